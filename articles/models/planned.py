"""The news list: stories that are planned, before anybody writes them."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from .article import Article
from .section import Section


class PlannedStoryQuerySet(models.QuerySet["PlannedStory"]):
    def soonest_first(self) -> Self:
        """Order by when they are due; what has no moment comes last."""
        return self.order_by(models.F("due_at").asc(nulls_last=True), "pk")

    def open(self) -> Self:
        """Keep what nobody has begun to write and nobody has dropped."""
        return self.filter(article=None, dropped=False)


class PlannedStory(models.Model):
    """A story to come: what, who, when, how long, from where. `article` is the story once it is begun.

    `version` counts its changes and guards each of them.
    """

    version = models.PositiveIntegerField(default=1, editable=False)
    what = models.CharField(max_length=200, help_text="The story in a line.")
    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="+")
    who = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    due_at = models.DateTimeField("due", null=True, blank=True, help_text="In the time zone of the paper.")
    length = models.PositiveIntegerField(null=True, blank=True, help_text="In words.")
    place = models.CharField(max_length=120, blank=True, help_text="Where it will be filed from.")
    note = models.TextField(blank=True)
    dropped = models.BooleanField("called off", default=False)
    article = models.OneToOneField(
        Article, null=True, editable=False, on_delete=models.PROTECT, related_name="plan"
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )

    objects = PlannedStoryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "planned stories"
        constraints = [models.CheckConstraint(condition=~Q(what=""), name="planned_story_says_what")]
        indexes = [models.Index(fields=["due_at", "id"], name="planned_by_due")]

    def __str__(self) -> str:
        return self.what


class DeskNote(models.Model):
    """A word from one member of the desk to the others about a story; never altered, never public."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="desk_notes")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()

    class Meta:
        indexes = [models.Index(fields=["article", "-id"], name="desk_note_of_article")]

    def __str__(self) -> str:
        return self.text[:80]
