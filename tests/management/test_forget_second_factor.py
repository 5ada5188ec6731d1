"""Letting someone in whose app and recovery codes are lost."""

from datetime import datetime
from io import StringIO

import pyotp
import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from articles.access import second_factor
from articles.models import AuditEntry


class ForgetSecondFactor:
    def test_forgets_it_and_its_codes(self, reporter: User, now: datetime) -> None:
        secret, told = second_factor.new_secret(), StringIO()
        second_factor.add(reporter, secret, pyotp.TOTP(secret).at(now), at=now)
        call_command("forget_second_factor", "rosa", stdout=told)
        assert told.getvalue() == "The second factor of rosa is forgotten.\n"
        assert not second_factor.has_one(reporter)
        assert second_factor.codes_left(reporter) == 0
        assert AuditEntry.objects.get().thing == f"user:{reporter.pk}"

    @pytest.mark.parametrize(
        ("name", "why"), [("rosa", "rosa has no second factor"), ("eve", "No account is called eve")]
    )
    def test_says_why_there_is_nothing_to_forget(self, reporter: User, name: str, why: str) -> None:
        with pytest.raises(CommandError, match=why) as refusal:
            call_command("forget_second_factor", name)
        assert refusal.value.returncode == 2
