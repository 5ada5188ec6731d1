"""Any order of acts of several people at several stories: nothing is lost, and readers have what was told."""

import os

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.torture.machine import Desk

# The suite walks the same ways each time, `make torture` others.
LONG = bool(os.environ.get("TORTURE"))
SETTINGS = settings(
    max_examples=200 if LONG else 12,
    stateful_step_count=50 if LONG else 30,
    derandomize=not LONG,
    deadline=None,
    database=None,
    phases=[Phase.generate, *([Phase.shrink] if LONG else [])],
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.slow
class TheDesk:
    def test_is_as_its_model_says_after_any_acts(self, db: None) -> None:
        run_state_machine_as_test(Desk, settings=SETTINGS)
