"""Everybody of the database, ready to be recognised; kept by each process, renewed before use."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BigIntegerField, F, Func, QuerySet, Subquery, Value
from django.db.models.functions import Cast, JSONObject, Substr

from articles.models import AuditEntry, Held, Person, roles_told
from articles.text.people.lexicon import Role, Someone
from articles.text.people.recognise import Recogniser

# Organisations are never renamed, so all that is told of a person changes with the person's own entries.
_PERSON = "person:"
_MOST = 500  # changes, above which everybody is read again
_MOST_AT_ONCE = 30_000  # people of a first reading, above which they are read in parts


@dataclass(frozen=True)
class _News:
    """How far the audit log, which has every change of a person, has come; and what changed since."""

    since: int = 0
    last: int = 0
    count: int = 0
    things: tuple[str, ...] = ()
    people: tuple[dict[str, Any], ...] = ()
    is_told: bool = False  # whether there is an audit log at all

    def is_after(self, before: "_News | None") -> bool:
        return before is None or (self.last, self.count) != (before.last, before.count)

    def tells_all(self, before: "_News | None") -> bool:
        """Tell whether the newest entries name everybody who has changed.

        A transaction that began earlier may have ended later, and its entries have smaller numbers.
        """
        if before is None:
            return self.is_told and len(self.people) <= _MOST_AT_ONCE
        return self.count - before.count == len(self.things) <= _MOST


class Everybody:
    """One recogniser for all threads of a process."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._known: _News | None = None
        self._recogniser = Recogniser([])

    def question(self) -> dict[str, Any]:
        """Return annotations for a row that is read anyway, so that `recogniser` asks nothing more."""
        return _question(self._known.last if self._known else 0)

    def recogniser(self, row: Any = None) -> Recogniser:
        """Return the recogniser of everybody there is now, as a row tells that was read with the `question`.

        Without such a row 1 query, one more where very many are to be read; seconds for 100,000 people the
        first time.
        """
        with self._lock:
            since = self._known.last if self._known else 0
            is_asked = row is not None and getattr(row, "people_since", None) == since
            news = _news(row) if is_asked else _news_since(since)
            if news.is_after(self._known):
                self._renew(news)
                self._known = news
            return self._recogniser

    def _renew(self, news: _News) -> None:
        if not news.tells_all(self._known):
            self._recogniser = Recogniser(_everyone())
            return
        lexicon = self._recogniser.lexicon
        for thing in news.things:
            lexicon.remove(int(thing.removeprefix(_PERSON)))
        for told in news.people:
            lexicon.put(_someone(told))


def _question(since: int) -> dict[str, Any]:
    """Return what any row can be annotated with, to tell the news since an entry of the audit log."""
    # Without the exclusion the index of things is of no use.
    entries = AuditEntry.objects.filter(thing__startswith=_PERSON).exclude(thing="").order_by()
    newer = entries.filter(pk__gt=since)
    number = Cast(Substr("thing", len(_PERSON) + 1), BigIntegerField())
    changed = newer.filter(thing__regex=r"^person:[0-9]+$").annotate(number=number).values("number")
    people = Person.objects.filter(pk__in=changed) if since else Person.objects.all()
    count = entries.annotate(count=Func(F("pk"), function="COUNT")).values("count")
    return {
        "people_since": Value(since),
        "people_last": Subquery(entries.order_by("-pk").values("pk")[:1]),
        "people_count": Subquery(count),
        "people_things": ArraySubquery(newer.values("thing")[: _MOST + 1]),
        "people_told": ArraySubquery(_told(people)[: (_MOST if since else _MOST_AT_ONCE) + 1]),
    }


def _news(row: Any) -> _News:
    last, things, told = row.people_last or 0, tuple(row.people_things), tuple(row.people_told)
    return _News(row.people_since, last, row.people_count, things, told, is_told=True)


def _news_since(since: int) -> _News:
    row = AuditEntry.objects.annotate(**_question(since)).order_by("pk").first()
    return _news(row) if row else _News()


def _told(people: QuerySet[Person]) -> Any:
    named = {name: name for name in ("name", "aliases", "disambiguation", "held")}
    rows = people.order_by("pk").annotate(held=roles_told())
    return rows.values(told=JSONObject(key="pk", **named))


def _everyone() -> Iterator[Someone]:
    for told in _told(Person.objects.all()).values_list("told", flat=True).iterator(chunk_size=5000):
        yield _someone(told)


def _someone(told: dict[str, Any]) -> Someone:
    roles = tuple(Role(role.text, role.since, role.until) for role in Held.read(told["held"]))
    return Someone(told["key"], told["name"], tuple(told["aliases"]), roles, told["disambiguation"])


EVERYBODY = Everybody()


def certain_people(text: str, *, on: date, language: str) -> list[Person]:
    """List those whom a text of a day certainly names, in its order; 2 or 3 queries."""
    reading = EVERYBODY.recogniser().read(text, on=on, lang=language)
    keys = dict.fromkeys(
        int(each.person) for each in reading.mentions if each.person is not None and each.fits
    )
    people = Person.objects.in_bulk(list(keys))
    return [people[key] for key in keys if key in people]
