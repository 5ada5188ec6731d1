"""A preview is a publication nobody else sees."""

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from articles.models import Address, Article, AuditEntry, Edition
from articles.publishing import moves
from articles.publishing.preview import as_published
from tests.cast import rewrite, write_story


class AsPublished:
    def test_gives_the_edition_readers_would_get(self, draft: Article) -> None:
        now = timezone.now()
        with as_published(draft, at=now) as edition:
            assert Edition.objects.live(now).at_address(edition.address.path).get() == edition

    def test_leaves_nothing_behind(self, draft: Article, editor: User) -> None:
        entries = AuditEntry.objects.count()
        with as_published(draft, at=timezone.now()):
            pass
        draft.refresh_from_db()
        assert (draft.state, Edition.objects.count(), Address.objects.count()) == ("draft", 0, 0)
        assert AuditEntry.objects.count() == entries

    def test_shows_the_changes_of_a_live_story(self, live: Edition) -> None:
        article = rewrite(live.article, headline="Ferry leaves early")
        with as_published(article, at=timezone.now()) as edition:
            assert (edition.headline, edition.address) == ("Ferry leaves early", live.address)
        assert Edition.objects.live(timezone.now()).get() == live

    def test_is_undone_when_rendering_fails(self, draft: Article) -> None:
        with pytest.raises(ZeroDivisionError), as_published(draft, at=timezone.now()):
            raise ZeroDivisionError
        assert not Edition.objects.exists()

    def test_says_what_is_missing(self, db: None) -> None:
        article = write_story(section=None)
        with pytest.raises(moves.NotReadyToPublish), as_published(article, at=timezone.now()):
            pytest.fail("there is nothing to show")
