"""Every address readers have, held to what holds for all of them: no working copy, few queries, no cookie."""

import re
from collections.abc import Iterator

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern
from django.utils import timezone

from articles.models import Edition
from articles.public.urls import app_name, urlpatterns
from articles.publishing import moves
from tests.cast import publish_story, rewrite, told_as
from tests.public.stories import begin, byline, image, person, picture, publish, rich_story, section_named

MOST_QUERIES = 8
FEEDS = ("rss", "atom", "json")
STRANGE = ["<script>alert(1)</script>", "%00", "20260101T000000000000-1", "x" * 500]


def addresses(edition: Edition) -> dict[str, list[str]]:
    """Give for each of the readers' patterns the addresses to try; a pattern without any fails the tests."""
    path = edition.address.path
    section, year, month, day = re.fullmatch(r"/(.+)/(\d+)/(\d+)/(\d+)/[^/]+/", path).groups()  # type: ignore[union-attr]
    token = edition.page["pictures"][0]["token"]
    rooms = {"person": "people/aro-temel", "place": "places/constanta", "topic": "topics/grain"}
    rooms["storyline"] = "storylines/the-chain"
    feeds = {f"{name}_feed": [f"/{room}/feed.{form}" for form in FEEDS] for name, room in rooms.items()}
    return {
        "home": ["/"],
        "home_feed": [f"/feed.{form}" for form in FEEDS],
        "robots": ["/robots.txt"],
        "sitemap": ["/sitemap.xml"],
        "sitemap_sections": ["/sitemap-sections.xml"],
        "sitemap_month": [f"/sitemap-{year}-{month}.xml"],
        "news_sitemap": ["/news-sitemap.xml"],
        "media": [f"/media/{token}/wide-640.jpg"],
        **{name: [f"/{room}/"] for name, room in rooms.items()},
        **feeds,
        "archive": ["/archive/"],
        "archive_year": [f"/archive/{year}/"],
        "archive_month": [f"/archive/{year}/{month}/"],
        "archive_day": [f"/archive/{year}/{month}/{day}/"],
        "corrections": ["/corrections/"],
        "corrections_feed": [f"/corrections/feed.{form}" for form in ("rss", "atom", "json")],
        "article": [path],
        "section": ["/news/", f"/{section}/", "/opinion/"],
        "section_feed": [f"/{section}/feed.{form}" for form in FEEDS],
    }


@pytest.fixture
def paper(db: None) -> Edition:
    """A paper with a corrected story that has everything, and something of each kind beside it."""
    edition = rich_story()
    article = edition.article
    told_as("The chain", article)
    rewrite(article, headline="The chain is lowered at last")
    edition = moves.correct(article, note="It was iron.", by=None, via="test", at=timezone.now())
    opinion = begin("A chain is a sentence", kind="opinion", section=section_named("Opinion"))
    byline(opinion, person("Ines Okafor", portrait=image()))
    publish(opinion)
    pictures = begin("Forty households", kind="picture_story")
    picture(pictures, image(), image(), image())
    publish(pictures)
    publish_story("Wave expected", urgency=1)
    return edition


def opened(client: Client, paths: Iterator[str]) -> Iterator[tuple[str, bytes, list[str]]]:
    for path in paths:
        with CaptureQueriesContext(connection) as queries:
            response = client.get(path)
        assert response.status_code in (200, 404), (path, response.status_code)
        yield path, response.content, [query["sql"] for query in queries.captured_queries]


def every(edition: Edition) -> Iterator[str]:
    return (path for paths in addresses(edition).values() for path in paths)


class TheReadersDoor:
    def test_has_every_pattern_tried_here(self, paper: Edition) -> None:
        patterns = {pattern.name for pattern in urlpatterns if isinstance(pattern, URLPattern)}
        assert patterns == addresses(paper).keys()
        assert app_name == "public"

    def test_answers_at_every_pattern(self, client: Client, paper: Edition) -> None:
        for path in every(paper):
            expected = 404 if path.startswith("/media/") else 200  # its row has no file here
            assert client.get(path).status_code == expected, path

    def test_never_asks_for_the_working_copy(self, client: Client, paper: Edition) -> None:
        hidden = re.compile(r'"articles_(article|revision)"')
        for path, _, queries in opened(client, every(paper)):
            assert not [sql for sql in queries if hidden.search(sql)], path

    def test_asks_few_questions(self, client: Client, paper: Edition) -> None:
        for path, _, queries in opened(client, every(paper)):
            assert len(queries) <= MOST_QUERIES, (path, queries)

    def test_asks_no_more_of_a_larger_paper(self, client: Client, paper: Edition) -> None:
        before = {path: len(queries) for path, _, queries in opened(client, every(paper))}
        for number in range(12):
            rich_story(f"Story {number}")
            publish_story(f"From section {number}", section=section_named(f"Section {number}"))
        after = {path: len(queries) for path, _, queries in opened(client, every(paper))}
        assert after == before

    def test_sets_no_cookie_and_varies_by_compression_at_most(self, client: Client, paper: Edition) -> None:
        for path in [*every(paper), "/nothing/here/"]:
            response = client.get(path)
            assert not response.cookies, path
            assert response.headers.get("Vary", "Accept-Encoding") == "Accept-Encoding", path

    def test_writes_no_style_script_or_handler_into_a_page(self, client: Client, paper: Edition) -> None:
        inline = re.compile(
            rb'<style|\sstyle=|\son[a-z]+="|<script(?! type="application/ld\+json")|javascript:'
        )
        for path, body, _ in opened(client, every(paper)):
            assert not inline.search(body), path

    def test_may_be_kept_by_anyone_for_a_moment_only(self, client: Client, paper: Edition) -> None:
        for path in every(paper):
            if not path.startswith("/media/"):
                assert client.get(path).headers["Cache-Control"] == "public, max-age=1", path

    def test_answers_head_and_refuses_to_be_written_to(self, client: Client, paper: Edition) -> None:
        for path in every(paper):
            head, post = client.head(path), client.post(path)
            assert head.status_code == client.get(path).status_code, path
            assert not head.content, path
            assert post.status_code in (404, 405), path

    def test_confirms_what_a_reader_has_already(self, client: Client, paper: Edition) -> None:
        with time_machine.travel(timezone.now(), tick=False):  # a page says when it was printed
            for path in every(paper):
                if path.startswith("/media/"):
                    continue
                tag = client.get(path).headers["ETag"]
                again = client.get(path, headers={"If-None-Match": tag})
                assert (again.status_code, again.content) == (304, b""), path

    @pytest.mark.parametrize("before", STRANGE)
    def test_takes_a_strange_page_number_for_none(self, client: Client, paper: Edition, before: str) -> None:
        for path in every(paper):
            assert client.get(path, {"before": before}).status_code in (200, 404), path

    @pytest.mark.parametrize(
        "path", ["/%00/", "/people/%00/", "/news/2026/13/99/x/", "/archive/0000/", "/%E2%82/"]
    )
    def test_takes_a_strange_address_for_none(self, client: Client, db: None, path: str) -> None:
        assert client.get(path).status_code == 404

    @pytest.mark.parametrize("path", ["/news", "/people/aro-temel", "/archive/2026", "/corrections"])
    def test_adds_a_missing_slash_in_one_step(self, client: Client, paper: Edition, path: str) -> None:
        response = client.get(path)
        assert (response.status_code, response.headers["Location"]) == (301, f"{path}/")
