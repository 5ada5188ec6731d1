"""Words that would betray a hidden story, and finding them in whatever an address answers."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from itertools import islice
from typing import Any

# So many words in a row are nobody else's; a shorter line counts as a whole, unless it could be anybody's.
RUN = 6
FEWEST, FEWEST_LETTERS = 2, 12
HEADLINE, TEXT, SLUGLINE, NOTE = "headline", "text", "slugline", "note to the desk"
SLUG, PICTURE = "slug", "picture"
SHORT_LINES = {HEADLINE, SLUGLINE, NOTE}

_TAG = re.compile(r"<[^>]*>")
_IN_THE_SENTENCE = re.compile(r"</?(?:a|em|strong|b|i|span|sub|sup)\b[^>]*>")
_END = re.compile(r"<[^>]*>|[.!?…]+\s|\n")
_VALUE = re.compile(r"=\"([^\"]*)\"")
_STEP = re.compile(r"(?<=/)[\w-]+")
_WORD = re.compile(r"\w+")
_CODE = re.compile(r"\\u([0-9a-fA-F]{4})")
_BREAK = re.compile(r"\\[nrtbf]")


@dataclass(frozen=True)
class Secret:
    """Which story some words would betray, and what they are of it."""

    article: int
    part: str


@dataclass(frozen=True)
class Found:
    """A secret, and the words that gave it away."""

    secret: Secret
    words: str


class Hidden:
    """What no reader has been given: runs of words, and names that stand in addresses."""

    def __init__(self) -> None:
        self.runs: dict[str, Secret] = {}
        self.names: dict[str, Secret] = {}

    def hide(self, article: int, part: str, text: str) -> None:
        """Add a text of a story, sentence by sentence."""
        secret = Secret(article, part)
        for sentence in _sentences(text):
            words = _words(sentence)
            if len(words) >= RUN or (part in SHORT_LINES and _tells(words)):
                self.runs |= dict.fromkeys(_runs(words, min(RUN, len(words))), secret)

    def hide_name(self, article: int, part: str, name: str) -> None:
        """Add a step of an address; a plain word is no secret."""
        if "-" in name or part == PICTURE:
            self.names[name] = Secret(article, part)

    def allow(self, texts: Iterable[str], names: Iterable[str] = ()) -> None:
        """Take out what readers were given as well."""
        for text in texts:
            for run in _all_runs(text):
                self.runs.pop(run, None)
        for name in names:
            self.names.pop(name, None)

    def take(self, other: "Hidden") -> None:
        self.runs |= other.runs
        self.names |= other.names

    def found_in(self, text: str, *, asked: str) -> list[Found]:
        """List each secret a page has, once; what stands in the address `asked` was known to who asked."""
        found: dict[Secret, str] = {}
        for name in _STEP.findall(text):
            if name in self.names and f"/{name}" not in asked:
                found.setdefault(self.names[name], name)
        for layer in _layers(text):
            for run in _all_runs(layer):
                if run in self.runs:
                    found.setdefault(self.runs[run], run)
        return [Found(secret, words) for secret, words in found.items()]


def texts_in(value: Any) -> Iterator[str]:
    """Yield every text in a JSON value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from texts_in(item)


def _layers(text: str) -> Iterator[str]:
    """Yield a page as words, the values of its attributes, and once more as what is packed inside it."""
    text = _BREAK.sub(" ", _CODE.sub(lambda code: chr(int(code[1], 16)), text))
    for layer in (text, unescape(text)):
        yield layer
        yield "\n".join(_VALUE.findall(layer))


def _sentences(text: str) -> list[str]:
    return _END.split(_IN_THE_SENTENCE.sub("", text))


def _tells(words: list[str]) -> bool:
    return len(words) > FEWEST or (len(words) == FEWEST and sum(map(len, words)) >= FEWEST_LETTERS)


def _all_runs(text: str) -> Iterator[str]:
    words = _words(text)
    for size in range(FEWEST, RUN + 1):
        yield from _runs(words, size)


def _runs(words: list[str], size: int) -> Iterator[str]:
    """Yield the words `size` in a row, from each of them on."""
    shifted = (islice(words, start, None) for start in range(size))
    return (" ".join(run) for run in zip(*shifted, strict=False))


def _words(text: str) -> list[str]:
    plain = _TAG.sub(" ", _IN_THE_SENTENCE.sub("", text))
    return _WORD.findall(unescape(plain).replace("\xad", "").casefold())
