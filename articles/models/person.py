"""People: those in the news and those who write it."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.db.models import Q


class PersonQuerySet(models.QuerySet["Person"]):
    def by_name(self) -> "PersonQuerySet":
        return self.order_by("sort_key", "pk")


class Person(models.Model):
    """One person under every name the paper has printed."""

    name = models.CharField(max_length=160)
    slug = models.SlugField(max_length=100, unique=True)
    aliases = ArrayField(
        models.CharField(max_length=160),
        default=list,
        blank=True,
        help_text="Other spellings and other scripts, separated by commas.",
    )
    role = models.CharField(max_length=200, blank=True, help_text="One line: “president of Russia”.")
    note = models.TextField(blank=True, help_text="Who this is, for the person's own page.")
    portrait = models.ForeignKey(
        "articles.Image", null=True, blank=True, on_delete=models.PROTECT, related_name="portrait_of"
    )
    sort_key = models.CharField(max_length=200, editable=False, db_index=True)

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "people"
        constraints = [models.CheckConstraint(condition=~Q(name=""), name="person_has_a_name")]
        indexes = [
            GinIndex(SearchVector("sort_key", config="simple"), name="person_words"),
            GinIndex(fields=["aliases"], name="person_aliases"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"/people/{self.slug}/"


class PersonLink(models.Model):
    """A page elsewhere that is this person's own or about them."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="links")
    label = models.CharField(max_length=80)
    url = models.URLField(max_length=500)
    position = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        return self.label
