"""Each rule finds the one tampering that breaks it, and a paper nobody tampered with breaks none."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.utils import timezone

from articles.proof.invariants import RULES, broken
from articles.publishing import erasing
from tests.cast import write_story
from tests.proof.worlds import hide, paper
from tests.public.stories import rich_story

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
    "version-is-newest-revision": f"UPDATE articles_article SET version = version + 1 WHERE id = {_OTHER}",
    "revision-of-its-own": (
        f"UPDATE articles_edition SET revision_id = (SELECT id FROM articles_revision WHERE article_id = "
        f"{_OTHER} LIMIT 1) WHERE id = {_ONE}"
    ),
    "every-revision-audited": "DELETE FROM articles_auditentry WHERE verb = 'changed'",
    "every-edition-audited": "DELETE FROM articles_auditentry WHERE verb = 'corrected'",
    "listed-in-its-sections": (
        f"UPDATE articles_editionsection SET published = now() WHERE edition_id = {_ONE}"
    ),
    "releases-its-pictures": "DELETE FROM articles_editionpicture",
    "lists-its-topics": "DELETE FROM articles_editiontag",
    "found-by-its-words": f"UPDATE articles_article SET search = NULL WHERE id = {_OTHER}",
    "redirects-in-one-step": (
        "INSERT INTO articles_redirect (address_id, target_id, made_at) SELECT r.target_id, r.address_id, "
        "now() FROM articles_redirect r LIMIT 1"
    ),
}


@pytest.fixture
def at(db: None) -> datetime:
    """A paper with everything in it was printed, and this is the moment after."""
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


class Breach:
    def test_names_the_first_rows_and_counts_all(self, db: None) -> None:
        for number in range(25):
            write_story(f"Story {number}", at=timezone.now())
        tamper("UPDATE articles_article SET search = NULL")
        rule = next(rule for rule in RULES if rule.name == "found-by-its-words")
        said = str(broken(rule, timezone.now()))
        assert said.startswith("25 found, by their keys: ")
        assert said.endswith(", …")
