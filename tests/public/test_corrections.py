"""The public list of corrections."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import Edition
from articles.publishing import moves, takedowns
from tests.cast import publish_story, rewrite
from tests.public.stories import links, page, text, texts


@pytest.fixture
def corrected(live: Edition) -> Edition:
    rewrite(live.article, headline="Ferry leaves late")
    return moves.correct(live.article, note="It left late.", by=None, via="test", at=timezone.now())


class Corrections:
    def test_show_what_was_wrong_beside_the_story_as_it_is(self, client: Client, corrected: Edition) -> None:
        root = page(client, "/corrections/")
        assert links(root, "ol.rows") == {"Ferry leaves late": corrected.address.path}
        assert text(root, "ol.rows p.standfirst") == "It left late."

    def test_are_listed_newest_first(self, client: Client, corrected: Edition) -> None:
        other = publish_story("Bridge found")
        for number in range(2):
            rewrite(other.article, headline=f"Bridge lost {number}")
            moves.correct(other.article, note=f"Note {number}", by=None, via="test", at=timezone.now())
        notes = texts(page(client, "/corrections/"), "ol.rows p.standfirst")
        assert notes == ["Note 1", "Note 0", "It left late."]

    def test_go_with_their_story(self, client: Client, corrected: Edition) -> None:
        takedowns.withdraw(corrected.article, notice="", by=None, via="test", at=timezone.now())
        assert "No story that is published needed one." in text(page(client, "/corrections/"), "main")

    def test_of_tomorrow_are_not_shown(self, client: Client, live: Edition) -> None:
        rewrite(live.article, headline="Ferry leaves late")
        tomorrow = timezone.now() + timedelta(days=1)
        moves.correct(live.article, note="Not yet known.", by=None, via="test", at=tomorrow)
        assert b"Not yet known" not in client.get("/corrections/").content

    def test_leave_out_updates(self, client: Client, live: Edition) -> None:
        rewrite(live.article, headline="Ferry leaves late")
        moves.update(live.article, by=None, via="test", at=timezone.now())
        assert not texts(page(client, "/corrections/"), "ol.rows li")
