"""A list is counted a few pages on and no further."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.admin.paginator import MOST, CappedPaginator
from articles.models import Person


@pytest.fixture
def people(db: None) -> None:
    Person.objects.bulk_create(
        Person(name=f"P {n}", slug=f"p-{n}", sort_key=f"{n:04}") for n in range(MOST + 40)
    )


def pages(*, read: int = 1, size: int = 10) -> CappedPaginator:
    paginator = CappedPaginator(Person.objects.by_name(), size)
    paginator.page_read = read
    return paginator


class Count:
    def test_goes_a_few_pages_beyond_the_one_that_is_read(self, people: None) -> None:
        assert (pages().count, pages().more, pages().num_pages) == (40, True, 4)
        assert (pages(read=5).count, pages(read=5).more) == (80, True)

    def test_stops_at_the_most_anyone_turns_to(self, people: None) -> None:
        assert (pages(read=9_999).count, pages(read=9_999).more) == (MOST, True)

    def test_is_exact_where_the_list_ends(self, people: None) -> None:
        Person.objects.filter(sort_key__gte="0033").delete()
        assert (pages().count, pages().more) == (33, False)

    def test_asks_the_database_once_for_so_many_rows(self, people: None) -> None:
        with CaptureQueriesContext(connection) as queries:
            paginator = pages()
            assert (paginator.count, paginator.more, paginator.num_pages) == (40, True, 4)
        assert len(queries) == 1
        assert "LIMIT 41" in queries.captured_queries[0]["sql"]

    def test_of_nothing_is_nothing(self, db: None) -> None:
        assert (pages().count, pages().more, pages().num_pages) == (0, False, 1)


class APage:
    def test_holds_its_rows(self, people: None) -> None:
        page = pages(read=3).get_page(3)
        assert [person.sort_key for person in page] == [f"{n:04}" for n in range(20, 30)]

    def test_knows_its_neighbours(self, people: None) -> None:
        page = pages().get_page(1)
        assert page.has_next()
        assert not page.has_previous()
