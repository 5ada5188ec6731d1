"""Storylines: stories that tell one event as it goes on, in their order."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from .article import Article
from .section import Section

MOST_STORIES = 200


class StorylineQuerySet(models.QuerySet["Storyline"]):
    def by_name(self) -> Self:
        return self.order_by("name", "pk")


class Storyline(models.Model):
    """A chain of stories with a name and a page of its own, public while one of them is live."""

    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=80, unique=True)
    description = models.CharField(
        max_length=300, blank=True, help_text="What it is about, in a sentence or two for readers."
    )
    section = models.ForeignKey(
        Section, on_delete=models.PROTECT, related_name="+", help_text="Whose editors keep it."
    )
    stories = models.ManyToManyField(Article, through="StorylineEntry", related_name="storylines")
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )

    objects = StorylineQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="storyline_has_a_name"),
            models.CheckConstraint(
                condition=Q(slug__regex=r"^[a-z0-9]+(-[a-z0-9]+)*$"),
                name="storyline_slug_is_plain",
                violation_error_message="A slug is small letters, figures and single hyphens.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"/storylines/{self.slug}/"


class StorylineEntry(models.Model):
    """A story's place in a storyline, the first one counted 0."""

    storyline = models.ForeignKey(Storyline, on_delete=models.CASCADE, related_name="entries", db_index=False)
    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["storyline", "article"], name="storyline_has_a_story_once")
        ]

    def __str__(self) -> str:
        return f"{self.position + 1}"
