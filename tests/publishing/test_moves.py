"""Publish, update, correct, withdraw."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.utils import timezone

from articles.models import (
    Address,
    Article,
    AuditEntry,
    Edition,
    EditionSection,
    Kind,
    Redirect,
    Section,
    Tombstone,
)
from articles.publishing import moves
from articles.publishing.known import section_at
from tests.cast import publish_story, rewrite, write_story

AT = datetime(2026, 3, 5, 14, 3, tzinfo=UTC)
HOUR = timedelta(hours=1)


def readers_see(article: Article, at: datetime | None = None) -> str | None:
    edition = Edition.objects.live(at or timezone.now()).filter(article=article).first()
    return edition.headline if edition else None


def go(verb: str, article: Article, at: datetime = AT, **words: str) -> object:
    return getattr(moves, verb)(article, by=None, via="test", at=at, **words)


class Publish:
    def test_shows_readers_the_newest_revision_from_that_moment(self, draft: Article) -> None:
        go("publish", draft)
        assert readers_see(draft, AT) == "Ferry leaves on time"
        assert readers_see(draft, AT - timedelta(microseconds=1)) is None

    def test_gives_the_address_its_section_day_and_headline(self, draft: Article) -> None:
        go("publish", draft)
        assert Edition.objects.get().address.path == "/news/world/2026/03/05/ferry-leaves-on-time/"

    def test_keeps_the_storys_own_date_beside_the_moment_it_goes_live(self, world: Section) -> None:
        archive_day = datetime(2010, 11, 4, 9, 29, tzinfo=UTC)
        edition = publish_story("Old news", section=world, published=archive_day, at=AT)
        assert (edition.published, edition.live_from) == (archive_day, AT)
        assert edition.address.path == "/news/world/2010/11/04/old-news/"

    def test_dates_the_address_in_the_sites_zone(self, world: Section, settings: object) -> None:
        settings.TIME_ZONE = "Pacific/Auckland"  # type: ignore[attr-defined]
        edition = publish_story("Late news", section=world, at=AT)
        assert edition.address.path == "/news/world/2026/03/06/late-news/"

    def test_keeps_when_an_imported_story_was_updated_where_it_came_from(self, draft: Article) -> None:
        before = AT - HOUR
        moves.publish(draft, by=None, via="test", at=AT, updated=before)
        rewrite(draft, headline="Ferry leaves late")
        edition = moves.update(draft, by=None, via="test", at=AT + HOUR, updated=AT)
        assert [Edition.objects.get(number=1).updated, edition.updated] == [before, AT]

    def test_gives_a_second_story_of_the_same_name_its_own_address(self, world: Section) -> None:
        publish_story(section=world, at=AT)
        second = publish_story(section=world, at=AT)
        assert second.address.path.endswith("/ferry-leaves-on-time-2/")

    def test_gives_the_twelfth_of_a_name_its_address_as_quickly(
        self, world: Section, django_assert_max_num_queries: Any
    ) -> None:
        for _ in range(11):
            publish_story(section=world, at=AT)
        article = write_story(section=world)
        with django_assert_max_num_queries(35):
            go("publish", article)
        assert Edition.objects.get(article=article).slug == "ferry-leaves-on-time-12"

    def test_names_a_story_without_letters_by_its_number(self, world: Section) -> None:
        edition = publish_story("!!!", section=world, at=AT)
        assert edition.slug == f"story-{edition.article_id}"

    def test_refuses_a_story_that_is_live(self, draft: Article) -> None:
        go("publish", draft)
        with pytest.raises(moves.AlreadyLive, match="is live already"):
            go("publish", draft, AT + HOUR)

    @pytest.mark.parametrize(
        ("lacking", "sentence"),
        [
            ({"headline": " "}, "Give it a headline."),
            ({"section": None}, "Choose a section."),
            ({"body_html": ""}, "Write its text."),
        ],
    )
    def test_refuses_a_story_that_is_not_ready(
        self, db: None, lacking: dict[str, Any], sentence: str
    ) -> None:
        article = write_story(**lacking)
        with pytest.raises(moves.NotReadyToPublish) as refusal:
            go("publish", article)
        assert refusal.value.reasons == [sentence]
        assert not Edition.objects.exists()

    def test_refuses_a_story_whose_own_date_is_still_to_come(self, db: None) -> None:
        with pytest.raises(moves.NotReadyToPublish, match="still to come"):
            go("publish", write_story(published=AT + HOUR))

    def test_pads_the_year_of_an_address(self, world: Section) -> None:
        edition = publish_story("Fire", section=world, published=datetime(666, 9, 2, tzinfo=UTC), at=AT)
        assert edition.address.path == "/news/world/0666/09/02/fire/"

    def test_wants_pictures_of_a_picture_story_without_text(self, db: None) -> None:
        article = write_story(body_html="", kind=Kind.PICTURE_STORY)
        with pytest.raises(moves.NotReadyToPublish):
            go("publish", article)

    def test_is_written_in_the_audit_log(self, draft: Article, editor: User) -> None:
        moves.publish(draft, by=editor, via="admin", at=AT)
        entry = AuditEntry.objects.latest_first()[0]
        assert (entry.verb, entry.by, entry.via, entry.at) == ("published", editor, "admin", AT)


class Update:
    def test_replaces_what_readers_see_at_the_same_address(self, draft: Article) -> None:
        go("publish", draft)
        rewrite(draft, headline="Ferry leaves early")
        go("update", draft, AT + HOUR)
        assert readers_see(draft, AT + HOUR) == "Ferry leaves early"
        assert readers_see(draft, AT + HOUR - timedelta(microseconds=1)) == "Ferry leaves on time"
        first, second = Edition.objects.order_by("number")
        assert first.address == second.address
        assert (second.published, second.updated) == (AT, AT + HOUR)

    def test_begins_after_the_edition_it_follows_even_at_the_same_moment(self, draft: Article) -> None:
        go("publish", draft)
        go("update", draft)
        assert readers_see(draft, AT + timedelta(microseconds=1)) == "Ferry leaves on time"

    def test_moves_the_story_when_its_section_changes(self, draft: Article) -> None:
        go("publish", draft)
        rewrite(draft, section=section_at(["News", "Science"], by=None, via="test", at=AT))
        go("update", draft, AT + HOUR)
        redirect = Redirect.objects.get()
        assert redirect.address.path == "/news/world/2026/03/05/ferry-leaves-on-time/"
        assert redirect.target.path == "/news/science/2026/03/05/ferry-leaves-on-time/"

    def test_leads_every_former_address_to_the_newest_in_one_step(self, draft: Article) -> None:
        go("publish", draft)
        for number, slug in enumerate(["second", "third", "ferry-leaves-on-time"], start=1):
            rewrite(draft, slug=slug)
            go("update", draft, AT + number * HOUR)
        targets = dict(Redirect.objects.values_list("address__path", "target__path"))
        here = "/news/world/2026/03/05/ferry-leaves-on-time/"
        assert targets == {here.replace("ferry-leaves-on-time", old): here for old in ("second", "third")}

    def test_keeps_the_address_when_only_the_headline_changes(self, draft: Article) -> None:
        go("publish", draft)
        rewrite(draft, headline="Ferry leaves early")
        go("update", draft, AT + HOUR)
        assert not Redirect.objects.exists()

    def test_refuses_a_draft(self, draft: Article) -> None:
        with pytest.raises(moves.NotLive, match="Publish it first"):
            go("update", draft)


class Correct:
    def test_tells_readers_what_was_wrong(self, draft: Article) -> None:
        go("publish", draft)
        rewrite(draft, headline="Ferry leaves late")
        go("correct", draft, AT + HOUR, note="The ferry left late, not on time.")
        edition = Edition.objects.live(AT + HOUR).get()
        assert (edition.change, edition.note) == ("correction", "The ferry left late, not on time.")

    def test_refuses_without_a_note(self, draft: Article) -> None:
        go("publish", draft)
        with pytest.raises(moves.NotReadyToPublish, match="needs a note"):
            go("correct", draft, AT + HOUR, note="  ")


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
        with pytest.raises(moves.NotLive):
            go("withdraw", draft, notice="")


class PowerFails(Exception):
    pass


class FailAt:
    """Lets a number of statements through and fails the next one; what cleans up after it is let through."""

    def __init__(self, statement: int) -> None:
        self.left = statement

    def __call__(self, execute: Any, *statement: Any) -> Any:
        # Savepoints stand for the transaction's own begin and end, which are not the verb's statements.
        counts = "SAVEPOINT" not in statement[0]
        self.left -= counts
        if counts and self.left == -1:
            raise PowerFails
        return execute(*statement)


def everything() -> list[Any]:
    models: list[Any] = [Article, Edition, EditionSection, Address, Redirect, Tombstone, AuditEntry]
    return [list(model.objects.order_by("pk").values()) for model in models]


class AVerb:
    """Whatever statement it fails at, it has not happened."""

    @pytest.mark.slow
    @pytest.mark.parametrize("verb", ["publish", "update", "correct", "withdraw"])
    def test_is_all_or_nothing(self, draft: Article, verb: str) -> None:
        words = {"correct": {"note": "Late."}, "withdraw": {"notice": "Wrong."}}.get(verb, {})
        if verb != "publish":
            go("publish", draft)
            rewrite(draft, headline="Ferry leaves late", slug="late")
        before, statement = everything(), 0
        while self.fails_at(statement, verb, draft, words):
            assert everything() == before, f"statement {statement}"
            statement += 1
        assert statement > 5
        assert everything() != before

    def fails_at(self, statement: int, verb: str, article: Article, words: dict[str, str]) -> bool:
        fresh = Article.objects.get(pk=article.pk)
        try:
            with connection.execute_wrapper(FailAt(statement)):
                go(verb, fresh, AT + HOUR, **words)
        except PowerFails:
            return True
        return False
