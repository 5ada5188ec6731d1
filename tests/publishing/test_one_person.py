"""Two people who are one: nothing that named either is lost."""

from collections.abc import Callable
from datetime import datetime
from threading import Thread
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils import timezone

from articles.models import (
    Article,
    AuditEntry,
    Byline,
    Edition,
    EditionPerson,
    Mention,
    MergedPerson,
    Person,
    PersonIdentifier,
    PersonLink,
    Revision,
)
from articles.publishing import moves
from articles.publishing.one_person import MergedMeanwhile, NotTwoPeople, merge_people, what_moves
from articles.publishing.restoring import restore
from articles.publishing.saving import keep
from tests.admin.pictures import picture_of
from tests.cast import give_role, person_named, rewrite
from tests.public.stories import begin, byline, mention, page, publish, texts


@pytest.fixture
def kept(db: None) -> Person:
    return person_named("Dmitry Medvedev", aliases=["D. Medvedev"], note="A lawyer.")


@pytest.fixture
def dropped(db: None) -> Person:
    return person_named("Dmitri Medvedev", aliases=["D. Medvedev", "Дмитрий Медведев"], note="President.")


def merge(kept: Person, dropped: Person, **by: Any) -> MergedPerson:
    return merge_people(kept, dropped, **{"by": None, "via": "test", "at": timezone.now()} | by)


def story(headline: str, *people: Person) -> Article:
    article = begin(headline)
    mention(article, *people)
    keep(article, by=None, via="test", at=timezone.now())
    return article


class WhoIsKept:
    def test_has_all_the_names(self, kept: Person, dropped: Person) -> None:
        merge(kept, dropped)
        person = Person.objects.get()
        assert (person.pk, person.name) == (kept.pk, "Dmitry Medvedev")
        assert person.aliases == ["D. Medvedev", "Dmitri Medvedev", "Дмитрий Медведев"]

    def test_has_all_that_is_known_of_both(self, kept: Person, dropped: Person) -> None:
        face = picture_of("A face")
        Person.objects.filter(pk=dropped.pk).update(portrait=face, disambiguation="Russian politician")
        for each in (kept, dropped):
            give_role(each, "president of Russia", "2008-05-07", "2012-05-07")
            PersonLink.objects.create(person=each, label="Own page", url="https://medvedev.example/")
        give_role(dropped, "prime minister of Russia", "2012-05-08", "2020-01-16")
        PersonIdentifier.objects.create(person=dropped, scheme="wikidata", value="Q23530")
        PersonLink.objects.create(person=dropped, label="Party", url="https://party.example/")
        merge(kept, dropped)
        person = Person.objects.get()
        assert (person.note, person.portrait) == ("A lawyer.\n\nPresident.", face)
        assert person.disambiguation == "Russian politician"
        roles = [(role.title, role.position) for role in person.roles.order_by("position")]
        assert roles == [("president of Russia", 0), ("prime minister of Russia", 1)]
        assert [str(each) for each in person.identifiers.all()] == ["Wikidata Q23530"]
        assert [link.label for link in person.links.order_by("position")] == ["Own page", "Party"]

    def test_is_who_every_working_copy_names(self, kept: Person, dropped: Person) -> None:
        one, both = story("One", dropped), story("Both", kept, dropped)
        byline(one, dropped)
        byline(both, kept, dropped)
        byline(both, dropped, role="translator")
        merge(kept, dropped)
        assert [(row.article, row.person) for row in Mention.objects.order_by("article")] == [
            (one, kept),
            (both, kept),
        ]
        credited = Byline.objects.order_by("article", "pk").values_list("article", "person", "role")
        assert list(credited) == [
            (one.pk, kept.pk, "reporter"),
            (both.pk, kept.pk, "reporter"),
            (both.pk, kept.pk, "translator"),
        ]

    def test_keeps_the_role_that_a_story_gave_the_other(self, kept: Person, dropped: Person) -> None:
        article = story("Both", kept, dropped)
        Mention.objects.filter(person=dropped).update(role="candidate")
        merge(kept, dropped)
        assert Mention.objects.get(article=article).role == "candidate"

    def test_is_found_by_readers_in_what_was_published_under_either(
        self, client: Client, kept: Person, dropped: Person
    ) -> None:
        for headline, people in (("Old", [dropped]), ("New", [kept]), ("Both", [kept, dropped])):
            article = begin(headline)
            mention(article, *people)
            publish(article)
        before = {edition.pk: edition.page for edition in Edition.objects.all()}
        merge(kept, dropped)
        assert texts(page(client, "/people/dmitry-medvedev/"), "ol.rows h2") == ["Both", "New", "Old"]
        assert {edition.pk: edition.page for edition in Edition.objects.all()} == before
        assert EditionPerson.objects.filter(person=kept).count() == 3

    def test_answers_at_the_other_address_in_one_step(
        self, client: Client, kept: Person, dropped: Person
    ) -> None:
        third = person_named("Dimitri Medwedew")
        publish_about(kept)
        merge(dropped, third)
        merge(kept, dropped)
        for slug in ("dmitri-medvedev", "dimitri-medwedew"):
            answer = client.get(f"/people/{slug}/")
            assert (answer.status_code, answer["Location"]) == (301, "/people/dmitry-medvedev/")
        assert set(MergedPerson.objects.values_list("former", "kept")) == {
            (third.pk, kept.pk),
            (dropped.pk, kept.pk),
        }


def publish_about(person: Person) -> Edition:
    article = begin(f"About {person}")
    mention(article, person)
    return publish(article)


class WhatWasSaved:
    def test_brings_back_the_person_kept(self, kept: Person, dropped: Person) -> None:
        article = story("Old", dropped, kept)
        byline(article, dropped)
        rewrite(article)
        old = Revision.objects.filter(article=article).latest_first()[0]
        Mention.objects.all().delete()
        Byline.objects.all().delete()
        rewrite(article, headline="New")
        merge(kept, dropped)
        article.refresh_from_db()
        done = restore(article, old, version=article.version, by=None, via="test", at=timezone.now())
        assert done.lost == []
        assert Mention.objects.get(article=article).person == kept
        assert Byline.objects.get(article=article).person == kept

    def test_can_still_be_published(self, kept: Person, dropped: Person) -> None:
        article = story("Old", dropped, kept)
        merge(kept, dropped)
        article.refresh_from_db()
        edition = moves.publish(article, by=None, via="test", at=timezone.now())
        assert [each["name"] for each in edition.page["people"]] == ["Dmitry Medvedev"]
        assert EditionPerson.objects.get(edition=edition).person == kept

    def test_is_not_saved_again_by_the_merge(self, kept: Person, dropped: Person) -> None:
        article = story("Old", dropped)
        version = article.version
        merge(kept, dropped)
        article.refresh_from_db()
        assert article.version == version


class TheAuditLog:
    def test_tells_all_that_was_and_all_that_moved(
        self, kept: Person, dropped: Person, editor: User, now: datetime
    ) -> None:
        give_role(dropped, "president of Russia", "2008", "2012")
        PersonIdentifier.objects.create(person=dropped, scheme="wikidata", value="Q23530")
        told, made = story("Told", dropped), story("Made")
        byline(made, dropped)
        publish_about(dropped)
        merge(kept, dropped, by=editor, at=now)
        entry = AuditEntry.objects.get(verb="merged")
        assert (entry.thing, entry.by, entry.at) == (f"person:{kept.pk}", editor, now)
        assert entry.changes["mentions"] == [None, sorted([told.pk, told.pk + 2])]
        assert entry.changes["bylines"] == [None, [made.pk]]
        assert entry.changes["editions"] == [None, 1]
        assert entry.changes["roles"] == [[], ["president of Russia [2008-01-01, 2012-01-01)"]]
        gone = AuditEntry.objects.get(verb="merged away")
        assert gone.thing == f"person:{dropped.pk}"
        assert gone.changes["name"] == ["Dmitri Medvedev", None]
        assert gone.changes["aliases"] == [["D. Medvedev", "Дмитрий Медведев"], None]
        assert gone.changes["note"] == ["President.", None]
        assert gone.changes["identifiers"] == [["wikidata: Q23530"], None]


class AMerge:
    def test_is_refused_of_one(self, kept: Person) -> None:
        with pytest.raises(NotTwoPeople, match="choose the other person"):
            merge(kept, kept)

    def test_is_refused_of_who_is_gone(self, kept: Person, dropped: Person) -> None:
        merge(kept, dropped)
        with pytest.raises(MergedMeanwhile, match="meanwhile"):
            merge(kept, dropped)
        assert Person.objects.count() == 1

    def test_says_before_what_it_will_move(self, kept: Person, dropped: Person) -> None:
        article = story("Old", dropped)
        give_role(dropped, "president of Russia")
        moving = what_moves(kept, dropped)
        assert (moving.mentions, moving.bylines, moving.editions) == ([article.pk], [], 0)
        assert moving.names == ["Dmitri Medvedev", "Дмитрий Медведев"]
        assert [role.title for role in moving.roles] == ["president of Russia"]

    def test_happens_wholly_or_not_at_all(self, kept: Person, dropped: Person) -> None:
        story("Old", dropped)
        with pytest.raises(DatabaseError, match="no log"), connection.execute_wrapper(without_a_log):
            merge(kept, dropped)
        assert Mention.objects.get().person == dropped
        assert not MergedPerson.objects.exists()


def without_a_log(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
    if sql.startswith('INSERT INTO "articles_auditentry"'):
        raise DatabaseError("no log")
    return execute(sql, *rest)


@pytest.mark.slow
class AMergeAmongWriters:
    """In two connections at once, where one has to wait for the other."""

    def test_waits_for_a_row_being_written_and_takes_it_along(
        self, transactional_db: None, kept: Person, dropped: Person
    ) -> None:
        article = begin("Late")
        with transaction.atomic():
            mention(article, dropped)
            merging = begun(lambda: merge(kept, dropped))
            assert waits(merging)
        merging.join()
        assert Mention.objects.get().person == kept

    def test_gives_a_row_that_waited_for_it_to_the_person_kept(
        self, transactional_db: None, kept: Person, dropped: Person
    ) -> None:
        article = begin("Late")
        with transaction.atomic():
            merge(kept, dropped)
            writing = begun(lambda: mention(article, dropped))
            assert waits(writing)
        writing.join()
        assert Mention.objects.get().person == kept

    def test_lets_only_one_of_two_through(
        self, transactional_db: None, kept: Person, dropped: Person
    ) -> None:
        refusals: list[MergedMeanwhile] = []

        def other_way() -> None:
            try:
                merge(dropped, kept)
            except MergedMeanwhile as refusal:
                refusals.append(refusal)

        with transaction.atomic():
            merge(kept, dropped)
            merging = begun(other_way)
            assert waits(merging)
        merging.join()
        assert len(refusals) == 1
        assert Person.objects.get() == kept


def begun(act: Callable[[], Any]) -> Thread:
    def run() -> None:
        try:
            act()
        finally:
            connection.close()

    thread = Thread(target=run)
    thread.start()
    return thread


def waits(thread: Thread) -> bool:
    thread.join(timeout=0.5)
    return thread.is_alive()
