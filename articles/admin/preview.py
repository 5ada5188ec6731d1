"""The reader's own page of a story that is not published."""

import re
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.template.response import SimpleTemplateResponse
from django.urls import resolve, reverse
from django.utils import timezone

from articles.access.needs import needs
from articles.admin.found import story
from articles.admin.moments import exact
from articles.admin.site import page
from articles.models import Article, Revision, State
from articles.publishing.moves import NotReadyToPublish
from articles.publishing.preview import NotShownNow, as_published
from articles.publishing.rights import SEE

_BODY = re.compile(rb"<body[^>]*>")


@needs(SEE, of=story, methods=("GET",))
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the working copy as readers would get it now; nothing is published."""
    article = get_object_or_404(Article, pk=pk)
    try:
        response = _with_the_desks_pictures(readers_page(request, article, at=timezone.now()))
    except NotReadyToPublish as refusal:
        context = {"article": article, "reasons": refusal.reasons}
        response = page(request, "admin/articles/article/not_ready.html", "Not ready to preview", context)
    except NotShownNow as refusal:
        response = not_now(refusal)
    response["Cache-Control"] = "no-store, private"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def readers_page(
    request: HttpRequest,
    article: Article,
    *,
    at: datetime,
    revision: Revision | None = None,
    ends: datetime | None = None,
) -> HttpResponse:
    """Render the page that readers would get of the newest revision, or the one given, marked as a preview.

    Whatever the browser has of it already, it is whole. `ends` is when it can no longer be seen, if ever.
    Raises NotReadyToPublish or NotShownNow.
    """
    with as_published(article, at=at, revision=revision) as edition:
        response = _asked(request, edition.address.path)
        number = edition.revision.number
    # Only now, when the story is free again, the part that takes the time.
    if isinstance(response, SimpleTemplateResponse):
        response = response.render()
    banner = {"state": _state(article), "version": number, "ends": exact(ends) if ends else ""}
    return _marked(response, render_to_string("public/parts/preview.html", banner))


def not_now(refusal: NotShownNow) -> HttpResponse:
    """Ask to try again in a moment."""
    return HttpResponse(str(refusal), status=503, content_type="text/plain", headers={"Retry-After": "2"})


def _state(article: Article) -> str:
    # “Not published. Published” would help nobody.
    published = article.state == State.PUBLISHED
    return "A change of a published story" if published else article.get_state_display()


def _asked(request: HttpRequest, address: str) -> HttpResponse:
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
    return response


def _marked(response: HttpResponse, banner: str) -> HttpResponse:
    # Readers' templates know of no previews, so that none of their pages can ever say it is one.
    body = _BODY.sub(lambda tag: tag[0] + b"\n" + banner.encode(), response.content, count=1)
    return HttpResponse(body, status=response.status_code, content_type=response["Content-Type"])


def _with_the_desks_pictures(response: HttpResponse) -> HttpResponse:
    # Pictures are not released yet, so the page shows the desk's own copies.
    unreleased = reverse("admin:picture", args=["token", "name"]).removesuffix("token/name")
    response.content = response.content.replace(settings.MEDIA_URL.encode(), unreleased.encode())
    return response
