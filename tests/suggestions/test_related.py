"""Stories proposed to an editor: which, in which order, and why."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article, Person, Section
from articles.publishing import desk_moves, moves, takedowns
from articles.publishing.workflow import Verb
from articles.suggestions.related import Draft, RelatedSuggestion, related_stories
from tests.cast import person_named, rewrite, write_story
from tests.publishing.verbs import put_off

DAY = timedelta(days=1)
DESK: dict[str, Any] = {"by": None, "via": "test"}
CABLE = "<p>The cable ship anchored over the trench while divers spliced the repeater by torchlight.</p>"


@pytest.fixture
def ada(db: None) -> Person:
    return person_named("Ada Lovell")


def about(
    who: Person | None, headline: str, at: datetime, *, body: str = "<p>Nothing.</p>", tag: str = ""
) -> Article:
    story = write_story(headline, at=at, body_html=body)
    if who:
        story.mentions.create(person=who)
    if tag:
        story.tags.add(tag)
    if who or tag:
        rewrite(story, at=at)
    moves.publish(story, at=at, **DESK)
    return story


def draft(**told: Any) -> Draft:
    return Draft(**{"headline": "Something else", "text": "", "published": timezone.now(), **told})


def proposed(asked: Draft) -> list[RelatedSuggestion]:
    return related_stories(asked, among=Article.objects.all(), at=timezone.now())


def headlines(asked: Draft) -> list[str]:
    return [each.story.headline for each in proposed(asked)]


class RelatedStories:
    def test_share_people_and_topics_and_say_so(self, ada: Person, now: datetime) -> None:
        story = about(ada, "Chess on the tram", now - 3 * DAY, tag="Trams")
        (found,) = proposed(draft(people=(ada.pk,), topics=tuple(story.tags.values_list("pk", flat=True))))
        assert (found.story, found.reason, found.type) == (story, "Lovell, Trams, 3 days earlier", "earlier")

    def test_share_words_that_few_others_have(self, world: Section, now: datetime) -> None:
        story = about(None, "Divers at work", now - 400 * DAY, body=CABLE)
        about(None, "Weather", now - DAY)
        text = "At the trench the repeater failed again, and divers were sent to splice the cable."
        (found,) = proposed(draft(headline="Cable fails again", text=text))
        assert found.story == story
        assert found.reason.endswith("1 year earlier")
        assert "“repeater”" in found.reason or "“trench”" in found.reason
        assert found.type == "background"

    def test_are_the_nearer_the_better(self, ada: Person, now: datetime) -> None:
        for days in (300, 2, 30):
            about(ada, f"Chess {days} days ago", now - days * DAY)
        assert headlines(draft(people=(ada.pk,))) == [f"Chess {days} days ago" for days in (2, 30, 300)]

    def test_are_never_the_story_itself_nor_one_it_leads_to(self, ada: Person, now: datetime) -> None:
        itself, linked = about(ada, "Chess on the tram", now), about(ada, "Tram stops", now)
        about(ada, "A third", now)
        asked = draft(people=(ada.pk,), article=itself.pk, linked=frozenset({linked.pk}))
        assert headlines(asked) == ["A third"]

    def test_are_never_the_same_story_twice(self, ada: Person, now: datetime) -> None:
        about(ada, "Chess on the tram", now - DAY)
        about(ada, "Chess on the Tram", now - 2 * DAY)
        about(ada, "“Tram stops”", now)
        assert headlines(draft(headline="Tram stops", people=(ada.pk,))) == ["Chess on the tram"]

    def test_are_none_that_was_taken_down_or_spiked(self, ada: Person, now: datetime) -> None:
        killed = about(ada, "Chess killed", now, body=CABLE)
        takedowns.kill(killed, notice="", reason="It was wrong.", at=timezone.now(), **DESK)
        gone = about(ada, "Chess withdrawn", now, body=CABLE)
        takedowns.withdraw(gone, notice="", **DESK, at=timezone.now())
        spiked = write_story("Chess spiked", body_html=CABLE)
        desk_moves.move(spiked, Verb.SPIKE, **DESK, at=timezone.now())
        asked = draft(headline="Divers splice cable in trench", text=CABLE, people=(ada.pk,))
        assert headlines(asked) == []

    def test_may_be_of_tomorrow_for_the_desk(self, world: Section, now: datetime) -> None:
        coming = write_story("Divers at work", body_html=CABLE)
        put_off(coming, now + DAY, at=now)
        assert headlines(draft(headline="Divers splice cable in trench", text=CABLE)) == ["Divers at work"]

    def test_are_only_of_those_given(self, ada: Person, now: datetime) -> None:
        about(ada, "Chess on the tram", now)
        asked = draft(people=(ada.pk,))
        assert related_stories(asked, among=Article.objects.none(), at=timezone.now()) == []

    def test_cost_five_questions(self, ada: Person, now: datetime) -> None:
        about(ada, "Chess on the tram", now)
        with CaptureQueriesContext(connection) as queries:
            proposed(draft(headline="Cable fails again", text=CABLE, people=(ada.pk,)))
        assert len(queries) == 5
