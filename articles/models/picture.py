"""Pictures as they stand in one story."""

from django.db import models
from django.db.models import Q

from .article import Article
from .image import Image


class ArticlePicture(models.Model):
    """A picture of a story; the first one leads. Without `image` only the source's reference is known."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="pictures")
    image = models.ForeignKey(Image, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    href = models.CharField(max_length=1000, blank=True, editable=False)
    caption = models.CharField(max_length=600, blank=True, help_text="The picture's own caption when empty.")
    credit = models.CharField(max_length=160, blank=True, help_text="The picture's own credit when empty.")
    alt = models.CharField(
        "alternative text", max_length=400, blank=True, help_text="The picture's own when empty."
    )
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(image__isnull=False) | ~Q(href=""),
                name="article_picture_shows_something",
                violation_error_message="Choose a picture.",
            )
        ]

    def __str__(self) -> str:
        return str(self.image or self.href)
