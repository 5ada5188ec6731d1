"""People as a file lists them: JSON, `[{id, name, aliases, disambiguation, roles [{title, from, to}]}]`."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from unicodedata import category

from articles.text.days import first_day
from articles.wire.story import Malformed

LONGEST_NAME, LONGEST_WORDS, LONGEST_ID = 160, 200, 300
_UNPRINTED = {"Cc", "Cs"}  # but not the joiners that some scripts are spelled with
_KINDS = {list: "a list", dict: "an object", str: "text", bool: "yes or no", type(None): "nothing"}


@dataclass(frozen=True, slots=True)
class ListedRole:
    """A role in [since, until); either end may be open."""

    title: str
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """One item of the list."""

    id: str
    name: str
    aliases: tuple[str, ...]
    disambiguation: str
    roles: tuple[ListedRole, ...]

    def as_json(self) -> dict[str, Any]:
        """Write the item down so that a later one can be compared with it."""
        roles = [[role.title, _written(role.since), _written(role.until)] for role in self.roles]
        return {
            "name": self.name,
            "aliases": list(self.aliases),
            "disambiguation": self.disambiguation,
            "roles": roles,
        }


def read_list(file: Path) -> list[Any]:
    """Read the file's items as they stand. Raises Malformed where it is no JSON list, or cannot be read."""
    try:
        listed = json.loads(file.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise Malformed(f"cannot be read ({error.strerror})", file=str(file)) from None
    except UnicodeDecodeError as error:
        raise Malformed(f"is not UTF-8 (byte {error.start})", file=str(file)) from None
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise Malformed(f"is no JSON ({error.msg})", file=str(file), place=place) from None
    except RecursionError:
        raise Malformed("is no list of people, for it nests too deep", file=str(file)) from None
    if not isinstance(listed, list):
        raise Malformed(f"holds {_kind(listed)}, not a list of people", file=str(file))
    return listed


def listed_person(item: Any) -> ListedPerson:
    """Read one item. Raises Malformed, which names the place within it."""
    if not isinstance(item, dict):
        raise Malformed(f"a person is an object, and this is {_kind(item)}")
    return ListedPerson(
        id=_id(item.get("id")),
        name=_words(item.get("name"), "name", LONGEST_NAME, required=True),
        aliases=_aliases(item.get("aliases")),
        disambiguation=_words(item.get("disambiguation"), "disambiguation", LONGEST_WORDS),
        roles=_roles(item.get("roles")),
    )


def _id(value: Any) -> str:
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return _words(str(value) if is_number else value, "id", LONGEST_ID, required=True)


def _words(value: Any, place: str, longest: int, *, required: bool = False) -> str:
    if value is None and not required:
        return ""
    if not isinstance(value, str):
        missing = "is missing" if value is None else f"is {_kind(value)}, not text"
        raise Malformed(missing, place=place)
    words = " ".join(value.split())
    if required and not words:
        raise Malformed("is empty", place=place)
    if len(words) > longest:
        raise Malformed(f"has {len(words)} characters; {longest} are possible", place=place)
    if any(category(sign) in _UNPRINTED for sign in words):
        raise Malformed("holds a control sign", place=place)
    return words


def _aliases(value: Any) -> tuple[str, ...]:
    names = (
        _words(name, f"aliases[{number}]", LONGEST_NAME)
        for number, name in enumerate(_listed(value, "aliases"))
    )
    return tuple(dict.fromkeys(name for name in names if name))


def _roles(value: Any) -> tuple[ListedRole, ...]:
    roles = (_role(role, f"roles[{number}]") for number, role in enumerate(_listed(value, "roles")))
    return tuple(dict.fromkeys(roles))


def _role(value: Any, place: str) -> ListedRole:
    if not isinstance(value, dict):
        raise Malformed(f"a role is an object, and this is {_kind(value)}", place=place)
    title = _words(value.get("title"), f"{place}.title", LONGEST_WORDS, required=True)
    since, until = (_day(value.get(end), f"{place}.{end}") for end in ("from", "to"))
    if since and until and since >= until:
        raise Malformed(f"begins on {since} and is over on {until}", place=place)
    return ListedRole(title, since, until)


def _day(value: Any, place: str) -> date | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise Malformed(f"is {_kind(value)}, not a date", place=place)
    try:
        return first_day(str(value).strip())
    except ValueError as error:
        raise Malformed(str(error), place=place) from None


def _listed(value: Any, place: str) -> list[Any]:
    if value is None:
        return []
    if not isinstance(value, list):
        raise Malformed(f"is {_kind(value)}, not a list", place=place)
    return value


def _kind(value: Any) -> str:
    return _KINDS.get(type(value), "a number")


def _written(day: date | None) -> str | None:
    return day.isoformat() if day else None
