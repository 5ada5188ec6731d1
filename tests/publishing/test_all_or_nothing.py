"""A verb that fails at any of its statements has not happened."""

from typing import Any

import pytest
from django.db import connection

from articles.models import Article
from articles.publishing.workflow import Verb
from tests.cast import rewrite
from tests.publishing.verbs import AT, HOUR, FailAt, PowerFails, everything, go, put_off, step

LATER = AT + 480_000 * HOUR
BEFORE_IT: dict[str, list[str]] = {
    "publish": [],
    "put_off": [],
    "set_embargo": [],
    "step": [],
    "reinstate": ["publish", "withdraw"],
    "cancel": ["publish", "rewrite", "put_off"],
}
WORDS: dict[str, dict[str, Any]] = {
    "correct": {"note": "Late."},
    "withdraw": {"notice": "Wrong."},
    "retract": {"notice": "Wrong."},
    "vanish": {"reason": "Court."},
    "kill": {"notice": "Gone.", "reason": "Court."},
    "reinstate": {"reason": "Was right."},
    "expire": {"ends": LATER},
    "set_embargo": {"until": LATER},
    "assign": {"to": None},
}
VERBS = [
    *("publish", "update", "correct", "put_off", "cancel", "expire", "set_embargo"),
    *("withdraw", "vanish", "retract", "kill", "reinstate", "step", "assign"),
]


def do(verb: str, article: Article) -> None:
    if verb == "rewrite":
        rewrite(article, headline="Ferry leaves late", slug="late")
    elif verb == "put_off":
        put_off(article, LATER, at=AT + HOUR)
    elif verb == "step":
        step(article, Verb.SUBMIT)
    else:
        go(verb, article, AT if verb == "publish" else AT + HOUR, **WORDS.get(verb, {}))


class AVerb:
    """Whatever statement it fails at, it has not happened."""

    @pytest.mark.slow
    @pytest.mark.parametrize("verb", VERBS)
    def test_is_all_or_nothing(self, draft: Article, verb: str) -> None:
        for earlier in BEFORE_IT.get(verb, ["publish", "rewrite"]):
            do(earlier, draft)
        before, statement = everything(), 0
        while self.fails_at(statement, verb, draft):
            assert everything() == before, f"statement {statement}"
            statement += 1
        assert statement >= 3
        assert everything() != before

    def fails_at(self, statement: int, verb: str, article: Article) -> bool:
        fresh = Article.objects.get(pk=article.pk)
        try:
            with connection.execute_wrapper(FailAt(statement)):
                do(verb, fresh)
        except PowerFails:
            return True
        return False
