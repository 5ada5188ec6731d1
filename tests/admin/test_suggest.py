"""The panel of suggestions: what it shows, whom it answers, and that nothing is linked without the editor."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Article, Mention, Revision
from articles.publishing.roles import PRODUCER
from tests.admin.forms import story_page
from tests.cast import member, person_named, write_story

Desk = Callable[[User], Client]
LEDE = "Ada Lovell met Senator Mira Holloway at the quay."


@pytest.fixture
def story(db: None) -> Article:
    person_named("Ada Lovell")
    return write_story("Ferry", body_html=f"<p>{LEDE}</p>")


class ThePanel:
    def test_stands_beside_the_saved_story(self, at_the_desk: Desk, editor: User, story: Article) -> None:
        text = story_page(at_the_desk(editor), story.pk).text
        assert "Add Ada Lovell" in text
        assert "Add Mira Holloway as a new person" in text

    def test_answers_with_what_is_being_written(
        self, at_the_desk: Desk, editor: User, story: Article
    ) -> None:
        client = at_the_desk(editor)
        posted = {"body_html": "<p>Ada Lovell sings.</p>", "language": "en"}
        for address in ("suggest/", f"{story.pk}/suggest/"):
            answer = client.post(f"/admin/articles/article/{address}", posted)
            assert answer.status_code == 200
            assert "Add Ada Lovell" in answer.content.decode()

    def test_leaves_out_who_is_in_the_list(self, at_the_desk: Desk, editor: User, story: Article) -> None:
        ada = person_named("Ada Lovell the Elder")
        posted = {
            "body_html": "<p>Ada Lovell the Elder sings.</p>",
            "language": "en",
            "mentions-0-person": ada.pk,
            "mentions-0-person-text": ada.name,
        }
        answer = at_the_desk(editor).post("/admin/articles/article/suggest/", posted)
        assert "Elder" not in answer.content.decode()

    def test_offers_no_new_person_to_who_may_add_none(self, at_the_desk: Desk, story: Article) -> None:
        text = story_page(at_the_desk(member("paula", PRODUCER, is_staff=True)), story.pk).text
        assert "Add Ada Lovell" in text
        assert "as a new person" not in text

    def test_is_kept_from_who_may_not_change_the_story(
        self, at_the_desk: Desk, outsider: User, story: Article
    ) -> None:
        answer = at_the_desk(outsider).post(f"/admin/articles/article/{story.pk}/suggest/", {})
        assert answer.status_code == 302

    def test_survives_any_fields(self, at_the_desk: Desk, editor: User, story: Article) -> None:
        posted = {"published": "2010-99-99T00:00", "mentions-0-person": "x", "mentions-0-person-text": "y"}
        answer = at_the_desk(editor).post("/admin/articles/article/suggest/", posted)
        assert answer.status_code == 200


class ASave:
    def test_links_nobody_who_was_not_chosen(self, at_the_desk: Desk, editor: User, story: Article) -> None:
        page = story_page(at_the_desk(editor), story.pk)
        page["headline"] = "Ferry at last"
        page.press()
        assert not Mention.objects.exists()

    def test_links_who_is_ticked(self, at_the_desk: Desk, editor: User, story: Article) -> None:
        page = story_page(at_the_desk(editor), story.pk)
        ada = person_named("Bea Lovell")
        page["suggested"] = [
            f"mentions:{ada.pk}",
            f"mentions:{ada.pk}",
            "mentions:0",
            "elsewhere:1",
            "mentions:x",
        ]
        page.press()
        assert [mention.person for mention in story.mentions.all()] == [ada]
        assert Revision.objects.filter(article=story).latest("number").content["mentions"] == [
            {"person": ada.pk, "role": ""}
        ]
