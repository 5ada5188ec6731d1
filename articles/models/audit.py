"""The audit log: who did what, when and from where."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from .article import Article


class AuditEntryQuerySet(models.QuerySet["AuditEntry"]):
    def latest_first(self) -> Self:
        return self.order_by("-pk")


class AuditEntry(models.Model):
    """One act, written in its own transaction; the database refuses to alter or delete it.

    `changes` maps a field to its old and new value; `thing` names what is not an article ("section:12").
    """

    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=160)
    via = models.CharField(max_length=20)
    verb = models.CharField(max_length=30)
    article = models.ForeignKey(Article, null=True, on_delete=models.PROTECT, related_name="audit_entries")
    thing = models.CharField(max_length=60, blank=True)
    changes = models.JSONField(default=dict)

    objects = AuditEntryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "audit entries"
        indexes = [
            models.Index(fields=["article", "-id"], name="audit_of_article"),
            models.Index(fields=["thing", "-id"], name="audit_of_thing", condition=~Q(thing="")),
        ]

    def __str__(self) -> str:
        return f"{self.verb} by {self.by_name}"
