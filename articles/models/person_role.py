"""What someone was, from when to when, and in which organisation."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import F, OuterRef, Q
from django.db.models.functions import JSONObject, Lower

from .person import Person


class Organisation(models.Model):
    """A body that people hold roles in: NATO, a ministry, a club."""

    name = models.CharField(max_length=160)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="organisation_has_a_name"),
            models.UniqueConstraint(
                Lower("name"),
                name="organisation_name_once",
                violation_error_message="There is an organisation of this name already.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class PersonRole(models.Model):
    """A role in [since, until); an open end says that it is not known, or has not come."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="roles")
    title = models.CharField(max_length=200, help_text="As printed after the name: “president of Russia”.")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    since = models.DateField(null=True, blank=True, help_text="The first day.")
    until = models.DateField(null=True, blank=True, help_text="The first day on which it was over.")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="person_role_has_a_title"),
            models.CheckConstraint(
                condition=Q(since=None) | Q(until=None) | Q(since__lt=F("until")),
                name="person_role_ends_after_it_begins",
                violation_error_message="A role ends after it began.",
            ),
            models.UniqueConstraint(
                fields=["person", "title", "organisation", "since", "until"],
                nulls_distinct=False,
                name="person_role_once",
                violation_error_message="This role is in the list already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.organisation}" if self.organisation else self.title


@dataclass(frozen=True)
class Held:
    """A role as a value; `organisation` is empty where none is given."""

    title: str
    organisation: str = ""
    since: date | None = None
    until: date | None = None

    @property
    def text(self) -> str:
        """What is printed after the name."""
        named = not self.organisation or self.organisation.casefold() in self.title.casefold()
        return self.title if named else f"{self.title}, {self.organisation}"

    def holds_on(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)

    @classmethod
    def read(cls, told: Iterable[dict[str, Any]]) -> list[Self]:
        """Read what `roles_told` gives."""
        return [
            cls(each["title"], each["organisation"] or "", _day(each["since"]), _day(each["until"]))
            for each in told
        ]


def roles_told(person: str = "pk") -> ArraySubquery:
    """Annotate rows with the roles of the person that `person` leads to, for `Held.read`."""
    told = JSONObject(title="title", organisation="organisation__name", since="since", until="until")
    roles = PersonRole.objects.filter(person=OuterRef(person)).order_by("position", "pk")
    return ArraySubquery(roles.values(told=told))


def role_on(roles: Iterable[Held], day: date) -> Held | None:
    """Return the role someone had on a day.

    Of several the one begun last, since it is the news; one whose beginning is not known only where no other
    held; of equals the first in the list.
    """
    held = [role for role in roles if role.holds_on(day)]
    return max(held, key=lambda role: role.since or date.min, default=None)


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
