"""Drawings of cold places: a lake under ice, a grid under ice."""

from itertools import pairwise
from random import Random

from articles.demo.drawings import shapes
from articles.demo.drawings.chance import seeded
from articles.demo.drawings.inks import FOG, HARBOUR
from articles.demo.drawings.shapes import outline
from articles.demo.drawings.sheet import DARK, LIGHT, MIDDLE, PAPER, WIDTH, Point, Sheet, Tones


def mountains() -> Sheet:
    """A lake under an ice wall, a camp on its moraine, prayer flags across the valley."""
    sheet, random = Sheet(HARBOUR, seed=32), seeded(32)
    sheet.wash(1, 0.75, 0.12, end=760)
    sheet.wash(0, 0, 0.45, start=250, end=760)
    sheet.shape(shapes.ridge(random, base=700, height=330, rough=0.48), (0.1, 0.45, 0))
    for peak in ((520, 300, 560), (1520, 350, 520), (1010, 120, 760)):
        _peak(sheet, random, *peak)
    sheet.shape([(430, 760), (820, 690), (1260, 700), (1560, 770)], (0.05, 0.25, 0))
    sheet.shape(
        outline("0,820 360,760 700,772 1180,765 1600,760 1920,800 1920,1280 0,1280"),
        (0, 1, 0.15),
    )
    sheet.shade([(820, 770), (1260, 768), (1420, 1010), (640, 1010)], 1, 0.35, 1)
    shapes.glints(sheet, random, (200, 800, 1700, 1010), PAPER, count=34)
    moraine = outline("0,960 300,1020 700,1050 1050,1010 1420,930 1920,850 1920,1280 0,1280")
    sheet.shape(moraine, (0.25, 0.3, 0.9))
    sheet.shape(outline("1050,1010 1420,930 1920,850 1920,960 1500,1040 1180,1090"), (0.8, 0.25, 0.35))
    for _ in range(70):
        x = random.uniform(0, WIDTH)
        y = random.uniform(1080, 1270)
        sheet.shape(
            shapes.blob(random, x, y, random.uniform(8, 34), flat=0.6),
            random.choice([(0.3, 0.4, 0.55), (0, 0.3, 1), (0.7, 0.2, 0.4)]),
        )
    _camp(sheet)
    _flags(sheet)
    return sheet


def _peak(sheet: Sheet, random: Random, x: float, top: float, half: float) -> None:
    def at(across: float, down: float) -> Point:
        return x + across * half, top + down

    foot = 800
    left, summit, right = at(-0.42, 210), at(0, 0), at(0.36, 190)
    sheet.shape([(x - half, foot), left, summit, right, (x + half, foot)], (0.15, 0.9, 0.42))
    edge = [(x + random.uniform(-60, 30) - step * 8, top + step * (foot - top) / 7) for step in range(1, 8)]
    sheet.shape([(x - half, foot), left, summit, *edge], (0.55, 0.15, 0))
    lit_snow = [at(0, 300), at(-0.13, 220), at(-0.25, 330), at(-0.33, 240)]
    sheet.shape([left, summit, right, at(0.22, 250), at(0.14, 190), *lit_snow], PAPER)
    sheet.shape([summit, right, at(0.22, 250), at(0.14, 190), at(0, 292), edge[1], edge[0]], (0, 0.38, 0))


def _camp(sheet: Sheet) -> None:
    for x, y, size in ((1350, 990, 1.0), (1520, 955, 0.8)):
        sheet.shape(outline("-110,0 -30,-120 60,0", at=(x, y), size=size), LIGHT)
        sheet.shape(
            outline("-30,-120 60,0 130,-12 40,-118", at=(x, y), size=size),
            (1, 0.3, 0.3),
        )
        sheet.shape(outline("-50,0 -30,-84 -4,0", at=(x, y), size=size), DARK)
    shapes.person(sheet, 1180, 1040, 120, (0.9, 0.1, 0))
    sheet.line([(1215, 1040), (1215, 900), (1215, 880)], 5, PAPER)
    sheet.bar(1204, 900, 22, 34, PAPER)


def _flags(sheet: Sheet) -> None:
    for start, end, sag in (((-20, 420), (1960, 160), 250), ((-20, 640), (900, 1100), 90)):
        line = shapes.sagging(start, end, sag=sag)
        sheet.line(line, 4, DARK)
        paints: list[Tones] = [(0, 1, 0.5), PAPER, LIGHT, (0.2, 0.9, 0), (1, 0.4, 0)]
        for number, (x, y) in enumerate(line[1:-1]):
            sheet.shape(
                outline("0,0 52,4 56,56 30,48 4,58", at=(x, y)),
                paints[number % 5],
            )


def ice_storm() -> Sheet:
    """Pylons under the weight of ice, one of them down, and a crew at its foot."""
    sheet, random = Sheet(FOG, seed=35), seeded(35)
    sheet.wash(0, 1, 0.4, end=760)
    sheet.wash(2, 0.42, 0, end=560)
    for _ in range(110):
        shapes.pine(
            sheet,
            random.uniform(-40, 1960),
            775 + random.uniform(-6, 8),
            random.uniform(40, 130),
            (0.85, 0, 0.12),
        )
    sheet.shape(shapes.swell(790, rise=22, length=2200, phase=1), (0.12, 0, 0))
    far = shapes.pylon(sheet, 380, 800, 300, (0.6, 0, 0.5))
    middle = shapes.pylon(sheet, 820, 860, 480, (0.3, 0, 0.75))
    near = shapes.pylon(sheet, 1600, 1120, 1010, DARK)
    sheet.shape(outline("0,960 500,905 1100,980 1920,1040 1920,1280 0,1280"), PAPER)
    sheet.shade(outline("0,1130 700,1050 1300,1120 1920,1180 1920,1280 0,1280"), 0, 0.05, 0.6)
    for first, second in ((far, middle), (middle, near)):
        for one, other in zip(first, second, strict=True):
            _iced_line(sheet, random, one, other)
    for one in near[1::2]:
        _iced_line(sheet, random, one, (2150, one[1] + 210))
    _fallen(sheet)
    shapes.pylon(sheet, 1600, 1120, 1010, DARK)
    sheet.shape([(1400, 1140), (1500, 1100), (1720, 1104), (1820, 1150)], PAPER)
    _crew(sheet)
    shapes.snow(sheet, random, count=520)
    return sheet


def _iced_line(sheet: Sheet, random: Random, first: Point, last: Point) -> None:
    line = shapes.sagging(first, last, sag=abs(last[0] - first[0]) * 0.11)
    size = 0.4 + (first[1] + last[1] < 1100) * 0.3
    sheet.line(line, 4, (None, None, 1))
    for (x1, y1), (x2, y2) in pairwise(line):
        for part in (0.2, 0.5, 0.8):
            x, y = x1 + (x2 - x1) * part, y1 + (y2 - y1) * part
            long = random.uniform(8, 34) * size
            sheet.shape([(x - 4, y + 1), (x + 4, y + 1), (x, y + long)], PAPER)


def _fallen(sheet: Sheet) -> None:
    with sheet.tilted(70, (1010, 1050)):
        shapes.pylon(sheet, 1010, 1050, 500, (0.5, 0, 0.7))
    sheet.shape(outline("900,1092 960,1060 1010,1046 1090,1066 1160,1100"), PAPER)


def _crew(sheet: Sheet) -> None:
    sheet.shape([(470, 1148), (860, 1148), (920, 1166), (430, 1166)], (0.7, 0, 0.4))
    sheet.bar(470, 1010, 240, 120, MIDDLE)
    sheet.shape(outline("710,1050 790,1050 840,1092 840,1130 710,1130"), MIDDLE)
    sheet.shape([(726, 1062), (782, 1062), (814, 1092), (726, 1092)], (0.4, 0, 0.6))
    sheet.bar(470, 1064, 240, 14, PAPER)
    for x in (530, 770):
        sheet.disc(x, 1132, 32, DARK)
        sheet.disc(x, 1132, 13, (0.5, 0, 0))
    sheet.line([(560, 1012), (690, 880), (900, 800)], 14, (0, 1, 0.5))
    sheet.bar(880, 770, 66, 56, MIDDLE)
    shapes.person(sheet, 912, 800, 110, (0, 0.2, 1))
    sheet.bar(880, 786, 66, 40, MIDDLE)
    for x in (990, 1050):
        shapes.person(sheet, x, 1150, 120, (0, 0.9, 0.4))
