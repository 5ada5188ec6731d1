"""The addresses of the whole site; the readers' come last because a section may have almost any name."""

from django.urls import include, path

from articles.admin.site import desk
from newsroom import health

urlpatterns = [
    path("admin/", desk.urls),
    path("health/live", health.live),
    path("health/ready", health.ready),
    path("", include("articles.public.urls")),
]

handler403 = "articles.public.errors.refused"
handler404 = "articles.public.errors.not_found"
handler500 = "articles.public.errors.failed"
