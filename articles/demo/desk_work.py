"""What the demo newspaper's desk does with its stories, each act by somebody who may do it."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User

from articles.demo.manuscript import Entry, moment, to_come
from articles.demo.staff import VIA, Desk
from articles.models import Article, Change, PlannedStory, Section, Storyline
from articles.publishing import desk_moves, embargo, moves, planning, schedule, takedowns
from articles.publishing.storylines import save_storyline
from articles.publishing.workflow import Verb


def handle(article: Article, entry: Entry, *, desk: Desk, now: datetime) -> None:
    """Do with a story what its entry says, act by act."""
    for act in entry.get("acts", []):
        words = {name: value for name, value in act.items() if name not in ("verb", "by", "hours_ago")}
        for name in {"starts", "ends", "until"} & words.keys():
            words[name] = to_come(words[name], now=now)
        if "to" in words:
            words["to"] = desk.members[words["to"]]
        DONE_BY[act["verb"]](article, **words, by=desk.members[act["by"]], via=VIA, at=moment(act, now=now))


def plan(entries: list[Entry], *, desk: Desk, now: datetime) -> None:
    """Put on the news list what is not there yet."""
    for entry in entries:
        if PlannedStory.objects.filter(what=entry["what"]).exists():
            continue
        planning.plan(
            entry["what"],
            Section.objects.get(path=entry["section"]),
            who=desk.members[entry["who"]] if "who" in entry else None,
            due_at=to_come(entry["due"], now=now) if "due" in entry else None,
            **{name: entry[name] for name in ("length", "place", "note", "dropped") if name in entry},
            by=desk.members[entry["by"]],
            via=VIA,
            at=moment(entry, now=now),
        )


def chain(entries: list[Entry], stories: Mapping[str, Article], *, desk: Desk, now: datetime) -> None:
    """Make the storylines that are not there yet, of those of their stories that are."""
    for entry in entries:
        if Storyline.objects.filter(name=entry["name"]).exists():
            continue
        section = Section.objects.get(path=entry["section"])
        storyline = Storyline(name=entry["name"], description=entry["description"], section=section)
        keys = [stories[key].pk for key in entry["stories"] if key in stories]
        at = moment(entry, now=now)
        save_storyline(storyline, keys, by=desk.members[entry["by"]], via=VIA, at=at)


def _schedule(article: Article, *, starts: datetime, by: User, via: str, at: datetime) -> None:
    first = moves.announced(Change.FIRST, at=starts)
    schedule.schedule(article, first, starts=starts, by=by, via=via, at=at)


def _move(verb: Verb) -> Callable[..., None]:
    def move(article: Article, **words: Any) -> None:
        desk_moves.move(article, verb, **words)

    return move


# what an act's `verb` may be
DONE_BY: dict[str, Callable[..., Any]] = {
    **{verb.value: _move(verb) for verb in desk_moves.DONE},
    "assign": desk_moves.assign,
    "place_legal_hold": desk_moves.place_legal_hold,
    "set_embargo": embargo.set_embargo,
    "schedule": _schedule,
    "expire": schedule.expire,
    "retract": takedowns.retract,
    "kill": takedowns.kill,
    "note": planning.leave_note,
}
