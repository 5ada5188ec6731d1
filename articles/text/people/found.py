"""What was found in a text."""

from dataclasses import dataclass, field

Key = int | str


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text, and whose it is: None for somebody who is in no list."""

    start: int
    end: int
    person: Key | None
    title: str = ""  # as printed beside the name
    is_full: bool = True  # whether it is a whole name and no surname alone
    fits: bool = True  # false for a title that was theirs, but on another day


@dataclass(frozen=True, slots=True)
class Doubt:
    """A name that several may bear; of one alone it is only a surname that nothing else speaks for."""

    start: int
    end: int
    candidates: tuple[Key, ...]


@dataclass(slots=True)
class Reading:
    """All of a text; `alone` are surnames with a single bearer, and no title or full name near them."""

    mentions: list[Mention] = field(default_factory=list)
    ambiguous: list[Doubt] = field(default_factory=list)
    alone: list[Doubt] = field(default_factory=list)
