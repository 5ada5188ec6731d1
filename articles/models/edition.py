"""Editions: exactly what readers see, and when."""

from datetime import datetime
from typing import Any, Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import BigIntegerRangeField, DateTimeRangeField
from django.db import models
from django.db.models import F, FilteredRelation, Func, Q, Value
from taggit.models import Tag

from .address import Address
from .article import Article, Kind
from .person import Person
from .place import Place
from .revision import Revision
from .section import Section


class Change(models.TextChoices):
    FIRST = "first", "First publication"
    UPDATE = "update", "Update"
    CORRECTION = "correction", "Correction"
    CLARIFICATION = "clarification", "Clarification"
    EDITORS_NOTE = "editors_note", "Editor’s note"
    MINOR = "minor", "Minor change"
    RETRACTION = "retraction", "Retraction"
    RESTORED = "restored", "Put back"


class NotePlace(models.TextChoices):
    TOP = "top", "Above the text"
    BOTTOM = "bottom", "Below the text"


def _only(field: str) -> Func:
    # A range of one number: GiST compares ranges without the btree_gist extension.
    bounds = (F(field), F(field), Value("[]"))
    return Func(*bounds, function="int8range", output_field=BigIntegerRangeField())


def _validity() -> Func:
    return Func(F("live_from"), F("live_until"), function="tstzrange", output_field=DateTimeRangeField())


def _begun() -> Q:
    return Q(live_until=None) | Q(live_until__gt=F("live_from"))


class EditionQuerySet(models.QuerySet["Edition"]):
    """Lists of editions; `live` is the one door between readers and stories.

    A list by section, person, place or tag walks that index table in date order, so that its cost does
    not grow with the archive.
    """

    def live(self, at: datetime) -> Self:
        """Keep what readers see at the moment."""
        return self.filter(live_from__lte=at).filter(Q(live_until=None) | Q(live_until__gt=at))

    def shown(self, at: datetime) -> Self:
        """Keep what readers see or saw until the moment; one cancelled before its time never was."""
        return self.filter(live_from__lte=at).filter(_begun())

    def pending(self, at: datetime) -> Self:
        """Keep what readers will see, for its time is still to come."""
        return self.filter(live_from__gt=at).filter(_begun())

    def uncancelled(self) -> Self:
        return self.filter(_begun())

    def at_address(self, path: str) -> Self:
        return self.filter(address__path=path)

    def in_section(self, section: Section) -> Self:
        """Keep the stories of the section and of all beneath it."""
        return self._listed_by("section_rows", section=section)

    def mentioning(self, person: Person) -> Self:
        return self._listed_by("person_rows", person=person, relation="mention")

    def by(self, person: Person) -> Self:
        return self._listed_by("person_rows", person=person, relation="byline")

    def from_place(self, place: Place) -> Self:
        return self._listed_by("place_rows", place=place)

    def tagged(self, tag: Tag) -> Self:
        return self._listed_by("tag_rows", tag=tag)

    def newest_first(self) -> Self:
        return self.order_by(f"-{self._date}", f"-{self._key}")

    def older_than(self, published: datetime, pk: int) -> Self:
        """Keep what comes after this story in a newest-first list."""
        later = Q(**{f"{self._date}__lt": published}) | Q(**{f"{self._key}__lt": pk})
        return self.filter(Q(**{f"{self._date}__lte": published}) & later)

    def _listed_by(self, rows: str, **condition: Any) -> Self:
        wanted = Q(**{f"{rows}__{key}": value for key, value in condition.items()})
        joined = self.annotate(row=FilteredRelation(rows, condition=wanted)).filter(row__isnull=False)
        return joined.annotate(listed_on=F("row__published"), listed_key=F("row__edition_id"))

    @property
    def _date(self) -> str:
        return "listed_on" if "listed_on" in self.query.annotations else "published"

    @property
    def _key(self) -> str:
        return "listed_key" if "listed_key" in self.query.annotations else "pk"


class Edition(models.Model):
    """A story as readers see it in [live_from, live_until).

    The database refuses every change but one: setting `live_until` while it has not passed. `published` is
    the story's own date, `page` what the page shows beside the columns (docs/architecture.md, "Edition").
    """

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField()
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="editions")
    address = models.ForeignKey(Address, on_delete=models.PROTECT, related_name="editions")
    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="+")
    live_from = models.DateTimeField()
    live_until = models.DateTimeField(null=True, blank=True)
    published = models.DateTimeField()
    updated = models.DateTimeField(null=True, blank=True)
    change = models.CharField(max_length=16, choices=Change)
    note = models.TextField(blank=True)
    note_place = models.CharField(max_length=6, choices=NotePlace, default=NotePlace.TOP)
    kind = models.CharField(max_length=20, choices=Kind)
    language = models.CharField(max_length=12)
    urgency = models.PositiveSmallIntegerField()
    slug = models.CharField(max_length=90)
    kicker = models.CharField(max_length=80, blank=True)
    headline = models.CharField(max_length=300)
    standfirst = models.TextField(blank=True)
    body_html = models.TextField(blank=True)
    word_count = models.PositiveIntegerField()
    page = models.JSONField()
    source = models.CharField(max_length=160, blank=True)
    copyright_notice = models.CharField(max_length=300, blank=True)

    objects = EditionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="edition_number_once"),
            models.CheckConstraint(
                condition=Q(live_until=None) | Q(live_until__gte=F("live_from")),
                name="edition_ends_after_it_begins",
            ),
            ExclusionConstraint(
                name="edition_one_live_an_article",
                expressions=[(_only("article_id"), "&&"), (_validity(), "&&")],
            ),
            ExclusionConstraint(
                name="edition_one_live_an_address",
                expressions=[(_only("address_id"), "&&"), (_validity(), "&&")],
            ),
        ]
        indexes = [
            models.Index(fields=["-published", "-id"], name="edition_newest"),
            models.Index(fields=["-live_from", "-id"], name="edition_noted", condition=~Q(note="")),
            models.Index(fields=["live_from"], name="edition_by_beginning"),
            models.Index(fields=["live_until"], name="edition_by_end", condition=Q(live_until__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.headline} (edition {self.number})"
