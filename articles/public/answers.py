"""What an address answers when no page is found for it: gone, moved, or never there."""

from datetime import datetime
from typing import TypeVar

from django.db.models import Model, QuerySet
from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect

from articles.models import Edition, Grave, Redirect, Tombstone
from articles.models.address import erased

from .errors import gone

Thing = TypeVar("Thing", bound=Model)


def without_a_page(path: str, *, at: datetime) -> HttpResponse:
    """Answer 410 for a closed story, 301 for a moved address; else raise Http404.

    Only what readers had counts: an address that a story will have tomorrow answers like any other path.
    """
    had = _had(path, at) or _had(erased(path), at)
    if had is None:
        return HttpResponsePermanentRedirect(moved_to(path))
    stone = Tombstone.objects.standing(at).filter(article=had).first()
    if stone:
        return _buried(stone)
    now = Edition.objects.live(at).filter(article=had).values_list("address__path", flat=True).first()
    return HttpResponsePermanentRedirect(now) if now else gone("")


def _had(path: str, at: datetime) -> int | None:
    return Edition.objects.shown(at).at_address(path).values_list("article_id", flat=True).first()


def _buried(stone: Tombstone) -> HttpResponse:
    if stone.kind == Grave.VANISHED:
        raise Http404("Nothing was ever published at this address.")
    return gone(stone.notice)


def moved_to(path: str) -> str:
    """Return where a former address leads. Raises Http404 when it never was one."""
    step = Redirect.objects.select_related("target").filter(address__path=path).first()
    if step is None:
        raise Http404("Nothing was ever published at this address.")
    return step.target.path


def with_slug(things: QuerySet[Thing], room: str, slug: str) -> Thing:
    """Return the thing now called by the slug, else the one that was; its own slug tells which.

    Raises Http404 when there was none.
    """
    found = things.filter(slug=slug).first()
    if found is None:
        found = things.filter(slug=moved_to(f"/{room}/{slug}/").split("/")[-2]).first()
    if found is None:
        raise Http404(f"Nobody and nothing of this name is in {room}.")
    return found
