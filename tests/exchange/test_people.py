"""People come in once, and again only with what is new in their source."""

from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from articles.exchange import people as intake
from articles.exchange.people import Outcome, PeopleIntake
from articles.models import AuditEntry, Person, PersonIdentifier
from articles.publishing.known import save_person
from articles.publishing.one_person import merge_people
from tests.cast import give_role, person_named

MEDVEDEV: dict[str, Any] = {
    "id": "Q23530",
    "name": "Dmitry Medvedev",
    "aliases": ["Дмитрий Медведев"],
    "disambiguation": "Russian politician",
    "roles": [{"title": "president of Russia", "from": "2008-05-07", "to": "2012-05-07"}],
}
PREMIER = {"title": "prime minister of Russia", "from": "2012-05-08", "to": None}


def take(*items: Any) -> list[Outcome]:
    return list(PeopleIntake(by=None, clock=timezone.now).outcomes(items))


def statuses(*items: Any) -> list[str]:
    return [outcome.status for outcome in take(*items)]


def medvedev() -> Person:
    return Person.objects.get(identifiers__value="Q23530")


def save(person: Person) -> None:
    save_person(person, by=None, via="admin", at=timezone.now())


@pytest.fixture
def known(db: None) -> Person:
    take(MEDVEDEV)
    return medvedev()


class SomeoneNew:
    def test_is_made_with_all_there_is(self, known: Person) -> None:
        assert (known.name, known.slug) == ("Dmitry Medvedev", "dmitry-medvedev")
        assert (known.aliases, known.disambiguation) == (["Дмитрий Медведев"], "Russian politician")
        [role] = known.roles.all()
        assert (role.title, role.since, role.until) == (
            "president of Russia",
            date(2008, 5, 7),
            date(2012, 5, 7),
        )
        assert str(known.identifiers.get()) == "Import Q23530"
        assert known.sort_key == "medvedev dmitry"

    def test_is_written_into_the_audit_log(self, known: Person) -> None:
        entry = AuditEntry.objects.get(thing=f"person:{known.pk}")
        assert (entry.verb, entry.via) == ("created", "import")
        assert entry.changes["roles"] == [None, ["president of Russia [2008-05-07, 2012-05-07)"]]
        assert entry.changes["identifiers"] == [None, ["import: Q23530"]]

    def test_has_an_address_of_their_own(self, db: None) -> None:
        person_named("Ada Lovell")
        moved = person_named("Ada Bell")
        moved.slug = "a-bell"
        save(moved)
        names = ["Ada Lovell", "Ada Lovell", "Ada Lovell 2", "Ada Bell", "蔡英文", "!!"]
        done = take(*({"id": number, "name": name} for number, name in enumerate(names)))
        people = Person.objects.in_bulk([outcome.person for outcome in done])
        slugs = [people[outcome.person or 0].slug for outcome in done]
        assert len(set(slugs)) == len(names)
        assert slugs[3] == "ada-bell-2"
        assert not {"ada-lovell", "ada-bell", "a-bell"} & set(slugs)

    def test_of_a_name_the_desk_has_is_pointed_out_and_left_apart(self, db: None) -> None:
        own = person_named("Dmitry Medvedev")
        [outcome] = take(MEDVEDEV)
        assert outcome.warning == (
            f"person {own.pk} is called Dmitry Medvedev too: if they are one, merge them"
        )
        assert Person.objects.count() == 2


class SomeoneKnown:
    def test_is_unchanged_by_the_same_list(self, known: Person) -> None:
        entries = AuditEntry.objects.count()
        assert statuses(MEDVEDEV) == ["unchanged"]
        assert (Person.objects.count(), AuditEntry.objects.count()) == (1, entries)

    def test_gains_what_is_new_in_the_source(self, known: Person) -> None:
        changed = {"roles": [*MEDVEDEV["roles"], PREMIER], "aliases": ["Dmitri Medvedev"]}
        assert statuses(MEDVEDEV | changed) == ["updated"]
        known.refresh_from_db()
        assert known.aliases == ["Dmitri Medvedev"]
        titles = known.roles.order_by("position").values_list("title", flat=True)
        assert list(titles) == ["president of Russia", "prime minister of Russia"]
        entry = AuditEntry.objects.filter(thing=f"person:{known.pk}").latest("pk")
        assert set(entry.changes) == {"roles", "aliases"}
        assert statuses(MEDVEDEV | changed) == ["unchanged"]

    def test_has_a_role_ended_when_the_source_says_so(self, known: Person) -> None:
        take(MEDVEDEV | {"roles": [PREMIER]})
        take(MEDVEDEV | {"roles": [PREMIER | {"to": "2020-01-16"}]})
        [role] = known.roles.all()
        assert (role.title, role.until) == ("prime minister of Russia", date(2020, 1, 16))

    def test_called_otherwise_keeps_the_former_name_as_another(self, known: Person) -> None:
        take(MEDVEDEV | {"name": "Dmitri Medvedev"})
        known.refresh_from_db()
        assert (known.name, known.slug) == ("Dmitri Medvedev", "dmitry-medvedev")
        assert known.aliases == ["Дмитрий Медведев", "Dmitry Medvedev"]

    def test_keeps_what_the_desk_has_written(self, known: Person) -> None:
        known.name, known.aliases, known.disambiguation = "D. A. Medvedev", ["Dima"], "the lawyer"
        save(known)
        known.roles.all().delete()
        give_role(known, "lawyer")
        assert statuses(MEDVEDEV) == ["unchanged"]
        take(MEDVEDEV | {"name": "Dmitri Medvedev", "disambiguation": "politician", "roles": [PREMIER]})
        known.refresh_from_db()
        assert (known.name, known.disambiguation) == ("D. A. Medvedev", "the lawyer")
        assert known.aliases == ["Dima", "Dmitri Medvedev"]
        titles = known.roles.order_by("position").values_list("title", flat=True)
        assert list(titles) == ["lawyer", "prime minister of Russia"]

    def test_who_was_merged_is_the_person_kept(self, known: Person) -> None:
        own = person_named("D. Medvedev")
        merge_people(own, known, by=None, via="test", at=timezone.now())
        assert statuses(MEDVEDEV) == ["unchanged"]
        [outcome] = take(MEDVEDEV | {"roles": [*MEDVEDEV["roles"], PREMIER]})
        assert (outcome.status, outcome.person) == ("updated", own.pk)
        own.refresh_from_db()
        assert own.name == "D. Medvedev"

    def test_whose_identifier_the_desk_wrote_gains_names_and_roles(self, db: None) -> None:
        own = person_named("D. Medvedev")
        PersonIdentifier.objects.create(person=own, scheme="import", value="Q23530")
        assert statuses(MEDVEDEV) == ["updated"]
        own.refresh_from_db()
        assert (own.name, own.disambiguation) == ("D. Medvedev", "Russian politician")
        assert own.aliases == ["Dmitry Medvedev", "Дмитрий Медведев"]
        assert own.roles.count() == 1


class AnItemThatIsWrong:
    def test_is_refused_alone_with_its_place_and_reason(self, db: None) -> None:
        done = take(MEDVEDEV, {"id": "Q2"}, None, MEDVEDEV, {"id": "Q3", "name": "Ada"})
        assert [outcome.status for outcome in done] == ["created", "failed", "failed", "failed", "created"]
        assert [(outcome.place, outcome.reason) for outcome in done if outcome.reason] == [
            ("item 2 (id Q2)", "name: is missing"),
            ("item 3", "a person is an object, and this is nothing"),
            ("item 4 (id Q23530)", "item 1 (id Q23530) has the same id"),
        ]


class ALongList:
    def test_is_taken_in_by_parts_at_a_few_queries_each(
        self, db: None, monkeypatch: pytest.MonkeyPatch, django_assert_max_num_queries: Any
    ) -> None:
        monkeypatch.setattr(intake, "BATCH", 50)
        items = [{"id": number, "name": f"Person {number}"} for number in range(100)]
        with django_assert_max_num_queries(40):
            assert statuses(*items) == ["created"] * 100
        with django_assert_max_num_queries(20):
            assert statuses(*items) == ["unchanged"] * 100
