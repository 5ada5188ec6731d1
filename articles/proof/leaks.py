"""Asking every address as everybody, for words that nobody outside may have."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from urllib.parse import urlencode
from uuid import uuid4

from django.contrib.auth.models import Group, User
from django.db import transaction
from django.db.models import QuerySet
from django.test import Client

from articles.models import Article, Post, Section
from articles.publishing.roles import EVERY_ROLE, SECTION_EDITOR, make_roles

from .asking import anybody, told
from .hidden import allow_since, given, hidden_at
from .surfaces import Surface
from .words import Secret

ANYBODY = "anybody"
PICTURES = "public:media"
SENT, ANSWERS_NO_MORE = 200, 500
REFUSED = (403, 404)
OUTSIDER = f"a {SECTION_EDITOR.lower()} of another section"
OUR_STORIES = "/admin/articles/article/"


@dataclass(frozen=True)
class Leak:
    """One address that gives away one part of one hidden story, and to whom."""

    path: str
    whom: tuple[str, ...]
    secret: Secret | None
    words: str

    def __str__(self) -> str:
        to = "anybody" if ANYBODY in self.whom else ", ".join(self.whom)
        if self.secret is None:
            return f"{self.path}, asked by {to}: {self.words}"
        story = f"“{Article.objects.get(pk=self.secret.article)}” ({self.secret.article})"
        return f"{self.path} gives {to} the {self.secret.part} of {story}: “{self.words}”"


class Audit:
    """What is hidden at a moment, and readers of every kind to ask for it; see `audit`."""

    def __init__(self, at: datetime) -> None:
        self.at = at
        self.count = 0  # of the addresses asked
        self.hidden = hidden_at(at)
        _make_missing_roles()
        self.readers = {ANYBODY: anybody()} | {role: _member(role) for role in EVERY_ROLE}

    def ask(self, surface: Surface) -> Iterator[Leak]:
        """Ask an address as everybody, and yield what it gives away; one request a reader."""
        self.count += 1
        answers: dict[str, list[str]] = {}
        for name, client in self.readers.items():
            answers.setdefault(told(client, surface.path), []).append(name)
        for answer, readers in answers.items():
            for secret, words in self._betrayed(surface, answer):
                yield Leak(surface.path, tuple(readers), secret, words)

    def ask_the_desk(self, article: Article) -> Iterator[Leak]:
        """Ask the desk for a story, and for its words, as somebody who runs another section."""
        for page in ("change", "history", "preview"):
            path = f"{OUR_STORIES}{article.pk}/{page}/"
            status = self._outsider.get(path).status_code
            if status not in REFUSED:
                yield Leak(path, (OUTSIDER,), None, f"answers {status} for “{article}”, of another section")
        word = max(article.headline.split(), key=len, default="")
        for path in (OUR_STORIES, "/admin/articles/revision/", "/admin/choose/story/"):
            answer = told(self._outsider, f"{path}?{urlencode({'q': word})}")
            for found in self.hidden.found_in(answer, asked=path):
                yield Leak(path, (OUTSIDER,), found.secret, found.words)

    def still_hidden(self, leaks: Iterable[Leak], at: datetime) -> list[Leak]:
        """Leave out what readers were given while the audit went on."""
        allow_since(self.hidden, self.at, at)
        kept = {*self.hidden.runs, *self.hidden.names}
        return [leak for leak in leaks if leak.secret is None or leak.words in kept]

    def _betrayed(self, surface: Surface, answer: str) -> Iterator[tuple[Secret | None, str]]:
        status = int(answer[:3])
        if status >= ANSWERS_NO_MORE and not surface.pattern.startswith("health/"):
            yield None, f"answers {status}, so that nothing is proven of it"
        if surface.pattern == PICTURES:
            token = surface.path.split("/")[2]
            if status == SENT and token in self.hidden.names:
                yield self.hidden.names[token], token
            return
        for found in self.hidden.found_in(answer, asked=surface.path):
            yield found.secret, found.words

    @cached_property
    def _outsider(self) -> Client:
        name = f"audit-{uuid4()}"
        elsewhere = Section.objects.create(name=name, slug=name, path=name)
        user = User.objects.create(username=f"{name}-desk", is_staff=True)
        Post.objects.create(user=user, group=Group.objects.get(name=SECTION_EDITOR), section=elsewhere)
        return _logged_in(user)


@contextmanager
def audit(at: datetime) -> Iterator[Audit]:
    """Prepare to ask, in a transaction that leaves nothing: whoever asks is made for it."""
    with transaction.atomic():
        yield Audit(at)
        transaction.set_rollback(True)


def unread(at: datetime) -> QuerySet[Article]:
    """Return the stories that readers have nothing of, the newest first."""
    return Article.objects.exclude(pk__in=given(at).values("article")).order_by("-pk")


def _make_missing_roles() -> None:
    if Group.objects.filter(name__in=EVERY_ROLE).count() < len(EVERY_ROLE):
        make_roles()


def _member(role: str) -> Client:
    user = User.objects.create(username=f"audit-{uuid4()}", is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    return _logged_in(user)


def _logged_in(user: User) -> Client:
    client = anybody()
    client.force_login(user)
    return client
