"""Texts of any source, a JSON object a line, and who they name."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from articles.models import Person, PersonIdentifier, Scheme
from articles.search.everybody import EVERYBODY
from articles.text.people.found import Doubt


class Malformed(Exception):
    """A line that cannot be read; the message says why."""


@dataclass(frozen=True)
class _Line:
    id: Any
    lang: str
    date: date
    text: str


class Lines:
    """Answers lines; 3 queries for any number of them."""

    def __init__(self) -> None:
        self._recogniser = EVERYBODY.recogniser()
        given = PersonIdentifier.objects.filter(scheme=Scheme.IMPORT).order_by("-position", "-pk")
        self._ids: dict[int, str] = dict(Person.objects.values_list("pk", "slug"))
        self._ids |= dict(given.values_list("person_id", "value"))

    def answer(self, line: str) -> dict[str, Any]:
        """Say who a text names, by the identifier of their import, else by slug. Raises Malformed."""
        told = _read(line)
        reading = self._recogniser.read(told.text, on=told.date, lang=told.lang)
        mentions = [
            {
                "start": each.start,
                "end": each.end,
                "person": None if each.person is None else self._id(each.person),
            }
            for each in reading.mentions
        ]
        return {
            "id": told.id,
            "mentions": mentions,
            "ambiguous": [self._doubt(each) for each in reading.ambiguous],
        }

    def _doubt(self, doubt: Doubt) -> dict[str, Any]:
        return {"start": doubt.start, "end": doubt.end, "candidates": sorted(map(self._id, doubt.candidates))}

    def _id(self, key: int | str) -> str:
        return self._ids[int(key)]


def _read(line: str) -> _Line:
    try:
        told = json.loads(line)
    except ValueError as fault:
        raise Malformed(f"no JSON: {fault}") from None
    if not isinstance(told, dict):
        raise Malformed("no JSON object")
    words = [told.get(name) for name in ("lang", "date", "text")]
    if not all(isinstance(word, str) for word in words):
        raise Malformed("it needs id, lang, date and text")
    lang, day, text = map(str, words)
    try:
        return _Line(told.get("id"), lang, date.fromisoformat(day), text)
    except ValueError:
        raise Malformed(f"“{day}” is no day such as 2010-11-20") from None
