"""What someone was, and when, drawn to one scale."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from articles.models import Held, role_on
from articles.text.house import years_text

WIDTH, SHORTEST = 1000.0, 6.0


@dataclass(frozen=True)
class Stretch:
    """A role with its bar on the line, in the drawing's units; without dates it has none."""

    text: str
    years: str
    x: float = 0.0
    width: float = 0.0
    is_open: bool = False


@dataclass(frozen=True)
class Career:
    """Roles in the order of time, those without dates last; `first` and `last` are the years at the ends."""

    stretches: list[Stretch]
    first: int = 0
    last: int = 0


def career_of(roles: Sequence[Held], *, today: date) -> Career | None:
    """Draw a person's roles; None for someone of whom no role with a date is known."""
    dated = sorted((role for role in roles if role.since or role.until), key=_beginning)
    if not dated:
        return None
    edges = [day for role in dated for day in (role.since, role.until) if day]
    edges += [today for role in dated if role.until is None]
    first, last = min(edges), max(edges)
    days = max((last - first).days, 1)
    stretches = [_stretch(role, first, days, today) for role in dated]
    undated = [Stretch(role.text, "") for role in roles if role not in dated]
    return Career(stretches + undated, first.year, last.year)


def headline_role(roles: Sequence[Held], *, today: date) -> str:
    """Say what someone is, or else what they were last, with its years."""
    if now := role_on(roles, today):
        return now.text
    over = [role for role in roles if role.until and role.until <= today]
    last = max(over, key=lambda role: role.until or date.min, default=None)
    return f"{last.text} ({years_over(last, today=today)})" if last else ""


def years_over(role: Held, *, today: date) -> str:
    """Set the years of a role that is over, "2008–2012"; empty for any other."""
    is_over = role.until is not None and role.until <= today
    return years_text(role.since, role.until, today=today) if is_over else ""


def _beginning(role: Held) -> tuple[date, date]:
    return (role.since or date.min, role.until or date.max)


def _is_open(role: Held, today: date) -> bool:
    return role.until is None or role.until > today


def _stretch(role: Held, first: date, days: int, today: date) -> Stretch:
    begins = role.since or first
    ends = max(begins, today) if role.until is None else role.until
    x = WIDTH * (begins - first).days / days
    width = max(SHORTEST, WIDTH * (ends - begins).days / days)
    x = min(x, WIDTH - SHORTEST)
    years = years_text(role.since, role.until, today=today)
    return Stretch(role.text, years, round(x, 1), round(min(width, WIDTH - x), 1), _is_open(role, today))
