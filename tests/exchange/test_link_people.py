"""People whom the text of an imported story certainly names."""

from datetime import date
from pathlib import Path

import pytest

from articles.models import Article, Edition, PersonRole
from tests.cast import person_named
from tests.exchange.pages import only_article, take_in

PAGE = """News > World

Boat for four sets out

2010-11-04 09:29:00

ORRIN - President Lovell met Bruno Marsh and another Marsh at the quay. Rasmussen was late.

The boat, which had been in the yard all winter, came back at noon with a basket of fish for the town.
"""


@pytest.fixture(autouse=True)
def people(db: None) -> None:
    ada = person_named("Ada Lovell")
    PersonRole.objects.create(person=ada, title="president of Orrin", since=date(2008, 1, 1))
    for name in ("Bruno Marsh", "Anders Rasmussen", "Lars Rasmussen"):
        person_named(name)


def taken(folder: Path, **options: object) -> Article:
    (folder / "page.txt").write_text(PAGE)
    assert take_in(folder / "page.txt", **options).statuses == ["created"]
    return only_article()


class AnImport:
    def test_links_nobody_unless_told_to(self, tmp_path: Path) -> None:
        assert not taken(tmp_path).mentions.exists()

    def test_links_who_is_certain_when_told_to(self, tmp_path: Path) -> None:
        article = taken(tmp_path, link_people=True)
        assert [row.person.name for row in article.mentions.order_by("position")] == [
            "Ada Lovell",
            "Bruno Marsh",
        ]
        assert not Edition.objects.exists()
