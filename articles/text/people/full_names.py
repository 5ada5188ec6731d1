"""Whole names where they stand: as printed, inflected, in another transliteration, surname first."""

from collections.abc import Iterator
from itertools import product

from articles.text.people.lexicon import LONGEST_NAME, Lexicon
from articles.text.people.page import Page
from articles.text.people.spelling import readings, sound
from articles.text.people.tokens import Token
from articles.text.people.words import PARTICLES, TIMES

_PATRONYMIC = (
    "ovich",
    "evich",
    "ovna",
    "evna",
    "yevich",
    "yevna",
    "ович",
    "евич",
    "овна",
    "евна",
    "ичем",
    "ича",
    "ичу",
)
_MOST_READINGS = 64

People = tuple[int, ...]


def ends_of_full_names(page: Page, at: int, lexicon: Lexicon) -> Iterator[tuple[People, int]]:
    """Yield who is named in full from a word on, and where the name ends, the longest first."""
    tokens = page.tokens
    if not _may_begin(tokens[at], page.lang, lexicon):
        return
    last = at + 1
    while last < len(tokens) and last < at + LONGEST_NAME and page.within_name(last):
        last += 1
    for end in range(last, at + 1, -1):
        if end == at + 1:
            break
        if people := who(tokens[at:end], page.lang, lexicon):
            yield people, end


def _may_begin(token: Token, lang: str, lexicon: Lexicon) -> bool:
    forms = readings(token.key, lang)
    if any(form in lexicon.first_words for form in forms):
        return True
    return any(sound(form) in lexicon.first_sounds for form in forms)


def who(words: list[Token], lang: str, lexicon: Lexicon) -> People:
    """List who is called so, in any spelling, form or script."""
    known = _named([token.key for token in words], lang, lexicon)
    if known or len(words) < 3:
        return known
    if all(_is_middle(token) for token in words[1:-1]):
        return _named([words[0].key, words[-1].key], lang, lexicon)
    return ()


def _is_middle(token: Token) -> bool:
    return (len(token.key) <= 2 and token.capital) or token.key.endswith(_PATRONYMIC)


def _named(keys: list[str], lang: str, lexicon: Lexicon) -> People:
    if found := lexicon.find(lexicon.names, " ".join(keys)):
        return found
    choices = [readings(key, lang) for key in keys]
    for number, forms in enumerate(product(*choices)):
        if number and (found := lexicon.find(lexicon.names, " ".join(forms))):
            return found
        if found := _heard(forms, lexicon):
            return found
        if number > _MOST_READINGS:
            break
    return ()


def _heard(forms: tuple[str, ...], lexicon: Lexicon) -> People:
    if sound(forms[0]) not in lexicon.first_sounds and forms[0].isascii():
        return ()
    heard = " ".join(map(sound, forms))
    found = lexicon.find(lexicon.sounds, heard)
    if not found and not forms[0].isascii():
        found = lexicon.find(lexicon.names, heard)
    return found


def end_of_inverted(page: Page, at: int, lexicon: Lexicon) -> tuple[People, int] | None:
    """Read “Merkel, Angela” and “Lee, Myung-bak”."""
    comma = _comma(page, at)
    if not comma or _is_within_a_name(page, at):
        return None
    last = [token.key for token in page.tokens[at:comma]]
    for end in range(min(comma + 3, len(page.tokens)), comma, -1):
        if not _is_given(page, comma, end) or not _ends_there(page, end):
            continue
        given = [token.key for token in page.tokens[comma:end]]
        people = _named([*given, *last], page.lang, lexicon) or _named([*last, *given], page.lang, lexicon)
        if people:
            return people, end
    return None


def _is_within_a_name(page: Page, at: int) -> bool:
    before = page.preceding(at)
    return before is not None and before.capital and not before.opens


def _comma(page: Page, at: int) -> int:
    tokens = page.tokens
    for index in range(at + 1, min(at + 5, len(tokens))):
        if tokens[index].gap == ", ":
            return index if tokens[index].capital and tokens[index - 1].capital else 0
        if not page.together(index) or not (tokens[index].capital or tokens[index].key in PARTICLES):
            return 0
    return 0


def _is_given(page: Page, start: int, end: int) -> bool:
    return all(page.together(index) for index in range(start + 1, end))


def _ends_there(page: Page, end: int) -> bool:
    if not page.together(end):
        return True
    return not page.tokens[end].capital or page.tokens[end].key in TIMES
