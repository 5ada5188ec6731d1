"""Addresses: every path the public has ever been given, and what answers there now."""

from hashlib import sha256
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from .article import Article

ERASED = "/erased/"


def erased(words: str) -> str:
    """Return what stands in place of an address, or of a source's identifier, that may not be kept."""
    return f"{ERASED}{sha256(words.encode()).hexdigest()}/"


class Address(models.Model):
    """A public path, its own for ever; an article's addresses are never given to another article."""

    path = models.CharField(max_length=1000, unique=True)
    article = models.ForeignKey(
        Article, null=True, blank=True, on_delete=models.PROTECT, related_name="addresses"
    )

    class Meta:
        verbose_name_plural = "addresses"
        constraints = [
            models.CheckConstraint(
                condition=Q(path__startswith="/", path__endswith="/"), name="address_between_slashes"
            )
        ]

    def __str__(self) -> str:
        return self.path


class Redirect(models.Model):
    """One permanent step from an address to another; targets are never redirects themselves."""

    address = models.OneToOneField(Address, on_delete=models.PROTECT, related_name="redirect")
    target = models.ForeignKey(Address, on_delete=models.PROTECT, related_name="redirected_from")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(address=F("target")), name="redirect_leads_elsewhere")
        ]

    def __str__(self) -> str:
        return f"{self.address} → {self.target}"


class Grave(models.TextChoices):
    WITHDRAWN = "withdrawn", "Withdrawn"
    VANISHED = "vanished", "Vanished"
    KILLED = "killed", "Killed"


class TombstoneQuerySet(models.QuerySet["Tombstone"]):
    def standing(self, at: object) -> Self:
        """Keep the tombstones that answer at the given moment."""
        return self.filter(raised_at__lte=at).filter(Q(lifted_at=None) | Q(lifted_at__gt=at))


class Tombstone(models.Model):
    """What a closed story leaves at its addresses until lifted: 410 with a notice, or 404 when it vanished.

    The database refuses to lift, alter or delete that of a killed story.
    """

    address = models.ForeignKey(Address, on_delete=models.PROTECT, related_name="tombstones")
    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="tombstones")
    kind = models.CharField(max_length=10, choices=Grave, default=Grave.WITHDRAWN)
    notice = models.TextField(blank=True, help_text="Shown to readers.")
    would_end_at = models.DateTimeField(null=True, help_text="When the story would have ended by itself.")
    raised_at = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    objects = TombstoneQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["address"], condition=Q(lifted_at=None), name="tombstone_one_standing_an_address"
            ),
            models.UniqueConstraint(
                fields=["article"], condition=Q(lifted_at=None), name="tombstone_one_standing_an_article"
            ),
            models.CheckConstraint(condition=Q(kind__in=Grave.values), name="tombstone_kind_known"),
            models.CheckConstraint(
                condition=Q(lifted_at=None) | Q(lifted_at__gte=F("raised_at")),
                name="tombstone_lifted_after_raised",
            ),
        ]

    def __str__(self) -> str:
        return f"Tombstone at {self.address_id}"
