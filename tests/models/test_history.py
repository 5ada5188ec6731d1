"""What the database itself refuses, whoever asks."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from articles.models import (
    Address,
    Article,
    AuditEntry,
    Byline,
    Edition,
    EditionRelated,
    EditionSection,
    Image,
    Mention,
    Passage,
    Place,
    Redirect,
    RelatedLink,
    Revision,
    Section,
    Tombstone,
)
from articles.publishing.moves import publish
from tests.cast import person_named, publish_story, relate, write_story

pytestmark = pytest.mark.database
HOUR = timedelta(hours=1)


def copy_of(edition: Edition, **changed: Any) -> Edition:
    twin = Edition.objects.get(pk=edition.pk)
    twin.pk = None
    twin.number += 1
    for name, value in changed.items():
        setattr(twin, name, value)
    return twin


def refused(message: str = "") -> Any:
    return pytest.raises(DatabaseError, match=message)


class AnEdition:
    def test_never_overlaps_another_of_its_article(self, live: Edition) -> None:
        elsewhere = Address.objects.create(path="/elsewhere/")
        with refused("edition_one_live_an_article"):
            copy_of(live, address=elsewhere).save()

    def test_never_shares_its_address_while_live(self, live: Edition) -> None:
        with refused("edition_one_live_an_address"):
            copy_of(live, article=write_story("Another")).save()

    def test_may_follow_where_the_other_ends(self, live: Edition) -> None:
        live.live_until = live.live_from + HOUR
        live.save()
        copy_of(live, live_from=live.live_until, live_until=None).save()
        assert Edition.objects.count() == 2

    @pytest.mark.parametrize("field", ["headline", "body_html", "note", "standfirst", "copyright_notice"])
    def test_never_changes_a_word(self, live: Edition, field: str) -> None:
        with refused("never altered"):
            Edition.objects.filter(pk=live.pk).update(**{field: "changed"})

    def test_never_changes_its_beginning_or_page(self, live: Edition) -> None:
        with refused("never altered"):
            Edition.objects.filter(pk=live.pk).update(page={}, live_from=live.live_from - HOUR)

    def test_keeps_an_end_that_has_passed(self, live: Edition) -> None:
        Edition.objects.filter(pk=live.pk).update(live_until=live.live_from)
        with refused("a past end is never moved"):
            Edition.objects.filter(pk=live.pk).update(live_until=None)

    def test_may_have_an_end_to_come_moved(self, live: Edition) -> None:
        for hours in (2, 1):
            Edition.objects.filter(pk=live.pk).update(live_until=live.live_from + hours * HOUR)
        live.refresh_from_db()
        assert live.live_until == live.live_from + HOUR

    def test_never_ends_before_it_begins(self, live: Edition) -> None:
        with refused("edition_ends_after_it_begins"):
            Edition.objects.filter(pk=live.pk).update(live_until=live.live_from - HOUR)

    @pytest.mark.parametrize("table", ["edition", "editionsection", "revision", "auditentry"])
    def test_is_never_deleted_nor_is_what_stands_behind_it(self, live: Edition, table: str) -> None:
        with refused("never"), connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM articles_{table}")

    def test_keeps_its_index_rows(self, live: Edition) -> None:
        with refused("never altered"):
            EditionSection.objects.update(published=live.published - HOUR)


class ARelatedRow:
    @pytest.fixture
    def row(self, draft: Article) -> EditionRelated:
        relate(draft, title="A story to come", pending=True)
        return publish_and_take_row(draft)

    def test_is_given_its_target_once(self, row: EditionRelated, live: Edition) -> None:
        EditionRelated.objects.filter(pk=row.pk).update(target=live.article)
        with refused("filled once"):
            EditionRelated.objects.filter(pk=row.pk).update(target=None)

    def test_keeps_its_title(self, row: EditionRelated) -> None:
        with refused("filled once"):
            EditionRelated.objects.filter(pk=row.pk).update(title="Another")


def publish_and_take_row(article: Article) -> EditionRelated:
    edition = publish(article, by=None, via="test", at=article.changed_at)
    return EditionRelated.objects.get(edition=edition)


class History:
    @pytest.mark.parametrize(
        ("model", "change"),
        [(Revision, {"packed": {}}), (Passage, {"text": ""}), (AuditEntry, {"verb": "slept"})],
    )
    def test_is_never_altered(self, live: Edition, model: Any, change: dict[str, Any]) -> None:
        with refused("never altered or deleted"):
            model.objects.update(**change)

    @pytest.mark.parametrize("model", [Revision, Passage, AuditEntry])
    def test_is_never_deleted(self, live: Edition, model: Any) -> None:
        with refused("never altered or deleted"):
            model.objects.all()._raw_delete("default")

    def test_keeps_a_passage_once_a_story(self, draft: Article) -> None:
        twin = Passage.objects.filter(article=draft)[0]
        twin.pk = None
        with refused("passage_once_a_story"):
            twin.save()

    def test_has_each_number_once(self, draft: Article) -> None:
        twin = Revision.objects.get(article=draft)
        twin.pk = None
        with refused("revision_number_once"):
            twin.save()


BROKEN_ROWS: list[tuple[str, Any]] = [
    ("section_path_ends_in_its_slug", lambda: Section(name="X", slug="x", path="y")),
    ("section_path_not_reserved", lambda: Section(name="Api", slug="api", path="api")),
    ("section_slug_has_a_letter", lambda: Section(name="2010", slug="2010", path="2010")),
    ("section_depth_counts_parents", lambda: Section(name="X", slug="x", path="x", depth=1)),
    ("place_coordinates_both_or_neither", lambda: Place(name="X", slug="x", latitude=1)),
    ("place_coordinates_both_or_neither", lambda: Place(name="X", slug="x", latitude=91, longitude=0)),
    ("place_has_a_name", lambda: Place(name="", slug="x")),
    ("address_between_slashes", lambda: Address(path="no-slashes")),
]


class ARow:
    @pytest.mark.parametrize(("constraint", "row"), BROKEN_ROWS)
    def test_that_breaks_a_rule_is_refused(self, db: None, constraint: str, row: Any) -> None:
        with pytest.raises(IntegrityError, match=constraint):
            row().save()

    @pytest.mark.parametrize(
        ("constraint", "change"),
        [
            ("article_urgency_1_to_9", {"urgency": 0}),
            ("article_kind_known", {"kind": "poem"}),
            ("article_state_known", {"state": "lost"}),
            ("article_slug_is_plain", {"slug": "Not Plain"}),
        ],
    )
    def test_of_a_working_copy_keeps_its_rules(
        self, draft: Article, constraint: str, change: dict[str, Any]
    ) -> None:
        with pytest.raises(IntegrityError, match=constraint):
            Article.objects.filter(pk=draft.pk).update(**change)

    def test_of_a_story_names_who_and_what(self, draft: Article) -> None:
        ada = person_named("Ada Bell")
        Mention.objects.create(article=draft, person=ada)
        broken: list[tuple[str, Any]] = [
            ("byline_names_someone", Byline(article=draft)),
            ("byline_role_known", Byline(article=draft, text="Ada", role="cook")),
            ("mention_once_a_story", Mention(article=draft, person=ada)),
            ("related_link_leads_somewhere", RelatedLink(article=draft, url="https://paper.example/")),
            ("related_link_not_to_itself", RelatedLink(article=draft, target=draft)),
            (
                "related_link_pending_has_no_target",
                RelatedLink(article=draft, target=write_story("B"), pending=True),
            ),
            ("related_link_type_known", RelatedLink(article=draft, title="B", type="cousin")),
        ]
        for constraint, row in broken:
            with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
                row.save()

    def test_of_a_picture_has_its_focal_point_inside(self, db: None, now: datetime) -> None:
        with pytest.raises(IntegrityError, match="image_focal_point_inside"):
            Image.objects.create(token="t", file="t/original.jpg", focal_x=1.2, sha256="0", created_at=now)

    def test_of_a_redirect_leads_elsewhere(self, now: datetime, db: None) -> None:
        here = Address.objects.create(path="/here/")
        with pytest.raises(IntegrityError, match="redirect_leads_elsewhere"):
            Redirect.objects.create(address=here, target=here, made_at=now)

    def test_of_a_tombstone_stands_alone_and_is_lifted_later(self, live: Edition, now: datetime) -> None:
        tombstone = {"address": live.address, "article": live.article, "raised_at": now}
        Tombstone.objects.create(**tombstone)
        with pytest.raises(IntegrityError, match="tombstone_one_standing"), transaction.atomic():
            Tombstone.objects.create(**tombstone)
        with pytest.raises(IntegrityError, match="tombstone_lifted_after_raised"):
            Tombstone.objects.update(lifted_at=now - HOUR)


class ALiveList:
    def test_of_a_section_holds_what_lies_beneath_newest_first(self, world: Section, now: datetime) -> None:
        headlines = ["First", "Second", "Third"]
        for hours, headline in enumerate(headlines):
            publish_story(headline, section=world, at=now - (3 - hours) * HOUR)
        news = world.parent
        assert news is not None
        listed = Edition.objects.live(now).in_section(news).newest_first()
        assert [edition.headline for edition in listed] == ["Third", "Second", "First"]
        third = listed[0]
        rest = Edition.objects.live(now).in_section(news).newest_first().older_than(third.published, third.pk)
        assert [edition.headline for edition in rest] == ["Second", "First"]

    def test_goes_on_between_stories_of_the_same_moment(self, world: Section, now: datetime) -> None:
        for headline in ("A", "B", "C"):
            publish_story(headline, section=world, at=now - HOUR)
        seen, page = [], list(Edition.objects.live(now).newest_first()[:1])
        while page:
            seen.append(page[0].headline)
            last = page[0]
            page = list(Edition.objects.live(now).newest_first().older_than(last.published, last.pk)[:1])
        assert seen == ["C", "B", "A"]
