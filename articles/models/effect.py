"""What follows a change outside the database: written with it, delivered after it."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Now

from .article import Article
from .edition import Edition

_WAITING = Q(done_at=None, dropped_at=None)


class EffectQuerySet(models.QuerySet["Effect"]):
    def waiting(self) -> Self:
        """Keep what is neither done nor dropped."""
        return self.filter(_WAITING)

    def overdue(self, at: datetime) -> Self:
        """Keep what should have been delivered before the moment and was not."""
        return self.waiting().filter(due_at__lt=at)

    def ready(self, at: datetime) -> Self:
        """Keep what a worker may take now, the longest waiting first.

        Its time has come by the worker's clock and by the database's, no worker has it, and none is
        delivering to the same target: a slow target is waited for once, not by every worker.
        """
        here = Effect.objects.filter(target=OuterRef("target"), leased_until__gt=Now()).filter(_WAITING)
        free = Q(leased_until=None) | Q(leased_until__lte=Now())
        due = self.waiting().filter(free, try_at__lte=at).filter(try_at__lte=Now(), due_at__lte=Now())
        return due.filter(~Exists(here)).order_by("try_at", "pk")


class Effect(models.Model):
    """One delivery to come or done, known by its `key` to whoever receives it twice.

    `target` is who receives it. An effect of an edition is dropped when that edition is never shown.
    """

    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=200, unique=True)
    target = models.CharField(max_length=500, blank=True)
    payload = models.JSONField()
    article = models.ForeignKey(Article, null=True, on_delete=models.PROTECT, related_name="effects")
    edition = models.ForeignKey(Edition, null=True, on_delete=models.PROTECT, related_name="effects")
    made_at = models.DateTimeField()
    due_at = models.DateTimeField()
    try_at = models.DateTimeField()
    attempts = models.PositiveIntegerField(default=0)
    leased_until = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    dropped_at = models.DateTimeField(null=True)
    last_error = models.TextField(blank=True)

    objects = EffectQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(done_at=None) | Q(dropped_at=None), name="effect_done_or_dropped"
            ),
            models.CheckConstraint(condition=Q(try_at__gte=F("due_at")), name="effect_not_tried_before_due"),
        ]
        indexes = [
            models.Index(fields=["try_at", "id"], name="effect_waiting", condition=_WAITING),
            models.Index(
                fields=["target"], name="effect_leased", condition=_WAITING & Q(leased_until__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
