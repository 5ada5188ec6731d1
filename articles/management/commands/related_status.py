"""Print the related links that wait, are broken, or show on one side only."""

from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from django.core.management import BaseCommand, CommandError
from django.utils import timezone

from articles.proof.links import BROKEN, KINDS, Odd, odd_links

WIDTHS = {"link": 9, "story": 7, "headline": 36, "type": 13, "leads to": 36}


class Command(BaseCommand):
    help = (
        "Print the related links that wait, are broken, or show on one side only; exit 1 when any is broken."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--only", choices=KINDS, help="print links of this kind alone")

    def handle(self, *, only: str | None, **_: Any) -> None:
        counted = Counter[str]()
        for line in _lines(_counted(odd_links(timezone.now()), only, counted)):
            self.stdout.write(line)
        self.stdout.write(", ".join(f"{counted[kind]} {kind}" for kind in KINDS if only in (None, kind)))
        if counted[BROKEN]:
            raise CommandError(f"Broken: {counted[BROKEN]}, each named above.", returncode=1)


def _counted(links: Iterable[Odd], only: str | None, counted: Counter[str]) -> Iterator[Odd]:
    for link in links:
        if only in (None, link.kind):
            counted[link.kind] += 1
            yield link


def _lines(links: Iterable[Odd]) -> Iterator[str]:
    for place, link in enumerate(links):
        if not place:
            yield _line(*WIDTHS, "why")
        yield _line(link.kind, str(link.article), link.headline, link.type, link.leads_to, link.why)


def _line(*told: str) -> str:
    cells = [_cut(text, width) for text, width in zip(told, WIDTHS.values(), strict=False)]
    return "  ".join([*cells, told[-1]])


def _cut(text: str, width: int) -> str:
    plain = " ".join(text.split())
    return f"{plain[: width - 1]}…" if len(plain) > width else plain.ljust(width)
