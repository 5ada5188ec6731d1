"""The reader's own page of a story that is not published."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import resolve, reverse
from django.utils import timezone

from articles.access.needs import needs
from articles.admin.found import story
from articles.admin.site import page
from articles.models import Article
from articles.publishing.moves import NotReadyToPublish
from articles.publishing.preview import as_published
from articles.publishing.rights import SEE


@needs(SEE, of=story, methods=("GET",))
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the working copy as readers would get it now; nothing is published."""
    article = get_object_or_404(Article, pk=pk)
    try:
        with as_published(article, at=timezone.now()) as edition:
            response = _with_the_desks_pictures(readers_page(request, edition.address.path))
    except NotReadyToPublish as refusal:
        context = {"article": article, "reasons": refusal.reasons}
        response = page(request, "admin/articles/article/not_ready.html", "Not ready to preview", context)
    response["Cache-Control"] = "no-store, private"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def readers_page(request: HttpRequest, address: str) -> HttpResponse:
    """Render the page that readers get at an address, whole, whatever the browser has of it already."""
    asked = HttpRequest()
    asked.method = "GET"
    asked.path = asked.path_info = address
    asked.META = {
        name: value
        for name, value in request.META.items()
        if name != "QUERY_STRING" and not name.startswith("HTTP_IF_")
    }
    match = resolve(address)
    response: HttpResponse = match.func(asked, *match.args, **match.kwargs)
    if isinstance(response, TemplateResponse):
        response.render()
    return response


def _with_the_desks_pictures(response: HttpResponse) -> HttpResponse:
    # Pictures are not released yet, so the page shows the desk's own copies.
    unreleased = reverse("admin:picture", args=["token", "name"]).removesuffix("token/name")
    body = response.content.replace(settings.MEDIA_URL.encode(), unreleased.encode())
    return HttpResponse(body, status=response.status_code, content_type=response["Content-Type"])
