"""What the log-in keeps: second factors, recovery codes, and how many guesses are left."""

from django.conf import settings
from django.db import models


class SecondFactor(models.Model):
    """A secret shared with someone's app, and the last of its steps whose code was used."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, primary_key=True, on_delete=models.CASCADE, related_name="second_factor"
    )
    secret = models.CharField(max_length=64)
    last_step = models.BigIntegerField()
    added_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Second factor of {self.user}"


class RecoveryCode(models.Model):
    """One code that stands in for the app once; only its digest is kept."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="recovery_codes"
    )
    digest = models.CharField(max_length=64, unique=True)

    def __str__(self) -> str:
        return f"Recovery code of {self.user}"


class GuessBudget(models.Model):
    """How far one account's, device's or address's guesses are used up: all are there again at `whole_at`."""

    key = models.CharField(max_length=100, primary_key=True)
    whole_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.key} until {self.whole_at}"
