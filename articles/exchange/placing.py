"""Which section a story goes to."""

import re
from dataclasses import dataclass

from articles.models import Section

MOST_LEVELS = 8
LONGEST_NAME = 80

Names = tuple[str, ...]


@dataclass(frozen=True)
class Placement:
    """Where a story goes: the section's names, outermost first, and whether its source led there."""

    names: Names
    by_source: bool

    def __str__(self) -> str:
        return " > ".join(self.names)


class SectionTree:
    """The sections by their names: those that are here, and those that a plan would have made."""

    def __init__(self) -> None:
        self.rows: dict[Names, Section] = {}
        self._by_key: dict[Names, Names] = {}
        self._by_last: dict[str, list[Names]] = {}
        self._by_path: dict[str, Names] = {}
        named: dict[int | None, Names] = {None: ()}
        for section in Section.objects.in_order():
            names = named[section.pk] = (*named[section.parent_id], section.name)
            self.learn(names, section)

    def learn(self, names: Names, row: Section | None = None) -> None:
        """Know a section, and those above it, from now on."""
        for end in range(1, len(names) + 1):
            above = names[:end]
            if _key(above) not in self._by_key:
                self._by_key[_key(above)] = above
                self._by_last.setdefault(_key(above)[-1], []).append(above)
        if row:
            self.rows[names] = row
            self._by_path[row.path] = names

    def find(self, names: Names) -> Names | None:
        """Find a section by its whole path of names, else by a last name that no other section has."""
        key = _key(names)
        same = self._by_last.get(key[-1], [])
        return self._by_key.get(key) or (same[0] if len(same) == 1 else None)

    def chosen(self, words: str) -> Names:
        """Find the section an operator means by its address or by names such as "News > World"."""
        names = names_of(words)
        return self._by_path.get(words.strip("/ ")) or self.find(names) or names


def place(source: list[str], tree: SectionTree, *, create: bool, otherwise: str) -> Placement:
    """Decide where a story goes by the section its source names, if any, else where the operator says."""
    names = tuple(name for part in source if (name := " ".join(part.split())[:LONGEST_NAME]))
    if names and (found := tree.find(names)):
        return Placement(found, by_source=True)
    if names and create and len(names) <= MOST_LEVELS:
        return Placement(names, by_source=True)
    return Placement(tree.chosen(otherwise), by_source=False)


def names_of(words: str) -> Names:
    """Read a section as an operator types it, by names or by address."""
    parts = (" ".join(part.split())[:LONGEST_NAME] for part in re.split(r"[>/]", words))
    return tuple(part for part in parts if part)


def _key(names: Names) -> Names:
    return tuple(name.casefold() for name in names)
