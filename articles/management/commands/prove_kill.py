"""Prove of a killed story that nothing of it is left for readers, and nothing will bring it back."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand, CommandError
from django.utils import timezone

from articles.management.progress import counted
from articles.models import Article
from articles.proof.kills import NotKilled, killed
from articles.proof.surfaces import surfaces

WRONG_USAGE = 2


class Command(BaseCommand):
    help = "Prove of a killed story that nothing of it is left for readers, and nothing brings it back."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("article", type=int, metavar="ID", help="the number of the story")

    def handle(self, *, article: int, **_: Any) -> None:
        story = Article.objects.filter(pk=article).first()
        if story is None:
            raise CommandError(f"There is no story {article}.", returncode=WRONG_USAGE)
        try:
            lines = killed(story, timezone.now(), among=counted(surfaces(), "addresses"))
        except NotKilled as refusal:
            raise CommandError(str(refusal), returncode=WRONG_USAGE) from None
        self.stdout.write("\n".join(map(str, lines)))
        breaches = sum(len(line.found) for line in lines)
        if breaches:
            raise CommandError(f"Breaches: {breaches}, each named above.", returncode=1)
        self.stdout.write(f"“{story}” ({story.pk}) is gone, and nothing brings it back.")
