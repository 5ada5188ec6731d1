"""Words that look like markup stay words, wherever the desk shows them."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from articles.models import Article, AuditEntry, Edition, Revision, Section
from articles.publishing import moves, takedowns
from articles.publishing.known import section_at
from tests.admin.forms import story_page
from tests.admin.pictures import picture_of
from tests.cast import person_named, publish_story, rewrite

Desk = Callable[[User], Client]

EVIL = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"


@pytest.fixture
def poisoned(editor: User) -> Edition:
    """A story whose every word is an attack."""
    at = timezone.now()
    editor.first_name = editor.last_name = EVIL[:60]
    editor.save()
    section = section_at([EVIL[:40]], by=editor, via="test", at=at)
    edition = publish_story(
        EVIL, by=editor, section=section, kicker=EVIL[:70], standfirst=EVIL, slugline=EVIL[:70], source=EVIL
    )
    article, person = edition.article, person_named(EVIL, role=EVIL, aliases=[EVIL])
    article.mentions.create(person=person, role=EVIL)
    article.bylines.create(person=person, text=EVIL)
    article.related_links.create(title=EVIL, url="https://paper.example/?<script>")
    article.pictures.create(image=picture_of(EVIL, credit=EVIL, alt=EVIL), caption=EVIL)
    article.tags.add(EVIL)
    rewrite(article, by=editor, editor_note=EVIL)
    moves.correct(article, note=EVIL, by=editor, via="test", at=timezone.now())
    takedowns.withdraw(article, notice=EVIL, by=editor, via="test", at=timezone.now())
    return edition


class Pages:
    def test_show_words_as_words(self, at_the_desk: Desk, chief: User, poisoned: Edition) -> None:
        client, article = at_the_desk(chief), Article.objects.get()
        pages = [
            "",
            "articles/article/",
            f"articles/article/{article.pk}/change/",
            f"articles/article/{article.pk}/history/",
            f"articles/article/{article.pk}/withdraw/",
            f"articles/revision/{Revision.objects.latest('pk').pk}/change/",
            f"articles/edition/{Edition.objects.latest('pk').pk}/change/",
            "articles/auditentry/",
            f"articles/auditentry/{AuditEntry.objects.latest('pk').pk}/change/",
            "articles/section/",
            f"articles/section/{Section.objects.get().pk}/change/",
            "articles/person/",
            "articles/image/",
            "taggit/tag/",
            "auth/user/",
        ]
        for page in pages:
            html = client.get(f"/admin/{page}").content.decode()
            assert "<script>alert" not in html, page
            assert "<img src=x" not in html, page

    def test_say_what_was_done_without_running_it(
        self, at_the_desk: Desk, editor: User, draft: Article
    ) -> None:
        page = story_page(at_the_desk(editor), draft.pk)
        page["headline"] = EVIL
        html = page.press("_publish", follow=True).content.decode()
        assert "<script>alert" not in html

    def test_refuse_a_save_without_running_it(self, at_the_desk: Desk, editor: User, draft: Article) -> None:
        page = story_page(at_the_desk(editor), draft.pk)
        rewrite(draft, headline=EVIL, standfirst=EVIL)
        page["headline"] = f"Not {EVIL}"
        answer = page.press()
        assert answer.status_code == 409
        assert "<script>alert" not in answer.content.decode()

    def test_offer_choices_as_data(self, at_the_desk: Desk, chief: User, poisoned: Edition) -> None:
        answer = at_the_desk(chief).get("/admin/choose/person/", {"q": "script"})
        assert answer["Content-Type"] == "application/json"
        assert answer["X-Content-Type-Options"] == "nosniff"
