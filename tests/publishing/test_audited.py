"""Every act is written down once, with who, when, from where, old and new, or it has not happened.

What there is to do is read from the running code: every function of publishing that takes `via`.
"""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection, transaction
from taggit.models import Tag

from articles import publishing
from articles.models import (
    Article,
    AuditEntry,
    Change,
    Person,
    Place,
    PlannedStory,
    PreviewLink,
    RelatedType,
    Revision,
    Section,
    Storyline,
)
from articles.publishing import (
    desk_moves,
    embargo,
    erasing,
    known,
    many_people,
    moves,
    one_person,
    planning,
    related,
    restoring,
    saving,
    schedule,
    sharing,
    storylines,
    takedowns,
    under_pending,
)
from articles.publishing.workflow import Verb
from articles.text.gazetteer import load
from tests.cast import rewrite, write_story
from tests.publishing.pen import PenBreaks, break_the_pen, everything
from tests.publishing.verbs import AT, HOUR, go, put_off

NOW = AT + 2 * HOUR
LATER = AT + 480_000 * HOUR  # by the database's clock too
ROSA = many_people.NewPerson("Rosa", [], "", [], "p1", {})
Who = dict[str, Any]
Act = Callable[[Article, Who], object]
# They take `via` and are steps of others; the pen itself, and the messengers.
STEPS = {
    "audit.record",
    "audit.record_many",
    "effects.announce",
    "effects.announce_end",
    "four_eyes.require_second_person",
    "moves.give",
    "known.note_person",
    "known.note_thing",
    "known.section_at",
    "schedule.drop_pending",
}


def nothing(article: Article) -> None:
    """Leave the draft as it is."""


def live(article: Article) -> None:
    go("publish", article)
    rewrite(article, headline="Ferry leaves late")


def scheduled(article: Article) -> None:
    live(article)
    put_off(article, LATER, at=AT + HOUR)


def gone(article: Article) -> None:
    live(article)
    go("withdraw", article, AT + HOUR, notice="Wrong.")


def embargoed(article: Article) -> None:
    go("set_embargo", article, until=LATER)


def on_legal_hold(article: Article) -> None:
    go("place_legal_hold", article, reason="Court.")


def two_of_them(article: Article) -> None:
    write_story("Tram stops for chess")


def shared(article: Article) -> None:
    sharing.share(article, lasts=3 * HOUR, by=None, via="test", at=AT)


def planned(article: Article) -> None:
    planning.plan("Strike ends", section_of(article), by=None, via="test", at=AT)


def two_people(article: Article) -> None:
    for name in ("Rosa Peña", "Rosa Pena"):
        known.save_person(Person(name=name), by=None, via="test", at=AT)


def ordered(article: Article) -> None:
    go("kill", article, notice="", reason="Court.")
    someone = User.objects.create_superuser("someone")
    erasing.order_erasure(article, reason="Court.", by=someone, via="test", at=AT)


def section_of(article: Article) -> Section:
    assert article.section
    return article.section


@transaction.atomic
def keep(article: Article, who: Who) -> None:
    article.headline = "Ferry leaves early"
    article.save()
    saving.keep(article, **who)


def restore(article: Article, who: Who) -> None:
    first = Revision.objects.filter(article=article).order_by("number")[0]
    restoring.restore(article, first, version=article.version, **who)


def rename_section(article: Article, who: Who) -> None:
    section = section_of(article)
    section.name = "Elsewhere"
    known.save_section(section, **who)


# function: what happened to the story before, and how it is called
ACTS: dict[str, tuple[Callable[[Article], None], Act]] = {
    "desk_moves.move": (nothing, lambda a, who: desk_moves.move(a, Verb.SUBMIT, **who)),
    "desk_moves.assign": (nothing, lambda a, who: desk_moves.assign(a, who["by"], **who)),
    "desk_moves.place_legal_hold": (
        nothing,
        lambda a, who: desk_moves.place_legal_hold(a, reason="Court.", **who),
    ),
    "desk_moves.lift_legal_hold": (
        on_legal_hold,
        lambda a, who: desk_moves.lift_legal_hold(a, reason="Settled.", **who),
    ),
    "embargo.set_embargo": (nothing, lambda a, who: embargo.set_embargo(a, LATER, **who)),
    "embargo.lift_embargo": (embargoed, lambda a, who: embargo.lift_embargo(a, **who)),
    "erasing.order_erasure": (nothing, lambda a, who: erasing.order_erasure(a, reason="Court.", **who)),
    "erasing.erase": (ordered, lambda a, who: erasing.erase(a, **who)),
    "known.organisation_named": (nothing, lambda a, who: known.organisation_named("NATO", **who)),
    "known.save_section": (nothing, rename_section),
    "known.save_person": (nothing, lambda a, who: known.save_person(Person(name="Rosa"), **who)),
    "known.save_place": (nothing, lambda a, who: known.save_place(Place(name="Uyuni"), **who)),
    "known.place_row": (nothing, lambda a, who: known.place_row(load().find("Riga")[0], **who)),
    "known.save_tag": (nothing, lambda a, who: known.save_tag(Tag(name="Ferries", slug="ferries"), **who)),
    "many_people.create_people": (
        nothing,
        lambda a, who: many_people.create_people([ROSA], many_people.Slugs(), **who),
    ),
    "one_person.merge_people": (
        two_people,
        lambda a, who: one_person.merge_people(*Person.objects.order_by("pk"), **who),
    ),
    "moves.publish": (nothing, lambda a, who: moves.publish(a, **who)),
    "moves.change": (
        live,
        lambda a, who: moves.change(a, moves.announced(Change.MINOR, at=NOW), **who),
    ),
    "moves.update": (live, lambda a, who: moves.update(a, **who)),
    "moves.correct": (live, lambda a, who: moves.correct(a, note="Late.", **who)),
    "planning.plan": (nothing, lambda a, who: planning.plan("Strike ends", section_of(a), **who)),
    "planning.save_plan": (
        nothing,
        lambda a, who: planning.save_plan(PlannedStory(what="Strike", section=a.section), **who),
    ),
    "planning.begin": (planned, lambda a, who: planning.begin(PlannedStory.objects.get(), **who)),
    "planning.leave_note": (nothing, lambda a, who: planning.leave_note(a, "Ring the harbour.", **who)),
    "related.add_related": (
        two_of_them,
        lambda a, who: related.add_related(
            a, [related.Wish(Article.objects.exclude(pk=a.pk).get(), RelatedType.SIDEBAR)], **who
        ),
    ),
    "restoring.restore": (live, restore),
    "saving.keep": (nothing, keep),
    "schedule.schedule": (
        nothing,
        lambda a, who: schedule.schedule(a, moves.announced(Change.FIRST, at=LATER), starts=LATER, **who),
    ),
    "schedule.cancel": (scheduled, lambda a, who: schedule.cancel(a, **who)),
    "schedule.expire": (live, lambda a, who: schedule.expire(a, ends=LATER, **who)),
    "sharing.share": (nothing, lambda a, who: sharing.share(a, lasts=timedelta(hours=1), **who)),
    "sharing.revoke": (shared, lambda a, who: sharing.revoke(PreviewLink.objects.get(article=a), **who)),
    "storylines.save_storyline": (
        nothing,
        lambda a, who: storylines.save_storyline(
            Storyline(name="The chain", section=a.section), [a.pk], **who
        ),
    ),
    "takedowns.withdraw": (live, lambda a, who: takedowns.withdraw(a, notice="Wrong.", **who)),
    "takedowns.vanish": (live, lambda a, who: takedowns.vanish(a, reason="Court.", **who)),
    "takedowns.kill": (live, lambda a, who: takedowns.kill(a, notice="", reason="Court.", **who)),
    "takedowns.retract": (live, lambda a, who: takedowns.retract(a, notice="Wrong.", **who)),
    "takedowns.reinstate": (gone, lambda a, who: takedowns.reinstate(a, reason="Right.", **who)),
    "under_pending.change_now": (
        scheduled,
        lambda a, who: under_pending.change_now(
            a, {"kicker": "Sea"}, moves.announced(Change.UPDATE, at=NOW), version=a.version, **who
        ),
    ),
}
# One act on two things, or an act with what it brings about by itself, is as many entries.
SEVERAL = {
    "one_person.merge_people": ["merged", "merged away"],
    "planning.begin": ["begun", "created"],
    "under_pending.change_now": ["changed", "changed", "merged into the schedule", "updated"],
}


def found() -> Iterator[str]:
    """Name every function of publishing that is told from where it was called."""
    for room in pkgutil.iter_modules(publishing.__path__):
        module = importlib.import_module(f"{publishing.__name__}.{room.name}")
        for name, function in vars(module).items():
            ours = inspect.isfunction(function) and inspect.unwrap(function).__module__ == module.__name__
            if ours and not name.startswith("_") and "via" in inspect.signature(function).parameters:
                yield f"{room.name}.{name}"


class Publishing:
    def test_has_no_act_that_is_not_tried_here(self) -> None:
        assert set(found()) == ACTS.keys() | STEPS

    @pytest.mark.slow
    @pytest.mark.parametrize("name", ACTS)
    def test_writes_each_act_down(self, draft: Article, chief: User, name: str) -> None:
        before, act = ACTS[name]
        before(draft)
        newest = AuditEntry.objects.latest("pk").pk
        act(Article.objects.get(pk=draft.pk), {"by": chief, "via": "desk", "at": NOW})
        entries = list(AuditEntry.objects.filter(pk__gt=newest))
        by_hand = [entry for entry in entries if entry.via == "desk"]
        assert sorted(entry.verb for entry in entries) == SEVERAL.get(name, [entries[0].verb])
        assert {(entry.by, entry.by_name, entry.at) for entry in by_hand} == {(chief, "Carl Okoro", NOW)}
        assert all(entry.changes or entry.verb == "created" for entry in entries)
        assert all(entry.article_id or entry.thing for entry in entries)

    @pytest.mark.slow
    @pytest.mark.parametrize("name", ACTS)
    def test_does_nothing_that_cannot_be_written_down(self, draft: Article, chief: User, name: str) -> None:
        before, act = ACTS[name]
        before(draft)
        rows, article = everything(), Article.objects.get(pk=draft.pk)
        with (
            pytest.raises(PenBreaks),
            connection.execute_wrapper(break_the_pen),
        ):
            act(article, {"by": chief, "via": "desk", "at": NOW})
        assert everything() == rows
