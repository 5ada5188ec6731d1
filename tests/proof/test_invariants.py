"""Each rule finds the one tampering that breaks it, and a paper nobody tampered with breaks none."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.utils import timezone
from taggit.models import Tag

from articles.models import Article, Section
from articles.proof.invariants import RULES, broken
from articles.publishing import erasing, known, moves, schedule
from tests.cast import person_named, place_named, publish_story, write_story
from tests.proof.amiss import AMISS
from tests.proof.worlds import hide, paper
from tests.public.stories import rich_story, section_named

# What somebody who may do everything to the database does to it, with all its guards off.
_ONE = "(SELECT max(e.id) FROM articles_edition e WHERE e.live_until IS NULL)"
_FREE = "ALTER TABLE articles_edition DROP CONSTRAINT"
_AGAIN = (
    """INSERT INTO articles_edition SELECT (jsonb_populate_record(e, jsonb_build_object('id', 987654321,
    'number', 99, {change}))).* FROM articles_edition e WHERE e.id = """
    + _ONE
)
_OTHER = "(SELECT min(a.id) FROM articles_article a WHERE a.state = 'draft')"
TAMPERING = {
    "one-live-an-article": (
        f"{_FREE} edition_one_live_an_article, DROP CONSTRAINT edition_one_live_an_address; "
        + _AGAIN.format(change="'word_count', 1")
    ),
    "one-live-an-address": (
        f"{_FREE} edition_one_live_an_article, DROP CONSTRAINT edition_one_live_an_address; "
        + _AGAIN.format(change=f"'article_id', {_OTHER}")
    ),
    "shown-is-published": (
        f"UPDATE articles_article SET state = 'spiked' WHERE id = (SELECT article_id FROM articles_edition "
        f"WHERE id = {_ONE})"
    ),
    "published-was-given": f"UPDATE articles_article SET state = 'published' WHERE id = {_OTHER}",
    "killed-stays-killed": "UPDATE articles_tombstone SET lifted_at = raised_at WHERE kind = 'killed'",
    "tombstone-means-gone": "UPDATE articles_tombstone SET lifted_at = raised_at WHERE kind = 'withdrawn'",
    "nothing-over-a-tombstone": (
        "UPDATE articles_edition SET live_until = NULL WHERE address_id IN "
        "(SELECT address_id FROM articles_tombstone)"
    ),
    "address-of-its-own": (
        f"UPDATE articles_address SET article_id = {_OTHER} WHERE id = (SELECT address_id "
        f"FROM articles_edition WHERE id = {_ONE})"
    ),
    "embargo-kept": (
        "UPDATE articles_article SET embargo_until = now() + interval '9 years' WHERE id IN "
        "(SELECT article_id FROM articles_edition WHERE live_from > now() "
        "AND live_until IS DISTINCT FROM live_from)"
    ),
    "hold-kept": (
        "UPDATE articles_article SET legal_hold = 'Court.' WHERE id IN (SELECT article_id "
        "FROM articles_edition WHERE live_from > now() AND live_until IS DISTINCT FROM live_from)"
    ),
    "version-is-newest-revision": f"UPDATE articles_article SET version = version + 1 WHERE id = {_OTHER}",
    "revision-of-its-own": (
        f"UPDATE articles_edition SET revision_id = (SELECT id FROM articles_revision WHERE article_id = "
        f"{_OTHER} LIMIT 1) WHERE id = {_ONE}"
    ),
    "every-revision-audited": "DELETE FROM articles_auditentry WHERE verb = 'changed'",
    "every-edition-audited": "DELETE FROM articles_auditentry WHERE verb = 'corrected'",
    "redirects-in-one-step": (
        "INSERT INTO articles_redirect (address_id, target_id, made_at) SELECT r.target_id, r.address_id, "
        "now() FROM articles_redirect r LIMIT 1"
    ),
    "listed-in-its-sections": (
        f"UPDATE articles_editionsection SET published = now() WHERE edition_id = {_ONE}"
    ),
    "lists-its-people": "DELETE FROM articles_editionperson WHERE relation = 'byline'",
    "lists-its-places": "DELETE FROM articles_editionplace",
    "lists-its-topics": "DELETE FROM articles_editiontag",
    "releases-its-pictures": "DELETE FROM articles_editionpicture",
    "leads-to-its-related": "DELETE FROM articles_editionrelated",
    "found-by-its-words": f"UPDATE articles_article SET search = NULL WHERE id = {_OTHER}",
    "publications-are-told": (
        "DELETE FROM articles_effect WHERE id = (SELECT max(id) FROM articles_effect "
        "WHERE payload->>'verb' = 'published')"
    ),
    "takedowns-are-told": "DELETE FROM articles_effect WHERE payload->>'verb' = 'withdrawn'",
    "ends-are-told": (
        "DELETE FROM articles_effect WHERE id = (SELECT max(id) FROM articles_effect "
        "WHERE payload->>'verb' = 'ended')"
    ),
}


@pytest.fixture
def at(db: None, settings: Any) -> datetime:
    """A paper with everything in it was printed, webhooks were told of it, and this is the moment after."""
    settings.WEBHOOKS = ["https://hook.example.org/", "https://other.example.org/"]
    begun = timezone.now()
    hide(paper(begun), begun)
    return begun + timedelta(seconds=1)


def tamper(statements: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(statements)


def broken_names(at: datetime) -> set[str]:
    return {rule.name for rule in RULES if broken(rule, at)}


def broken_after(statements: str, at: datetime) -> set[str]:
    """Tell which rules are broken after tampering, and undo it."""
    with transaction.atomic():
        tamper(statements)
        found = broken_names(at)
        transaction.set_rollback(True)
    return found


@pytest.mark.slow
class Invariants:
    def test_hold_of_a_paper_with_everything(self, at: datetime) -> None:
        assert broken_names(at) == set()

    def test_hold_of_a_story_that_was_erased(self, editor_in_chief: User, chief: User) -> None:
        at = timezone.now()
        article = rich_story(at=at).article
        words: dict[str, Any] = {"via": "test", "at": at + timedelta(seconds=1)}
        erasing.order_erasure(article, reason="court", by=editor_in_chief, **words)
        erasing.erase(article, by=chief, **words)
        assert broken_names(at + timedelta(seconds=2)) == set()

    def test_are_each_tampered_with_here(self) -> None:
        assert list(TAMPERING) == [rule.name for rule in RULES]

    def test_find_what_breaks_them(self, at: datetime) -> None:
        assert {name for name in TAMPERING if name not in broken_after(TAMPERING[name], at)} == set()


@pytest.mark.slow
class WhatAnEditionIsListedBy:
    @pytest.fixture(autouse=True)
    def strangers(self, at: datetime) -> None:
        """Somebody, somewhere and something that no story of the paper names."""
        person_named("Ada Stranger")
        place_named("Oslo")
        Tag.objects.create(name="Stranger", slug="stranger")
        section_named("Sport")

    def test_is_held_to_its_content(self, at: datetime) -> None:
        found = {what: broken_after(statements, at) for what, (_, statements) in AMISS.items()}
        assert found == {what: {rule} for what, (rule, _) in AMISS.items()}

    def test_may_be_renamed_since(self, at: datetime) -> None:
        words: dict[str, Any] = {"by": None, "via": "test", "at": at}
        top = section_named("News")
        top.slug = "tidings"
        known.save_section(top, **words)
        world = Section.objects.get(path="tidings/world")
        world.parent = section_named("Sport")
        known.save_section(world, **words)
        assert broken_names(at) == set()


class WhatIsToldOutside:
    def test_is_asked_only_since_an_address_is_known(self, db: None, settings: Any) -> None:
        publish_story("Before")
        settings.WEBHOOKS = ["https://hook.example.org/"]
        assert broken_names(timezone.now()) == set()
        publish_story("After")
        assert broken_names(timezone.now()) == set()
        tamper("DELETE FROM articles_effect WHERE payload->>'headline' = 'Before'")
        assert broken_names(timezone.now()) == set()

    def test_has_nothing_of_imports(self, draft: Article, settings: Any) -> None:
        settings.WEBHOOKS = ["https://hook.example.org/"]
        publish_story("First")
        at = timezone.now()
        moves.publish(draft, by=None, via="import", at=at)
        schedule.expire(draft, ends=at + timedelta(hours=1), by=None, via="import", at=at)
        assert broken_names(timezone.now()) == set()


class Breach:
    def test_names_the_first_rows_and_counts_all(self, db: None) -> None:
        for number in range(25):
            write_story(f"Story {number}", at=timezone.now())
        tamper("UPDATE articles_article SET search = NULL")
        rule = next(rule for rule in RULES if rule.name == "found-by-its-words")
        said = str(broken(rule, timezone.now()))
        assert said.startswith("25 found, by their keys: ")
        assert said.endswith(", …")
