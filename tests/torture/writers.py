"""People and commands that write while processes die, and note what they mean to do and what is confirmed."""

import json
import os
import random
import subprocess
import sys
import threading
from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPMessage
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from tests.admin.forms import story_page
from tests.exchange.pages import PARAGRAPHS, text_page
from tests.source import ROOT

PATIENCE = 30  # seconds
PAUSE = 0.05
PUBLISHED = ("Published.", "The changes are published.", "The update is published.")


class Unanswered(Exception):
    """Nobody knows whether what was asked has been done."""


@dataclass
class Answer:
    status_code: int
    content: bytes
    headers: HTTPMessage


class Browser:
    """As much of a browser as the forms of the desk need."""

    def __init__(self, port: int, session: str) -> None:
        self.port, self.cookies = port, {"sessionid": session}

    def get(self, path: str) -> Answer:
        return self._ask("GET", path)

    def post(self, path: str, fields: dict[str, list[str]], *, follow: bool = False) -> Answer:
        answer = self._ask("POST", path, urlencode(fields, doseq=True))
        return self.get(answer.headers["Location"]) if follow and answer.status_code == 302 else answer

    def _ask(self, method: str, path: str, body: str | None = None) -> Answer:
        """Ask and read the whole answer. Raises Unanswered, for an error of the server too."""
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"}
        server = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            server.request(method, path, body, headers)
            response = server.getresponse()
            answer = Answer(response.status, response.read(), response.headers)
        except (OSError, HTTPException) as error:
            raise Unanswered from error
        finally:
            server.close()
        if answer.status_code >= 500:
            raise Unanswered
        for cookie in answer.headers.get_all("Set-Cookie", []):
            name, _, value = cookie.split(";")[0].partition("=")
            self.cookies[name] = value
        return answer


class Writer(threading.Thread, ABC):
    """Writes until told to stop; every intent and confirmation is on disk before the next."""

    def __init__(self, name: str, folder: Path, seed: int) -> None:
        super().__init__(name=name, daemon=True)
        self.random = random.Random(seed)
        self.stopped = threading.Event()
        self.path = folder / f"{name}.log"
        self._log = self.path.open("ab")
        self.number = 0

    def run(self) -> None:
        while not self.stopped.wait(PAUSE):
            self.number += 1
            word = f"{self.name}n{self.number}"
            act = self.choose()
            self.note("means", act, word)
            try:
                done = self.write(act, word)
            except Unanswered:
                continue
            self.note("done" if done else "refused", act, word)

    def note(self, what: str, act: str, word: str) -> None:
        """Write a line down and see it to the disk."""
        line = json.dumps({"what": what, "act": act, "word": word})
        self._log.write(f"{line}\n".encode())
        self._log.flush()
        os.fsync(self._log.fileno())

    def noted(self, offset: int) -> Iterator[dict[str, str]]:
        """Read the lines after some that were read before."""
        for line in self.path.read_text().splitlines()[offset:]:
            yield json.loads(line)

    @abstractmethod
    def choose(self) -> str:
        """Choose what to do next."""

    @abstractmethod
    def write(self, act: str, word: str) -> bool:
        """Do it, and say whether it was confirmed. Raises Unanswered."""


class Author(Writer):
    """Saves and publishes one story over HTTP."""

    def __init__(self, name: str, folder: Path, seed: int, *, browser: Browser, story: int) -> None:
        super().__init__(name, folder, seed)
        self.browser, self.story = browser, story

    def choose(self) -> str:
        return self.random.choice(["save", "save", "publish"])

    def write(self, act: str, word: str) -> bool:
        client: Any = self.browser
        try:
            page = story_page(client, self.story)
        except AssertionError as error:  # no form: something is not up yet
            raise Unanswered from error
        page["headline"] = word
        answer: Any = page.press(f"_{act}", follow=True)
        told = answer.content.decode()
        published = any(sentence in told for sentence in PUBLISHED)
        return answer.status_code == 200 and word in told and (act == "save" or published)


class Wire(Writer):
    """Imports a story of its own, and later texts of it, with the command."""

    def __init__(self, name: str, folder: Path, seed: int) -> None:
        super().__init__(name, folder, seed)
        self.file = folder / f"{name}.txt"
        self.running: subprocess.Popen[str] | None = None

    def choose(self) -> str:
        return "import"

    def write(self, act: str, word: str) -> bool:
        self.file.write_text(text_page(f"Gauge of {self.name}", paragraphs=(PARAGRAPHS[0], word)))
        command = ["manage.py", "import_articles", str(self.file), "--create-sections", "--publish"]
        self.running = subprocess.Popen(
            [sys.executable, *command], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        try:
            printed, _ = self.running.communicate(timeout=2 * PATIENCE)
        except subprocess.TimeoutExpired as error:
            self.running.kill()
            self.running.communicate()
            raise Unanswered from error
        if self.running.returncode:
            raise Unanswered
        return "created" in printed or "updated" in printed
