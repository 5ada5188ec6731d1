"""Datelines: where, when and by which agency a story was filed."""

from django.db import models

from .article import Article
from .place import Place


class Dateline(models.Model):
    """The dateline of one story; `printed` is kept as the source had it and wins over the rendered one."""

    article = models.OneToOneField(Article, on_delete=models.CASCADE, related_name="dateline")
    date = models.DateField(
        null=True, blank=True, help_text="The day of filing, when the dateline prints it."
    )
    agency = models.CharField(max_length=60, blank=True)
    printed = models.CharField(
        max_length=200, blank=True, help_text="As the source printed it, without the dash."
    )
    mark = models.CharField(max_length=20, blank=True, help_text="What closed it in the source: “ - ”.")
    places = models.ManyToManyField(Place, through="DatelinePlace", related_name="datelines")

    def __str__(self) -> str:
        return self.printed or f"Dateline of article {self.article_id}"


class DatelinePlace(models.Model):
    """One place of a dateline, in its order, under the name it is printed with."""

    dateline = models.ForeignKey(Dateline, on_delete=models.CASCADE, related_name="rows")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(
        max_length=120, blank=True, help_text="As printed; the place's own name when empty."
    )
    position = models.PositiveSmallIntegerField(default=0)
    by_rule = models.BooleanField(
        default=False,
        db_default=False,
        help_text="Chosen by rule among places of the same name, and not yet by an editor.",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dateline", "place"], name="dateline_names_a_place_once"),
        ]

    def __str__(self) -> str:
        return self.name or str(self.place)
