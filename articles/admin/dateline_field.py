"""The dateline on the form of a story: where and when it was filed, and how it will be printed."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.db.models import Prefetch, prefetch_related_objects

from articles.admin.choice_fields import SeveralChoices
from articles.admin.place_chooser import key_of, known_place, namesakes, place_of
from articles.models import Article, Dateline, DatelinePlace, Place
from articles.suggestions.dateline import DatelineSuggestion, dateline_in
from articles.text.gazetteer import name_key
from articles.text.whereabouts import Context, ranked

_CHOICE = "dateline_is_"


class PlaceChoices(SeveralChoices):
    """Places in order, with the names that were typed rather than chosen from the list."""

    def clean(self, value: Any) -> tuple[list[str], list[str], list[str]]:
        keys, new = super().clean(value)
        return keys, new, list(value[1]) if value else []


class DatelineFields(forms.Form):
    """The fields of a dateline, to be mixed into a form."""

    dateline_places = PlaceChoices("place", between=";", required=False, label="Places")
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
    dateline_take = forms.BooleanField(
        required=False, label="Take it off the text and file the story from there"
    )

    def ask_which(self, line: Dateline | None) -> None:
        """Ask of each place that was chosen by rule whether it is meant, with the others of its name."""
        for row in line.rows.all() if line else []:
            if row.by_rule and (others := namesakes(row.place, row.name)):
                known = (str(row.place_id), str(row.place))
                self.fields[f"{_CHOICE}{row.place_id}"] = forms.ChoiceField(
                    choices=[known, *((choice.key, choice.text) for choice in others)],
                    required=False,
                    widget=forms.RadioSelect,
                    label=f"Which {row.name or row.place.name}?",
                    help_text="The first was chosen by rule. Say so, or which; until then it stays open.",
                )

    def take_proposal(self, cleaned: dict[str, Any], *, context: Context) -> None:
        """Move the dateline that the text begins with into the fields, where that was asked for."""
        near = cleaned.get("published")
        body = cleaned.get("body_html", "")
        found = dateline_in(body, context=context, near=near and near.date())
        if not cleaned.get("dateline_take") or found is None or "dateline_places" not in cleaned:
            return
        known = [place for place in found.places if place.entry]
        keys = [key_of(place.entry) for place in known if place.entry]
        open_ones = [place.name for place in known if place.ranking.is_choice]
        cleaned |= {
            "body_html": found.body_html,
            "dateline_places": (keys, [], open_ones),
            "dateline_date": found.day,
            "dateline_agency": found.agency[:60],
        }

    @property
    def dateline_choices(self) -> list[forms.BoundField]:
        """List what is asked about places."""
        return [self[name] for name in self.fields if name.startswith(_CHOICE)]


@dataclass(frozen=True)
class Wish:
    """A dateline as the form has it."""

    places: list[str]
    date: date | None
    agency: str
    printed: str
    # Keys of the places that an editor has chosen here, and names as typed that may mean several.
    settled: frozenset[str] = frozenset()
    typed: frozenset[str] = frozenset()

    @property
    def is_empty(self) -> bool:
        return not (self.places or self.date or self.agency or self.printed)


def wish_of(cleaned: dict[str, Any]) -> Wish:
    """Read the dateline from a form's cleaned data, each place as it was chosen among its namesakes."""
    chosen = {
        name.removeprefix(_CHOICE): key for name, key in cleaned.items() if name.startswith(_CHOICE) and key
    }
    keys, _, typed = cleaned["dateline_places"]
    return Wish(
        places=list(dict.fromkeys(chosen.get(key, key) for key in keys)),
        settled=frozenset(chosen.values()),
        typed=frozenset(name_key(name) for name in typed if "," not in name),
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


def proposal_for(article: Article, line: Dateline | None) -> DatelineSuggestion | None:
    """Find the dateline that a story without one begins with."""
    if line or not article.body_html:
        return None
    near = article.published and article.published.date()
    return dateline_in(article.body_html, context=context_of(article), near=near)


def context_of(article: Article) -> Context:
    """Tell what is known of a story that says which place is meant."""
    path = article.section.path if article.section else ""
    return Context(section_path=path, language=article.language)


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
    if wish.is_empty:
        Dateline.objects.filter(article=article).delete()
        return
    line = Dateline.objects.filter(article=article).first()
    placed = {key: place_of(key, by=by, via=via, at=at) for key in wish.places}
    places = list(dict.fromkeys(placed.values()))
    rows = {row.place_id: row for row in line.rows.order_by("position", "pk")} if line else {}
    moved = line is not None and _moved(line, list(rows.values()), wish, places)
    line = line or Dateline(article=article)
    _write(line, wish, moved=moved)
    settled = {placed[key].pk for key in wish.settled if key in placed}
    line.rows.all().delete()
    DatelinePlace.objects.bulk_create(
        _row(line, place, position, was=rows.get(place.pk), wish=wish, settled=settled)
        for position, place in enumerate(places)
    )


def _row(
    line: Dateline, place: Place, position: int, *, was: DatelinePlace | None, wish: Wish, settled: set[int]
) -> DatelinePlace:
    name = was.name if was else ""
    by_rule = place.pk not in settled and _is_by_rule(place, was, wish)
    return DatelinePlace(dateline=line, place=place, name=name, position=position, by_rule=by_rule)


def _is_by_rule(place: Place, row: DatelinePlace | None, wish: Wish) -> bool:
    """Tell whether nobody has chosen this place yet: as before, or as one of several of a typed name."""
    if row:
        return row.by_rule
    names = {name_key(name) for name in (place.name, *place.aliases)}
    return bool(names & wish.typed) and ranked(place.name).is_choice


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
