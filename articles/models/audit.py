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


class AuditSeal(models.Model):
    """One link of the chain over the audit log; the database refuses to alter or delete it.

    `digest` stands for the entry (its changes enter by a digest of their own), `hash` for it and all before
    it, `signature` for the hash by a key the database does not know.
    """

    entry = models.OneToOneField(AuditEntry, on_delete=models.PROTECT, related_name="seal")
    position = models.PositiveBigIntegerField(unique=True)
    sealed_at = models.DateTimeField()
    changes_digest = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)
    signature = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"seal {self.position}"


class AuditHead(models.Model):
    """Where the chain ends, signed: the one row that tells when its end was cut off."""

    position = models.PositiveBigIntegerField()
    hash = models.CharField(max_length=64)
    signature = models.CharField(max_length=64)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="audit_head_is_one")]

    def __str__(self) -> str:
        return f"{self.position}:{self.hash}"
