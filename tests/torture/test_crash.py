"""Killed before or after any of its statements, an act has happened wholly or not at all."""

import os
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.cast import let_in
from tests.torture import whole
from tests.torture.acts import ACTS, Stage
from tests.torture.crash import DONE, KILLED, crash
from tests.torture.rules import broken

AUDIT, OUTBOX = "articles_auditentry", "articles_effect"
TOLD = {
    "publish",
    "update",
    "correct",
    "schedule",
    "withdraw",
    "vanish",
    "retract",
    "reinstate",
    "kill",
    "expire",
}
SILENT = {"keep what is not saved"}  # changes nothing of the story
MANY = 2_000
# `make torture` dies in every gap, the suite in those that something was written before.
EVERY = bool(os.environ.get("TORTURE"))


@pytest.fixture
def stage(transactional_db: None, client: Client, chief: User, tmp_path: Path, settings: Any) -> Stage:
    """Where acts are prepared; a webhook is told of what readers get."""
    settings.WEBHOOKS = ["https://wire.example/"]
    let_in(client, chief)
    return Stage(client, tmp_path)


@pytest.mark.slow
class AnActKilledAnywhere:
    @pytest.mark.parametrize("name", ACTS)
    def test_has_happened_wholly_or_not_at_all(self, name: str, stage: Stage) -> None:
        wholly = self.undisturbed(name, stage)
        act, before = ACTS[name](stage), whole.rows()
        for point in range(MANY):
            how = crash(act, point=point, every=EVERY)
            after = whole.rows()
            if how == KILLED and after == before:
                continue
            assert whole.change(before, after) == wholly, f"at point {point}"
            assert broken() == []
            if how == DONE:
                break
            act, before = ACTS[name](stage), whole.rows()
        assert how == DONE
        assert point >= 4

    def undisturbed(self, name: str, stage: Stage) -> tuple[whole.Rows, whole.Rows]:
        """Return what the act changes when nothing happens to it: an audit entry comes with it."""
        ACTS[name](stage)()  # what only the first of its kind makes, such as a section, is there from now on
        act, before = ACTS[name](stage), whole.rows()
        act()
        gone, come = whole.change(before, whole.rows())
        assert whole.came(come, AUDIT) >= (name not in SILENT)
        assert whole.came(come, OUTBOX) >= (name in TOLD)
        return gone, come
