"""Who wrote a page, among all that pages put where the author's name should be."""

import re
from collections.abc import Iterable

from articles.text.dateline_words import AGENCIES
from articles.text.letters import fold
from articles.text.names import natural_case
from articles.wire.page.lines import byline, tidy

_SEVERAL = re.compile(r"\s*[;|•]\s*|\s+(?:and|und|et|y|e|og|och|и|&)\s+", re.IGNORECASE)
_AFTER_NAME = re.compile(
    r"\s+(?:in|at|for|of|from|aus|à|en|für|,)\s+.*|\s*[(<\[].*|\s*\|.*|\s*[-–—]\s.*", re.DOTALL
)
_NOBODY = frozenset(
    {
        "no author", "author", "unknown", "anonymous", "admin", "administrator", "webmaster", "editor",
        "editors", "staff", "staff writer", "staff writers", "staff reporter", "staff reporters",
        "staff report", "newsroom", "news desk", "newsdesk", "news staff", "web desk", "online desk",
        "redaktion", "redaccion", "redazione", "la redaction", "редакция", "user", "guest", "by",
        "correspondent", "our correspondent", "reporter", "writer", "news", "null", "none", "undefined",
        "facebook", "twitter", "a a", "press release", "wire reports", "wire services",
    }
)  # fmt: skip
_TITLES = frozenset(
    {
        "staff writer",
        "staff reporter",
        "correspondent",
        "reporter",
        "editor",
        "writer",
        "columnist",
        "contributor",
    }
)
_AGENCIES = {fold(name): name for name in AGENCIES}


def authors_in(printed: str, papers: Iterable[str] = ()) -> list[str]:
    """List the people a byline names; agencies, the paper itself, addresses and titles are none."""
    line = tidy(printed)
    line = byline(line) or line
    if _is_no_byline(line):
        return []
    refused = {*_NOBODY, *_AGENCIES, *map(fold, papers)}
    names = (name for part in _SEVERAL.split(line) for name in _listed(part))
    kept = [natural_case(name) for name in names if fold(name) not in refused and _is_name(name)]
    return list(dict.fromkeys(kept))[:12]


def _is_no_byline(line: str) -> bool:
    return len(line) > 300 or "://" in line or line.startswith(("www.", "@", "/"))


def agency_in(printed: str) -> str:
    """Give the agency a byline credits, if it does."""
    line = tidy(printed)
    words = re.split(r"\s*[/,;|]\s*|\s+(?:and|with)\s+", byline(line) or line)
    return next((_AGENCIES[fold(word)] for word in words if fold(word) in _AGENCIES), "")


def _listed(part: str) -> list[str]:
    """Split at commas where names stand between them, not titles or suffixes."""
    first, *others = (_AFTER_NAME.sub("", piece.strip()) for piece in part.split(","))
    names = [first]
    for other in others:
        if fold(other) in ("jr", "sr", "ii", "iii"):
            names[-1] = f"{names[-1]}, {other}"
        elif " " in other and fold(other) not in _TITLES and " " in first:
            names.append(other)
    return [byline(name) or name for name in names]


def _is_name(name: str) -> bool:
    has_letters = any(letter.isalpha() for letter in name)
    return (
        has_letters
        and 2 <= len(name) <= 60
        and "@" not in name
        and not any(letter.isdigit() for letter in name)
    )
