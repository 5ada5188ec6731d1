"""One act on many stories: each by itself, within one's own sections, and nothing refused in silence."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from articles.admin import bulk
from articles.models import Article, AuditEntry, Edition, Section
from articles.publishing.roles import COPY_EDITOR, REPORTER
from tests.admin.forms import Page
from tests.cast import give_post, member, write_story

Desk = Callable[[User], Client]
LIST = "/admin/articles/article/"


def act(client: Client, name: str, stories: list[Article], **more: str) -> Any:
    chosen = [str(story.pk) for story in stories]
    return client.post(LIST, {"action": name, "index": "0", "_selected_action": chosen, **more})


def told(answer: Any) -> tuple[list[str], dict[str, str]]:
    """Return the headlines of what was done, and why the others were not."""
    done, refused = answer.context["done"], answer.context["refused"]
    return [each.headline for each in done], {each.headline: each.why_not for each in refused}


def states() -> set[tuple[str, str]]:
    return set(Article.objects.values_list("headline", "state"))


class Acts:
    def test_are_offered_by_a_plain_select(self, at_the_desk: Desk, editor: User, draft: Article) -> None:
        page = Page(at_the_desk(editor), LIST, "changelist-form")
        page["action"], page["_selected_action"] = "approve", str(draft.pk)
        page.press("index")
        assert states() == {("Ferry leaves on time", "ready")}

    def test_are_those_that_ones_role_knows(
        self, at_the_desk: Desk, reporter: User, editor: User, draft: Article
    ) -> None:
        html = at_the_desk(reporter).get(LIST).content.decode()
        assert 'value="submit"' in html
        assert 'value="publish"' not in html
        assert 'value="publish"' in at_the_desk(editor).get(LIST).content.decode()

    def test_are_none_for_who_only_reads(self, at_the_desk: Desk, draft: Article) -> None:
        auditor = member("aud", "Auditor", is_staff=True)
        client = at_the_desk(auditor)
        assert "_selected_action" not in client.get(LIST).content.decode()
        act(client, "submit", [draft])
        assert states() == {("Ferry leaves on time", "draft")}

    @pytest.mark.parametrize(
        ("name", "state"),
        [("submit", "in_review"), ("approve", "ready"), ("hold", "held"), ("spike", "spiked")],
    )
    def test_do_what_they_say(
        self, at_the_desk: Desk, editor: User, draft: Article, name: str, state: str
    ) -> None:
        assert told(act(at_the_desk(editor), name, [draft])) == (["Ferry leaves on time"], {})
        assert states() == {("Ferry leaves on time", state)}
        entry = AuditEntry.objects.latest("pk")
        assert (entry.by, entry.via) == (editor, "admin")

    def test_assign_to_oneself(self, at_the_desk: Desk, reporter: User, draft: Article) -> None:
        act(at_the_desk(reporter), "assign", [draft])
        draft.refresh_from_db()
        assert draft.assigned_to == reporter

    def test_publish_what_is_ready_and_name_what_is_not(
        self, at_the_desk: Desk, editor: User, live: Edition
    ) -> None:
        ready, bare = write_story("Tram stops"), write_story("Bare", body_html="")
        answer = act(at_the_desk(editor), "publish", [ready, bare, live.article])
        done, refused = told(answer)
        assert done == ["Tram stops"]
        assert refused["Bare"] == "“Bare” is not ready to publish. Write its text."
        assert "is live already" in refused["Ferry leaves on time"]
        assert "Done: 1" in answer.content.decode()
        assert Edition.objects.count() == 2

    def test_refuse_what_the_state_does_not_allow_in_the_same_words(
        self, at_the_desk: Desk, editor: User, draft: Article
    ) -> None:
        _, refused = told(act(at_the_desk(editor), "release", [draft]))
        assert "cannot take “Release from hold”: it is draft." in refused["Ferry leaves on time"]

    def test_end_at_ones_own_sections(self, at_the_desk: Desk, draft: Article, world: Section) -> None:
        sport = Section.objects.create(name="Sport", slug="sport", path="sport")
        cup = write_story("Cup won", section=sport)
        both = give_post(member("both", is_staff=True), COPY_EDITOR, sport)
        client = at_the_desk(give_post(both, REPORTER, world))
        done, refused = told(act(client, "approve", [draft, cup]))
        assert done == ["Cup won"]
        assert "may not use “Approve” in World" in refused["Ferry leaves on time"]

    def test_do_not_reach_what_one_does_not_see(self, at_the_desk: Desk, draft: Article) -> None:
        sport = Section.objects.create(name="Sport", slug="sport", path="sport")
        client = at_the_desk(give_post(member("fay", is_staff=True), COPY_EDITOR, sport))
        act(client, "approve", [draft], select_across="1")
        assert states() == {("Ferry leaves on time", "draft")}

    def test_that_are_unknown_do_nothing(self, at_the_desk: Desk, editor: User, draft: Article) -> None:
        act(at_the_desk(editor), "kill", [draft])
        act(at_the_desk(editor), "submit", [])
        assert states() == {("Ferry leaves on time", "draft")}


class PublishingMany:
    @pytest.fixture
    def many(self, world: Section, monkeypatch: pytest.MonkeyPatch) -> list[Article]:
        monkeypatch.setattr(bulk, "MANY", 2)
        return [write_story(f"Story {number}", section=world) for number in range(3)]

    def test_wants_their_number_typed(self, at_the_desk: Desk, editor: User, many: list[Article]) -> None:
        client = at_the_desk(editor)
        assert "Type how many they are" in act(client, "publish", many).content.decode()
        assert "They are 3" in act(client, "publish", many, number="2").content.decode()
        assert not Edition.objects.exists()
        act(client, "publish", many, number=" 3 ")
        assert Edition.objects.count() == 3

    @pytest.mark.parametrize("count", [1, 3])
    def test_asks_again_who_is_there(
        self, at_the_desk: Desk, editor: User, many: list[Article], count: int
    ) -> None:
        client = at_the_desk(editor)
        with time_machine.travel(timezone.now() + timedelta(minutes=16), tick=False):
            asked = act(client, "publish", many[:count], number=str(count))
            assert "Is it still you?" in asked.content.decode()
            assert not Edition.objects.exists()
            page = Page(client, LIST, "again-form", asked)
            page["proof_of_person"] = "edda"
            page.press("")
            assert Edition.objects.count() == count
