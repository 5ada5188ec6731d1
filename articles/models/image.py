"""Pictures as files with what must be known to print them."""

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.db.models import Q


class Image(models.Model):
    """A picture; `token` is the part of its address nobody can guess, renditions lie beside the original."""

    token = models.CharField(max_length=32, unique=True, editable=False)
    file = models.ImageField(max_length=200, editable=False)
    width = models.PositiveIntegerField(default=0, editable=False)
    height = models.PositiveIntegerField(default=0, editable=False)
    focal_x = models.FloatField(default=0.5, help_text="0 is the left edge, 1 the right.")
    focal_y = models.FloatField(default=0.5, help_text="0 is the upper edge, 1 the lower.")
    caption = models.CharField(max_length=600, blank=True)
    credit = models.CharField(max_length=160, blank=True)
    alt = models.CharField(
        "alternative text",
        max_length=400,
        blank=True,
        help_text="What the picture shows, for who cannot see it.",
    )
    rights = models.CharField(max_length=300, blank=True)
    original_name = models.CharField(max_length=255, blank=True, editable=False)
    sha256 = models.CharField(max_length=64, db_index=True, editable=False)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(focal_x__range=(0, 1), focal_y__range=(0, 1)),
                name="image_focal_point_inside",
                violation_error_message="The focal point lies inside the picture: 0 to 1 each way.",
            )
        ]
        indexes = [
            GinIndex(SearchVector("caption", "credit", "original_name", config="simple"), name="image_words")
        ]

    def __str__(self) -> str:
        return self.caption[:80] or self.original_name or self.token
