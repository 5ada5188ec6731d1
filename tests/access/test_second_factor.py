"""Codes of an app and recovery codes: right once, never twice."""

from datetime import datetime, timedelta

import pyotp
import pytest
from django.contrib.auth.models import User
from pytest_django import Settings

from articles.access import second_factor
from articles.models import RecoveryCode, Section
from articles.publishing.roles import REPORTER, SECTION_EDITOR
from tests.cast import give_post

SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"  # of RFC 6238, appendix B
HALF_A_MINUTE = timedelta(seconds=30)


def code(at: datetime) -> str:
    return pyotp.TOTP(SECRET).at(at)


@pytest.fixture
def codes(reporter: User, now: datetime) -> list[str]:
    """The reporter's recovery codes, with the code of this moment used up."""
    return second_factor.add(reporter, SECRET, code(now), at=now)


class Add:
    @pytest.mark.parametrize(
        ("seconds", "shown"), [(59, "287082"), (1111111109, "081804"), (20000000000, "353130")]
    )
    def test_takes_the_codes_of_the_standard(self, reporter: User, seconds: int, shown: str) -> None:
        at = datetime.fromtimestamp(seconds, tz=datetime.now().astimezone().tzinfo)
        assert len(second_factor.add(reporter, SECRET, shown, at=at)) == 10

    @pytest.mark.parametrize("shown", ["", "000000", "28708", "２８７０８２", "x" * 500])
    def test_refuses_another(self, reporter: User, shown: str) -> None:
        at = datetime.fromisoformat("1970-01-01T00:00:59+00:00")
        with pytest.raises(second_factor.WrongCode, match="Check the clock of your phone"):
            second_factor.add(reporter, SECRET, shown, at=at)
        assert not second_factor.has_one(reporter)


class Proof:
    def test_takes_a_code_once(self, reporter: User, codes: list[str], now: datetime) -> None:
        later = now + HALF_A_MINUTE
        assert second_factor.proof(reporter, code(later), at=later) == "app"
        assert second_factor.proof(reporter, code(later), at=later) == ""

    def test_refuses_the_code_that_added_it(self, reporter: User, codes: list[str], now: datetime) -> None:
        assert second_factor.proof(reporter, code(now), at=now) == ""

    def test_refuses_an_older_code_than_the_last(
        self, reporter: User, codes: list[str], now: datetime
    ) -> None:
        first, second = now + HALF_A_MINUTE, now + 2 * HALF_A_MINUTE
        assert second_factor.proof(reporter, code(second), at=second)
        assert second_factor.proof(reporter, code(first), at=second) == ""

    @pytest.mark.parametrize(("steps", "right"), [(1, "app"), (2, ""), (-2, "")])
    def test_forgives_clocks_that_differ_by_a_step(
        self, reporter: User, codes: list[str], now: datetime, steps: int, right: str
    ) -> None:
        later = now + 10 * HALF_A_MINUTE
        assert second_factor.proof(reporter, code(later + steps * HALF_A_MINUTE), at=later) == right

    def test_takes_a_recovery_code_once(self, reporter: User, codes: list[str], now: datetime) -> None:
        typed = codes[3].upper().replace("-", " ")
        assert second_factor.proof(reporter, typed, at=now) == "recovery code"
        assert second_factor.proof(reporter, codes[3], at=now) == ""
        assert second_factor.codes_left(reporter) == 9

    def test_takes_no_one_elses_recovery_code(
        self, reporter: User, editor: User, codes: list[str], now: datetime
    ) -> None:
        second_factor.add(editor, SECRET, code(now), at=now)
        assert second_factor.proof(editor, codes[0], at=now) == ""

    def test_is_nothing_without_a_second_factor(self, reporter: User, now: datetime) -> None:
        assert second_factor.proof(reporter, code(now), at=now) == ""


class RecoveryCodes:
    def test_are_kept_as_digests(self, reporter: User, codes: list[str]) -> None:
        kept = set(RecoveryCode.objects.values_list("digest", flat=True))
        plain = {each.replace("-", "") for each in codes}
        assert len(kept) == len(plain) == 10
        assert not kept & (plain | set(codes))

    def test_are_worth_nothing_once_there_are_new_ones(
        self, reporter: User, codes: list[str], now: datetime
    ) -> None:
        second_factor.new_recovery_codes(reporter)
        assert second_factor.proof(reporter, codes[0], at=now) == ""


class MustHaveOne:
    def test_asks_nobody_unless_told_to(self, reporter: User) -> None:
        assert not second_factor.must_have_one(reporter)

    @pytest.mark.parametrize(
        ("named", "asked"), [(["everybody"], True), ([REPORTER], True), ([SECTION_EDITOR], False)]
    )
    def test_asks_everybody_or_a_role(
        self, settings: Settings, reporter: User, named: list[str], asked: bool
    ) -> None:
        settings.SECOND_FACTOR = named
        assert second_factor.must_have_one(reporter) is asked

    def test_asks_those_who_have_the_role_by_a_post(
        self, settings: Settings, reporter: User, world: Section
    ) -> None:
        settings.SECOND_FACTOR = [SECTION_EDITOR]
        give_post(reporter, SECTION_EDITOR, world)
        assert second_factor.must_have_one(reporter)


class PictureForApp:
    def test_is_drawn_without_styles_or_scripts(self) -> None:
        drawn = second_factor.picture_for_app("otpauth://totp/Newsroom:rosa?secret=ABC&issuer=Newsroom")
        assert drawn.startswith("<svg")
        assert not [each for each in ("style", "script", "http") if each in drawn]
