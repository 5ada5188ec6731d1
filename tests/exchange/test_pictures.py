"""Pictures come with their page if the batch holds them."""

from pathlib import Path

import pytest

from articles.images.renditions import rendition_path
from articles.models import ArticlePicture, Edition, Image
from tests.admin.pictures import jpeg
from tests.exchange.pages import html_page, only_article, take_in
from tests.exchange.rows import everything
from tests.exchange.test_trouble import fail_once_at_the_end

FIGURE = (
    '<figure><img src="{href}" alt="{alt}"><figcaption>The gauge at low water. (Sample Wire/J. Hribar)'
    "</figcaption></figure>"
)


def write(folder: Path, href: str = "gauge.jpg", alt: str = "A gauge", name: str = "page.html") -> Path:
    """Write a page that shows a picture."""
    (folder / name).write_text(html_page(above=FIGURE.format(href=href, alt=alt)))
    return folder


class Pictures:
    def test_are_taken_in_with_their_words(self, db: None, tmp_path: Path) -> None:
        (tmp_path / "gauge.jpg").write_bytes(jpeg())
        run = take_in(write(tmp_path))
        [shown] = only_article().pictures.all()
        image = Image.objects.get()
        assert (shown.image, shown.href, shown.alt) == (image, "gauge.jpg", "A gauge")
        assert (shown.caption, shown.credit) == ("The gauge at low water.", "Sample Wire/J. Hribar")
        assert (image.caption, image.alt, image.original_name) == (shown.caption, "A gauge", "gauge.jpg")
        assert not any("picture" in warning for warning in run.warnings)

    def test_are_shown_to_readers(self, db: None, tmp_path: Path) -> None:
        (tmp_path / "gauge.jpg").write_bytes(jpeg())
        take_in(write(tmp_path), publish=True)
        [picture] = Edition.objects.get().page["pictures"]
        assert picture["token"] == Image.objects.get().token

    def test_stay_references_where_the_batch_does_not_hold_them(self, db: None, tmp_path: Path) -> None:
        (tmp_path / "secret.jpg").write_bytes(jpeg())
        (tmp_path / "batch").mkdir()
        run = take_in(write(tmp_path / "batch", "../secret.jpg"))
        shown = ArticlePicture.objects.get()
        assert (shown.image, shown.href) == (None, "../secret.jpg")
        assert not Image.objects.exists()
        assert run.warnings[-1] == "a picture is not in the batch and stays a reference: ../secret.jpg"

    def test_stay_references_where_they_are_bad(self, db: None, tmp_path: Path) -> None:
        (tmp_path / "gauge.jpg").write_bytes(b"GIF89a, it says")
        run = take_in(write(tmp_path))
        assert run.statuses == ["created"]
        assert run.warnings[-1].startswith("a picture cannot be used and stays a reference: gauge.jpg is")

    def test_are_stored_once_for_several_stories(self, db: None, tmp_path: Path) -> None:
        (tmp_path / "gauge.jpg").write_bytes(jpeg())
        write(tmp_path)
        other = html_page("Another story of the gauge", address="https://samplewire.example/2", above=FIGURE)
        (tmp_path / "other.html").write_text(other.format(href="gauge.jpg", alt="The gauge again"))
        take_in(tmp_path)
        assert Image.objects.count() == 1
        assert ArticlePicture.objects.filter(image=Image.objects.get()).count() == 2

    def test_that_come_later_are_taken_in_then(self, db: None, tmp_path: Path) -> None:
        take_in(write(tmp_path))
        (tmp_path / "gauge.jpg").write_bytes(jpeg())
        assert take_in(tmp_path).statuses == ["updated"]
        assert only_article().pictures.get().image == Image.objects.get()
        assert take_in(tmp_path).statuses == ["unchanged"]


class Alt:
    @pytest.mark.parametrize("plan", [True, False])
    def test_is_needed_by_readers(self, db: None, tmp_path: Path, plan: bool) -> None:
        (tmp_path / "gauge.jpg").write_bytes(jpeg())
        run = take_in(write(tmp_path, alt=""), publish=True, plan=plan)
        assert run.report[0]["reason"] == (
            "“Tide gauge read high for nine years” is not ready to publish. "
            "The picture gauge.jpg needs an alternative text. "
            "Without --publish it comes in as a draft."
        )
        assert not Image.objects.exists()

    @pytest.mark.parametrize("plan", [True, False])
    def test_of_the_picture_itself_serves_too(self, db: None, tmp_path: Path, plan: bool) -> None:
        (tmp_path / "gauge.jpg").write_bytes(jpeg())
        write(tmp_path)
        other = html_page("Another story of the gauge", address="https://samplewire.example/2", above=FIGURE)
        (tmp_path / "z.html").write_text(other.format(href="gauge.jpg", alt=""))
        assert take_in(tmp_path, publish=True, plan=plan).statuses == ["created", "created"]


class Undone:
    def test_leaves_no_file_of_a_picture(
        self,
        db: None,
        tmp_path: Path,
        settings: object,
        monkeypatch: pytest.MonkeyPatch,
        caplog: pytest.LogCaptureFixture,
    ) -> None:
        settings.MEDIA_ROOT = tmp_path / "media"  # type: ignore[attr-defined]
        (tmp_path / "batch").mkdir()
        (tmp_path / "batch" / "gauge.jpg").write_bytes(jpeg())
        before = everything()
        fail_once_at_the_end(monkeypatch)
        assert take_in(write(tmp_path / "batch")).statuses == ["failed"]
        assert everything() == before
        assert list(rendition_path("", "").iterdir()) == []
