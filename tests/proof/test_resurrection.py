"""Whatever anybody tries, a killed story stays killed: at the desk, by an import, in the database."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import Error, connection, transaction
from django.test import Client
from django.utils import timezone

from articles.models import Article, Autosave, Change, Edition, Revision, State
from articles.proof.kills import killed
from articles.publishing import moves, restoring, schedule, takedowns
from articles.publishing.sharing import share, signed
from articles.publishing.workflow import IllegalMove
from articles.search.index import search_vector
from tests.admin.forms import story_page
from tests.admin.test_bulk import act
from tests.admin.test_unsaved import keep
from tests.cast import publish_story, rewrite
from tests.exchange.pages import html_page, take_in
from tests.proof.worlds import AS_THE_DESK
from tests.publishing.verbs import go, put_off

Desk = Callable[[User], Client]
VERBS: dict[str, dict[str, Any]] = {
    **{verb: {} for verb in ("publish", "update")},
    "correct": {"note": "It was so."},
    **{verb: {"notice": "It was so."} for verb in ("withdraw", "retract")},
    **{verb: {"reason": "It was so."} for verb in ("vanish", "reinstate")},
    "kill": {"notice": "", "reason": ""},
    "expire": {"ends": timezone.now() + timedelta(days=1)},
}
REFUSALS = (IllegalMove, moves.NotLive, takedowns.NothingToPutBack)
STATEMENTS = {
    "its state": "UPDATE articles_article SET state = 'published' WHERE id = {id}",
    "its state, as of a draft": "UPDATE articles_article SET state = 'draft', version = 9 WHERE id = {id}",
    "its edition": "UPDATE articles_edition SET live_until = NULL WHERE article_id = {id}",
    "its edition for later": (
        "UPDATE articles_edition SET live_until = now() + interval '1 day' WHERE article_id = {id}"
    ),
    "another edition": (
        "INSERT INTO articles_edition SELECT (jsonb_populate_record(e, jsonb_build_object('id', 987654, "
        "'number', 99, 'live_from', now(), 'live_until', NULL))).* FROM articles_edition e "
        "WHERE e.article_id = {id} LIMIT 1"
    ),
    "an edition handed over": (
        "UPDATE articles_edition SET article_id = (SELECT min(id) FROM articles_article WHERE id <> {id}), "
        "live_until = NULL WHERE article_id = {id}"
    ),
    "its tombstone lifted": "UPDATE articles_tombstone SET lifted_at = now() WHERE article_id = {id}",
    "its tombstone made another": "UPDATE articles_tombstone SET kind = 'withdrawn' WHERE article_id = {id}",
    "its tombstone taken away": "DELETE FROM articles_tombstone WHERE article_id = {id}",
    "all tombstones taken away": "TRUNCATE articles_tombstone CASCADE",
}


@pytest.fixture
def article(tmp_path: Path, db: None) -> Article:
    """A story that came in from a page, was changed, and is killed when everything is prepared."""
    run = take_in(page_in(tmp_path), publish=True)
    assert run.statuses == ["created"]
    article = Article.objects.get()
    assert article.state == State.PUBLISHED
    return article


def page_in(folder: Path, **words: Any) -> Path:
    page = folder / "page.html"
    page.write_text(html_page(**words))
    return page


def kill(article: Article) -> None:
    at = timezone.now()
    takedowns.kill(article, notice="This was not so.", reason="Invented.", at=at, **AS_THE_DESK)


def stays_killed(article: Article) -> bool:
    """Look at readers' addresses and at the database as the proof does; the state is read again."""
    lines = killed(Article.objects.get(pk=article.pk), timezone.now())
    assert [str(line) for line in lines if line.found] == []
    return True


class AKilledStory:
    @pytest.mark.parametrize("verb", VERBS)
    def test_is_moved_by_no_verb(self, article: Article, verb: str) -> None:
        kill(article)
        with pytest.raises(REFUSALS):
            go(verb, article, timezone.now(), **VERBS[verb])
        assert stays_killed(article)

    def test_is_not_scheduled(self, article: Article) -> None:
        kill(article)
        later = timezone.now() + timedelta(hours=1)
        with pytest.raises(IllegalMove):
            put_off(article, later, at=timezone.now())
        assert stays_killed(article)

    def test_loses_what_was_scheduled(self, article: Article) -> None:
        at = timezone.now()
        rewrite(article, headline="The gauge was right")
        announcement = moves.announced(Change.CORRECTION, "It was right.", at=at + timedelta(hours=1))
        schedule.schedule(article, announcement, starts=at + timedelta(hours=1), at=at, **AS_THE_DESK)
        kill(article)
        assert not Edition.objects.pending(timezone.now()).exists()
        assert stays_killed(article)

    def test_is_not_restored(self, article: Article) -> None:
        kill(article)
        revision = Revision.objects.get(article=article)
        with pytest.raises(IllegalMove):
            restoring.restore(article, revision, version=article.version, at=timezone.now(), **AS_THE_DESK)
        assert stays_killed(article)

    @pytest.mark.parametrize("publish", [False, True])
    @pytest.mark.parametrize(
        "words", [{}, {"paragraphs": ("The gauge was right after all, the board said.",)}]
    )
    def test_is_not_imported_again(
        self, article: Article, tmp_path: Path, words: dict[str, Any], publish: bool
    ) -> None:
        """Neither the same file nor another version of it."""
        kill(article)
        run = take_in(page_in(tmp_path, **words), publish=publish)
        assert run.statuses in (["skipped"], ["unchanged"], ["killed"])
        assert Article.objects.count() == 1
        assert stays_killed(article)

    def test_keeps_its_address_from_a_story_of_the_same_name_and_day(self, article: Article) -> None:
        kill(article)
        words = {"slug": article.slug, "published": article.published, "section": article.section}
        again = publish_story("The gauge was right", **words)
        had = Edition.objects.filter(article=article).values_list("address__path", flat=True)
        assert again.address.path not in had
        assert stays_killed(article)

    def test_is_not_revived_by_indexing_it_anew(self, article: Article) -> None:
        kill(article)
        Article.objects.update(search=search_vector(article))
        assert stays_killed(article)

    @pytest.mark.parametrize("name", ["publish", "submit", "approve", "spike", "restore", "hold"])
    def test_is_left_alone_by_an_act_on_many(
        self, at_the_desk: Desk, editor: User, article: Article, name: str
    ) -> None:
        kill(article)
        act(at_the_desk(editor), name, [article])
        act(at_the_desk(editor), name, [article], confirmed="1")
        assert stays_killed(article)

    def test_is_not_shown_by_a_link_made_before(self, client: Client, article: Article) -> None:
        link = share(article, lasts=timedelta(hours=1), at=timezone.now(), **AS_THE_DESK)
        assert client.get(f"/preview/{signed(link)}/").status_code == 200
        kill(article)
        assert client.get(f"/preview/{signed(link)}/").status_code == 404
        assert stays_killed(article)

    def test_takes_no_words_that_were_typed_before(
        self, at_the_desk: Desk, editor: User, article: Article
    ) -> None:
        page = story_page(at_the_desk(editor), article.pk)
        page["headline"] = "The gauge was right"
        keep(page)
        kill(article)
        taken = page.client.get(f"{page.url}?kept={Autosave.objects.get().key}")
        assert taken.status_code in (200, 302, 403, 404)
        for button in ("_save", "_publish"):
            page.press(button)
        assert Article.objects.get().headline == article.headline
        assert stays_killed(article)

    @pytest.mark.database
    @pytest.mark.parametrize("what", STATEMENTS)
    def test_is_kept_by_the_database(self, article: Article, what: str) -> None:
        """From whoever has the password of the application, which does not switch triggers off."""
        kill(article)
        with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(STATEMENTS[what].format(id=article.pk))
        assert stays_killed(article)
