"""What the demo newspaper's desk has done, is doing and has planned."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from articles.demo import manuscript
from articles.demo.desk_work import plan
from articles.demo.load import load
from articles.demo.staff import hire
from articles.models import Article, AuditEntry, DeskNote, Edition, PlannedStory
from articles.publishing import standing
from tests.demo.test_load import a_small_paper, quietly

PRESENT = datetime(2026, 3, 6, 12, tzinfo=UTC)
CHANGING = {"fjordkabel-bid", "atacama-sky", "carrow-prize"}
STATES = {
    "RAUMA-ICEBREAKER": "in_review",
    "DAKAR-ICE": "in_review",
    "AQABA-WELD": "ready",
    "CRYSTAL-MEMORY": "held",
    "GULL-COUNCIL": "spiked",
    "NIGHT-TRAIN": "scheduled",
    "MALARIA-YEAR-TWO": "scheduled",
    "AURELIA-LUGGAGE": "live",
    "ANTS-LEFT": "retracted",
    "CLINIC-KEYS": "killed",
    "NORRHAV-LETTER": "in_review",
}


@pytest.fixture(scope="class")
def loaded(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[int]:
    """The stories the desk does something with, loaded once in a transaction around the tests."""
    keep = {story["key"] for story in manuscript.stories() if "acts" in story} | CHANGING
    media = tmp_path_factory.mktemp("media")
    with django_db_blocker.unblock(), transaction.atomic(), a_small_paper(keep, media):
        yield load(now=PRESENT, password="secret", tell=quietly)
        transaction.set_rollback(True)


def story(slugline: str) -> Article:
    return Article.objects.get(slugline=slugline)


@pytest.mark.slow
class TheDesk:
    @pytest.fixture(autouse=True)
    def _each_test_alone(self, loaded: int, db: None) -> None:
        """Undo what one test changes before the next."""

    def test_has_stories_at_every_stage(self) -> None:
        found = standing.with_standing(Article.objects.filter(slugline__in=STATES), at=PRESENT)
        assert {article.slugline: standing.standing_of(article) for article in found} == STATES

    def test_publishes_by_itself_tomorrow_morning(self) -> None:
        tomorrow = PRESENT + timedelta(days=1)
        train = Edition.objects.get(article=story("NIGHT-TRAIN"))
        assert train.live_from.date() == tomorrow.date()
        assert train.live_from.hour < 12

    def test_changes_one_live_story_tomorrow(self) -> None:
        first, second = Edition.objects.filter(headline__startswith="Fjordkabel").order_by("number")
        assert first.live_until == second.live_from > PRESENT
        assert "its board said yes" in second.body_html
        assert "its board said yes" not in first.body_html

    def test_holds_one_back_until_its_embargo_ends(self) -> None:
        trial = story("MALARIA-YEAR-TWO")
        assert trial.embargo_until == Edition.objects.get(article=trial).live_from > PRESENT

    def test_ends_one_by_itself(self) -> None:
        luggage = Edition.objects.get(article=story("AURELIA-LUGGAGE"))
        assert luggage.live_until is not None
        assert luggage.live_until > PRESENT

    def test_clarifies_and_annotates(self) -> None:
        changes = Edition.objects.filter(change__in=["clarification", "editors_note"])
        assert sorted(changes.values_list("change", flat=True)) == ["clarification", "editors_note"]
        assert all(edition.note for edition in changes)

    def test_answers_410_where_one_was_killed(self, client: Client) -> None:
        killed = Edition.objects.get(article=story("CLINIC-KEYS"))
        assert client.get(killed.address.path).status_code == 410

    def test_shows_a_notice_where_one_was_retracted(self, client: Client) -> None:
        retracted = Edition.objects.filter(article=story("ANTS-LEFT")).latest("number")
        page = client.get(retracted.address.path)
        assert page.status_code == 200
        assert "shown in a mirror" in page.content.decode()
        assert "40,000 crossings" not in page.content.decode()

    def test_keeps_one_for_the_lawyers(self) -> None:
        assert "lawyers" in story("NORRHAV-LETTER").legal_hold

    def test_leaves_notes_to_itself(self) -> None:
        authors = DeskNote.objects.values_list("by__username", flat=True)
        assert set(authors) == {"tomas", "hana", "helen"}

    def test_has_every_act_done_by_somebody(self) -> None:
        verbs = AuditEntry.objects.filter(by__isnull=False).values_list("verb", flat=True)
        done = {"submitted", "approved", "sent back", "put on hold", "spiked", "assigned", "scheduled"}
        assert done | {"retracted", "killed", "noted", "given an end", "put under embargo"} <= set(verbs)

    def test_has_a_news_list(self) -> None:
        assert PlannedStory.objects.open().count() == 5
        assert PlannedStory.objects.filter(dropped=True).count() == 1
        assert not PlannedStory.objects.filter(due_at__lt=PRESENT).exists()

    def test_plans_nothing_twice(self) -> None:
        desk = hire(manuscript.people(), password="secret", at=PRESENT)
        plan(manuscript.plans(), desk=desk, now=PRESENT)
        assert PlannedStory.objects.count() == len(manuscript.plans())

    def test_does_nothing_twice(self) -> None:
        before = AuditEntry.objects.count()
        assert load(now=PRESENT, password="secret", tell=quietly) == 0
        assert AuditEntry.objects.count() == before

    def test_may_do_no_more_than_its_roles(self) -> None:
        assert not User.objects.get(username="philippa").has_perm("articles.change_article")
        assert not User.objects.get(username="emil").has_perm("articles.publish_article")
