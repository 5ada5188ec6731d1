"""Pictures in every format and size a browser may choose."""

import re
from typing import Any

import pytest

from articles.images.renditions import SHAPES, available
from articles.templatetags.pictures import SIZES, picture


def described(**fields: Any) -> dict[str, Any]:
    return {"token": "abc-DEF_1", "width": 2000, "height": 1000, "alt": "Cranes"} | fields


class Picture:
    def test_offers_the_best_format_first(self) -> None:
        html = picture(described(), "wide", "row")
        kinds = re.findall(r'type="([^"]+)"|<(img)', html)
        assert kinds == [("image/avif", ""), ("image/webp", ""), ("", "img")]

    @pytest.mark.parametrize("shape", SHAPES)
    def test_offers_the_widths_there_are(self, shape: str) -> None:
        html = picture(described(), shape, "row")
        for width in available(shape, width=2000, height=1000):
            assert f"/media/abc-DEF_1/{shape}-{width}.avif {width}w" in html

    @pytest.mark.parametrize(("shape", "ratio"), [("whole", 2), ("wide", 1.5), ("square", 1)])
    def test_reserves_the_room_it_will_take(self, shape: str, ratio: float) -> None:
        width, height = re.findall(r'\b(?:width|height)="(\d+)"', picture(described(), shape, "row"))
        assert int(width) / int(height) == pytest.approx(ratio, rel=0.01)

    def test_waits_below_the_fold_and_hurries_above(self) -> None:
        assert 'loading="lazy"' in picture(described(), "wide", "row")
        first = picture(described(), "wide", "top", first=True)
        assert 'fetchpriority="high"' in first
        assert "lazy" not in first

    def test_escapes_what_it_shows(self) -> None:
        assert 'alt="&quot;&gt;&lt;b&gt;"' in picture(described(alt='"><b>'), "wide", "row")

    @pytest.mark.parametrize("place", SIZES)
    def test_ends_every_list_of_sizes_with_one_for_the_rest(self, place: str) -> None:
        assert not SIZES[place].split(",")[-1].strip().startswith("(")

    def test_knows_no_other_place(self) -> None:
        with pytest.raises(KeyError):
            picture(described(), "wide", "nowhere")
