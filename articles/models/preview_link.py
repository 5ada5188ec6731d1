"""Links that show one revision of a story to someone without an account."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from .article import Article
from .revision import Revision

LONGEST = timedelta(hours=24)


class PreviewLink(models.Model):
    """One link; it shows its revision and no later one until it expires or is revoked."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="preview_links")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="+")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    uses = models.PositiveIntegerField(default=0)
    last_used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("made_at"), expires_at__lte=F("made_at") + LONGEST),
                name="preview_link_lasts_a_day_at_most",
                violation_error_message="A preview link lasts 24 hours at most.",
            )
        ]

    def __str__(self) -> str:
        return f"Preview link {self.pk} of article {self.article_id}"
