"""Whatever part of a hidden story leaks, wherever and to whom, the audit names it; a whole paper passes."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from articles.models import Article, Autosave, Image, Section
from articles.models.edition import EditionQuerySet
from articles.proof.leaks import OUTSIDER, Leak, audit, unread
from articles.proof.surfaces import Surface, surfaces
from articles.public import media
from articles.publishing import embargo, planning, rights
from articles.publishing.rights import Reach
from articles.publishing.roles import EVERY_ROLE
from articles.publishing.saving import keep
from articles.publishing.workflow import Verb
from tests.cast import BODY, publish_story, rewrite
from tests.proof.worlds import AS_THE_DESK, hide, paper
from tests.public.stories import begin, image, picture
from tests.publishing.verbs import go, put_off, step

HOUR = timedelta(hours=1)
FRONT = Surface("public:home", "/")
SENTENCE = "The minister will resign before the end of the week."
PARTS = {
    "headline": "Minister resigns over harbour",
    "text": SENTENCE,
    "slug": '<a href="/news/2026/11/05/minister-resigns/">',
    "slugline": "MINISTER-harbour",
    "note to the desk": "Nobody must know who told us.",
    "picture": "/media/{token}/wide-360.jpg",
}
HIDDEN = ["draft", "in review", "ready", "held", "spiked", "scheduled", "embargoed", "withdrawn", "vanished"]


@pytest.fixture
def at(db: None) -> datetime:
    return timezone.now()


@pytest.fixture
def shown(db: None) -> Image:
    return image()


@pytest.fixture
def secret(at: datetime, shown: Image) -> Article:
    """A draft with a secret in every part."""
    words = {"slug": "minister-resigns", "slugline": PARTS["slugline"]}
    words |= {"editor_note": PARTS["note to the desk"], "body_html": f"{BODY}<p>{SENTENCE}</p>"}
    article = begin(PARTS["headline"], at=at - HOUR, **words)
    picture(article, shown)
    keep(article, at=at - HOUR, **AS_THE_DESK)
    return article


@pytest.fixture
def says(settings: Any) -> Callable[..., None]:
    """Let every page say something, to everybody or to those who are logged in only."""

    def say(words: str, *, to: Callable[[HttpRequest], bool] = lambda request: True) -> None:
        Gossip.words, Gossip.listens = words, staticmethod(to)
        settings.MIDDLEWARE = [*settings.MIDDLEWARE, f"{__name__}.Gossip"]

    return say


class Gossip:
    """A page that talks: what a template line too much would do."""

    words = ""
    listens: Callable[[HttpRequest], bool]

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.respond(request)
        if self.listens(request):
            response.content = response.content + self.words.encode()
        return response


def leaks(at: datetime, surface: Surface = FRONT) -> list[Leak]:
    with audit(at) as asking:
        return list(asking.ask(surface))


def parts(found: list[Leak]) -> list[str]:
    return [leak.secret.part for leak in found if leak.secret]


def hide_as(kind: str, article: Article, at: datetime) -> None:
    steps = {"in review": Verb.SUBMIT, "ready": Verb.APPROVE, "held": Verb.HOLD, "spiked": Verb.SPIKE}
    if kind in steps:
        step(article, steps[kind])
    if kind == "scheduled":
        put_off(article, at + HOUR, at=at)
    if kind == "embargoed":
        embargo.set_embargo(article, at + HOUR, at=at, **AS_THE_DESK)
    if kind in ("withdrawn", "vanished"):
        go("publish", article, at - HOUR / 2)
    if kind == "withdrawn":
        go("withdraw", article, at, notice="It was wrong.")
    if kind == "vanished":
        go("vanish", article, at, reason="It was wrong.")


@pytest.mark.slow
class AWholePaper:
    def test_passes(self, at: datetime) -> None:
        hide(paper(at), at)
        later = at + timedelta(seconds=1)
        with audit(later) as asking:
            found = [leak for surface in surfaces(most=3) for leak in asking.ask(surface)]
            assert asking.hidden.runs
            assert asking.hidden.names
        assert found == []


class Ask:
    @pytest.mark.parametrize("part", PARTS)
    def test_names_the_part_that_a_page_shows(
        self, at: datetime, secret: Article, shown: Image, says: Any, part: str
    ) -> None:
        says(PARTS[part].format(token=shown.token))
        (leak,) = leaks(at)
        assert leak.secret
        assert (leak.secret.article, leak.secret.part) == (secret.pk, part)
        assert str(leak).startswith(f"/ gives anybody the {part} of “{secret}” ({secret.pk}): “")

    @pytest.mark.parametrize("kind", HIDDEN)
    def test_knows_every_kind_of_hidden_story(
        self, at: datetime, secret: Article, says: Any, kind: str
    ) -> None:
        hide_as(kind, secret, at)
        says(SENTENCE)
        assert parts(leaks(at)) == ["text"]

    def test_knows_a_change_of_a_live_story_that_is_only_scheduled(self, at: datetime, says: Any) -> None:
        live = publish_story(at=at - HOUR).article
        rewrite(live, body_html=f"{BODY}<p>{SENTENCE}</p>", at=at)
        put_off(live, at + HOUR, at=at)
        says(BODY)
        assert leaks(at) == []
        says(SENTENCE)
        assert parts(leaks(at)) == ["text"]

    def test_knows_what_the_desk_says_of_a_live_story(self, at: datetime, reporter: User, says: Any) -> None:
        planning.leave_note(publish_story(at=at - HOUR).article, SENTENCE, by=reporter, via="test", at=at)
        says(SENTENCE)
        assert parts(leaks(at)) == ["note to the desk"]

    def test_knows_what_is_typed_and_not_saved(self, at: datetime, reporter: User, says: Any) -> None:
        fields = {"body_html": f"<p>{SENTENCE}</p>"}
        live = publish_story(at=at - HOUR).article
        Autosave.objects.create(by=reporter, key="k", article=live, kept_at=at, fields=fields)
        says(SENTENCE)
        assert parts(leaks(at)) == ["text"]

    def test_finds_what_only_staff_are_shown(self, at: datetime, secret: Article, says: Any) -> None:
        says(SENTENCE, to=lambda request: request.user.is_authenticated)
        (leak,) = leaks(at)
        assert leak.whom == EVERY_ROLE

    def test_finds_a_picture_that_is_served(
        self, at: datetime, secret: Article, shown: Image, monkeypatch: Any
    ) -> None:
        monkeypatch.setattr(media, "_is_public", lambda token, at: True)
        monkeypatch.setattr(media, "_send", lambda *asked: HttpResponse(b"x", content_type="image/jpeg"))
        found = leaks(at, Surface("public:media", f"/media/{shown.token}/wide-360.jpg"))
        assert parts(found) == ["picture"]

    def test_does_not_believe_the_door_it_proves(
        self, at: datetime, secret: Article, monkeypatch: Any
    ) -> None:
        put_off(secret, at + HOUR, at=at)
        monkeypatch.setattr(EditionQuerySet, "live", lambda rows, at: rows.filter(live_until=None))
        assert set(parts(leaks(at))) >= {"headline", "slug", "picture"}

    def test_finds_an_edition_that_was_put_live_behind_the_verbs(self, at: datetime, secret: Article) -> None:
        put_off(secret, at + HOUR, at=at)
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = replica")
            cursor.execute("UPDATE articles_edition SET live_from = live_from - interval '2 hours'")
            cursor.execute("UPDATE articles_article SET state = 'ready'")
        assert set(parts(leaks(at))) >= {"headline", "slug", "picture"}

    def test_names_an_address_that_fails(self, at: datetime, monkeypatch: Any) -> None:
        monkeypatch.setattr(EditionQuerySet, "newest_first", lambda rows: 1 / 0)
        (leak,) = leaks(at)
        assert str(leak) == "/, asked by anybody: answers 500, so that nothing is proven of it"


class StillHidden:
    def test_leaves_out_what_went_live_meanwhile(self, at: datetime, secret: Article, says: Any) -> None:
        put_off(secret, at + HOUR, at=at)
        says(f"{SENTENCE}\n{PARTS['note to the desk']}")
        with audit(at) as asking:
            found = list(asking.ask(FRONT))
            assert asking.still_hidden(found, at) == found
            assert parts(asking.still_hidden(found, at + HOUR)) == ["note to the desk"]


class AskTheDesk:
    def leaks(self, at: datetime) -> list[Leak]:
        with audit(at) as asking:
            return [leak for story in unread(at) for leak in asking.ask_the_desk(story)]

    def test_of_another_section_finds_nothing(self, at: datetime, secret: Article) -> None:
        publish_story("Minister returns", at=at - HOUR)
        assert self.leaks(at) == []

    def test_finds_a_door_that_asks_nobody(self, at: datetime, secret: Article, monkeypatch: Any) -> None:
        monkeypatch.setattr(Reach, "sections", lambda reach: Section.objects.all())
        monkeypatch.setattr(rights, "_lies_in", lambda section, path: True)
        paths = {leak.path.split("/")[-2] for leak in self.leaks(at) if leak.secret is None}
        assert {"change", "history"} <= paths

    def test_finds_a_list_that_shows_everything(
        self, at: datetime, secret: Article, monkeypatch: Any
    ) -> None:
        monkeypatch.setattr(Reach, "sections", lambda reach: Section.objects.all())
        found = self.leaks(at)
        assert {"/admin/articles/article/", "/admin/choose/story/"} <= {leak.path for leak in found}
        assert {leak.whom for leak in found} == {(OUTSIDER,)}
