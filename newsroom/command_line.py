"""What `manage.py` does: run one command, and say a refusal in one sentence instead of a traceback."""

import os
import signal
import sys
from collections.abc import Sequence

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

from newsroom.database.base import Unusable

WRONG_USAGE = 2
STOPPED = 128 + signal.SIGINT


def main(arguments: Sequence[str]) -> int:
    """Run the command and return its exit code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    try:
        execute_from_command_line(list(arguments))
    except (ImproperlyConfigured, Unusable) as refusal:
        return _refuse(str(refusal))
    except KeyboardInterrupt:
        sys.stderr.write("Stopped.\n")
        return STOPPED
    except (PermissionError, NotADirectoryError) as error:
        return _refuse(f"{error.filename} cannot be used ({error.strerror}): make it usable for this user.")
    return 0


def _refuse(sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    return WRONG_USAGE
