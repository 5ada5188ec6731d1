"""What bears a person's name and is none: streets, ships, prizes, storms, words."""

import re
from collections.abc import Iterator

from articles.text.people.offices import LINKS
from articles.text.people.page import Page
from articles.text.people.tokens import Token
from articles.text.people.words import (
    BEFORE_A_MONTH,
    BEINGS,
    COMMON,
    ENTITY_AFTER,
    ENTITY_BEFORE,
    FAMILY_FIRST,
    MONTH_WORDS,
    OPENERS,
)

_COMPANY_BEFORE = re.compile(r"&\s*\Z|[@/_#.]\Z")
_COMPANY_AFTER = re.compile(r"\s?&|[@/_]|\.\w")
_JOINED = re.compile(r"[-‐‑](?=\w)|['’](?=\w)")
_ELIDED = frozenset("d l qu j n m s c t dell nell all dall sull un quell".split())  # noqa: SIM905
_PAST = re.compile(r"\w+(?:ed|te|ten|ait|ó|ò|ou|eu|iu|aron|ieron)\Z")
_THIRD = re.compile(r"[a-z]{3,}s\Z")


def is_torn(page: Page, start: int, end: int) -> bool:
    """Tell whether words are part of a longer word: Brown-Forman, Helmut-Schmidt-Platz, an address."""
    gap = page.gap(start)
    if _COMPANY_BEFORE.search(gap):
        return True
    if start and gap in ("-", "‐", "‑"):
        return True
    if start and gap in ("'", "’") and page.tokens[start - 1].key not in _ELIDED:
        return True
    after = page.text[page.tokens[end - 1].end :][:3]
    return bool(_JOINED.match(after) and not _is_possessive(after)) or bool(_COMPANY_AFTER.match(after))


def _is_possessive(after: str) -> bool:
    return after[:1] in "'’" and after[1:2] in ("s", "S") and not after[2:3].isalnum()


def is_thing(page: Page, start: int, end: int) -> bool:
    """Tell a street, a ship, a foundation: by the word before the name or the one after it."""
    tokens = page.tokens
    if end < len(tokens) and page.together(end) and _names_a_thing(page, tokens[end]):
        return True
    if start == 0:
        return False
    gap, before = page.gap(start), tokens[start - 1]
    if gap[:1] == "." and before.key in ("st", "им", "св"):
        return True
    return page.together(start) and before.key in ENTITY_BEFORE and not is_office_word(page, start)


def is_office_word(page: Page, start: int) -> bool:
    """Tell "the ship's captain" from a ship: a title stands between."""
    return page.title_start(start) < start


def _names_a_thing(page: Page, token: Token) -> bool:
    named = token.key in ENTITY_AFTER
    return named and (token.capital or token.key in _EVEN_SMALL)


_EVEN_SMALL = frozenset({
    "street", "airport", "foundation", "prize", "award", "church", "stadium", "museum", "hospital", "bridge",
    "avenue", "institute", "valley", "law", "act", "trophy", "cup", "wing", "works", "theatre", "doctrine",
    "library", "school", "university", "park", "hotel", "island", "islands", "class", "dam", "line", "cheese",
})  # fmt: skip


def is_being(page: Page, end: int) -> bool:
    """Tell an animal or a vessel by what follows: ", a Clydesdale mare", " and Lee, two otters"."""
    following = page.following(end)
    if following is not None and following.key in _AND:  # one more name may stand between
        end += 2
    if end >= len(page.tokens) or not page.gap(end).startswith(", "):
        return False
    return any(token.key in BEINGS for token in _apposition(page, end))


def _apposition(page: Page, start: int) -> Iterator[Token]:
    """Yield the words of a phrase up to the first that leads on to something else."""
    for at, token in enumerate(page.tokens[start : start + 6]):
        links = token.key in LINKS and token.key not in page.determiners
        if links or token.key in _NOT_SO or (at and not page.together(start + at)):
            return
        yield token


_AND = frozenset({"and", "und", "et", "y", "e", "и"})
_NOT_SO = frozenset({"by", "who", "whose", "which", "from", "with", "on", "was", "is", "said", "has", "had"})


def is_only_a_word(page: Page, start: int, end: int, *, known: bool) -> bool:
    """Tell a surname that is a word here: May rain, page 41, jobs in the valley.

    Somebody of the name has stood in the text where it is `known`.
    """
    token, after = page.tokens[start], page.following(end)
    if end - start > 1:
        return False
    if token.key in MONTH_WORDS and _is_month(page.preceding(start), after):
        return True
    if token.key not in COMMON or token.key in FAMILY_FIRST:
        return False
    if after is not None and after.key.isdigit():
        return True
    if _has_capital_of_its_own(page, start):
        return not known and _goes_on_as_a_word(page, end, after)
    return not _acts(page, end, after, known=known)


def _has_capital_of_its_own(page: Page, at: int) -> bool:
    """Tell a capital that neither the beginning of a sentence nor the way of printing gives."""
    token = page.tokens[at]
    return token.capital and not (token.opens or page.is_headline or page.shouts(at))


def _goes_on_as_a_word(page: Page, end: int, after: Token | None) -> bool:
    return after is not None and after.key not in OPENERS and not _acts(page, end, after, known=False)


def _is_month(before: Token | None, after: Token | None) -> bool:
    if before is not None and before.key in BEFORE_A_MONTH:
        return True
    return after is not None and after.key.isdigit()


def _acts(page: Page, end: int, after: Token | None, *, known: bool) -> bool:
    """Tell whether a verb follows, or a mark that a word would not have there."""
    if after is None:
        return known or page.gap(end)[:1] in ("'", "’")
    if not known and after.key in _SAY_LITTLE:
        return after.key in _HAVE and any(
            _PAST.match(token.text.lower()) for token in page.tokens[end + 1 : end + 2]
        )
    if after.key in page.verbs or _PAST.match(after.text.lower()):
        return True
    return known and bool(_THIRD.match(after.key))


_HAVE = frozenset({"has", "had"})
_SAY_LITTLE = frozenset({"is", "was", "are", "were"}) | _HAVE  # of words as well as of people
