"""Adding related stories at the desk: in the story's form, and several at once."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from articles.models import Article, AuditEntry, Person, RelatedLink, Section
from articles.publishing import moves, takedowns
from articles.publishing.known import section_at
from articles.publishing.roles import SECTION_EDITOR
from tests.admin.forms import Page, story_page, told
from tests.cast import give_post, member, person_named, publish_story, relate, rewrite, write_story

Desk = Callable[[User], Client]


def related_page(client: Client, story: Article, asked: str = "") -> Page:
    return Page(client, f"/admin/articles/article/{story.pk}/related/{asked}", "related_form")


def links_of(story: Article) -> list[tuple[str, str, str]]:
    rows = RelatedLink.objects.filter(article=story).order_by("position")
    return [(row.target.headline if row.target else row.title, row.type, row.reason) for row in rows]


def about(person: Person, headline: str, *, at: datetime) -> Article:
    """Publish a story about somebody."""
    story = write_story(headline, at=at)
    story.mentions.create(person=person)
    moves.publish(rewrite(story, at=at), by=None, via="test", at=at)
    return story


class TheForm:
    def test_keeps_type_reason_and_that_it_shows_on_one_side(
        self, at_the_desk: Desk, editor: User, draft: Article
    ) -> None:
        target = write_story("Tram stops for chess")
        page = story_page(at_the_desk(editor), draft.pk)
        page["related_links-0-target-text"] = "Tram stops for chess"
        page["related_links-0-type"] = "background"
        page["related_links-0-reason"] = "How it began."
        page["related_links-0-one_way"] = "on"
        page.press()
        (link,) = RelatedLink.objects.filter(article=draft)
        assert (link.target, link.type, link.reason, link.one_way) == (
            target,
            "background",
            "How it began.",
            True,
        )

    def test_wants_a_story_where_one_is_not_to_be_shown(
        self, at_the_desk: Desk, editor: User, draft: Article
    ) -> None:
        page = story_page(at_the_desk(editor), draft.pk)
        page["related_links-0-title"] = "Some words"
        page["related_links-0-type"] = "not_here"
        assert "Choose which story is not to be shown here." in page.press().content.decode()
        assert not RelatedLink.objects.exists()

    def test_leads_to_where_several_are_added(self, at_the_desk: Desk, editor: User, draft: Article) -> None:
        page = story_page(at_the_desk(editor), draft.pk)
        assert f"/admin/articles/article/{draft.pk}/related/" in page.response.content.decode()


class SeveralAtOnce:
    @pytest.fixture
    def found(self, world: Section) -> list[Article]:
        return [write_story(f"Chess on tram {number}") for number in range(3)]

    def test_are_found_ticked_typed_and_added_in_one_step(
        self, at_the_desk: Desk, editor: User, draft: Article, found: list[Article]
    ) -> None:
        page = related_page(at_the_desk(editor), draft, "?q=chess")
        page["story"] = [str(found[0].pk), str(found[2].pk)]
        page[f"type-{found[0].pk}"] = "background"
        page[f"reason-{found[0].pk}"] = "Where it began."
        page[f"type-{found[2].pk}"] = "sidebar"
        assert "2 stories are in the list now." in told(page.press(follow=True))
        assert links_of(draft) == [
            ("Chess on tram 0", "background", "Where it began."),
            ("Chess on tram 2", "sidebar", ""),
        ]

    def test_can_all_be_of_one_type(
        self, at_the_desk: Desk, editor: User, draft: Article, found: list[Article]
    ) -> None:
        page = related_page(at_the_desk(editor), draft, "?q=chess")
        page["story"] = [str(story.pk) for story in found]
        page["as"] = "earlier"
        page.press()
        assert {type_ for _, type_, _ in links_of(draft)} == {"earlier"}

    def test_come_after_those_that_are_there_and_none_twice(
        self, at_the_desk: Desk, editor: User, draft: Article, found: list[Article]
    ) -> None:
        relate(draft, found[1], type="reaction")
        page = related_page(at_the_desk(editor), draft, "?q=chess")
        page["story"] = [str(story.pk) for story in (draft, *found)]
        page.press()
        assert [headline for headline, *_ in links_of(draft)] == [
            "Chess on tram 1",
            "Chess on tram 0",
            "Chess on tram 2",
        ]

    def test_are_a_version_with_an_audit_entry(
        self, at_the_desk: Desk, editor: User, draft: Article, found: list[Article]
    ) -> None:
        page = related_page(at_the_desk(editor), draft, "?q=chess")
        page["story"] = [str(found[0].pk)]
        page.press()
        before = draft.version
        draft.refresh_from_db()
        assert draft.version == before + 1
        entry = AuditEntry.objects.filter(article=draft).latest("pk")
        assert (entry.verb, entry.by, [*entry.changes]) == ("changed", editor, ["related"])

    def test_are_merged_with_what_somebody_types_meanwhile(
        self, at_the_desk: Desk, editor: User, draft: Article, found: list[Article]
    ) -> None:
        client = at_the_desk(editor)
        form = story_page(client, draft.pk)
        page = related_page(client, draft, "?q=chess")
        page["story"] = [str(found[0].pk)]
        page.press()
        form["kicker"] = "Transport"
        form.press()
        draft.refresh_from_db()
        assert draft.kicker == "Transport"
        assert [headline for headline, *_ in links_of(draft)] == ["Chess on tram 0"]

    def test_are_only_those_one_may_see(self, at_the_desk: Desk, draft: Article) -> None:
        sport = section_at(["Sport"], by=None, via="test", at=timezone.now())
        hidden = write_story("Chess behind doors", section=sport)
        assert draft.section
        page = related_page(
            at_the_desk(give_post(member("wim", is_staff=True), SECTION_EDITOR, draft.section)),
            draft,
            "?q=chess",
        )
        assert "Chess behind doors" not in page.text
        page["story"] = [str(hidden.pk)]
        page.press()
        assert links_of(draft) == []

    def test_say_that_nothing_was_ticked(self, at_the_desk: Desk, editor: User, draft: Article) -> None:
        page = related_page(at_the_desk(editor), draft)
        assert "Nothing was added" in told(page.press(follow=True))

    def test_are_refused_to_who_may_not_write(self, at_the_desk: Desk, draft: Article) -> None:
        elsewhere = section_at(["Sport"], by=None, via="test", at=timezone.now())
        client = at_the_desk(give_post(member("sid", is_staff=True), SECTION_EDITOR, elsewhere))
        assert client.get(f"/admin/articles/article/{draft.pk}/related/").status_code == 404

    def test_cannot_be_put_into_a_killed_story(
        self, at_the_desk: Desk, editor: User, draft: Article, found: list[Article]
    ) -> None:
        page = related_page(at_the_desk(editor), draft, "?q=chess")
        takedowns.kill(draft, notice="", reason="Wrong.", by=None, via="test", at=timezone.now())
        page["story"] = [str(found[0].pk)]
        assert page.press().status_code == 409
        assert links_of(draft) == []

    def test_come_back_as_they_were_filled_in_when_they_are_refused(
        self, at_the_desk: Desk, editor: User, draft: Article, found: list[Article]
    ) -> None:
        page = related_page(at_the_desk(editor), draft, "?q=chess")
        takedowns.kill(draft, notice="", reason="Wrong.", by=None, via="test", at=timezone.now())
        page["story"], page["as"] = [str(found[0].pk)], "background"
        page[f"type-{found[1].pk}"], page[f"reason-{found[1].pk}"] = "sidebar", "Where it began."
        back = page.again(page.press())
        fresh = {"csrfmiddlewaretoken": back.fields["csrfmiddlewaretoken"]}
        assert back.fields == page.fields | fresh

    def test_stand_once_where_they_are_found_and_suggested(
        self, at_the_desk: Desk, editor: User, draft: Article
    ) -> None:
        ada = person_named("Ada Lovell")
        earlier = about(ada, "Chess on the tram", at=timezone.now() - timedelta(days=3))
        draft.mentions.create(person=ada)
        page = related_page(at_the_desk(editor), rewrite(draft), "?q=chess")
        assert page.fields[f"reason-{earlier.pk}"] == [""]
        assert page[f"type-{earlier.pk}"] == "earlier"
        assert "3 days earlier" in page.text


class ThePanel:
    def test_proposes_stories_to_an_open_form(self, at_the_desk: Desk, editor: User, world: Section) -> None:
        ada = person_named("Ada Lovell")
        earlier = about(ada, "Chess on the tram", at=timezone.now() - timedelta(days=3))
        fields = {
            "headline": "The club has a trophy",
            "mentions-0-person": str(ada.pk),
            "mentions-0-person-text": "Ada Lovell",
        }
        client = at_the_desk(editor)
        answer = client.post("/admin/articles/article/suggest/", fields).content.decode()
        assert "Lovell, 3 days earlier" in answer
        assert "Add as earlier" in answer
        row = {"related_links-0-target": str(earlier.pk), "related_links-0-target-text": "Chess on the tram"}
        again = client.post("/admin/articles/article/suggest/", fields | row).content.decode()
        assert "Chess on the tram" not in again


class WhatIsSuggested:
    def test_can_be_ticked_and_says_why(self, at_the_desk: Desk, editor: User, world: Section) -> None:
        ada = person_named("Ada Lovell")
        then = timezone.now() - timedelta(days=3)
        publish_story("Weather", at=then)
        earlier = about(ada, "Chess on the tram", at=then)
        draft = write_story("The club has a trophy", body_html="<p>It is made of tin.</p>")
        draft.mentions.create(person=ada)
        rewrite(draft)
        page = related_page(at_the_desk(editor), draft)
        assert "Lovell, 3 days earlier" in page.text
        assert page[f"type-{earlier.pk}"] == "earlier"
        page["story"] = [str(earlier.pk)]
        page.press()
        assert links_of(draft) == [("Chess on the tram", "earlier", "")]
        assert "Lovell, 3 days earlier" not in related_page(page.client, draft).text
