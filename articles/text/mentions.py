"""The first mention of each person in a body, made a link."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from articles.text.markup import escaped

_TAGS_AND_TEXT = re.compile(r"<(?P<end>/?)(?P<tag>[a-z][a-z0-9]*)[^>]*>|(?P<text>[^<]+)")
_NOT_IN = frozenset({"a", "h2", "h3"})
_FIRST_WORD = re.compile(r"\w+")
# A name may not begin or end inside a word; O'Brien and Kovač-Brand are one word each.
_BEFORE = re.compile(r"(?:\w|\w[-'’]|&\w*;?)\Z")
_AFTER = r"(?![\w]|-\w|['’](?!s\b|S\b)\w)"
_TITLES = frozenset({
    "president", "premier", "minister", "chancellor", "secretary", "general", "senator", "congressman",
    "congresswoman", "representative", "governor", "mayor", "ambassador", "commissioner", "king", "queen",
    "prince", "princess", "pope", "archbishop", "bishop", "rabbi", "imam", "sheikh", "judge", "justice",
    "professor", "doctor", "dr", "mr", "mrs", "ms", "miss", "mx", "sir", "dame", "lord", "lady", "captain",
    "colonel", "major", "lieutenant", "sergeant", "admiral", "marshal", "chairman", "chairwoman", "chair",
    "director", "speaker", "spokesman", "spokeswoman", "deputy", "detective", "inspector", "chief",
})  # fmt: skip
_LAST_WORD = re.compile(r"(\w+)\.?(?:\s|&nbsp;)+\Z")


@dataclass(frozen=True, slots=True)
class _Candidate:
    """One spelling of one person's name."""

    person: int
    pattern: re.Pattern[str]
    length: int
    needs_title: bool = False


def link_first(html: str, people: Sequence[tuple[Sequence[str], str]]) -> str:
    """Link each person, given as names and address, where clean HTML first names them; change nothing else.

    A surname alone is linked only after a title, if the full name never appears and nobody else has it.
    """
    wanted = {number for number, (_, href) in enumerate(people) if f'href="{escape(href)}"' not in html}
    named = [[name for name in names if name.strip()] for names, _ in people]
    html, linked = _link(html, people, _index(_full_names(named, wanted)))
    html, _ = _link(html, people, _index(_surnames(named, wanted - linked)))
    return html


def _full_names(named: list[list[str]], wanted: set[int]) -> Iterator[tuple[str, int, bool]]:
    for person in wanted:
        for name in named[person]:
            yield name, person, False


def _surnames(named: list[list[str]], wanted: set[int]) -> Iterator[tuple[str, int, bool]]:
    surnames = [names[0].split()[-1] if names and " " in names[0].strip() else "" for names in named]
    for person in wanted:
        if surnames[person] and surnames.count(surnames[person]) == 1:
            yield surnames[person], person, True


def _index(names: Iterator[tuple[str, int, bool]]) -> dict[str, list[_Candidate]]:
    """Group the spellings by their first word, the longest first, so that the text is read only once."""
    index: dict[str, list[_Candidate]] = {}
    for name, person, needs_title in names:
        first = _FIRST_WORD.search(name)
        if first is None:
            continue
        pattern = re.compile(_as_pattern(name[first.start() :]) + _AFTER)
        index.setdefault(first[0], []).append(_Candidate(person, pattern, len(name), needs_title))
    for candidates in index.values():
        candidates.sort(key=lambda candidate: -candidate.length)
    return index


def _as_pattern(name: str) -> str:
    words = [re.sub(r"['’]", "['’]", re.escape(escaped(word))) for word in name.split()]
    return r"(?:\s|&nbsp;)+".join(words)


def _link(
    html: str, people: Sequence[tuple[Sequence[str], str]], index: dict[str, list[_Candidate]]
) -> tuple[str, set[int]]:
    pieces: list[str] = []
    linked: set[int] = set()
    closed_to_links = 0
    for token in _TAGS_AND_TEXT.finditer(html):
        if token["tag"] in _NOT_IN:
            closed_to_links += -1 if token["end"] else 1
        if token["text"] and not closed_to_links and index:
            pieces.extend(_linked_text(token["text"], people, index, linked))
        else:
            pieces.append(token[0])
    return "".join(pieces), linked


def _linked_text(
    text: str,
    people: Sequence[tuple[Sequence[str], str]],
    index: dict[str, list[_Candidate]],
    linked: set[int],
) -> Iterator[str]:
    position = 0
    for word in _FIRST_WORD.finditer(text):
        if word.start() < position or word[0] not in index:
            continue
        found = _find(text, word.start(), index[word[0]], linked)
        if found is not None:
            person, end = found
            linked.add(person)
            yield text[position : word.start()]
            yield f'<a href="{escape(people[person][1])}">{text[word.start() : end]}</a>'
            position = end
    yield text[position:]


def _find(text: str, start: int, candidates: list[_Candidate], linked: set[int]) -> tuple[int, int] | None:
    """Find the longest name that begins here; one linked before is passed over, not made a shorter one."""
    before = text[max(0, start - 40) : start]
    if _BEFORE.search(before):
        return None
    for candidate in candidates:
        match = candidate.pattern.match(text, start)
        if match and (not candidate.needs_title or _follows_title(before)):
            return None if candidate.person in linked else (candidate.person, match.end())
    return None


def _follows_title(before: str) -> bool:
    word = _LAST_WORD.search(before)
    return word is not None and word[1].lower() in _TITLES
