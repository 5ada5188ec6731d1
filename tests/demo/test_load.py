"""Loading the demo newspaper: through the front doors, once, with its history at the right hours."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User

from articles.demo import manuscript
from articles.demo.load import is_loaded, load
from articles.models import Article, Edition, Revision, Tombstone
from tests.cast import rewrite


def quietly(_: str) -> None:
    pass


def a_few(keep: set[str]) -> list[dict[str, Any]]:
    """Choose some stories, with the links among them only."""
    chosen = [dict(entry) for entry in manuscript.stories() if entry["key"] in keep]
    for entry in chosen:
        entry["related"] = [link for link in entry.get("related", []) if link.get("to") in keep]
        entry["pictures"] = entry["pictures"][:1] if entry["key"] == "ferry-night" else []
    return chosen


@pytest.mark.slow
class Load:
    @pytest.fixture(autouse=True)
    def _small_paper(self, monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path) -> None:
        settings.MEDIA_ROOT = tmp_path
        stories = a_few({"ferry-aurelia", "ferry-night", "riga-figures"})
        people = [{**person, "portrait": None} for person in manuscript.people()]
        for person in people:
            del person["portrait"]
        monkeypatch.setattr(manuscript, "stories", lambda: stories)
        monkeypatch.setattr(manuscript, "people", lambda: people)

    @pytest.fixture
    def loaded(self, db: None, now: datetime) -> int:
        return load(now=now, password="secret", tell=quietly)

    def test_prints_every_story_with_its_versions(self, loaded: int, now: datetime) -> None:
        assert loaded == Article.objects.count() == 3
        ferry = Edition.objects.filter(headline__contains="Ferry with 409").get()
        versions = Edition.objects.filter(article=ferry.article).order_by("number")
        assert [edition.change for edition in versions][:4] == ["first", "update", "update", "correction"]
        assert versions[0].live_from == now - timedelta(hours=15)

    def test_changes_nothing_the_second_time(self, loaded: int, now: datetime) -> None:
        ferry = Article.objects.get(slugline="FERRY-AURELIA")
        rewrite(ferry, headline="The desk has worked on this")
        revisions = Revision.objects.count()
        assert load(now=now, password="other", tell=quietly) == 0
        ferry.refresh_from_db()
        assert ferry.headline == "The desk has worked on this"
        assert Revision.objects.count() == revisions

    def test_knows_when_all_is_there(self, db: None, now: datetime) -> None:
        assert not is_loaded()
        load(now=now, password="secret", tell=quietly)
        assert is_loaded()

    def test_hires_two_editors_and_two_reporters(self, loaded: int) -> None:
        roles = sorted(
            group for user in User.objects.all() for group in user.groups.values_list("name", flat=True)
        )
        assert roles == ["Editor", "Editor", "Reporter", "Reporter"]
        assert User.objects.get(username="helen").check_password("secret")

    def test_leaves_withdrawn_stories_withdrawn(
        self, db: None, now: datetime, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        stories = a_few({"ferry-night"})
        stories[0]["withdrawn"] = {"hours_ago": 1.0, "notice": "It was not so."}
        monkeypatch.setattr(manuscript, "stories", lambda: stories)
        load(now=now, password="secret", tell=quietly)
        assert Tombstone.objects.standing(now).get().notice == "It was not so."


class BodyHtml:
    def test_sets_heads_quotes_lists_and_paragraphs(self, now: datetime) -> None:
        body = manuscript.body_html("One & two.\n\n## Head\n\n> Said.\n\n- a\n- b", day=now)
        assert body.splitlines() == [
            "<p>One &amp; two.</p>",
            "<h2>Head</h2>",
            '<aside class="pullquote"><p>Said.</p></aside>',
            "<ul><li>a</li><li>b</li></ul>",
        ]

    def test_names_days_months_and_years_around(self) -> None:
        friday = datetime.fromisoformat("2026-03-06T12:00:00+00:00")
        body = manuscript.body_html("{day-1} {day} {day+2} {month-3} {month} {year+31}", day=friday)
        assert body == "<p>Thursday Friday Sunday December March 2057</p>"
