"""Publish, update, correct, withdraw."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import (
    Article,
    AuditEntry,
    Edition,
    Kind,
    Section,
)
from articles.publishing import moves
from articles.publishing.known import section_at
from tests.cast import publish_story, rewrite, write_story
from tests.publishing.verbs import AT, HOUR, go, readers_see


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

    def test_moves_the_story_when_its_section_changes(self, draft: Article, client: Client) -> None:
        go("publish", draft)
        rewrite(draft, section=section_at(["News", "Science"], by=None, via="test", at=AT))
        go("update", draft, AT + HOUR)
        moved = client.get("/news/world/2026/03/05/ferry-leaves-on-time/")
        assert moved.status_code == 301
        assert moved["Location"] == "/news/science/2026/03/05/ferry-leaves-on-time/"

    def test_leads_every_former_address_to_the_newest_in_one_step(
        self, draft: Article, client: Client
    ) -> None:
        go("publish", draft)
        for number, slug in enumerate(["second", "third", "ferry-leaves-on-time"], start=1):
            rewrite(draft, slug=slug)
            go("update", draft, AT + number * HOUR)
        here = "/news/world/2026/03/05/ferry-leaves-on-time/"
        for former in ("second", "third"):
            assert client.get(here.replace("ferry-leaves-on-time", former))["Location"] == here
        assert client.get(here).status_code == 200

    def test_keeps_the_address_when_only_the_headline_changes(self, draft: Article) -> None:
        go("publish", draft)
        rewrite(draft, headline="Ferry leaves early")
        go("update", draft, AT + HOUR)
        assert Edition.objects.get(number=2).address == Edition.objects.get(number=1).address

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

    def test_moves_the_time_of_the_story(self, draft: Article) -> None:
        go("publish", draft)
        go("correct", draft, AT + HOUR, note="It left late.")
        assert Edition.objects.live(AT + HOUR).get().updated == AT + HOUR

    def test_refuses_without_a_note(self, draft: Article) -> None:
        go("publish", draft)
        with pytest.raises(moves.NotReadyToPublish, match="needs a note"):
            go("correct", draft, AT + HOUR, note="  ")
