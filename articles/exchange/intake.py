"""A batch, item by item: read, decide, write; what fails fails alone."""

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import TypeVar

from django.contrib.auth.models import User
from django.db import DatabaseError, IntegrityError, OperationalError, connection

from articles.exchange.apply import apply
from articles.exchange.batch import Item, shown
from articles.exchange.decide import Decision, Status, decide
from articles.exchange.draft import drafted, identity
from articles.exchange.known import Known, known_as
from articles.exchange.options import Options
from articles.exchange.register import Register
from articles.exchange.shelves import Unreadable
from articles.publishing.refused import Refused
from articles.publishing.saving import ChangedMeanwhile
from articles.wire.formats import FORMATS, recognise
from articles.wire.story import Malformed, Story

logger = logging.getLogger(__name__)

Made = TypeVar("Made")


class DatabaseGone(Exception):
    """The database cannot be reached any more; what came before stays, and the rest may be tried again."""


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What became of one item of a batch; `item` tells it from others of the same file."""

    source: str
    item: str
    status: Status
    article: int | None = None
    reason: str = ""
    warnings: tuple[str, ...] = ()


class Intake:
    """One run of an import, which remembers what it has seen."""

    def __init__(self, options: Options, *, by: User | None, clock: Callable[[], datetime]) -> None:
        self._options, self._by, self._clock = options, by, clock
        self._register = Register()
        self._brought_by: dict[str, str] = {}
        self._planned: dict[str, Known] = {}

    def outcomes(self, items: Iterable[Item]) -> Iterator[Outcome]:
        """Take the items in, one after the other; an outcome for each story and each file without one.

        Raises DatabaseGone; what has been taken in until then stays.
        """
        for item in items:
            read = _guarded(item, "", partial(self._stories, item))
            if isinstance(read, Outcome):
                yield read
                continue
            for story in read:
                yield _guarded(item, story.headline, partial(self._taken, item, story))

    def _stories(self, item: Item) -> list[Story]:
        data = item.read()
        name = self._options.format or recognise(data, item.source)
        if name is None:
            raise Malformed(f"is in no format that is known here ({', '.join(FORMATS)})")
        return [replace(story, format=name) for story in FORMATS[name].read(data, name=item.source)]

    def _taken(self, item: Item, story: Story) -> Outcome:
        try:
            return self._tried(item, story)
        except (ChangedMeanwhile, IntegrityError, OperationalError):
            # Someone else was quicker: decide again about what is here now.
            return self._tried(item, story)

    def _tried(self, item: Item, story: Story) -> Outcome:
        at, uri = self._clock(), identity(story)
        known = self._planned.get(uri) or known_as(uri, at=at)
        draft = drafted(story, item, known, options=self._options, register=self._register)
        twin = self._brought_by.get(uri, "")
        decision = decide(draft, known, twin=twin, publish=self._options.publish, at=at)
        article = known.article if known else None
        if self._options.plan:
            self._planned |= {uri: decision.after} if decision.after else {}
        elif decision.writes or decision.move:
            article = self._applied(decision, at=at)
        if decision.writes:
            self._register.learn(
                draft.placement.names, {picture.sha256: picture.alt for picture in draft.pictures}
            )
        self._brought_by.setdefault(uri, item.source)
        return Outcome(
            source=item.source,
            item=shown(story.headline),
            status=decision.status,
            article=article,
            reason=decision.reason,
            warnings=draft.warnings,
        )

    def _applied(self, decision: Decision, *, at: datetime) -> int:
        with ExitStack() as undo:
            # Rows that were looked up or made in a transaction that is undone are not there.
            undo.callback(self._register.forget)
            article = apply(decision, register=self._register, by=self._by, at=at)
            undo.pop_all()
        return article.pk


def _guarded(item: Item, name: str, act: Callable[[], Made]) -> Made | Outcome:
    """Keep the trouble of one item from the others."""
    try:
        return act()
    except Unreadable as reason:
        return _failed(item, name, str(reason))
    except Refused as refusal:
        return _failed(item, name, f"{refusal} Nothing of it was changed.")
    except Malformed as error:
        return _failed(item, name, Malformed(error.reason, place=error.place, remedy=error.remedy).sentence())
    except Exception as error:
        # One of the two broad excepts that the architecture allows.
        if isinstance(error, DatabaseError) and not connection.is_usable():
            raise DatabaseGone(f"The database went away at {item.source}.") from error
        logger.exception("%s could not be imported", item.source)
        return _failed(item, name, f"an error nobody expected ({type(error).__name__}: {error}); see the log")


def _failed(item: Item, name: str, reason: str) -> Outcome:
    told = " ".join(shown(reason).split())
    return Outcome(source=item.source, item=shown(name), status="failed", reason=told)
