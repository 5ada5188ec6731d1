"""The formats that can be read, and which of them a file is in."""

from typing import Protocol

from articles.wire import page
from articles.wire.story import Story


class Format(Protocol):
    """What the module of a format offers."""

    def recognises(self, data: bytes, name: str) -> bool: ...

    def read(self, data: bytes, *, name: str) -> list[Story]: ...


# In the order in which they are asked: the particular before the general.
FORMATS: dict[str, Format] = {"page": page}


def recognise(data: bytes, name: str) -> str | None:
    """Name the format of a file by its content; its name never decides alone."""
    return next((format_ for format_, module in FORMATS.items() if module.recognises(data, name)), None)
