"""What someone was on a day."""

from datetime import date
from typing import Any

import pytest

from articles.models import Held, Organisation, Person, PersonRole, role_on, roles_told
from tests.cast import give_role, person_named

PREMIER_FIRST = Held("prime minister of Russia", "", date(1999, 8, 9), date(2000, 5, 7))
PRESIDENT = Held("president of Russia", "", date(2000, 5, 7), date(2008, 5, 7))
PREMIER_AGAIN = Held("prime minister of Russia", "", date(2008, 5, 8), date(2012, 5, 7))
OFFICER = Held("officer", "", None, date(1991, 8, 20))
POLITICIAN = Held("politician")
PUTIN = [PREMIER_FIRST, PRESIDENT, PREMIER_AGAIN, OFFICER]


class RoleOn:
    @pytest.mark.parametrize(
        ("day", "role"),
        [
            (date(1980, 1, 1), OFFICER),
            (date(1991, 8, 19), OFFICER),
            (date(1991, 8, 20), None),
            (date(1999, 8, 9), PREMIER_FIRST),
            (date(2000, 5, 6), PREMIER_FIRST),
            (date(2000, 5, 7), PRESIDENT),
            (date(2008, 5, 7), None),
            (date(2010, 11, 4), PREMIER_AGAIN),
            (date(2012, 5, 7), None),
        ],
    )
    def test_is_that_of_the_day(self, day: date, role: Held | None) -> None:
        assert role_on(PUTIN, day) == role

    def test_is_the_one_without_dates_only_where_no_other_held(self) -> None:
        assert role_on([POLITICIAN, *PUTIN], date(2002, 1, 1)) == PRESIDENT
        assert role_on([POLITICIAN, *PUTIN], date(2020, 1, 1)) == POLITICIAN

    def test_is_of_several_the_one_begun_last(self) -> None:
        leader = Held("party leader", "", date(2001, 12, 1), None)
        assert role_on([leader, PRESIDENT], date(2005, 1, 1)) == leader
        assert role_on([leader, PREMIER_AGAIN], date(2009, 1, 1)) == PREMIER_AGAIN

    def test_is_of_equals_the_first(self) -> None:
        assert role_on([POLITICIAN, Held("author")], date(2009, 1, 1)) == POLITICIAN


class ARoleInWords:
    @pytest.mark.parametrize(
        ("title", "organisation", "text"),
        [
            ("secretary general", "NATO", "secretary general, NATO"),
            ("secretary general of Nato", "NATO", "secretary general of Nato"),
            ("president of Russia", "", "president of Russia"),
        ],
    )
    def test_names_its_organisation_once(self, title: str, organisation: str, text: str) -> None:
        assert Held(title, organisation).text == text


class RolesTold:
    def test_come_with_the_person_in_their_order_in_one_query(
        self, db: None, django_assert_num_queries: Any
    ) -> None:
        ada = person_named("Ada Lovell")
        nato = Organisation.objects.create(name="NATO")
        give_role(ada, "adviser", position=1)
        give_role(ada, "secretary general", "2009-08-01", "2014-10-01", organisation=nato)
        with django_assert_num_queries(1):
            [held] = Person.objects.values_list(roles_told())
            assert Held.read(held[0]) == [
                Held("secretary general", "NATO", date(2009, 8, 1), date(2014, 10, 1)),
                Held("adviser"),
            ]

    def test_are_none_of_someone_without(self, db: None) -> None:
        person_named("Ada Lovell")
        assert Person.objects.values_list(roles_told()).get() == ([],)


def test_a_role_says_what_and_where(db: None) -> None:
    nato = Organisation(name="NATO")
    assert str(PersonRole(title="secretary general", organisation=nato)) == "secretary general, NATO"
