"""How a story is passed on at the desk, and what stops it from being published."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from articles.models import Article, AuditEntry, Edition, Section
from articles.publishing import desk_moves, takedowns
from articles.publishing.known import section_at
from articles.publishing.roles import COPY_EDITOR, PRODUCER, SECTION_EDITOR
from tests.admin.forms import story_page, told
from tests.cast import give_post, member, publish_story

Desk = Callable[[User], Client]


def move(client: Client, article: Article, verb: str, **fields: str) -> Any:
    """Press the button of a move."""
    page = story_page(client, article.pk)
    for name, value in fields.items():
        page[f"desk-{name}"] = value
    return client.post(page.url, page.fields | {"_move": verb}, follow=True)


class Moves:
    def test_lead_from_the_reporter_to_the_editor(
        self, at_the_desk: Desk, reporter: User, draft: Article
    ) -> None:
        assert "waits for review" in told(move(at_the_desk(reporter), draft, "submit"))
        copy_editor = member("cora", COPY_EDITOR, is_staff=True)
        assert "ready to be published" in told(move(at_the_desk(copy_editor), draft, "approve"))
        draft.refresh_from_db()
        assert draft.state == "ready"

    def test_keep_their_reason(self, at_the_desk: Desk, editor: User, draft: Article) -> None:
        move(at_the_desk(editor), draft, "hold", reason="Wait for the court.")
        entry = AuditEntry.objects.latest("pk")
        assert entry.changes["reason"] == ["", "Wait for the court."]

    def test_save_the_text_first(self, at_the_desk: Desk, reporter: User, draft: Article) -> None:
        page = story_page(at_the_desk(reporter), draft.pk)
        page["headline"] = "Ferry flies"
        page.client.post(page.url, page.fields | {"_move": "submit"})
        draft.refresh_from_db()
        assert (draft.state, draft.headline) == ("in_review", "Ferry flies")

    def test_that_the_state_does_not_know_are_refused_in_a_sentence(
        self, at_the_desk: Desk, editor: User, draft: Article
    ) -> None:
        said = told(move(at_the_desk(editor), draft, "release"))
        assert "cannot take “Release from hold”: it is draft." in said
        assert "none of the moves" in told(move(at_the_desk(editor), draft, "kill"))

    def test_of_others_are_403_and_keep_the_text(
        self, at_the_desk: Desk, reporter: User, draft: Article
    ) -> None:
        client = at_the_desk(reporter)
        page = story_page(client, draft.pk)
        page["headline"] = "Ferry flies"
        assert client.post(page.url, page.fields | {"_move": "approve"}).status_code == 403
        draft.refresh_from_db()
        assert (draft.state, draft.headline) == ("draft", "Ferry flies")


class WhoHasIt:
    def test_is_who_takes_it(self, at_the_desk: Desk, reporter: User, draft: Article) -> None:
        client = at_the_desk(reporter)
        page = story_page(client, draft.pk)
        assert "Nobody has it." in page.text
        assert "You have it now." in told(client.post(page.url, page.fields | {"_assign": "me"}, follow=True))
        page = story_page(client, draft.pk)
        assert "Rosa Lindqvist has it" in page.text
        assert b"Take it" not in page.response.content

    def test_is_said_by_who_may_assign(
        self, at_the_desk: Desk, editor: User, reporter: User, draft: Article
    ) -> None:
        page = story_page(at_the_desk(editor), draft.pk)
        page["desk-assign_to-text"] = "Rosa Lindqvist"
        answer = page.client.post(page.url, page.fields | {"_assign": "to"}, follow=True)
        assert "Rosa Lindqvist has it now." in told(answer)
        draft.refresh_from_db()
        assert draft.assigned_to == reporter

    def test_is_found_by_name_by_who_may_assign(
        self, at_the_desk: Desk, editor: User, reporter: User, outsider: User
    ) -> None:
        def offered(words: str) -> list[str]:
            found = at_the_desk(editor).get("/admin/choose/colleague/", {"q": words}).json()["choices"]
            return [choice["text"] for choice in found]

        assert offered("lind ro") == ["Rosa Lindqvist"]
        assert offered("ed") == ["Edda Marsh"]
        assert offered("otto") == []
        assert at_the_desk(reporter).get("/admin/choose/colleague/", {"q": "ed"}).status_code == 403

    def test_that_nobody_is_called_is_said(self, at_the_desk: Desk, editor: User, draft: Article) -> None:
        page = story_page(at_the_desk(editor), draft.pk)
        page["desk-assign_to-text"] = "Nobody Known"
        answer = page.client.post(page.url, page.fields | {"_assign": "to"}, follow=True)
        assert "Nobody Known" in told(answer)
        draft.refresh_from_db()
        assert draft.assigned_to is None

    def test_is_not_said_by_a_reporter(
        self, at_the_desk: Desk, editor: User, reporter: User, draft: Article
    ) -> None:
        page = story_page(at_the_desk(reporter), draft.pk)
        assert b"desk-assign_to" not in page.response.content
        posted = page.fields | {"_assign": "to", "desk-assign_to-text": "edda"}
        assert page.client.post(page.url, posted).status_code == 403


class FourEyes:
    def test_need_a_second_person_or_a_reason(
        self, at_the_desk: Desk, editor_in_chief: User, draft: Article, world: Section
    ) -> None:
        Section.objects.filter(pk=world.pk).update(four_eyes=True)
        producer = member("paul", PRODUCER, is_staff=True)
        page = story_page(at_the_desk(producer), draft.pk)
        page["headline"] = "Ferry flies"
        assert "wants a second person to publish" in told(page.press("_publish", follow=True))
        page = story_page(page.client, draft.pk)
        assert "You changed it last" in page.text
        assert b"publish-override" not in page.response.content
        page = story_page(at_the_desk(editor_in_chief), draft.pk)
        page["headline"] = "Ferry sinks"
        page.press("_publish")
        page = story_page(page.client, draft.pk)
        page["publish-override"] = "Nobody else is here at night."
        page.press("_publish")
        assert Edition.objects.get().headline == "Ferry sinks"

    @pytest.fixture
    def elsewhere(self, world: Section) -> Section:
        """Ask for a second person in World, and open a section beside it that does not."""
        Section.objects.filter(pk=world.pk).update(four_eyes=True)
        return section_at(["Sport"], by=None, via="test", at=timezone.now())

    def moved(self, client: Client, article: Article, to: Section, button: str = "_save") -> Any:
        page = story_page(client, article.pk)
        page["headline"], page["section"] = f"{page['headline']} again", str(to.pk)
        page["publish-change"] = "minor"
        return page.press(button)

    @pytest.mark.parametrize("steps", [1, 2])
    def test_are_not_evaded_by_another_section(
        self, at_the_desk: Desk, editor: User, draft: Article, elsewhere: Section, steps: int
    ) -> None:
        client = at_the_desk(editor)
        if steps == 2:
            assert self.moved(client, draft, elsewhere).status_code == 302
        answer = self.moved(client, draft, elsewhere, "_publish")
        assert answer.status_code == 409
        assert "World wants a second person to publish" in told(answer)
        assert b"publish-override" in story_page(client, draft.pk).response.content
        assert not Edition.objects.exists()

    def test_of_what_readers_have_are_not_evaded_either(
        self, at_the_desk: Desk, editor: User, live: Edition, elsewhere: Section
    ) -> None:
        client = at_the_desk(editor)
        assert self.moved(client, live.article, elsewhere, "_publish").status_code == 409
        assert Edition.objects.get() == live

    def test_look_no_further_back_than_what_readers_were_given(
        self, at_the_desk: Desk, editor: User, editor_in_chief: User, draft: Article, elsewhere: Section
    ) -> None:
        self.moved(at_the_desk(editor), draft, elsewhere)
        story_page(at_the_desk(editor_in_chief), draft.pk).press("_publish")
        assert Edition.objects.get().page["crumbs"][0]["name"] == "Sport"
        self.moved(at_the_desk(editor), draft, elsewhere, "_publish")
        assert Edition.objects.count() == 2


class AnotherSection:
    @pytest.fixture
    def sport(self, db: None) -> Section:
        return section_at(["Sport"], by=None, via="test", at=timezone.now())

    def test_takes_rights_in_both(
        self, at_the_desk: Desk, draft: Article, world: Section, sport: Section
    ) -> None:
        page = story_page(
            at_the_desk(give_post(member("ed", is_staff=True), SECTION_EDITOR, world)), draft.pk
        )
        page["section"] = str(sport.pk)
        assert "not one of the available choices" in page.again(page.press()).text
        client = at_the_desk(give_post(member("sven", is_staff=True), SECTION_EDITOR, sport))
        assert client.post(page.url, page.fields | {"_save": "1"}).status_code == 404
        draft.refresh_from_db()
        assert draft.section == world
        both = give_post(member("both", is_staff=True), SECTION_EDITOR, world)
        page = story_page(at_the_desk(give_post(both, SECTION_EDITOR, sport)), draft.pk)
        page["section"] = str(sport.pk)
        assert page.press().status_code == 302
        draft.refresh_from_db()
        assert draft.section == sport

    def test_of_what_readers_have_had_takes_the_right_to_publish(
        self, at_the_desk: Desk, reporter: User, live: Edition, sport: Section
    ) -> None:
        page = story_page(at_the_desk(reporter), live.article_id)
        page["headline"], page["section"] = "My words", str(sport.pk)
        answer = page.press()
        assert answer.status_code == 403
        again = page.again(answer)
        assert "only who may publish it can move it to another section" in again.text
        assert again["headline"] == "My words"


class UnderALegalHold:
    def test_nothing_is_published_and_the_page_says_why(
        self, at_the_desk: Desk, editor: User, draft: Article
    ) -> None:
        at = timezone.now()
        desk_moves.place_legal_hold(draft, reason="A court asked", by=None, via="test", at=at)
        page = story_page(at_the_desk(editor), draft.pk)
        assert "It is under legal hold (A court asked)" in page.text
        assert "is under legal hold" in told(page.press("_publish", follow=True))


class AKilledStory:
    def test_is_read_and_never_written(
        self, at_the_desk: Desk, editor_in_chief: User, world: Section
    ) -> None:
        article = publish_story(section=world).article
        client = at_the_desk(editor_in_chief)
        page = story_page(client, article.pk)
        takedowns.kill(article, notice="", reason="", by=None, via="test", at=timezone.now())
        page["headline"] = "My words"
        answer = page.press()
        again = page.again(answer)
        assert answer.status_code == 409
        assert "cannot take “Save”: it is killed." in again.text
        assert again["headline"] == "My words"
        assert client.get(page.url)["Location"].endswith(f"/{article.pk}/history/")
