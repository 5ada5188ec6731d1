import pytest

from articles.wire.page.pictures import from_machines, take_pictures
from articles.wire.story import Picture
from tests.wire.page.trees import first, tree_of


def pictures_in(html: str) -> list[Picture]:
    return take_pictures(tree_of(html))


class TakePictures:
    @pytest.mark.parametrize(
        "html",
        [
            "<figure>{}<figcaption>A goat (AP/Bo Li)</figcaption></figure>",
            "<figure>{}<figcaption>A goat <span class=credit>AP/Bo Li</span></figcaption></figure>",
            "<figure>{}<figcaption>A goat. Photo: AP/Bo Li</figcaption></figure>",
            "<div class=wp-caption>{}<p class=wp-caption-text>A goat [AP/Bo Li]</p></div>",
            "<div class=image>{}<div class=caption>A goat</div><div class=credit>AP/Bo Li</div></div>",
        ],
    )
    def test_reads_caption_and_credit(self, html: str) -> None:
        (picture,) = pictures_in(html.format("<img data-src=a.jpg src='data:image/gif;base64,AA' alt=Goat>"))
        assert (picture.href, picture.alt, picture.credit) == ("a.jpg", "Goat", "AP/Bo Li")
        assert picture.caption.rstrip(".") == "A goat"

    @pytest.mark.parametrize(
        "html",
        [
            "<img src=logo.png>", "<img src=/img/icons/x.png>", "<img src=a.gif width=1 height=1>", "<img>",
            "<img src=''>", "<img src='data:image/png;base64,AA'>", "<img src=javascript:alert(1)>",
            "<img src=spacer.gif>",
        ],
    )  # fmt: skip
    def test_leaves_out_what_is_no_picture(self, html: str) -> None:
        assert pictures_in(html) == []

    def test_takes_captions_out_of_the_tree(self) -> None:
        tree = tree_of(
            "<div><figure><img src=a.jpg><figcaption>A goat</figcaption></figure><p>Text.</p></div>"
        )
        take_pictures(tree)
        assert first(tree, "div").text_content() == "Text."

    def test_lists_each_once_with_the_longer_caption(self) -> None:
        html = "<img src=a.jpg><figure><img src=a.jpg><figcaption>A goat</figcaption></figure>"
        assert [picture.caption for picture in pictures_in(html)] == ["A goat"]

    def test_chooses_the_largest_of_a_set(self) -> None:
        assert pictures_in("<img srcset='a.jpg 320w, b.jpg 1200w'>")[0].href == "b.jpg"


class FromMachines:
    def test_gives_the_first_that_is_not_the_papers_own(self) -> None:
        assert from_machines([Picture("/img/logo.png"), Picture("goat.jpg"), Picture("b.jpg")]) == [
            Picture("goat.jpg")
        ]
        assert from_machines([]) == []
