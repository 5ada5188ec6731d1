"""Chance that falls the same way every time."""

from random import Random


def seeded(seed: float) -> Random:
    """Return a source of numbers for a drawing; the same seed gives the same drawing."""
    return Random(seed)  # noqa: S311 — for pictures, not for secrets
