"""Drawings of towns after sunset."""

from random import Random

from articles.demo.drawings import shapes
from articles.demo.drawings.chance import seeded
from articles.demo.drawings.inks import DUSK
from articles.demo.drawings.sheet import DARK, HEIGHT, LIGHT, PAPER, WIDTH, Sheet, Tones


def skyline_at_dusk() -> Sheet:
    """A city across a river in the last light, its windows coming on."""
    sheet, random = Sheet(DUSK, seed=21), seeded(21)
    sheet.wash(0, 0.25, 1, end=820)
    sheet.wash(1, 0.85, 0.1, end=800)
    sheet.wash(2, 0.6, 0, end=420)
    sheet.glow(1250, 690, 480, 1, -0.9)
    sheet.disc(1250, 660, 150, (0.55, 0, 0))
    for x, y, width in ((120, 330, 420), (1380, 250, 520), (760, 190, 300)):
        shapes.cloud(sheet, x, y, width, (0.9, 0.75, 0.12))
    _blocks(sheet, random, low=150, high=330, step=(50, 110), tones=(0.8, 0.7, 0), lit=0)
    _blocks(sheet, random, low=70, high=270, step=(70, 130), tones=(0.4, 1, 0.35), lit=0.18)
    _spire(sheet)
    _blocks(sheet, random, low=30, high=150, step=(80, 170), tones=(0, 0.7, 1), lit=0.34)
    _river(sheet, random)
    _bridge(sheet)
    return sheet


def _blocks(
    sheet: Sheet, random: Random, *, low: int, high: int, step: tuple[int, int], tones: Tones, lit: float
) -> None:
    x = -20.0
    while x < WIDTH:
        width, height = random.uniform(*step), random.uniform(low, high)
        sheet.bar(x, 900 - height, width + 2, height + 8, tones)
        if random.random() < 0.3:
            sheet.shape(
                [(x, 900 - height), (x + width / 2, 900 - height - width * 0.35), (x + width, 900 - height)],
                tones,
            )
        if lit:
            rows = max(1, int(height // 34))
            shapes.windows(
                sheet,
                random,
                (x + 8, 908 - height, x + width - 8, 896),
                columns=max(2, int(width // 24)),
                rows=rows,
                tones=(1, 0, 0),
                lit=lit,
            )
        x += width


def _spire(sheet: Sheet) -> None:
    sheet.bar(596, 560, 92, 340, (0, 0.8, 0.9))
    sheet.shape([(586, 560), (642, 330), (698, 560)], (0, 0.8, 0.9))
    sheet.line([(642, 340), (642, 270)], 6, (0, 0.8, 0.9))
    sheet.disc(642, 620, 27, (1, 0, 0))
    sheet.line([(642, 620), (642, 602)], 4, DARK)
    sheet.line([(642, 620), (655, 626)], 4, DARK)


def _river(sheet: Sheet, random: Random) -> None:
    sheet.wash(0, 1, 0.35, start=900)
    sheet.wash(1, 0.5, 1, start=900)
    sheet.wash(2, 0.35, 0.95, start=900)
    for row in range(24):
        y = 912 + row * 15
        reach = 120 + random.uniform(-60, 60) - row * 1.5
        sheet.shape([(1250 - reach, y), (1250, y - 4), (1250 + reach, y), (1250, y + 4)], (0.8, 0.1, 0))
    shapes.glints(sheet, random, (0, 905, WIDTH, 1270), (1, 0.35, 0), count=60)


def _bridge(sheet: Sheet) -> None:
    tones: Tones = (0, 0.6, 1)
    sheet.bar(0, 1010, WIDTH, 34, tones)
    for number in range(6):
        left = number * 340 - 60
        sheet.bar(left - 26, 1040, 52, 150, tones)
        sheet.ring(left + 170, 1186, 160, 26, tones, start=180, end=360)
        sheet.bar(left + 20, 1040, 300, 12, tones)
        sheet.line([(left + 170, 1012), (left + 170, 950)], 6, tones)
        sheet.disc(left + 170, 944, 13, (1, 0, 0))
    for x in (300, 372, 980, 1500, 1545):
        shapes.person(sheet, x, 1012, 62, tones)


def night_tram() -> Sheet:
    """A tram coming down a wet avenue at night, its one lamp lit."""
    sheet, random = Sheet(DUSK, seed=22), seeded(22)
    sheet.wash(1, 0.55, 1, end=800)
    sheet.wash(2, 1, 0.55, end=800)
    sheet.glow(960, 690, 560, 2, -0.55)
    sheet.glow(960, 690, 420, 0, 0.8)
    sheet.bar(0, 800, WIDTH, HEIGHT - 800, (0, 0.45, 0.85))
    _avenue(sheet, random)
    sheet.shade([(700, HEIGHT), (870, 800), (1050, 800), (1220, HEIGHT)], 0, 0.9, 0.35)
    for foot, top in ((560, 905), (820, 945), (1100, 975), (1360, 1015)):
        sheet.line([(foot, HEIGHT), (top, 800)], 7, (1, 0.1, 0.1))
    _tram_front(sheet)
    for row in range(11):
        reach = 150 - row * 5 + random.uniform(-40, 40)
        sheet.shape(
            [
                (960 - reach, 1138 + row * 13),
                (960, 1134 + row * 13),
                (960 + reach, 1138 + row * 13),
                (960, 1142 + row * 13),
            ],
            (0.9, 0.15, 0),
        )
    shapes.snow(sheet, random, count=230)
    return sheet


def _avenue(sheet: Sheet, random: Random) -> None:
    for side in (-1, 1):
        for near, far, top, tones in (
            (1000, 560, 40, (0, 0.3, 1)),
            (560, 330, 250, (0, 0.7, 0.85)),
            (330, 190, 430, (0, 0.9, 0.55)),
        ):
            wall = [
                (960 + side * near, top - 180 * near / 1000),
                (960 + side * far, top + (near - far) * 0.28),
                (960 + side * far, 800 + far * 0.2),
                (960 + side * near, 800 + near * 0.26),
            ]
            sheet.shape(wall, tones)
            _slanted_windows(sheet, random, side, near, far, top)
        sheet.line([(960 + side * 640, 1000), (960 + side * 640, 250)], 11, DARK)
        sheet.line([(960 + side * 640, 270), (960 + side * 200, 330)], 5, DARK)
        sheet.line([(960 + side * 60, 380), (960 + side * 420, -10)], 3, DARK)


def _slanted_windows(sheet: Sheet, random: Random, side: int, near: int, far: int, top: int) -> None:
    columns = 4
    for column in range(columns):
        x1 = far + (near - far) * (column + 0.25) / columns
        x2 = far + (near - far) * (column + 0.72) / columns
        for row in range(5):
            if random.random() > 0.5:
                continue
            y1, y2 = (_on_wall(x, top, near, far, (row + 0.3) / 6) for x in (x1, x2))
            y3, y4 = (_on_wall(x, top, near, far, (row + 0.82) / 6) for x in (x2, x1))
            sheet.shape(
                [(960 + side * x1, y1), (960 + side * x2, y2), (960 + side * x2, y3), (960 + side * x1, y4)],
                (1, 0.15, 0),
            )


def _on_wall(x: float, top: float, near: float, far: float, share: float) -> float:
    part = (x - far) / (near - far)
    roof = (top + (near - far) * 0.28) * (1 - part) + (top - 180 * near / 1000) * part
    return roof + (800 + x * 0.22 - roof) * share


def _tram_front(sheet: Sheet) -> None:
    sheet.line([(960, 500), (930, 420), (990, 370)], 6, DARK)
    sheet.line([(900, 372), (1070, 372)], 7, DARK)
    sheet.shape([(790, 560), (830, 500), (1090, 500), (1130, 560)], (0, 1, 0.6))
    sheet.bar(780, 556, 360, 530, (0, 1, 0))
    sheet.bar(780, 556, 360, 34, PAPER)
    sheet.bar(806, 600, 308, 190, LIGHT)
    for x in (806, 905, 1012, 1108):
        sheet.bar(x, 596, 8, 198, (0, 1, 0.75))
    for x, height in ((860, 96), (965, 118), (1066, 88)):
        sheet.disc(x, 790 - height, 24, (0, 0.5, 1))
        sheet.shape(
            [(x - 44, 792), (x - 30, 822 - height), (x + 30, 822 - height), (x + 44, 792)], (0, 0.5, 1)
        )
    sheet.bar(880, 508, 160, 40, LIGHT)
    sheet.bar(780, 842, 360, 14, LIGHT)
    sheet.disc(960, 930, 62, (0, 0.6, 0.9))
    sheet.disc(960, 930, 48, PAPER)
    sheet.glow(960, 930, 240, 1, -0.7)
    sheet.glow(960, 930, 240, 2, -0.6)
    sheet.disc(960, 930, 44, PAPER)
    sheet.shape([(770, 1050), (1150, 1050), (1180, 1120), (740, 1120)], (0, 0.4, 1))
