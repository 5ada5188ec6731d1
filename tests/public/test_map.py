"""Points on the map of the world."""

from pathlib import Path

import pytest
from django.conf import settings

from articles.models import Edition
from articles.public.map import HEIGHT, WIDTH, Pin, datelines_of, pin


def filed_from(*places: str) -> Edition:
    rows = [{"name": name, "slug": name.lower(), "latitude": 0.0, "longitude": 0.0} for name in places]
    return Edition(page={"dateline": {"places": rows} if rows else None})


class PinOf:
    def test_lies_in_the_middle_at_the_equator_and_greenwich(self) -> None:
        assert pin("Null Island", 0.0, 0.0) == Pin("Null Island", WIDTH / 2, 75.0)

    @pytest.mark.parametrize(("longitude", "x"), [(-180.0, 0.0), (180.0, WIDTH)])
    def test_reaches_both_edges(self, longitude: float, x: float) -> None:
        assert pin("Edge", 0.0, longitude) == Pin("Edge", x, 75.0)

    @pytest.mark.parametrize(("latitude", "y"), [(75.0, 0.0), (75.0 - HEIGHT, HEIGHT)])
    def test_reaches_top_and_bottom(self, latitude: float, y: float) -> None:
        assert pin("Edge", latitude, 0.0) == Pin("Edge", WIDTH / 2, y)

    @pytest.mark.parametrize(("latitude", "longitude"), [(None, None), (90.0, 0.0), (-77.8, 166.7)])
    def test_is_none_off_the_map(self, latitude: float | None, longitude: float | None) -> None:
        assert pin("Off", latitude, longitude) is None

    def test_uses_the_size_of_the_drawing(self) -> None:
        drawing = Path(settings.BASE_DIR, "static/public/world.svg").read_text()
        assert f'viewBox="0 0 {WIDTH:g} {HEIGHT:g}"' in drawing


class DatelinesOf:
    def test_pins_each_place_once(self) -> None:
        pins = datelines_of([filed_from("Paris", "Berlin"), filed_from("Paris"), filed_from()])
        assert [point.name for point in pins] == ["Paris", "Berlin"]
