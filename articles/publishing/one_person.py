"""Two people who are one: one is kept, and all that named the other names them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.db.models import F

from articles.models import (
    Byline,
    EditionPerson,
    Mention,
    MergedPerson,
    Person,
    PersonIdentifier,
    PersonLink,
    PersonRole,
)

from . import audit
from .addresses import move_page
from .known import described, page_path, put_person
from .refused import Refused

MERGE = "articles.merge_person"
# Whoever writes a row that names a person has it shared, by triggers of migration 0080; a merge has it alone.
GATE = 1_885_695_856


class NotTwoPeople(Refused):
    """The one to keep and the one to merge are the same."""

    def __init__(self, person: Person) -> None:
        super().__init__(f"{person} cannot be merged into themselves: choose the other person.")


class MergedMeanwhile(Refused):
    """One of the two is not here any more."""

    def __init__(self, kept: Person, dropped: Person) -> None:
        super().__init__(f"{kept} or {dropped} was merged by someone else meanwhile: look both up again.")


@dataclass(frozen=True)
class Moving:
    """What a merge moves: the numbers of stories and of editions, and what the kept person gains."""

    mentions: list[int]
    bylines: list[int]
    editions: int
    names: list[str]
    roles: list[PersonRole]
    identifiers: list[PersonIdentifier]
    links: list[PersonLink]


def what_moves(kept: Person, dropped: Person) -> Moving:
    """Say what merging `dropped` into `kept` would move; 8 queries."""
    have = {_same_role(role) for role in kept.roles.all()}
    urls = {link.url for link in kept.links.all()}
    dropped_roles = dropped.roles.select_related("organisation").order_by("position", "pk")
    return Moving(
        mentions=_stories(Mention, dropped),
        bylines=_stories(Byline, dropped),
        editions=EditionPerson.objects.filter(person=dropped).values("edition").distinct().count(),
        names=_new_names(kept, dropped),
        roles=[role for role in dropped_roles if _same_role(role) not in have],
        identifiers=list(dropped.identifiers.order_by("position", "pk")),
        links=[link for link in dropped.links.order_by("position", "pk") if link.url not in urls],
    )


def hold_people() -> None:
    """Let nobody be merged until the transaction ends; for who reads people and then writes rows of them."""
    _lock("pg_advisory_xact_lock_shared")


@transaction.atomic
def merge_people(kept: Person, dropped: Person, *, by: User | None, via: str, at: datetime) -> MergedPerson:
    """Make two people one; what named `dropped` names `kept`, in working copies and in editions' index rows.

    Texts, revisions and the pages of editions stay as they are. The audit entries of both hold all that was
    there and all that moved. Waits for whoever is writing such rows. Raises NotTwoPeople or MergedMeanwhile.
    """
    if kept.pk == dropped.pk:
        raise NotTwoPeople(kept)
    _lock("pg_advisory_xact_lock")
    both = Person.objects.select_for_update().order_by("pk").in_bulk([kept.pk, dropped.pk])
    if len(both) < 2:
        raise MergedMeanwhile(kept, dropped)
    kept, dropped = both[kept.pk], both[dropped.pk]
    before, gone = described(kept.pk), described(dropped.pk)
    moving = what_moves(kept, dropped)
    merged = _remember(kept, dropped, at=at)
    _unite(kept, dropped, moving)
    _move_mentions(kept, dropped)
    _move_bylines(kept, dropped)
    _move_index(kept, dropped)
    key = dropped.pk
    dropped.delete()
    move_page(page_path(kept, dropped.slug), page_path(kept, kept.slug), at=at)
    told = {"by": by, "via": via, "at": at}
    _note(kept, before, gone, moving, former=key, told=told)
    return merged


def _lock(how: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {how}(%s)", [GATE])


def _stories(rows: type[Mention | Byline], person: Person) -> list[int]:
    named = rows._default_manager.filter(person=person).order_by("article")
    return list(named.values_list("article", flat=True).distinct())


def _new_names(kept: Person, dropped: Person) -> list[str]:
    known = {kept.name, *kept.aliases}
    return [name for name in dict.fromkeys([dropped.name, *dropped.aliases]) if name not in known]


def _same_role(role: PersonRole) -> tuple[Any, ...]:
    return (role.title, role.organisation_id, role.since, role.until)


def _remember(kept: Person, dropped: Person, *, at: datetime) -> MergedPerson:
    merged = MergedPerson.objects.create(former=dropped.pk, kept=kept, name=dropped.name, merged_at=at)
    MergedPerson.objects.filter(kept=dropped).update(kept=kept)
    return merged


def _unite(kept: Person, dropped: Person, moving: Moving) -> None:
    """Give the one kept what they lack: names, roles, identifiers, links, portrait, words."""
    kept.aliases = [*kept.aliases, *moving.names]
    kept.note = "\n\n".join(dict.fromkeys(note for note in (kept.note, dropped.note) if note))
    kept.disambiguation = kept.disambiguation or dropped.disambiguation
    kept.portrait = kept.portrait or dropped.portrait
    put_person(kept)
    for rows in (moving.roles, moving.identifiers, moving.links):
        _hang_on(kept, rows)


def _hang_on(kept: Person, rows: Iterable[PersonRole | PersonIdentifier | PersonLink]) -> None:
    for row in rows:
        table = type(row)._default_manager
        row.person, row.position = kept, table.filter(person=kept).count()
        row.save(update_fields=["person", "position"])


def _move_mentions(kept: Person, dropped: Person) -> None:
    """A story that named both names one; the role it gave either stays."""
    twice = Mention.objects.filter(person=dropped, article__mentions__person=kept)
    for row in twice.exclude(role=""):
        Mention.objects.filter(article=row.article_id, person=kept, role="").update(role=row.role)
    Mention.objects.filter(pk__in=list(twice.values_list("pk", flat=True))).delete()
    Mention.objects.filter(person=dropped).update(person=kept)


def _move_bylines(kept: Person, dropped: Person) -> None:
    same = {"article__bylines__person": kept, "article__bylines__role": F("role")}
    twice = Byline.objects.filter(person=dropped, **same, article__bylines__text=F("text"))
    Byline.objects.filter(pk__in=list(twice.values_list("pk", flat=True))).delete()
    Byline.objects.filter(person=dropped).update(person=kept)


def _move_index(kept: Person, dropped: Person) -> None:
    rows = EditionPerson.objects.filter(person=dropped)
    twice = rows.filter(edition__person_rows__person=kept, edition__person_rows__relation=F("relation"))
    EditionPerson.objects.filter(pk__in=list(twice.values_list("pk", flat=True)))._raw_delete("default")
    EditionPerson.objects.filter(person=dropped).update(person=kept)


def _note(
    kept: Person,
    before: dict[str, Any],
    gone: dict[str, Any],
    moving: Moving,
    *,
    former: int,
    told: dict[str, Any],
) -> None:
    moved = {"mentions": moving.mentions, "bylines": moving.bylines, "editions": moving.editions}
    changes = audit.differences(before, described(kept.pk))
    changes |= {name: [None, value] for name, value in moved.items() if value}
    changes["merged"] = [{"person": former, "name": gone["name"]}, {"person": kept.pk, "name": kept.name}]
    audit.record("merged", thing=f"person:{kept.pk}", changes=changes, **told)
    was: audit.Changes = {name: [value, None] for name, value in gone.items() if value not in ("", [], None)}
    was["merged"] = changes["merged"]
    audit.record("merged away", thing=f"person:{former}", changes=was, **told)
