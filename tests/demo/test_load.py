"""Loading the demo newspaper: through the front doors, once, with its history at the right hours."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.test import override_settings
from pytest_django.plugin import DjangoDbBlocker

from articles.demo import manuscript
from articles.demo.load import is_loaded, load
from articles.models import Article, AuditEntry, Edition, Place, Revision, State, Tombstone
from articles.publishing.roles import EDITOR_IN_CHIEF, SECTION_EDITOR
from tests.cast import rewrite


def quietly(_: str) -> None:
    pass


def a_few(keep: set[str]) -> list[dict[str, Any]]:
    """Choose some stories, with the links among them only."""
    chosen = [dict(entry) for entry in manuscript.stories() if entry["key"] in keep]
    for entry in chosen:
        entry["related"] = [link for link in entry.get("related", []) if link.get("to") in keep]
        entry["pictures"] = entry["pictures"][:1] if entry["key"] == "ferry-night" else []
    return chosen


def _editions(first_headline: str) -> list[Edition]:
    first = Edition.objects.get(headline=first_headline, number=1)
    return list(Edition.objects.filter(article=first.article).order_by("number"))


EDITORS = (SECTION_EDITOR, EDITOR_IN_CHIEF)
SOME = {"ferry-aurelia", "ferry-night", "riga-figures", "uyuni-water", "draft-captain"}
PRESENT = datetime(2026, 3, 6, 12, tzinfo=UTC)


@contextmanager
def a_small_paper(keep: set[str], media: Path) -> Iterator[None]:
    """Let the paper have these stories only, and people without portraits."""
    stories = a_few(keep)
    people = [{name: person[name] for name in person if name != "portrait"} for person in manuscript.people()]
    with pytest.MonkeyPatch.context() as patch, override_settings(MEDIA_ROOT=media):
        patch.setattr(manuscript, "stories", lambda: stories)
        patch.setattr(manuscript, "people", lambda: people)
        yield


@pytest.fixture(scope="class")
def loaded(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[int]:
    """The small paper, loaded once in a transaction around those of the tests."""
    media = tmp_path_factory.mktemp("media")
    with django_db_blocker.unblock(), transaction.atomic(), a_small_paper(SOME, media):
        yield load(now=PRESENT, password="secret", tell=quietly)
        transaction.set_rollback(True)


@pytest.mark.slow
class Load:
    @pytest.fixture(autouse=True)
    def _each_test_alone(self, loaded: int, db: None) -> None:
        """Undo what one test changes before the next."""

    def test_prints_every_story_with_its_versions(self, loaded: int) -> None:
        assert loaded == Article.objects.count() == 5
        ferry = Edition.objects.filter(headline__contains="Ferry with 409").get()
        versions = Edition.objects.filter(article=ferry.article).order_by("number")
        assert [edition.change for edition in versions][:4] == ["first", "update", "update", "correction"]
        assert versions[0].live_from == PRESENT - timedelta(hours=15)

    def test_changes_nothing_the_second_time(self, loaded: int) -> None:
        ferry = Article.objects.get(slugline="FERRY-AURELIA")
        rewrite(ferry, headline="The desk has worked on this")
        revisions = Revision.objects.count()
        assert load(now=PRESENT, password="other", tell=quietly) == 0
        ferry.refresh_from_db()
        assert ferry.headline == "The desk has worked on this"
        assert Revision.objects.count() == revisions

    def test_corrects_the_words_that_were_wrong(self, loaded: int) -> None:
        wrong, right = _editions("The statistician who published his own mistake")
        assert "49,000 public employees" in wrong.body_html
        assert "94,000 public employees" in right.body_html
        assert right.note.startswith("An earlier version of this story said 49,000")

    def test_moves_a_dateline_with_the_story(self, loaded: int) -> None:
        datelines = [
            [place["name"] for place in edition.page["dateline"]["places"]]
            for edition in _editions("Villages on the edge of the salt turn off the pumps")
        ]
        assert datelines == [["Uyuni"], ["Uyuni"], ["Uyuni", "Potosí"]]

    def test_knows_where_a_hamlet_lies(self, loaded: int) -> None:
        uyuni = Place.objects.get(name="Uyuni")
        assert (uyuni.country, uyuni.gazetteer_id) == ("Bolivia", None)
        assert uyuni.latitude == pytest.approx(-20.46, abs=0.01)

    def test_lets_reporters_write_and_editors_publish(self, loaded: int) -> None:
        ferry = Article.objects.get(slugline="FERRY-AURELIA")
        assert ferry.created_by == User.objects.get(username="tomas")
        published = AuditEntry.objects.filter(article=ferry, verb__in=["published", "updated", "corrected"])
        editors = set(User.objects.filter(groups__name__in=EDITORS).values_list("pk", flat=True))
        assert {entry.by_id for entry in published} <= editors

    def test_is_written_down_like_any_work(self, loaded: int) -> None:
        revisions = set(Revision.objects.values_list("article", "saved_at"))
        saves = AuditEntry.objects.filter(verb__in=["created", "changed"], article__isnull=False)
        assert revisions == set(saves.values_list("article", "at"))
        given = AuditEntry.objects.filter(
            verb__in=["published", "updated", "corrected", "clarified", "retracted"]
        )
        assert Edition.objects.count() <= given.count()

    def test_leaves_drafts_on_the_desk_with_their_note(self, loaded: int) -> None:
        draft = Article.objects.get(slugline="FERRY-RECORDER")
        assert draft.state == State.DRAFT
        assert draft.editor_note.startswith("Second source")
        assert not Edition.objects.filter(article=draft).exists()


@pytest.mark.slow
class IsLoaded:
    def test_tells_when_all_is_there(self, db: None, tmp_path: Path) -> None:
        with a_small_paper({"rouen-whale"}, tmp_path):
            assert not is_loaded()
            load(now=PRESENT, password="secret", tell=quietly)
            assert is_loaded()
        assert Tombstone.objects.standing(PRESENT).get().notice.startswith("We have withdrawn this report.")
