"""Every saved state of a working copy, for ever."""

from typing import Self

from django.conf import settings
from django.db import models

from .article import Article


class RevisionQuerySet(models.QuerySet["Revision"]):
    def latest_first(self) -> Self:
        return self.order_by("-number", "-pk")


class Revision(models.Model):
    """One saved state; the database refuses to alter or delete it. `number` is the article's version then."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    saved_at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    via = models.CharField(max_length=20)
    content = models.JSONField()
    fingerprint = models.CharField(max_length=64)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "number"], name="revision_number_once")]

    def __str__(self) -> str:
        return f"Revision {self.number} of article {self.article_id}"
