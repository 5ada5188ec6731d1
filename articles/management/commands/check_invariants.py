"""Ask the whole database whether everything that must be true of it is."""

from typing import Any

from django.core.management import BaseCommand, CommandError
from django.utils import timezone

from articles.management.progress import beside_the_bar, counted
from articles.proof.invariants import RULES, broken


class Command(BaseCommand):
    help = "Check what must be true of every story, edition and address; name each rule that is broken."

    def handle(self, **_: Any) -> None:
        found = 0
        for rule in counted(RULES, "rules", total=len(RULES)):
            breach = broken(rule, timezone.now())
            with beside_the_bar():
                self.stdout.write(f"{'broken' if breach else 'holds '}  {rule.name}: {rule.sentence}")
                if breach:
                    found += 1
                    self.stdout.write(f"        {breach}")
        if found:
            raise CommandError(f"Broken: {found} of {len(RULES)} rules, each named above.", returncode=1)
        self.stdout.write(f"All {len(RULES)} rules hold.")
