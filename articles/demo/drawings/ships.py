"""Drawings of ships: at sea, in port and where they should not be."""

from random import Random

from articles.demo.drawings import shapes
from articles.demo.drawings.chance import seeded
from articles.demo.drawings.inks import FOG, HARBOUR, NIGHT
from articles.demo.drawings.shapes import outline
from articles.demo.drawings.sheet import DARK, HEIGHT, LIGHT, MIDDLE, PAPER, WIDTH, Sheet, Tones


def ferry_in_fog() -> Sheet:
    """A ferry aground on a skerry at daybreak, its boats already in the water."""
    sheet, random = Sheet(FOG, seed=11), seeded(11)
    sheet.wash(0, 0.85, 0.15, end=760)
    sheet.glow(1480, 330, 520, 0, -0.8)
    sheet.disc(1480, 330, 92, PAPER)
    _far_islands(sheet, random)
    sheet.wash(0, 0.35, 1, start=752)
    sheet.wash(2, 0, 0.35, start=752)
    shapes.glints(sheet, random, (0, 790, WIDTH, 1240), PAPER, count=70)
    with sheet.tilted(-3.2, (900, 800)):
        _ferry(sheet, random)
    _waterline(sheet, random)
    _skerry(sheet, random)
    for x, y, size in ((330, 990, 0.9), (560, 1085, 1.15), (150, 900, 0.55)):
        _lifeboat(sheet, x, y, size)
    shapes.birds(sheet, random, 420, 330, count=9, tones=(None, None, 0.8))
    return sheet


def _far_islands(sheet: Sheet, random: Random) -> None:
    sheet.shape(shapes.swell(742, rise=16, length=1500, phase=2), (0.75, 0, 0))
    for _ in range(70):
        shapes.pine(
            sheet,
            random.gauss(230, 190),
            750 + random.uniform(-4, 6),
            random.uniform(40, 92),
            (0.95, 0, 0.12),
        )
    for _ in range(26):
        shapes.pine(sheet, random.gauss(1790, 90), 752, random.uniform(50, 110), (1, 0, 0.3))


def _ferry(sheet: Sheet, random: Random) -> None:
    sheet.shape(outline("300,690 1585,690 1520,850 1470,905 400,905 330,820"), DARK)
    sheet.shape([(308, 722), (1573, 722), (1562, 748), (316, 748)], MIDDLE)
    sheet.shape([(345, 690), (355, 600), (1400, 600), (1500, 690)], PAPER)
    sheet.shape([(420, 600), (430, 520), (1270, 520), (1340, 600)], PAPER)
    sheet.shape([(1060, 520), (1068, 452), (1210, 452), (1262, 520)], PAPER)
    sheet.shade([(345, 690), (352, 640), (1440, 640), (1500, 690)], 0, 0.1, 0.5)
    sheet.shade([(420, 600), (426, 570), (1310, 570), (1340, 600)], 0, 0.1, 0.5)
    shapes.windows(sheet, random, (390, 618, 1400, 668), columns=44, rows=1, tones=(0.2, 0, 0.9))
    shapes.windows(sheet, random, (450, 540, 1250, 588), columns=32, rows=1, tones=(0.2, 0, 0.9))
    sheet.shape([(1150, 468), (1226, 468), (1240, 490), (1150, 490)], (0.2, 0, 0.9))
    sheet.shape([(560, 520), (590, 372), (760, 372), (745, 520)], MIDDLE)
    sheet.shape([(586, 392), (590, 372), (760, 372), (758, 392)], DARK)
    sheet.shape([(575, 448), (578, 430), (752, 430), (750, 448)], PAPER)
    sheet.line([(1130, 452), (1130, 340)], 7, DARK)
    sheet.line([(1098, 378), (1162, 378)], 6, DARK)
    for number in range(6):
        x = 830 + number * 38
        sheet.shape([(x, 508), (x + 30, 508), (x + 24, 528), (x + 6, 528)], MIDDLE)
    for number in range(7):
        sheet.disc(480 + number * 150, 790, 9, PAPER)


def _waterline(sheet: Sheet, random: Random) -> None:
    """Sink the hull into the water, and lay its broken shadow on it."""
    water = [(250, 884), (1300, 850), (1300, HEIGHT), (250, HEIGHT)]
    sheet.shape(water, (None, 0, 0))
    sheet.shade(water, 0, 0.49, 1)
    sheet.shade(water, 2, 0.075, 0.35)
    for row in range(9):
        y = 893 + row * 17
        left, right = 400 - row * 20 + random.uniform(-30, 30), 1120 - row * 44 + random.uniform(-40, 40)
        sheet.shape(
            [(left, y), ((left + right) / 2, y - 7), (right, y - row), ((left + right) / 2, y + 7)],
            (1, 0, 0.62),
        )
    shapes.glints(sheet, random, (260, 920, 1000, 1240), PAPER, count=22)


def _skerry(sheet: Sheet, random: Random) -> None:
    rock = outline(
        "980,985 1120,905 1260,862 1390,838 1530,846 1650,880 1800,908 1920,930 1920,1280 1180,1280 1060,1120"
    )
    sheet.shape(rock, (1, 0, 0.55))
    sheet.shade(
        outline("1390,838 1530,846 1650,880 1480,1000 1290,1060 1180,1010 1280,900"),
        2,
        0.1,
        0.6,
    )
    sheet.shape(outline("1500,1100 1700,1010 1920,990 1920,1280 1400,1280"), (1, 0, 0.85))
    sheet.shape(outline("1050,1000 1120,905 1200,884 1130,1010 1120,1110"), (1, 0, 0.3))
    sheet.shape(outline("1700,890 1800,908 1920,930 1920,985 1760,960"), (1, 0, 0.25))
    sheet.shape(outline("1560,1120 1700,1040 1920,1020 1920,1060 1740,1090"), (1, 0, 0.5))
    for y, left, right in (
        (1010, 960, 1075),
        (1060, 985, 1110),
        (1118, 1010, 1075),
        (1165, 1030, 1130),
        (1225, 1090, 1190),
    ):
        shapes.glints(sheet, random, (left - 90, y - 8, right - 60, y + 8), PAPER, count=3)


def _lifeboat(sheet: Sheet, x: float, y: float, size: float) -> None:
    hull = [(-90, 0), (90, 0), (70, 34), (-68, 34)]
    sheet.shape([(x + dx * size * 1.1, y + (dy * 0.5 + 34) * size) for dx, dy in hull], (1, 0, 0.5))
    sheet.shape([(x + dx * size, y + dy * size) for dx, dy in hull], MIDDLE)
    for number in range(7):
        sheet.disc(x + (-62 + number * 20) * size, y - 9 * size, 8 * size, DARK)
    sheet.shape(
        [
            (x - 64 * size, y - 2),
            (x + 64 * size, y - 2),
            (x + 84 * size, y + 8 * size),
            (x - 84 * size, y + 8 * size),
        ],
        (0, 1, 0.7),
    )


def harbour() -> Sheet:
    """Cranes over a container ship, the sun just clear of the breakwater."""
    sheet, random = Sheet(HARBOUR, seed=12), seeded(12)
    sheet.wash(0, 0.08, 0.95, end=800)
    sheet.wash(1, 0.45, 0, end=520)
    sheet.glow(620, 700, 430, 0, -0.7)
    sheet.disc(620, 690, 128, PAPER)
    for x, size in ((150, 0.5), (420, 0.52), (905, 0.5), (1140, 0.46)):
        _crane(sheet, x, 812, size, (0.9, 0.55, 0))
    sheet.bar(0, 790, WIDTH, 22, (0.9, 0.6, 0.1))
    sheet.wash(0, 0.8, 0.1, start=812)
    sheet.wash(1, 0.45, 1, start=812)
    _sun_on_water(sheet, random)
    _container_ship(sheet, random)
    for x in (1290, 1660):
        _crane(sheet, x, 1120, 1.28, DARK)
    sheet.shape([(1120, 1120), (WIDTH, 1120), (WIDTH, HEIGHT), (1080, HEIGHT)], DARK)
    sheet.bar(1120, 1120, 800, 10, LIGHT)
    for x in (1180, 1420, 1560):
        shapes.person(sheet, x, 1122, 72, (1, 0, 0))
    shapes.birds(sheet, random, 330, 380, count=8, tones=(None, None, 0.9))
    return sheet


def _sun_on_water(sheet: Sheet, random: Random) -> None:
    for row in range(30):
        y = 822 + row * 15
        reach = 90 + row * 7 + random.uniform(-40, 40)
        x = 620 + random.uniform(-26, 26)
        sheet.shape([(x - reach, y), (x, y - 5), (x + reach, y), (x, y + 5)], (0.35, 0, 0))
    shapes.glints(sheet, random, (0, 850, 1500, 1270), (0.6, 0.2, 0), count=40)


def _container_ship(sheet: Sheet, random: Random) -> None:
    sheet.shape(outline("560,960 1920,960 1920,1130 640,1130 598,1050"), DARK)
    sheet.shape([(618, 1092), (1920, 1092), (1920, 1130), (640, 1130)], (0.9, 0, 0.5))
    paints: list[Tones] = [LIGHT, MIDDLE, (1, 1, 0), (0, 1, 0.6), (0.5, 0, 0), (1, 0, 0.7), (0, 0.5, 0)]
    for column in range(12):
        for row in range(random.choice((3, 4, 4, 5, 5))):
            x, y = 700 + column * 92, 960 - (row + 1) * 50
            sheet.bar(x, y, 88, 47, random.choice(paints))
            for rib in range(1, 6):
                sheet.bar(x + rib * 15, y + 6, 3, 35, (None, None, 0.35))
    sheet.bar(600, 880, 78, 80, PAPER)
    sheet.shape([(585, 880), (690, 880), (682, 850), (598, 850)], PAPER)
    sheet.bar(604, 857, 74, 12, DARK)


def _crane(sheet: Sheet, x: float, y: float, size: float, tones: Tones) -> None:
    """Draw a ship-to-shore gantry, feet at `y`, boom to the left."""

    def at(dx: float, dy: float) -> tuple[float, float]:
        return x + dx * size, y - dy * size

    for foot in (0, 190):
        sheet.shape([at(foot - 11, 0), at(foot - 8, 480), at(foot + 8, 480), at(foot + 11, 0)], tones)
    sheet.shape([at(-10, 200), at(200, 200), at(200, 220), at(-10, 220)], tones)
    sheet.line([at(0, 220), at(190, 440)], 7 * size, tones)
    sheet.shape([at(-420, 470), at(290, 470), at(290, 500), at(-420, 494)], tones)
    sheet.line([at(0, 480), at(60, 700), at(190, 480)], 13 * size, tones)
    for reach in (-400, -220):
        sheet.line([at(60, 698), at(reach, 494)], 5 * size, tones)
    sheet.line([at(60, 698), at(280, 498)], 5 * size, tones)
    sheet.shape([at(215, 500), at(285, 500), at(285, 545), at(215, 545)], tones)
    sheet.line([at(-190, 470), at(-190, 330)], 4 * size, tones)
    sheet.line([at(-120, 470), at(-120, 330)], 4 * size, tones)
    sheet.shape([at(-215, 330), at(-95, 330), at(-95, 272), at(-215, 272)], tones)


def lantern_boat() -> Sheet:
    """A lifeboat full of people in fog at night, one lantern lit, a second boat only a glow."""
    sheet, random = Sheet(NIGHT, seed=16), seeded(16)
    sheet.wash(1, 0.55, 0.95, end=760)
    sheet.wash(2, 0.95, 0.5, end=760)
    sheet.wash(1, 0.9, 0.8, start=760)
    sheet.wash(2, 0.5, 1, start=760)
    _boat_of_people(sheet, 420, 770, 0.42, (0, 1, 0.72))
    for ink, tone in ((2, -0.95), (1, -0.75), (0, 0.95)):
        sheet.glow(1130, 560, 520, ink, tone)
    _lamplight_on_water(sheet, random)
    _boat_of_people(sheet, 1060, 880, 1.15, DARK)
    sheet.line([(1130, 880), (1130, 560)], 12, DARK)
    sheet.bar(1108, 520, 44, 66, PAPER)
    sheet.shape([(1098, 522), (1162, 522), (1146, 496), (1114, 496)], DARK)
    sheet.bar(1102, 584, 56, 10, DARK)
    return sheet


def _lamplight_on_water(sheet: Sheet, random: Random) -> None:
    for row in range(17):
        y = 985 + row * 17
        reach = 250 - row * 9 + random.uniform(-70, 70)
        sheet.shape([(1130 - reach, y), (1130, y - 5), (1130 + reach, y), (1130, y + 5)], (0.9, 0.25, 0.1))
    shapes.glints(sheet, random, (60, 800, 1860, 1270), (0.25, 0.75, 0.35), count=50)


def _boat_of_people(sheet: Sheet, x: float, y: float, size: float, tones: Tones) -> None:
    for seat, height, turn in (
        (-300, 150, 8),
        (-205, 172, -6),
        (-110, 138, 0),
        (-20, 176, 6),
        (165, 160, -8),
        (262, 118, 0),
        (340, 166, -5),
    ):
        top = y - height * size
        sheet.disc(x + (seat + turn) * size, top - 36 * size, 34 * size, tones)
        sheet.shape(
            outline("-36,0 36,0 62,60 66,190 -66,190 -62,60", at=(x + seat * size, top), size=size), tones
        )
    sheet.shape(outline("-450,-30 -380,6 380,6 470,-44 372,104 -360,104", at=(x, y), size=size), tones)
    if tones is DARK:
        sheet.shape(
            outline("-440,-20 -380,12 380,12 458,-32 448,-10 382,34 -380,34 -432,2", at=(x, y), size=size),
            LIGHT,
        )
        sheet.line(outline("-250,30 -520,170", at=(x, y), size=size), 11, DARK)
        sheet.line(outline("210,30 420,190", at=(x, y), size=size), 11, DARK)
