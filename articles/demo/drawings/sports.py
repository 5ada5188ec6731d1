"""Drawings of sport: to watch, to run, to climb."""

from math import cos, pi, sin
from random import Random

from articles.demo.drawings import shapes
from articles.demo.drawings.chance import seeded
from articles.demo.drawings.inks import FIELD, HARBOUR, NIGHT
from articles.demo.drawings.shapes import outline
from articles.demo.drawings.sheet import DARK, HEIGHT, LIGHT, MIDDLE, PAPER, WIDTH, Point, Sheet, Tones


def stadium() -> Sheet:
    """A stadium at night from high in the stand, the pitch lit and one player alone in her goal."""
    sheet, random = Sheet(NIGHT, seed=63), seeded(63)
    sheet.wash(2, 1, 0.9)
    sheet.wash(1, 0.3, 0.9, end=500)
    sheet.oval((-420, 250, 2340, 1500), (0, 0.7, 0.9))
    for _ in range(1500):
        angle, reach = random.uniform(0, 2 * pi), random.uniform(0.8, 1)
        x, y = 960 + 1370 * reach * cos(angle), 870 + 620 * reach * sin(angle)
        sheet.disc(
            x, y, random.uniform(4, 8), random.choice([(0.9, 0, 0), PAPER, (0, 0.6, 0.2), (0.4, 0.6, 0)])
        )
    sheet.oval((-130, 380, 2050, 1420), (0.2, 0.9, 0.6))
    _pitch(sheet)
    for x, y in ((250, 150), (1670, 150), (700, 100), (1220, 100)):
        _floodlight(sheet, x, y)
    _goalkeeper(sheet)
    return sheet


def _pitch(sheet: Sheet) -> None:
    def at(across: float, along: float) -> Point:
        half = 500 + 430 * along
        return 960 + (across - 0.5) * 2 * half, 480 + 800 * along**1.25

    stripes = 12
    for number in range(stripes):
        low, high = number / stripes, (number + 1) / stripes
        tones: Tones = (0.85, 0.85, 0) if number % 2 else (0.55, 0.9, 0)
        sheet.shape([at(0, low), at(1, low), at(1, high), at(0, high)], tones)
    lines = [
        [at(0, 0), at(1, 0), at(1, 1), at(0, 1), at(0, 0)],
        [at(0, 0.42), at(1, 0.42)],
        [at(0.2, 1), at(0.2, 0.78), at(0.8, 0.78), at(0.8, 1)],
    ]
    circle = [at(0.5 + 0.13 * cos(a * pi / 30), 0.42 + 0.11 * sin(a * pi / 30)) for a in range(61)]
    for line in (*lines, circle):
        sheet.line(line, 6, PAPER)
    for across, along, red in (
        (0.4, 0.3, 1),
        (0.62, 0.38, 0),
        (0.3, 0.52, 0),
        (0.7, 0.55, 1),
        (0.52, 0.44, 1),
        (0.45, 0.6, 0),
        (0.2, 0.35, 1),
        (0.84, 0.28, 0),
    ):
        x, y = at(across, along)
        sheet.shape(outline("0,0 20,-4 96,20 84,26", at=(x, y)), (None, None, 0.6))
        shapes.person(sheet, x, y, 54 + 50 * along, PAPER if red else DARK)


def _floodlight(sheet: Sheet, x: float, y: float) -> None:
    sheet.glow(x, y, 300, 2, -0.75)
    sheet.glow(x, y, 240, 1, -0.7)
    sheet.line([(x, y + 30), (x, 430)], 11, DARK)
    for row in range(3):
        for column in range(5):
            sheet.disc(x - 68 + column * 34, y - 34 + row * 32, 13, PAPER)


def _goalkeeper(sheet: Sheet) -> None:
    for x in range(610, 1311, 35):
        sheet.line([(x, 930), (x + (x - 960) * 0.12, HEIGHT)], 2, PAPER)
    for y in range(960, HEIGHT, 34):
        sheet.line([(606, y), (1314, y)], 2, PAPER)
    sheet.line([(600, HEIGHT), (600, 920), (1320, 920), (1320, HEIGHT)], 15, PAPER)
    sheet.shape([(935, 1230), (985, 1230), (1250, HEIGHT), (1120, HEIGHT)], (None, None, 0.7))
    for side in (-1, 1):
        sheet.line([(960 + side * 20, 1110), (960 + side * 58, 1170), (960 + side * 46, 1240)], 30, DARK)
        sheet.line([(960 + side * 40, 1000), (960 + side * 116, 1030), (960 + side * 160, 960)], 24, LIGHT)
        sheet.disc(960 + side * 164, 946, 22, PAPER)
    sheet.shape([(904, 976), (1016, 976), (1000, 1130), (920, 1130)], LIGHT)
    sheet.disc(960, 936, 32, (0.4, 0.6, 0.85))


def runners() -> Sheet:
    """Three runners on a cable bridge early in the morning, the leader alone in the light."""
    sheet, random = Sheet(HARBOUR, seed=64), seeded(64)
    sheet.wash(0, 0.95, 0.2, end=900)
    sheet.wash(1, 0.3, 0, end=400)
    sheet.disc(1370, 640, 220, PAPER)
    _skyline(sheet, random)
    sheet.shape([(640, 60), (690, 60), (730, 930), (600, 930)], (0, 0.9, 0.75))
    for number in range(15):
        sheet.line([(664, 90 + number * 22), (1960 - number * 84, 930)], 4, (0, 0.9, 0.6))
        sheet.line([(664, 90 + number * 22), (-620 + number * 84, 930)], 4, (0, 0.9, 0.6))
    sheet.bar(0, 915, WIDTH, 30, DARK)
    sheet.shape([(0, 945), (WIDTH, 945), (WIDTH, HEIGHT), (0, HEIGHT)], (0.3, 0.4, 0.12))
    sheet.shape([(0, 1180), (WIDTH, 1150), (WIDTH, 1168), (0, 1200)], PAPER)
    for x, y, size, tones in (
        (170, 1075, 0.72, (0, 0.9, 0.5)),
        (450, 1105, 0.84, (0, 0.5, 0.9)),
        (1280, 1170, 1.28, DARK),
    ):
        _runner(sheet, x, y, size, tones)
    return sheet


def _skyline(sheet: Sheet, random: Random) -> None:
    x = 0.0
    while x < WIDTH:
        width, height = random.uniform(50, 130), random.uniform(50, 210)
        sheet.bar(x, 920 - height, width, height, (0.75, 0.3, 0))
        x += width


def _runner(sheet: Sheet, x: float, y: float, size: float, tones: Tones) -> None:
    """Draw a runner in full stride to the right, the trailing foot off the ground."""

    def limb(width: float, *joints: Point) -> None:
        points = [(x + dx * size, y + dy * size) for dx, dy in joints]
        sheet.line(points, width * size, tones)
        for px, py in points:
            sheet.disc(px, py, width * size * 0.48, tones)

    sheet.shape(
        [
            (x + 10, y + 4),
            (x + 90 * size, y + 2),
            (x - 340 * size, y + 90 * size),
            (x - 420 * size, y + 84 * size),
        ],
        (None, None, 0.55),
    )
    limb(34, (0, -210), (92, -150), (70, -14), (112, -4))
    limb(34, (-6, -210), (-70, -120), (-196, -146), (-214, -112))
    limb(25, (20, -378), (-62, -300), (-30, -240))
    sheet.shape(
        [(x + dx * size, y + dy * size) for dx, dy in ((-26, -216), (34, -206), (66, -396), (-2, -404))],
        LIGHT if size > 1 else PAPER,
    )
    sheet.shape(
        [(x + dx * size, y + dy * size) for dx, dy in ((-34, -236), (38, -226), (46, -176), (-46, -176))],
        (0, 1, 0.3),
    )
    limb(25, (46, -378), (104, -292), (168, -330))
    sheet.disc(x + 66 * size, y - 446 * size, 38 * size, tones)
    sheet.disc(x + 26 * size, y - 470 * size, 19 * size, tones)


def climber() -> Sheet:
    """A climber from behind, at full stretch on a lit wall, one foot just off its hold."""
    sheet, random = Sheet(FIELD, seed=65), seeded(65)
    sheet.wash(0, 0.1, 0.5)
    sheet.shape(outline("0,0 700,0 520,700 640,1280 0,1280"), (0.2, 0.75, 0.15))
    sheet.shape(outline("700,0 1380,0 1300,820 1420,1280 640,1280 520,700"), (0.15, 0.4, 0))
    sheet.shape(outline("1380,0 1920,0 1920,1280 1420,1280 1300,820"), (0.1, 0.65, 0.32))
    for _ in range(260):
        x, y = random.uniform(0, WIDTH), random.uniform(0, HEIGHT)
        sheet.disc(x, y, 5, (0.1, 0.6, 0.5))
    for x, y, size, tones in _HOLDS:
        sheet.shape(shapes.blob(random, x + 14, y + 22, size, flat=0.7, wobble=0.22), (0, 0.8, 0.6))
        sheet.shape(shapes.blob(random, x, y, size, flat=0.7, wobble=0.22), tones)
    _stretch(sheet)
    return sheet


_GREEN: Tones = (0, 1, 0.6)


_HOLDS: tuple[tuple[float, float, float, Tones], ...] = (
    (1215, 200, 96, LIGHT),
    (800, 420, 80, LIGHT),
    (1240, 930, 92, LIGHT),
    (760, 1000, 84, LIGHT),
    (980, 1180, 60, LIGHT),
    (300, 250, 92, _GREEN),
    (420, 660, 66, _GREEN),
    (210, 1010, 104, _GREEN),
    (1620, 330, 84, PAPER),
    (1560, 760, 110, PAPER),
    (1760, 1080, 74, PAPER),
    (900, 110, 54, PAPER),
    (560, 120, 46, PAPER),
    (1750, 560, 52, _GREEN),
    (590, 1190, 58, PAPER),
)


def _stretch(sheet: Sheet) -> None:
    def limb(width: float, tones: Tones, *joints: Point) -> None:
        sheet.line(joints, width, tones)
        for x, y in joints:
            sheet.disc(x, y, width * 0.49, tones)

    sheet.shape([(1110, 480), (1180, 540), (1160, 900), (1060, 860)], (None, None, 0.35))
    sheet.line([(1010, 760), (1040, 1000), (1010, HEIGHT)], 9, (1, 0.3, 0.2))
    limb(50, DARK, (1068, 470), (1160, 360), (1205, 216))
    limb(50, DARK, (940, 480), (838, 520), (806, 428))
    limb(64, DARK, (1040, 770), (1180, 800), (1226, 910))
    limb(64, DARK, (966, 780), (860, 900), (800, 1040))
    limb(46, PAPER, (1222, 900), (1250, 918))
    limb(46, PAPER, (806, 1040), (770, 1052))
    sheet.shape(outline("920,448 1090,436 1062,600 1072,730 936,740 948,600"), PAPER)
    sheet.shape(outline("1030,442 1090,436 1062,600 1072,730 1020,734"), (0.1, 0.35, 0.1))
    sheet.shape(outline("934,720 1074,710 1092,806 1010,790 930,820"), LIGHT)
    sheet.bar(930, 716, 148, 18, DARK)
    sheet.disc(1086, 764, 27, PAPER)
    limb(42, (0.5, 0.5, 0.5), (1004, 440), (1006, 410))
    sheet.disc(1006, 368, 62, DARK)
    sheet.line([(1006, 360), (980, 440), (996, 540)], 34, DARK)
    sheet.bar(962, 392, 46, 15, MIDDLE)
