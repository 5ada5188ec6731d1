"""What an address answers when no page is found for it: gone, moved, or never there."""

from datetime import datetime
from typing import TypeVar

from django.db.models import Model, QuerySet
from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect

from articles.models import Redirect, Tombstone

from .errors import gone

Thing = TypeVar("Thing", bound=Model)


def without_a_page(path: str, *, at: datetime) -> HttpResponse:
    """Answer 410 with its notice for a closed story, 301 for a moved address; else raise Http404."""
    tombstone = Tombstone.objects.standing(at).filter(address__path=path).first()
    if tombstone:
        return gone(tombstone.notice)
    return HttpResponsePermanentRedirect(moved_to(path))


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
