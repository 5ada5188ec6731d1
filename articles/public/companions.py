"""Whom and where someone appears with, counted over what readers have now."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, QuerySet, Value

from articles.models import Edition, EditionPerson, EditionPlace, Person

MOST = 8
COUNTED = 1000  # of the newest stories, so that who is in every story costs no more than others


@dataclass(frozen=True)
class Companion:
    """A person or place, and in how many stories."""

    name: str
    path: str
    stories: int


@dataclass(frozen=True)
class Companions:
    people: list[Companion]
    places: list[Companion]


def companions_of(person: Person, at: datetime) -> Companions:
    """Count over the newest live stories that name someone, and the newest they made; 1 query."""
    live = Edition.objects.live(at)
    walks = (walk.newest_first()[:COUNTED] for walk in (live.mentioning(person), live.by(person)))
    named, made = (walk.values("pk") for walk in walks)
    theirs = {"edition__in": named.union(made)}
    others = EditionPerson.objects.filter(relation="mention", **theirs).exclude(person=person)
    found = _counted(others, "person", "people").union(
        _counted(EditionPlace.objects.filter(**theirs), "place", "places"), all=True
    )
    told: dict[str, list[Companion]] = {"people": [], "places": []}
    for room, name, slug, stories in found:
        told[room].append(Companion(name, f"/{room}/{slug}/", stories))
    return Companions(*(sorted(each, key=lambda one: (-one.stories, one.name)) for each in told.values()))


def _counted(rows: QuerySet[Any], thing: str, room: str) -> QuerySet[Any, Any]:
    named = rows.annotate(room=Value(room)).values_list("room", f"{thing}__name", f"{thing}__slug")
    counted: QuerySet[Any, Any] = named.annotate(stories=Count("edition"))
    return counted.order_by("-stories", thing)[:MOST]
