"""What a story was, it can be again."""

from datetime import datetime
from typing import Any

import pytest
from django.contrib.auth.models import User

from articles.models import (
    Article,
    ArticlePicture,
    AuditEntry,
    Byline,
    Dateline,
    DatelinePlace,
    Mention,
    Person,
    RelatedLink,
    Revision,
    Section,
)
from articles.publishing import takedowns
from articles.publishing.content import Content, content_of, rows_of
from articles.publishing.related import attach_to
from articles.publishing.restoring import restore, write_content
from articles.publishing.roles import REPORTER
from articles.publishing.saving import ChangedMeanwhile
from articles.publishing.workflow import IllegalMove, NotAllowed
from tests.admin.pictures import picture_of
from tests.cast import give_post, member, person_named, place_named, rewrite, write_story


def content(article: Article) -> Content:
    return content_of(article, rows_of(article))


@pytest.fixture
def rich(draft: Article, now: datetime) -> Article:
    """Fill a story with one of everything, or two."""
    ada, bo, moscow = person_named("Ada Lovell"), person_named("Bo Dahl"), place_named("Moscow")
    line = Dateline.objects.create(article=draft, date=now.date(), agency="SW", printed="MOSCOW", mark=" - ")
    DatelinePlace.objects.create(dateline=line, place=moscow, name="Moskva")
    Byline.objects.create(article=draft, person=ada, position=0)
    Byline.objects.create(article=draft, text="A friend", role="photographer", position=1)
    Mention.objects.create(article=draft, person=bo, role="captain")
    ArticlePicture.objects.create(article=draft, image=picture_of("The quay"), caption="At dawn", position=0)
    ArticlePicture.objects.create(article=draft, href="http://old.example/a.jpg", position=1)
    RelatedLink.objects.create(article=draft, target=write_story("Tram stops"), type="earlier", position=0)
    RelatedLink.objects.create(article=draft, title="Bridge opens", pending=True, position=1)
    draft.tags.add("Ferries", "Ports")
    return rewrite(draft, kicker="Transport", standfirst="At last.\nReally.", published=now, urgency=2)


def emptied(article: Article) -> Article:
    for model in (Byline, Mention, ArticlePicture, RelatedLink, Dateline):
        model._default_manager.filter(article=article).delete()
    article.tags.clear()
    return rewrite(
        article, headline="Nothing", body_html="", section=None, kicker="", published=None, standfirst=""
    )


class WriteContent:
    def test_brings_everything_back(self, rich: Article) -> None:
        before = content(rich)
        emptied(rich)
        assert write_content(rich, before) == []
        rich.refresh_from_db()
        assert content(rich) == before

    def test_takes_everything_away(self, rich: Article) -> None:
        full = content(rich)
        empty = content(emptied(rich))
        write_content(rich, full)
        write_content(rich, empty)
        assert content(Article.objects.get(pk=rich.pk)) == empty

    def test_changes_nothing_of_what_is_the_same(self, rich: Article) -> None:
        keys = {model: set(model._default_manager.values_list("pk")) for model in (Byline, RelatedLink)}
        write_content(rich, content(rich))
        assert {model: set(model._default_manager.values_list("pk")) for model in keys} == keys

    def test_keeps_the_story_that_answered_a_link(self, rich: Article, now: datetime) -> None:
        bridge = write_story("Bridge opens")
        attach_to(bridge, headline="Bridge opens", at=now)
        before = content(rich)
        write_content(rich, before)
        assert RelatedLink.objects.get(article=rich, title="Bridge opens").target == bridge
        assert content(rich) == before

    def test_says_what_is_no_longer_here(self, rich: Article) -> None:
        before = content(rich)
        emptied(rich)
        Person.objects.filter(name__in=["Ada Lovell", "Bo Dahl"]).delete()
        lost = write_content(rich, before | {"tags": [*before["tags"], 987654]})
        assert [sentence.partition(" (")[0] for sentence in lost] == [
            *["A person it named is no longer here"] * 2,
            "A topic is no longer here",
        ]
        assert [row["text"] for row in content(rich)["bylines"]] == ["A friend"]


class Restore:
    def first(self, article: Article) -> Revision:
        return Revision.objects.get(article=article, number=1)

    def test_makes_an_older_revision_the_newest(self, draft: Article, editor: User, now: datetime) -> None:
        rewrite(draft, headline="Ferry sinks", body_html="<p>Wrong.</p>")
        restored = restore(draft, self.first(draft), version=2, by=editor, via="admin", at=now)
        assert (restored.revision.number, restored.revision.by, restored.lost) == (3, editor, [])
        assert restored.revision.content == self.first(draft).content
        draft.refresh_from_db()
        assert (draft.headline, draft.version) == ("Ferry leaves on time", 3)
        assert AuditEntry.objects.latest("pk").changes["headline"] == ["Ferry sinks", "Ferry leaves on time"]

    def test_makes_no_revision_of_what_is_there_already(self, draft: Article, now: datetime) -> None:
        restore(draft, self.first(draft), version=1, by=None, via="admin", at=now)
        assert Revision.objects.filter(article=draft).count() == 1

    def test_refuses_who_has_not_seen_the_newest(self, draft: Article, now: datetime) -> None:
        rewrite(draft, headline="Ferry sinks")
        with pytest.raises(ChangedMeanwhile):
            restore(draft, self.first(draft), version=1, by=None, via="admin", at=now)
        draft.refresh_from_db()
        assert draft.headline == "Ferry sinks"

    def test_refuses_who_may_not_change_it(self, draft: Article, outsider: User, now: datetime) -> None:
        with pytest.raises(NotAllowed):
            restore(draft, self.first(draft), version=1, by=outsider, via="admin", at=now)

    def test_revives_nothing_that_was_killed(self, live: Any, chief: User, now: datetime) -> None:
        article = live.article
        takedowns.kill(article, reason="Wrong man.", notice="", by=chief, via="test", at=now)
        with pytest.raises(IllegalMove):
            restore(article, self.first(article), version=1, by=None, via="admin", at=now)

    def test_leaves_it_in_a_section_that_one_may_not_move_it_out_of(
        self, draft: Article, world: Section, now: datetime
    ) -> None:
        sport = Section.objects.create(name="Sport", slug="sport", path="sport")
        rewrite(draft, section=sport, headline="Ferry sinks")
        sam = give_post(member("sam", is_staff=True), REPORTER, sport)
        restore(draft, self.first(draft), version=2, by=sam, via="admin", at=now)
        draft.refresh_from_db()
        assert (draft.headline, draft.section) == ("Ferry leaves on time", sport)
