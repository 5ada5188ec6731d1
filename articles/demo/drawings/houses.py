"""Drawings of buildings, what stands on them and who works in them."""

from random import Random

from articles.demo.drawings import shapes
from articles.demo.drawings.chance import seeded
from articles.demo.drawings.inks import BRICK, FIELD
from articles.demo.drawings.shapes import outline
from articles.demo.drawings.sheet import DARK, HEIGHT, LIGHT, MIDDLE, PAPER, WIDTH, Sheet, Tones


def market_hall() -> Sheet:
    """An iron market hall in the morning, light falling through the end wall."""
    sheet, random = Sheet(BRICK, seed=24), seeded(24)
    sheet.shape([(0, 0), (WIDTH, 0), (WIDTH, HEIGHT), (0, HEIGHT)], (0.9, 0.2, 0.55))
    for number, radius in enumerate((900, 740, 600, 490, 400)):
        tone = 0.75 - number * 0.13
        sheet.disc(960, 760, radius, (0.85, 0.1, max(0.0, tone - 0.25)))
        sheet.ring(960, 760, radius, 34 - number * 5, (0, 0, 1), start=180, end=360)
        sheet.ring(960, 760, radius - 44 + number * 6, 8 - number, (0, 0, 1), start=180, end=360)
    _end_window(sheet)
    for x in (-840, -690, -560, 560, 690, 840):
        wide = 22 if abs(x) > 600 else 14
        sheet.bar(960 + x - wide / 2, 560, wide, 500, DARK)
    for left, right in ((640, 830), (880, 1010), (1080, 1260)):
        sheet.shape(
            [(left + 70, 560), (right - 60, 560), (right - 560, HEIGHT), (left - 640, HEIGHT)],
            (0.25, None, 0),
        )
    sheet.shape(outline("0,1000 620,800 1300,800 1920,1000 1920,1280 0,1280"), (0.7, 0, 0.12))
    for left, right in ((700, 830), (900, 1010), (1090, 1220)):
        sheet.shape([(left, 800), (right, 800), (right - 330, HEIGHT), (left - 430, HEIGHT)], (0.1, 0, 0))
    _stalls(sheet, random)
    _shoppers(sheet)
    return sheet


def _end_window(sheet: Sheet) -> None:
    sheet.disc(960, 760, 352, (0.15, 0, 0))
    sheet.bar(600, 760, 720, 50, (0.15, 0, 0))
    for across in range(-280, 281, 70):
        top = 760 - (352**2 - across**2) ** 0.5
        sheet.bar(957 + across, top, 6, 800 - top, (0.6, 0.1, 0.6))
    for up in (60, 150, 240):
        half = (352**2 - up**2) ** 0.5
        sheet.bar(960 - half, 757 - up, half * 2, 5, (0.6, 0.1, 0.6))
    sheet.ring(960, 760, 362, 14, DARK, start=180, end=360)


def _stalls(sheet: Sheet, random: Random) -> None:
    dark: Tones = (0, 0, 0.85)
    for x, y, size, tones in (
        (-60, 880, 1.0, MIDDLE),
        (300, 800, 0.59, dark),
        (1300, 800, 0.59, MIDDLE),
        (1430, 880, 1.0, dark),
    ):
        _stall(sheet, random, x, y, size, tones)


def _stall(sheet: Sheet, random: Random, x: float, y: float, size: float, tones: Tones) -> None:
    sheet.shape(outline("30,0 530,0 530,330 30,330", at=(x, y), size=size), (0.3, 0.25, 1))
    for stripe in range(8):
        left, paint = x + stripe * 70 * size, tones if stripe % 2 else PAPER
        sheet.shape(outline("24,-110 94,-110 70,0 0,0", at=(left, y), size=size), paint)
        sheet.disc(left + 35 * size, y, 35 * size, paint)
    for number in range(18):
        fruit: Tones = random.choice([LIGHT, MIDDLE, (1, 0.6, 0), (0.4, 0.2, 0)])
        row, column = divmod(number, 9)
        sheet.disc(x + (70 + column * 52) * size, y + (170 + row * 46) * size, 27 * size, fruit)
    sheet.shape(outline("20,235 540,235 510,345 50,345", at=(x, y), size=size), (1, 0.55, 0.3))


def _shoppers(sheet: Sheet) -> None:
    for x, y, height in (
        (880, 850, 110),
        (1010, 842, 100),
        (760, 905, 165),
        (1130, 940, 195),
        (925, 1010, 250),
    ):
        shapes.person(sheet, x, y, height, (0.2, 0.2, 1))
        shadow = outline("-0.06,-0.02 0.08,-0.02 -0.42,0.45 -0.55,0.43", at=(x, y), size=height)
        sheet.shape(shadow, (0.5, 0, 0.55))


def rooftop_hives() -> Sheet:
    """Beehives on a zinc roof and a keeper among them, the opera's dome behind."""
    sheet, random = Sheet(FIELD, seed=25), seeded(25)
    sheet.wash(0, 0.5, 0.12, end=820)
    sheet.glow(380, 260, 380, 0, 0.6)
    sheet.disc(380, 260, 92, LIGHT)
    _roofscape(sheet, random)
    sheet.shape([(0, 1000), (WIDTH, 930), (WIDTH, HEIGHT), (0, HEIGHT)], (0.15, 0.3, 0.35))
    for x in range(-500, 2000, 150):
        sheet.line([(x + 380, 960), (x, HEIGHT)], 6, (0.1, 0.3, 0.75))
    for x, y, size, tones in (
        (230, 1130, 1.0, LIGHT),
        (560, 1090, 0.92, MIDDLE),
        (860, 1060, 0.84, (0.25, 0, 0)),
        (1590, 1120, 1.08, LIGHT),
    ):
        _hive(sheet, x, y, size, tones)
    _keeper(sheet, 1250, 1130)
    for _ in range(64):
        _bee(sheet, random, random.gauss(760, 420), random.gauss(760, 150), random.uniform(5, 13))
    return sheet


def _roofscape(sheet: Sheet, random: Random) -> None:
    _far_roofs(sheet, random)
    _opera(sheet)
    _near_roofs(sheet, random)


def _far_roofs(sheet: Sheet, random: Random) -> None:
    x = -30.0
    while x < WIDTH:
        width, top = random.uniform(90, 190), random.uniform(640, 760)
        sheet.bar(x, top, width, 400, (0.35, 0.25, 0))
        sheet.shape(
            [(x - 4, top), (x + 20, top - 60), (x + width - 20, top - 60), (x + width + 4, top)],
            (0.1, 0.55, 0.1),
        )
        shapes.windows(
            sheet,
            random,
            (x + 8, top + 14, x + width - 8, top + 240),
            columns=3,
            rows=4,
            tones=(0.1, 0.3, 0.5),
            lit=0.8,
        )
        for pot in range(3):
            sheet.bar(x + 30 + pot * 22, top - 96, 13, 40, (0.8, 0.25, 0.3))
        x += width


def _opera(sheet: Sheet) -> None:
    sheet.oval((1290, 390, 1690, 800), (0, 0.85, 0.15))
    sheet.shade(outline("1540,395 1640,470 1690,600 1690,640 1560,640"), 2, 0.1, 0.5)
    sheet.bar(1260, 620, 460, 400, (0.25, 0.15, 0))
    sheet.bar(1240, 600, 500, 34, (0.1, 0.5, 0.2))
    sheet.bar(1452, 330, 76, 80, (0.25, 0.15, 0))
    sheet.shape([(1440, 334), (1490, 270), (1540, 334)], (0, 0.85, 0.2))
    for column in range(6):
        sheet.bar(1290 + column * 72, 660, 34, 190, (0.1, 0.35, 0.4))
        sheet.disc(1307 + column * 72, 660, 17, (0.1, 0.35, 0.4))


def _near_roofs(sheet: Sheet, random: Random) -> None:
    sheet.bar(0, 915, WIDTH, 120, (0, 0.75, 0.42))
    x = -60.0
    while x < WIDTH:
        width, top = random.uniform(200, 330), random.uniform(850, 920)
        sheet.shape(
            [
                (x - 20, top + 90),
                (x + 20, top),
                (x + width - 20, top),
                (x + width + 20, top + 90),
                (x + width, HEIGHT),
                (x, HEIGHT),
            ],
            (0, 0.75, 0.42),
        )
        sheet.bar(x + width * 0.3, top - 50, 70, 60, (0.75, 0.2, 0.4))
        x += width


def _hive(sheet: Sheet, x: float, y: float, size: float, tones: Tones) -> None:
    wide, high = 200 * size, 78 * size
    sheet.shape(
        [
            (x - wide * 0.3, y + 16),
            (x + wide * 0.7, y + 16),
            (x + wide * 0.4, y + 60),
            (x - wide * 0.75, y + 60),
        ],
        (0.1, 0.5, 0.7),
    )
    for box in range(3):
        top = y - (box + 1) * (high + 4)
        sheet.bar(x - wide / 2, top, wide, high, tones)
        sheet.bar(
            x + wide * 0.3,
            top,
            wide * 0.2,
            high,
            (tones[0], (tones[1] or 0) + 0.25 if (tones[1] or 0) < 0.7 else 1, 0.25),
        )
        sheet.bar(x - 26 * size, top + high * 0.35, 52 * size, 14 * size, (0.2, 0.2, 0.9))
    sheet.shape(
        [
            (x - wide * 0.58, y - 3 * (high + 4)),
            (x + wide * 0.58, y - 3 * (high + 4)),
            (x + wide * 0.54, y - 3 * (high + 4) - 26),
            (x - wide * 0.54, y - 3 * (high + 4) - 26),
        ],
        PAPER,
    )
    sheet.bar(x - wide * 0.6, y - 6, wide * 1.2, 20, (0.4, 0.3, 0.8))


def _keeper(sheet: Sheet, x: float, y: float) -> None:
    for side in (-1, 1):
        sheet.shape(
            [
                (x + side * 6, y - 190),
                (x + side * 74, y - 190),
                (x + side * 66, y + 20),
                (x + side * 14, y + 20),
            ],
            PAPER,
        )
    sheet.shape(outline("-84,-420 84,-420 96,-170 -96,-170", at=(x, y)), PAPER)
    sheet.shade(outline("20,-420 84,-420 96,-170 40,-170", at=(x, y)), 1, 0.15, 0.4)
    sheet.shape(
        outline("-84,-416 -40,-416 -120,-240 -240,-262 -236,-300 -150,-300", at=(x, y)),
        PAPER,
    )
    sheet.shape(outline("-330,-330 -228,-318 -232,-236 -334,-248", at=(x, y)), (1, 0.2, 0.1))
    sheet.disc(x, y - 476, 62, (0.15, 0.3, 0.75))
    sheet.shape(
        outline("-120,-512 120,-512 60,-540 48,-588 -48,-588 -60,-540", at=(x, y)),
        LIGHT,
    )
    sheet.bar(x - 56, y - 550, 112, 14, DARK)


def _bee(sheet: Sheet, random: Random, x: float, y: float, size: float) -> None:
    sheet.oval((x - size, y - size * 0.6, x + size, y + size * 0.6), (1, 0, 1))
    lift = random.uniform(0.5, 1)
    sheet.oval((x - size * 0.9, y - size * (0.6 + lift), x + size * 0.1, y - size * 0.3), PAPER)
    sheet.oval((x, y - size * (0.5 + lift), x + size * 0.9, y - size * 0.3), PAPER)
