"""A preview is the reader's own page of what is not published, and leaves no trace."""

import re
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from threading import Event
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.test.signals import template_rendered
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml.html import document_fromstring

from articles.models import Address, Article, AuditEntry, Edition
from articles.proof.surfaces import surfaces
from articles.publishing import moves, sharing, takedowns
from articles.publishing.preview import as_published
from tests.admin.forms import story_page
from tests.admin.pictures import picture_of
from tests.cast import rewrite, write_story
from tests.public.stories import rich_story, text

Desk = Callable[[User], Client]
BANNER = re.compile(
    r'\n<link rel="stylesheet" href="[^"]*preview\.css">\n<aside class="preview".*?</aside>\n', re.S
)
MOMENTS = re.compile(r"\d{4}-\d\d-\d\dT[\d:.+]+|\d\d:\d\d")
PATIENCE = 20  # seconds


@pytest.fixture
def rich(db: None) -> Edition:
    return rich_story()


@contextmanager
def drawing(told: Callable[[], object]) -> Iterator[None]:
    """Tell of every template at the moment its drawing begins."""

    def begun(**of: Any) -> None:
        told()

    template_rendered.connect(begun)
    try:
        yield
    finally:
        template_rendered.disconnect(begun)


def banner(html: str) -> str:
    return text(document_fromstring(html), "aside.preview")


class Preview:
    def test_shows_the_page_readers_would_get(
        self, at_the_desk: Desk, reporter: User, draft: Article
    ) -> None:
        answer = at_the_desk(reporter).get(f"/admin/articles/article/{draft.pk}/preview/")
        html = answer.content.decode()
        assert answer.status_code == 200
        assert "Ferry leaves on time" in html
        assert "Nobody could say why." in html
        assert "NewsArticle" in html
        assert "admin/desk" not in html

    def test_publishes_nothing(
        self, at_the_desk: Desk, reporter: User, draft: Article, client: Client
    ) -> None:
        at_the_desk(reporter).get(f"/admin/articles/article/{draft.pk}/preview/")
        assert not Edition.objects.exists()
        assert not Address.objects.filter(article=draft).exists()
        assert not AuditEntry.objects.filter(verb="published").exists()
        draft.refresh_from_db()
        assert draft.state == "draft"

    def test_shows_changes_of_a_live_story_to_the_desk_alone(
        self, at_the_desk: Desk, reporter: User, live: Edition
    ) -> None:
        rewrite(live.article, headline="Ferry flies")
        client = at_the_desk(reporter)
        preview = client.get(f"/admin/articles/article/{live.article_id}/preview/").content.decode()
        assert "Ferry flies" in preview
        assert "Ferry flies" not in client.get(live.address.path).content.decode()

    def test_is_neither_kept_nor_indexed(self, at_the_desk: Desk, reporter: User, draft: Article) -> None:
        answer = at_the_desk(reporter).get(f"/admin/articles/article/{draft.pk}/preview/")
        assert {"no-store", "private"} <= set(answer["Cache-Control"].split(", "))
        assert answer["X-Robots-Tag"] == "noindex, nofollow"

    def test_shows_pictures_that_are_not_released(
        self, at_the_desk: Desk, reporter: User, draft: Article, client: Client
    ) -> None:
        image = picture_of("The quay", alt="A quay")
        draft.pictures.create(image=image)
        rewrite(draft)
        desk = at_the_desk(reporter)
        html = desk.get(f"/admin/articles/article/{draft.pk}/preview/").content.decode()
        assert f"/admin/pictures/{image.token}/" in html
        assert f"/media/{image.token}/" not in html
        assert desk.get(f"/admin/pictures/{image.token}/square-96.jpg").status_code == 200

    def test_says_so_with_state_and_version(
        self, at_the_desk: Desk, reporter: User, draft: Article, live: Edition
    ) -> None:
        desk = at_the_desk(reporter)
        rewrite(draft, standfirst="At last.")
        mine = desk.get(f"/admin/articles/article/{draft.pk}/preview/").content.decode()
        theirs = desk.get(f"/admin/articles/article/{live.article_id}/preview/").content.decode()
        assert banner(mine) == "Not published. Draft Version 2"
        assert banner(theirs) == "Not published. A change of a published story Version 1"

    def test_is_what_no_page_of_readers_says_it_is(self, client: Client, rich: Edition) -> None:
        pages = [client.get(surface.path).getvalue() for surface in surfaces()]
        assert len(pages) > 20
        assert not [page for page in pages if b"preview.css" in page or b"Not published" in page]

    def test_is_the_published_page_but_for_that(
        self, at_the_desk: Desk, reporter: User, rich: Edition, client: Client
    ) -> None:
        takedowns.withdraw(rich.article, notice="", by=None, via="test", at=timezone.now())
        preview = at_the_desk(reporter).get(f"/admin/articles/article/{rich.article_id}/preview/")
        again = moves.publish(rich.article, by=None, via="test", at=timezone.now())
        published = client.get(again.address.path).content.decode()
        shown = BANNER.sub("", preview.content.decode()).replace("/admin/pictures/", "/media/")
        assert MOMENTS.sub("", shown) == MOMENTS.sub("", published)

    def test_reads_nothing_while_it_is_drawn(self, at_the_desk: Desk, reporter: User, rich: Edition) -> None:
        asked: list[int] = []
        desk = at_the_desk(reporter)
        with CaptureQueriesContext(connection) as queries, drawing(lambda: asked.append(len(queries))):
            desk.get(f"/admin/articles/article/{rich.article_id}/preview/")
        assert asked[0] > 20
        assert set(asked) == {asked[0]}

    def test_names_what_a_page_would_lack(self, at_the_desk: Desk, reporter: User) -> None:
        bare = write_story("Bare", section=None, body_html="")
        html = at_the_desk(reporter).get(f"/admin/articles/article/{bare.pk}/preview/").content.decode()
        assert "Choose a section." in html
        assert "Write its text." in html

    def test_saves_first_when_asked_from_the_form(
        self, at_the_desk: Desk, reporter: User, draft: Article
    ) -> None:
        page = story_page(at_the_desk(reporter), draft.pk)
        page["headline"] = "Ferry flies"
        html = page.press("_preview", follow=True).content.decode()
        assert f'<a href="/admin/articles/article/{draft.pk}/preview/">See it as readers will</a>' in html
        draft.refresh_from_db()
        assert (draft.headline, draft.state) == ("Ferry flies", "draft")

    def test_tells_the_page_what_was_saved(self, at_the_desk: Desk, reporter: User) -> None:
        page = story_page(at_the_desk(reporter))
        page["headline"] = "Ferry flies"
        headers = {"Accept": "application/json"}
        saved = page.client.post(page.url, page.fields | {"_preview": ["1"]}, headers=headers).json()
        article = Article.objects.get()
        at = f"/admin/articles/article/{article.pk}"
        assert saved == {
            "version": 1,
            "form": f"{at}/change/",
            "keep": f"{at}/keep/",
            "preview": f"{at}/preview/",
        }


class WhoeverChangesAStory:
    @pytest.fixture
    def link(self, transactional_db: None) -> str:
        story = write_story()
        lasts = timedelta(hours=1)
        return sharing.signed(sharing.share(story, lasts=lasts, by=None, via="test", at=timezone.now()))

    def test_does_not_wait_for_a_preview_that_is_drawn(self, link: str) -> None:
        begun, go_on = Event(), Event()

        def stand_still() -> None:
            begun.set()
            go_on.wait(PATIENCE)

        with ThreadPoolExecutor(1) as other, drawing(stand_still):
            looking = other.submit(look, link)
            assert begun.wait(PATIENCE)
            with transaction.atomic():
                without_waiting()
                kill(Article.objects.get())
            go_on.set()
            assert looking.result(PATIENCE).status_code == 200
        assert look(link).status_code == 404

    def test_waits_for_one_preview_at_most(self, link: str) -> None:
        with ThreadPoolExecutor(3) as others, as_published(Article.objects.get(), at=timezone.now()):
            looking = [others.submit(look, link) for _ in range(3)]
            ends = time.monotonic() + PATIENCE
            while waiting() != ["advisory"] * 3 and time.monotonic() < ends:
                time.sleep(0.02)
            assert waiting() == ["advisory"] * 3
        assert {each.result(PATIENCE).status_code for each in looking} == {200}

    def test_lets_a_preview_wait_a_moment_only(self, link: str) -> None:
        with ThreadPoolExecutor(1) as other, transaction.atomic():
            kill(Article.objects.get())
            refused = other.submit(look, link).result(PATIENCE)
        assert (refused.status_code, refused["Retry-After"]) == (503, "2")
        assert "no-store" in refused["Cache-Control"]

    def test_does_not_wait_for_a_preview_that_stalls(self, link: str) -> None:
        with ThreadPoolExecutor(1) as other:
            assert other.submit(stalled, link).result(PATIENCE) == [503, 200]


def without_waiting() -> None:
    """Let nothing of this transaction wait for a lock."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL lock_timeout = '200ms'")


def waiting() -> list[str]:
    """Name the kinds of lock that connections of this database wait for."""
    ours = "database = (SELECT oid FROM pg_database WHERE datname = current_database())"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT locktype FROM pg_locks WHERE NOT granted AND {ours}")
        return [kind for (kind,) in cursor.fetchall()]


def kill(article: Article) -> None:
    takedowns.kill(article, notice="", reason="Wrong.", by=None, via="test", at=timezone.now())


def look(link: str) -> HttpResponse:
    """Follow a link with a connection of one's own."""
    try:
        return Client().get(f"/preview/{link}/")  # type: ignore[return-value]
    finally:
        connection.close()


def stall(execute: Any, sql: str, *rest: Any) -> Any:
    """Be idle before the first part of a page is read, for longer than the database allows."""
    if "articles_editionrelated" in sql and "INSERT" not in sql:
        with connection.connection.cursor() as cursor:
            cursor.execute("SET LOCAL idle_in_transaction_session_timeout = '20ms'")
        time.sleep(0.2)
    return execute(sql, *rest)


def stalled(link: str) -> list[int]:
    """Follow a link twice with one connection, which is idle for too long the first time."""
    client = Client()
    try:
        with connection.execute_wrapper(stall):
            first = client.get(f"/preview/{link}/")
        return [first.status_code, client.get(f"/preview/{link}/").status_code]
    finally:
        connection.close()
