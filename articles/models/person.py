"""People: those in the news and those who write it."""

from collections.abc import Iterable
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.db.models import F, Q


class PersonQuerySet(models.QuerySet["Person"]):
    def by_name(self) -> Self:
        return self.order_by("sort_key", "pk")

    def behind(self, keys: Iterable[int]) -> dict[int, "Person"]:
        """Return who each key means: of someone who was merged, the person kept.

        1 query, 3 where somebody is gone; a key that never was anybody's is left out.
        """
        wanted = set(keys)
        found = {person.pk: person for person in self.filter(pk__in=wanted)} if wanted else {}
        gone = wanted - found.keys()
        if gone:
            merged = dict(MergedPerson.objects.filter(former__in=gone).values_list("former", "kept"))
            kept = {person.pk: person for person in self.filter(pk__in=merged.values())}
            found |= {former: kept[key] for former, key in merged.items() if key in kept}
        return found


class Person(models.Model):
    """One person under every name the paper has printed."""

    name = models.CharField(max_length=160)
    slug = models.SlugField(max_length=100, unique=True)
    disambiguation = models.CharField(
        max_length=200, blank=True, help_text="What tells them from others of the name: “Danish politician”."
    )
    aliases = ArrayField(
        models.CharField(max_length=160),
        default=list,
        blank=True,
        help_text="Other spellings and other scripts, separated by commas.",
    )
    note = models.TextField(blank=True, help_text="Who this is, for the person's own page.")
    portrait = models.ForeignKey(
        "articles.Image", null=True, blank=True, on_delete=models.PROTECT, related_name="portrait_of"
    )
    sort_key = models.CharField(max_length=200, editable=False, db_index=True)

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "people"
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="person_has_a_name"),
            models.CheckConstraint(condition=~Q(aliases__contains=[""]), name="person_aliases_are_names"),
        ]
        indexes = [
            GinIndex(SearchVector("sort_key", config="simple"), name="person_words"),
            GinIndex(fields=["aliases"], name="person_aliases"),
        ]
        permissions = [("merge_person", "Can merge two people who are one")]

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


class Scheme(models.TextChoices):
    WIKIDATA = "wikidata", "Wikidata"
    SITE = "site", "Own site"
    IMPORT = "import", "Import"


class PersonIdentifier(models.Model):
    """What names this person, and nobody else, elsewhere.

    `received` is what the import of that identifier has said last, so that the next tells what is new in it.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="identifiers")
    scheme = models.CharField(max_length=12, choices=Scheme, default=Scheme.WIKIDATA)
    value = models.CharField(max_length=300)
    received = models.JSONField(null=True, editable=False)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "value"],
                name="person_identifier_once",
                violation_error_message="Another person has this identifier.",
            ),
            models.CheckConstraint(
                condition=Q(scheme__in=Scheme.values), name="person_identifier_scheme_known"
            ),
            models.CheckConstraint(condition=~Q(value=""), name="person_identifier_not_empty"),
            models.CheckConstraint(
                condition=~Q(scheme=Scheme.WIKIDATA) | Q(value__regex=r"^Q[1-9][0-9]*$"),
                name="person_identifier_of_wikidata",
                violation_error_message="Wikidata's identifiers are a Q and a number, such as Q23530.",
            ),
            models.CheckConstraint(
                condition=~Q(scheme=Scheme.SITE) | Q(value__regex=r"^https?://[^\s]+$"),
                name="person_identifier_of_site",
                violation_error_message="Give the whole address of the site, with https://.",
            ),
        ]

    def __str__(self) -> str:
        return f"{Scheme(self.scheme).label} {self.value}"


class MergedPerson(models.Model):
    """Someone who turned out to be another person; whoever names their number means the person kept."""

    former = models.BigIntegerField(unique=True)
    kept = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=160)
    merged_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "merged people"
        constraints = [
            models.CheckConstraint(condition=~Q(former=F("kept")), name="merged_person_into_another")
        ]

    def __str__(self) -> str:
        return self.name
