"""Choosing a place: one the paper has named before, or any of the gazetteer's."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime

from django.contrib.auth.models import User
from django.db.models import Q

from articles.admin.choosers import MOST, Choice, Chooser, numbers
from articles.models import Place
from articles.publishing.known import place_row
from articles.search.index import fold
from articles.text.gazetteer import Entry
from articles.text.gazetteer import load as load_gazetteer
from articles.text.whereabouts import ranked

_FROM_GAZETTEER = "gaz:"


class Places(Chooser):
    """Keys are primary keys, or `gaz:` and the number of a place that has no row yet."""

    permission, one = "articles.view_place", "place"

    def offer(self, words: str) -> list[Choice]:
        if not words.strip():
            return [known_place(place) for place in Place.objects.by_name()[:MOST]]
        begun = Q(sort_key__startswith=fold(words)) | Q(aliases__contains=[words])
        known = Place.objects.filter(begun).by_name()[:MOST]
        return _merged(known, load_gazetteer().starts_with(words, MOST))

    def called(self, text: str) -> list[Choice]:
        name, _, whole = (part.strip() for part in text.partition(","))
        rows = Place.objects.filter(Q(sort_key=fold(name)) | Q(aliases__contains=[name])).by_name()[:MOST]
        areas = [part.strip() for part in whole.split(",") if part.strip()]
        region, country = (areas[0], areas[-1]) if len(areas) > 1 else ("", whole)
        found = _merged(rows, load_gazetteer().find(name, region=region, country=country)[:MOST])
        exact = [choice for choice in found if choice.text.casefold() == text.casefold()]
        # A name alone means the likeliest place of that name; what was taken is shown for correction.
        return exact[:1] or found[:1]

    def show(self, keys: Sequence[str]) -> dict[str, Choice]:
        known = {str(place.pk): known_place(place) for place in Place.objects.filter(pk__in=numbers(keys))}
        entries = {key: _entry(key) for key in keys if key.startswith(_FROM_GAZETTEER)}
        return known | {key: _unknown(entry) for key, entry in entries.items() if entry}


def place_of(key: str, *, by: User, via: str, at: datetime) -> Place:
    """Return the place of a key that was shown, making its row when this story is the first to name it."""
    entry = _entry(key)
    return place_row(entry, by=by, via=via, at=at) if entry else Place.objects.get(pk=key)


def _entry(key: str) -> Entry | None:
    number = key.removeprefix(_FROM_GAZETTEER)
    if number == key or not re.fullmatch(r"-?[0-9]{1,18}", number):
        return None
    return load_gazetteer().get(int(number))


def _merged(rows: Iterable[Place], entries: list[Entry]) -> list[Choice]:
    rows = list(rows)
    named = {place.gazetteer_id for place in rows}
    numbered = Place.objects.filter(gazetteer_id__in=[entry.id for entry in entries if entry.id not in named])
    already = {place.gazetteer_id: place for place in numbered}
    choices = [known_place(place) for place in rows]
    for entry in entries:
        if entry.id not in named:
            place = already.get(entry.id)
            choices.append(known_place(place) if place else _unknown(entry))
    return choices[:MOST]


def key_of(entry: Entry) -> str:
    """Give the key by which the form knows a place of the gazetteer."""
    return f"{_FROM_GAZETTEER}{entry.id}"


def namesakes(place: Place, printed: str) -> list[Choice]:
    """List the other places that a printed name may mean, the likeliest first; no query."""
    found = ranked(printed or place.name).entries
    return [_unknown(entry) for entry in found if entry.id != place.gazetteer_id]


def known_place(place: Place) -> Choice:
    """Describe a place that has a row."""
    return Choice(str(place.pk), str(place), "in the paper before")


def _unknown(entry: Entry) -> Choice:
    text = ", ".join(part for part in (entry.name, entry.region, entry.country) if part)
    return Choice(key_of(entry), text)
