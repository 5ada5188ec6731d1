"""Saving what stories refer to, each with its sort key, address and audit entry."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import models, transaction
from django.db.models import F, Value
from django.db.models.functions import Concat, Length, Substr
from taggit.models import Tag

from articles.models import RESERVED, Organisation, Person, PersonRole, Place, Redirect, Section
from articles.search.index import fold
from articles.text.gazetteer import Entry
from articles.text.names import sort_key
from articles.text.slug import slugify

from . import audit
from .addresses import move_page


@transaction.atomic
def save_section(section: Section, *, by: User | None, via: str, at: datetime) -> None:
    """Save a section and put it, with all beneath it, at the path its parent and slug make.

    The front's former address answers 301. Stories keep their addresses until they are next published.
    """
    before = Section.objects.filter(pk=section.pk).first()
    section.slug = section.slug or section_slug(section.name, root=section.parent is None)
    section.path = f"{section.parent.path}/{section.slug}" if section.parent else section.slug
    section.depth = section.parent.depth + 1 if section.parent else 0
    if before and before.path != section.path:
        _move_beneath(before, section, at=at)
    section.save()
    _note(section, before, ("name", "path", "order", "description", "four_eyes"), by=by, via=via, at=at)


def section_at(names: list[str], *, by: User | None, via: str, at: datetime) -> Section:
    """Find the section with this path of names, outermost first, making what is missing."""
    parent: Section | None = None
    for name in names:
        found = Section.objects.filter(parent=parent, name__iexact=name.strip()).order_by("pk").first()
        if found is None:
            found = Section(parent=parent, name=name.strip(), slug=_free_section_slug(name, parent))
            save_section(found, by=by, via=via, at=at)
        parent = found
    assert parent is not None, "a section path has at least one name"
    return parent


def section_slug(name: str, *, root: bool) -> str:
    """Make a slug the section constraints accept."""
    slug = slugify(name) or "section"
    refused = slug.isdigit() or (root and slug in RESERVED)
    return f"{slug}-section" if refused else slug


@transaction.atomic
def save_person(person: Person, *, by: User | None, via: str, at: datetime) -> None:
    """Save a person with a slug of their own; the page's former address answers 301."""
    before = described(person.pk)
    put_person(person)
    note_person(person, before, by=by, via=via, at=at)


def put_person(person: Person) -> None:
    """Save a person's own row; who then saves rows that hang on it calls `note_person` in the end."""
    person.slug = person.slug or free_slug(Person, slugify(person.name) or "person")
    person.sort_key = sort_key(person.name)
    person.save()


def note_person(person: Person, before: dict[str, Any], *, by: User | None, via: str, at: datetime) -> None:
    """Write into the audit log how a person differs from what `described` gave before; 4 queries."""
    note_thing(person, before, described(person.pk), by=by, via=via, at=at)


def described(key: int | None) -> dict[str, Any]:
    """Set down all that is known of a person, as the audit log keeps it; 4 queries, 1 for one not saved."""
    person = Person.objects.filter(pk=key).first() if key else None
    if person is None:
        return {}
    roles = person.roles.select_related("organisation").order_by("position", "pk")
    identifiers = person.identifiers.order_by("position", "pk")
    return {name: getattr(person, name) for name in _OF_A_PERSON} | {
        "roles": [role_told(role) for role in roles],
        "identifiers": [f"{each.scheme}: {each.value}" for each in identifiers],
        "links": [[link.label, link.url] for link in person.links.order_by("position", "pk")],
    }


def role_told(role: PersonRole) -> str:
    """Write a role with its dates on one line: "minister, Ministry of Trade [2008-05-07, 2012-05-07)"."""
    if role.since or role.until:
        return f"{role} [{role.since or ''}, {role.until or ''})"
    return str(role)


@transaction.atomic
def organisation_named(name: str, *, by: User | None, via: str, at: datetime) -> Organisation:
    """Return the organisation of this name, in capitals or not, made when there was none."""
    name = " ".join(name.split())
    found, is_new = Organisation.objects.get_or_create(name__iexact=name, defaults={"name": name})
    if is_new:
        _note(found, None, ("name",), by=by, via=via, at=at)
    return found


@transaction.atomic
def save_place(place: Place, *, by: User | None, via: str, at: datetime) -> None:
    """Save a place with a slug of its own; the page's former address answers 301."""
    before = Place.objects.filter(pk=place.pk).first()
    if not place.slug:
        plain = slugify(place.name) or "place"
        taken = Place.objects.filter(slug=plain).exists()
        fuller = slugify(f"{place.name} {place.region or place.country}") if taken else plain
        place.slug = free_slug(Place, fuller)
    place.sort_key = fold(place.name)
    place.save()
    fields = (
        "name",
        "slug",
        "region",
        "country",
        "country_code",
        "latitude",
        "longitude",
        "time_zone",
        "aliases",
    )
    _note(place, before, fields, by=by, via=via, at=at)


def place_row(entry: Entry, *, by: User | None, via: str, at: datetime) -> Place:
    """Return the row of a gazetteer place, made when a story first names it."""
    found = Place.objects.filter(gazetteer_id=entry.id).first()
    if found:
        return found
    place = Place(
        name=entry.name,
        region=entry.region,
        country=entry.country,
        country_code=entry.country_code,
        latitude=entry.latitude,
        longitude=entry.longitude,
        time_zone=entry.time_zone,
        gazetteer_id=entry.id,
    )
    save_place(place, by=by, via=via, at=at)
    return place


@transaction.atomic
def save_tag(tag: Tag, *, by: User | None, via: str, at: datetime) -> None:
    """Save a topic; the page's former address answers 301."""
    before = Tag.objects.filter(pk=tag.pk).first()
    tag.save()
    _note(tag, before, ("name", "slug"), by=by, via=via, at=at)


def free_slug(model: type[models.Model], wanted: str) -> str:
    """Return the slug, with -2, -3 and so on when a row has it or once had it."""
    rows = model._default_manager

    def taken(slug: str) -> bool:
        return rows.filter(slug=slug).exists() or leads_elsewhere(page_path(model, slug))

    return _free(wanted, taken)


def leads_elsewhere(path: str, *, but_to: str = "") -> bool:
    """Tell whether the path is a former address, of anything but the page at `but_to`.

    Nothing new may take such a path: whoever was given it must go on finding what it was.
    """
    return Redirect.objects.filter(address__path=path).exclude(target__path=but_to).exists()


def note_thing(
    row: models.Model,
    old: dict[str, Any],
    new: dict[str, Any],
    *,
    by: User | None,
    via: str,
    at: datetime,
) -> None:
    """Write into the audit log how a thing differs from before; its page's former address answers 301."""
    changes = audit.differences(old, new)
    if not changes:
        return
    verb = "changed" if old else "created"
    thing = f"{row._meta.model_name}:{row.pk}"
    audit.record(verb, by=by, via=via, at=at, thing=thing, changes=changes)
    if old and "slug" in changes:
        move_page(page_path(row, old["slug"]), page_path(row, new["slug"]), at=at)


def page_path(thing: models.Model | type[models.Model], slug: str) -> str:
    """Return where readers find a person, place, topic or storyline with this slug."""
    return f"/{_ROOMS[str(thing._meta.model_name)]}/{slug}/"


def _free_section_slug(name: str, parent: Section | None) -> str:
    wanted = section_slug(name, root=parent is None)
    above = f"{parent.path}/" if parent else ""

    def taken(slug: str) -> bool:
        siblings = Section.objects.filter(parent=parent, slug=slug)
        return siblings.exists() or leads_elsewhere(f"/{above}{slug}/")

    return _free(wanted, taken)


def _free(wanted: str, taken: Callable[[str], bool]) -> str:
    slug, attempt = wanted, 1
    while taken(slug):
        attempt += 1
        slug = f"{wanted}-{attempt}"
    return slug


def _move_beneath(before: Section, after: Section, *, at: datetime) -> None:
    beneath = Section.objects.under(before).exclude(pk=before.pk)
    for child in beneath:
        move_page(f"/{child.path}/", f"/{after.path}{child.path[len(before.path) :]}/", at=at)
    beneath.update(
        path=Concat(Value(after.path), Substr("path", Length(Value(before.path)) + 1)),
        depth=F("depth") + after.depth - before.depth,
    )
    move_page(f"/{before.path}/", f"/{after.path}/", at=at)


def _note(
    row: models.Model,
    before: models.Model | None,
    fields: tuple[str, ...],
    *,
    by: User | None,
    via: str,
    at: datetime,
) -> None:
    old = {name: getattr(before, name) for name in fields} if before else {}
    note_thing(row, old, {name: getattr(row, name) for name in fields}, by=by, via=via, at=at)


_OF_A_PERSON = ("name", "slug", "disambiguation", "aliases", "note", "portrait_id")
_ROOMS = {"person": "people", "place": "places", "tag": "topics", "storyline": "storylines"}
