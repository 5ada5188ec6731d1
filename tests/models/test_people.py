"""What the database refuses of people, their roles, names and merges."""

from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from articles.models import (
    Edition,
    EditionPerson,
    Mention,
    MergedPerson,
    Organisation,
    Person,
    PersonIdentifier,
    PersonRole,
)
from tests.cast import give_role, person_named
from tests.public.stories import begin, mention, publish

pytestmark = pytest.mark.database


def refused(message: str) -> Any:
    return pytest.raises(DatabaseError, match=message)


@pytest.fixture
def ada(db: None) -> Person:
    return person_named("Ada Lovell")


@pytest.fixture
def shown(ada: Person) -> Edition:
    article = begin("The chain is lowered")
    mention(article, ada)
    return publish(article)


class APerson:
    @pytest.mark.parametrize("aliases", [[""], ["Ada", ""]])
    def test_has_no_other_name_without_letters(self, ada: Person, aliases: list[str]) -> None:
        with refused("person_aliases_are_names"):
            Person.objects.filter(pk=ada.pk).update(aliases=aliases)


class ARole:
    def test_has_a_title(self, ada: Person) -> None:
        with refused("person_role_has_a_title"):
            give_role(ada, "")

    @pytest.mark.parametrize("until", ["2008-05-07", "2007"])
    def test_ends_after_it_began(self, ada: Person, until: str) -> None:
        with refused("person_role_ends_after_it_begins"):
            give_role(ada, "minister", "2008-05-07", until)

    @pytest.mark.parametrize(("since", "until"), [("", ""), ("2008", ""), ("", "2012"), ("2008", "2012")])
    def test_is_held_once(self, ada: Person, since: str, until: str) -> None:
        give_role(ada, "minister", since, until)
        with refused("person_role_once"):
            give_role(ada, "minister", since, until)

    def test_may_be_held_again(self, ada: Person) -> None:
        give_role(ada, "minister", "1999", "2000")
        give_role(ada, "minister", "2008", "2012")
        assert PersonRole.objects.count() == 2


class AnOrganisation:
    def test_has_a_name(self, db: None) -> None:
        with refused("organisation_has_a_name"):
            Organisation.objects.create(name="")

    def test_is_there_once_in_capitals_or_not(self, db: None) -> None:
        Organisation.objects.create(name="NATO")
        with refused("organisation_name_once"):
            Organisation.objects.create(name="Nato")


class AnIdentifier:
    @pytest.mark.parametrize(
        ("scheme", "value", "constraint"),
        [
            ("wikidata", "23530", "of_wikidata"),
            ("wikidata", "Q0", "of_wikidata"),
            ("site", "lovell.example", "of_site"),
            ("import", "", "not_empty"),
            ("passport", "12", "scheme_known"),
        ],
    )
    def test_is_written_as_its_scheme_has_it(
        self, ada: Person, scheme: str, value: str, constraint: str
    ) -> None:
        with refused(f"person_identifier_{constraint}"):
            PersonIdentifier.objects.create(person=ada, scheme=scheme, value=value)

    def test_names_one_person(self, ada: Person) -> None:
        PersonIdentifier.objects.create(person=ada, scheme="wikidata", value="Q7259")
        with refused("person_identifier_once"):
            PersonIdentifier.objects.create(person=person_named("Bo"), scheme="wikidata", value="Q7259")


class AMerge:
    """`merged` stands in a table of its own; who is in it is nobody any more."""

    def merged(self, former: int, kept: Person) -> MergedPerson:
        return MergedPerson.objects.create(former=former, kept=kept, name="Someone", merged_at=timezone.now())

    def test_is_refused_of_someone_who_is_still_here(self, ada: Person) -> None:
        with refused("is still here"), transaction.atomic():
            self.merged(person_named("Bo").pk, ada)
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    def test_is_refused_into_themselves(self, ada: Person) -> None:
        with refused("merged_person_into_another"):
            self.merged(ada.pk, ada)

    def test_stands(self, ada: Person) -> None:
        merged = self.merged(0, ada)
        with refused("stands"), transaction.atomic():
            MergedPerson.objects.filter(pk=merged.pk).update(kept=person_named("Bo"))
        with refused("stands"), transaction.atomic():
            MergedPerson.objects.filter(pk=merged.pk).update(name="Another")
        with refused("stands"):
            merged.delete()

    def test_gives_a_late_row_to_the_person_kept(self, ada: Person) -> None:
        self.merged(0, ada)
        row = Mention(article=begin(), person_id=0)
        row.save()
        row.refresh_from_db()
        assert row.person == ada


class AnIndexRowOfAPerson:
    def test_is_never_given_to_another(self, shown: Edition) -> None:
        with refused("never altered"):
            EditionPerson.objects.filter(edition=shown).update(person=person_named("Bo"))

    def test_is_never_deleted(self, shown: Edition) -> None:
        with refused("never altered"):
            EditionPerson.objects.filter(edition=shown)._raw_delete("default")

    def test_follows_a_merge_and_changes_in_nothing_else(self, shown: Edition, ada: Person) -> None:
        bo = person_named("Bo")
        MergedPerson.objects.create(former=ada.pk, kept=bo, name="Ada", merged_at=timezone.now())
        row = EditionPerson.objects.filter(edition=shown)
        with refused("never altered"), transaction.atomic():
            row.update(person=bo, relation="byline")
        with refused("never altered"), transaction.atomic():
            row._raw_delete("default")
        row.update(person=bo)
        assert row.get().person == bo
        go(ada)

    def test_goes_where_the_person_kept_has_one(self, shown: Edition, ada: Person) -> None:
        bo = person_named("Bo")
        EditionPerson.objects.create(edition=shown, person=bo, relation="mention", published=shown.published)
        MergedPerson.objects.create(former=ada.pk, kept=bo, name="Ada", merged_at=timezone.now())
        EditionPerson.objects.filter(edition=shown, person=ada)._raw_delete("default")
        assert EditionPerson.objects.get(edition=shown).person == bo
        go(ada)


def go(person: Person) -> None:
    """Take someone out who was merged, as the end of a transaction demands."""
    Mention.objects.filter(person=person).delete()
    person.delete()


class Behind:
    def test_gives_nobody_for_a_number_that_was_nobodys(self, ada: Person) -> None:
        assert Person.objects.behind([ada.pk, 0]) == {ada.pk: ada}
        assert Person.objects.behind([]) == {}


def test_a_role_is_read_as_it_was_written(ada: Person) -> None:
    role = give_role(ada, "minister", "2008-05", "2012")
    role.refresh_from_db()
    assert (role.since, role.until) == (date(2008, 5, 1), date(2012, 1, 1))
