"""What will happen by itself: nothing before its time, everything at it, and no job runs."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from articles.models import Article, Change, Edition, State
from articles.publishing import moves, schedule
from articles.publishing.moves import Consent, announced
from articles.publishing.workflow import IllegalMove, NotAllowed
from tests.cast import rewrite
from tests.publishing.verbs import AT, HOUR, go, put_off, readers_see

# Far ahead: an end that the database’s own clock has passed is never moved.
THEN = AT + timedelta(days=20_000)
JUST_BEFORE = THEN - timedelta(microseconds=1)


@pytest.fixture
def shown(draft: Article) -> Article:
    go("publish", draft)
    return draft


class Schedule:
    def test_of_a_first_publication_shows_it_on_the_moment(self, draft: Article) -> None:
        put_off(draft, THEN)
        assert readers_see(draft, JUST_BEFORE) is None
        assert readers_see(draft, THEN) == "Ferry leaves on time"
        assert draft.state == State.PUBLISHED

    def test_of_a_change_keeps_the_old_text_until_then(self, shown: Article) -> None:
        rewrite(shown, headline="Ferry flies")
        put_off(shown, THEN)
        assert readers_see(shown, JUST_BEFORE) == "Ferry leaves on time"
        assert readers_see(shown, THEN) == "Ferry flies"
        assert Edition.objects.get(number=2).updated == THEN

    def test_of_a_correction_brings_its_note_then(self, shown: Article) -> None:
        rewrite(shown, headline="Ferry left late")
        note = announced(Change.CORRECTION, "It left late.", at=THEN)
        schedule.schedule(shown, note, starts=THEN, by=None, via="test", at=AT + HOUR)
        assert Edition.objects.get(number=2).note == "It left late."

    def test_gives_what_was_saved_when_it_was_scheduled(self, draft: Article) -> None:
        put_off(draft, THEN)
        rewrite(draft, headline="Not this")
        assert readers_see(draft, THEN) == "Ferry leaves on time"

    def test_tells_nobody_the_address_before(self, shown: Article, client: Client) -> None:
        rewrite(shown, slug="secret-new-name")
        put_off(shown, THEN)
        path = Edition.objects.get(number=2).address.path
        assert client.get(path).status_code == 404
        assert client.get(Edition.objects.get(number=1).address.path).status_code == 200

    def test_refuses_the_past(self, draft: Article) -> None:
        with pytest.raises(schedule.NotInTheFuture, match="choose a later moment"):
            put_off(draft, AT)

    def test_says_moments_by_the_clock_of_the_paper(self, draft: Article) -> None:
        with timezone.override("Europe/Moscow"), pytest.raises(schedule.NotInTheFuture) as refusal:
            put_off(draft, AT)
        assert f"{AT + 3 * HOUR:%-d %B %Y %H:%M} Europe/Moscow is not in the future" in str(refusal.value)

    def test_refuses_a_change_of_what_will_not_be_live(self, draft: Article) -> None:
        with pytest.raises(moves.NotLive):
            schedule.schedule(
                draft, announced(Change.UPDATE, at=THEN), starts=THEN, by=None, via="test", at=AT
            )

    def test_of_a_change_is_refused_after_the_end(self, shown: Article) -> None:
        go("expire", shown, AT + HOUR, ends=THEN)
        rewrite(shown, headline="Ferry flies")
        with pytest.raises(moves.NotLive):
            schedule.schedule(
                shown, announced(Change.UPDATE, at=THEN), starts=THEN, by=None, via="test", at=AT + 2 * HOUR
            )

    def test_after_the_end_leaves_it_when_cancelled(self, shown: Article) -> None:
        go("expire", shown, AT + HOUR, ends=THEN)
        put_off(shown, THEN, at=AT + 2 * HOUR)
        assert readers_see(shown, THEN) == "Ferry leaves on time"
        go("cancel", shown, AT + 3 * HOUR)
        assert readers_see(shown, THEN) is None

    def test_stops_and_asks_when_something_is_scheduled(self, draft: Article) -> None:
        put_off(draft, THEN)
        with pytest.raises(moves.PendingChange, match="14:03 UTC: agree that this"):
            put_off(draft, THEN + HOUR)
        put_off(draft, THEN + HOUR, consent=Consent(instead_of=1))
        assert readers_see(draft, THEN) is None
        assert readers_see(draft, THEN + HOUR) == "Ferry leaves on time"

    def test_of_a_change_takes_the_place_of_another_when_told_so(self, shown: Article) -> None:
        put_off(rewrite(shown, headline="Ferry flies"), THEN)
        rewrite(shown, headline="Ferry sinks")
        put_off(shown, THEN, consent=Consent(instead_of=2))
        assert readers_see(shown, JUST_BEFORE) == "Ferry leaves on time"
        assert readers_see(shown, THEN) == "Ferry sinks"


class PublishingUnderASchedule:
    def test_stops_and_asks(self, shown: Article) -> None:
        rewrite(shown, headline="Ferry flies")
        put_off(shown, THEN)
        with pytest.raises(moves.PendingChange, match="change only what readers have now"):
            go("update", shown, AT + HOUR)
        assert readers_see(shown, AT + 2 * HOUR) == "Ferry leaves on time"

    def test_takes_the_scheduled_text_now_when_told_so(self, shown: Article) -> None:
        rewrite(shown, headline="Ferry flies")
        put_off(shown, THEN)
        now = announced(Change.UPDATE, at=AT + HOUR)
        moves.change(shown, now, by=None, via="test", at=AT + HOUR, consent=Consent(instead_of=2))
        assert readers_see(shown, AT + HOUR) == "Ferry flies"
        assert Edition.objects.uncancelled().count() == 2


class Cancel:
    def test_of_a_first_publication_makes_it_ready_again(self, draft: Article) -> None:
        put_off(draft, THEN)
        go("cancel", draft, AT + HOUR)
        assert readers_see(draft, THEN) is None
        assert draft.state == State.READY

    def test_of_a_change_leaves_what_is_live(self, shown: Article) -> None:
        rewrite(shown, headline="Ferry flies")
        put_off(shown, THEN)
        go("cancel", shown, AT + HOUR)
        assert readers_see(shown, THEN) == "Ferry leaves on time"
        assert shown.state == State.PUBLISHED

    def test_gives_back_the_end_that_was_set(self, shown: Article) -> None:
        go("expire", shown, AT + HOUR, ends=THEN + HOUR)
        rewrite(shown, headline="Ferry flies")
        put_off(shown, THEN)
        assert readers_see(shown, THEN + HOUR) is None
        go("cancel", shown, AT + 2 * HOUR)
        assert readers_see(shown, THEN) == "Ferry leaves on time"
        assert readers_see(shown, THEN + HOUR) is None

    @pytest.mark.database
    def test_is_held_by_the_database(self, draft: Article) -> None:
        put_off(draft, THEN)
        go("cancel", draft, AT + HOUR)
        with pytest.raises(IntegrityError, match="it never was"), transaction.atomic():
            Edition.objects.filter(article=draft).update(live_until=None)

    def test_says_when_nothing_is_scheduled(self, shown: Article) -> None:
        with pytest.raises(schedule.NothingScheduled, match="has happened or was cancelled"):
            go("cancel", shown, AT + HOUR)

    def test_is_refused_to_who_may_not_publish(self, shown: Article, reporter: User) -> None:
        rewrite(shown, headline="Ferry flies")
        put_off(shown, THEN)
        with pytest.raises(NotAllowed):
            go("cancel", shown, AT + HOUR, by=reporter)
        assert readers_see(shown, THEN) == "Ferry flies"

    def test_of_a_killed_story_is_refused(self, draft: Article) -> None:
        go("kill", draft, notice="", reason="court")
        with pytest.raises(IllegalMove):
            go("cancel", draft, AT + HOUR)

    def test_lets_the_story_be_published_under_the_day_it_really_appears(self, draft: Article) -> None:
        put_off(draft, THEN)
        go("cancel", draft, AT + HOUR)
        go("publish", draft, AT + 2 * HOUR)
        assert Edition.objects.uncancelled().get().address.path.startswith("/news/world/2026/03/05/")


class Expire:
    def test_ends_the_story_on_the_moment(self, shown: Article, client: Client) -> None:
        ends = AT + 2 * HOUR
        go("expire", shown, AT + HOUR, ends=ends)
        assert readers_see(shown, ends - timedelta(microseconds=1)) == "Ferry leaves on time"
        assert readers_see(shown, ends) is None
        assert client.get(Edition.objects.get().address.path).status_code == 410

    def test_is_kept_by_a_later_update(self, shown: Article) -> None:
        go("expire", shown, AT + HOUR, ends=THEN)
        rewrite(shown, headline="Ferry flies")
        go("update", shown, AT + 2 * HOUR)
        assert readers_see(shown, JUST_BEFORE) == "Ferry flies"
        assert readers_see(shown, THEN) is None

    def test_can_be_moved_and_taken_back(self, shown: Article) -> None:
        go("expire", shown, AT + HOUR, ends=THEN)
        go("expire", shown, AT + HOUR, ends=None)
        assert readers_see(shown, THEN) == "Ferry leaves on time"

    def test_is_refused_to_who_may_not_publish(self, shown: Article, reporter: User) -> None:
        with pytest.raises(NotAllowed):
            go("expire", shown, AT + HOUR, ends=THEN, by=reporter)
        assert readers_see(shown, THEN) == "Ferry leaves on time"

    def test_of_a_killed_story_is_refused(self, draft: Article) -> None:
        go("kill", draft, notice="", reason="court")
        with pytest.raises(IllegalMove):
            go("expire", draft, AT + HOUR, ends=THEN)

    def test_can_be_set_for_what_is_scheduled(self, draft: Article) -> None:
        put_off(draft, THEN)
        go("expire", draft, AT + HOUR, ends=THEN + HOUR)
        assert readers_see(draft, THEN) == "Ferry leaves on time"
        assert readers_see(draft, THEN + HOUR) is None

    def test_refuses_the_past(self, shown: Article) -> None:
        with pytest.raises(schedule.NotInTheFuture):
            go("expire", shown, AT + HOUR, ends=AT)

    def test_lets_the_story_be_published_again(self, shown: Article) -> None:
        go("expire", shown, AT + HOUR, ends=THEN)
        go("publish", shown, THEN + HOUR)
        assert readers_see(shown, THEN + HOUR) == "Ferry leaves on time"
