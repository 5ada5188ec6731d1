"""Who wrote a page, among all that pages put where the author's name should be."""

import re
from collections.abc import Iterable

from articles.text.dateline_words import AGENCIES
from articles.text.letters import fold
from articles.text.names import PARTICLES, natural_case
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
        "facebook", "twitter", "a a", "press release", "wire reports", "wire services", "posted", "posted on",
        "published", "published on", "veröffentlicht am", "publiziert am", "publié le", "publicado el",
    }
)  # fmt: skip
# Before a name, in an element that is named as a byline.
_LABEL = re.compile(
    r"(?:(?:post|posted|written|reported|story|edited|text|texte|veröffentlicht|publiziert|escrito)\s+)?"
    r"(?:author|authors|autor|autorin|автор|byline|by|von|vom|par|por|door|av|af|от)\b[\s:]*(?=\S)|[~|–—-]\s+",
    re.IGNORECASE,
)
_ONLY_LETTERS = re.compile(r"[^\d@]*[^\W\d_][^\d@]*\Z")
_AT_WORK = re.compile(
    r"\b(?:gmbh|inc|ltd|llc|s\.?a|ag|media|news|online|redaktion|team|twitter|facebook)\b", re.IGNORECASE
)
_TITLES = frozenset(
    {
        "staff writer",
        "staff reporter",
        "correspondent",
        "reporter",
        "editor",
        "writer",
        "columnist",
        "redakteur",
    }
)
# Before a name, in an element that is named as a byline.
_LABEL = re.compile(
    r"(?:(?:post|posted|written|reported|edited|text|veröffentlicht|publiziert|escrito)\s+)?"
    r"(?:authors?|autor|autorin|автор|byline|by|von|vom|par|por|door|av|af|от)\b[\s:]*(?=\S)|[~|–—-]\s+",
    re.IGNORECASE,
)
_AT_WORK = re.compile(
    r"\b(?:gmbh|inc|ltd|llc|ag|media|news|online|redaktion|team|twitter|facebook|instagram)\b", re.IGNORECASE
)
_AGENCIES = {fold(name): name for name in AGENCIES}


def authors_in(printed: str, papers: Iterable[str] = ()) -> list[str]:
    """List the people a byline names; agencies, the paper itself, addresses and titles are none."""
    line = _without_label(tidy(printed))
    if len(line) > 300 or "://" in line or line.startswith(("www.", "@", "/")):
        return []
    refused = {*_NOBODY, *_AGENCIES, *map(fold, papers)}
    names = (name for part in _SEVERAL.split(line) for name in _listed(part))
    kept = [natural_case(name) for name in names if fold(name) not in refused and _is_name(name)]
    return list(dict.fromkeys(kept))[:12]


def _without_label(line: str) -> str:
    """Take "By" off, but not the Von of a family name."""
    label = _LABEL.match(line)
    is_label = label is not None and (":" in label[0] or line[label.end()].isupper())
    return line[label.end() :] if label and is_label else line


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
    return [_without_label(name) for name in names]


def _is_name(name: str) -> bool:
    plain_words = [word for word in name.split() if word.islower() and word not in PARTICLES]
    is_short = 2 <= len(name) <= 60 and len(name.split()) <= 6 and len(plain_words) < 2
    return is_short and _ONLY_LETTERS.match(name) is not None and not _AT_WORK.search(name)
