"""With a server that runs and no worker: at its moment every story appears, changes or ends, and none before.

Every list is asked up to ten times a second, each story as often as its turn comes, from before the moment
until two seconds after.
"""

import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from statistics import median, quantiles

import pytest
from django.utils import timezone

from articles.models import Edition
from articles.publishing import schedule
from articles.publishing.saving import keep
from tests.cast import publish_story, rewrite
from tests.management.process import ROOT, environment
from tests.newsroom.test_serve import SERVE
from tests.proof.worlds import AS_THE_DESK
from tests.public.stories import begin, byline, person
from tests.publishing.verbs import put_off

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

STORIES = 22
AHEAD = timedelta(seconds=4)
LATE, AFTER = 2.0, 2.5  # seconds after the moment: the latest allowed, and when nobody asks any more
BETWEEN = 0.1
PATIENCE = 30
MARK = "zqxpelican"


@dataclass
class Probe:
    """An address that is asked again and again, and when it answered as it should from the moment on."""

    name: str
    path: str
    is_new: Callable[[str], bool]
    before: list[float] = field(default_factory=list)  # ends of answers that were new
    old: list[float] = field(default_factory=list)  # beginnings of questions that got the old answer

    def ask(self, port: int) -> None:
        begun = time.time()
        new = self.is_new(_answer(port, self.path))
        if new:
            self.before.append(time.time())
        else:
            self.old.append(begun)

    def early(self, moment: float) -> int:
        return sum(end < moment for end in self.before)

    def lateness(self, moment: float) -> float:
        """Return how long after the moment the old answer was still given, or the new one first came."""
        return max([self.before[0], *self.old] if self.before else [moment + PATIENCE]) - moment


def _answer(port: int, path: str) -> str:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=PATIENCE) as answer:
            return str(answer.read().decode())
    except urllib.error.HTTPError as refusal:
        with refusal:
            return str(refusal.code)


@pytest.fixture
def port() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        number: int = free.getsockname()[1]
    server = subprocess.Popen([sys.executable, "-c", SERVE, str(number)], cwd=ROOT, env=environment())
    try:
        _until_it_answers(number)
        yield number
    finally:
        server.terminate()
        server.wait()


def _until_it_answers(port: int) -> None:
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends:
        try:
            _answer(port, "/health/live")
        except OSError:
            time.sleep(BETWEEN)
        else:
            return
    raise AssertionError("The server does not answer.")


def first_publications(at: datetime, moment: datetime) -> list[Edition]:
    someone = person("Aro Temel")
    editions = []
    for number in range(STORIES):
        article = begin(f"{MARK} number {number:02}", slug=f"{MARK}-{number:02}", at=at)
        byline(article, someone)
        keep(article, at=at, **AS_THE_DESK)
        editions.append(put_off(article, moment, at=at))
    return editions


def changing(at: datetime, moment: datetime) -> Edition:
    live = publish_story("A gull stays", at=at)
    rewrite(live.article, headline="A gull flies", at=at)
    put_off(live.article, moment, at=at)
    return live


def expiring(at: datetime, moment: datetime) -> Edition:
    live = publish_story("A heron goes", at=at)
    schedule.expire(live.article, ends=moment, at=at, **AS_THE_DESK)
    return live


def probes(at: datetime, moment: datetime) -> list[Probe]:
    first, changed, ended = first_publications(at, moment), changing(at, moment), expiring(at, moment)

    def has(text: str) -> bool:
        return MARK in text

    lists = ["/", "/news/world/", "/feed.rss", "/news/world/feed.json", "/people/aro-temel/"]
    lists += [f"/sitemap-{moment:%Y-%m}.xml", "/news-sitemap.xml"]
    return [
        *(Probe(f"story {one.pk}", one.address.path, has) for one in first),
        *(Probe(path, path, has) for path in lists),
        Probe("change", changed.address.path, lambda text: "A gull flies" in text),
        Probe("end", ended.address.path, lambda text: "A heron goes" not in text),
        Probe("end in its section", "/news/world/", lambda text: "A heron goes" not in text),
    ]


def ask_until(ends: float, port: int, asked: list[Probe]) -> None:
    while time.time() < ends:
        begun = time.monotonic()
        for probe in asked:
            probe.ask(port)
        time.sleep(max(0, BETWEEN - (time.monotonic() - begun)))


class ARunningServer:
    def test_is_neither_early_nor_late(
        self, port: int, record_property: Callable[[str, object], None]
    ) -> None:
        at = timezone.now()
        moment = at + AHEAD
        asked = probes(at, moment)
        time_of_it = moment.timestamp()
        stories, others = asked[:STORIES], asked[STORIES:]
        shares = [stories, *(others[number::3] for number in range(3))]
        threads = [
            threading.Thread(target=ask_until, args=(time_of_it + AFTER, port, share)) for share in shares
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        late = [probe.lateness(time_of_it) for probe in asked]
        record_property("lateness p50", median(late))
        record_property("lateness p99", quantiles(late, n=100, method="inclusive")[98])
        record_property("answers", sum(len(probe.before) + len(probe.old) for probe in asked))
        assert {probe.name for probe in asked if min(probe.old, default=time_of_it) >= time_of_it} == set()
        assert sum(probe.early(time_of_it) for probe in asked) == 0
        assert {p.name: p.lateness(time_of_it) for p in asked if p.lateness(time_of_it) > LATE} == {}
