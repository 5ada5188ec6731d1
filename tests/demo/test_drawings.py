from itertools import pairwise

import pytest
from PIL import Image, ImageChops, ImageStat

from articles.demo import drawings
from articles.demo.drawings import frost, grain, portraits, ships
from articles.demo.drawings.chance import seeded
from articles.demo.drawings.inks import FOG
from articles.demo.drawings.shapes import blob, outline, ridge, sagging, smooth
from articles.demo.drawings.sheet import DARK, LIGHT, PAPER, Sheet

SCENES = [name for name in drawings.NAMES if not name.startswith("portrait_")]
PORTRAITS = [name for name in drawings.NAMES if name.startswith("portrait_")]

pytestmark = pytest.mark.slow


class Names:
    def test_give_a_paper_enough_scenes(self) -> None:
        assert len(SCENES) >= 14

    def test_give_it_enough_portraits(self) -> None:
        assert len(PORTRAITS) >= 10


class Draw:
    @pytest.mark.parametrize("name", SCENES)
    def test_fills_a_wide_sheet_in_several_inks(self, name: str) -> None:
        picture = drawings.draw(name)

        assert (picture.mode, picture.size) == ("RGB", (1920, 1280))
        assert _hues(picture) >= 3
        assert min(ImageStat.Stat(picture).stddev) > 12

    @pytest.mark.parametrize("name", PORTRAITS)
    def test_makes_portraits_square(self, name: str) -> None:
        picture = drawings.draw(name)

        assert (picture.mode, picture.size) == ("RGB", (800, 800))
        assert min(ImageStat.Stat(picture).stddev) > 12

    @pytest.mark.parametrize("name", ["ferry_in_fog", "portrait_worku"])
    def test_draws_the_same_pixels_every_time(self, name: str) -> None:
        first, second = drawings.draw(name), drawings.draw(name)

        assert ImageChops.difference(first, second).getbbox() is None

    def test_leaves_nothing_behind_that_changes_another_drawing(self) -> None:
        alone = drawings.draw("salt_flat")
        drawings.draw("fields")

        assert drawings.draw("salt_flat").tobytes() == alone.tobytes()

    def test_gives_every_portrait_a_hue_of_its_own(self) -> None:
        inks = [sitter.palette.inks[1] for sitter in portraits.SITTERS.values()]

        assert len(set(inks)) == len(inks)

    def test_knows_no_other_name(self) -> None:
        with pytest.raises(KeyError):
            drawings.draw("a_grey_box")


class Focal:
    @pytest.mark.parametrize("name", drawings.NAMES)
    def test_lies_well_inside_the_picture(self, name: str) -> None:
        across, down = drawings.focal(name)

        assert 0.2 < across < 0.8
        assert 0.2 < down < 0.8

    def test_of_a_portrait_is_the_face(self) -> None:
        assert drawings.focal("portrait_quispe") == (0.5, 0.42)


class ASheet:
    def test_prints_nothing_where_nothing_was_drawn(self) -> None:
        assert Sheet(FOG, seed=1, size=(60, 40)).printed().getpixel((30, 20)) == FOG.paper

    def test_lays_one_ink_over_another(self) -> None:
        sheet = Sheet(FOG, seed=1, size=(90, 60))
        sheet.bar(0, 0, 90, 60, LIGHT)
        sheet.bar(0, 0, 90, 60, (None, None, 1))

        over = ImageStat.Stat(sheet.printed()).mean
        alone = ImageStat.Stat(_filled(DARK)).mean
        assert all(both < one for both, one in zip(over, alone, strict=True))

    def test_covers_what_was_drawn_before(self) -> None:
        sheet = Sheet(FOG, seed=1, size=(90, 60))
        sheet.bar(0, 0, 90, 60, DARK)
        sheet.bar(0, 0, 90, 60, PAPER)

        assert sheet.printed().getpixel((45, 30)) == FOG.paper

    def test_turns_only_what_is_drawn_inside(self) -> None:
        sheet = Sheet(FOG, seed=1, size=(100, 100))
        with sheet.tilted(90, (50, 50)):
            sheet.bar(40, 10, 20, 20, DARK)

        assert sheet.plates[2].getbbox() == pytest.approx((140, 80, 180, 120), abs=2)
        sheet.bar(0, 0, 10, 10, DARK)
        assert _cover(sheet, 2, (4, 4)) == 255

    def test_changes_an_ink_from_edge_to_edge(self) -> None:
        sheet = Sheet(FOG, seed=1, size=(100, 100))
        sheet.wash(0, 0, 1)

        column = [_cover(sheet, 0, (100, y)) for y in (5, 60, 120, 195)]
        assert all(upper < lower for upper, lower in pairwise(column))

    def test_fades_a_glow_to_nothing_at_its_rim(self) -> None:
        sheet = Sheet(FOG, seed=1, size=(100, 100))
        sheet.glow(50, 50, 30, 0, 1)

        assert _cover(sheet, 0, (100, 100)) > 240
        assert _cover(sheet, 0, (100, 41)) == 0


class Grained:
    def test_leaves_bare_paper_bare(self) -> None:
        assert grain.grained(Image.new("L", (120, 120)), seed=3).getbbox() is None

    def test_flecks_a_full_cover_only_slightly(self) -> None:
        printed = grain.grained(Image.new("L", (240, 240), 255), seed=3)

        assert 230 < ImageStat.Stat(printed).mean[0] < 255

    def test_stipples_a_half_tone(self) -> None:
        printed = grain.grained(Image.new("L", (240, 240), 128), seed=3)

        assert ImageStat.Stat(printed).stddev[0] > 15


class Shapes:
    def test_read_an_outline_in_its_place(self) -> None:
        assert outline("0,0 1,-2", at=(10, 20), size=5) == [(10, 20), (15, 10)]

    def test_smooth_a_line_through_all_its_points(self) -> None:
        corners = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]

        assert set(corners) <= set(smooth(corners))

    def test_close_a_ridge_at_the_foot_of_the_sheet(self) -> None:
        points = ridge(seeded(1), base=600, height=100)

        assert points[0] == (0, 1280)
        assert points[-1] == (1920, 1280)

    def test_keep_a_blob_about_its_middle(self) -> None:
        points = blob(seeded(1), 100, 100, 50, wobble=0.1)

        assert all(60 < x < 140 or 40 < y < 160 for x, y in points)

    def test_hang_a_line_lowest_in_the_middle(self) -> None:
        line = sagging((0, 0), (100, 0), sag=20)

        assert max(y for _, y in line) == pytest.approx(20)
        assert line[0] == (0, 0)
        assert line[-1] == (100, 0)


class AScene:
    @pytest.mark.parametrize("scene", [ships.ferry_in_fog, frost.ice_storm])
    def test_uses_all_three_of_its_inks(self, scene: object) -> None:
        assert callable(scene)
        assert all(plate.getbbox() for plate in scene().plates)


def _hues(picture: Image.Image) -> int:
    """Count the clearly different colours of a picture."""
    small = picture.resize((48, 32), Image.Resampling.BOX).quantize(8)
    return len(small.getcolors() or [])


def _cover(sheet: Sheet, ink: int, at: tuple[int, int]) -> int:
    value = sheet.plates[ink].getpixel(at)
    assert isinstance(value, int)
    return value


def _filled(tones: tuple[float | None, float | None, float | None]) -> Image.Image:
    sheet = Sheet(FOG, seed=1, size=(90, 60))
    sheet.bar(0, 0, 90, 60, tones)
    return sheet.printed()
