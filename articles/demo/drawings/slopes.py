"""Drawings of steep streets and what climbs them."""

from random import Random

from articles.demo.drawings import shapes
from articles.demo.drawings.chance import seeded
from articles.demo.drawings.inks import HARBOUR
from articles.demo.drawings.shapes import outline
from articles.demo.drawings.sheet import DARK, HEIGHT, LIGHT, MIDDLE, PAPER, WIDTH, Sheet, Tones


def hill_tram() -> Sheet:
    """An old tram climbing between tiled house fronts under washing lines."""
    sheet, random = Sheet(HARBOUR, seed=23), seeded(23)
    sheet.wash(1, 0.6, 0.08, end=900)
    sheet.glow(960, 420, 480, 1, -0.5)
    sheet.bar(0, 900, WIDTH, HEIGHT - 900, (0.25, 0.25, 0))
    _houses(sheet, random)
    street = [(560, 560), (1180, 500), (1500, HEIGHT), (200, HEIGHT)]
    sheet.shape(street, (0.25, 0.25, 0))
    sheet.shade([(1100, 508), (1180, 500), (1500, HEIGHT), (1250, HEIGHT)], 1, 0.2, 0.7)
    for row in range(15):
        y = 620 + row * row * 3.2
        sheet.line(
            [(200 + (HEIGHT - y) * 0.5, y), (1480 - (HEIGHT - y) * 0.42, y - 8)], 2.5, (None, 0.6, 0.2)
        )
    for foot, top in ((560, 770), (760, 850), (930, 925), (1130, 1000)):
        sheet.line([(foot, HEIGHT), (top, 545)], 8, DARK)
    _old_tram(sheet)
    for start, end, hang in (((420, 250), (1330, 190), 70), ((300, 120), (1480, 60), 60)):
        _washing(sheet, random, start, end, hang)
    return sheet


def _houses(sheet: Sheet, random: Random) -> None:
    walls: list[tuple[float, float, Tones]] = [
        (0, 250, (0.75, 0, 0)),
        (250, 440, (0.15, 0.75, 0)),
        (440, 600, (0.25, 0, 0)),
    ]
    for left, right, tones in walls:
        sheet.shape(
            [(left, left * 0.32 - 40), (right, right * 0.32 - 40), (right, 1400 - right * 1.2), (left, 1400)],
            tones,
        )
        _facade(sheet, random, left, right)
    others: list[tuple[float, float, Tones]] = [
        (1180, 1320, (1, 0.1, 0)),
        (1320, 1560, (0.1, 0.35, 0)),
        (1560, WIDTH, (0.85, 0.5, 0)),
    ]
    for left, right, tones in others:
        roof = [(1920 - x) * 0.3 - 60 for x in (left, right)]
        sheet.shape([(left, roof[0]), (right, roof[1]), (right, 1500), (left, 1500)], tones)
        _facade(sheet, random, left, right)
    sheet.shape(outline("600,330 760,270 1000,262 1180,310 1180,560 600,580"), (0.2, 0.5, 0.1))
    for x in range(620, 1170, 62):
        sheet.shape(
            [
                (x, 330 + (x % 3) * 18),
                (x + 26, 306 + (x % 3) * 18),
                (x + 52, 330 + (x % 3) * 18),
                (x + 52, 400),
                (x, 400),
            ],
            random.choice([PAPER, (0.8, 0, 0), (0.3, 0.2, 0)]),
        )


def _facade(sheet: Sheet, random: Random, left: float, right: float) -> None:
    width = right - left
    for column in (0.18, 0.58):
        for y in (130, 380, 630):
            x, wide, high = left + width * column, width * 0.24, 130
            top = y + abs(960 - x) * -0.09 + 70
            sheet.bar(x - 8, top - 8, wide + 16, high + 14, PAPER)
            sheet.bar(x, top, wide, high, random.choice([(0, 0.5, 1), (0, 1, 0.55), (0.2, 0.3, 0.85)]))
            sheet.bar(x - 14, top + high + 2, wide + 28, 8, DARK)
            for rail in range(5):
                sheet.bar(x - 10 + rail * (wide + 16) / 4, top + high - 34, 3.5, 38, DARK)


def _old_tram(sheet: Sheet) -> None:
    sheet.line([(905, 410), (812, 118), (700, -10)], 5, DARK)
    sheet.shape([(700, 452), (740, 405), (1000, 405), (1040, 452)], PAPER)
    sheet.shape([(690, 452), (1050, 452), (1050, 470), (690, 470)], DARK)
    sheet.bar(704, 470, 332, 190, (0.3, 0, 0))
    for x in (722, 826, 930):
        sheet.bar(x, 486, 88, 136, (0, 0.35, 0.9))
        sheet.shape([(x + 14, 622), (x + 56, 486), (x + 82, 486), (x + 40, 622)], (0, 0.35, 0.6))
    sheet.bar(694, 650, 352, 210, LIGHT)
    sheet.bar(694, 726, 352, 12, PAPER)
    sheet.disc(870, 792, 44, PAPER)
    sheet.disc(870, 792, 30, (0.35, 0, 0))
    sheet.ring(870, 792, 46, 6, DARK)
    sheet.bar(812, 416, 116, 28, DARK)
    sheet.shape([(680, 856), (1060, 856), (1040, 930), (700, 930)], DARK)
    sheet.shape([(640, 935), (1090, 935), (1050, 985), (620, 985)], (0.2, 0.7, 0.6))
    sheet.shade([(960, 470), (1046, 470), (1046, 860), (990, 860)], 2, 0, 0.3)


def _washing(
    sheet: Sheet, random: Random, start: tuple[float, float], end: tuple[float, float], hang: float
) -> None:
    line = shapes.sagging(start, end, sag=hang)
    sheet.line(line, 3, DARK)
    for number in range(3, 22, 2):
        x, y = line[number]
        wide, high = random.uniform(38, 58), random.uniform(60, 100)
        sheet.shape(
            [(x, y), (x + wide, y - 2), (x + wide + 5, y + high), (x - 3, y + high - 8)],
            random.choice([PAPER, LIGHT, MIDDLE, (0.4, 0, 0), (0, 0.4, 0)]),
        )


def funicular() -> Sheet:
    """A hillside of painted houses, two lift cars passing halfway up."""
    sheet, random = Sheet(HARBOUR, seed=26), seeded(26)
    sheet.wash(0, 0.05, 0.75, end=900)
    sheet.disc(360, 240, 96, (0.95, 0, 0))
    sheet.shape(
        outline("0,860 420,640 900,330 1300,190 1920,120 1920,1280 0,1280"),
        (0.35, 0.75, 0),
    )
    paints: list[Tones] = [
        (0.9, 0, 0),
        (0, 0.75, 0),
        PAPER,
        (0.45, 0.2, 0),
        (0.9, 0.5, 0),
        (0, 0.9, 0.4),
        (0.3, 0, 0),
    ]
    for row in range(11):
        y = 270 + row * 96
        x = max(-60.0, 1080 - row * 150 + random.uniform(-40, 40))
        while x < WIDTH + 40:
            x += _hill_house(sheet, random, x, y + random.uniform(-22, 22), random.choice(paints))
    _incline(sheet)
    return sheet


def _hill_house(sheet: Sheet, random: Random, x: float, y: float, tones: Tones) -> float:
    width, height = random.uniform(92, 158), random.uniform(86, 128)
    sheet.bar(x, y, width, height + 60, tones)
    sheet.bar(
        x + width * 0.76,
        y,
        width * 0.24,
        height + 60,
        (tones[0], min(1.0, (tones[1] or 0) + 0.3), (tones[2] or 0) + 0.15),
    )
    if random.random() < 0.6:
        sheet.shape([(x - 6, y), (x + width * 0.5, y - 44), (x + width + 6, y)], (0.4, 0.5, 0.55))
    else:
        sheet.bar(x - 4, y - 10, width + 8, 14, DARK)
    pane: Tones = (0.1, 0.3, 0.9) if random.random() < 0.75 else (1, 0, 0.05)
    shapes.windows(
        sheet,
        random,
        (x + 8, y + 16, x + width * 0.74, y + height - 8),
        columns=2,
        rows=2,
        tones=pane,
        lit=0.9,
    )
    return width + random.uniform(-8, 10)


def _incline(sheet: Sheet) -> None:
    sheet.shape([(1270, 120), (1450, 120), (890, HEIGHT), (560, HEIGHT)], (0.25, 0.35, 0.35))
    for part in range(34):
        t = (part / 34) ** 1.4
        y = 130 + 1150 * t
        left, right = 1270 - 710 * (y - 120) / 1160, 1450 - 560 * (y - 120) / 1160
        sheet.bar(left, y, right - left, 5 + 7 * t, (0.2, 0.3, 0.7))
    for share in (0.12, 0.42, 0.58, 0.88):
        sheet.line([(1270 + 180 * share, 120), (560 + 330 * share, HEIGHT)], 7, DARK)
    _car(sheet, 1180, 470, 1.0, LIGHT)
    _car(sheet, 840, 800, 1.3, (0, 1, 0.25))
    sheet.bar(1210, 40, 300, 100, PAPER)
    sheet.shape([(1190, 44), (1360, -30), (1530, 44)], DARK)
    sheet.bar(1316, 66, 90, 74, DARK)


def _car(sheet: Sheet, x: float, y: float, size: float, tones: Tones) -> None:
    wide, high = 190 * size, 160 * size
    sheet.shape(
        [
            (x - wide / 2, y + high),
            (x + wide / 2, y + high),
            (x + wide * 0.3, y + high * 1.28),
            (x - wide * 0.66, y + high * 1.28),
        ],
        (0, 0.4, 0.95),
    )
    sheet.bar(x - wide / 2, y, wide, high, tones)
    sheet.bar(x - wide * 0.56, y - 16 * size, wide * 1.12, 22 * size, DARK)
    for pane in range(3):
        sheet.bar(x - wide * 0.43 + pane * wide * 0.3, y + 24 * size, wide * 0.25, high * 0.42, PAPER)
        sheet.disc(x - wide * 0.3 + pane * wide * 0.3, y + high * 0.42, 13 * size, DARK)
    sheet.bar(x - wide / 2, y + high * 0.62, wide, 9 * size, PAPER)
