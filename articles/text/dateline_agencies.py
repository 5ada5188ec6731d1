"""The agency in a dateline: in brackets, between slashes, bare or in front."""

import re

from articles.text import gazetteer
from articles.text.areas import areas_named
from articles.text.dateline_dates import SHORT_MONTHS, date_last
from articles.text.dateline_words import AGENCIES, NO_AGENCY, SLUG_WORDS
from articles.text.letters import fold

_KNOWN = frozenset(map(fold, AGENCIES))
_NAMES = "|".join(map(re.escape, sorted(AGENCIES, key=len, reverse=True)))
_INSIDE = (
    r"(?:\((?P<round>[^()]{2,60})\)|/(?P<slashed>[^/()]{2,60})/"
    r"|\[(?P<square>[^\[\]]{2,60})\]|【(?P<dark>[^【】]{2,60})】)"
)
_BRACKETED = re.compile(rf"\s*{_INSIDE}\.?\Z")
_BRACKETED_FIRST = re.compile(rf"\s*{_INSIDE}\s*(?:[-–—]+\s*|:\s*|\Z)")
_BARE = re.compile(rf"(?:^|(?<=[\s,.–—-]))(?P<bare>{_NAMES})(?:,\s[^\W\d_]+\s[^\W\d_]+)?\Z")
_BARE_FIRST = re.compile(rf"(?P<bare>{_NAMES})(?:\s*[,/|]\s*|:\s+|\s+[-–—]\s+)")
_AMONG_OTHERS = re.compile(rf"(?:^|(?<=[\s,/]))(?P<name>{_NAMES})(?=[\s,/]|\Z)")
_VIA = re.compile(rf"(?:^|\s)(?P<via>[^\W\d_][\w ]{{1,30}} via (?:{_NAMES}))\Z")
_LOOKS_LIKE_ONE = re.compile(r"[^\W\d_][\w.]*(?:[/ &-][^\W\d_][\w.]*){0,3}\Z")
# The name of a reporter stands beside that of the agency.
_REPORTER = re.compile(
    r"\b(?:[Кк]орр|[Bb]y|[Vv]on|[Pp]ar|[Pp]or|[Dd]i|[Cc]orrespondent|[Rr]eporter|автор)\b|,|記者|记者"
)
_PICTURE = re.compile(r"photo|foto|image|picture|file", re.IGNORECASE)
_LONGEST_DESK = 12
_LAST_WORDS = frozenset(name.split()[-1] for name in AGENCIES)
_NAMED = re.compile(r",\s[^\W\d_]+\s[^\W\d_]+\Z")


def is_known_agency(name: str) -> bool:
    """Tell an agency on our list, alone or with its desk ("dpa/lno")."""
    return any(fold(part) in _KNOWN for part in (name, *name.split("/"), name.rpartition(" via ")[2]))


def agency_first(head: str) -> tuple[str, str, str]:
    """Take the agency off the beginning: its name, a day printed in its brackets, and what is left."""
    if bare := _BARE_FIRST.match(head):
        return bare["bare"], "", head[bare.end() :]
    match = _BRACKETED_FIRST.match(head)
    name, date = _agency_in(_content(match)) if match else ("", "")
    return (name, date, head[match.end() :]) if match and name else ("", "", head)


def agency_last(head: str) -> tuple[str, str, str]:
    """Take the agency off the end: its name, a day printed in its brackets, and what is left."""
    if match := _BRACKETED.search(head):
        before = head[: match.start()]
        name, date = _bracketed(before, match)
        if name:
            return name, date, before.rstrip(" -–—") if match["round"] else _without_end(before)
    if _may_be_bare(head) and (bare := _VIA.search(head) or _BARE.search(head)):
        return bare[1], "", _without_end(head[: bare.start()])
    return "", "", head


def _bracketed(before: str, match: re.Match[str]) -> tuple[str, str]:
    """Read the agency and day out of the brackets at the end; LONDON/PARIS/ are places."""
    content = _content(match)
    name, date = _agency_in(content)
    if match["slashed"] and not is_known_agency(name) and gazetteer.load().find(name):
        return "", ""
    if not name and _is_no_region(before, content):
        name = content
    return name, date


def _without_end(before: str) -> str:
    """Take signs off what stands before an agency, but for the point of a shortened month."""
    before = before.rstrip(" ,-–—")
    last = before.rstrip(".").rpartition(" ")[2]
    return before if fold(last) in SHORT_MONTHS else before.rstrip(" .,-–—")


def _may_be_bare(head: str) -> bool:
    """Tell quickly where there is none: its last word, or that before a reporter's name, ends no agency's."""
    return head.rpartition(" ")[2].rpartition(",")[2] in _LAST_WORDS or bool(_NAMED.search(head))


def _content(match: re.Match[str]) -> str:
    return next(group for group in match.groups() if group is not None).strip()


def _agency_in(content: str) -> tuple[str, str]:
    """Read the agency out of brackets, where a reporter or a day may stand beside it."""
    date, name = date_last(content)
    if date and not is_known_agency(name):
        date, name = "", content
    name = name.strip(" ,")
    found = _AMONG_OTHERS.search(name)
    if found and _REPORTER.search(name) and not _PICTURE.search(name):
        return found["name"], date
    return (_without_reporter(name), date) if _is_agency(name) else ("", "")


def _without_reporter(name: str) -> str:
    parts = name.split("/")
    if len(parts) == 1 or all(" " not in part and len(part) <= _LONGEST_DESK for part in parts):
        return name
    return next((part for part in parts if fold(part) in _KNOWN), name)


def _is_no_region(before: str, name: str) -> bool:
    """Tell initials that are a region's too from the region: after a date, or where it has no such city."""
    if not (name.isalpha() and name.isupper() and len(name) <= 4) or fold(name) in NO_AGENCY:
        return False
    return bool(date_last(before)[0]) or not gazetteer.load().find(before.strip(), region=name)


def _is_agency(name: str) -> bool:
    """Tell an agency's name from a remark or a country: "(Adds detail on cargo)", "(Russland)"."""
    if is_known_agency(name):
        return not _PICTURE.search(name)
    if (
        _PICTURE.search(name)
        or not _LOOKS_LIKE_ONE.match(name)
        or not all(word[0].isupper() for word in name.split())
    ):
        return False
    return not areas_named(name) and fold(name.split()[0]) not in SLUG_WORDS and fold(name) not in NO_AGENCY
