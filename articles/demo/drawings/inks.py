"""Palettes: a paper and the three inks that are laid over it, as a small press would."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Palette:
    paper: tuple[int, int, int]
    inks: tuple[tuple[int, int, int], tuple[int, int, int], tuple[int, int, int]]


def palette(paper: str, *inks: str) -> Palette:
    """Return a palette from four six-digit colours, the lightest ink first."""
    first, second, third = (_rgb(ink) for ink in inks)
    return Palette(_rgb(paper), (first, second, third))


def _rgb(text: str) -> tuple[int, int, int]:
    return int(text[0:2], 16), int(text[2:4], 16), int(text[4:6], 16)


# Each goes from the lightest ink to the darkest; the third one draws.
FOG = palette("f3f0e8", "a9c3c9", "d9533c", "26455a")
HARBOUR = palette("f7eedb", "f0a860", "4d93a0", "1f3350")
DUSK = palette("f9e9cd", "f2a03f", "b5476a", "2b2a5c")
FIELD = palette("f7f1dc", "e8bb44", "6f9162", "35382f")
BRICK = palette("f8ecdd", "eab08f", "c9513a", "2c3a3d")
PRESS = palette("f4f0e6", "b9c2c0", "d83a34", "26272b")
NIGHT = palette("f6efd9", "f3c65a", "3f8f9c", "1d2550")
