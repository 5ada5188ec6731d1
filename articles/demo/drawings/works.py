"""Drawings of work and money: a ministry, chimneys, a market on a rope, a cable on its way down."""

from itertools import pairwise
from math import sin
from random import Random

from articles.demo.drawings import shapes
from articles.demo.drawings.chance import seeded
from articles.demo.drawings.inks import BRICK, HARBOUR, PRESS
from articles.demo.drawings.shapes import outline
from articles.demo.drawings.sheet import DARK, HEIGHT, LIGHT, MIDDLE, PAPER, WIDTH, Point, Sheet


def ministry() -> Sheet:
    """A ministry's portico in hard morning light, one official on the steps."""
    sheet, _ = Sheet(PRESS, seed=26), seeded(26)
    sheet.wash(0, 0.95, 0.2, end=1000)
    sheet.shape(outline("150,322 960,148 1770,322 1770,350 150,350"), (0.12, 0, 0))
    sheet.shape([(330, 322), (960, 188), (1590, 322)], (0.85, 0, 0.12))
    sheet.ring(960, 268, 38, 8, (0, 0, 0.9))
    sheet.bar(150, 350, 1620, 92, (0.12, 0, 0))
    sheet.bar(150, 432, 1620, 14, (0.3, 0, 0.8))
    for number in range(40):
        sheet.bar(190 + number * 39, 372, 18, 40, (1, 0, 0.25))
    sheet.bar(190, 446, 1540, 560, (0.9, 0, 0.95))
    sheet.bar(850, 570, 220, 436, (0, 1, 0.12))
    sheet.line([(960, 570), (960, 1006)], 5, (0, 0.4, 1))
    for number in range(6):
        _column(sheet, 215 + number * 275)
    for step in range(7):
        grow = step * 46
        sheet.bar(110 - grow, 1000 + step * 40, 1700 + grow * 2, 20, (0.08, 0, 0))
        sheet.bar(110 - grow, 1020 + step * 40, 1700 + grow * 2, 20, (0.85, 0, 0.22))
    sheet.shape([(1010, 1132), (1060, 1140), (1510, HEIGHT), (1330, HEIGHT)], (None, 0, 0.85))
    shapes.person(sheet, 1030, 1140, 190, DARK)
    sheet.bar(1058, 1064, 50, 38, MIDDLE)
    _flag(sheet)
    return sheet


def _column(sheet: Sheet, x: float) -> None:
    sheet.bar(x - 18, 446, 156, 30, (0.1, 0, 0))
    sheet.bar(x - 8, 476, 136, 16, (0.7, 0, 0.1))
    sheet.shape([(x + 4, 492), (x + 116, 492), (x + 124, 970), (x - 4, 970)], PAPER)
    sheet.shade([(x + 62, 492), (x + 116, 492), (x + 124, 970), (x + 62, 970)], 0, 0.3, 1, across=True)
    for flute in (18, 38, 60, 82, 100):
        sheet.bar(x + flute, 500, 3.5, 464, (0.9, 0, 0.2))
    sheet.bar(x - 20, 970, 160, 34, (0.15, 0, 0))


def _flag(sheet: Sheet) -> None:
    sheet.line([(960, 150), (960, 26)], 7, DARK)
    sheet.shape(
        outline("964,34 1020,44 1080,30 1150,44 1142,72 1150,100 1080,88 1020,102 964,90"),
        MIDDLE,
    )


def chimneys() -> Sheet:
    """A power station over a city of felt tents, every hearth sending up its own thread of smoke."""
    sheet, random = Sheet(BRICK, seed=42), seeded(42)
    sheet.wash(0, 0.9, 0.3, end=820)
    sheet.wash(2, 0.4, 0, end=560)
    sheet.disc(430, 420, 104, MIDDLE)
    for x, top, drift in ((1090, 300, 0), (1280, 240, 70), (1470, 330, 30)):
        _plume(sheet, random, x, top, drift)
    sheet.shape(shapes.ridge(random, base=800, height=230, rough=0.5), (0.8, 0.3, 0.18))
    for x, top in ((1090, 300), (1280, 240), (1470, 330)):
        sheet.shape([(x - 34, top), (x + 34, top), (x + 52, 860), (x - 52, 860)], DARK)
        for band in (26, 96):
            sheet.shape(
                [
                    (x - 37, top + band),
                    (x + 37, top + band),
                    (x + 41, top + band + 34),
                    (x - 41, top + band + 34),
                ],
                (0, 0.9, 0.1),
            )
    sheet.bar(960, 720, 700, 160, DARK)
    sheet.shape(outline("960,720 1080,660 1080,720 1200,660 1200,720 1320,660 1320,720"), DARK)
    shapes.windows(sheet, random, (980, 760, 1640, 850), columns=18, rows=2, tones=(1, 0.3, 0), lit=0.7)
    sheet.bar(0, 855, WIDTH, HEIGHT, (0.5, 0.06, 0.04))
    tents = sorted(random.uniform(880, 1240) for _ in range(34))
    for y in tents:
        _tent(sheet, random, random.uniform(-30, 1950), y)
    return sheet


def _plume(sheet: Sheet, random: Random, x: float, top: float, drift: float) -> None:
    for step in range(26):
        along = step / 25
        puff = 26 + 120 * along
        px = x - along * 950 - drift
        py = top - 20 - 150 * along**0.6 + 18 * sin(step * 1.3)
        sheet.shape(shapes.blob(random, px, py, puff, flat=0.62), (0.35, 0.12, 0.28))


def _tent(sheet: Sheet, random: Random, x: float, y: float) -> None:
    size = 0.35 + (y - 880) / 360
    wide, wall = 92 * size, 62 * size
    sheet.shape(
        [
            (x - wide, y),
            (x + wide * 2.1, y + 10 * size),
            (x + wide * 1.9, y + 26 * size),
            (x - wide, y + 20 * size),
        ],
        (0.5, 0, 0.35),
    )
    sheet.line([(x + 20 * size, y - wall * 1.9), (x + 20 * size, y - wall * 2.7)], 9 * size, DARK)
    lean = random.uniform(60, 110) * size
    smoke = [(x + 20 * size - lean * t * t, y - wall * 2.7 - 130 * size * t) for t in (0, 0.3, 0.6, 1)]
    sheet.line(smoke, 12 * size, (0.2, 0, 0.3))
    sheet.bar(x - wide, y - wall, wide * 2, wall + 16 * size, PAPER)
    sheet.bar(x + wide * 0.35, y - wall, wide * 0.65, wall + 16 * size, (0.2, 0, 0.2))
    sheet.bar(x - wide, y - wall * 0.42, wide * 2, 8 * size, (0.3, 0.6, 0))
    sheet.shape(
        [
            (x - wide * 1.06, y - wall),
            (x - wide * 0.2, y - wall * 1.95),
            (x + wide * 0.3, y - wall * 1.95),
            (x + wide * 1.06, y - wall),
        ],
        (0.75, 0.2, 0.12),
    )
    sheet.bar(x - 18 * size, y - wall * 0.86, 36 * size, wall + 6 * size, MIDDLE)


def tightrope() -> Sheet:
    """A walker on a red line that runs from tower to tower like a price."""
    sheet, random = Sheet(PRESS, seed=43), seeded(43)
    sheet.wash(0, 0.1, 0.85, end=HEIGHT)
    sheet.disc(1420, 360, 190, PAPER)
    for y in range(160, HEIGHT, 140):
        sheet.line([(0, y), (WIDTH, y)], 2.5, (None, None, 0.22))
    tops = [760, 640, 700, 520, 430, 560, 820, 900, 740, 610]
    for number, top in enumerate(tops):
        _chart_tower(sheet, random, 60 + number * 188, top)
    rope: list[Point] = []
    for number, (first, second) in enumerate(pairwise(tops)):
        left = 60 + number * 188 + 66, first - 34.0
        rope += shapes.sagging(left, (left[0] + 188, second - 34.0), sag=16)
    sheet.line([(-20, 800), *rope, (WIDTH + 20, 480)], 13, MIDDLE)
    for number, top in enumerate(tops):
        sheet.line([(126 + number * 188, top), (126 + number * 188, top - 40)], 9, DARK)
    _walker(sheet, 846, 396)
    return sheet


def _chart_tower(sheet: Sheet, random: Random, x: float, top: float) -> None:
    sheet.bar(x, top, 132, HEIGHT - top, (0.9, 0, 0.5))
    sheet.bar(x + 88, top, 44, HEIGHT - top, DARK)
    rows = int((HEIGHT - top) // 44)
    shapes.windows(
        sheet,
        random,
        (x + 10, top + 20, x + 84, top + 20 + rows * 44),
        columns=3,
        rows=rows,
        tones=(0, 0, 0),
        lit=0.24,
    )


def _walker(sheet: Sheet, x: float, y: float) -> None:
    sheet.line(outline("-310,-118 0,-160 310,-130", at=(x, y)), 8, DARK)
    sheet.disc(x + 4, y - 292, 27, DARK)
    sheet.shape(outline("-62,-312 66,-304 64,-294 -64,-302", at=(x, y)), DARK)
    sheet.shape(outline("-32,-350 38,-346 36,-302 -34,-306", at=(x, y)), DARK)
    sheet.shape(outline("-40,-262 42,-262 34,-120 -34,-120", at=(x, y)), DARK)
    sheet.line(outline("-36,-250 -100,-200 -92,-150", at=(x, y)), 21, DARK)
    sheet.line(outline("36,-250 104,-206 98,-150", at=(x, y)), 21, DARK)
    sheet.line(outline("-14,-130 -44,-62 -66,18", at=(x, y)), 24, DARK)
    sheet.line(outline("14,-130 48,-70 40,4", at=(x, y)), 24, DARK)
    sheet.shape(outline("-6,-262 10,-262 12,-196 2,-180 -8,-196", at=(x, y)), MIDDLE)


def cable_ship() -> Sheet:
    """A ship paying out a cable, seen above the water and below it, down to the bed."""
    sheet, random = Sheet(HARBOUR, seed=44), seeded(44)
    sheet.wash(0, 0.85, 0.15, end=470)
    sheet.disc(420, 230, 96, PAPER)
    for x, y, width in ((900, 210, 420), (1500, 150, 300)):
        shapes.cloud(sheet, x, y, width, PAPER)
    sheet.shape(shapes.swell(470, rise=9, length=420), (0, 0.42, 0))
    sheet.wash(1, 0.5, 1, start=500)
    sheet.wash(2, 0, 0.85, start=560)
    for left, right in ((200, 420), (700, 820), (1180, 1500)):
        sheet.shade([(left, 480), (right, 480), (right + 300, 1120), (left + 520, 1120)], 1, 0.25, 0.95)
    bed = outline("0,1130 340,1090 760,1140 1180,1060 1560,1110 1920,1030 1920,1280 0,1280")
    sheet.shape(bed, (0.9, 0.5, 0.75))
    sheet.shape(
        outline("0,1190 480,1170 1040,1200 1500,1150 1920,1170 1920,1280 0,1280"),
        (0.5, 0.4, 1),
    )
    cable = [
        (1385.0, 430.0),
        *[
            (1405 - 1500 * t + 340 * t * t, 440 + 690 * t**0.55)
            for t in (0, 0.02, 0.06, 0.12, 0.2, 0.3, 0.42, 0.56, 0.72, 1)
        ],
    ]
    sheet.line(cable, 13, LIGHT)
    _fish(sheet, random)
    _cable_vessel(sheet)
    return sheet


def _fish(sheet: Sheet, random: Random) -> None:
    for _ in range(26):
        x, y, size = random.gauss(1520, 150), random.gauss(820, 60), random.uniform(16, 30)
        sheet.shape(outline("-1,0 0,-0.36 1,0 0,0.36", at=(x, y), size=size), (0.4, 0.25, 0))
        sheet.shape(
            outline("0.8,0 1.4,-0.34 1.4,0.34", at=(x, y), size=size),
            (0.4, 0.25, 0),
        )


def _cable_vessel(sheet: Sheet) -> None:
    sheet.shape(outline("640,392 1400,392 1440,350 1452,392 1390,520 700,520"), DARK)
    sheet.shape([(668, 452), (1420, 452), (1408, 476), (680, 476)], LIGHT)
    sheet.bar(690, 270, 200, 122, PAPER)
    sheet.bar(716, 196, 140, 76, PAPER)
    for x in range(704, 870, 34):
        sheet.bar(x, 300, 20, 26, (0, 0.4, 0.9))
    sheet.bar(724, 214, 124, 22, (0, 0.4, 0.9))
    sheet.line([(786, 196), (786, 90)], 6, DARK)
    sheet.line([(758, 122), (814, 122)], 5, DARK)
    sheet.shape([(906, 392), (914, 282), (968, 282), (976, 392)], (1, 0.2, 0.1))
    sheet.disc(1140, 316, 112, (0.2, 0.9, 0.2))
    sheet.disc(1140, 316, 88, LIGHT)
    for radius in (78, 64, 50):
        sheet.ring(1140, 316, radius, 4, (0.8, 0.4, 0.4))
    sheet.disc(1140, 316, 32, DARK)
    sheet.bar(1020, 384, 240, 14, DARK)
    sheet.line([(1140, 206), (1395, 402)], 9, LIGHT)
    sheet.disc(1404, 418, 34, (0.1, 0.9, 0.3))
    sheet.disc(1404, 418, 12, PAPER)
    sheet.line([(1290, 392), (1320, 220), (1430, 170)], 12, (0, 0.9, 0.4))
    for x in (1030, 1240):
        shapes.person(sheet, x, 392, 66, DARK)
