"""Pictures are served while the public may see them, and never before."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from articles.images.renditions import rendition_path
from articles.models import Edition, Image
from articles.publishing import takedowns
from tests.public.stories import begin, image, mention, person, picture, publish

NAMES = ["wide-640.avif", "wide-640.webp", "wide-640.jpg"]


@pytest.fixture(autouse=True)
def _own_media(tmp_path: Path, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def shown(db: None) -> Image:
    """A picture whose files are there."""
    row = image()
    for name in [*NAMES, "original.jpg"]:
        path = rendition_path(row.token, name)
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(name.encode())
    return row


def publish_with(shown: Image, **when: Any) -> Edition:
    article = begin()
    picture(article, shown)
    return publish(article, **when)


def status(client: Client, shown: Image, name: str = NAMES[0]) -> int:
    return client.get(f"/media/{shown.token}/{name}").status_code


class Media:
    @pytest.mark.parametrize("name", NAMES)
    def test_sends_a_picture_a_live_story_shows(self, client: Client, shown: Image, name: str) -> None:
        publish_with(shown)
        response = client.get(f"/media/{shown.token}/{name}")
        assert response.content == name.encode()
        kind = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg"}[name.rpartition(".")[2]]
        assert response.headers["Content-Type"] == kind

    def test_keeps_a_drafts_picture_back(self, client: Client, shown: Image) -> None:
        picture(begin(), shown)
        assert status(client, shown) == 404

    def test_keeps_it_back_until_the_storys_moment(self, client: Client, shown: Image) -> None:
        publish_with(shown, at=timezone.now() + timedelta(hours=1))
        assert status(client, shown) == 404

    def test_stops_when_the_story_is_withdrawn(self, client: Client, shown: Image) -> None:
        edition = publish_with(shown)
        assert status(client, shown) == 200
        takedowns.withdraw(edition.article, notice="", by=None, via="test", at=timezone.now())
        assert status(client, shown) == 404

    def test_sends_the_portrait_of_someone_a_live_story_names(self, client: Client, shown: Image) -> None:
        someone = person("Aro Temel", portrait=shown)
        assert status(client, shown) == 404
        article = begin()
        mention(article, someone)
        publish(article)
        assert status(client, shown) == 200

    @pytest.mark.parametrize(
        "name", ["original.jpg", "wide-641.jpg", "wide-640.png", "../original.jpg", "wide-640.jpg/"]
    )
    def test_sends_nothing_but_renditions(self, client: Client, shown: Image, name: str) -> None:
        publish_with(shown)
        assert status(client, shown, name) == 404

    def test_may_be_kept_by_the_reader_but_asked_for_by_shared_caches(
        self, client: Client, shown: Image
    ) -> None:
        publish_with(shown)
        response = client.get(f"/media/{shown.token}/{NAMES[0]}")
        assert set(response.headers["Cache-Control"].split(", ")) == {"public", "max-age=300", "s-maxage=1"}

    def test_confirms_what_a_reader_has_already(self, client: Client, shown: Image) -> None:
        publish_with(shown)
        path = f"/media/{shown.token}/{NAMES[0]}"
        tag = client.get(path).headers["ETag"]
        assert client.get(path, headers={"If-None-Match": tag}).status_code == 304

    def test_does_not_confirm_a_withdrawn_one(self, client: Client, shown: Image) -> None:
        edition = publish_with(shown)
        path = f"/media/{shown.token}/{NAMES[0]}"
        tag = client.get(path).headers["ETag"]
        takedowns.withdraw(edition.article, notice="", by=None, via="test", at=timezone.now())
        assert client.get(path, headers={"If-None-Match": tag}).status_code == 404

    def test_has_another_validator_once_it_is_cut_anew(self, client: Client, shown: Image) -> None:
        publish_with(shown)
        path = f"/media/{shown.token}/{NAMES[0]}"
        tag = client.get(path).headers["ETag"]
        rendition_path(shown.token, NAMES[0]).write_bytes(b"cut around another point")
        assert client.get(path).headers["ETag"] != tag

    def test_costs_one_question(self, client: Client, shown: Image, django_assert_num_queries: Any) -> None:
        publish_with(shown)
        with django_assert_num_queries(1):
            assert status(client, shown) == 200
