"""A correction of what is live, while another text waits for its moment."""

from datetime import timedelta
from typing import Any

import pytest

from articles.models import Article, Change, Edition, Revision, Section
from articles.publishing.moves import announced
from articles.publishing.roles import SECTION_EDITOR
from articles.publishing.saving import ChangedMeanwhile
from articles.publishing.schedule import NothingScheduled
from articles.publishing.under_pending import Overlaps, change_now
from articles.publishing.workflow import NotAllowed
from tests.cast import give_post, member, rewrite
from tests.publishing.verbs import AT, HOUR, go, put_off, readers_see

THEN = AT + timedelta(days=20_000)
FIRST, SECOND = "<p>The ferry left on time.</p>", "<p>Nobody could say why.</p>"


@pytest.fixture
def story(draft: Article) -> Article:
    """A live story whose next text is scheduled, with an end after it."""
    rewrite(draft, body_html=f"{FIRST}\n{SECOND}")
    go("publish", draft)
    go("expire", draft, AT + HOUR, ends=THEN + HOUR)
    rewrite(draft, headline="Ferry flies", body_html=f"{FIRST}\n{SECOND}\n<p>Tomorrow it flies.</p>")
    put_off(draft, THEN, at=AT + HOUR)
    return draft


def correct_now(story: Article, words: dict[str, Any], **options: Any) -> Edition:
    told = announced(Change.CORRECTION, "It left late.", at=AT + 2 * HOUR)
    version = options.pop("version", story.version)
    options.setdefault("by", None)
    return change_now(story, words, told, version=version, via="test", at=AT + 2 * HOUR, **options)


def body_at(story: Article, at: Any) -> str:
    return Edition.objects.live(at).get(article=story).body_html


class ChangeNow:
    def test_shows_the_correction_and_nothing_of_tomorrow(self, story: Article) -> None:
        correct_now(story, {"body_html": f"<p>The ferry left late.</p>\n{SECOND}"})
        now = Edition.objects.live(AT + 2 * HOUR).get(article=story)
        assert (now.headline, now.note) == ("Ferry leaves on time", "It left late.")
        assert "left late" in now.body_html
        assert "Tomorrow" not in now.body_html

    def test_is_not_undone_by_what_was_scheduled(self, story: Article) -> None:
        correct_now(story, {"body_html": f"<p>The ferry left late.</p>\n{SECOND}"})
        assert readers_see(story, THEN) == "Ferry flies"
        assert "left late" in body_at(story, THEN)
        assert "Tomorrow it flies" in body_at(story, THEN)

    def test_keeps_the_end(self, story: Article) -> None:
        correct_now(story, {"kicker": "Harbour"})
        assert readers_see(story, THEN + HOUR) is None

    def test_keeps_what_the_desk_wrote_since(self, story: Article) -> None:
        rewrite(story, slugline="ferry-3")
        correct_now(story, {"kicker": "Harbour"})
        newest = Revision.objects.filter(article=story).latest_first()[0].content
        assert (newest["slugline"], newest["kicker"], newest["headline"]) == (
            "ferry-3",
            "Harbour",
            "Ferry flies",
        )
        assert Edition.objects.live(THEN).get(article=story).revision.content["slugline"] == ""

    def test_refuses_what_both_change_and_does_nothing(self, story: Article) -> None:
        before = Revision.objects.count(), list(Edition.objects.order_by("pk").values())
        with pytest.raises(Overlaps, match="headline"):
            correct_now(story, {"headline": "Ferry left late"})
        assert (Revision.objects.count(), list(Edition.objects.order_by("pk").values())) == before

    def test_refuses_an_old_version(self, story: Article) -> None:
        rewrite(story, slugline="ferry-3")
        with pytest.raises(ChangedMeanwhile):
            correct_now(story, {"kicker": "Harbour"}, version=story.version - 1)

    @pytest.mark.parametrize("allowed", [["news/world"], ["sport"], ["news/world", "sport"]])
    def test_asks_for_rights_where_it_lies_and_where_readers_find_it(
        self, story: Article, allowed: list[str]
    ) -> None:
        sport = Section.objects.create(name="Sport", slug="sport", path="sport")
        rewrite(story, section=sport)
        both = member("both", is_staff=True)
        for section in Section.objects.filter(path__in=allowed):
            give_post(both, SECTION_EDITOR, section)
        if len(allowed) == 2:
            assert correct_now(story, {"kicker": "Harbour"}, by=both).kicker == "Harbour"
            return
        with pytest.raises(NotAllowed):
            correct_now(story, {"kicker": "Harbour"}, by=both)
        assert not Edition.objects.filter(kicker="Harbour").exists()

    def test_is_for_stories_with_something_scheduled(self, draft: Article) -> None:
        go("publish", draft)
        with pytest.raises(NothingScheduled):
            correct_now(draft, {"kicker": "Harbour"})
