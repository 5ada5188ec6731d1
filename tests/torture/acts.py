"""Every act that writes: how it is prepared, and how it is done through a door or by a command."""

from collections.abc import Callable
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.test import Client

from articles.models import Article, Revision
from articles.publishing import restoring
from articles.publishing.workflow import Verb
from tests.admin.forms import story_page
from tests.admin.test_unsaved import keep
from tests.cast import BODY, rewrite, write_story
from tests.exchange.pages import PARAGRAPHS, text_page
from tests.publishing.verbs import AT, HOUR, go, put_off, step

LATER = AT + 480_000 * HOUR
Do = Callable[[], object]
Prepare = Callable[["Stage"], Do]


@dataclass
class Stage:
    """Where an act is prepared: someone logged in, and a folder for files."""

    client: Client
    folder: Path
    number: int = 0

    def story(self, *before: str) -> Article:
        """Write a story that has been through some acts."""
        self.number += 1
        article = write_story(f"Ferry {self.number} leaves")
        for verb in before:
            do(verb, article)
        return article

    def form(self, button: str, *before: str, **fields: str) -> Do:
        """Fill in the form of a story and return what presses its button."""
        article = self.story(*before)
        page = story_page(self.client, article.pk)
        for name, value in fields.items():
            page[name] = value
        return lambda: answered(page.press(button))

    def new_form(self, button: str) -> Do:
        self.number += 1
        page = story_page(self.client)
        page["headline"], page["body_html"] = f"Tram {self.number} stops", BODY
        page["section"] = str(self.story().section_id)
        return lambda: answered(page.press(button))

    def page_file(self, *paragraphs: str, **options: Any) -> Do:
        """Write a page of old news and return what imports it."""
        file = self.folder / f"{self.number}.txt"
        file.write_text(text_page(f"Tide gauge {self.number} read high", paragraphs=paragraphs))
        return lambda: call_command("import_articles", str(file), stdout=StringIO(), **options)


class Refused(Exception):
    """The door has answered 409."""


def answered(response: Any) -> None:
    """See that the door did what was asked. Raises Refused."""
    if response.status_code == 409:
        raise Refused
    assert response.status_code == 302, response.status_code


UPDATE = {"publish-change": "update"}
CORRECTION = {"publish-change": "correction", "publish-note": "It left late."}
WORDS: dict[str, dict[str, Any]] = {
    "correct": {"note": "Late."},
    "withdraw": {"notice": "Wrong."},
    "retract": {"notice": "Wrong."},
    "vanish": {"reason": "Court."},
    "kill": {"notice": "Gone.", "reason": "Court."},
    "reinstate": {"reason": "Was right."},
    "expire": {"ends": LATER + HOUR},
    "set_embargo": {"until": LATER},
    "assign": {"to": None},
    "place_legal_hold": {"reason": "Court."},
}


def do(verb: str, article: Article) -> None:
    """Do to a story what a function of publishing does, or save it, put it off, submit it."""
    if verb == "rewrite":
        rewrite(article, headline=f"{article.headline} late", slug=f"late-{article.pk}")
    elif verb == "put_off":
        put_off(article, LATER, at=AT + HOUR)
    elif verb == "submit":
        step(article, Verb.SUBMIT)
    else:
        go(verb, article, AT if verb == "publish" else AT + HOUR, **WORDS.get(verb, {}))


def of(verb: str, *before: str) -> Prepare:
    """Prepare a verb of publishing for a story that has been through some others."""

    def prepare(stage: Stage) -> Do:
        article = stage.story(*before)
        return lambda: do(verb, Article.objects.get(pk=article.pk))

    return prepare


def _update_by_import(stage: Stage) -> Do:
    stage.number += 1
    stage.page_file(*PARAGRAPHS, create_sections=True, publish=True)()
    return stage.page_file(PARAGRAPHS[0], "Then it was mended.", create_sections=True, publish=True)


def _new_by_import(stage: Stage) -> Do:
    stage.number += 1
    return stage.page_file(*PARAGRAPHS, create_sections=True, publish=True)


def _restore(stage: Stage) -> Do:
    article = stage.story("rewrite")
    first = Revision.objects.get(article=article, number=1)
    told: dict[str, Any] = {"version": article.version, "by": None, "via": "test", "at": AT + HOUR}
    return lambda: restoring.restore(Article.objects.get(pk=article.pk), first, **told)


def _keep_unsaved(stage: Stage) -> Do:
    page = story_page(stage.client, stage.story().pk)
    page["headline"] = "Ferry stays"
    return lambda: kept(keep(page))


def kept(response: Any) -> None:
    """See that the door kept what is typed."""
    assert response.status_code == 200, response.status_code


def _act_on_many(stage: Stage) -> Do:
    chosen = {"action": "publish", "index": "0", "_selected_action": [str(stage.story().pk)]}

    def act() -> None:
        assert stage.client.post("/admin/articles/article/", chosen).status_code == 200

    return act


SHOWN = ("publish", "rewrite")
WAITS = (*SHOWN, "put_off")
ACTS: dict[str, Prepare] = {
    "save": lambda stage: stage.form("_save", headline="Ferry stays", body_html="<p>In port.</p>"),
    "save new": lambda stage: stage.new_form("_save"),
    "save and publish": lambda stage: stage.form("_publish", headline="Ferry stays"),
    "save and update": lambda stage: stage.form("_publish", "publish", headline="Ferry stays", **UPDATE),
    "save and correct": lambda stage: stage.form("_publish", "publish", **CORRECTION),
    "keep what is not saved": _keep_unsaved,
    "restore a version": _restore,
    "publish in the list": _act_on_many,
    "publish": of("publish"),
    "update": of("update", *SHOWN),
    "expire under a schedule": of("expire", *WAITS),
    "correct": of("correct", *SHOWN),
    "schedule": of("put_off"),
    "schedule a change": of("put_off", *SHOWN),
    "cancel": of("cancel", *WAITS),
    "expire": of("expire", *SHOWN),
    "set embargo": of("set_embargo"),
    "withdraw": of("withdraw", *WAITS),
    "vanish": of("vanish", *SHOWN),
    "retract": of("retract", *WAITS),
    "reinstate": of("reinstate", "publish", "withdraw"),
    "reinstate after a retraction": of("reinstate", "publish", "retract"),
    "kill": of("kill", *WAITS),
    "submit": of("submit"),
    "assign": of("assign"),
    "hold for law": of("place_legal_hold"),
    "import": _new_by_import,
    "import a change": _update_by_import,
}
