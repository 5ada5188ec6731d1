"""An edition's own index rows: what readers' lists join instead of the working copy."""

from django.db import models
from taggit.models import Tag

from .article import Article
from .edition import Edition
from .image import Image
from .person import Person
from .place import Place
from .related import RelatedType
from .section import Section


class IndexRow(models.Model):
    """One fact of an edition that lists and choosers ask for."""

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"


class EditionSection(IndexRow):
    """The edition's section and each above it; `published` is the edition's, for list order."""

    edition = models.ForeignKey(
        Edition, on_delete=models.CASCADE, related_name="section_rows", db_index=False
    )
    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="+", db_index=False)
    published = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "section"], name="edition_section_once")]
        indexes = [
            models.Index(fields=["section", "-published", "-edition"], name="edition_newest_in_section")
        ]


class EditionPerson(IndexRow):
    """A person the edition mentions or who made it."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="person_rows", db_index=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    relation = models.CharField(max_length=8, choices=[("mention", "Mention"), ("byline", "Byline")])
    published = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "person", "relation"], name="edition_person_once")
        ]
        indexes = [
            models.Index(
                fields=["person", "relation", "-published", "-edition"], name="edition_newest_of_person"
            )
        ]


class EditionPlace(IndexRow):
    """A place the edition is datelined from."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="place_rows", db_index=False)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+", db_index=False)
    published = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "place"], name="edition_place_once")]
        indexes = [models.Index(fields=["place", "-published", "-edition"], name="edition_newest_from_place")]


class EditionTag(IndexRow):
    """A topic of the edition."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="tag_rows", db_index=False)
    tag = models.ForeignKey(Tag, on_delete=models.PROTECT, related_name="+", db_index=False)
    published = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "tag"], name="edition_tag_once")]
        indexes = [models.Index(fields=["tag", "-published", "-edition"], name="edition_newest_tagged")]


class EditionRelated(IndexRow):
    """A related link of the edition; an empty `target` may be filled once, when its story arrives."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="related_rows")
    position = models.PositiveSmallIntegerField()
    type = models.CharField(max_length=20, choices=RelatedType)
    reason = models.CharField(max_length=200, blank=True, default="")
    one_way = models.BooleanField(default=False)
    title = models.CharField(max_length=300, blank=True)
    title_key = models.CharField(max_length=300, blank=True)
    url = models.CharField(max_length=1000, blank=True)
    pending = models.BooleanField()
    target = models.ForeignKey(Article, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [
            models.Index(
                fields=["title_key"],
                name="edition_pending_title",
                condition=models.Q(pending=True, target=None),
            ),
            models.Index(
                fields=["url"], name="edition_pending_url", condition=models.Q(pending=True, target=None)
            ),
        ]


class EditionPicture(IndexRow):
    """A picture the edition releases to the public."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="picture_rows")
    image = models.ForeignKey(Image, on_delete=models.PROTECT, related_name="released_by")
    position = models.PositiveSmallIntegerField()
