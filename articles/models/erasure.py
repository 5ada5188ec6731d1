"""Legal erasure: the one act that overwrites what was kept, asked for by one person and done by another."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from .article import Article


class Erasure(models.Model):
    """An order to erase a story; between confirmation and end the database lets its rows be overwritten.

    `digest` stands for all that was erased, so that a copy found elsewhere can be told to be it.
    """

    article = models.OneToOneField(Article, on_delete=models.PROTECT, related_name="erasure")
    reason = models.TextField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="erasure_has_a_reason"),
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=F("asked_by")), name="erasure_by_two_people"
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at=None, confirmed_by=None)
                | Q(confirmed_at__isnull=False, confirmed_by__isnull=False),
                name="erasure_confirmed_by_someone",
            ),
            models.CheckConstraint(
                condition=Q(done_at=None) | Q(confirmed_by__isnull=False),
                name="erasure_confirmed_before_done",
            ),
        ]

    def __str__(self) -> str:
        return f"Erasure of article {self.article_id}"
