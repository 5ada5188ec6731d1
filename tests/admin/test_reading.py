"""A saved state is read in words, what it refers to by name."""

from datetime import date

import pytest
from django.utils import timezone

from articles.admin.reading import LONGEST, facts_of, facts_of_edition, in_short
from articles.models import Article, Dateline, Revision
from articles.publishing import moves
from tests.admin.pictures import picture_of
from tests.cast import person_named, place_named, rewrite, write_story


@pytest.fixture
def full(db: None) -> Article:
    """A story that refers to everything there is."""
    article = write_story("Ferry leaves", slugline="FERRY", source="The Paper", urgency=2, slug="ferry")
    ada = person_named("Ada Lovell")
    article.bylines.create(person=ada, position=0)
    article.bylines.create(text="A. Friend", role="photographer", position=1)
    article.mentions.create(person=ada)
    line = Dateline.objects.create(article=article, date=date(2010, 11, 4), agency="SW")
    line.rows.create(place=place_named("Moscow"))
    article.related_links.create(target=write_story("Tram stops"), position=0)
    article.related_links.create(title="Report", url="https://paper.example/", position=1)
    article.pictures.create(image=picture_of("The quay", alt="A quay"))
    article.tags.add("Ports", "Ferries")
    return rewrite(article)


class FactsOfAVersion:
    def test_name_what_it_refers_to(self, full: Article) -> None:
        facts = dict(facts_of(Revision.objects.latest("pk").content))
        assert facts == {
            "Section": "World",
            "Dateline": "MOSCOW (SW), 2010-11-04",
            "Byline": "By Ada Lovell. Photographs by A. Friend",
            "People": "Ada Lovell",
            "Topics": "Ferries, Ports",
            "Related": "Tram stops; Report",
            "Pictures": "The quay",
            "Kind": "Story",
            "Urgency": "2",
            "Language": "en",
            "Slug": "ferry",
            "Slugline": "FERRY",
            "Source": "The Paper",
        }

    def test_leave_out_what_is_not_said(self, draft: Article) -> None:
        facts = dict(facts_of(Revision.objects.get().content))
        assert set(facts) == {"Section", "Kind", "Urgency", "Language"}

    def test_keep_what_the_source_printed(self, draft: Article) -> None:
        Dateline.objects.create(article=draft, printed="MOSCOW, Nov 4 (SW)")
        rewrite(draft)
        facts = dict(facts_of(Revision.objects.latest("pk").content))
        assert facts["Dateline"] == "MOSCOW, Nov 4 (SW)"


class FactsOfAnEdition:
    def test_are_those_readers_saw(self, full: Article) -> None:
        edition = moves.publish(full, by=None, via="test", at=timezone.now())
        facts = dict(facts_of_edition(edition))
        assert facts["Address"] == edition.address.path
        assert facts["Section"] == "News > World"
        assert facts["Dateline"] == "MOSCOW, Nov 4 (SW)"
        assert facts["Byline"] == "By Ada Lovell. Photographs by A. Friend"
        assert facts["Related"] == "Tram stops; Report"
        assert facts["Pictures"] == "The quay"
        assert facts["Words"] == "16"
        assert facts["Made of"] == "version 2"
        assert "Updated" not in facts


class InShort:
    @pytest.mark.parametrize(
        ("value", "words"),
        [
            (None, ""),
            ("Ferry", "Ferry"),
            (3, "3"),
            ([1, "ä"], '[1, "ä"]'),
            ({"place": 1}, '{"place": 1}'),
            ("x" * (LONGEST + 1), "x" * LONGEST + "…"),
        ],
    )
    def test_says_a_value(self, value: object, words: str) -> None:
        assert in_short(value) == words
