"""Shapes that more than one drawing needs: hills, water, windows, birds, trees, people."""

from itertools import pairwise
from math import cos, pi, sin
from random import Random

from articles.demo.drawings.sheet import HEIGHT, PAPER, WIDTH, Point, Sheet, Tones

Box = tuple[float, float, float, float]


def ridge(
    random: Random, *, base: float, height: float, rough: float = 0.5, left: float = 0, right: float = WIDTH
) -> list[Point]:
    """Return a jagged skyline, closed at the foot of the sheet."""
    heights = [random.uniform(0.2, 0.6), random.uniform(0.2, 0.6)]
    spread = 0.5
    while len(heights) < 65:
        middles = [(a + b) / 2 + random.uniform(-spread, spread) for a, b in pairwise(heights)]
        heights = [value for pair in zip(heights, middles, strict=False) for value in pair] + heights[-1:]
        spread *= rough
    step = (right - left) / (len(heights) - 1)
    top = [(left + number * step, base - height * max(0.0, value)) for number, value in enumerate(heights)]
    return [(left, HEIGHT), *top, (right, HEIGHT)]


def swell(base: float, *, rise: float, length: float, phase: float = 0, foot: float = HEIGHT) -> list[Point]:
    """Return a softly rolling skyline, closed at `foot`."""
    top = [
        (x, base - rise * (sin(2 * pi * x / length + phase) + 0.4 * sin(4.7 * pi * x / length + phase * 2)))
        for x in range(0, WIDTH + 1, 16)
    ]
    return [(0, foot), *top, (WIDTH, foot)]


def outline(text: str, *, at: Point = (0, 0), size: float = 1) -> list[Point]:
    """Return the points written as in "10,20 30,40", scaled and moved to their place."""
    pairs = (pair.split(",") for pair in text.split())
    return [(at[0] + float(x) * size, at[1] + float(y) * size) for x, y in pairs]


def smooth(points: list[Point], *, steps: int = 8) -> list[Point]:
    """Return a closed curve that passes through every point."""
    outline = []
    count = len(points)
    for number in range(count):
        p0, p1, p2, p3 = (points[(number + shift) % count] for shift in (-1, 0, 1, 2))
        outline += [_spline(p0, p1, p2, p3, step / steps) for step in range(steps)]
    return outline


def _spline(p0: Point, p1: Point, p2: Point, p3: Point, t: float) -> Point:
    """Return the Catmull-Rom point between the two middle ones."""
    weights = (-t + 2 * t**2 - t**3, 2 - 5 * t**2 + 3 * t**3, t + 4 * t**2 - 3 * t**3, -(t**2) + t**3)
    return (
        sum(w * p[0] for w, p in zip(weights, (p0, p1, p2, p3), strict=True)) / 2,
        sum(w * p[1] for w, p in zip(weights, (p0, p1, p2, p3), strict=True)) / 2,
    )


def blob(
    random: Random, x: float, y: float, radius: float, *, flat: float = 1, wobble: float = 0.15
) -> list[Point]:
    """Return a rounded, uneven closed outline."""
    waves = [(random.uniform(0, wobble / (n + 1)), random.uniform(0, 2 * pi)) for n in range(5)]
    outline = []
    for step in range(120):
        angle = step * pi / 60
        reach = radius * (
            1 + sum(size * sin((n + 2) * angle + phase) for n, (size, phase) in enumerate(waves))
        )
        outline.append((x + reach * cos(angle), y + reach * flat * sin(angle)))
    return outline


def cloud(sheet: Sheet, x: float, y: float, width: float, tones: Tones) -> None:
    """Draw a cloud with a flat foot at `y`."""
    for place, size in ((0.18, 0.13), (0.38, 0.21), (0.6, 0.17), (0.8, 0.11)):
        radius = width * size
        cx = x + width * place
        sheet.oval((cx - radius * 1.25, y - radius * 1.3, cx + radius * 1.25, y), tones)
    sheet.bar(x + width * 0.12, y - width * 0.07, width * 0.74, width * 0.07, tones)


def glints(sheet: Sheet, random: Random, box: Box, tones: Tones, *, count: int) -> None:
    """Scatter flat strokes of light on water, longer and thicker towards the reader."""
    left, top, right, bottom = box
    for _ in range(count):
        depth = random.random() ** 1.4
        y = top + (bottom - top) * depth
        width = (20 + 130 * depth) * random.uniform(0.5, 1.3)
        x = random.uniform(left, right - width * 0.5)
        thick = 2 + 5 * depth
        sheet.shape(
            [(x, y), (x + width * 0.5, y - thick), (x + width, y), (x + width * 0.5, y + thick)], tones
        )


def windows(
    sheet: Sheet, random: Random, box: Box, *, columns: int, rows: int, tones: Tones, lit: float = 1
) -> None:
    """Draw a grid of window panes in a box, of which the share `lit` shows."""
    left, top, right, bottom = box
    across, down = (right - left) / columns, (bottom - top) / rows
    for column in range(columns):
        for row in range(rows):
            if random.random() < lit:
                sheet.bar(
                    left + across * (column + 0.22),
                    top + down * (row + 0.2),
                    across * 0.56,
                    down * 0.6,
                    tones,
                )


def birds(
    sheet: Sheet, random: Random, x: float, y: float, *, count: int, tones: Tones, size: float = 26
) -> None:
    """Draw a loose flock around a point."""
    for _ in range(count):
        bx, by = x + random.gauss(0, size * 5), y + random.gauss(0, size * 2)
        wing = size * random.uniform(0.6, 1.1)
        for side in (-1, 1):
            sheet.shape(
                [
                    (bx, by),
                    (bx + side * wing * 0.5, by - wing * 0.42),
                    (bx + side * wing, by - wing * 0.1),
                    (bx + side * wing * 0.5, by - wing * 0.24),
                ],
                tones,
            )


def person(sheet: Sheet, x: float, y: float, height: float, tones: Tones) -> None:
    """Draw a standing figure in a coat, feet at (x, y)."""
    head = height * 0.085
    sheet.disc(x, y - height + head, head, tones)
    shoulder, hem = height * 0.13, height * 0.17
    sheet.shape(
        [
            (x - shoulder * 0.8, y - height * 0.81),
            (x + shoulder * 0.8, y - height * 0.81),
            (x + shoulder * 1.1, y - height * 0.7),
            (x + hem, y - height * 0.3),
            (x - hem, y - height * 0.3),
            (x - shoulder * 1.1, y - height * 0.7),
        ],
        tones,
    )
    for side in (-1, 1):
        sheet.shape(
            [
                (x + side * height * 0.02, y - height * 0.32),
                (x + side * height * 0.13, y - height * 0.32),
                (x + side * height * 0.1, y),
                (x + side * height * 0.03, y),
            ],
            tones,
        )


def pine(sheet: Sheet, x: float, y: float, height: float, tones: Tones) -> None:
    """Draw a narrow fir in three tiers, foot at (x, y)."""
    for low, high, spread in ((0.05, 0.55, 0.2), (0.3, 0.78, 0.15), (0.55, 1, 0.1)):
        sheet.shape(
            [
                (x - height * spread, y - height * low),
                (x, y - height * high),
                (x + height * spread, y - height * low),
            ],
            tones,
        )
    sheet.bar(x - height * 0.02, y - height * 0.06, height * 0.04, height * 0.06, tones)


def pylon(sheet: Sheet, x: float, y: float, height: float, tones: Tones) -> list[Point]:
    """Draw a lattice mast, foot at (x, y); return the six points that carry its lines."""
    thick = max(2.0, height * 0.014)
    half, waist = height * 0.13, height * 0.032
    for side in (-1, 1):
        sheet.line(
            [
                (x + side * half, y),
                (x + side * waist, y - height * 0.62),
                (x + side * waist * 0.6, y - height),
            ],
            thick,
            tones,
        )
    levels = [0, 0.16, 0.3, 0.42, 0.53, 0.62, 0.72, 0.82, 0.92, 1]
    for low, high in pairwise(levels):
        for side in (-1, 1):
            sheet.line(
                [
                    (x + side * _reach(low, half, waist), y - height * low),
                    (x - side * _reach(high, half, waist), y - height * high),
                ],
                thick * 0.6,
                tones,
            )
    points = []
    for level, arm in ((0.66, 0.2), (0.79, 0.26), (0.92, 0.17)):
        top = y - height * level
        sheet.shape(
            [
                (x - height * arm, top),
                (x, top - height * 0.05),
                (x + height * arm, top),
                (x, top - height * 0.02),
            ],
            tones,
        )
        points += [(x - height * arm, top + height * 0.04), (x + height * arm, top + height * 0.04)]
    return points


def _reach(level: float, half: float, waist: float) -> float:
    return half + (waist - half) * level / 0.62 if level < 0.62 else waist * (1 - 0.4 * (level - 0.62) / 0.38)


def sagging(first: Point, last: Point, *, sag: float) -> list[Point]:
    """Return a line that hangs between two points."""
    (x1, y1), (x2, y2) = first, last
    steps = [number / 24 for number in range(25)]
    return [(x1 + (x2 - x1) * t, y1 + (y2 - y1) * t + sag * 4 * t * (1 - t)) for t in steps]


def snow(sheet: Sheet, random: Random, *, count: int, tones: Tones = PAPER, slant: float = 0.3) -> None:
    """Let it snow over the whole sheet, flakes nearer to the reader larger."""
    for _ in range(count):
        x, y, size = random.uniform(0, WIDTH), random.uniform(0, HEIGHT), 2 + 6 * random.random() ** 3
        sheet.shape([(x - size, y), (x, y - size), (x + size, y), (x - size * slant, y + size * 1.5)], tones)
