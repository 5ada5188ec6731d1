"""The list of stories: what a row tells, what narrows it, what it ignores."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from articles.admin import paginator
from articles.models import Dateline, Edition, Section
from articles.publishing import takedowns
from articles.publishing.known import section_at
from tests.cast import person_named, place_named, publish_story, rewrite, write_story

Desk = Callable[[User], Client]
LIST = "/admin/articles/article/"


def listed(client: Client, **asked: Any) -> list[str]:
    shown = client.get(LIST, asked).context["cl"].result_list
    return [article.headline for article in shown]


class Rows:
    def test_tell_state_section_dateline_people_and_who_changed_it(
        self, at_the_desk: Desk, reporter: User, world: Section
    ) -> None:
        article = write_story("Ferry leaves", kicker="Transport", section=world)
        line = Dateline.objects.create(article=article, agency="SW")
        line.rows.create(place=place_named("Moscow"))
        for name in ("Ada Lovell", "Bo Lind", "Cy Marsh"):
            article.mentions.create(person=person_named(name))
        article.bylines.create(text="Our correspondent")
        rewrite(article, by=reporter)
        html = at_the_desk(reporter).get(LIST).content.decode()
        told = [
            "Transport",
            "Ferry leaves",
            "Draft",
            "World",
            "MOSCOW (SW)",
            "Ada Lovell, Bo Lind +1; by Our correspondent",
            "Rosa Lindqvist",
        ]
        assert [words for words in told if words not in html] == []

    def test_tell_when_readers_lack_the_newest(
        self, at_the_desk: Desk, reporter: User, live: Edition
    ) -> None:
        client = at_the_desk(reporter)
        assert "changed since" not in client.get(LIST).content.decode()
        rewrite(live.article, headline="Ferry flies")
        assert "Live, changed since" in client.get(LIST).content.decode()

    def test_stand_newest_work_first(self, at_the_desk: Desk, reporter: User) -> None:
        for hours, headline in ((2, "Older"), (3, "Oldest"), (1, "Newest")):
            write_story(headline, at=timezone.now() - timedelta(hours=hours))
        assert listed(at_the_desk(reporter)) == ["Newest", "Older", "Oldest"]


class Filters:
    def test_keep_a_state(self, at_the_desk: Desk, editor: User, live: Edition) -> None:
        write_story("Draft")
        gone = publish_story("Gone")
        takedowns.withdraw(gone.article, notice="", by=editor, via="test", at=timezone.now())
        client = at_the_desk(editor)
        assert listed(client, state="draft") == ["Draft"]
        assert listed(client, state="live") == ["Ferry leaves on time"]
        assert listed(client, state="withdrawn") == ["Gone"]

    def test_keep_a_section_with_all_beneath(self, at_the_desk: Desk, editor: User, world: Section) -> None:
        asia = section_at(["News", "World", "Asia"], by=None, via="test", at=timezone.now())
        sport = section_at(["Sport"], by=None, via="test", at=timezone.now())
        for section in (world, asia, sport):
            write_story(section.name, section=section)
        client = at_the_desk(editor)
        assert listed(client, section="news/world") == ["Asia", "World"]
        assert listed(client, section="sport") == ["Sport"]
        assert listed(client, section="nowhere") == []

    def test_keep_a_person_mentioned_or_credited(self, at_the_desk: Desk, editor: User) -> None:
        ada = person_named("Ada Lovell")
        write_story("Nothing")
        write_story("About her").mentions.create(person=ada)
        write_story("By her").bylines.create(person=ada)
        client = at_the_desk(editor)
        assert listed(client, person=ada.pk) == ["By her", "About her"]
        assert listed(client, **{"person-text": "Ada Lovell"}) == ["By her", "About her"]
        assert listed(client, **{"person-text": "Nobody"}) == []

    def test_keep_a_dateline(self, at_the_desk: Desk, editor: User) -> None:
        moscow, kyiv = place_named("Moscow"), place_named("Kyiv")
        for place in (moscow, kyiv):
            line = Dateline.objects.create(article=write_story(place.name))
            line.rows.create(place=place)
        client = at_the_desk(editor)
        assert listed(client, place=kyiv.pk) == ["Kyiv"]
        assert listed(client, **{"place-text": "Moscow"}) == ["Moscow"]
        assert listed(client, place="gaz:2643743") == []

    def test_keep_a_kind_and_mine(self, at_the_desk: Desk, editor: User, reporter: User) -> None:
        write_story("Opinion", kind="opinion", created_by=editor)
        write_story("Story", by=editor, created_by=reporter)
        client = at_the_desk(editor)
        assert listed(client, kind="opinion") == ["Opinion"]
        assert listed(client, by="me") == ["Opinion"]
        assert listed(client, by="last") == ["Story"]

    @pytest.mark.parametrize(
        "asked",
        [
            {"state": "x"},
            {"kind": "'"},
            {"by": "0"},
            {"person": "x"},
            {"person": "99999999999999999999"},
            {"place": "gaz:x"},
            {"place-text": "\0"},
            {"created_by__password__startswith": "md5"},
            {"editions__revision__packed__contains": "x"},
            {"o": "1.-2.99"},
            {"p": "x"},
            {"q": "\0 ' & !"},
            {"all": ""},
        ],
    )
    def test_ignore_what_they_do_not_know(
        self, at_the_desk: Desk, editor: User, live: Edition, asked: dict[str, str]
    ) -> None:
        assert at_the_desk(editor).get(LIST, asked, follow=True).status_code == 200


class Search:
    def test_finds_by_words_begun_within_what_is_filtered(
        self, at_the_desk: Desk, editor: User, live: Edition
    ) -> None:
        write_story("Ferry sinks")
        client = at_the_desk(editor)
        assert listed(client, q="ferr") == ["Ferry sinks", "Ferry leaves on time"]
        assert listed(client, q="ferr", state="live") == ["Ferry leaves on time"]
        assert "Nothing here fits." in client.get(LIST, {"q": "zeppelin"}).content.decode()


class Paging:
    def test_counts_no_further_than_anyone_reads(
        self, at_the_desk: Desk, editor: User, monkeypatch: pytest.MonkeyPatch, live: Edition
    ) -> None:
        monkeypatch.setattr(paginator, "MOST", 2)
        for number in range(3):
            write_story(f"Story {number}")
        html = at_the_desk(editor).get(LIST).content.decode()
        assert "More than 2" in html

    def test_says_how_many_there_are(self, at_the_desk: Desk, editor: User, live: Edition) -> None:
        assert "1 in all" in at_the_desk(editor).get(LIST).content.decode()
