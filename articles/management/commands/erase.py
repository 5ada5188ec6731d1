"""Erase a story for legal reasons: one person asks, another confirms."""

import sys
from argparse import ArgumentParser
from getpass import getpass
from typing import Any

from django.contrib.auth import authenticate
from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from articles.models import Article
from articles.publishing.erasing import erase, order_erasure
from articles.publishing.refused import Refused

USAGE = 2


class Command(BaseCommand):
    help = "Erase every word of a story, by two people: first --reason TEXT, then --confirm by another."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("article", type=int, help="the number of the story")
        parser.add_argument("--by", required=True, help="the account of who asks or confirms")
        act = parser.add_mutually_exclusive_group(required=True)
        act.add_argument("--reason", help="ask for the erasure: why, for the record")
        act.add_argument("--confirm", action="store_true", help="confirm what another has asked for")

    def handle(self, *args: Any, **options: Any) -> None:
        by = self._who(options["by"])
        article = Article.objects.filter(pk=options["article"]).first()
        if article is None:
            raise CommandError(f"There is no story {options['article']}.", returncode=USAGE)
        try:
            self._do(article, by, options["reason"])
        except Refused as refusal:
            raise CommandError(str(refusal), returncode=1) from refusal

    def _do(self, article: Article, by: User, reason: str | None) -> None:
        at = timezone.now()
        if reason is None:
            done = erase(article, by=by, via="command", at=at)
            self.stdout.write(f"Story {article.pk} is erased. What stays is its digest, {done.digest}.")
            return
        order_erasure(article, reason=reason, by=by, via="command", at=at)
        self.stdout.write(
            f"Nothing is erased yet: another person runs erase {article.pk} --confirm --by NAME."
        )

    def _who(self, name: str) -> User:
        secret = getpass(f"Password of {name}: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
        user = authenticate(username=name, password=secret)
        if not isinstance(user, User):
            raise CommandError("That is not the password of an account here.", returncode=USAGE)
        return user
