"""Drawings of reading and of music."""

from random import Random

from articles.demo.drawings import shapes
from articles.demo.drawings.chance import seeded
from articles.demo.drawings.inks import BRICK, DUSK, PRESS
from articles.demo.drawings.shapes import outline
from articles.demo.drawings.sheet import DARK, HEIGHT, LIGHT, MIDDLE, PAPER, WIDTH, Sheet, Tones


def books() -> Sheet:
    """A shelf of spines that stands at a window like a town, a lamp lit at one end."""
    sheet, random = Sheet(BRICK, seed=61), seeded(61)
    sheet.wash(2, 0.9, 0.6)
    sheet.wash(0, 0.7, 1)
    sheet.bar(420, 90, 1090, 760, (0.25, 0, 0))
    sheet.shade([(420, 90), (1510, 90), (1510, 850), (420, 850)], 0, 0.1, 0.95)
    sheet.disc(1180, 400, 116, (0.3, 1, 0))
    sheet.shape(
        outline("420,700 640,560 800,640 1010,500 1240,650 1510,560 1510,850 420,850"),
        (0.8, 0.55, 0),
    )
    for bar in (420, 960, 1500):
        sheet.bar(bar - 9, 80, 18, 780, PAPER)
    for y in (84, 440):
        sheet.bar(412, y, 1106, 16, PAPER)
    x = 60.0
    while x < 1500:
        width = random.uniform(44, 112)
        _spine(sheet, random, x, width, random.uniform(330, 590))
        x += width + 4
    with sheet.tilted(13, (1560, 1130)):
        _spine(sheet, random, 1520, 86, 520)
    _lamp(sheet)
    sheet.bar(0, 1130, WIDTH, 30, (0.9, 0.75, 0.3))
    sheet.bar(0, 1160, WIDTH, 120, (0.5, 0.4, 1))
    return sheet


def _spine(sheet: Sheet, random: Random, x: float, width: float, height: float) -> None:
    paints: list[Tones] = [
        MIDDLE,
        (0, 0, 1),
        (1, 0, 0),
        (0.15, 0, 0),
        (0.3, 1, 0.5),
        (0.7, 0.3, 0),
        (0.4, 0, 0.7),
    ]
    paint = random.choice(paints)
    mark: Tones = (0.9, 0.1, 0) if (paint[2] or 0) > 0.4 else (0, 0.2, 0.95)
    top = 1130 - height
    sheet.bar(x, top, width, height, paint)
    sheet.bar(
        x + width * 0.78, top, width * 0.22, height, (paint[0], paint[1], min(1.0, (paint[2] or 0) + 0.25))
    )
    style = random.randrange(4)
    if style == 0:
        sheet.bar(x, top + 40, width, 10, mark)
        sheet.bar(x, top + height - 70, width, 10, mark)
    elif style == 1:
        sheet.bar(x + width * 0.34, top + 70, width * 0.2, height * 0.45, mark)
    elif style == 2:
        sheet.disc(x + width * 0.42, top + 90, width * 0.2, mark)
        sheet.bar(x + width * 0.36, top + 150, width * 0.12, height * 0.35, mark)
    else:
        sheet.bar(x, top + 30, width, height * 0.22, mark)


def _lamp(sheet: Sheet) -> None:
    sheet.glow(1740, 640, 420, 2, -0.85)
    sheet.bar(1690, 1100, 130, 34, DARK)
    sheet.line([(1755, 1110), (1755, 690)], 14, DARK)
    sheet.shape([(1600, 700), (1690, 500), (1820, 500), (1910, 700)], MIDDLE)
    sheet.shape([(1600, 700), (1690, 500), (1730, 500), (1700, 700)], LIGHT)
    sheet.oval((1600, 686, 1910, 716), PAPER)


def orchestra() -> Sheet:
    """A conductor from behind, arms wide, in front of a fan of lit music stands."""
    sheet, random = Sheet(DUSK, seed=62), seeded(62)
    sheet.wash(2, 0.95, 0.4)
    sheet.wash(1, 0.35, 1)
    for number in range(9):
        sheet.shade(
            [
                (number * 240 - 60, 0),
                (number * 240 + 60, 0),
                (number * 240 + 60, 420),
                (number * 240 - 60, 420),
            ],
            1,
            0.9,
            0.5,
        )
    for row, (count, reach, y) in enumerate(((17, 900, 470), (13, 880, 600), (9, 860, 760))):
        for number in range(count):
            part = number / (count - 1) * 2 - 1
            _player(sheet, random, 960 + part * reach, y - 90 * part * part + 40, 0.62 + row * 0.22)
    sheet.glow(960, 760, 700, 2, -0.5)
    _conductor(sheet)
    return sheet


def _player(sheet: Sheet, random: Random, x: float, y: float, size: float) -> None:
    sheet.disc(x, y - 74 * size, 27 * size, (0.9, 0.35, 0.1))
    sheet.shape(
        outline("-50,-44 50,-44 70,110 -70,110", at=(x, y), size=size),
        (0, 0.3, 1),
    )
    sheet.shape(outline("-16,-44 16,-44 0,10", at=(x, y), size=size), PAPER)
    bow = random.choice((-1, 1)) * 20 + random.uniform(-6, 6)
    sheet.oval((x + 14 * size, y - 30 * size, x + 78 * size, y + 10 * size), (0.6, 1, 0.1))
    sheet.line([(x - 70 * size, y + bow * size), (x + 110 * size, y - 54 * size)], 4 * size, PAPER)
    sheet.shape(
        outline("-58,60 58,60 50,120 -50,120", at=(x, y), size=size),
        (1, 0.1, 0),
    )


def _conductor(sheet: Sheet) -> None:
    body: Tones = (0, 0, 1)
    sheet.shape([(560, HEIGHT), (700, 1190), (1220, 1190), (1360, HEIGHT)], (0.5, 0.9, 0.6))
    for side in (-1, 1):
        arm = [(960 + side * 90, 770), (960 + side * 290, 690), (960 + side * 400, 480)]
        sheet.line(arm, 74, body)
        sheet.disc(960 + side * 290, 690, 37, body)
        sheet.line([(960 + side * 392, 496), (960 + side * 406, 462)], 52, PAPER)
        sheet.disc(960 + side * 410, 440, 34, (0.9, 0.35, 0.1))
    sheet.line([(1372, 440), (1470, 250)], 8, PAPER)
    sheet.shape(
        outline("828,740 1092,740 1070,980 1130,1240 1010,1240 960,1080 910,1240 790,1240 850,980"),
        body,
    )
    sheet.line([(900, 1080), (890, HEIGHT)], 80, body)
    sheet.line([(1020, 1080), (1030, HEIGHT)], 80, body)
    sheet.shape([(908, 700), (1012, 700), (1030, 752), (890, 752)], PAPER)
    sheet.bar(926, 650, 68, 66, (0.9, 0.35, 0.1))
    sheet.disc(960, 610, 82, (0.2, 1, 0.75))
    sheet.disc(960, 536, 44, (0.2, 1, 0.75))
    for side in (-1, 1):
        sheet.disc(960 + side * 82, 622, 17, (0.9, 0.35, 0.1))


def studio_faces() -> Sheet:
    """A wall of studio portraits, every sitter looking straight ahead, one print lifted out."""
    sheet, random = Sheet(PRESS, seed=66), seeded(66)
    sheet.wash(0, 0.9, 0.55)
    sheet.wash(2, 0.25, 0.12)
    for row in range(4):
        for column in range(8):
            if (row, column) != (1, 4):
                _print(sheet, random, 135 + column * 236, 165 + row * 318, 1.0)
    with sheet.tilted(-7, (1080, 470)):
        _print(sheet, random, 1092, 466, 1.42, ground=MIDDLE)
    return sheet


def _print(
    sheet: Sheet, random: Random, x: float, y: float, size: float, *, ground: Tones | None = None
) -> None:
    at = (x, y)
    backs: list[Tones] = [(0.55, 0, 0), (0.9, 0, 0.12), (0.3, 0, 0), (0.8, 0, 0.35)]
    sheet.shape(outline("-92,-128 110,-124 112,140 -86,140", at=at, size=size), (None, None, 0.6))
    sheet.shape(outline("-100,-136 100,-136 100,130 -100,130", at=at, size=size), PAPER)
    sheet.shape(outline("-84,-120 84,-120 84,100 -84,100", at=at, size=size), ground or random.choice(backs))
    shoulders = outline("-78,100 -66,46 -30,22 30,22 66,46 78,100", at=at, size=size)
    sheet.shape(shapes.smooth(shoulders)[:-8], random.choice([DARK, (0.2, 0, 0.75), (0.6, 0, 0.55)]))
    sheet.shape(outline("-16,6 16,6 18,34 0,52 -18,34", at=at, size=size), (0.35, 0, 0.08))
    if random.random() < 0.5:
        sheet.shape(shapes.blob(random, x, y - 38 * size, 60 * size, wobble=0.12), DARK)
    sheet.oval((x - 37 * size, y - 78 * size, x + 37 * size, y + 20 * size), (0.12, 0, 0))
    fringe = outline("-42,-40 -40,-76 -10,-94 24,-90 42,-66 40,-36 22,-58 -14,-62", at=at, size=size)
    sheet.shape(shapes.smooth(fringe), DARK)
    if random.random() < 0.3:
        for side in (-1, 1):
            sheet.ring(x + side * 16 * size, y - 26 * size, 13 * size, 4 * size, DARK)
