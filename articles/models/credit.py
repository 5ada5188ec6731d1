"""Who made a story and who appears in it."""

from django.db import models
from django.db.models import Q

from .article import Article
from .person import Person


class Role(models.TextChoices):
    REPORTER = "reporter", "Reported by"
    CONTRIBUTOR = "contributor", "Additional reporting by"
    PHOTOGRAPHER = "photographer", "Photographs by"
    TRANSLATOR = "translator", "Translated by"
    EDITOR = "editor", "Edited by"
    GUEST = "guest", "Guest contribution by"
    AGENCY = "agency", "From"


class Byline(models.Model):
    """One name in the byline; `text` is printed in place of the person's own name."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="bylines")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, choices=Role, default=Role.REPORTER)
    text = models.CharField(max_length=160, blank=True, help_text="Printed instead of the person's name.")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False) | ~Q(text=""),
                name="byline_names_someone",
                violation_error_message="Choose a person or write a name.",
            ),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="byline_role_known"),
        ]

    def __str__(self) -> str:
        return self.text or str(self.person)


class Mention(models.Model):
    """A person this story is about, as the editor chose."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="mentions")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(
        max_length=200,
        blank=True,
        help_text="Their role in this story, if not the one they had then.",
    )
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["article", "person"],
                name="mention_once_a_story",
                violation_error_message="This person is in the list already.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.person)
