"""What was typed into a story's form and not saved: kept, offered to its author again, closed by a save."""

import re
import secrets
from collections import Counter
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import QueryDict

from articles.models import Article, Autosave
from articles.models.autosave import LONGEST_KEY
from articles.text.html import plain

MOST_CHARACTERS = 2_000_000
OFFERED = 5
# Closed rows are remembered as long as a browser may still hold the words they held.
REMEMBERED = timedelta(days=90)
KEY, CONTINUES, TURN = "autosave", "continues", "turn"
_NOT_KEPT = {"csrfmiddlewaretoken", "article", "tab", KEY, CONTINUES, TURN}
_KEY = re.compile(rf"[A-Za-z0-9_-]{{8,{LONGEST_KEY}}}")
_WORD = re.compile(r"\w+")
_IN_WORDS = ("kicker", "headline", "standfirst")

Fields = dict[str, list[str]]


class TooLong(Exception):
    """The fields of a form hold more than is kept."""


class Closed(Exception):
    """What the form held is saved or discarded already."""


def new_key() -> str:
    """Name a form that nobody has typed in yet."""
    return secrets.token_urlsafe(16)


def key_of(text: str) -> str:
    """Read the key of a form; empty where there is none."""
    return text if _KEY.fullmatch(text) else ""


def number(text: str) -> int:
    """Read a turn or a version that a form carries; 0 where it is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def fields_of(posted: QueryDict) -> Fields:
    """Take the fields of a form as they were posted, without its buttons. Raises TooLong."""
    kept = {name: values for name, values in posted.lists() if name not in _NOT_KEPT and name[:1] != "_"}
    # PostgreSQL has no text with a NUL in it.
    fields = {name: [value.replace("\0", "") for value in map(str, values)] for name, values in kept.items()}
    if sum(len(name) + sum(map(len, values)) for name, values in fields.items()) > MOST_CHARACTERS:
        raise TooLong(
            f"A form of more than {MOST_CHARACTERS:,} characters is not kept: save it, or shorten it."
        )
    return fields


def keep_fields(
    fields: Fields, *, by: User, key: str, article: Article | None, at: datetime, turn: int = 0
) -> Autosave:
    """Write down the fields of one form, unless what is there is of a later turn. Raises Closed.

    Touches no row of the story. Costs two queries, three for the first.
    """
    written: dict[str, Any] = {"article": article, "fields": fields, "turn": turn, "kept_at": at}
    row, is_new = Autosave.objects.get_or_create(by=by, key=key, defaults=written)
    if row.closed_at:
        raise Closed
    if not is_new:
        Autosave.objects.filter(pk=row.pk, closed_at=None, turn__lt=turn).update(**written)
    return row


def close(key: str, *, by: User, at: datetime) -> None:
    """Forget the words of a form that is saved or discarded; its key takes no more."""
    if key_of(key):
        gone = {"fields": {}, "closed_at": at, "kept_at": at}
        Autosave.objects.update_or_create(by=by, key=key, defaults=gone)
    Autosave.objects.filter(by=by, closed_at__lt=at - REMEMBERED).delete()


def waiting_for(user: User, article: Article | None) -> QuerySet[Autosave]:
    """Return the newest of what someone has not saved of a story, or of new ones; nobody sees another's."""
    return Autosave.objects.filter(by=user, article=article).waiting().latest_first()[:OFFERED]


def kept_as(key: str, user: User, article: Article | None) -> Autosave | None:
    """Find one of them by its key."""
    return Autosave.objects.filter(by=user, article=article, key=key_of(key)).waiting().first()


def as_posted(fields: Mapping[str, list[str]]) -> QueryDict:
    """Turn kept fields into what a form is bound to."""
    data = QueryDict(mutable=True)
    for name, values in fields.items():
        data.setlist(name, list(values))
    return data


def words_apart(fields: Mapping[str, list[str]], article: Article | None) -> int:
    """Count the words of the text that only one of the two has."""
    kept = Counter(_words({name: values[0] for name, values in fields.items() if values}))
    names = (*_IN_WORDS, "body_html")
    saved = Counter(_words({name: getattr(article, name) for name in names} if article else {}))
    return max((kept - saved).total(), (saved - kept).total())


def _words(text: Mapping[str, str]) -> list[str]:
    lines = [text.get(name, "") for name in _IN_WORDS]
    return _WORD.findall(" ".join([*lines, plain(text.get("body_html", ""))]))


def headline_of(kept: Autosave) -> str:
    """Name what is kept by its headline."""
    return " ".join(kept.fields.get("headline", [""])[0].split()) or "Without a headline"


def supersede(continued: str, *, by: User) -> None:
    """Drop what another form took up, "key turn", unless somebody has typed in it since."""
    key, _, turn = continued.partition(" ")
    if key_of(key):
        Autosave.objects.filter(by=by, key=key, turn=number(turn)).waiting().delete()
