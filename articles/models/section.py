"""Sections: the tree a newspaper is cut into."""

from typing import Self

from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Concat

# First words of an address that mean something else (docs/architecture.md, "Addresses").
RESERVED = (
    "admin",
    "api",
    "archive",
    "corrections",
    "health",
    "media",
    "people",
    "places",
    "preview",
    "search",
    "static",
    "storylines",
    "topics",
)

LONGEST_PATH = 800


class SectionQuerySet(models.QuerySet["Section"]):
    def in_order(self) -> Self:
        """Order as an editor set them, each parent before its children."""
        return self.order_by("depth", "order", "name", "pk")

    def top(self) -> Self:
        return self.filter(parent=None).in_order()

    def under(self, section: "Section") -> Self:
        """Keep the section itself and everything beneath it."""
        return self.filter(Q(pk=section.pk) | Q(path__startswith=f"{section.path}/"))

    def on_the_way_to(self, path: str) -> Self:
        """Keep the section at the path and all above it, outermost first."""
        parts = path.split("/")
        paths = ["/".join(parts[: end + 1]) for end in range(len(parts))]
        return self.filter(path__in=paths).order_by("depth", "pk")


class Section(models.Model):
    """A part of the paper with a front of its own; `path` is the address without slashes at its ends."""

    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    name = models.CharField(max_length=80)
    slug = models.SlugField(max_length=60)
    path = models.CharField(max_length=LONGEST_PATH, unique=True, editable=False)
    depth = models.PositiveSmallIntegerField(default=0, editable=False)
    order = models.PositiveSmallIntegerField(default=0, help_text="Place among its neighbours; lowest first.")
    description = models.CharField(max_length=300, blank=True)
    four_eyes = models.BooleanField(
        default=False,
        help_text="Who last changed a story of this section, or of one beneath it, cannot publish it.",
    )

    objects = SectionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(path=F("slug")) | Q(path__endswith=Concat(Value("/"), F("slug"))),
                name="section_path_ends_in_its_slug",
            ),
            models.CheckConstraint(
                condition=~Q(path__in=RESERVED),
                name="section_path_not_reserved",
                violation_error_message="That word begins other addresses; choose another slug.",
            ),
            models.CheckConstraint(
                condition=Q(slug__regex=r"^[a-z0-9]+(-[a-z0-9]+)*$") & ~Q(slug__regex=r"^[0-9]+$"),
                name="section_slug_has_a_letter",
                violation_error_message="A slug is small letters, figures and hyphens, not figures alone.",
            ),
            models.CheckConstraint(
                condition=Q(parent=None, depth=0) | Q(parent__isnull=False, depth__gt=0),
                name="section_depth_counts_parents",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"/{self.path}/"
