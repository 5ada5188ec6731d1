"""Any two versions of a story are laid over each other, and an older one can be the newest again."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import lxml.html
import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from articles.models import Article, Edition, Mention, Revision, SourceIdentity
from articles.publishing import moves
from tests.cast import person_named, publish_story, rewrite

Desk = Callable[[User], Client]


def compared(client: Client, article: Article, old: str, new: str) -> Any:
    return client.get(f"/admin/articles/article/{article.pk}/compare/", {"old": old, "new": new})


def restored(client: Client, article: Article, revision: int, version: int) -> Any:
    sent = {"revision": str(revision), "version": str(version)}
    return client.post(f"/admin/articles/article/{article.pk}/restore/", sent, follow=True)


@pytest.fixture
def rewritten(draft: Article) -> Article:
    return rewrite(
        draft,
        headline="Ferry leaves early",
        standfirst="At last.",
        urgency=2,
        body_html=draft.body_html.replace("a year", "a century"),
    )


class TwoVersions:
    def test_show_their_words_over_each_other(
        self, at_the_desk: Desk, reporter: User, rewritten: Article
    ) -> None:
        html = compared(at_the_desk(reporter), rewritten, "saved-1", "saved-2").content.decode()
        assert "Ferry leaves <del>on time</del><ins>early</ins>" in html
        assert "a <del>year</del><ins>century</ins>." in html
        assert "<ins>At last.</ins>" in html

    def test_show_what_changed_beside_the_text(
        self, at_the_desk: Desk, reporter: User, rewritten: Article
    ) -> None:
        Mention.objects.create(article=rewritten, person=person_named("Ada Lovell"))
        rewrite(rewritten)
        page: Any = lxml.html.fromstring(compared(at_the_desk(reporter), rewritten, "saved-1", "now").content)
        told = [" ".join(dd.text_content().split()) for dd in page.xpath("//dl[@class='diff__facts']/dd")]
        assert told == ["Before: nothing After: Ada Lovell", "Before: 5 After: 2"]

    def test_may_be_what_readers_had_and_what_the_desk_has(
        self, at_the_desk: Desk, reporter: User, live: Edition
    ) -> None:
        rewrite(live.article, headline="Ferry sinks")
        html = compared(at_the_desk(reporter), live.article, "edition-1", "now").content.decode()
        assert "Edition 1 and version 2" in html
        assert "Ferry <del>leaves on time</del><ins>sinks</ins>" in html

    def test_may_be_what_a_source_sent(self, at_the_desk: Desk, reporter: User, draft: Article) -> None:
        SourceIdentity.objects.create(
            article=draft,
            uri="wire:1",
            format="page",
            fingerprint="0",
            received={
                "story": {"headline": "FERRY LEAVES", "body_html": "<p>It left.</p><script>x()</script>"}
            },
            received_at=timezone.now(),
        )
        html = compared(at_the_desk(reporter), draft, "received", "now").content.decode()
        assert "<del>FERRY LEAVES</del>" in html
        assert "x()" not in html

    def test_that_are_the_same_say_so(self, at_the_desk: Desk, reporter: User, draft: Article) -> None:
        html = compared(at_the_desk(reporter), draft, "saved-1", "now").content.decode()
        assert "Nothing differs between the two." in html

    @pytest.mark.parametrize(
        "key", ["saved-9", "saved-0", "edition-1", "received", "saved-1x", "", "nonsense"]
    )
    def test_that_are_not_there_are_not_found(
        self, at_the_desk: Desk, reporter: User, draft: Article, key: str
    ) -> None:
        assert compared(at_the_desk(reporter), draft, key, "now").status_code == 404

    def test_are_escaped(self, at_the_desk: Desk, reporter: User, draft: Article) -> None:
        rewrite(draft, headline="<img src=x>", editor_note="<b>note</b>", body_html="<p>1 &lt; 2 &amp; 3</p>")
        html = compared(at_the_desk(reporter), draft, "saved-1", "now").content.decode()
        assert "<img src=x>" not in html
        assert "<b>note" not in html
        assert "1 &lt; 2 &amp; 3" in html

    def test_are_chosen_on_the_history_page(self, at_the_desk: Desk, reporter: User, live: Edition) -> None:
        later = timezone.now() + timedelta(seconds=1)
        rewrite(live.article, headline="Ferry sinks")
        moves.update(live.article, by=None, via="test", at=later)
        client = at_the_desk(reporter)
        page: Any = lxml.html.fromstring(
            client.get(f"/admin/articles/article/{live.article_id}/history/").content
        )
        form = page.get_element_by_id("compare")
        offered = page.xpath("//input[@form='compare' and @name='old']/@value")
        chosen = page.xpath("//input[@form='compare' and @checked]/@value")
        assert sorted(offered) == ["edition-1", "edition-2", "saved-1", "saved-2"]
        assert sorted(chosen) == ["saved-1", "saved-2"]
        assert client.get(form.get("action"), {"old": "edition-2", "new": "saved-1"}).status_code == 200

    def test_cost_the_same_however_often_it_was_saved(
        self, at_the_desk: Desk, reporter: User, rewritten: Article, django_assert_max_num_queries: Any
    ) -> None:
        client = at_the_desk(reporter)
        for number in range(9):
            rewrite(rewritten, headline=f"Ferry {number}")
        with django_assert_max_num_queries(40):
            assert compared(client, rewritten, "saved-1", "now").status_code == 200


class AnOlderVersion:
    def test_is_the_newest_again(self, at_the_desk: Desk, reporter: User, rewritten: Article) -> None:
        told = restored(at_the_desk(reporter), rewritten, 1, 2).content.decode()
        assert "Version 1 is back, as version 3." in told
        assert Article.objects.get().headline == "Ferry leaves on time"
        assert Revision.objects.filter(article=rewritten).count() == 3

    def test_stays_back_when_someone_has_saved_since(
        self, at_the_desk: Desk, reporter: User, rewritten: Article
    ) -> None:
        rewrite(rewritten, headline="Ferry sinks")
        told = restored(at_the_desk(reporter), rewritten, 1, 2).content.decode()
        assert "was saved by someone else since you opened it (you have version 2)" in told
        assert Article.objects.get().headline == "Ferry sinks"

    def test_changes_nothing_that_readers_have(self, at_the_desk: Desk, reporter: User) -> None:
        edition = publish_story("Ferry leaves")
        rewrite(edition.article, headline="Ferry sinks")
        restored(at_the_desk(reporter), edition.article, 1, 2)
        assert Edition.objects.count() == 1

    def test_is_offered_where_it_is_compared_and_listed(
        self, at_the_desk: Desk, reporter: User, rewritten: Article
    ) -> None:
        client = at_the_desk(reporter)
        assert "Restore version 1" in compared(client, rewritten, "saved-1", "now").content.decode()
        assert "Restore version" not in compared(client, rewritten, "now", "saved-1").content.decode()
        listed = client.get(f"/admin/articles/article/{rewritten.pk}/history/").content.decode()
        assert listed.count("Restore this version") == 1

    @pytest.mark.parametrize("sent", [{}, {"revision": "1"}, {"revision": "9", "version": "2"}])
    def test_that_is_not_there_is_not_found(
        self, at_the_desk: Desk, reporter: User, rewritten: Article, sent: dict[str, str]
    ) -> None:
        address = f"/admin/articles/article/{rewritten.pk}/restore/"
        assert at_the_desk(reporter).post(address, sent).status_code == 404
