"""Links given in words find their story when it arrives."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.utils import timezone

from articles.models import Article, EditionRelated, RelatedLink, Section, SourceIdentity
from articles.publishing import moves
from articles.publishing.related import attach_to, find_targets
from tests.cast import publish_story, relate, rewrite, write_story

Asserted = Callable[[int], AbstractContextManager[Any]]
OLD_ADDRESS = "https://paper.example/2011/05/broken-tile"


def arrive(headline: str, *, url: str = "") -> Article:
    article = write_story(headline)
    now = timezone.now()
    if url:
        SourceIdentity.objects.create(
            article=article, uri=url, url=url, format="page", fingerprint="0", received={}, received_at=now
        )
    attach_to(article, headline=headline, at=now)
    return article


class AttachTo:
    def test_answers_a_link_by_its_address(self, draft: Article) -> None:
        link = relate(draft, title="Other words entirely", url=OLD_ADDRESS, pending=True)
        tile = arrive("Broken tile", url=OLD_ADDRESS)
        link.refresh_from_db()
        assert (link.target, link.pending) == (tile, False)

    @pytest.mark.parametrize("printed", ["Broken tile reopens quarrel", "BROKEN TILE REOPENS “QUARREL”"])
    def test_answers_a_link_by_its_headline(self, draft: Article, printed: str) -> None:
        link = relate(draft, title=printed, pending=True)
        tile = arrive("Broken tile reopens quarrel")
        link.refresh_from_db()
        assert link.target == tile

    def test_leaves_a_headline_two_stories_have(self, draft: Article) -> None:
        link = relate(draft, title="Weather", pending=True)
        write_story("Weather")
        arrive("Weather")
        link.refresh_from_db()
        assert link.pending

    def test_makes_no_new_version_of_the_story_that_waited(self, draft: Article) -> None:
        relate(draft, title="Broken tile", pending=True)
        draft.refresh_from_db()
        arrive("Broken tile")
        before = draft.version
        draft.refresh_from_db()
        assert draft.version == before
        rewrite(draft, headline=draft.headline)
        draft.refresh_from_db()
        assert draft.version == before

    def test_reaches_the_edition_readers_see(self, draft: Article) -> None:
        relate(draft, title="Broken tile", pending=True)
        moves.publish(draft, by=None, via="test", at=timezone.now())
        tile = arrive("Broken tile")
        assert EditionRelated.objects.get().target == tile

    def test_is_kept_by_the_next_edition(self, draft: Article) -> None:
        relate(draft, title="Broken tile", pending=True)
        tile = arrive("Broken tile")
        edition = moves.publish(draft, by=None, via="test", at=timezone.now())
        assert EditionRelated.objects.get(edition=edition).target == tile

    def test_never_points_a_story_at_itself(self, world: Section) -> None:
        article = write_story("Broken tile", section=world)
        link = relate(article, title="Broken tile", pending=True)
        attach_to(article, headline="Broken tile", at=timezone.now())
        link.refresh_from_db()
        assert link.pending

    def test_happens_on_publication_too(self, draft: Article, world: Section) -> None:
        link = relate(draft, title="Broken tile", pending=True)
        publish_story("Broken tile", section=world)
        link.refresh_from_db()
        assert not RelatedLink.objects.pending().exists()


class FindTargets:
    def test_prefers_the_address_to_the_headline(self, db: None) -> None:
        by_address = arrive("One", url=OLD_ADDRESS)
        arrive("Two")
        assert find_targets([("Two", OLD_ADDRESS)]) == {("Two", OLD_ADDRESS): by_address.pk}

    def test_finds_nothing_for_words_nobody_wrote(self, draft: Article) -> None:
        assert find_targets([("Nobody wrote this", "https://paper.example/none"), ("", "")]) == {}

    def test_finds_a_headline_only_one_story_has(self, db: None) -> None:
        tile = arrive("Broken tile")
        arrive("Weather")
        arrive("Weather")
        assert find_targets([("BROKEN TILE", ""), ("Weather", "")]) == {("BROKEN TILE", ""): tile.pk}

    def test_asks_twice_for_any_number(self, db: None, django_assert_num_queries: Asserted) -> None:
        arrive("Broken tile", url=OLD_ADDRESS)
        with django_assert_num_queries(2):
            find_targets([(f"Tile {number}", f"https://paper.example/{number}") for number in range(50)])
