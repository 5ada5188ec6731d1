"""Drawings of coasts and of those who live on them."""

from random import Random

from articles.demo.drawings import shapes
from articles.demo.drawings.chance import seeded
from articles.demo.drawings.inks import BRICK, HARBOUR, NIGHT
from articles.demo.drawings.shapes import outline
from articles.demo.drawings.sheet import DARK, LIGHT, MIDDLE, PAPER, WIDTH, Sheet, Tones


def lighthouse() -> Sheet:
    """A light on the last rock of a coast, its beam swung out to sea."""
    sheet, random = Sheet(NIGHT, seed=13), seeded(13)
    sheet.wash(1, 1, 0.35, end=820)
    sheet.wash(2, 0.95, 0, end=700)
    sheet.wash(0, 0, 1, start=380, end=830)
    _beam(sheet, (1262, 352))
    for _ in range(60):
        x, y = random.uniform(0, WIDTH), random.uniform(0, 380) * random.random()
        sheet.disc(x, y, random.uniform(1.2, 3.2), PAPER)
    sheet.wash(1, 0.5, 1, start=800)
    sheet.wash(2, 0.1, 0.9, start=800)
    sheet.wash(0, 0.8, 0, start=800, end=1050)
    shapes.glints(sheet, random, (0, 830, 1300, 1270), (0.9, 0.2, 0), count=46)
    sheet.shape(
        outline("1380,830 1500,795 1590,752 1680,766 1770,700 1920,640 1920,990 1400,900"),
        (0, 0.9, 0.35),
    )
    _headland(sheet, random)
    _tower(sheet)
    return sheet


def _beam(sheet: Sheet, lamp: tuple[float, float]) -> None:
    x, y = lamp
    sheet.shape([(x, y - 10), (0, 150), (0, 420), (x, y + 10)], (0.9, 0.1, 0))
    sheet.shape([(x, y - 10), (WIDTH, 290), (WIDTH, 400), (x, y + 10)], (0.75, 0.2, 0))
    sheet.glow(x, y, 330, 2, -0.9)
    sheet.glow(x, y, 260, 1, -0.9)


def _headland(sheet: Sheet, random: Random) -> None:
    sheet.shape(
        outline(
            "860,1010 960,930 1030,905 1110,842 1200,812 1340,806 1470,836 1560,880 1700,905 "
            "1920,960 1920,1280 700,1280 800,1100"
        ),
        (0, 1, 1),
    )
    sheet.shape(
        outline("1110,842 1200,812 1340,806 1470,836 1560,880 1400,872 1240,880"),
        (0.5, 0.8, 0.2),
    )
    sheet.shape(outline("960,930 1030,905 1060,960 990,1060 900,1130 880,1010"), (0, 1, 0.6))
    sheet.shape(outline("1180,930 1290,900 1250,1080 1130,1210 1090,1090"), (0, 1, 0.7))
    sheet.shape(outline("1470,836 1560,880 1700,905 1620,1010 1540,1130 1480,980"), (0, 1, 0.75))
    sheet.shape(outline("1760,960 1850,970 1800,1090 1700,1200 1690,1080"), (0, 1, 0.8))
    for y, right in ((1052, 850), (1100, 815), (1165, 770), (1230, 745)):
        shapes.glints(sheet, random, (right - 190, y - 8, right - 40, y + 10), PAPER, count=4)


def _tower(sheet: Sheet) -> None:
    body = [(1196, 822), (1226, 420), (1298, 420), (1328, 822)]
    sheet.shape(body, PAPER)
    sheet.shade([(1270, 420), (1298, 420), (1328, 822), (1275, 822)], 2, 0.35, 0.8)
    for top in (500, 660):
        lean = (top - 420) * 30 / 402
        sheet.shape(
            [
                (1226 - lean, top),
                (1298 + lean, top),
                (1298 + lean + 6, top + 82),
                (1226 - lean - 6, top + 82),
            ],
            (0, 1, 0.8),
        )
    sheet.shape([(1206, 420), (1318, 420), (1308, 398), (1216, 398)], (0, 0, 1))
    sheet.bar(1230, 322, 64, 76, LIGHT)
    for x in (1230, 1259, 1290):
        sheet.bar(x, 322, 5, 76, DARK)
    sheet.shape([(1218, 322), (1306, 322), (1262, 268)], (0, 0.6, 1))
    sheet.line([(1262, 272), (1262, 240)], 5, DARK)
    sheet.shape(outline("1400,840 1400,772 1445,742 1490,772 1490,850"), PAPER)
    sheet.shape([(1390, 776), (1445, 736), (1500, 776)], (0, 0.4, 1))
    sheet.bar(1434, 790, 20, 24, LIGHT)


def village_shore() -> Sheet:
    """Houses on stilts at high tide under palms, the hill behind where they will move to."""
    sheet, random = Sheet(NIGHT, seed=14), seeded(14)
    sheet.wash(0, 0.12, 0.75, end=700)
    sheet.wash(1, 0.35, 0, end=420)
    sheet.disc(1500, 400, 110, PAPER)
    sheet.shape(shapes.swell(600, rise=70, length=2300, phase=0.4), (0.4, 0.75, 0))
    sheet.shape(shapes.swell(690, rise=60, length=1500, phase=2.2), (0.35, 1, 0.2))
    for x, y in ((500, 560), (560, 545), (640, 548), (720, 560)):
        sheet.bar(x, y, 44, 30, PAPER)
        sheet.shape(outline("-8,0 22,-26 52,0", at=(x, y)), (0, 0.3, 0.9))
    sheet.wash(0, 0.55, 0, start=740)
    sheet.wash(1, 0.35, 1, start=740)
    sheet.wash(2, 0, 0.45, start=740)
    shapes.glints(sheet, random, (0, 770, WIDTH, 1260), PAPER, count=60)
    for x, y, size in ((700, 850, 0.62), (1440, 880, 0.8), (1020, 930, 1.05)):
        _stilt_house(sheet, random, x, y, size)
    for x, y, height, lean in ((250, 1180, 900, 120), (430, 1210, 690, -60), (90, 1230, 620, 70)):
        _palm(sheet, random, x, y, height, lean)
    sheet.shape(outline("0,1120 240,1150 520,1195 760,1280 0,1280"), (0.9, 0.3, 0.15))
    _canoe(sheet, 1500, 1130)
    return sheet


def _stilt_house(sheet: Sheet, random: Random, x: float, y: float, size: float) -> None:
    for step in range(8):
        glint = y + (170 + step * 16) * size
        reach = (150 - step * 10) * size * random.uniform(0.8, 1.1)
        sheet.shape([(x - reach, glint), (x, glint - 5), (x + reach, glint), (x, glint + 5)], (0.2, 0.9, 0.6))
    for post in (-140, -72, 0, 72, 140):
        sheet.bar(x + post * size - 5, y, 10 * size, 175 * size, DARK)
    sheet.bar(x - 175 * size, y - 8, 350 * size, 18 * size, DARK)
    sheet.bar(x - 150 * size, y - 120 * size, 300 * size, 116 * size, (0.85, 0.25, 0))
    sheet.bar(x + 40 * size, y - 120 * size, 110 * size, 116 * size, (0.85, 0.45, 0.3))
    sheet.bar(x - 110 * size, y - 88 * size, 56 * size, 84 * size, (0.2, 0.4, 0.95))
    sheet.bar(x - 20 * size, y - 88 * size, 44 * size, 40 * size, PAPER)
    roof = [(-200, -108), (-110, -235), (110, -235), (200, -108)]
    sheet.shape([(x + dx * size, y + dy * size) for dx, dy in roof], (0.3, 0.75, 0.55))
    shade = [(30, -235), (110, -235), (200, -108), (60, -108)]
    sheet.shape([(x + dx * size, y + dy * size) for dx, dy in shade], (0, 0.8, 0.9))


def _palm(sheet: Sheet, random: Random, x: float, y: float, height: float, lean: float) -> None:
    trunk = [(x + lean * t * t, y - height * t) for t in (0, 0.2, 0.4, 0.6, 0.8, 1)]
    sheet.line(trunk, 26, (0.4, 0.6, 0.9))
    top_x, top_y = trunk[-1]
    for reach, drop in (
        (-330, 140),
        (-290, -20),
        (-160, -130),
        (40, -170),
        (210, -110),
        (310, 10),
        (290, 170),
        (-210, 250),
        (170, 270),
    ):
        span = random.uniform(0.85, 1.1)
        tip = top_x + reach * span, top_y + drop * span
        bend = top_x + reach * 0.5, top_y + drop * 0.35 - 80
        sheet.shape(
            [(top_x, top_y - 14), bend, tip, (bend[0] + 8, bend[1] + 64), (top_x, top_y + 16)], (0.3, 1, 0.75)
        )
        sheet.line([(top_x, top_y), (bend[0] + 2, bend[1] + 24), tip], 3, (0.9, 0.4, 0))
    for nut in (-22, 4, 26):
        sheet.disc(top_x + nut, top_y + 26, 20, (1, 0.3, 0.5))


def _canoe(sheet: Sheet, x: float, y: float) -> None:
    sheet.shape(outline("-250,46 230,46 330,62 -320,62", at=(x, y)), (0, 0.9, 0.75))
    sheet.shape(
        outline("-280,-20 -200,12 180,12 270,-26 200,50 -210,50", at=(x, y)),
        (0.2, 0.3, 1),
    )
    sheet.disc(x + 6, y - 142, 26, (0.2, 0.3, 1))
    sheet.shape(outline("-34,-112 38,-112 52,14 -46,14", at=(x, y)), LIGHT)
    sheet.line(outline("28,-96 92,-40 60,-10", at=(x, y)), 20, (0.2, 0.3, 1))
    sheet.line([(x + 20, y - 130), (x + 140, y + 84)], 9, (0.9, 0.4, 0.6))


def boatyard() -> Sheet:
    """The ribs of a dhow on the beach, two shipwrights and the sun between the frames."""
    sheet, random = Sheet(BRICK, seed=15), seeded(15)
    sheet.wash(0, 0.2, 1, end=860)
    sheet.wash(1, 0, 0.35, start=300, end=860)
    sheet.disc(985, 560, 210, PAPER)
    sheet.shape(shapes.ridge(random, base=860, height=260, rough=0.52), (0.9, 0.55, 0))
    sheet.bar(0, 850, WIDTH, 90, (0.5, 0, 0.35))
    shapes.glints(sheet, random, (0, 860, WIDTH, 935), PAPER, count=40)
    sheet.shape(outline("0,930 700,905 1300,910 1920,940 1920,1280 0,1280"), (0.75, 0.12, 0))
    _ribs(sheet)
    sheet.shape([(300, 1120), (1690, 1130), (1840, 1210), (150, 1200)], (0.8, 0.35, 0.55))
    for prop in range(360, 1640, 180):
        sheet.line([(prop, 1060), (prop - 46, 1180)], 14, (0, 0.3, 1))
    _shipwrights(sheet)
    for _ in range(34):
        x, y = random.uniform(120, 1800), random.uniform(1200, 1265)
        sheet.line([(x, y), (x + random.uniform(20, 80), y + random.uniform(-6, 6))], 5, (0.2, 0, 0.2))
    return sheet


def _ribs(sheet: Sheet) -> None:
    frames = 17
    for number in range(frames):
        part = number / (frames - 1)
        x = 330 + part * 1290
        swell = 1 - (2 * part - 1) ** 2
        top = 470 + 120 * swell + (120 if part < 0.1 else 0)
        half = 40 + 75 * swell
        for side, tones in ((-1, (0.6, 0.8, 0.35)), (1, (0.2, 0.6, 1))):
            sheet.line(
                [
                    (x + side * 6, 1066),
                    (x + side * half * 0.8, 960),
                    (x + side * half, 800),
                    (x + side * half * 0.85, top),
                ],
                17,
                tones,
            )
    sheet.shape([(240, 1040), (1700, 1040), (1660, 1092), (290, 1092)], (0.2, 0.5, 1))
    sheet.line([(330, 1060), (250, 860), (160, 560), (110, 400)], 34, (0.2, 0.5, 1))
    sheet.line([(1620, 1060), (1700, 820), (1740, 480)], 34, (0.2, 0.5, 1))
    for depth, tone in ((1010, 0.9), (960, 0.9), (905, 0.9)):
        sheet.shape(
            [
                (236 - (1010 - depth) * 0.3, depth - 24),
                (960, depth),
                (1712, depth - 24),
                (1704, depth + 14),
                (960, depth + 40),
                (250, depth + 14),
            ],
            (0.7, tone, 0.12),
        )
        sheet.line([(240, depth + 14), (960, depth + 40), (1706, depth + 14)], 4, DARK)


def _shipwrights(sheet: Sheet) -> None:
    sheet.bar(560, 700, 330, 16, DARK)
    for x in (590, 860):
        sheet.line([(x, 710), (x, 1150)], 11, DARK)
    shapes.person(sheet, 700, 702, 200, DARK)
    sheet.line([(712, 560), (770, 590), (806, 540)], 17, DARK)
    sheet.line([(790, 560), (830, 520)], 9, (0, 1, 0.4))
    sheet.shape([(668, 504), (732, 504), (728, 520), (672, 520)], MIDDLE)
    shapes.person(sheet, 1380, 1180, 270, DARK)
    sheet.shape([(1338, 904), (1424, 904), (1418, 926), (1342, 926)], PAPER)
    sheet.shape([(1250, 986), (1560, 1016), (1556, 1042), (1246, 1012)], (1, 0.4, 0))


def pirogues() -> Sheet:
    """Long painted boats drawn up where a street used to be, the surf behind them."""
    sheet, random = Sheet(HARBOUR, seed=17), seeded(17)
    sheet.wash(0, 0.55, 0.12, end=560)
    sheet.disc(1500, 250, 100, PAPER)
    sheet.bar(0, 540, WIDTH, 300, (0, 0.85, 0))
    sheet.wash(1, 0.9, 0.5, start=540, end=840)
    for surf, phase in ((600, 0), (668, 2), (748, 4)):
        sheet.shape(shapes.swell(surf, rise=8, length=520, phase=phase, foot=surf + 22), PAPER)
    sheet.shape(shapes.swell(842, rise=14, length=1500, phase=1), (0.65, 0.1, 0))
    _last_houses(sheet)
    hulls: list[tuple[float, float, float, Tones]] = [
        (1240, 830, 0.62, (0, 1, 0.55)),
        (700, 930, 0.85, (1, 0.25, 0)),
        (1180, 1090, 1.15, (0, 0.9, 0)),
    ]
    for x, y, size, tones in hulls:
        _pirogue(sheet, x, y, size, tones)
    for x, y, height in ((330, 1090, 230), (420, 1110, 205), (1760, 960, 150)):
        shapes.person(sheet, x, y, height, DARK)
    shapes.birds(sheet, random, 960, 240, count=9, tones=(None, None, 0.9))
    return sheet


def _last_houses(sheet: Sheet) -> None:
    for x, y, width, height in ((-40, 560, 230, 420), (190, 640, 170, 320)):
        sheet.bar(x, y, width, height, PAPER)
        sheet.bar(x + width * 0.7, y, width * 0.3, height, (0.35, 0.3, 0))
        sheet.bar(x, y - 18, width + 8, 22, (0.9, 0.4, 0.2))
        sheet.bar(x + width * 0.22, y + 90, 52, 78, (0, 0.7, 0.8))


def _pirogue(sheet: Sheet, x: float, y: float, size: float, tones: Tones) -> None:
    at = (x, y)
    sheet.shape(outline("-430,96 470,90 540,128 -500,136", at=at, size=size), (0.6, 0.5, 0.45))
    sheet.shape(outline("-640,-120 -430,0 430,0 650,-150 480,100 -440,104", at=at, size=size), tones)
    sheet.shape(outline("-560,-44 -430,34 430,34 572,-54 548,-8 450,66 -440,66", at=at, size=size), PAPER)
    for number in range(9):
        diamond = outline("-26,50 0,36 26,50 0,64", at=(x + (number - 4) * 92 * size, y), size=size)
        sheet.shape(diamond, (1, 0.4, 0) if number % 2 else DARK)
    sheet.line(outline("-640,-120 -430,0 430,0 650,-150", at=at, size=size), 9 * size, DARK)
    sheet.line(outline("560,-80 560,-330", at=at, size=size), 8 * size, DARK)
    sheet.shape(outline("564,-330 700,-296 564,-250", at=at, size=size), LIGHT)
