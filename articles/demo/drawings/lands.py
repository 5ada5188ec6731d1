"""Drawings of land that people work: fields, salt, paddies."""

from itertools import pairwise
from math import sin
from random import Random

from articles.demo.drawings import shapes
from articles.demo.drawings.chance import seeded
from articles.demo.drawings.inks import BRICK, FIELD
from articles.demo.drawings.shapes import outline
from articles.demo.drawings.sheet import DARK, HEIGHT, LIGHT, MIDDLE, PAPER, WIDTH, Point, Sheet, Tones


def fields() -> Sheet:
    """Rows of crops running to one oak and a white farm, the sun behind thin cloud."""
    sheet, random = Sheet(FIELD, seed=31), seeded(31)
    sheet.wash(0, 0.15, 0.8, end=620)
    sheet.disc(560, 330, 120, (0.9, 0, 0))
    for x, y, width in ((300, 380, 560), (1150, 240, 470), (760, 190, 240)):
        shapes.cloud(sheet, x, y, width, PAPER)
    sheet.shape(shapes.swell(560, rise=34, length=1700, phase=1), (0.3, 0.5, 0))
    sheet.shape(shapes.swell(610, rise=26, length=2100, phase=3), (0.55, 0.8, 0))
    _rows(sheet)
    _oak(sheet, random, 1330, 650)
    _farm(sheet)
    shapes.birds(sheet, random, 1560, 240, count=8, tones=(None, None, 0.9))
    return sheet


def _rows(sheet: Sheet) -> None:
    sheet.shape([(0, 660), (WIDTH, 630), (WIDTH, HEIGHT), (0, HEIGHT)], (0.9, 0.25, 0))
    horizon, vanish = 640, 1080
    paints: list[Tones] = [(0.95, 0.1, 0), (0.5, 1, 0), (0.8, 0.6, 0), (0.3, 1, 0.35)]
    for number in range(-14, 22):
        near, far = vanish + (number - 2) * 210, vanish + (number - 2) * 26
        stripe = [(far, horizon), (far + 13, horizon), (near + 105, HEIGHT), (near, HEIGHT)]
        sheet.shape(stripe, paints[number % 4])
        sheet.shape(
            [(far + 9, horizon), (far + 13, horizon), (near + 105, HEIGHT), (near + 74, HEIGHT)],
            (0.4, 0.8, 0.55),
        )
    sheet.shape([(0, 640), (WIDTH, 640), (WIDTH, 652), (0, 656)], (0.3, 1, 0.4))


def _oak(sheet: Sheet, random: Random, x: float, y: float) -> None:
    sheet.shape(outline("-180,40 420,52 760,84 120,100", at=(x, y)), (0.3, 0.9, 0.5))
    sheet.shape(outline("-26,66 -14,-130 16,-130 32,66", at=(x, y)), DARK)
    sheet.line([(x, y - 60), (x - 90, y - 170)], 15, DARK)
    sheet.line([(x + 4, y - 70), (x + 100, y - 190)], 15, DARK)
    for dx, dy, radius in (
        (-130, -190, 105),
        (0, -260, 140),
        (140, -200, 110),
        (60, -160, 100),
        (-60, -150, 95),
    ):
        sheet.shape(shapes.blob(random, x + dx, y + dy, radius, wobble=0.08), (0.3, 1, 0.45))
    for dx, dy, radius in ((-140, -215, 66), (-30, -300, 84), (90, -225, 52)):
        sheet.shape(shapes.blob(random, x + dx, y + dy, radius, wobble=0.1), (0.75, 0.85, 0))


def _farm(sheet: Sheet) -> None:
    sheet.bar(640, 560, 210, 92, PAPER)
    sheet.bar(770, 560, 80, 92, (0.25, 0, 0.2))
    sheet.shape([(624, 562), (670, 500), (824, 500), (866, 562)], (0.8, 0.2, 0.55))
    sheet.bar(700, 470, 24, 40, PAPER)
    for x in (664, 716):
        sheet.bar(x, 588, 24, 30, DARK)
    for x, height in ((560, 150), (592, 186), (902, 170)):
        sheet.oval((x - 19, 652 - height, x + 19, 656), (0.2, 1, 0.6))


def salt_flat() -> Sheet:
    """Brine pools ruled across a salt flat, one person walking, a volcano on the rim."""
    sheet, random = Sheet(BRICK, seed=33), seeded(33)
    sheet.wash(2, 0.5, 0, end=520)
    sheet.wash(0, 0.05, 0.75, end=540)
    sheet.disc(1480, 330, 76, PAPER)
    sheet.shape(
        outline("180,548 470,395 640,270 700,262 770,300 960,420 1260,548"),
        (0.7, 0.65, 0.12),
    )
    sheet.shape(
        outline("640,270 700,262 770,300 820,332 760,352 735,330 690,366 650,330 600,352 588,312"),
        PAPER,
    )
    sheet.shape(outline("735,330 770,300 960,420 1260,548 900,548 800,430"), (0.5, 0.7, 0.45))
    sheet.shape(outline("1180,548 1420,490 1600,505 1920,470 1920,560 1180,560"), (0.7, 0.4, 0.05))
    sheet.bar(0, 545, WIDTH, HEIGHT, (0.16, 0, 0))
    _pools(sheet, random)
    _crust(sheet, random)
    shapes.person(sheet, 690, 1040, 210, DARK)
    sheet.shape([(646, 836), (734, 836), (716, 852), (664, 852)], MIDDLE)
    sheet.shape([(700, 1036), (716, 1042), (1120, 1104), (1090, 1112)], (None, None, 0.7))
    return sheet


def _pools(sheet: Sheet, random: Random) -> None:
    paints: list[Tones] = [
        (0, 0, 0.5),
        (0, 0, 0.28),
        (0.6, 0, 0.35),
        (0.9, 0.25, 0),
        (0.3, 0, 0.62),
        (1, 0.55, 0),
    ]

    def across(share: float, y: float) -> float:
        depth = (y - 545) / 400
        return 1180 + (share - 0.5) * (700 + 2100 * depth)

    edges = [572, 592, 622, 664, 724, 808]
    for high, low in pairwise(edges):
        gap = (low - high) * 0.09
        for column in range(5):
            left, right = 0.08 + column * 0.2, 0.26 + column * 0.2
            pool = [
                (across(left, high), high + gap),
                (across(right, high), high + gap),
                (across(right, low), low - gap),
                (across(left, low), low - gap),
            ]
            sheet.shape(pool, random.choice(paints))
    for column, y in ((0, 690), (3, 640)):
        x = across(0.07 + column * 0.2, y)
        sheet.bar(x - 28, y - 24, 40, 22, MIDDLE)
        sheet.bar(x + 12, y - 18, 16, 16, PAPER)


def _crust(sheet: Sheet, random: Random) -> None:
    def ground(column: float, row: float) -> Point:
        y = 840 + row * 34 + row * row * 7
        depth = (y - 545) / 400
        return 960 + (column - 7) * 150 * depth + random.uniform(-5, 5), y

    for row in range(8):
        for column in range(-1, 16):
            shift = 0.5 if row % 2 else 0
            low, high = ground(column + shift, row + 0.35), ground(column + shift, row - 0.35)
            sheet.line([high, low, ground(column + shift + 0.5, row + 0.65)], 3 + row * 0.7, (0.75, 0.12, 0))
            sheet.line([low, ground(column + shift - 0.5, row + 0.65)], 3 + row * 0.7, (0.75, 0.12, 0))


def delta() -> Sheet:
    """A river winding through paddies towards the sea, a boat in the near bend."""
    sheet, random = Sheet(FIELD, seed=34), seeded(34)
    sheet.wash(0, 0.1, 0.7, end=460)
    sheet.disc(1290, 400, 120, PAPER)
    sheet.shape(shapes.ridge(random, base=455, height=150, rough=0.5), (0.35, 0.4, 0))
    sheet.bar(0, 440, WIDTH, HEIGHT, (0.35, 0.8, 0))
    _paddies(sheet, random)
    _winding_river(sheet, random)
    for x, y, height in (
        (150, 960, 330),
        (260, 990, 260),
        (1740, 900, 300),
        (1640, 880, 220),
        (1830, 930, 250),
    ):
        sheet.line([(x, y), (x + 12, y - height)], 11, (0.3, 0.6, 0.9))
        for reach, drop in ((-90, 10), (-60, -50), (10, -80), (70, -40), (92, 24)):
            sheet.shape(
                [
                    (x + 12, y - height),
                    (x + 12 + reach * 0.6, y - height + drop - 22),
                    (x + 12 + reach, y - height + drop + 30),
                ],
                (0.25, 1, 0.5),
            )
    _long_boat(sheet)
    shapes.birds(sheet, random, 620, 260, count=9, tones=(None, None, 0.85))
    return sheet


def _paddies(sheet: Sheet, random: Random) -> None:
    edges = [446, 468, 500, 548, 616, 710, 836, 1000, HEIGHT]
    paints: list[Tones] = [(0.6, 0.75, 0), (0.25, 0.9, 0), (0.85, 0.4, 0), (0.1, 0.4, 0), (0.4, 1, 0.2)]
    for high, low in pairwise(edges):
        x = -300.0
        while x < WIDTH + 300:
            wide = (low - high) * random.uniform(2.2, 4.2)
            lean = (960 - x) * 0.12 * (low - high) / 100
            gap = (low - high) * 0.05
            sheet.shape(
                [
                    (x + lean, high + gap),
                    (x + wide + lean - gap * 2, high + gap),
                    (x + wide - gap * 2, low - gap),
                    (x, low - gap),
                ],
                random.choice(paints),
            )
            x += wide


def _winding_river(sheet: Sheet, random: Random) -> None:
    left: list[Point] = []
    right: list[Point] = []
    for step in range(61):
        t = step / 60
        y = 446 + (HEIGHT - 446) * t**1.7
        middle = 1240 + sin(t * 6.2 + 0.4) * (60 + 430 * t) - 330 * t
        half = 10 + 470 * t**1.5
        left.append((middle - half, y))
        right.append((middle + half * 0.9, y))
    sheet.shape([*left, *reversed(right)], (0.12, 0.12, 0))
    sheet.line(left, 7, (0.3, 0.9, 0.45))
    sheet.line(right, 5, (0.3, 0.9, 0.3))
    for number in range(8, 60):
        if random.random() < 0.7:
            (x1, y), (x2, _) = left[number], right[number]
            x = random.uniform(x1 + 10, x2 - 60)
            sheet.shape(
                outline("0,0 40,-4 90,0 40,4", at=(x, y)),
                (0.7, 0.1, 0) if number % 3 else (0, 0.5, 0.1),
            )


def _long_boat(sheet: Sheet) -> None:
    sheet.shape([(560, 1120), (1010, 1124), (1120, 1142), (500, 1146)], (0.2, 0.6, 0.5))
    sheet.shape(outline("440,1030 540,1076 940,1080 1110,1020 1010,1118 560,1118"), DARK)
    sheet.bar(700, 1036, 190, 44, (0.9, 0.1, 0))
    sheet.bar(700, 1036, 190, 12, (0.9, 0.4, 0.3))
    sheet.disc(610, 930, 27, DARK)
    sheet.shape([(556, 926), (664, 926), (610, 878)], LIGHT)
    sheet.shape([(574, 958), (648, 958), (664, 1082), (560, 1082)], (0, 1, 0.4))
    sheet.line([(636, 976), (700, 1010), (742, 960)], 16, DARK)
    sheet.line([(760, 800), (690, 1190)], 9, (0.6, 0.3, 0.7))


def pipeline() -> Sheet:
    """A pipe climbing out of a gulf over bare hills towards a town on the skyline."""
    sheet, random = Sheet(BRICK, seed=36), seeded(36)
    sheet.wash(0, 0.15, 0.8, end=640)
    sheet.disc(420, 260, 112, MIDDLE)
    sheet.shape(shapes.ridge(random, base=560, height=260, rough=0.5), (0.75, 0.2, 0))
    for number in range(15):
        x, height = 1310 + number * 34, 60 + (number * 37) % 70
        sheet.bar(x, 330 - height, 30, height + 60, (0.2, 0, 0.1) if number % 3 else (0.6, 0.2, 0.1))
    sheet.shape(
        outline("760,620 1080,430 1260,350 1560,330 1920,350 1920,1280 0,1280 0,800 300,730"), (0.85, 0.4, 0)
    )
    sheet.shape(outline("0,900 420,790 900,800 1400,640 1920,590 1920,1280 0,1280"), (0.7, 0.62, 0.1))
    sheet.shape(outline("0,1050 500,930 1100,960 1920,830 1920,1280 0,1280"), (0.9, 0.35, 0.28))
    _pipe(sheet)
    sheet.shape(outline("0,1160 260,1120 640,1150 800,1280 0,1280"), (0, 0, 0.72))
    shapes.glints(sheet, random, (0, 1170, 640, 1270), PAPER, count=16)
    for x, y, height in ((1010, 1130, 128), (1080, 1138, 118)):
        shapes.person(sheet, x, y, height, DARK)
    sheet.shape(outline("1050,1028 1110,1028 1098,1012 1062,1012"), LIGHT)
    return sheet


def _pipe(sheet: Sheet) -> None:
    course = outline("360,1200 700,1060 880,1010 1180,900 1330,790 1500,690 1560,600 1600,470 1650,360")
    widths = (104, 92, 80, 64, 50, 38, 28, 18)
    for (first, last), width in zip(pairwise(course), widths, strict=True):
        sheet.line([first, last], width, (0.1, 0, 0.12))
        lower = [(x + width * 0.1, y + width * 0.28) for x, y in (first, last)]
        sheet.line(lower, width * 0.42, (0.4, 0.1, 0.5))
        sheet.disc(*last, width * 0.5, (0.1, 0, 0.12))
    for (x, y), width in zip(course[1:-1], widths, strict=False):
        sheet.bar(x - width * 0.35, y - width * 0.1, width * 0.7, width * 1.5, DARK)
        sheet.disc(x, y, width * 0.62, MIDDLE)
        sheet.disc(x, y, width * 0.4, (0.1, 0, 0.12))
