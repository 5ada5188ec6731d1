"""Look over how stories name people."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand, CommandError
from django.utils import timezone

from articles.management.progress import beside_the_bar, counted
from articles.suggestions.people import read
from articles.suggestions.people_checks import objections_to
from articles.suggestions.stories import live_stories, named_story

FOUND, WRONG_USAGE = 1, 2


class Command(BaseCommand):
    help = (
        "Name what a careful editor would object to in how stories name people: one story, or all live ones."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "article",
            nargs="?",
            type=int,
            metavar="ARTICLE",
            help="the number of a story; all live ones if missing",
        )

    def handle(self, *, article: int | None, **_: Any) -> None:
        stories = live_stories(timezone.now()) if article is None else named_story(article)
        if stories is None:
            raise CommandError(f"There is no story {article}.", returncode=WRONG_USAGE)
        found = 0
        for story in counted(stories, "stories"):
            findings = objections_to(read(story.words))
            found += len(findings)
            with beside_the_bar():
                for finding in findings:
                    self.stdout.write(
                        f"{story.number} “{story.headline}”: {finding.kind}: {finding.sentence}"
                    )
        if found:
            raise CommandError(f"Findings: {found}, each named above.", returncode=FOUND)
        self.stdout.write("Nothing to object to.")
