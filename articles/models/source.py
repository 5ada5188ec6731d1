"""Where an imported story came from, so that the same file twice is one story."""

from django.db import models

from .article import Article


class SourceIdentity(models.Model):
    """The source's own identifier for a story, with what was received under it last."""

    article = models.OneToOneField(Article, on_delete=models.PROTECT, related_name="source_identity")
    uri = models.CharField(max_length=1000, unique=True)
    url = models.CharField(max_length=1000, blank=True, db_index=True)
    format = models.CharField(max_length=20)
    version = models.CharField(max_length=60, blank=True)
    fingerprint = models.CharField(max_length=64)
    received = models.JSONField(help_text="The story as it was read, before anything was decided.")
    received_at = models.DateTimeField()
    applied_version = models.PositiveIntegerField(
        default=0,
        help_text="The article's version this copy made; a higher one means the desk has worked since.",
    )

    class Meta:
        verbose_name_plural = "source identities"

    def __str__(self) -> str:
        return self.uri
