"""People who are in no list, named in full with a title, office or trade."""

from articles.text.people.decide import Decider
from articles.text.people.full_names import ends_of_full_names
from articles.text.people.lexicon import Lexicon
from articles.text.people.page import Page
from articles.text.people.refusals import is_being, is_thing, is_torn
from articles.text.people.tokens import Token, is_initial
from articles.text.people.words import (
    ENTITY_AFTER,
    ENTITY_BEFORE,
    OPENERS,
    PARTICLES,
    SUFFIXES,
    TIMES,
    is_trade,
    term,
)

_MOST_WORDS = 5


def end_of_unknown(page: Page, at: int, lexicon: Lexicon, decider: Decider) -> int:
    """Read somebody unknown at a word; their surname stands for them from now on."""
    if not _may_begin(page, at):
        return 0
    end = _name_end(page, at)
    if not _is_name(page.tokens[at:end]) or _is_something_else(page, at, end, lexicon):
        return 0
    decider.stage.pass_by(page.tokens[end - 1].key)
    if not _is_told(page, at, end):
        return 0
    decider.unknown(at, end)
    return end


def _is_something_else(page: Page, at: int, end: int, lexicon: Lexicon) -> bool:
    if page.shouts(at) or is_torn(page, at, end) or is_thing(page, at, end) or is_being(page, end):
        return True
    return any(True for start in range(at + 1, end) for _ in ends_of_full_names(page, start, lexicon))


def _may_begin(page: Page, at: int) -> bool:
    token = page.tokens[at]
    if _is_opener(token) or _is_titular(token, page.lang) or page.is_title_word(at):
        return False
    if page.is_determined(at):
        return False
    before = page.preceding(at)
    if before is None or not before.capital:
        return True
    return _is_opener(before) or _is_titular(before, page.lang) or page.title_start(at) < at


def _is_opener(token: Token) -> bool:
    return (token.opens and token.key in OPENERS) or token.key in TIMES or token.key in SUFFIXES


def _is_titular(token: Token, lang: str) -> bool:
    known = term(token.key)
    if known is not None and known.kind != "filler":
        return len(token.key) > 1
    return token.opens and is_trade(token.key, lang)


def _name_end(page: Page, at: int) -> int:
    tokens = page.tokens
    end = at + 1
    while end < len(tokens) and end < at + _MOST_WORDS and page.within_name(end):
        token = tokens[end]
        if token.key in TIMES and token.key not in SUFFIXES:
            break
        if not token.capital and not (_is_particle(token, page.lang) and _capital_follows(page, end)):
            break
        end += 1
    return end


# Particles of names that are words of a sentence in these languages.
_WORDS_TOO = {
    "de": frozenset({"den", "der"}),
    "es": frozenset({"y", "e"}),
    "it": frozenset({"e"}),
    "pt": frozenset({"e"}),
    "fr": frozenset({"y", "e"}),
}


def _is_particle(token: Token, lang: str) -> bool:
    return token.key in PARTICLES and token.key not in _WORDS_TOO.get(lang, ())


def _capital_follows(page: Page, at: int) -> bool:
    following = page.tokens[at + 1 : at + 3]
    return any(token.capital for token in following)


def _is_name(words: list[Token]) -> bool:
    if sum(token.capital and token.key not in SUFFIXES for token in words) < 2 or not all(
        map(_may_be_part, words)
    ):
        return False
    return len(words[-1].key) > 1 and not _is_area(words)


def _may_be_part(token: Token) -> bool:
    if token.key.isdigit() or token.key in ENTITY_AFTER or token.key in ENTITY_BEFORE:
        return False
    return not token.capitals or is_initial(token) or token.key in SUFFIXES


def _is_area(words: list[Token]) -> bool:
    known = term(" ".join(token.key for token in words)) or term(words[0].key)
    return known is not None and known.kind == "area"


def _is_told(page: Page, at: int, end: int) -> bool:
    """Tell whether a title stands directly before the name, or after a comma."""
    if page.title_start(at) < at:
        return True
    before = page.office_before(at)
    if before and before.heads and page.is_closed(end):
        return True
    after = page.office_after(end)
    return after is not None and bool(after.heads)
