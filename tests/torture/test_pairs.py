"""Two people at the same instant: one is told, or both are served in an order, and nothing is lost."""

import os
from functools import partial
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from articles.models import Article, Edition, PlannedStory, Revision, Section, State
from articles.publishing import planning
from tests.cast import let_in, person_named, write_story
from tests.torture.acts import do
from tests.torture.pairs import PAIRS, REFUSALS, old_page, press, refill, replan, take_in, together
from tests.torture.rules import broken

ROUNDS = int(os.environ.get("PAIRS", "6"))


@pytest.fixture
def desks(transactional_db: None, chief: User, editor_in_chief: User) -> list[Client]:
    """The browsers of two people who may do everything."""
    clients = [Client(), Client()]
    for client, user in zip(clients, (chief, editor_in_chief), strict=True):
        let_in(client, user)
    return clients


def prepared(*before: str) -> Article:
    article = write_story("Ferry leaves")
    for each in before:
        do(each, article)
    return article


@pytest.mark.slow
class APair:
    @pytest.mark.parametrize("name", PAIRS)
    def test_leaves_one_refused_or_both_served(self, name: str, desks: list[Client]) -> None:
        pair = PAIRS[name]
        for _ in range(ROUNDS):
            article = prepared(*pair.before)
            acts = [act(desk, article) for act, desk in zip((pair.first, pair.second), desks, strict=True)]
            answers = together(*acts)
            assert sum(not isinstance(answer, REFUSALS) for answer in answers) in pair.done, answers
            if "kill" in name:
                self.is_dead(article)
        assert broken() == []

    def is_dead(self, article: Article) -> None:
        article.refresh_from_db()
        assert article.state == State.KILLED
        editions = Edition.objects.filter(article=article)
        assert not editions.live(timezone.now()).exists()
        assert not editions.pending(timezone.now()).exists()


@pytest.mark.slow
class TwoSavesOfDifferentParts:
    def test_lose_neither(self, desks: list[Client]) -> None:
        written = {"headline": "Mine", "standfirst": "Theirs"}
        for _ in range(ROUNDS):
            article = prepared()
            forms = [press("_save", **{name: words}) for name, words in written.items()]
            answers = together(*(form(desk, article) for form, desk in zip(forms, desks, strict=True)))
            newest = Revision.objects.filter(article=article).latest_first()[0].content
            for (name, words), answer in zip(written.items(), answers, strict=True):
                assert isinstance(answer, REFUSALS) or newest[name] == words
            assert not all(isinstance(answer, REFUSALS) for answer in answers)


@pytest.mark.slow
class TwoChangesOfAPlan:
    @pytest.fixture
    def plan(self, world: Section) -> PlannedStory:
        return planning.plan("Strike ends", world, by=None, via="test", at=timezone.now())

    def test_of_the_same_part_leave_one_refused(self, desks: list[Client], plan: PlannedStory) -> None:
        for number in range(ROUNDS):
            written = [f"Mine {number}", f"Theirs {number}"]
            forms = [replan(desk, plan, what=words) for desk, words in zip(desks, written, strict=True)]
            answers = together(*forms)
            assert [isinstance(answer, REFUSALS) for answer in answers].count(True) == 1, answers
            plan.refresh_from_db()
            assert [plan.what == words for words in written] == [answer is None for answer in answers]

    def test_of_different_parts_lose_neither(self, desks: list[Client], plan: PlannedStory) -> None:
        for number in range(ROUNDS):
            first = replan(desks[0], plan, what=f"Mine {number}")
            second = replan(desks[1], plan, place=f"Theirs {number}")
            assert together(first, second) == [None, None]
            plan.refresh_from_db()
            assert (plan.what, plan.place) == (f"Mine {number}", f"Theirs {number}")

    def test_read_at_once_leave_one_refused(self, desks: list[Client], plan: PlannedStory) -> None:
        for number in range(ROUNDS):
            both = [PlannedStory.objects.get(pk=plan.pk) for _ in desks]
            both[0].place, both[1].place = f"Riga {number}", f"Oslo {number}"
            told = {"by": None, "via": "test", "at": timezone.now()}
            answers = together(*(partial(planning.save_plan, each, **told) for each in both))  # type: ignore[arg-type]
            assert [isinstance(answer, REFUSALS) for answer in answers].count(True) == 1, answers

    def test_and_its_beginning_lose_neither(
        self, desks: list[Client], plan: PlannedStory, editor_in_chief: User
    ) -> None:
        for number in range(ROUNDS):
            plan = planning.plan(f"Plan {number}", plan.section, by=None, via="test", at=timezone.now())
            change = replan(desks[0], plan, place="Riga")
            told = {"by": editor_in_chief, "via": "test", "at": timezone.now()}
            answers = together(change, partial(planning.begin, plan, **told))  # type: ignore[arg-type]
            assert not any(isinstance(answer, REFUSALS) for answer in answers)
            plan.refresh_from_db()
            assert (plan.article, plan.place) == (answers[1], "Riga")


@pytest.mark.slow
class TwoChangesOfAPerson:
    def test_of_the_same_field_leave_one_refused(self, desks: list[Client]) -> None:
        ada = person_named("Ada Lovell")
        for number in range(ROUNDS):
            written = [f"Mine {number}", f"Theirs {number}"]
            forms = [
                refill(desk, "articles/person", ada.pk, note=words)
                for desk, words in zip(desks, written, strict=True)
            ]
            answers = together(*forms)
            assert [isinstance(answer, REFUSALS) for answer in answers].count(True) == 1, answers
            ada.refresh_from_db()
            assert [ada.note == words for words in written] == [answer is None for answer in answers]

    def test_of_a_field_and_a_list_lose_neither(self, desks: list[Client]) -> None:
        for number in range(ROUNDS):
            ada = person_named(f"Ada {number}")
            first = refill(desks[0], "articles/person", ada.pk, note="Mine")
            second = refill(desks[1], "articles/person", ada.pk, **{"roles-0-title": "peer"})
            assert together(first, second) == [None, None]
            ada.refresh_from_db()
            assert (ada.note, [role.title for role in ada.roles.all()]) == ("Mine", ["peer"])


@pytest.mark.slow
class TwoImports:
    def test_of_a_new_story_make_one(self, transactional_db: None, tmp_path: Path) -> None:
        for number in range(ROUNDS):
            file = old_page(tmp_path, number)
            told = together(lambda: take_in(file), lambda: take_in(file))  # noqa: B023
            assert sorted(map(str, told)) == ["['created']", "['unchanged']"]
        assert Article.objects.count() == ROUNDS
        assert broken() == []

    def test_of_a_changed_story_change_it_once(self, transactional_db: None, tmp_path: Path) -> None:
        for number in range(ROUNDS):
            take_in(old_page(tmp_path, number))
            file = old_page(tmp_path, number, "Then it was mended.")
            told = together(lambda: take_in(file), lambda: take_in(file))  # noqa: B023
            assert sorted(map(str, told)) == ["['unchanged']", "['updated']"]
        assert broken() == []

    def test_and_a_save_lose_neither(self, desks: list[Client], tmp_path: Path) -> None:
        for number in range(ROUNDS):
            take_in(old_page(tmp_path, number))
            article = Article.objects.latest("pk")
            save = press("_save", headline="Mine", body_html="<p>Mine.</p>")(desks[0], article)
            file = old_page(tmp_path, number, "Then it was mended.")
            saved, told = together(save, lambda: take_in(file))  # noqa: B023
            assert isinstance(saved, REFUSALS) is (told == ["updated"])
            article.refresh_from_db()
            assert (article.headline == "Mine") is (told == ["skipped"])
