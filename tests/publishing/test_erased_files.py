"""The files of an erased story's pictures go, however often that fails at first."""

import shutil
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from articles.images.renditions import rendition_path
from articles.models import Article, Effect
from articles.proof.kills import killed
from articles.proof.whats_next import PATIENCE, missed
from articles.publishing.erasing import erase, order_erasure
from articles.publishing.outbox import deliver_next
from tests.admin.pictures import picture_of
from tests.public.stories import begin, picture, publish

LEFT = "No file is left of its pictures that were erased"


@pytest.fixture
def story(db: None) -> Article:
    """A live story with a picture of its own."""
    at = timezone.now() - timedelta(hours=1)
    article = begin("The quay", at=at)
    picture(article, picture_of("The quay", alt="A quay"))
    return publish(article, at=at).article


@pytest.fixture
def folder(story: Article) -> Path:
    chosen = story.pictures.get().image
    assert chosen
    return rendition_path(chosen.token, "")


def erased(story: Article, chief: User, second: User) -> None:
    words: dict[str, Any] = {"via": "test", "at": timezone.now()}
    order_erasure(story, reason="Court", by=chief, **words)
    erase(story, by=second, **words)


def work() -> Effect:
    """Let a worker try the removal now, whenever it was to be tried again."""
    Effect.objects.filter(kind="files").update(try_at=F("due_at"))
    while effect := deliver_next(at=timezone.now()):
        if effect.kind == "files":
            return effect
    return Effect.objects.get(kind="files")


class TheFilesOfAnErasedPicture:
    def test_stay_until_the_erasure_is_committed(
        self, story: Article, folder: Path, chief: User, editor_in_chief: User
    ) -> None:
        with transaction.atomic():
            erased(story, chief, editor_in_chief)
            assert any(folder.iterdir())
            transaction.set_rollback(True)
        assert not Effect.objects.filter(kind="files").exists()

    def test_are_removed_by_the_worker(
        self, story: Article, folder: Path, chief: User, editor_in_chief: User
    ) -> None:
        assert any(folder.iterdir())
        erased(story, chief, editor_in_chief)
        assert work().done_at is not None
        assert not folder.exists()

    def test_are_removed_once_what_hindered_it_is_gone(
        self, story: Article, folder: Path, chief: User, editor_in_chief: User, tmp_path: Path
    ) -> None:
        elsewhere = tmp_path / "other disk"
        shutil.move(folder, elsewhere)
        folder.symlink_to(elsewhere)  # which nothing removes as a folder
        erased(story, chief, editor_in_chief)
        failed = work()
        assert (failed.done_at, failed.attempts) == (None, 1)
        assert "symbolic link" in failed.last_error
        folder.unlink()
        shutil.move(elsewhere, folder)
        done = work()
        assert (done.done_at is not None, done.attempts) == (True, 2)
        assert not folder.exists()

    def test_that_are_gone_already_are_no_error(
        self, story: Article, folder: Path, chief: User, editor_in_chief: User
    ) -> None:
        erased(story, chief, editor_in_chief)
        shutil.rmtree(folder)
        assert work().done_at is not None

    def test_are_not_taken_for_gone_where_the_store_is_not_there(
        self, story: Article, folder: Path, chief: User, editor_in_chief: User, settings: Any, tmp_path: Path
    ) -> None:
        erased(story, chief, editor_in_chief)
        store, settings.MEDIA_ROOT = settings.MEDIA_ROOT, str(tmp_path / "not mounted")
        assert "MEDIA_ROOT" in work().last_error
        settings.MEDIA_ROOT = store
        assert work().done_at is not None
        assert not folder.exists()

    def test_that_are_left_are_named_by_the_proof(
        self, story: Article, folder: Path, chief: User, editor_in_chief: User, capsys: Any
    ) -> None:
        erased(story, chief, editor_in_chief)
        assert folder.name in str([line for line in killed(story, timezone.now()) if line.what == LEFT])
        with pytest.raises(CommandError) as refusal:
            call_command("prove_kill", str(story.pk))
        assert refusal.value.returncode == 1
        assert f"{folder.name} is still in MEDIA_ROOT" in capsys.readouterr().out
        assert "Not delivered (files)" in str([str(late) for late in missed(timezone.now() + 2 * PATIENCE)])
        work()
        assert [line for line in killed(story, timezone.now()) if line.found] == []
