"""Proving that the person at the keyboard is the one whose account it is."""

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.models import User
from django.http import HttpRequest

from . import second_factor
from .guesses import clear, of_person, spend

PASSWORD = "password"  # noqa: S105 - the kind of a proof
_PROVED_AT = "proved_at"


class WrongProof(ValueError):
    """What was typed proves nothing."""


def prove(user: User, word: str, *, at: datetime) -> str:
    """Check a code where someone has a second factor, else their password, and say which it was.

    Raises WrongProof, or TooManyGuesses before anything is looked at.
    """
    spend([of_person(user.pk)], at=at)
    if second_factor.has_one(user):
        kind = second_factor.proof(user, word, at=at)
        wrong = "This code is not right, or it was used before. Wait for the next one your app shows."
    else:
        kind = PASSWORD if user.check_password(word) else ""
        wrong = "This is not your password."
    if not kind:
        raise WrongProof(wrong)
    clear(of_person(user.pk), at=at)
    return kind


def remember(request: HttpRequest, *, at: datetime) -> None:
    """Keep in the session that the person was proved just now."""
    request.session[_PROVED_AT] = at.timestamp()


def was_proved_lately(request: HttpRequest, *, at: datetime) -> bool:
    """Tell whether the person was proved within REASK_MINUTES."""
    since: float = at.timestamp() - request.session.get(_PROVED_AT, 0)
    return 0 <= since < timedelta(minutes=settings.REASK_MINUTES).total_seconds()
