"""Every act of the desk is refused in one way: the sentence on the page it was asked on, and a status.

403: they may not. 409: it cannot be done now. 200 with the errors: the form is to be filled in again. Which
verbs there are is read from the table of moves.
"""

from collections.abc import Callable
from typing import Any

import lxml.html
import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from articles.admin.takedown_acts import NAMED
from articles.models import Article, Edition, State
from articles.publishing import desk_moves, workflow
from articles.publishing.roles import AUDITOR
from articles.publishing.workflow import MOVES, SHOWS_TEXT, Verb
from tests.admin.forms import story_page
from tests.cast import member

Desk = Callable[[User], Client]
Posted = tuple[str, dict[str, Any]]  # the last part of an address, and what is sent there

WORDS = "My own words."
KEPT = {"publish-note": WORDS, "desk-reason": WORDS}
TOLD = {"notice": WORDS, "reason": WORDS}
# What the fields say at the button of a story's form that stands for the verb.
PRESSED: dict[Verb, dict[str, str]] = {
    Verb.CHANGE: {"_save": "1"},
    Verb.SUBMIT: {"_move": "submit"},
    Verb.APPROVE: {"_move": "approve"},
    Verb.SEND_BACK: {"_move": "send_back"},
    Verb.HOLD: {"_move": "hold"},
    Verb.RELEASE: {"_move": "release"},
    Verb.SPIKE: {"_move": "spike"},
    Verb.RESTORE: {"_move": "restore"},
    Verb.PUBLISH: {"_publish": "1"},
    Verb.UPDATE: {"_publish": "1", "publish-change": "update", "publish-note": ""},
    Verb.CORRECT: {"_publish": "1", "publish-change": "correction"},
    Verb.CLARIFY: {"_publish": "1", "publish-change": "clarification"},
    Verb.ANNOTATE: {"_publish": "1", "publish-change": "editors_note"},
    Verb.TOUCH_UP: {"_publish": "1", "publish-change": "minor", "publish-note": ""},
    Verb.SCHEDULE: {"_publish": "1", "publish-when": "later", "publish-moment": "2050-01-01T06:00"},
    Verb.CANCEL: {"_cancel": "1"},
    Verb.EXPIRE: {"_end": "1", "desk-ends": "2050-01-01T06:00"},
}
# What has a page of its own.
PAGES = {act.verb: act for act in NAMED.values() if act.verb}
# Which of them a story that readers do not have is asked for as for its first publication.
FIRST = {Verb.UPDATE, Verb.CORRECT, Verb.CLARIFY, Verb.ANNOTATE, Verb.TOUCH_UP}
_ORDER = [State.DRAFT, State.HELD, State.SPIKED, State.KILLED]


def legal(verb: Verb) -> State:
    return next(state for state, each in MOVES if each == verb)


def illegal(verb: Verb) -> State:
    """Return a state the verb cannot start from; one that readers have never seen."""
    asked = Verb.PUBLISH if verb in FIRST else verb
    return next(state for state in _ORDER if (state, asked) not in MOVES)


def put(article: Article, state: State) -> None:
    Article.objects.filter(pk=article.pk).update(state=state)
    article.state = state


def posted(opener: Client, article: Article, verb: Verb) -> Posted:
    """Fill in the page of a verb, as it stood for someone who could open it."""
    if act := PAGES.get(verb):
        return act.name, TOLD | {"word": act.word}
    page = story_page(opener, article.pk)
    page["headline"] = WORDS
    return "change", page.fields | KEPT | PRESSED[verb]


def send(client: Client, article: Article, where: Posted) -> Any:
    return client.post(f"/admin/articles/article/{article.pk}/{where[0]}/", where[1])


def shown(answer: Any) -> str:
    """Read the words of a page and of its fields."""
    tree: Any = lxml.html.fromstring(answer.content)
    fields = [value or "" for form in tree.forms for _, value in form.form_values()]
    return " ".join([*tree.text_content().split(), *fields])


class TheDesk:
    def test_has_a_page_for_every_verb_of_the_table(self) -> None:
        assert PRESSED.keys() | PAGES.keys() == set(Verb)
        assert not PRESSED.keys() & PAGES.keys()

    @pytest.mark.parametrize("verb", Verb)
    def test_refuses_what_the_state_forbids_by_409_on_its_page(
        self, at_the_desk: Desk, chief: User, draft: Article, verb: Verb
    ) -> None:
        client = at_the_desk(chief)
        where = posted(client, draft, verb)
        put(draft, illegal(verb))
        answer = send(client, draft, where)
        assert answer.status_code == 409
        draft.refresh_from_db()
        named = draft if where[0] != "change" or verb == Verb.CHANGE else Article(headline=WORDS)
        named.state = illegal(verb)
        asked = Verb.PUBLISH if verb in FIRST else verb
        assert str(workflow.IllegalMove(named, asked)) in shown(answer)
        assert WORDS in shown(answer)
        assert draft.state == illegal(verb)

    @pytest.mark.parametrize("verb", Verb)
    def test_refuses_who_may_not_by_403(
        self, at_the_desk: Desk, chief: User, reporter: User, draft: Article, verb: Verb
    ) -> None:
        where = posted(at_the_desk(chief), draft, verb)
        put(draft, legal(verb))
        writes = workflow.permission_of(verb) == "articles.change_article"
        client = at_the_desk(member("aud", AUDITOR, is_staff=True) if writes else reporter)
        answer = send(client, draft, where)
        assert answer.status_code == 403
        draft.refresh_from_db()
        assert draft.state == legal(verb)
        if where[0] == "change" and not writes:
            assert "Rosa Lindqvist may not use" in shown(answer)
            assert WORDS in shown(answer)

    @pytest.mark.parametrize("verb", sorted(SHOWS_TEXT))
    def test_refuses_what_a_legal_hold_forbids_by_409(
        self, at_the_desk: Desk, chief: User, live: Edition, verb: Verb
    ) -> None:
        client, article = at_the_desk(chief), live.article
        desk_moves.place_legal_hold(article, reason="A court asked", by=None, via="test", at=timezone.now())
        if verb == Verb.REINSTATE:
            put(article, State.WITHDRAWN)
        page, fields = posted(client, article, verb)
        declared = {"publish-change": "correction"} if verb in (Verb.PUBLISH, Verb.SCHEDULE) else {}
        answer = send(client, article, (page, fields | declared))
        assert answer.status_code == 409
        assert "is under legal hold (A court asked): an editor-in-chief has to lift it" in shown(answer)
        assert Edition.objects.count() == 1

    @pytest.mark.parametrize(
        ("fields", "said"),
        [
            ({"_publish": "1", "publish-when": "later"}, "Say when to publish"),
            ({"_publish": "1", "publish-when": "later", "publish-moment": "soon"}, "a day and a time"),
            (
                {"_publish": "1", "publish-when": "later", "publish-moment": "2001-01-01T06:00"}
                | {"publish-change": "update", "publish-note": ""},
                "is not in the future",
            ),
            ({"_publish": "1", "publish-change": "correction", "publish-note": " "}, "needs a note"),
            ({"_publish": "1", "publish-change": "update"}, "would be told to nobody"),
            ({"_publish": "1", "publish-change": "praise"}, "choose one of the kinds"),
            ({"_embargo": "1"}, "Say until when"),
            ({"_end": "1", "desk-ends": "soon"}, "An end is a day"),
            ({"_end": "1", "desk-ends": "2001-01-01T06:00"}, "is not in the future"),
            ({"_assign": "to", "desk-assign_to-text": "Nobody Known"}, "Nobody Known"),
            ({"_move": "kill"}, "none of the moves"),
            ({"_save": "1", "headline": ""}, "Give the story a headline"),
        ],
        ids=lambda value: value if isinstance(value, str) else "",
    )
    def test_shows_a_form_filled_in_wrongly_again(
        self, at_the_desk: Desk, chief: User, live: Edition, fields: dict[str, str], said: str
    ) -> None:
        client = at_the_desk(chief)
        page = story_page(client, live.article_id)
        page["kicker"] = WORDS
        answer = send(client, live.article, ("change", page.fields | KEPT | fields))
        assert answer.status_code == 200
        assert said in shown(answer)
        assert WORDS in shown(answer)
        assert Edition.objects.count() == 1

    @pytest.mark.parametrize("act", NAMED.values(), ids=lambda act: act.name)
    def test_shows_a_page_of_its_own_filled_in_wrongly_again(
        self, at_the_desk: Desk, chief: User, live: Edition, act: Any
    ) -> None:
        told = {"word": "yes", "notice": WORDS} if act.word else {"reason": ""}
        answer = send(at_the_desk(chief), live.article, (act.name, told))
        assert answer.status_code == 200
        assert ("to confirm" if act.word else "Say why") in shown(answer)
        live.article.refresh_from_db()
        assert (live.article.state, live.article.legal_hold) == (State.PUBLISHED, "")

    def test_keeps_a_new_story_that_is_refused_and_goes_on_at_its_own_address(
        self, at_the_desk: Desk, editor: User
    ) -> None:
        client = at_the_desk(editor)
        page = story_page(client)
        page["headline"] = "Ferry on fire"
        again = page.again(page.press("_publish"))
        assert again.response.status_code == 409
        article = Article.objects.get()
        own = f"/admin/articles/article/{article.pk}/change/"
        assert f'action="{own}"' in again.response.content.decode()
        again["headline"] = "Ferry still on fire"
        client.post(own, again.fields | {"_save": "1"})
        assert Article.objects.get().headline == "Ferry still on fire"
