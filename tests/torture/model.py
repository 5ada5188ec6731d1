"""What must come of each act, said in a few lines without a database: the model that the desk is held to."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from articles.models import State
from articles.publishing.workflow import MOVES, Verb

FIELDS = ("headline", "standfirst", "body_html")
INSTANT = timedelta(microseconds=1)
Words = dict[str, str]


@dataclass
class Shown:
    """What readers have from one moment to another."""

    start: datetime
    end: datetime | None
    headline: str
    is_notice: bool = False

    def at(self, moment: datetime) -> bool:
        return self.start <= moment and (self.end is None or moment < self.end)


@dataclass
class Story:
    """A story as it must be: every saved text for ever, its state, and what readers have when."""

    pk: int
    saved: list[Words]
    state: State = State.DRAFT
    embargo: datetime | None = None
    shown: list[Shown] = field(default_factory=list)
    ever_shown: bool = False
    imported_as: int = 0  # the version an import made last

    @property
    def newest(self) -> Words:
        return self.saved[-1]

    @property
    def version(self) -> int:
        return len(self.saved)

    # What readers have

    @property
    def latest(self) -> Shown | None:
        return max(self.shown, key=lambda each: each.start, default=None)

    def live(self, at: datetime) -> Shown | None:
        return next((each for each in self.shown if each.at(at)), None)

    def pending(self, at: datetime) -> Shown | None:
        return next((each for each in self.shown if each.start > at), None)

    def moments(self) -> set[datetime]:
        """Return every moment at which something changes for readers."""
        return {each.start for each in self.shown} | {each.end for each in self.shown if each.end}

    # Acts: each says whether it is done

    def may(self, verb: Verb) -> bool:
        return (self.state, verb) in MOVES

    def move(self, verb: Verb) -> bool:
        if self.may(verb):
            self.state = MOVES[self.state, verb].to
            return True
        return False

    def publish(self, at: datetime) -> bool:
        live = self.live(at)
        is_told = live is not None and not live.is_notice
        if is_told or self.pending(at) or self._is_embargoed(at) or not self.move(Verb.PUBLISH):
            return False
        self._open(at, self.newest["headline"])
        return True

    def change(self, verb: Verb, at: datetime) -> bool:
        if not self.live(at) or self.pending(at) or self._is_embargoed(at) or not self.move(verb):
            return False
        self._open(at, self.newest["headline"])
        return True

    def schedule(self, starts: datetime, at: datetime) -> bool:
        if starts <= at or self.pending(at) or self._is_embargoed(starts) or not self.move(Verb.SCHEDULE):
            return False
        self._open(starts, self.newest["headline"])
        return True

    def cancel(self, at: datetime) -> bool:
        if not self.pending(at) or not self.may(Verb.CANCEL):
            return False
        self._cancel(at)
        if self.latest is None:
            self.state = State.READY
        return True

    def expire(self, ends: datetime, at: datetime) -> bool:
        latest = self.latest
        if latest is None or not self.may(Verb.EXPIRE) or (latest.end and latest.end <= at):
            return False
        if ends <= max(at, latest.start):
            return False
        latest.end = ends
        return True

    def take_down(self, verb: Verb, at: datetime) -> bool:
        """Withdraw, let vanish or kill; only a kill is for stories that readers never had, too."""
        had = [each for each in self.shown if each.start <= at]
        if not self.may(verb) or (verb != Verb.KILL and not had):
            return False
        self.move(verb)
        self._cancel(at)
        self._close(at)
        return True

    def retract(self, at: datetime) -> bool:
        if not self.live(at) or self._is_embargoed(at) or not self.move(Verb.RETRACT):
            return False
        self._cancel(at)
        self._open(at, f"Retracted: {self.live_headline(at)}", is_notice=True)
        return True

    def reinstate(self, at: datetime) -> bool:
        had = [each for each in self.shown if each.start <= at and not each.is_notice]
        if not had or self._is_embargoed(at) or not self.move(Verb.REINSTATE):
            return False
        last = max(had, key=lambda each: each.start)
        starts = self._after(at)
        self._close(starts)
        self.shown.append(Shown(starts, None, last.headline))
        return True

    def set_embargo(self, until: datetime, at: datetime) -> bool:
        pending = self.pending(at)
        if not self.may(Verb.CHANGE) or (pending and pending.start < until):
            return False
        self.embargo = until
        return True

    def live_headline(self, at: datetime) -> str:
        live = self.live(at)
        return live.headline if live else ""

    def _is_embargoed(self, begins: datetime) -> bool:
        return self.embargo is not None and begins < self.embargo

    def _after(self, starts: datetime) -> datetime:
        return max(starts, self.latest.start + INSTANT) if self.latest else starts

    def _open(self, starts: datetime, headline: str, *, is_notice: bool = False) -> None:
        starts, before = self._after(starts), self.latest
        ends = before.end if before and before.at(starts) else None
        self._close(starts)
        self.shown.append(Shown(starts, ends, headline, is_notice))

    def _close(self, at: datetime) -> None:
        latest = self.latest
        if latest and (latest.end is None or latest.end > at):
            latest.end = max(at, latest.start)
        self.shown = [each for each in self.shown if each.end is None or each.end > each.start]

    def _cancel(self, at: datetime) -> None:
        pending = self.pending(at)
        if pending is None:
            return
        self.shown.remove(pending)
        if self.latest and self.latest.end == pending.start:
            self.latest.end = pending.end


@dataclass
class Draft:
    """What someone has in an open form: the version it was read at, and their words."""

    story: Story
    read: int
    words: Words
    answered: Words = field(default_factory=dict)  # of others’ words, those its author has seen

    @property
    def base(self) -> Words:
        return self.story.saved[self.read - 1]

    def clashes(self) -> list[str]:
        """Name the fields that both changed differently and its author has not decided about."""
        theirs, base = self.story.newest, self.base
        return [
            name
            for name in FIELDS
            if base[name] != theirs[name] != self.words[name] != base[name]
            and self.answered.get(name) != theirs[name]
        ]

    def save(self) -> bool:
        """Save, merged with what others saved meanwhile; refused where both changed the same."""
        if self.clashes() or not self.story.may(Verb.CHANGE):
            return False
        mine, base, theirs = self.words, self.base, self.story.newest
        merged = {name: mine[name] if mine[name] != base[name] else theirs[name] for name in FIELDS}
        if merged != theirs:
            self.story.saved.append(merged)
        return True
