"""What `manage.py` does: run one command, and say a refusal in one sentence instead of a traceback."""

import os
import sys
from collections.abc import Sequence

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

from newsroom.database.base import Unusable

WRONG_USAGE = 2


def main(arguments: Sequence[str]) -> int:
    """Run the command and return its exit code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    try:
        execute_from_command_line(list(arguments))
    except (ImproperlyConfigured, Unusable) as refusal:
        sys.stderr.write(f"{refusal}\n")
        return WRONG_USAGE
    return 0
