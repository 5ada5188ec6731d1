"""What readers get of a killed and of a corrected story, and what is written down about it."""

from datetime import datetime

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from articles.models import AuditEntry, Edition
from articles.publishing import moves, takedowns
from tests.cast import publish_story, rewrite
from tests.public.stories import page, structured, text, texts

FEEDS = ["/feed.rss", "/feed.atom", "/feed.json", "/news/world/feed.rss", "/news/world/feed.json"]
NOTICE = "We could not confirm what we said."


@pytest.fixture
def killed(live: Edition, editor_in_chief: User) -> Edition:
    told = {"notice": NOTICE, "reason": "Invented by its source."}
    takedowns.kill(live.article, **told, by=editor_in_chief, via="test", at=timezone.now())
    return live


@pytest.fixture
def corrected(live: Edition, editor: User) -> Edition:
    rewrite(live.article, headline="Ferry leaves late")
    return moves.correct(live.article, note="It left late.", by=editor, via="test", at=timezone.now())


class AKilledStory:
    def test_answers_410_with_its_notice_to_be_forgotten(self, client: Client, killed: Edition) -> None:
        answer = client.get(killed.address.path)
        assert answer.status_code == 410
        assert answer["X-Robots-Tag"] == "noindex"
        assert NOTICE in answer.content.decode()
        assert killed.headline not in answer.content.decode()

    @pytest.mark.parametrize("feed", FEEDS)
    def test_is_gone_from_the_feeds(
        self, client: Client, live: Edition, editor_in_chief: User, feed: str
    ) -> None:
        assert live.address.path in client.get(feed).content.decode()
        words = {"notice": NOTICE, "reason": "Invented."}
        takedowns.kill(live.article, **words, by=editor_in_chief, via="test", at=timezone.now())
        answer = client.get(feed)
        assert answer.status_code == 200
        assert live.address.path not in answer.content.decode()

    def test_is_written_down_with_reason_and_person(self, killed: Edition, editor_in_chief: User) -> None:
        entry = AuditEntry.objects.get(verb="killed")
        assert (entry.by, entry.by_name, entry.article) == (editor_in_chief, "Eva Brandt", killed.article)
        assert entry.changes["reason"] == ["", "Invented by its source."]
        assert entry.changes["notice"] == ["", NOTICE]
        assert entry.changes["state"] == ["published", "killed"]


class ACorrectedStory:
    def test_answers_200_and_says_what_was_wrong(self, client: Client, corrected: Edition) -> None:
        root = page(client, corrected.address.path)
        assert text(root, "h1") == "Ferry leaves late"
        assert any("It left late." in note for note in texts(root, "section.notes li"))

    def test_is_modified_then(self, client: Client, editor: User, earlier: datetime) -> None:
        live = publish_story(at=earlier)

        def modified() -> str:
            data = structured(page(client, live.address.path))
            return next(str(each["dateModified"]) for each in data if "dateModified" in each)

        before = modified()
        rewrite(live.article, headline="Ferry leaves late")
        moves.correct(live.article, note="It left late.", by=editor, via="test", at=timezone.now())
        assert modified() > before

    def test_is_written_down_with_note_and_person(self, corrected: Edition, editor: User) -> None:
        entry = AuditEntry.objects.get(verb="corrected")
        assert (entry.by, entry.by_name) == (editor, "Edda Marsh")
        assert "It left late." in str(entry.changes)
