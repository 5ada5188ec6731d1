"""Of a killed story the proof finds whatever is left; where nothing is, every line holds."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from articles.models import Article, Edition, Effect, SourceIdentity
from articles.models.edition import EditionQuerySet
from articles.proof.kills import Line, NotKilled, killed, near
from articles.proof.surfaces import surfaces
from articles.public import answers, errors, media
from articles.publishing import effects, takedowns
from tests.cast import publish_story, rewrite
from tests.proof.worlds import AS_THE_DESK
from tests.public import stories
from tests.public.stories import begin, image, picture, rich_story
from tests.publishing.verbs import go

HOUR = timedelta(hours=1)
NOTICE = "This & that was not so.\nWe are sorry."
STANDS = "Nothing of it stands in"


@pytest.fixture
def at(db: None) -> datetime:
    return timezone.now()


@pytest.fixture
def article(at: datetime) -> Article:
    """A killed story that had everything: two addresses, people, a place, topics, pictures, links to it."""
    killed = rich_story("The chain was never lowered", at=at - 3 * HOUR).article
    rewrite(killed, slug="never-lowered", at=at - 2 * HOUR)
    go("update", killed, at - 2 * HOUR)
    leading = begin("A chain of errors", at=at)
    stories.relate(leading, killed, type="background")
    stories.publish(leading, at=at - HOUR)
    takedowns.kill(killed, notice=NOTICE, reason="Invented.", at=at - timedelta(seconds=1), **AS_THE_DESK)
    return killed


def found(article: Article) -> dict[str, tuple[str, ...]]:
    """Return each line that does not hold, and what was found."""
    return {line.what: line.found for line in killed(article, timezone.now()) if line.found}


def tamper(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(statement)


class Killed:
    def test_holds_of_a_story_that_is_gone(self, article: Article) -> None:
        assert found(article) == {}

    def test_is_asked_by_https_where_the_paper_is_served_so(
        self, article: Article, settings: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        settings.SITE_URL, settings.SECURE_SSL_REDIRECT = "https://paper.example", True
        settings.ALLOWED_HOSTS = ["paper.example"]
        assert found(article) == {}
        monkeypatch.setattr(EditionQuerySet, "live", lambda rows, at: rows.filter(number=2))
        assert f"{STANDS} feeds" in found(article)

    def test_holds_of_one_that_readers_never_had(self, draft: Article) -> None:
        go("kill", draft, timezone.now(), notice="", reason="Cancelled.")
        assert found(draft) == {}

    def test_asks_wherever_it_stood(self, article: Article) -> None:
        asked = {surface.pattern for surface in near(article)}
        everything = {surface.pattern for surface in surfaces()}
        nothing_of_it = {"health/live", "health/ready", "public:robots", "public:media", "public:sitemap"}
        assert everything - asked == nothing_of_it | {"public:sitemap_sections"}

    def test_refuses_a_story_that_was_not_killed(self, live: Edition) -> None:
        with pytest.raises(NotKilled, match="kill it first"):
            killed(live.article, timezone.now())

    def test_finds_an_address_that_answers_otherwise(self, article: Article, monkeypatch: Any) -> None:
        monkeypatch.setattr(answers, "gone", lambda notice: errors.not_found(None, Exception()))  # type: ignore[arg-type]
        (line,) = found(article).values()
        assert len(line) == 2
        assert line[0].endswith(" answers 404, not 410")

    def test_finds_a_notice_that_is_missing(self, article: Article, monkeypatch: Any) -> None:
        gone = errors.gone
        monkeypatch.setattr(answers, "gone", lambda notice: gone(""))
        (line,) = found(article).values()
        assert line[0].endswith(" does not show the notice")

    def test_finds_a_page_that_may_be_indexed(self, article: Article, monkeypatch: Any) -> None:
        gone = errors.gone

        def indexed(notice: str) -> Any:
            answer = gone(notice)
            del answer["X-Robots-Tag"]
            return answer

        monkeypatch.setattr(answers, "gone", indexed)
        (line,) = found(article).values()
        assert line[0].endswith(" may be indexed")

    def test_finds_lists_that_still_have_it(self, article: Article, monkeypatch: Any) -> None:
        monkeypatch.setattr(EditionQuerySet, "live", lambda rows, at: rows.filter(number=2))
        lines = found(article)
        groups = ["feeds", "sitemaps", "the archive", "pages of people", "pages of places", "pages of topics"]
        assert {f"{STANDS} {group}" for group in [*groups, "pages of sections"]} <= set(lines)
        assert any("/feed.rss has its headline: “" in said for said in lines[f"{STANDS} feeds"])

    def test_does_not_mind_words_that_another_story_has(self, article: Article, at: datetime) -> None:
        publish_story(article.headline, body_html=article.body_html, at=at - HOUR)
        assert found(article) == {}

    def test_finds_an_edition_put_live_behind_the_verbs(self, article: Article) -> None:
        tamper(
            f"UPDATE articles_edition SET live_until = NULL WHERE article_id = {article.pk} AND number = 2"
        )
        assert {"No edition is live or to come", "Its addresses say that it is gone"} <= set(found(article))

    def test_finds_a_lifted_tombstone(self, article: Article) -> None:
        tamper("UPDATE articles_tombstone SET lifted_at = raised_at")
        assert "Its tombstone stands" in found(article)

    def test_finds_an_edition_to_come(self, article: Article) -> None:
        tamper(
            f"UPDATE articles_edition SET live_from = now() + interval '1 hour', live_until = NULL "
            f"WHERE article_id = {article.pk} AND number = 2"
        )
        assert "No edition is live or to come" in found(article)


class ItsPictures:
    @pytest.fixture
    def article(self, at: datetime) -> Article:
        own, shared = image(), image()
        killed = begin("The chain was never lowered", at=at - HOUR)
        picture(killed, own, shared)
        stories.publish(killed, at=at - HOUR)
        other = begin("The chain", at=at - HOUR)
        picture(other, shared)
        stories.publish(other, at=at - HOUR)
        takedowns.kill(killed, notice="", reason="", at=at - timedelta(seconds=1), **AS_THE_DESK)
        return killed

    def line(self, article: Article) -> Line:
        lines = killed(article, timezone.now())
        return next(line for line in lines if line.what == "Its pictures are gone")

    def test_are_asked_for_in_every_size_but_where_another_story_shows_them(self, article: Article) -> None:
        line = self.line(article)
        assert line.asked == len([s for s in surfaces() if s.pattern == "public:media"]) / 2
        assert line.found == ()

    def test_are_found_where_they_are_still_sent(self, article: Article, monkeypatch: Any) -> None:
        monkeypatch.setattr(media, "_is_public", lambda token, at: True)
        monkeypatch.setattr(media, "_send", lambda *asked: errors.gone(""))
        assert len(self.line(article).found) == self.line(article).asked > 0


class WhatIsRemembered:
    def test_has_the_name_the_source_gave_it(self, at: datetime) -> None:
        article = publish_story(at=at - HOUR).article
        tamper(f"UPDATE articles_revision SET via = 'import' WHERE article_id = {article.pk}")
        takedowns.kill(article, notice="", reason="", at=at, **AS_THE_DESK)
        assert "Its source is remembered, so that no import revives it" in found(article)
        SourceIdentity.objects.create(
            article=article, uri="urn:x", format="page", fingerprint="", received={}, received_at=at
        )
        assert found(article) == {}


class WhatIsToBeTold:
    def test_is_only_that_it_was_killed(self, at: datetime, settings: Any) -> None:
        settings.WEBHOOKS = ["https://example.org/hook"]
        article = publish_story(at=at - HOUR).article
        takedowns.kill(article, notice="", reason="", at=at, **AS_THE_DESK)
        assert Effect.objects.waiting().filter(kind="webhook", article=article).count() == 2
        assert found(article) == {}  # the first is dropped with its edition
        told = {"verb": "updated", "headline": "The chain"}
        effects.enqueue("webhook", told, key="x", at=at, article=article)
        (line,) = found(article).values()
        assert line[0].startswith("webhook x is due at ")


class ALine:
    def test_says_ok_or_what_was_found(self) -> None:
        assert str(Line("Nothing stands", 12, ())) == "ok     Nothing stands (12 asked)"
        assert str(Line("Nothing stands", 1, ("/a is", "/b is"))).splitlines() == [
            "FOUND  Nothing stands",
            "       /a is",
            "       /b is",
        ]
