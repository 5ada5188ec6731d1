"""The page of a story offers what its state and the person's role allow, and says why it does not."""

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from articles.admin.desk_buttons import Buttons, buttons, why_not_publish
from articles.admin.standing import Standing
from articles.models import Article, Edition, Section, State
from articles.publishing import desk_moves
from articles.publishing.roles import COPY_EDITOR, PRODUCER
from tests.cast import give_post, member


def offered(article: Article | None, by: User) -> Buttons:
    return buttons(article, by, Standing.of(article, at=timezone.now()))


def labels(article: Article, by: User) -> list[str]:
    return [move.label for move in offered(article, by).moves]


@pytest.fixture
def copy_editor(db: None) -> User:
    return member("cora", COPY_EDITOR, is_staff=True)


class TheMainButton:
    @pytest.mark.parametrize("state", [State.DRAFT, State.IN_REVIEW, State.READY])
    def test_of_who_may_publish_publishes(self, editor: User, draft: Article, state: State) -> None:
        draft.state = state
        main = offered(draft, editor).main
        assert main is not None
        assert (main.name, main.label, main.why_not) == ("_publish", "Publish", "")

    def test_of_a_live_story_publishes_the_change(self, editor: User, live: Edition) -> None:
        main = offered(live.article, editor).main
        assert main is not None
        assert main.label == "Publish the change"

    def test_of_a_reporter_submits_what_can_be_submitted(self, reporter: User, draft: Article) -> None:
        assert offered(None, reporter).main == offered(draft, reporter).main
        main = offered(draft, reporter).main
        assert main is not None
        assert (main.name, main.value, main.label) == ("_move", "submit", "Submit for review")
        draft.state = State.IN_REVIEW
        assert offered(draft, reporter).main is None

    def test_of_a_copy_editor_is_the_next_step(self, copy_editor: User, draft: Article) -> None:
        for state, label in ((State.IN_REVIEW, "Approve"), (State.HELD, "Release from hold")):
            draft.state = state
            main = offered(draft, copy_editor).main
            assert main is not None
            assert main.label == label

    @pytest.mark.parametrize(
        ("state", "why"),
        [("held", "release it first"), ("spiked", "off the spike first"), ("killed", "published any more")],
    )
    def test_says_why_it_cannot_be_pressed(self, editor: User, draft: Article, state: str, why: str) -> None:
        draft.state = state
        main = offered(draft, editor).main
        assert main is not None
        assert why in main.why_not

    def test_stops_where_a_second_person_is_wanted(self, editor_in_chief: User, draft: Article) -> None:
        producer = member("paul", PRODUCER, is_staff=True)
        main = buttons(draft, producer, Standing.of(draft, at=timezone.now()), alone=draft.section).main
        assert main is not None
        assert "wants a second person" in main.why_not
        assert why_not_publish(draft, editor_in_chief, alone=draft.section) == ""

    def test_stops_at_a_legal_hold(self, editor: User, draft: Article) -> None:
        assert why_not_publish(None, editor, alone=None) == ""
        at = timezone.now()
        desk_moves.place_legal_hold(draft, reason="A court asked", by=None, via="test", at=at)
        assert "(A court asked)" in why_not_publish(draft, editor, alone=None)


class Moves:
    def test_are_those_of_the_state(self, editor: User, draft: Article) -> None:
        assert labels(draft, editor) == ["Submit for review", "Approve", "Put on hold", "Spike"]
        draft.state = State.SPIKED
        assert labels(draft, editor) == ["Take off the spike"]
        draft.state = State.PUBLISHED
        assert labels(draft, editor) == []

    def test_do_not_repeat_the_main_button(self, copy_editor: User, draft: Article) -> None:
        assert labels(draft, copy_editor) == ["Approve", "Put on hold"]

    def test_that_are_not_theirs_are_named(self, reporter: User, draft: Article) -> None:
        assert offered(draft, reporter).not_theirs == ["Approve", "Put on hold", "Spike"]

    def test_end_at_the_section(self, draft: Article, world: Section) -> None:
        sport = Section.objects.create(name="Sport", slug="sport", path="sport")
        foreign = give_post(member("fay", is_staff=True), COPY_EDITOR, sport)
        assert labels(draft, foreign) == []


class RareActs:
    def test_are_those_of_the_state_and_the_role(
        self, editor: User, editor_in_chief: User, draft: Article, live: Edition
    ) -> None:
        assert [act.name for act in offered(draft, editor).rare] == []
        assert [act.name for act in offered(live.article, editor).rare] == ["withdraw", "retract", "vanish"]
        assert [act.name for act in offered(draft, editor_in_chief).rare] == ["kill", "legal-hold"]
        draft.legal_hold = "A court asked"
        assert [act.name for act in offered(draft, editor_in_chief).rare] == ["kill", "lift-hold"]
