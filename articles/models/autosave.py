"""What is not saved yet: the words in an open form, and who has which story open."""

from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models

from .article import Article

LONGEST_KEY = 64
# Who was last heard of longer ago than this has gone.
STALE = timedelta(seconds=45)


class AutosaveQuerySet(models.QuerySet["Autosave"]):
    def waiting(self) -> Self:
        """Keep what was neither saved nor discarded."""
        return self.filter(closed_at=None)

    def latest_first(self) -> Self:
        return self.order_by("-kept_at", "-pk")


class Autosave(models.Model):
    """The fields of one open form as its author left them: no version, no revision, seen by nobody else.

    A closed row holds no words any more; it keeps a late request from bringing back what is saved.
    """

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="autosaves")
    key = models.CharField(max_length=LONGEST_KEY)
    # The check of a foreign key would wait for a save that holds the story, and that save for this row.
    article = models.ForeignKey(
        Article, null=True, on_delete=models.CASCADE, related_name="autosaves", db_constraint=False
    )
    turn = models.PositiveBigIntegerField(default=0)
    kept_at = models.DateTimeField()
    fields = models.JSONField(default=dict)
    closed_at = models.DateTimeField(null=True)

    objects = AutosaveQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["by", "key"], name="autosave_one_per_form")]
        indexes = [
            models.Index(
                fields=["by", "-kept_at"], name="autosave_waiting", condition=models.Q(closed_at=None)
            )
        ]

    def __str__(self) -> str:
        return f"{self.by} at {self.kept_at:%H:%M:%S}"


class PresenceQuerySet(models.QuerySet["Presence"]):
    def fresh(self, at: datetime) -> Self:
        """Keep those heard of lately."""
        return self.filter(seen_at__gt=at - STALE)


class Presence(models.Model):
    """Someone has a story open in one tab; a hint, which locks nothing and which a crash may empty."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="presences")
    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="presences", db_constraint=False
    )
    tab = models.CharField(max_length=LONGEST_KEY)
    seen_at = models.DateTimeField()

    objects = PresenceQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["by", "tab"], name="presence_one_per_tab")]
        indexes = [models.Index(fields=["article", "seen_at"], name="presence_of_article")]

    def __str__(self) -> str:
        return f"{self.by} since {self.seen_at:%H:%M:%S}"
