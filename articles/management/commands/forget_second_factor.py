"""Let someone in who has lost their app and their recovery codes."""

from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from articles.access.second_factor import remove
from articles.publishing import audit

USAGE = 2


class Command(BaseCommand):
    help = (
        "Forget someone's second factor, so that their password alone opens the desk until they add another."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username", help="whose second factor is forgotten")

    @transaction.atomic
    def handle(self, *args: Any, username: str, **options: Any) -> None:
        user = User.objects.filter(username=username).first()
        if user is None:
            raise CommandError(f"No account is called {username}.", returncode=USAGE)
        if not remove(user):
            raise CommandError(f"{username} has no second factor.", returncode=USAGE)
        thing, verb = f"user:{user.pk}", "removed the second factor"
        audit.record(verb, by=None, via="command", at=timezone.now(), thing=thing)
        self.stdout.write(f"The second factor of {username} is forgotten.")
