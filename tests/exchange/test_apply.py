"""What a page becomes: the rows of its article."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.utils import timezone
from taggit.models import Tag

from articles.models import Article, AuditEntry, Edition, Place, Revision, Section, SourceIdentity
from articles.publishing.content import content_of, rows_of
from articles.publishing.known import save_tag, section_at
from tests.cast import person_named
from tests.exchange.pages import PARAGRAPHS, html_page, only_article, take_in, text_page

ADDRESS = "https://samplewire.example/2010/11/tide-gauge"


def taken(folder: Path, page: str, **options: object) -> Article:
    """Take one page in."""
    (folder / "page.html").write_text(page)
    assert take_in(folder / "page.html", **options).statuses == ["created"]
    return only_article()


class TheArticle:
    def test_is_a_draft_of_the_story_without_its_dateline(self, db: None, tmp_path: Path) -> None:
        article = taken(tmp_path, text_page(), create_sections=True)
        assert (article.kind, article.state, article.headline) == (
            "story",
            "draft",
            "Tide gauge read high for nine years",
        )
        assert article.body_html == "\n".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
        assert article.published == datetime(2010, 11, 4, 9, 29, tzinfo=UTC)
        assert not Edition.objects.exists()

    def test_has_a_revision_and_an_audit_entry_by_import(self, db: None, tmp_path: Path) -> None:
        article = taken(tmp_path, text_page())
        revision = Revision.objects.get(article=article)
        assert (revision.number, revision.via, revision.by, article.version) == (1, "import", None, 1)
        entry = AuditEntry.objects.get(article=article)
        assert (entry.verb, entry.via, entry.by_name) == ("created", "import", "the system")

    def test_is_kept_exactly_as_its_rows_stand(self, db: None, tmp_path: Path) -> None:
        person_named("Ines Okafor")
        related = (("https://samplewire.example/2", "A story to come"),)
        page = html_page(above='<p class="byline">By Ines Okafor and Tomas Lind</p>', related=related)
        article = taken(tmp_path, page.replace("<p>The harbour", "<p>MOSCOW/PARIS, Nov 4 (SW) - The harbour"))
        assert Revision.objects.get().content == content_of(article, rows_of(article))

    def test_remembers_where_it_came_from_and_what_was_read(self, db: None, tmp_path: Path) -> None:
        article = taken(tmp_path, html_page())
        identity = SourceIdentity.objects.get()
        assert (identity.article, identity.uri, identity.url) == (article, ADDRESS, ADDRESS)
        assert (identity.format, identity.applied_version) == ("page", 1)
        assert identity.received["story"]["published"] == "2010-11-04T09:29:00+03:00"
        assert identity.received["story"]["section"] == ["News", "World"]


class TheSection:
    def test_is_found_by_its_names(self, db: None, tmp_path: Path) -> None:
        world = section_at(["News", "World"], by=None, via="test", at=timezone.now())
        assert taken(tmp_path, text_page()).section == world

    def test_is_made_if_told_to(self, db: None, tmp_path: Path) -> None:
        article = taken(tmp_path, text_page(), create_sections=True)
        assert article.section == Section.objects.get(path="news/world")

    def test_is_the_default_one_which_is_made_when_missing(
        self, db: None, tmp_path: Path, settings: object
    ) -> None:
        settings.DEFAULT_SECTION = "Old news"  # type: ignore[attr-defined]
        assert taken(tmp_path, text_page(section="")).section == Section.objects.get(path="old-news")

    def test_is_the_operators_where_the_source_names_none_of_ours(self, db: None, tmp_path: Path) -> None:
        article = taken(tmp_path, text_page(), section="Old > Pages")
        assert article.section == Section.objects.get(path="old/pages")

    def test_is_the_sources_own_even_if_the_operator_names_another(self, db: None, tmp_path: Path) -> None:
        world = section_at(["News", "World"], by=None, via="test", at=timezone.now())
        assert taken(tmp_path, text_page(), section="Old").section == world


class Published:
    @pytest.mark.parametrize(
        ("date", "zone", "instant"),
        [
            ("2010-11-04 09:29", "", "2010-11-04T09:29:00+00:00"),
            ("2010-11-04 09:29", "Europe/Moscow", "2010-11-04T06:29:00+00:00"),
            ("2010-11-04 09:29", "dateline", "2010-11-04T06:29:00+00:00"),
            ("2012-11-04 09:29", "dateline", "2012-11-04T05:29:00+00:00"),
        ],
    )
    def test_is_the_wall_time_of_the_zone(
        self, db: None, tmp_path: Path, date: str, zone: str, instant: str
    ) -> None:
        article = taken(tmp_path, text_page(date=date), zone=zone)
        assert article.published == datetime.fromisoformat(instant)

    def test_is_read_in_the_sites_zone_where_the_dateline_tells_none(
        self, db: None, tmp_path: Path, settings: object
    ) -> None:
        settings.TIME_ZONE = "Asia/Tokyo"  # type: ignore[attr-defined]
        (tmp_path / "page.txt").write_text(text_page(dateline=""))
        run = take_in(tmp_path / "page.txt", zone="dateline")
        assert only_article().published == datetime(2010, 11, 4, 0, 29, tzinfo=UTC)
        assert run.warnings[1:] == [
            "no dateline that tells the zone",
            "a time without a zone, read as Asia/Tokyo",
        ]

    def test_keeps_the_zone_a_source_gives(self, db: None, tmp_path: Path) -> None:
        article = taken(tmp_path, html_page(), zone="Asia/Tokyo")
        assert article.published == datetime(2010, 11, 4, 6, 29, tzinfo=UTC)

    def test_is_never_made_up(self, db: None, tmp_path: Path) -> None:
        (tmp_path / "page.html").write_text("<h1>Tide gauge read high</h1><p>" + "</p><p>".join(PARAGRAPHS))
        run = take_in(tmp_path / "page.html")
        assert only_article().published is None
        assert "no date in the source" in run.warnings


class TheDateline:
    def test_has_its_place_from_the_gazetteer_and_its_words_as_printed(
        self, db: None, tmp_path: Path
    ) -> None:
        article = taken(tmp_path, text_page(dateline="MOSCOW, Nov 3 (SW) - "))
        line = article.dateline
        assert (line.printed, line.mark, line.agency) == ("MOSCOW, Nov 3 (SW)", " - ", "SW")
        assert line.date is not None
        assert line.date.isoformat() == "2010-11-03"
        [row] = line.rows.all()
        assert (row.name, row.place.name, row.place.country_code) == ("Moscow", "Moscow", "RU")

    def test_makes_a_place_once_for_all_stories(self, db: None, tmp_path: Path) -> None:
        for number in range(2):
            (tmp_path / f"{number}.txt").write_text(text_page(f"Tide gauge number {number} read high"))
        take_in(tmp_path)
        assert Place.objects.get().datelines.count() == 2

    def test_stays_in_the_text_when_it_is_in_doubt(self, db: None, tmp_path: Path) -> None:
        article = taken(tmp_path, text_page(dateline="EXCLUSIVE - "))
        assert article.body_html.startswith("<p>EXCLUSIVE - The harbour board")
        assert not hasattr(article, "dateline")


class TheByline:
    def credited(self, folder: Path, byline: str) -> list[tuple[str, str, str | None]]:
        article = taken(folder, html_page(above=f'<p class="byline">{byline}</p>'))
        rows = article.bylines.order_by("position")
        return [(row.role, row.text, row.person.name if row.person else None) for row in rows]

    def test_names_the_people_who_are_known_by_exactly_that_name(self, db: None, tmp_path: Path) -> None:
        person_named("Ines Okafor")
        person_named("Tomas Lind", aliases=["T. Lind"])
        assert self.credited(tmp_path, "By Ines Okafor, T. Lind and Ada Bell") == [
            ("reporter", "", "Ines Okafor"),
            ("reporter", "T. Lind", "Tomas Lind"),
            ("reporter", "Ada Bell", None),
        ]

    def test_names_nobody_where_two_have_the_name(self, db: None, tmp_path: Path) -> None:
        person_named("Ines Okafor")
        person_named("Ines Okafor")
        assert self.credited(tmp_path, "By Ines Okafor") == [("reporter", "Ines Okafor", None)]


class Topics:
    def test_are_those_of_its_keywords_that_the_paper_has(self, db: None, tmp_path: Path) -> None:
        save_tag(Tag(name="Tides"), by=None, via="test", at=timezone.now())
        article = taken(tmp_path, html_page(head='<meta name="keywords" content="news, tides, hot">'))
        assert [tag.name for tag in article.tags.all()] == ["Tides"]


class Mentions:
    def test_are_the_people_its_metadata_names_who_are_known(self, db: None, tmp_path: Path) -> None:
        zupanc = person_named("Anton Zupanc")
        data = (
            '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Tide","mentions":'
            '[{"@type":"Person","name":"Anton Zupanc"},{"@type":"Person","name":"Marjeta Lah"}]}</script>'
        )
        article = taken(tmp_path, html_page(head=data))
        assert [mention.person for mention in article.mentions.all()] == [zupanc]
