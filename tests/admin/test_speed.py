"""The desk stays quick with a large archive: few queries a page, none of which reads everything."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Article, Person, Place, Section
from articles.publishing.roles import SECTION_EDITOR
from tests.admin.archive import SELDOM, fill
from tests.admin.forms import story_page
from tests.cast import give_post, member, person_named

Desk = Callable[[User], Client]

MOST_QUERIES = 15
LARGE = "article|revision|address|edition|mention|byline|dateline|datelineplace|auditentry"
READS_ALL = re.compile(rf"Seq Scan on articles_(?:{LARGE})\b")


def faults_of(client: Client, url: str, asked: dict[str, Any]) -> Iterator[str]:
    """Name every query of a page that reads a large table to its end, and a page of too many queries."""
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url, asked).status_code == 200
    if len(queries) > MOST_QUERIES:
        yield f"{url} {asked}: {len(queries)} queries"
    with connection.cursor() as cursor:
        for sql in [query["sql"] for query in queries.captured_queries]:
            if sql.startswith("SELECT"):
                cursor.execute("EXPLAIN " + sql.replace("%", "%%"))
                plan = [row[0] for row in cursor.fetchall()]
                # What stands right under a limit stops there.
                pairs = [pair for pair in pairwise(["", *plan]) if READS_ALL.search(pair[1])]
                yield from (f"{url} {asked}: {line.strip()}" for above, line in pairs if "Limit" not in above)


@pytest.mark.slow
class TwentyThousandStories:
    def test_are_listed_searched_and_narrowed_by_indexes(
        self, at_the_desk: Desk, editor: User, reporter: User
    ) -> None:
        fill(20_000, staff=[editor, reporter])
        client = at_the_desk(editor)
        often, seldom = (Person.objects.get(name=name).pk for name in ("Ada Lovell", SELDOM))
        asked: list[dict[str, Any]] = [
            {},
            {"p": "10"},
            {"q": "harbour"},
            {"q": "story word12"},
            {"q": "harb", "state": "draft"},
            {"state": "live"},
            {"state": "withdrawn"},
            {"section": "news/world"},
            {"section": "sport", "state": "draft"},
            {"person": often},
            {"person": seldom},
            {"place": Place.objects.get(name="Lima").pk},
            {"kind": "opinion"},
            {"by": "me"},
            {"by": "last"},
        ]
        pages = [("/admin/articles/article/", each) for each in asked]
        article = Article.objects.latest_work_first()[100].pk
        pages += [("/admin/", {}), ("/admin/choose/story/", {"q": "harbour 12"})]
        pages += [(f"/admin/articles/article/{article}/{name}/", {}) for name in ("change", "history")]
        faults = [fault for page in pages for fault in faults_of(client, *page)]
        assert not faults, "\n".join(faults)

    def test_are_as_quick_for_who_sees_a_part_of_them(
        self, at_the_desk: Desk, editor: User, reporter: User
    ) -> None:
        """Half of the stories lie in one's part, or a fifth."""
        fill(20_000, staff=[editor, reporter])
        faults = []
        for username, path in (("wanda", "news/world"), ("sven", "sport")):
            section = Section.objects.get(path=path)
            client = at_the_desk(give_post(member(username, is_staff=True), SECTION_EDITOR, section))
            stories: list[dict[str, Any]] = [{}, {"p": "10"}, {"q": "harbour"}, {"state": "live"}]
            pages = [("/admin/articles/article/", each) for each in stories]
            pages += [(f"/admin/articles/{name}/", {}) for name in ("revision", "edition", "auditentry")]
            pages += [("/admin/", {}), ("/admin/choose/story/", {"q": "harbour 12"})]
            article = Article.objects.filter(section__path__startswith=path).latest("pk").pk
            pages += [(f"/admin/articles/article/{article}/{name}/", {}) for name in ("change", "history")]
            faults += [fault for page in pages for fault in faults_of(client, *page)]
        assert not faults, "\n".join(faults)


class AStory:
    def test_opens_with_the_same_queries_whatever_it_has(
        self, at_the_desk: Desk, editor: User, draft: Article
    ) -> None:
        client = at_the_desk(editor)
        for number in range(6):
            person = person_named(f"Person {number}")
            draft.mentions.create(person=person)
            draft.bylines.create(person=person)
            draft.tags.add(f"Topic {number}")
        with CaptureQueriesContext(connection) as queries:
            story_page(client, draft.pk)
        assert len(queries) <= MOST_QUERIES
