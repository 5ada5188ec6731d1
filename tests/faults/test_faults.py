"""The faults of `make faults` keep up with the code; whether they are caught, only that command tells."""

import ast
import re
from typing import Any

import pytest

from tests.faults.fault import Fault, faults
from tests.source import ROOT

FAULTS = list(faults())
MIGRATIONS = ROOT / "articles" / "migrations"
MADE = re.compile(r"CREATE (?:OR REPLACE )?FUNCTION (\w+)\(")
SCENARIOS = {"A1.1", "A2.1", "A2.2", "A3.1", "A4", "A5.4", "A5.5", "A13", "A17"}


class TheFaults:
    def test_are_there_for_every_scenario(self) -> None:
        assert {fault.scenario for fault in FAULTS} >= SCENARIOS

    def test_have_each_a_name_of_their_own(self) -> None:
        assert len({fault.name for fault in FAULTS}) == len(FAULTS)


@pytest.mark.parametrize("fault", FAULTS, ids=[fault.name for fault in FAULTS])
class AFault:
    def test_can_still_be_put_in(self, fault: Fault) -> None:
        right = (ROOT / fault.file).read_text()
        wrong = fault.planted_in(right)
        assert wrong != right
        compile(wrong, fault.file, "exec")

    def test_stands_in_the_newest_form_of_a_function_of_the_database(self, fault: Fault) -> None:
        if (ROOT / fault.file).parent == MIGRATIONS:
            before = (ROOT / fault.file).read_text().partition(fault.old)[0].rpartition("$$;")[2]
            for name in MADE.findall(before):
                forms = [
                    file.name for file in MIGRATIONS.glob("0*.py") if name in MADE.findall(file.read_text())
                ]
                assert fault.file.endswith(max(forms))

    def test_has_tests_that_there_are(self, fault: Fault) -> None:
        assert fault.tests
        for test in fault.tests:
            path, *names = test.partition("[")[0].split("::")
            assert (ROOT / path).exists()
            inside: Any = ast.parse((ROOT / path).read_text() if names else "")
            for name in names:
                (inside,) = (node for node in inside.body if getattr(node, "name", "") == name)
