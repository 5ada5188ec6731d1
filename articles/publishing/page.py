"""The page value of an edition: names, places, topics and pictures as they stand when it is made."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.conf import settings
from taggit.models import Tag

from articles.models import Held, Image, Person, Place, Section, role_on, roles_told
from articles.text.house import STYLES, Filed, byline_text, dateline_text

from .content import Content

PageValue = dict[str, Any]


class Known:
    """The rows a content refers to, read once: 6 queries however many there are."""

    def __init__(self, content: Content) -> None:
        credited = [row["person"] for row in content["bylines"] + content["mentions"]]
        self.people = people_behind(_given(credited))
        line = content["dateline"] or {"places": []}
        self.places = Place.objects.in_bulk(_given(row["place"] for row in line["places"]))
        self.images = Image.objects.in_bulk(_given(row["image"] for row in content["pictures"]))
        self.tags = list(Tag.objects.filter(pk__in=content["tags"]).order_by("name"))
        self.section = Section.objects.select_related("parent__parent").get(pk=content["section"])
        self.crumbs = _way_to(self.section)


def people_behind(keys: Iterable[int]) -> dict[int, Person]:
    """Read who the keys of contents mean, each with portrait and roles; 1 query, 3 where some were merged."""
    people = Person.objects.select_related("portrait").annotate(held=roles_told())
    return people.behind(keys)


def page_value(content: Content, known: Known, *, on: date) -> PageValue:
    """Compose everything an article page shows beside the edition's columns; no queries.

    People are told with the role they had `on` the story's own day.
    """
    bylines = [_byline(row, known) for row in content["bylines"]]
    return {
        "crumbs": [{"name": section.name, "path": section.path} for section in known.crumbs],
        "bylines": bylines,
        "byline": byline_text([(line["name"], line["role"]) for line in bylines]),
        "dateline": _dateline(content["dateline"], known),
        "people": _mentions(content["mentions"], known, on),
        "tags": [{"name": tag.name, "slug": tag.slug} for tag in known.tags],
        "pictures": [_picture(row, known) for row in content["pictures"] if row["image"]],
    }


def picture_value(image: Image, **printed: str) -> dict[str, Any]:
    """Describe a picture for print; what the story says of it wins over what the picture says itself."""
    return {
        "token": image.token,
        "width": image.width,
        "height": image.height,
        "focal": [image.focal_x, image.focal_y],
        "alt": printed.get("alt") or image.alt,
        "caption": printed.get("caption") or image.caption,
        "credit": printed.get("credit") or image.credit,
        "rights": image.rights,
    }


def _way_to(section: Section) -> list[Section]:
    return [*(_way_to(section.parent) if section.parent else []), section]


def _given(keys: Iterable[int | None]) -> list[int]:
    return [key for key in keys if key is not None]


def _byline(row: Content, known: Known) -> dict[str, Any]:
    person = known.people.get(row["person"])
    portrait = person.portrait if person else None
    return {
        "name": row["text"] or str(person),
        "role": row["role"],
        "slug": person.slug if person else None,
        "portrait": picture_value(portrait) if portrait else None,
    }


def _mentions(rows: list[Content], known: Known, on: date) -> list[dict[str, Any]]:
    told: dict[int, dict[str, Any]] = {}
    for row in rows:
        person: Any = known.people[row["person"]]
        then = role_on(Held.read(person.held), on)
        role = row["role"] or (then.text if then else "")
        names = [person.name, *person.aliases]
        value = {"name": person.name, "slug": person.slug, "role": role, "names": names}
        told.setdefault(person.pk, value)  # two who were merged since are one
    return list(told.values())


def _picture(row: Content, known: Known) -> dict[str, Any]:
    image = known.images[row["image"]]
    return picture_value(image, alt=row["alt"], caption=row["caption"], credit=row["credit"])


def _dateline(line: Content | None, known: Known) -> dict[str, Any] | None:
    if line is None:
        return None
    day = date.fromisoformat(line["date"]) if line["date"] else None
    filed = [as_filed(known.places[row["place"]], row["name"]) for row in line["places"]]
    style = settings.DATELINE_STYLE
    text = line["printed"] or dateline_text(filed, style=style, day=day, agency=line["agency"])
    if not text:
        return None
    mark = line["mark"] if line["printed"] and line["mark"] else STYLES[style].mark
    places = [_place(known.places[row["place"]]) for row in line["places"]]
    return {"text": text, "mark": mark, "date": line["date"], "agency": line["agency"], "places": places}


def as_filed(place: Place, printed: str) -> Filed:
    """Give a place as house style sets it, under the name it is printed with."""
    return Filed(printed or place.name, place.region, place.country, place.country_code)


def _place(place: Place) -> dict[str, Any]:
    names = ("name", "slug", "region", "country", "country_code", "latitude", "longitude")
    return {name: getattr(place, name) for name in names}
