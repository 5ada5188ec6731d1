"""Taking text away from readers, and giving it back."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.test import Client

from articles.models import Article, Change, Edition, Grave, Tombstone
from articles.publishing import moves, takedowns
from articles.publishing.saving import claim
from articles.publishing.workflow import IllegalMove
from tests.cast import rewrite, write_story
from tests.publishing.verbs import AT, HOUR, go, put_off, readers_see

THEN = AT + timedelta(days=20_000)


@pytest.fixture
def shown(draft: Article) -> Article:
    go("publish", draft)
    return draft


def address_of(article: Article) -> str:
    return Edition.objects.filter(article=article).latest("number").address.path


class Withdraw:
    def test_closes_the_edition_and_leaves_a_tombstone_with_its_notice(self, draft: Article) -> None:
        go("publish", draft)
        go("withdraw", draft, AT + HOUR, notice="We could not confirm this.")
        assert readers_see(draft, AT + HOUR) is None
        tombstone = Tombstone.objects.standing(AT + HOUR).get()
        assert tombstone.notice == "We could not confirm this."
        assert tombstone.address == Edition.objects.get().address

    def test_can_be_followed_by_a_new_publication(self, draft: Article) -> None:
        go("publish", draft)
        go("withdraw", draft, AT + HOUR, notice="")
        go("publish", draft, AT + 2 * HOUR)
        assert readers_see(draft, AT + 2 * HOUR) == "Ferry leaves on time"
        assert not Tombstone.objects.standing(AT + 2 * HOUR).exists()

    def test_refuses_a_draft(self, draft: Article) -> None:
        with pytest.raises(IllegalMove):
            go("withdraw", draft, notice="")

    def test_cancels_what_was_scheduled(self, shown: Article) -> None:
        rewrite(shown, headline="Ferry flies")
        put_off(shown, THEN)
        go("withdraw", shown, AT + HOUR, notice="")
        assert readers_see(shown, THEN) is None

    def test_refuses_what_is_only_scheduled(self, draft: Article) -> None:
        put_off(draft, THEN)
        with pytest.raises(moves.NotLive):
            go("withdraw", draft, AT + HOUR, notice="")
        assert readers_see(draft, THEN) == "Ferry leaves on time"


class Vanish:
    def test_answers_as_if_it_had_never_been(self, shown: Article, client: Client) -> None:
        go("vanish", shown, AT + HOUR, reason="Published by mistake.")
        gone, never = client.get(address_of(shown)), client.get("/news/world/2026/03/05/never/")
        assert gone.status_code == never.status_code == 404
        assert gone.content == never.content

    def test_can_follow_a_withdrawal(self, shown: Article) -> None:
        go("withdraw", shown, AT + HOUR, notice="")
        go("vanish", shown, AT + 2 * HOUR, reason="")
        assert Tombstone.objects.standing(AT + 2 * HOUR).get().kind == Grave.VANISHED


class Kill:
    def test_answers_410_with_the_notice_at_every_address_it_had(
        self, shown: Article, client: Client
    ) -> None:
        former = address_of(shown)
        rewrite(shown, slug="late")
        go("update", shown, AT + HOUR)
        go("kill", shown, AT + 2 * HOUR, notice="This was not so.", reason="Invented.")
        for path in (former, address_of(shown)):
            answer = client.get(path)
            assert answer.status_code == 410
            assert "This was not so." in answer.content.decode()
            assert "noindex" in answer["X-Robots-Tag"]

    def test_forbids_a_story_that_readers_never_had(self, draft: Article) -> None:
        assert go("kill", draft, notice="", reason="Source cancelled it.") is None
        with pytest.raises(IllegalMove):
            go("publish", draft)

    def test_cancels_what_was_scheduled(self, draft: Article) -> None:
        put_off(draft, THEN)
        go("kill", draft, AT + HOUR, notice="", reason="")
        assert readers_see(draft, THEN) is None

    def test_ends_what_is_live_under_a_schedule(self, shown: Article) -> None:
        rewrite(shown, headline="Ferry flies")
        put_off(shown, THEN)
        go("kill", shown, AT + 2 * HOUR, notice="", reason="court")
        assert [readers_see(shown, moment) for moment in (AT + 2 * HOUR, THEN)] == [None, None]

    @pytest.mark.parametrize("verb", ["publish", "update", "reinstate", "withdraw", "vanish", "kill"])
    def test_is_followed_by_nothing(self, shown: Article, verb: str) -> None:
        words: dict[str, Any] = {"withdraw": {"notice": ""}, "kill": {"notice": "", "reason": ""}}
        words |= {key: {"reason": ""} for key in ("reinstate", "vanish")}
        go("kill", shown, AT + HOUR, notice="", reason="")
        with pytest.raises((IllegalMove, moves.NotLive)):
            go(verb, shown, AT + 2 * HOUR, **words.get(verb, {}))
        assert readers_see(shown, AT + 3 * HOUR) is None

    def test_forbids_to_save(self, shown: Article) -> None:
        go("kill", shown, AT + HOUR, notice="", reason="")
        with pytest.raises(IllegalMove, match="killed"):
            claim(shown, version=shown.version)

    def test_keeps_its_address_from_other_stories(self, shown: Article) -> None:
        go("kill", shown, AT + HOUR, notice="", reason="")
        again = write_story(section=shown.section)
        go("publish", again, AT + 2 * HOUR)
        assert address_of(again).endswith("/ferry-leaves-on-time-2/")

    @pytest.mark.database
    def test_is_held_by_the_database(self, shown: Article) -> None:
        go("kill", shown, AT + HOUR, notice="", reason="")
        stone = Tombstone.objects.filter(article=shown)
        with pytest.raises(IntegrityError, match="nothing brings it back"), transaction.atomic():
            Article.objects.filter(pk=shown.pk).update(state="published")
        with pytest.raises(IntegrityError, match="stands for ever"), transaction.atomic():
            stone.update(lifted_at=AT + 2 * HOUR)
        with pytest.raises(IntegrityError, match="stands for ever"), transaction.atomic():
            stone.delete()
        edition = Edition.objects.get()
        edition.pk, edition.number, edition.live_from, edition.live_until = None, 2, AT + 2 * HOUR, None
        with pytest.raises(IntegrityError, match="no further edition"), transaction.atomic():
            edition.save(force_insert=True)

    @pytest.mark.database
    def test_keeps_its_addresses_by_the_database(self, shown: Article) -> None:
        go("kill", shown, AT + HOUR, notice="", reason="")
        for change in ({"article": None}, {"path": "/news/other/"}):
            with pytest.raises(IntegrityError, match="its own for ever"), transaction.atomic():
                shown.addresses.update(**change)
        with pytest.raises(IntegrityError, match="its own for ever"), transaction.atomic():
            shown.addresses.all()._raw_delete("default")

    @pytest.mark.database
    def test_is_never_shown_for_longer(self, shown: Article) -> None:
        go("expire", shown, AT + HOUR, ends=THEN)
        Article.objects.filter(pk=shown.pk).update(state="killed")
        for ends in (None, THEN + HOUR):
            with pytest.raises(IntegrityError, match="shown for longer"), transaction.atomic():
                Edition.objects.filter(article=shown).update(live_until=ends)

    @pytest.mark.database
    def test_of_what_was_scheduled_is_held_by_the_database(self, draft: Article) -> None:
        put_off(draft, THEN)
        go("kill", draft, AT + HOUR, notice="", reason="")
        with pytest.raises(IntegrityError, match="it never was"), transaction.atomic():
            Edition.objects.filter(article=draft).update(live_until=None)


class Retract:
    def test_puts_a_notice_in_the_storys_place(self, shown: Article, client: Client) -> None:
        go("retract", shown, AT + HOUR, notice="We were <b>deceived</b>.")
        page = client.get(address_of(shown)).content.decode()
        assert "Retracted: Ferry leaves on time" in page
        assert "We were &lt;b&gt;deceived&lt;/b&gt;." in page
        assert "for the first time in a year" not in page
        assert "Retracted: Ferry leaves on time" in client.get("/news/world/").content.decode()

    def test_keeps_the_headline_as_it_was_written(self, draft: Article) -> None:
        rewrite(draft, headline="AT&T wins")
        go("publish", draft)
        go("retract", draft, AT + HOUR, notice="It did not.")
        assert readers_see(draft, AT + HOUR) == "Retracted: AT&T wins"

    def test_gives_way_to_a_new_text(self, shown: Article) -> None:
        go("retract", shown, AT + HOUR, notice="Deceived.")
        rewrite(shown, headline="What really happened")
        go("publish", shown, AT + 2 * HOUR)
        assert readers_see(shown, AT + 2 * HOUR) == "What really happened"

    def test_wants_a_notice(self, shown: Article) -> None:
        with pytest.raises(moves.NotReadyToPublish, match="notice"):
            go("retract", shown, AT + HOUR, notice=" ")


class Reinstate:
    @time_machine.travel("2026-11-05", tick=False)  # a page tells what time it is
    @time_machine.travel(AT + 4 * HOUR, tick=False)  # the page says when it was printed
    def test_gives_readers_the_same_page_to_the_letter(self, shown: Article, client: Client) -> None:
        rewrite(shown, headline="Ferry leaves late")
        go("correct", shown, AT + HOUR, note="It left late.")
        before = client.get(address_of(shown)).content
        go("withdraw", shown, AT + 2 * HOUR, notice="")
        assert client.get(address_of(shown)).status_code == 410
        rewrite(shown, headline="Never shown")
        go("reinstate", shown, AT + 3 * HOUR, reason="It was right.")
        assert client.get(address_of(shown)).content.decode() == before.decode()

    def test_undoes_a_retraction(self, shown: Article) -> None:
        go("retract", shown, AT + HOUR, notice="Deceived.")
        go("reinstate", shown, AT + 2 * HOUR, reason="We were not.")
        assert readers_see(shown, AT + 2 * HOUR) == "Ferry leaves on time"
        assert Edition.objects.latest("number").change == Change.RESTORED

    def test_respects_an_embargo(self, shown: Article) -> None:
        go("withdraw", shown, AT + HOUR, notice="")
        go("set_embargo", shown, AT + HOUR, until=AT + 9 * HOUR)
        with pytest.raises(moves.StillUnderEmbargo):
            go("reinstate", shown, AT + 2 * HOUR, reason="")

    @pytest.mark.parametrize("verb", ["withdraw", "retract"])
    def test_keeps_the_end_that_was_set(self, shown: Article, verb: str) -> None:
        go("expire", shown, AT + HOUR, ends=THEN)
        go(verb, shown, AT + 2 * HOUR, notice="Wrong.")
        go("reinstate", shown, AT + 3 * HOUR, reason="")
        assert readers_see(shown, THEN - HOUR) == "Ferry leaves on time"
        assert readers_see(shown, THEN) is None

    def test_keeps_the_end_through_a_second_takedown(self, shown: Article) -> None:
        go("expire", shown, AT + HOUR, ends=THEN)
        go("withdraw", shown, AT + 2 * HOUR, notice="Wrong.")
        go("vanish", shown, AT + 3 * HOUR, reason="")
        go("reinstate", shown, AT + 4 * HOUR, reason="")
        assert [readers_see(shown, moment) for moment in (THEN - HOUR, THEN)] == [
            "Ferry leaves on time",
            None,
        ]

    def test_is_refused_when_the_end_has_passed(self, shown: Article) -> None:
        go("expire", shown, AT + HOUR, ends=THEN)
        go("withdraw", shown, AT + 2 * HOUR, notice="")
        with pytest.raises(takedowns.NothingToPutBack, match="its end has passed"):
            go("reinstate", shown, THEN + HOUR, reason="")


class NothingToPutBack:
    def test_says_to_publish(self, draft: Article) -> None:
        assert "publish it instead" in str(takedowns.NothingToPutBack(draft))
