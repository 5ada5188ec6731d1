"""The dateline on the form of a story: where and when it was filed, and how it will be printed."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.db.models import Prefetch, prefetch_related_objects

from articles.admin.choice_fields import SeveralChoices
from articles.admin.place_chooser import known_place, place_of
from articles.models import Article, Dateline, DatelinePlace, Place


class DatelineFields(forms.Form):
    """The fields of a dateline, to be mixed into a form."""

    dateline_places = SeveralChoices("place", between=";", required=False, label="Places")
    dateline_date = forms.DateField(
        required=False,
        label="Date",
        help_text="Only when the dateline prints it.",
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    dateline_agency = forms.CharField(required=False, max_length=60, label="Agency")
    dateline_printed = forms.CharField(
        required=False,
        max_length=200,
        label="Printed as",
        help_text="Kept from the source. Empty it for house style.",
    )


@dataclass(frozen=True)
class Wish:
    """A dateline as the form has it."""

    places: list[str]
    date: date | None
    agency: str
    printed: str

    @property
    def is_empty(self) -> bool:
        return not (self.places or self.date or self.agency or self.printed)


def wish_of(cleaned: dict[str, Any]) -> Wish:
    """Read the dateline from a form's cleaned data."""
    return Wish(
        places=cleaned["dateline_places"][0],
        date=cleaned["dateline_date"],
        agency=cleaned["dateline_agency"],
        printed=cleaned["dateline_printed"],
    )


def dateline_of(article: Article) -> Dateline | None:
    """Read the dateline with its places, in their order; two queries, one if the article came with it."""
    line: Dateline | None = getattr(article, "dateline", None)
    if line:
        rows = DatelinePlace.objects.select_related("place").order_by("position", "pk")
        prefetch_related_objects([line], Prefetch("rows", rows))
    return line


def dateline_initial(line: Dateline | None) -> dict[str, Any]:
    """Give the form's initial values."""
    if line is None:
        return {}
    return {
        "dateline_places": [known_place(row.place) for row in line.rows.all()],
        "dateline_date": line.date,
        "dateline_agency": line.agency,
        "dateline_printed": line.printed,
    }


def save_dateline(article: Article, wish: Wish, *, by: User, via: str, at: datetime) -> None:
    """Make the article's dateline what the form says."""
    line = Dateline.objects.filter(article=article).first()
    if wish.is_empty:
        if line:
            line.delete()
        return
    places = [place_of(key, by=by, via=via, at=at) for key in wish.places]
    line = line or Dateline(article=article)
    rows = list(line.rows.order_by("position", "pk")) if line.pk else []
    moved = bool(line.pk) and _moved(line, rows, wish, places)
    _write(line, wish, moved=moved)
    names = {row.place_id: row.name for row in rows}
    line.rows.all().delete()
    DatelinePlace.objects.bulk_create(
        DatelinePlace(dateline=line, place=place, name=names.get(place.pk, ""), position=position)
        for position, place in enumerate(places)
    )


def _moved(line: Dateline, rows: list[DatelinePlace], wish: Wish, places: list[Place]) -> bool:
    then = ([row.place_id for row in rows], line.date, line.agency)
    return then != ([place.pk for place in places], wish.date, wish.agency)


def _write(line: Dateline, wish: Wish, *, moved: bool) -> None:
    # What the source printed no longer holds when its places, date or agency changed and it did not.
    same = wish.printed == line.printed
    line.printed = "" if moved and same else wish.printed
    line.mark = line.mark if same and not moved else ""
    line.date, line.agency = wish.date, wish.agency
    line.save()
