"""Serve pages until Ctrl-C or SIGTERM; what `manage.py demo` ends with."""

import signal
import socket

from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management.base import CommandError
from django.db import connection
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

USAGE = 2


def port_is_free(host: str, port: int) -> bool:
    """Tell whether a server could listen there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        # as a server does, so that connections just closed are not in the way
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def refuse_a_taken_port(host: str, port: int) -> None:
    """Raise CommandError when no server could listen there; ask before any other work is done."""
    if not port_is_free(host, port):
        raise CommandError(
            f"Port {port} on {host} is in use or not allowed: stop what runs there, or choose another port.",
            returncode=USAGE,
        )


def refuse_to_serve_unstyled() -> None:
    """Raise CommandError when pages name files by what is in them, and nobody has collected those."""
    named = getattr(staticfiles_storage, "hashed_files", None)
    if named is not None and not named:
        raise CommandError(
            "Style sheets and scripts are not collected yet: run `manage.py collectstatic` first.",
            returncode=USAGE,
        )


def serve(host: str, port: int, *, workers: int = 2) -> None:
    """Serve until told to stop. An embedded database runs at least as long, since this process uses it."""
    refuse_a_taken_port(host, port)
    connection.ensure_connection()
    connection.close()
    server = Granian(
        "newsroom.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=4,  # each keeps a connection to the database
        workers_kill_timeout=10,
        log_level=LogLevels.warning,
    )
    # a closed terminal means the end, not a reload
    server.on_startup(lambda: signal.signal(signal.SIGHUP, server.signal_handler_interrupt))
    server.serve()
