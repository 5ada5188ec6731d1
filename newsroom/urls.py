"""The addresses of the whole site; the readers' come last because a section may have almost any name."""

from django.urls import include, path

from articles.admin import outside
from articles.admin.site import desk
from newsroom import health

urlpatterns = [
    path("admin/", desk.urls),
    path("health/live", health.live),
    path("health/ready", health.ready),
    path("preview/<str:signature>/", outside.shared, name="preview"),
    path("preview/<str:signature>/<slug:token>/<str:name>", outside.shared_picture, name="preview_picture"),
    path("", include("articles.public.urls")),
]

handler403 = "newsroom.refusals.not_allowed"
handler404 = "articles.public.errors.not_found"
handler500 = "articles.public.errors.failed"
