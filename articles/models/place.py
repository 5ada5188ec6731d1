"""Places stories are filed from."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q


class PlaceQuerySet(models.QuerySet["Place"]):
    def by_name(self) -> "PlaceQuerySet":
        return self.order_by("sort_key", "pk")


class Place(models.Model):
    """A place a story has named; made from the gazetteer the first time, then an editor's to correct."""

    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=80, unique=True)
    region = models.CharField(max_length=120, blank=True, help_text="State or province, where one is needed.")
    country = models.CharField(max_length=120, blank=True)
    country_code = models.CharField(max_length=2, blank=True, help_text="ISO 3166-1, two letters.")
    latitude = models.FloatField(null=True, blank=True, help_text="Degrees, north positive.")
    longitude = models.FloatField(null=True, blank=True, help_text="Degrees, east positive.")
    time_zone = models.CharField(max_length=64, blank=True, help_text="A name such as Europe/Moscow.")
    aliases = ArrayField(models.CharField(max_length=120), default=list, blank=True)
    gazetteer_id = models.BigIntegerField(null=True, blank=True, unique=True, editable=False)
    sort_key = models.CharField(max_length=160, editable=False, db_index=True)

    objects = PlaceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(latitude=None, longitude=None)
                | Q(latitude__isnull=False, longitude__isnull=False)
                & Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="place_coordinates_both_or_neither",
                violation_error_message="Give both coordinates, in degrees, or neither.",
            ),
            models.CheckConstraint(condition=~Q(name=""), name="place_has_a_name"),
        ]
        indexes = [GinIndex(fields=["aliases"], name="place_aliases")]

    def __str__(self) -> str:
        return ", ".join(part for part in (self.name, self.region, self.country) if part)

    def get_absolute_url(self) -> str:
        return f"/places/{self.slug}/"
