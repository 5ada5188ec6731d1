"""Whatever refuses says the same words at every door: the form, its own page, the list, a command, an import.

Which refusals there are is read from publishing.
"""

import io
import pkgutil
from collections.abc import Callable
from datetime import datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from articles import publishing
from articles.models import Article, Change, PlannedStory, Section
from articles.publishing import desk_moves, embargo, moves, planning, schedule, takedowns, workflow
from articles.publishing.refused import Refused
from articles.publishing.workflow import UnderLegalHold, Verb
from tests.admin.forms import Page, story_page
from tests.admin.test_refusing import shown
from tests.cast import member, publish_story, rewrite, write_story
from tests.exchange.pages import take_in, text_page

Desk = Callable[[User], Client]
SOON = timedelta(hours=3)
BY_HAND: dict[str, Any] = {"by": None, "via": "test"}


def press(client: Client, article: Article, button: str = "_publish", **fields: str) -> Any:
    page = story_page(client, article.pk)
    posted = {name.replace("__", "-"): value for name, value in fields.items()}
    return client.post(page.url, page.fields | posted | {button: "1"})


def ask(client: Client, article: Article, page: str, **fields: str) -> Any:
    return client.post(f"/admin/articles/article/{article.pk}/{page}/", fields)


def many(client: Client, article: Article, act: str) -> Any:
    posted = {"action": act, "index": "0", "_selected_action": [str(article.pk)]}
    return client.post("/admin/articles/article/", posted)


def embargoed(article: Article) -> Article:
    now = timezone.now()
    embargo.set_embargo(article, now + SOON, at=now, **BY_HAND)
    return article


def pending(article: Article, *, headline: str = "Ferry flies") -> Article:
    """Schedule a change of a live story."""
    now = timezone.now()
    starts, changed = now + SOON, rewrite(article, headline=headline)
    update = moves.announced(Change.UPDATE, at=starts)
    schedule.schedule(changed, update, starts=starts, at=now, **BY_HAND)
    return changed


def first_to_come() -> Article:
    now, article = timezone.now(), write_story()
    first = moves.announced(Change.FIRST, at=now + SOON)
    schedule.schedule(article, first, starts=now + SOON, at=now, **BY_HAND)
    return article


def held(article: Article) -> Article:
    desk_moves.place_legal_hold(article, reason="A court asked", at=timezone.now(), **BY_HAND)
    return article


def alone(client: Client, chief: User) -> Any:
    article = write_story(by=chief)
    Section.objects.update(four_eyes=True)
    return press(client, article)


def correct(client: Client, article: Article, **fields: str) -> Any:
    page = Page(client, f"/admin/articles/article/{article.pk}/correct-now/", "act_form")
    return client.post(page.url, page.fields | {"publish-change": "update"} | fields)


def gone_and_over(client: Client) -> Any:
    article, now = publish_story().article, timezone.now()
    schedule.expire(article, ends=now + SOON, at=now, **BY_HAND)
    takedowns.withdraw(article, notice="", at=now, **BY_HAND)
    with time_machine.travel(now + 2 * SOON, tick=False):
        return ask(client, article, "reinstate", reason="Right.")


def begun_already(client: Client, chief: User) -> Any:
    section, now = write_story().section, timezone.now()
    assert section
    plan = planning.plan("Strike ends", section, at=now, **BY_HAND)
    planning.begin(plan, by=chief, via="test", at=now)
    return client.post(f"/admin/articles/plannedstory/{PlannedStory.objects.get().pk}/begin/")


def restored_late(client: Client) -> Any:
    article = rewrite(write_story(), headline="Ferry flies")
    return ask(client, article, "restore", revision="1", version="1")


# refusal: what meets it at the desk, with a browser of the chief, and a part of what is said
AT_THE_DESK: dict[str, tuple[Callable[[Client, User], Any], str]] = {
    "IllegalMove": (lambda c, _: many(c, write_story(), "release"), "it is draft. What can be done now:"),
    "UnderLegalHold": (lambda c, _: press(c, held(write_story())), "has to lift it first."),
    "HeldAlready": (lambda c, _: ask(c, held(write_story()), "legal-hold", reason="So."), "lift that one"),
    "NotHeld": (lambda c, _: ask(c, write_story(), "lift-hold", reason="So."), "none to lift"),
    "NotReadyToPublish": (lambda c, _: press(c, write_story(body_html="")), "Write its text."),
    "AlreadyLive": (lambda c, _: many(c, publish_story().article, "publish"), "is live already."),
    "NotLive": (
        lambda c, _: ask(c, first_to_come(), "withdraw", notice="", word="WITHDRAW"),
        "is not live. Publish it first.",
    ),
    "StillUnderEmbargo": (
        lambda c, _: press(c, embargoed(write_story()), publish__when="now"),
        "is under embargo until",
    ),
    "PendingChange": (
        lambda c, _: press(c, pending(publish_story().article), publish__change="update"),
        "has a publication scheduled for",
    ),
    "NothingScheduled": (
        lambda c, _: press(c, publish_story().article, "_cancel"),
        "has nothing scheduled",
    ),
    "ScheduledBefore": (
        lambda c, _: press(c, first_to_come(), "_embargo", desk__embargo="2050-01-01T06:00"),
        "before that embargo would end",
    ),
    "NothingToPutBack": (lambda c, _: gone_and_over(c), "has no edition to put back"),
    "NeedsSecondPerson": (alone, "wants a second person to publish"),
    "Overlaps": (
        lambda c, _: correct(c, pending(publish_story().article), headline="Ferry sinks"),
        "changes the same place (headline)",
    ),
    "ChangedMeanwhile": (lambda c, _: restored_late(c), "saved by someone else since you opened it"),
    "NotShareable": (lambda c, _: ask(c, held(write_story()), "share", make="1", hours="1"), "shown to any"),
    "AlreadyBegun": (begun_already, "is begun already"),
}
# Met by every verb, or by what is filled in: test_refusing.py, test_news_list.py.
ELSEWHERE = {"NotAllowed", "NotInTheFuture", "PlanChangedMeanwhile"}
# Only at the same instant, or refused by the form before: tests/publishing/test_one_person.py.
MERGING = {"NotTwoPeople", "MergedMeanwhile"}
ERASING = {"AlreadyErased", "NotOrdered", "SamePerson"}  # only the command erases


def found() -> set[str]:
    """Name every refusal of publishing."""
    rooms = [
        import_module(f"{publishing.__name__}.{room.name}")
        for room in pkgutil.iter_modules(publishing.__path__)
    ]
    kinds = [kind for room in rooms for kind in vars(room).values() if isinstance(kind, type)]
    return {kind.__name__ for kind in kinds if issubclass(kind, Refused) and kind is not Refused}


def erasing(monkeypatch: pytest.MonkeyPatch, article: Article, *words: str, by: str = "carl") -> CommandError:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{by}\n"))
    with pytest.raises(CommandError) as refusal:
        call_command("erase", str(article.pk), *words, "--by", by, stdout=io.StringIO())
    return refusal.value


class EveryRefusal:
    def test_is_met_here(self) -> None:
        assert found() == AT_THE_DESK.keys() | ELSEWHERE | ERASING | MERGING

    @pytest.mark.parametrize("name", AT_THE_DESK)
    def test_is_a_409_with_its_sentence_on_the_page(self, at_the_desk: Desk, chief: User, name: str) -> None:
        act, said = AT_THE_DESK[name]
        answer = act(at_the_desk(chief), chief)
        assert answer.status_code == 409
        assert said in shown(answer)

    @pytest.mark.parametrize("name", sorted(ERASING))
    def test_of_a_command_is_exit_1_with_its_sentence(
        self, monkeypatch: pytest.MonkeyPatch, chief: User, draft: Article, name: str
    ) -> None:
        member("siri", is_staff=True, is_superuser=True)
        order, confirm = ("--reason", "Court"), ("--confirm",)
        done: dict[str, list[tuple[tuple[str, ...], str]]] = {
            "AlreadyErased": [(order, "carl"), (confirm, "siri")],
            "SamePerson": [(order, "carl")],
        }
        for words, by in done.get(name, []):
            monkeypatch.setattr("sys.stdin", io.StringIO(f"{by}\n"))
            call_command("erase", str(draft.pk), *words, "--by", by, stdout=io.StringIO())
        refusal = erasing(monkeypatch, draft, *confirm)
        assert refusal.returncode == 1
        assert type(refusal.__cause__).__name__ == name
        assert str(refusal) == str(refusal.__cause__)


class OneSentence:
    @pytest.fixture
    def imported(self, db: None, tmp_path: Path) -> Article:
        (tmp_path / "gauge.txt").write_text(text_page())
        take_in(tmp_path / "gauge.txt", publish=True, create_sections=True)
        return Article.objects.get()

    def again(self, tmp_path: Path) -> str:
        """Bring a newer text of the story, and read what the import says of it."""
        newer = text_page(paragraphs=("The harbour board met again on Tuesday, and the gauge was right.",))
        (tmp_path / "gauge.txt").write_text(newer)
        return str(take_in(tmp_path / "gauge.txt", publish=True).report[0]["reason"])

    def test_is_said_of_a_legal_hold_by_every_door(
        self,
        at_the_desk: Desk,
        chief: User,
        imported: Article,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        sentence, client = str(UnderLegalHold(held(imported))), at_the_desk(chief)
        assert sentence in self.again(tmp_path)
        assert sentence in shown(press(client, imported, publish__change="update"))
        assert sentence in shown(ask(client, imported, "retract", notice="Wrong.", word="RETRACT"))
        assert str(erasing(monkeypatch, imported, "--reason", "Court")) == sentence
        another = held(write_story(imported.headline))
        assert sentence in shown(many(client, another, "publish"))

    def test_is_said_of_a_killed_story_by_every_door(
        self, at_the_desk: Desk, chief: User, imported: Article, tmp_path: Path, now: datetime
    ) -> None:
        takedowns.kill(imported, notice="", reason="Court.", at=now, **BY_HAND)
        client = at_the_desk(chief)
        withdrawn = ask(client, imported, "withdraw", notice="", word="WITHDRAW")
        assert str(workflow.IllegalMove(imported, Verb.WITHDRAW)) in shown(withdrawn)
        sentence = str(workflow.IllegalMove(imported, Verb.PUBLISH))
        assert sentence in shown(many(client, imported, "publish"))
        assert sentence in self.again(tmp_path)
