"""The public list of corrections."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import Change, Edition, NotePlace
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


class Notes:
    """Every change that readers are told of stands in the list, the feeds and the page's data."""

    @pytest.mark.parametrize(
        ("kind", "word"),
        [
            (Change.CORRECTION, "Correction"),
            (Change.CLARIFICATION, "Clarification"),
            (Change.EDITORS_NOTE, "Editor’s note"),
        ],
    )
    @pytest.mark.parametrize("place", NotePlace)
    def test_of_a_kind_stand_where_they_belong(
        self, client: Client, live: Edition, kind: Change, word: str, place: NotePlace
    ) -> None:
        rewrite(live.article, headline="Ferry leaves late")
        at = timezone.now()
        told = moves.announced(kind, "Late, not on time.", at=at, note_place=place)
        edition = moves.change(live.article, told, by=None, via="test", at=at)
        html = client.get(edition.address.path).content.decode()
        note, body = html.index("<p>Late, not on time.</p>"), html.index('<div class="body">')
        assert (note < body) == (place == NotePlace.TOP)
        assert word in text(page(client, "/corrections/"), "ol.rows")
        feeds = [client.get(f"/corrections/feed.{form}").content.decode() for form in ("rss", "atom", "json")]
        assert all(f"{word}: Ferry leaves late" in feed and "Late, not on time." in feed for feed in feeds)
        section = client.get("/news/world/feed.json").content.decode()
        assert f"{word}: Late, not on time." in section
        assert '"CorrectionComment"' in html

    def test_are_named_apart_from_their_story(self, client: Client, corrected: Edition) -> None:
        note, story = (client.get(f"{path}feed.json").json()["items"][0] for path in ("/corrections/", "/"))
        assert note["id"] == f"{story['id']}:note-2"

    def test_of_a_retraction_go_when_the_story_is_put_back(self, client: Client, live: Edition) -> None:
        article = live.article
        takedowns.retract(article, notice="We were deceived.", by=None, via="test", at=timezone.now())
        for path in (live.address.path, "/corrections/", "/corrections/feed.rss"):
            assert client.get(path).content.decode().count("We were deceived.") >= 1
        takedowns.reinstate(article, reason="We were not.", by=None, via="test", at=timezone.now())
        for path in (live.address.path, "/corrections/", "/corrections/feed.rss"):
            assert "We were deceived." not in client.get(path).content.decode()

    def test_of_minor_changes_are_none_and_leave_the_time(self, client: Client, live: Edition) -> None:
        rewrite(live.article, headline="Ferry leaves  late")
        at = timezone.now()
        minor = moves.change(live.article, moves.announced(Change.MINOR, at=at), by=None, via="test", at=at)
        assert (minor.updated, minor.note) == (None, "")
        assert b"Updated" not in client.get(minor.address.path).content
