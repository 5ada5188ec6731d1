"""The process that starts an embedded PostgreSQL server, and stops it when nobody uses it any more."""

import argparse
import contextlib
import fcntl
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import IO

import psutil
import psycopg2

from newsroom.embedded import binaries
from newsroom.embedded.cluster import PATIENCE, Cluster, NotStarted

GLANCE = 0.25  # seconds between two looks at whether anybody is still there
HURRIED = ("-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off")
READY = b"1"


def main() -> None:
    """Return when the server answers; a process that stays behind looks after it."""
    arguments = _arguments()
    cluster = Cluster(arguments.folder.resolve(), durable=not arguments.not_durable)
    told, tell = os.pipe()
    if os.fork():
        os.close(tell)
        sys.exit(os.read(told, 1) != READY)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    with (cluster.folder / "supervisor").open("a") as alone:
        fcntl.flock(alone, fcntl.LOCK_EX)
        try:
            supervise(cluster, tell)
        except (NotStarted, OSError) as error:
            sys.exit(f"Error: {error}")


def supervise(cluster: Cluster, tell: int) -> None:
    """Serve until the last user is gone, the server ends by itself or SIGTERM comes."""
    with (cluster.folder / "users").open("a") as users:
        server = _left_behind(cluster) or _start(cluster)
        try:
            _wait_until_it_answers(server, cluster)
            os.write(tell, READY)
            _watch(server, users)
        finally:
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            _stop(server)
            shutil.rmtree(cluster.socket(), ignore_errors=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--not-durable", action="store_true")
    return parser.parse_args()


def _left_behind(cluster: Cluster) -> psutil.Process | None:
    """Return the server of a supervisor that was killed, if it still answers; else see it off."""
    server = _named_in_pid_file(cluster.data)
    if server is None or cluster.answers():
        return server
    _stop(server)
    return None


def _named_in_pid_file(data: Path) -> psutil.Process | None:
    """Return the living server of this folder; removes a pid file that names anything else.

    PostgreSQL overwrites a stale file by itself only if no process has that number, but after a restart of
    a container some other process often has.
    """
    pid_file = data / "postmaster.pid"
    try:
        server = psutil.Process(int(pid_file.read_text().split()[0]))
        if server.name() == "postgres" and Path(server.cwd()) == data:
            return server
    except (FileNotFoundError, IndexError, ValueError, psutil.NoSuchProcess, psutil.AccessDenied):
        pass
    pid_file.unlink(missing_ok=True)
    return None


def _start(cluster: Cluster) -> psutil.Process:
    if not cluster.data.exists():
        _make_data(cluster)
    _refuse_other_version(cluster.data)
    command = [
        str(binaries.folder(cluster.data) / "postgres"),
        "-D",
        binaries.data_argument(cluster.data),
        "-k",
        str(_make_socket_folder(cluster)),
        *("-c", "listen_addresses="),
        *("-c", "log_checkpoints=off"),
        *(() if cluster.durable else HURRIED),
    ]
    return psutil.Popen(command, stdin=subprocess.DEVNULL, **binaries.start_in(cluster.data))


def _make_data(cluster: Cluster) -> None:
    """Make the data folder under another name first: one half made must not be taken for a whole one."""
    half = cluster.data.with_name("data.new")
    shutil.rmtree(half, ignore_errors=True)
    half.mkdir(mode=0o700)
    if os.geteuid() == 0:
        account = binaries.account_for(half)
        os.chown(half, account.pw_uid, account.pw_gid)
    command = [
        str(binaries.folder(half) / "initdb"),
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--locale=C",
        "--encoding=UTF8",
        "--auth=trust",
        "--username=newsroom",
        "--no-instructions",
        f"--pgdata={binaries.data_argument(half)}",
    ]
    command += [] if cluster.durable else ["--no-sync"]
    made = subprocess.run(command, capture_output=True, text=True, check=False, **binaries.start_in(half))
    if made.returncode:
        raise NotStarted(f"initdb: {made.stderr.strip()}")
    half.rename(cluster.data)


def _refuse_other_version(data: Path) -> None:
    found = (data / "PG_VERSION").read_text().strip()
    if found != str(binaries.MAJOR):
        raise NotStarted(
            f"{data} was made by PostgreSQL {found}, this is {binaries.MAJOR}: dump it there, load it here."
        )


def _make_socket_folder(cluster: Cluster) -> Path:
    """Make a folder whose name is short, since a socket's whole path may have about 100 bytes."""
    socket = Path(tempfile.mkdtemp(prefix="newsroom-", dir="/tmp"))
    if os.geteuid() == 0:
        account = binaries.account_for(cluster.data)
        os.chown(socket, account.pw_uid, account.pw_gid)
    with contextlib.suppress(FileNotFoundError):
        shutil.rmtree(cluster.socket())  # of a supervisor that was killed
    note = cluster.folder / "socket.new"
    note.write_text(str(socket))
    note.replace(cluster.folder / "socket")
    return socket


def _wait_until_it_answers(server: psutil.Process, cluster: Cluster) -> None:
    until = time.monotonic() + PATIENCE
    while not _has_database(cluster.socket()):
        if _ends_within(server, 0.02):
            raise NotStarted("the server ended before it answered")
        if time.monotonic() > until:
            raise NotStarted(f"the server did not answer within {PATIENCE:.0f} seconds")


def _has_database(socket: Path) -> bool:
    """Tell whether the server answers, and see that it has the one database we use."""
    try:
        connection = psycopg2.connect(host=str(socket), user="newsroom", dbname="postgres")
    except psycopg2.OperationalError:
        return False
    connection.autocommit = True
    with contextlib.closing(connection), connection.cursor() as cursor:
        cursor.execute("SELECT FROM pg_database WHERE datname = 'newsroom'")
        if not cursor.rowcount:
            cursor.execute("CREATE DATABASE newsroom")
    return True


def _watch(server: psutil.Process, users: IO[str]) -> None:
    """Return when the server ended, or with the lock on `users`: who comes then waits and starts it again."""
    while not _ends_within(server, GLANCE):
        with contextlib.suppress(BlockingIOError):
            fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return


def _stop(server: psutil.Process) -> None:
    """End the server: at once, but in good order if it can."""
    for how in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
        with contextlib.suppress(psutil.NoSuchProcess):
            server.send_signal(how)
        if _ends_within(server, PATIENCE):
            return


def _ends_within(server: psutil.Process, seconds: float) -> bool:
    try:
        server.wait(timeout=seconds)
    except psutil.TimeoutExpired:
        return bool(server.status() == psutil.STATUS_ZOMBIE)  # not our child, and nobody asked how it ended
    return True


if __name__ == "__main__":
    main()
