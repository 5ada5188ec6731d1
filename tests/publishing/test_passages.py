"""A text is kept once however often it is saved, and every revision still reads as it was."""

from typing import Any

import pytest
from django.contrib.auth.models import User

from articles.models import Article, AuditEntry, Passage, Revision, read_contents
from benchmarks import revisions
from tests.cast import rewrite, write_story

PARAGRAPHS = [f"<p>Paragraph {number} of the story.</p>" for number in range(20)]


def body(**changed: str) -> str:
    return "\n".join(changed.get(f"p{number}", text) for number, text in enumerate(PARAGRAPHS))


class ARevision:
    def test_reads_as_it_was_saved(self, draft: Article) -> None:
        texts = [body(), body(p3="<p>New.</p>"), "", "no block\r\n at all", "<p>One.</p><p>Two.</p>", body()]
        for text in texts:
            rewrite(draft, body_html=text)
        kept = Revision.objects.filter(article=draft).order_by("number")
        assert [revision.content["body_html"] for revision in kept[1:]] == texts

    def test_shares_the_passages_that_stayed(self, draft: Article) -> None:
        rewrite(draft, body_html=body())
        before = Passage.objects.count()
        rewrite(draft, body_html=body(p3="<p>New.</p>"))
        rewrite(draft, body_html=body())
        assert Passage.objects.count() == before + 1

    def test_keeps_a_passage_that_stands_twice_once(self, draft: Article) -> None:
        rewrite(draft, body_html="<p>Da capo.</p>\n" * 3)
        assert Passage.objects.filter(article=draft, text__contains="Da capo").count() == 1
        assert Revision.objects.latest("pk").content["body_html"] == "<p>Da capo.</p>\n" * 3

    def test_shares_nothing_with_other_stories(self, db: None) -> None:
        """The legal erasure of one story never reaches into another."""
        one, other = write_story("One", body_html=body()), write_story("Other", body_html=body())
        counts = [Passage.objects.filter(article=story).count() for story in (one, other)]
        assert counts == [20, 20]

    def test_of_the_first_days_keeps_its_own_text(self, draft: Article) -> None:
        old = Revision(article=draft, packed={"headline": "Old", "body_html": "<p>Then.</p>"})
        assert old.content == {"headline": "Old", "body_html": "<p>Then.</p>"}


class ReadContents:
    def test_reads_many_with_one_query(self, draft: Article, django_assert_num_queries: Any) -> None:
        for number in range(5):
            rewrite(draft, body_html=body(p3=f"<p>Number {number}.</p>"))
        revisions = list(Revision.objects.filter(article=draft).order_by("number"))
        with django_assert_num_queries(1):
            read_contents(revisions)
            texts = [revision.content["body_html"] for revision in revisions]
        assert texts[3] == body(p3="<p>Number 2.</p>")


class TheAuditLog:
    def test_points_to_the_revisions_that_have_a_long_text(self, draft: Article, reporter: User) -> None:
        rewrite(draft, body_html=body(), headline="Ferry sinks", by=reporter)
        rewrite(draft, body_html=body(p3="<p>New.</p>"))
        first, second = AuditEntry.objects.filter(article=draft, verb="changed").order_by("pk")
        assert first.changes["body_html"][1] == {"revision": 2}
        assert first.changes["headline"] == ["Ferry leaves on time", "Ferry sinks"]
        assert second.changes == {"body_html": [{"revision": 2}, {"revision": 3}]}


class Storage:
    @pytest.mark.slow
    @pytest.mark.parametrize("per_paragraph", [40, 5000])
    def test_of_thirty_saves_of_a_long_text_stays_small(
        self, db: None, monkeypatch: pytest.MonkeyPatch, per_paragraph: int
    ) -> None:
        monkeypatch.setattr(revisions, "SAVES", 30)
        assert sum(revisions.save_often(per_paragraph).values()) < revisions.BUDGET / 4
