"""Drawings of science: domes under the stars, a sounding chart, what the microscope shows."""

from itertools import pairwise
from math import cos, pi, sin
from random import Random

from articles.demo.drawings import shapes
from articles.demo.drawings.chance import seeded
from articles.demo.drawings.inks import BRICK, HARBOUR, NIGHT
from articles.demo.drawings.shapes import outline
from articles.demo.drawings.sheet import DARK, HEIGHT, LIGHT, MIDDLE, PAPER, WIDTH, Sheet, Tones


def observatory() -> Sheet:
    """Domes on a desert ridge beneath wheeling stars, and three satellites ruled straight across."""
    sheet, random = Sheet(NIGHT, seed=51), seeded(51)
    sheet.wash(2, 1, 0.62, end=960)
    sheet.wash(1, 0.2, 1, end=960)
    sheet.wash(0, 0, 0.55, start=560, end=960)
    _star_trails(sheet, random)
    sheet.shape(shapes.ridge(random, base=940, height=260, rough=0.5), (0, 1, 0.55))
    ridge = outline("0,1040 280,1000 560,960 900,930 1300,935 1600,985 1920,1040 1920,1280 0,1280")
    for x, y, size in ((470, 990, 0.62), (1500, 985, 0.75)):
        _dome(sheet, x, y, size)
    sheet.shape(ridge, (0, 0.75, 1))
    _dome(sheet, 930, 1010, 1.35)
    sheet.shape([(1075, 1010), (1120, 1010), (1420, HEIGHT), (1180, HEIGHT)], (0.75, 0.6, 0.45))
    shapes.person(sheet, 1150, 1046, 84, DARK)
    sheet.shape(outline("0,1150 500,1100 820,1120 760,1280 0,1280"), (0, 0.5, 1))
    return sheet


def _star_trails(sheet: Sheet, random: Random) -> None:
    """Wheel the stars about the pole, and rule satellites across them."""
    for _ in range(190):
        radius, start = random.uniform(60, 1500), random.uniform(0, 360)
        tones: Tones = random.choice([(0.1, 0.1, 0.1), (0.8, 0.1, 0.1), (0, 0.5, 0.25)])
        sheet.ring(
            1180,
            330,
            radius,
            random.choice((2, 2, 3, 4)),
            tones,
            start=start,
            end=start + random.uniform(10, 26),
        )
    sheet.disc(1180, 330, 7, PAPER)
    for first, last in (((-10, 610), (1300, -10)), ((180, 720), (1930, 190)), ((900, 700), (1930, 560))):
        sheet.line([first, last], 3.5, PAPER)


def _dome(sheet: Sheet, x: float, y: float, size: float) -> None:
    half, wall = 190 * size, 120 * size
    shell = [(x + half * cos(step * pi / 40), y - wall - half * sin(step * pi / 40)) for step in range(41)]
    sheet.shape(shell, PAPER)
    sheet.shape([*shell[:21], (x + half * 0.42, y - wall)], (0, 0.75, 0.22))
    slit = [(-0.3, -0.9), (-0.06, -0.98), (0.04, -0.1), (-0.26, -0.1)]
    sheet.shape([(x + dx * half, y - wall + dy * half) for dx, dy in slit], DARK)
    tube = [(-0.26, -0.62), (-0.46, -1.08), (-0.26, -1.14), (-0.06, -0.66)]
    sheet.shape([(x + dx * half, y - wall + dy * half) for dx, dy in tube], (0.3, 0.5, 0.9))
    sheet.bar(x - half * 1.02, y - wall, half * 2.04, wall, PAPER)
    sheet.bar(x + half * 0.36, y - wall, half * 0.66, wall, (0, 0.75, 0.22))
    sheet.bar(x - half * 1.06, y - wall - 6, half * 2.12, 14 * size, (0, 0.6, 0.8))
    sheet.bar(x + half * 0.52, y - wall * 0.66, 46 * size, wall * 0.66, LIGHT)


def sea_chart() -> Sheet:
    """A chart of skerries and soundings, a ship's track across it and a pin where it stopped."""
    sheet, random = Sheet(HARBOUR, seed=52), seeded(52)
    sheet.wash(1, 0.72, 0.72)
    _depths(sheet, random)
    for east in range(120, WIDTH, 240):
        sheet.line([(east, 0), (east, HEIGHT)], 1.6, (None, None, 0.4))
    for south in range(100, HEIGHT, 220):
        sheet.line([(0, south), (WIDTH, south)], 1.6, (None, None, 0.4))
    for _ in range(150):
        x, y = random.uniform(30, 1890), random.uniform(30, 1250)
        sheet.line([(x - 9, y), (x + 9, y)], 3, (None, None, 0.75))
        sheet.line([(x + 4, y - 9), (x + 4, y + 2)], 3, (None, None, 0.75))
    _rose(sheet, 330, 990, 170)
    track = outline("-20,250 300,330 560,460 760,500 940,590 1010,640")
    for (x1, y1), (x2, y2) in pairwise(track):
        for part in range(0, 10, 2):
            sheet.line(
                [
                    (x1 + (x2 - x1) * part / 10, y1 + (y2 - y1) * part / 10),
                    (x1 + (x2 - x1) * (part + 1.1) / 10, y1 + (y2 - y1) * (part + 1.1) / 10),
                ],
                9,
                DARK,
            )
    planned = outline("940,590 1130,520 1400,560 1700,480 1940,500")
    sheet.line(planned, 4, PAPER)
    _pin(sheet, 1010, 640)
    return sheet


def _depths(sheet: Sheet, random: Random) -> None:
    islands = [
        (1130, 800, 150),
        (1420, 300, 210),
        (700, 900, 110),
        (1640, 900, 260),
        (560, 170, 130),
        (860, 230, 60),
        (1330, 1120, 100),
        (1010, 690, 44),
    ]
    outlines = [(x, y, radius, random.random()) for x, y, radius in islands]
    for reach, tones in ((170, (0, 0.5, 0)), (105, (0, 0.3, 0)), (48, (0, 0.12, 0))):
        for x, y, radius, seed in outlines:
            sheet.shape(shapes.blob(seeded(seed), x, y, radius + reach, flat=0.8, wobble=0.3), tones)
    for x, y, radius, seed in outlines:
        land = shapes.blob(seeded(seed), x, y, radius, flat=0.8, wobble=0.34)
        sheet.shape(land, (0.85, 0, 0))
        sheet.line([*land, land[0]], 6, DARK)
        inner = shapes.blob(
            seeded(seed + 1), x - radius * 0.08, y - radius * 0.06, radius * 0.5, flat=0.7, wobble=0.3
        )
        if radius > 80:
            sheet.shape(inner, (1, 0.25, 0.08))


def _rose(sheet: Sheet, x: float, y: float, radius: float) -> None:
    sheet.ring(x, y, radius, 4, DARK)
    sheet.ring(x, y, radius * 0.82, 2, DARK)
    for tick in range(0, 360, 10):
        angle = tick * pi / 180
        sheet.line(
            [
                (x + cos(angle) * radius * 0.82, y + sin(angle) * radius * 0.82),
                (x + cos(angle) * radius, y + sin(angle) * radius),
            ],
            3,
            DARK,
        )
    for number in range(8):
        angle = number * pi / 4 - pi / 2
        long = radius * (1.2 if number % 2 == 0 else 0.7)
        tip = x + cos(angle) * long, y + sin(angle) * long
        for side, tones in ((-1, PAPER), (1, DARK)):
            flank = angle + side * pi / 8
            sheet.shape(
                [(x, y), tip, (x + cos(flank) * radius * 0.26, y + sin(flank) * radius * 0.26)], tones
            )


def _pin(sheet: Sheet, x: float, y: float) -> None:
    sheet.shape(outline("0,0 190,-76 250,-74 214,-50", at=(x, y)), (None, None, 0.5))
    sheet.shape(outline("0,0 -72,-164 72,-164", at=(x, y)), (1, 0, 0.06))
    sheet.disc(x, y - 206, 92, (1, 0, 0.06))
    sheet.shape(outline("0,0 18,-140 72,-164", at=(x, y)), (1, 0.25, 0.35))
    sheet.disc(x, y - 206, 40, PAPER)
    sheet.disc(x, y, 9, DARK)


def mosquito() -> Sheet:
    """A mosquito in the round field of a microscope, glass vials ranked beneath."""
    sheet, random = Sheet(BRICK, seed=53), seeded(53)
    sheet.wash(2, 1, 1)
    sheet.wash(0, 0.5, 1)
    sheet.disc(960, 560, 520, (0.35, 0, 0))
    sheet.glow(840, 420, 420, 0, -0.35)
    sheet.ring(960, 560, 545, 26, (1, 0, 0))
    for tick in range(0, 360, 6):
        angle = tick * pi / 180
        inner = 470 if tick % 30 == 0 else 494
        sheet.line(
            [
                (960 + cos(angle) * inner, 560 + sin(angle) * inner),
                (960 + cos(angle) * 518, 560 + sin(angle) * 518),
            ],
            4,
            (0.6, 0.6, 0),
        )
    _insect(sheet)
    _vials(sheet, random)
    return sheet


def _insect(sheet: Sheet) -> None:
    legs = [
        ((900, 560), (760, 380), (640, 600), (600, 720)),
        ((930, 580), (820, 430), (740, 700), (720, 800)),
        ((960, 590), (1000, 440), (1090, 700), (1060, 810)),
        ((920, 560), (1010, 330), (1180, 470), (1260, 700)),
        ((870, 560), (740, 460), (600, 480), (540, 560)),
    ]
    for leg in legs:
        sheet.line(leg, 9, DARK)
    sheet.shape(outline("880,520 1010,380 1240,330 1300,370 1220,440 1000,540"), (0.3, 0.3, 0.12))
    sheet.shape(outline("880,530 1060,470 1310,470 1340,510 1240,550 1000,580"), (0.3, 0.45, 0.2))
    for tip in ((1240, 345), (1280, 385), (1220, 425)):
        sheet.line([(900, 525), tip], 3, (0.3, 0.6, 0.5))
    for number in range(8):
        x, y = 930 + number * 40, 556 + number * 24
        sheet.disc(x, y, 44 - number * 2.6, (0.2, 1, 0.1) if number % 2 else (0, 0.5, 1))
    sheet.oval((800, 470, 950, 610), DARK)
    sheet.disc(774, 560, 50, DARK)
    sheet.disc(762, 552, 21, MIDDLE)
    sheet.line([(744, 592), (560, 740)], 10, DARK)
    sheet.line([(736, 570), (660, 560), (600, 600)], 6, DARK)
    sheet.line([(742, 540), (660, 490), (620, 440)], 6, DARK)


def _vials(sheet: Sheet, random: Random) -> None:
    sheet.bar(0, 1200, WIDTH, 80, (0.4, 0.9, 0))
    for number in range(13):
        x = 90 + number * 142
        tones: Tones = MIDDLE if number in (4, 9) else (random.choice((0.3, 0.55, 0.8)), 0, 0)
        sheet.bar(x, 1010, 78, 206, PAPER)
        sheet.bar(x + 8, 1010 + random.uniform(46, 110), 62, 200, tones)
        sheet.disc(x + 39, 1214, 39, tones)
        sheet.bar(x - 8, 990, 94, 34, (0.2, 0.9, 0.3))
        sheet.bar(x + 12, 1040, 9, 150, PAPER)
    sheet.bar(0, 1216, WIDTH, 64, (0.4, 0.9, 0.2))
