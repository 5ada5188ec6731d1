"""Legal erasure: every word goes, by two people, and hash, reason and names stay."""

import json
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.core import serializers
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from articles.exchange.known import known_as
from articles.models import (
    Article,
    AuditEntry,
    Byline,
    Edition,
    Erasure,
    Passage,
    PlannedStory,
    RelatedLink,
    Revision,
    Section,
    SourceIdentity,
)
from articles.publishing import moves
from articles.publishing.erasing import AlreadyErased, NotOrdered, SamePerson, erase, order_erasure
from articles.publishing.planning import save_plan
from articles.publishing.workflow import NotAllowed, UnderLegalHold
from tests.cast import member, person_named, publish_story, relate, rewrite, write_story
from tests.publishing.verbs import go

SECRET = "Xylophonist"
VIA: dict[str, Any] = {"via": "test"}


@pytest.fixture
def second(db: None) -> User:
    return member("siri", is_staff=True, is_superuser=True)


@pytest.fixture
def story(world: Section) -> Article:
    """A story with the secret word in everything it has, corrected once, linked to by another."""
    at = timezone.now()
    words: dict[str, Any] = {
        name: f"{SECRET} {name}" for name in ("headline", "kicker", "standfirst", "slugline", "source")
    }
    words |= {"body_html": f"<p>{SECRET} again.</p>", "editor_note": SECRET, "copyright_notice": SECRET}
    article = write_story(section=world, at=at, **words)
    Byline.objects.create(article=article, text=SECRET)
    RelatedLink.objects.create(article=article, title=SECRET, url=f"https://example.org/{SECRET}")
    rewrite(article)
    moves.publish(article, by=None, at=timezone.now(), **VIA)
    rewrite(article, headline=f"{SECRET} was wrong")
    moves.correct(article, note=f"Not {SECRET}.", by=None, at=timezone.now(), **VIA)
    SourceIdentity.objects.create(
        article=article,
        uri=f"urn:{SECRET}",
        format="page",
        fingerprint="",
        received={"story": {"headline": SECRET}},
        received_at=at,
    )
    other = publish_story("Elsewhere", section=world)
    relate(other.article, article, title=f"About {SECRET}")
    return article


def erased(article: Article, chief: User, second: User) -> Erasure:
    order_erasure(article, reason="Court order 12", by=chief, at=timezone.now(), **VIA)
    return erase(article, by=second, at=timezone.now(), **VIA)


def rows_with(word: str) -> set[str]:
    """Name every table of the newsroom that has the word in any column of any row."""
    found = set()
    for model in apps.get_app_config("articles").get_models():
        told = serializers.serialize("json", model._default_manager.all())
        if word.lower() in told.lower():
            found.add(model.__name__)
    return found


class Erase:
    def test_leaves_the_word_nowhere_but_where_others_wrote_it(
        self, story: Article, chief: User, second: User
    ) -> None:
        assert {"Article", "Passage", "Edition", "AuditEntry", "Address", "Byline"} <= rows_with(SECRET)
        erased(story, chief, second)
        others = Revision.objects.exclude(article=story)
        assert rows_with(SECRET) == {"Revision", "AuditEntry"}
        assert SECRET not in json.dumps(
            [revision.packed for revision in Revision.objects.filter(article=story)]
        )
        assert SECRET in json.dumps([revision.packed for revision in others])

    def test_keeps_reason_digest_and_both_names(self, story: Article, chief: User, second: User) -> None:
        order = erased(story, chief, second)
        assert (order.reason, order.asked_by, order.confirmed_by) == ("Court order 12", chief, second)
        assert len(order.digest) == 64
        entry = AuditEntry.objects.get(article=story, verb="erased")
        assert entry.changes["digest"] == ["", order.digest]

    def test_answers_410_at_its_addresses(
        self, story: Article, chief: User, second: User, client: Client
    ) -> None:
        path = Edition.objects.filter(article=story).latest("number").address.path
        erased(story, chief, second)
        assert client.get(path).status_code == 410

    def test_gives_its_addresses_to_no_other_story(
        self, story: Article, chief: User, second: User, client: Client
    ) -> None:
        path = Edition.objects.filter(article=story).earliest("number").address.path
        slug = path.split("/")[-2]
        erased(story, chief, second)
        other = publish_story("Quite another", section=story.section, slug=slug)
        assert other.address.path == f"{path[:-1]}-2/"
        assert client.get(path).status_code == 410

    def test_keeps_it_from_being_imported_again(self, story: Article, chief: User, second: User) -> None:
        erased(story, chief, second)
        known = known_as(f"urn:{SECRET}", at=timezone.now())
        assert known is not None
        assert known.state == "killed"

    def test_takes_two_people(self, story: Article, chief: User) -> None:
        with pytest.raises(NotOrdered):
            erase(story, by=chief, at=timezone.now(), **VIA)
        order_erasure(story, reason="Court", by=chief, at=timezone.now(), **VIA)
        with pytest.raises(SamePerson):
            erase(story, by=chief, at=timezone.now(), **VIA)
        assert "Passage" in rows_with(SECRET)

    def test_takes_the_right(self, story: Article, editor: User, chief: User) -> None:
        with pytest.raises(NotAllowed):
            order_erasure(story, reason="Court", by=editor, at=timezone.now(), **VIA)
        order_erasure(story, reason="Court", by=chief, at=timezone.now(), **VIA)
        with pytest.raises(NotAllowed):
            erase(story, by=editor, at=timezone.now(), **VIA)

    def test_is_refused_under_legal_hold(self, story: Article, chief: User) -> None:
        go("place_legal_hold", story, timezone.now(), reason="Case 12")
        with pytest.raises(UnderLegalHold):
            order_erasure(story, reason="Court", by=chief, at=timezone.now(), **VIA)

    def test_happens_once(self, story: Article, chief: User, second: User) -> None:
        erased(story, chief, second)
        with pytest.raises(AlreadyErased):
            erase(story, by=second, at=timezone.now(), **VIA)

    def test_takes_the_log_of_its_plan_with_it(self, story: Article, chief: User, second: User) -> None:
        plan = PlannedStory(what=f"{SECRET} plan", section=story.section, article=story)
        save_plan(plan, by=chief, via="test", at=timezone.now())
        erased(story, chief, second)
        entry = AuditEntry.objects.get(thing=f"plannedstory:{plan.pk}")
        assert SECRET not in json.dumps(entry.changes)

    def test_spares_topics_and_people(self, story: Article, chief: User, second: User) -> None:
        ada = person_named("Ada Lovell")
        story.mentions.create(person=ada)
        rewrite(story)
        erased(story, chief, second)
        ada.refresh_from_db()
        assert ada.name == "Ada Lovell"


@pytest.mark.database
class TheDatabase:
    def test_lets_nothing_be_altered_before_or_after(self, story: Article, chief: User, second: User) -> None:
        order_erasure(story, reason="Court", by=chief, at=timezone.now(), **VIA)
        self.is_refused(story)
        erase(story, by=second, at=timezone.now(), **VIA)
        self.is_refused(story)

    def is_refused(self, story: Article) -> None:
        for rows, change in (
            (Passage.objects.filter(article=story), {"text": ""}),
            (Revision.objects.filter(article=story), {"packed": {}}),
            (AuditEntry.objects.filter(article=story), {"changes": {}}),
            (Edition.objects.filter(article=story), {"headline": "x"}),
        ):
            with pytest.raises(IntegrityError), transaction.atomic():
                rows.update(**change)

    def test_gives_way_for_nothing_that_is_not_killed(
        self, story: Article, chief: User, second: User
    ) -> None:
        order = order_erasure(story, reason="Court", by=chief, at=timezone.now(), **VIA)
        with pytest.raises(IntegrityError, match="erasure_confirmed_by_someone"), transaction.atomic():
            Erasure.objects.filter(pk=order.pk).update(confirmed_at=timezone.now())
        Erasure.objects.filter(pk=order.pk).update(confirmed_at=timezone.now(), confirmed_by=second)
        self.is_refused(story)

    def test_wants_two_people(self, story: Article, chief: User) -> None:
        order = order_erasure(story, reason="Court", by=chief, at=timezone.now(), **VIA)
        with pytest.raises(IntegrityError, match="erasure_by_two_people"), transaction.atomic():
            Erasure.objects.filter(pk=order.pk).update(confirmed_by=chief)

    def test_keeps_the_order(self, story: Article, chief: User, second: User) -> None:
        order = erased(story, chief, second)
        with pytest.raises(IntegrityError, match="stands"), transaction.atomic():
            Erasure.objects.filter(pk=order.pk).update(reason="Other")
