"""An embargo is a floor under every publication, and publishes nothing itself."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from articles.models import Article, Edition
from articles.publishing import moves
from articles.publishing.embargo import ScheduledBefore
from articles.publishing.preview import as_published
from articles.publishing.workflow import NotAllowed
from tests.cast import rewrite
from tests.publishing.verbs import AT, HOUR, go, put_off, readers_see

UNTIL = AT + 24 * HOUR


@pytest.fixture
def embargoed(draft: Article) -> Article:
    go("set_embargo", draft, until=UNTIL)
    return draft


class Embargo:
    def test_refuses_every_publication_before_its_end(self, embargoed: Article) -> None:
        with pytest.raises(moves.StillUnderEmbargo, match="lift the embargo"):
            go("publish", embargoed, UNTIL - timedelta(microseconds=1))
        go("publish", embargoed, UNTIL)
        assert readers_see(embargoed, UNTIL) == "Ferry leaves on time"

    def test_publishes_nothing_itself(self, embargoed: Article) -> None:
        assert readers_see(embargoed, UNTIL + HOUR) is None

    def test_refuses_a_schedule_before_its_end(self, embargoed: Article) -> None:
        with pytest.raises(moves.StillUnderEmbargo):
            put_off(embargoed, UNTIL - HOUR)
        put_off(embargoed, UNTIL)
        assert readers_see(embargoed, UNTIL) == "Ferry leaves on time"

    def test_holds_an_update_back_while_the_story_stays_live(self, draft: Article) -> None:
        go("publish", draft)
        rewrite(draft, headline="Ferry flies")
        go("set_embargo", draft, AT + HOUR, until=UNTIL)
        with pytest.raises(moves.StillUnderEmbargo):
            go("update", draft, AT + 2 * HOUR)
        put_off(draft, UNTIL, at=AT + 2 * HOUR)
        assert readers_see(draft, UNTIL - HOUR) == "Ferry leaves on time"
        assert readers_see(draft, UNTIL) == "Ferry flies"

    def test_is_not_set_over_an_earlier_schedule(self, draft: Article) -> None:
        put_off(draft, UNTIL - HOUR)
        with pytest.raises(ScheduledBefore, match="cancel the schedule"):
            go("set_embargo", draft, until=UNTIL)

    def test_does_not_keep_the_desk_from_a_preview(self, embargoed: Article) -> None:
        with as_published(embargoed, at=AT) as edition:
            assert edition.headline == "Ferry leaves on time"
        embargoed.refresh_from_db()
        assert embargoed.embargo_until == UNTIL
        assert not Edition.objects.exists()

    @pytest.mark.database
    def test_is_held_by_the_database(self, draft: Article) -> None:
        go("publish", draft)
        go("set_embargo", draft, until=UNTIL)
        edition = Edition.objects.get()
        edition.live_until = AT + HOUR
        edition.save(update_fields=["live_until"])
        edition.pk, edition.number, edition.live_from, edition.live_until = None, 2, AT + 2 * HOUR, None
        with pytest.raises(IntegrityError, match="under embargo until"), transaction.atomic():
            edition.save(force_insert=True)


class Rights:
    def test_of_an_editor_are_to_move_it_later_only(self, editor: User, embargoed: Article) -> None:
        go("set_embargo", embargoed, by=editor, until=UNTIL + HOUR)
        with pytest.raises(NotAllowed, match="may not ease or lift an embargo in World"):
            go("set_embargo", embargoed, by=editor, until=UNTIL)
        with pytest.raises(NotAllowed):
            go("lift_embargo", embargoed, by=editor)

    def test_of_the_chief_are_to_ease_it(self, chief: User, embargoed: Article) -> None:
        go("set_embargo", embargoed, by=chief, until=UNTIL - HOUR)
        go("lift_embargo", embargoed, by=chief)
        go("publish", embargoed)
        assert readers_see(embargoed, AT) == "Ferry leaves on time"

    def test_of_a_reporter_are_none(self, reporter: User, draft: Article) -> None:
        with pytest.raises(NotAllowed):
            go("set_embargo", draft, by=reporter, until=UNTIL)
