"""Two acts on one story, begun at the same instant in two threads with two connections."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from threading import Barrier

from django.db import connection
from django.test import Client
from django.utils import timezone

from articles.exchange.batch import opened
from articles.exchange.intake import Intake
from articles.exchange.options import options_of
from articles.models import Article, PlannedStory
from articles.publishing import moves, planning, saving, schedule, takedowns, workflow
from tests.admin.forms import story_page, thing_page
from tests.exchange.pages import PARAGRAPHS, text_page
from tests.torture.acts import UPDATE, Do, Refused, answered, do

PATIENCE = 30  # seconds
REFUSALS = (
    Refused,
    saving.ChangedMeanwhile,
    planning.AlreadyBegun,
    planning.PlanChangedMeanwhile,
    workflow.IllegalMove,
    moves.AlreadyLive,
    moves.NotLive,
    moves.PendingChange,
    schedule.NothingScheduled,
    takedowns.NothingToPutBack,
)
Act = Callable[[Client, Article], Do]


@dataclass(frozen=True)
class Pair:
    """Two acts, what happened to the story before, and how many of them may be done."""

    first: Act
    second: Act
    before: Sequence[str] = ()
    done: frozenset[int] = frozenset({1})


def verb(name: str) -> Act:
    """Do what a function of publishing does."""
    return lambda client, article: lambda: do(name, Article.objects.get(pk=article.pk))


def press(button: str, **fields: str) -> Act:
    """Press a button of the story’s form, which was opened before the instant."""

    def prepare(client: Client, article: Article) -> Do:
        page = story_page(client, article.pk)
        for name, value in fields.items():
            page[name] = value
        return lambda: answered(page.press(button))

    return prepare


def replan(client: Client, plan: PlannedStory, **fields: str) -> Do:
    """Save the form of a planned story, which was opened before the instant."""
    return refill(client, "articles/plannedstory", plan.pk, **fields)


def refill(client: Client, form: str, pk: int, /, **fields: str) -> Do:
    """Save the form of a person, section and so on, which was opened before the instant."""
    page = thing_page(client, form, pk)
    for name, value in fields.items():
        page[name] = value
    return lambda: answered(page.press())


def take_in(file: Path) -> list[str]:
    """Import a page; return what became of it."""
    typed = {
        "format": "",
        "section": "",
        "zone": "",
        "create_sections": True,
        "publish": True,
        "plan": False,
        "link_people": False,
    }
    with opened([str(file)]) as items:
        outcomes = Intake(options_of(typed), by=None, clock=timezone.now).outcomes(items)
        return [outcome.status for outcome in outcomes]


def old_page(folder: Path, number: int, ending: str = PARAGRAPHS[1]) -> Path:
    file = folder / f"{number}.txt"
    file.write_text(text_page(f"Tide gauge {number} read high", paragraphs=(PARAGRAPHS[0], ending)))
    return file


def together(*acts: Callable[[], object]) -> list[object]:
    """Do the acts at once; return what each returned, or the refusal it met. Anything else is raised."""
    start = Barrier(len(acts), timeout=PATIENCE)

    def run(act: Callable[[], object]) -> object:
        connection.ensure_connection()
        start.wait()
        try:
            return act()
        except REFUSALS as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as threads:
        return [each.result(PATIENCE) for each in [threads.submit(run, act) for act in acts]]


def twice(act: Act, *before: str, done: int = 1) -> Pair:
    """Pair an act with itself."""
    return Pair(act, act, before, frozenset({done}))


LIVE = ("publish", "rewrite")
WAITS = (*LIVE, "put_off")
EITHER, BOTH = frozenset({1, 2}), frozenset({2})
PAIRS: dict[str, Pair] = {
    "save, save": Pair(press("_save", headline="Mine"), press("_save", headline="Theirs")),
    "publish by form": Pair(press("_publish", headline="Mine"), press("_publish", headline="Theirs")),
    "update by form": Pair(
        press("_publish", headline="Mine", **UPDATE),
        press("_publish", headline="Theirs", **UPDATE),
        ("publish",),
    ),
    "save, publish": Pair(press("_save", headline="Mine"), verb("publish"), done=BOTH),
    "save, kill": Pair(press("_save", headline="Mine"), verb("kill"), done=EITHER),
    "publish by form, kill": Pair(press("_publish", headline="Mine"), verb("kill"), done=EITHER),
    "publish": twice(verb("publish")),
    "schedule": twice(verb("put_off")),
    "cancel": twice(verb("cancel"), *WAITS),
    "expire": twice(verb("expire"), *LIVE, done=2),
    "withdraw": twice(verb("withdraw"), *WAITS),
    "vanish": twice(verb("vanish"), *LIVE),
    "retract": twice(verb("retract"), *LIVE),
    "reinstate": twice(verb("reinstate"), "publish", "withdraw"),
    "kill": twice(verb("kill"), *WAITS),
    "submit": twice(verb("submit")),
    "publish, schedule": Pair(verb("publish"), verb("put_off"), done=EITHER),
    "publish, kill": Pair(verb("publish"), verb("kill"), done=EITHER),
    "schedule, kill": Pair(verb("put_off"), verb("kill"), done=EITHER),
    "update, kill": Pair(verb("update"), verb("kill"), LIVE, EITHER),
    "update, withdraw": Pair(verb("update"), verb("withdraw"), LIVE, EITHER),
    "cancel, kill": Pair(verb("cancel"), verb("kill"), WAITS, EITHER),
    "cancel, update": Pair(verb("cancel"), verb("update"), WAITS, EITHER),
    "reinstate, kill": Pair(verb("reinstate"), verb("kill"), ("publish", "withdraw"), EITHER),
    "withdraw, retract": Pair(verb("withdraw"), verb("retract"), LIVE, EITHER),
}
