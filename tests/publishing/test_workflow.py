"""The one table of states and moves, and that every door is held by it."""

import pytest
from django.contrib.auth.models import Permission, User
from django.utils import timezone

from articles.models import Article, AuditEntry, Edition, State
from articles.publishing import desk_moves, workflow
from articles.publishing.desk_moves import DONE
from articles.publishing.known import section_at
from articles.publishing.moves import CHANGES
from articles.publishing.roles import SECTION_EDITOR
from articles.publishing.workflow import MOVES, SHOWS_TEXT, IllegalMove, NotAllowed, UnderLegalHold, Verb
from tests.cast import give_post, member, write_story
from tests.publishing.verbs import AT, HOUR, go, put_off, step


class TheTable:
    def test_leads_from_and_to_states_that_there_are(self) -> None:
        assert {state for state, _ in MOVES} | {move.to for move in MOVES.values()} <= set(State)

    def test_names_rights_that_there_are(self, db: None) -> None:
        there = set(Permission.objects.values_list("codename", flat=True))
        assert {move.permission for move in MOVES.values()} <= there

    def test_leads_into_every_state_but_the_first(self) -> None:
        reached = {move.to for (state, _), move in MOVES.items() if move.to != state}
        assert reached == set(State)

    def test_leads_nowhere_from_a_killed_story(self) -> None:
        assert not [verb for state, verb in MOVES if state == State.KILLED]

    def test_has_every_verb(self) -> None:
        assert {verb for _, verb in MOVES} == set(Verb)
        assert set(CHANGES.values()) <= SHOWS_TEXT
        assert not set(DONE) & SHOWS_TEXT


class Check:
    @pytest.mark.parametrize(("state", "verb"), [(s, v) for s in State for v in Verb if (s, v) not in MOVES])
    def test_refuses_what_is_not_in_the_table(self, state: State, verb: Verb) -> None:
        with pytest.raises(IllegalMove, match="What can be done now"):
            workflow.check(Article(headline="Ferry", state=state), verb, None)

    def test_refuses_who_may_not(self, draft: Article, reporter: User) -> None:
        with pytest.raises(NotAllowed, match="Rosa Lindqvist may not use “Publish” in World"):
            workflow.check(draft, Verb.PUBLISH, reporter)

    def test_asks_for_the_right_in_the_storys_own_section(self, draft: Article) -> None:
        sport = section_at(["Sport"], by=None, via="test", at=timezone.now())
        sportive = give_post(member("sven", is_staff=True), SECTION_EDITOR, sport)
        workflow.check(write_story(section=sport), Verb.PUBLISH, sportive)
        with pytest.raises(NotAllowed):
            workflow.check(draft, Verb.PUBLISH, sportive)

    def test_leaves_a_legal_hold_to_who_may_place_it(self, draft: Article, editor: User) -> None:
        with pytest.raises(NotAllowed):
            go("place_legal_hold", draft, reason="Case 12", by=editor)

    def test_refuses_text_under_legal_hold(self, draft: Article, chief: User) -> None:
        go("place_legal_hold", draft, reason="Case 12", by=chief)
        with pytest.raises(UnderLegalHold, match="Case 12"):
            go("publish", draft, by=chief)
        go("lift_legal_hold", draft, reason="Settled", by=chief)
        go("publish", draft, by=chief)

    @pytest.mark.parametrize("is_live", [False, True])
    def test_lets_nothing_scheduled_come_under_legal_hold(
        self, draft: Article, chief: User, *, is_live: bool
    ) -> None:
        at = timezone.now()
        had = go("publish", draft, at=at - HOUR) if is_live else None
        put_off(draft, at + HOUR, at=at)
        go("place_legal_hold", draft, at, reason="Case 12", by=chief)
        assert list(Edition.objects.live(at + 2 * HOUR)) == ([had] if had else [])
        assert draft.state == (State.PUBLISHED if is_live else State.READY)
        told = AuditEntry.objects.get(article=draft, verb="unscheduled")
        assert (told.by, told.changes["live_from"][1]) == (chief, None)


class DeskMoves:
    def test_take_a_story_through_review(self, draft: Article, reporter: User, editor: User) -> None:
        step(draft, Verb.SUBMIT, by=reporter)
        assert draft.state == State.IN_REVIEW
        step(draft, Verb.APPROVE, by=editor)
        assert draft.state == State.READY
        step(draft, Verb.SEND_BACK, by=editor)
        assert draft.state == State.DRAFT

    def test_hold_and_spike_and_bring_back(self, draft: Article) -> None:
        step(draft, Verb.HOLD, Verb.RELEASE, Verb.SPIKE, Verb.RESTORE)
        assert draft.state == State.DRAFT

    @pytest.mark.parametrize("verbs", [(Verb.HOLD,), (Verb.SPIKE,)])
    def test_keep_what_is_held_or_spiked_from_readers(self, draft: Article, verbs: tuple[Verb]) -> None:
        step(draft, *verbs)
        with pytest.raises(IllegalMove):
            go("publish", draft)

    def test_are_audited_with_the_reason(self, draft: Article, editor: User) -> None:
        desk_moves.move(draft, Verb.SPIKE, by=editor, via="test", at=AT, reason="Overtaken by events")
        entry = AuditEntry.objects.filter(article=draft).latest_first()[0]
        assert (entry.verb, entry.by) == ("spiked", editor)
        assert entry.changes == {"state": ["draft", "spiked"], "reason": ["", "Overtaken by events"]}

    def test_of_a_reporter_do_not_approve(self, draft: Article, reporter: User) -> None:
        step(draft, Verb.SUBMIT, by=reporter)
        with pytest.raises(NotAllowed):
            step(draft, Verb.APPROVE, by=reporter)


class Assign:
    def test_lets_anyone_take_a_story(self, draft: Article, reporter: User) -> None:
        go("assign", draft, to=reporter, by=reporter)
        draft.refresh_from_db()
        assert draft.assigned_to == reporter

    def test_lets_editors_give_it_to_others(self, draft: Article, reporter: User, editor: User) -> None:
        go("assign", draft, to=reporter, by=editor)
        with pytest.raises(NotAllowed):
            go("assign", draft, to=editor, by=reporter)

    def test_of_what_is_killed_is_refused(self, draft: Article, reporter: User) -> None:
        go("kill", draft, AT + HOUR, notice="", reason="")
        with pytest.raises(IllegalMove):
            go("assign", draft, to=reporter, by=reporter)
