"""The second factor: codes of an app by RFC 6238, and recovery codes for when there is no app."""

import hashlib
import secrets
from datetime import datetime

import pyotp
import segno
from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.utils.safestring import SafeString, mark_safe

from articles.models import Post, RecoveryCode, SecondFactor

EVERYBODY = "everybody"
APP, RECOVERY = "app", "recovery code"
CODES = 10
STEP = 30
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is read as another


class WrongCode(ValueError):
    """A code does not belong to the secret and the moment."""


def new_secret() -> str:
    """Return a secret of 160 bits, as RFC 4226 section 4 asks."""
    return pyotp.random_base32()


def has_one(user: User) -> bool:
    """Tell whether someone has added a second factor."""
    return SecondFactor.objects.filter(user=user).exists()


def must_have_one(user: User) -> bool:
    """Tell whether SECOND_FACTOR asks someone for one: everybody, or their role, or one by a post."""
    named = settings.SECOND_FACTOR
    if not named or EVERYBODY in named:
        return bool(named)
    return (
        user.groups.filter(name__in=named).exists()
        or Post.objects.filter(user=user, group__name__in=named).exists()
    )


def address_for_app(user: User, secret: str) -> str:
    """Return what an app reads from the picture: the paper, the account and the secret."""
    return pyotp.TOTP(secret).provisioning_uri(name=user.get_username(), issuer_name=settings.SITE_NAME)


def picture_for_app(address: str) -> SafeString:
    """Draw an app's address as an SVG, dark on white whatever the page's colours are."""
    drawn = segno.make(address, error="m", micro=False)
    return mark_safe(drawn.svg_inline(scale=5, border=4, light="#fff", title="QR code for your app"))


@transaction.atomic
def add(user: User, secret: str, code: str, *, at: datetime) -> list[str]:
    """Keep a secret that the app has shown to know, and return recovery codes. Raises WrongCode."""
    step = _step_of(secret, code, at)
    if step is None:
        raise WrongCode(
            "This is not the code the app shows now. Check the clock of your phone, and type the next."
        )
    SecondFactor.objects.create(user=user, secret=secret, last_step=step, added_at=at)
    return new_recovery_codes(user)


@transaction.atomic
def new_recovery_codes(user: User) -> list[str]:
    """Replace someone's recovery codes; they are returned this once."""
    codes = ["-".join(_four_letters() for _ in range(4)) for _ in range(CODES)]
    RecoveryCode.objects.filter(user=user).delete()
    RecoveryCode.objects.bulk_create(RecoveryCode(user=user, digest=_digest(user, code)) for code in codes)
    return codes


def codes_left(user: User) -> int:
    """Count the recovery codes that were not used."""
    return RecoveryCode.objects.filter(user=user).count()


@transaction.atomic
def remove(user: User) -> bool:
    """Forget someone's secret and recovery codes, and tell whether there were any."""
    RecoveryCode.objects.filter(user=user).delete()
    removed, _ = SecondFactor.objects.filter(user=user).delete()
    return bool(removed)


def proof(user: User, word: str, *, at: datetime) -> str:
    """Use up a code of the app or a recovery code, and say which it was; nothing when it is neither."""
    factor = SecondFactor.objects.filter(user=user).first()
    if factor is None:
        return ""
    step = _step_of(factor.secret, word, at)
    if step is not None:
        # The row decides, so that one code serves once even when it comes twice at the same moment.
        unused = SecondFactor.objects.filter(user=user, last_step__lt=step)
        return APP if unused.update(last_step=step) else ""
    used, _ = RecoveryCode.objects.filter(user=user, digest=_digest(user, word)).delete()
    return RECOVERY if used else ""


def _step_of(secret: str, code: str, at: datetime) -> int | None:
    """Find the step a code belongs to: the one of now, or one beside it, for clocks that differ."""
    typed = "".join(code.split())
    now = int(at.timestamp()) // STEP
    totp = pyotp.TOTP(secret)
    for step in (now, now - 1, now + 1):
        if secrets.compare_digest(totp.generate_otp(step).encode(), typed.encode()):
            return step
    return None


def _four_letters() -> str:
    return "".join(secrets.choice(_LETTERS) for _ in range(4))


def _digest(user: User, code: str) -> str:
    # 79 random bits need no slow hash.
    typed = "".join(letter for letter in code.lower() if letter.isalnum())
    return hashlib.sha256(f"{user.pk}:{typed}".encode()).hexdigest()
