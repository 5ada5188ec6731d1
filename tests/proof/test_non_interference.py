"""A paper and the same paper with hidden items answer every request with the same bytes."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from django.utils import timezone

from articles.proof.asking import anybody
from articles.proof.surfaces import surfaces
from tests.proof.worlds import MARK, hidden_paths, hide, paper

Answer = tuple[int, tuple[tuple[str, str], ...], bytes]

# What may be asked of an address beside its page: forms of it, other pages, and what caches and robots send.
QUERIES = ["", "?before=29991231T235959999999-999999999", "?before=x", "?preview=1&edition=2&format=json"]
HEADERS: list[dict[str, str]] = [
    {"accept": "application/json"},
    {"accept": "image/avif,*/*;q=0.1", "accept-language": "ru"},
    {"range": "bytes=0-9"},
    {"if-none-match": "*"},
    {"if-modified-since": "Sat, 01 Jan 2000 00:00:00 GMT"},
    {"if-modified-since": "Fri, 31 Dec 2999 00:00:00 GMT"},
]


@pytest.fixture
def at() -> Iterator[datetime]:
    with time_machine.travel(timezone.now(), tick=False):
        yield timezone.now()


def answers(client: Client, path: str) -> Iterator[tuple[str, Answer]]:
    for query in QUERIES:
        yield f"GET {path}{query}", told(client.get(f"{path}{query}"))
    for headers in HEADERS:
        yield f"GET {path} {headers}", told(client.get(path, headers=headers))
    yield f"HEAD {path}", told(client.head(path))
    yield f"POST {path}", told(client.post(path))
    yield f"GET {path} without its last sign", told(client.get(path[:-1] or "/"))


def told(response: Any) -> Answer:
    headers = tuple(sorted((name, value) for name, value in response.items() if name != "Date"))
    return response.status_code, headers, response.content


def addresses(at: datetime) -> dict[str, bool]:
    """Give every address once, and whether it is asked in every way: the newest and oldest of a pattern."""
    found: dict[str, list[str]] = {}
    for surface in surfaces():
        # A picture has a dozen files, which are let through or not by the same rule.
        if surface.pattern != "public:media" or surface.path.endswith("/wide-360.jpg"):
            found.setdefault(surface.pattern, []).append(surface.path)
    found["hidden"] = list(hidden_paths(at))
    return {path: path in (paths[0], paths[-1]) for paths in found.values() for path in paths}


class World:
    """Everything a world answers at the addresses given."""

    def __init__(self, paths: dict[str, bool]) -> None:
        client = anybody()
        self.told = {path: told(client.get(path)) for path in paths}
        for path in (path for path, in_every_way in paths.items() if in_every_way):
            self.told |= answers(client, path)


@pytest.mark.slow
class AnonymousReaders:
    @pytest.fixture
    def worlds(self, db: None, at: datetime) -> tuple[World, World]:
        """The paper without and with hidden items, asked at the addresses of both."""
        edition = paper(at)
        with transaction.atomic():
            hide(edition, at)
            paths = addresses(at)
            with_hidden = World(paths)
            transaction.set_rollback(True)
        return World(paths), with_hidden

    def test_cannot_tell_whether_there_is_anything_hidden(self, worlds: tuple[World, World]) -> None:
        """Nor find a word of it: each field of each hidden item has one that stands nowhere else."""
        without, with_hidden = worlds
        assert any(MARK in asked for asked in with_hidden.told)
        different = {asked for asked, told in with_hidden.told.items() if told != without.told[asked]}
        assert not different
        found = {asked for asked, (_, _, body) in with_hidden.told.items() if MARK in body.decode().lower()}
        assert not found
