"""The desk as a state machine walks it: its people, its clock, and what must be so after each act."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from tempfile import TemporaryDirectory
from typing import Any

import time_machine
from django.contrib.auth.models import User
from django.db import transaction
from django.test import Client
from hypothesis.stateful import RuleBasedStateMachine, invariant

from articles.models import Article, Edition, Revision, State, Tombstone
from articles.publishing import embargo, moves, schedule, takedowns, workflow
from articles.publishing.known import section_at
from tests.cast import let_in, member
from tests.torture.model import FIELDS, Story, Words
from tests.torture.rules import broken

# Ahead of the database’s own clock, which refuses to move an end that has passed.
BEGINNING = datetime(2101, 3, 5, 9, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
REFUSALS = (
    workflow.IllegalMove,
    moves.AlreadyLive,
    moves.NotLive,
    moves.PendingChange,
    moves.StillUnderEmbargo,
    schedule.NotInTheFuture,
    schedule.NothingScheduled,
    embargo.ScheduledBefore,
    takedowns.NothingToPutBack,
)


class World(RuleBasedStateMachine):
    """What the rules of the machine act on, and how it is compared with what was told."""

    def __init__(self) -> None:
        super().__init__()
        self.undone = transaction.atomic()
        self.undone.__enter__()
        self.now, self.word = BEGINNING, 0
        self.clock = time_machine.travel(self.now, tick=False)
        self.traveller = self.clock.start()
        self.touched: Story | None = None
        self.all: list[Story] = []
        self.folder = TemporaryDirectory()

    def teardown(self) -> None:
        for story in self.all:
            self.is_as_told(story)
        assert broken(at=self.now) == []
        self.clock.stop()
        self.folder.cleanup()
        transaction.set_rollback(True)
        self.undone.__exit__(None, None, None)

    def people(self) -> None:
        names = ("rosa", "edda", "eva")
        self.staff: list[User] = [member(name, is_staff=True, is_superuser=True) for name in names]
        self.section = section_at(["News", "World"], by=None, via="test", at=self.now)
        self.log_in()

    def log_in(self) -> None:
        self.clients = [Client() for _ in self.staff]
        for client, user in zip(self.clients, self.staff, strict=True):
            let_in(client, user)

    # What must be so

    @invariant()
    def the_desk_is_as_told(self) -> None:
        if self.touched:
            self.is_as_told(self.touched)

    def is_as_told(self, story: Story) -> None:
        article = self.article(story)
        assert (article.state, article.version) == (story.state, story.version)
        revisions = Revision.objects.filter(article=article).order_by("number")
        assert [{name: each.content[name] for name in FIELDS} for each in revisions] == story.saved
        for moment in {self.now, *story.moments()}:
            for at in (moment - timedelta(microseconds=1), moment):
                self.readers_see(story, at)
        self.address_answers(story)

    def readers_see(self, story: Story, at: datetime) -> None:
        live = Edition.objects.live(at).filter(article=story.pk).values_list("headline", flat=True)
        told = story.live(at)
        assert list(live) == ([told.headline] if told else []), at

    def address_answers(self, story: Story) -> None:
        had = Edition.objects.filter(article=story.pk).shown(self.now).order_by("number").last()
        if had is None:
            return
        answer = Client().get(had.address.path, follow=True)
        told = story.live(self.now)
        gone = 404 if story.state == State.VANISHED else 410
        assert answer.status_code == (200 if told else gone)
        assert told is None or told.headline in answer.content.decode()
        stones = Tombstone.objects.standing(self.now).filter(article=story.pk).count()
        assert stones == (story.state in (State.WITHDRAWN, State.VANISHED, State.KILLED))

    # Doing

    def tick(self, story: Story | None = None) -> None:
        """Let a second pass, so that no two acts share a moment."""
        self.now += SECOND
        self.traveller.move_to(self.now, tick=False)
        self.touched = story

    def new_words(self, *names: str) -> Words:
        """Give each field words that no other text has."""
        words = {}
        for name in names:
            self.word += 1
            words[name] = f"<p>Word {self.word}</p>" if name == "body_html" else f"Word {self.word}"
        return words

    def remember(self, story: Story) -> Story:
        self.all.append(story)
        self.touched = story
        return story

    def done(self, verb: Callable[..., Any], story: Story, *words: Any, **told: Any) -> bool:
        """Do something to a story; say whether it was done or refused."""
        try:
            verb(self.article(story), *words, by=self.staff[0], via="test", at=self.now, **told)
        except REFUSALS:
            return False
        return True

    def article(self, story: Story) -> Article:
        return Article.objects.get(pk=story.pk)

    def words_of(self, pk: int) -> Words:
        words: Words = Article.objects.values(*FIELDS).get(pk=pk)
        return words
