"""A revision as its readers would get it, for someone outside who was given the link."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from articles.access.needs import PUBLIC, needs
from articles.admin.picture_files import rendition
from articles.admin.preview import not_now, readers_page
from articles.models import PreviewLink
from articles.publishing.moves import NotReadyToPublish
from articles.publishing.preview import NotShownNow
from articles.publishing.sharing import note_use, opened, tokens_of

# Why a link leads nowhere is told to nobody.
_NOWHERE = "Nothing is shown here, or nothing any more."


@needs(PUBLIC, methods=("GET",))
def shared(request: HttpRequest, signature: str) -> HttpResponse:
    """Show the revision of a link, with its pictures at addresses beneath the link's own."""
    link, at = _open(signature), timezone.now()
    try:
        page = readers_page(request, link.article, at=at, revision=link.revision, ends=link.expires_at)
    except NotReadyToPublish:
        raise Http404(_NOWHERE) from None
    except NotShownNow as refusal:
        return _untraced(not_now(refusal))
    note_use(link, at=at)
    return _untraced(HttpResponse(_with_own_pictures(page.content, link, signature), status=page.status_code))


@needs(PUBLIC, methods=("GET",))
def shared_picture(request: HttpRequest, signature: str, token: str, name: str) -> HttpResponse:
    """Send a picture of the revision that a link shows."""
    if token not in tokens_of(_open(signature).revision):
        raise Http404(_NOWHERE)
    return _untraced(rendition(token, name))


def _open(signature: str) -> PreviewLink:
    link = opened(signature, at=timezone.now())
    if link is None:
        raise Http404(_NOWHERE)
    return link


def _with_own_pictures(page: bytes, link: PreviewLink, signature: str) -> bytes:
    for token in tokens_of(link.revision):
        own = reverse("preview_picture", args=[signature, token, "name"]).removesuffix("name")
        page = page.replace(f"{settings.MEDIA_URL}{token}/".encode(), own.encode())
    return page


def _untraced(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store, private"
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "no-referrer"
    return response
