"""Both histories of a story stand on one page, and every entry of them can be read."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from django.utils.html import strip_tags

from articles.models import Article, AuditEntry, Edition, Revision
from articles.publishing import moves, schedule, takedowns
from articles.publishing.roles import AUDITOR
from tests.admin.forms import thing_page
from tests.cast import member, person_named, place_named, publish_story, relate, rewrite, write_story
from tests.publishing.verbs import put_off

Desk = Callable[[User], Client]


def history_of(client: Client, pk: int, page: int = 1) -> str:
    return client.get(f"/admin/articles/article/{pk}/history/", {"p": page}).content.decode()


class History:
    def test_shows_what_was_saved_and_what_readers_had(
        self, at_the_desk: Desk, reporter: User, live: Edition
    ) -> None:
        article, later = live.article, timezone.now() + timedelta(seconds=1)
        rewrite(article, by=reporter, headline="Ferry flies")
        moves.correct(article, note="It did not leave.", by=None, via="test", at=later)
        takedowns.withdraw(article, notice="All wrong.", by=None, via="test", at=later)
        html = history_of(at_the_desk(reporter), article.pk)
        assert html.count("<strong>Version ") == 2
        assert html.count("<strong>Edition ") == 2
        assert "It did not leave." in html
        assert "All wrong." in html
        assert "Headline" in html
        assert "Rosa Lindqvist" in html

    def test_says_of_what_is_scheduled_that_it_comes(self, at_the_desk: Desk, live: Edition) -> None:
        article, reader = live.article, member("ada", AUDITOR, is_staff=True)
        rewrite(article, headline="Ferry flies")
        put_off(article, timezone.now() + timedelta(days=1), at=timezone.now())
        html = strip_tags(history_of(at_the_desk(reader), article.pk))
        assert "Comes tomorrow" in html
        assert html.count("Live now, since today") == 1
        coming = Edition.objects.latest("pk")
        page = at_the_desk(reader).get(f"/admin/articles/edition/{coming.pk}/change/")
        assert "Comes tomorrow" in strip_tags(page.content.decode())
        schedule.cancel(article, by=None, via="test", at=timezone.now())
        html = strip_tags(history_of(at_the_desk(reader), article.pk))
        assert "Cancelled: was to come tomorrow" in html

    @pytest.mark.parametrize(
        ("verb", "words"),
        [("withdraw", "Withdrawn. %s answers 410."), ("vanish", "Vanished. %s answers 404.")],
    )
    def test_says_how_it_was_taken_down(
        self, at_the_desk: Desk, editor: User, live: Edition, verb: str, words: str
    ) -> None:
        told = {"notice": ""} if verb == "withdraw" else {"reason": ""}
        getattr(takedowns, verb)(live.article, **told, by=None, via="test", at=timezone.now())
        html = strip_tags(history_of(at_the_desk(editor), live.article.pk))
        assert words % live.address.path in html

    def test_of_a_killed_story_says_so_and_offers_nothing_back(
        self, at_the_desk: Desk, editor: User, live: Edition
    ) -> None:
        rewrite(live.article, headline="Ferry flies")
        client = at_the_desk(editor)
        assert "Restore this version" in history_of(client, live.article.pk)
        takedowns.kill(live.article, notice="", reason="", by=None, via="test", at=timezone.now())
        html = history_of(client, live.article.pk)
        assert f"Killed. {live.address.path} answers 410." in strip_tags(html)
        assert "Restore this version" not in html

    def test_says_when_readers_never_had_it(self, at_the_desk: Desk, reporter: User, draft: Article) -> None:
        assert "Readers have never had this story." in history_of(at_the_desk(reporter), draft.pk)

    def test_shows_the_older_versions_on_pages(
        self, at_the_desk: Desk, reporter: User, draft: Article
    ) -> None:
        for number in range(50):
            rewrite(draft, headline=f"Ferry {number}")
        client = at_the_desk(reporter)
        assert "<strong>Version 1</strong>" not in history_of(client, draft.pk)
        assert "<strong>Version 1</strong>" in history_of(client, draft.pk, page=2)


class AVersion:
    def test_can_be_read(self, at_the_desk: Desk, reporter: User) -> None:
        article = write_story("Ferry leaves", standfirst="At last.", kicker="Transport")
        article.mentions.create(person=person_named("Ada Lovell"))
        relate(article, title="Elsewhere", url="https://paper.example/")
        moscow = place_named("Moscow")
        line = article.dateline if hasattr(article, "dateline") else None
        assert line is None
        article.tags.add("Ferries")
        rewrite(article)
        revision = Revision.objects.latest("pk")
        answer = at_the_desk(reporter).get(f"/admin/articles/revision/{revision.pk}/change/")
        html = answer.content.decode()
        told = ["Ferry leaves", "At last.", "Transport", "Ada Lovell", "Elsewhere", "Ferries", "World"]
        assert [words for words in told if words not in html] == []
        assert moscow.name not in html


class AnEdition:
    def test_can_be_read(self, at_the_desk: Desk, reporter: User) -> None:
        edition = publish_story("Ferry leaves", standfirst="At last.")
        answer = at_the_desk(reporter).get(f"/admin/articles/edition/{edition.pk}/change/")
        html = answer.content.decode()
        assert "Ferry leaves" in html
        assert edition.address.path in html
        assert "Live now, since" in html


class AnEntry:
    def test_says_what_changed(self, at_the_desk: Desk, reporter: User, draft: Article) -> None:
        rewrite(draft, headline="Ferry flies", by=reporter)
        entry = AuditEntry.objects.latest("pk")
        html = at_the_desk(reporter).get(f"/admin/articles/auditentry/{entry.pk}/change/").content.decode()
        assert "Changed by Rosa Lindqvist" in html
        assert "Ferry leaves on time" in html
        assert "Ferry flies" in html

    def test_leads_to_the_two_texts_where_they_are_long(
        self, at_the_desk: Desk, reporter: User, draft: Article
    ) -> None:
        for word in ("One", "Two"):
            rewrite(draft, body_html=f"<p>{word * 100}</p>")
        entry, client = AuditEntry.objects.latest("pk"), at_the_desk(reporter)
        html = client.get(f"/admin/articles/auditentry/{entry.pk}/change/").content.decode()
        assert "as in version 3" in html
        address = f"/admin/articles/article/{draft.pk}/compare/?old=saved-2&amp;new=saved-3"
        assert f'href="{address}"' in html
        assert "<del>" in client.get(address.replace("&amp;", "&")).content.decode()


class TheHistoryOfAPerson:
    def test_shows_who_changed_what(self, at_the_desk: Desk, editor: User) -> None:
        person = person_named("Ada Lovell")
        client = at_the_desk(editor)
        page = thing_page(client, "articles/person", person.pk)
        page["note"] = "ferry captain"
        page.press()
        html = client.get(f"/admin/articles/person/{person.pk}/history/").content.decode()
        assert "Edda Marsh" in html
        assert "Role" in html


class RecordLists:
    def test_are_short_of_the_long_texts(self, at_the_desk: Desk, chief: User, live: Edition) -> None:
        client = at_the_desk(chief)
        for name in ("revision", "edition", "auditentry"):
            assert "Ferry leaves on time" in client.get(f"/admin/articles/{name}/").content.decode()
