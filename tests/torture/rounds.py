"""Rounds of writing and dying, and what must be true after each."""

import random
import time
from collections import Counter
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import Error, connection
from django.test import Client
from django.utils import timezone

from articles.models import Edition, Effect, Revision
from articles.publishing.known import section_at
from articles.publishing.roles import make_roles
from tests.cast import let_in, write_story
from tests.torture.rules import broken
from tests.torture.victims import Newspaper, ways_to_die
from tests.torture.writers import Author, Browser, Wire, Writer

AUTHORS, WIRES = 6, 2
LONGEST_PEACE = 3.0  # seconds of writing before a kill
PATIENCE = 120  # seconds


class Torture:
    """Eight writers and those who kill what serves them."""

    def __init__(self, folder: Path, *, seed: int) -> None:
        self.chance = random.Random(seed)
        self.paper = Newspaper(settings.DATABASES["default"]["CLUSTER"], folder)
        call_command("migrate", verbosity=0)
        self.writers: list[Writer] = [*self._authors(folder), *self._wires(folder)]
        self.read = Counter[str]()
        self.confirmed: Counter[str] = Counter()
        self.killed: Counter[str] = Counter()
        self.longest: dict[str, float] = {}
        self.troubles: list[str] = []
        self.paper.bring_up()
        for writer in self.writers:
            writer.start()

    @property
    def count(self) -> int:
        return self.confirmed.total()

    def round(self) -> tuple[str, float]:
        """Let them write, kill something, wait until all is up, and look at what is there."""
        time.sleep(self.chance.uniform(0.1, LONGEST_PEACE))
        wires = [writer for writer in self.writers if isinstance(writer, Wire)]
        how, kill = self.chance.choice(list(ways_to_die(self.paper, wires, self.chance)))
        kill()
        seconds = self.paper.bring_up()
        self.killed[how] += 1
        self.longest[how] = max(self.longest.get(how, 0.0), seconds)
        self.look()
        return how, seconds

    def look(self) -> None:
        """Find everything that is confirmed and not there, and every rule that is broken."""
        until = time.monotonic() + PATIENCE
        while True:
            try:
                self._look()
                return
            except Error:
                # The database may still be on its way back.
                connection.close()
                if time.monotonic() > until:
                    raise
                time.sleep(0.2)

    def end(self) -> None:
        for writer in self.writers:
            writer.stopped.set()
        for writer in self.writers:
            writer.join(PATIENCE)
        self.look()
        self.paper.down()
        connection.close()

    def _look(self) -> None:
        troubles: list[str] = []
        read, confirmed = Counter(self.read), Counter(self.confirmed)
        for writer in self.writers:
            for line in writer.noted(read[writer.name]):
                read[writer.name] += 1
                if line["what"] == "done":
                    confirmed[line["act"]] += 1
                    troubles += _lost(line["act"], line["word"])
        troubles += broken(at=timezone.now())
        troubles += _unannounced()
        self.read, self.confirmed = read, confirmed
        self.troubles += troubles

    def _authors(self, folder: Path) -> list[Author]:
        make_roles()
        at = timezone.now()
        section_at(["News", "World"], by=None, via="test", at=at)
        authors = []
        for number in range(AUTHORS):
            user = User.objects.create_superuser(f"author{number}", password="torture")
            client = Client()
            let_in(client, user)
            browser = Browser(self.paper.port, client.cookies["sessionid"].value)
            story = write_story(f"Story {number}", by=user, at=at)
            name, seed = f"author{number}", self.chance.randrange(10**6)
            authors.append(Author(name, folder, seed, browser=browser, story=story.pk))
        return authors

    def _wires(self, folder: Path) -> list[Wire]:
        return [Wire(f"wire{number}", folder, self.chance.randrange(10**6)) for number in range(WIRES)]


def _lost(act: str, word: str) -> list[str]:
    """Say what is missing of something confirmed: a saved text, an edition that readers have had."""
    if act == "import":
        there = Edition.objects.filter(body_html__contains=word).exists()
    else:
        there = Revision.objects.filter(packed__headline=word).exists()
    if there and act == "publish":
        there = Edition.objects.filter(headline=word).exists()
    return [] if there else [f"{act} of {word} was confirmed and is lost"]


def _unannounced() -> list[str]:
    """Say which editions of the desk came without what follows a publication."""
    told = Effect.objects.filter(kind="webhook").values("edition")
    silent = Edition.objects.exclude(revision__via="import").exclude(pk__in=told)
    return [f"edition {pk} has no effect in the outbox" for pk in silent.values_list("pk", flat=True)]
