"""Find people in a text: who is meant, who may be, and who is in no list yet.

Precision before recall: what is not certainly a mention is none, or is left to the editor.
"""

from collections.abc import Iterable
from datetime import date

from articles.text.people.decide import Decider
from articles.text.people.found import Reading
from articles.text.people.full_names import end_of_inverted, ends_of_full_names
from articles.text.people.han import read_han
from articles.text.people.lexicon import Lexicon, Someone
from articles.text.people.page import Page
from articles.text.people.refusals import is_being, is_thing, is_torn
from articles.text.people.short_names import ShortNames
from articles.text.people.tokens import Token
from articles.text.people.unknown import end_of_unknown
from articles.text.people.words import GIVEN, OPENERS, PARTICLES, SUFFIXES, TIMES


class Recogniser:
    """Everybody, ready to be found; built once, 100,000 people in seconds."""

    def __init__(self, people: Iterable[Someone]) -> None:
        self.lexicon = Lexicon(people)

    def read(self, text: str, *, on: date, lang: str = "en") -> Reading:
        """Find people in a text of a day; offices are those they held then."""
        return _Pass(self.lexicon, Page(text, lang), on).read()


class _Pass:
    """One reading of one text, from its first word to its last."""

    def __init__(self, lexicon: Lexicon, page: Page, day: date) -> None:
        self.lexicon = lexicon
        self.page = page
        self.reading = Reading()
        self.decider = Decider(lexicon, page, day, self.reading)
        self.short = ShortNames(lexicon, page, self.decider)

    def read(self) -> Reading:
        at, tokens = 0, self.page.tokens
        while at < len(tokens):
            if tokens[at].han:
                read_han(tokens[at], self.lexicon, self.decider)
                at += 1
            else:
                at = self._after(at)
        return self.reading

    def _after(self, at: int) -> int:
        """Read what begins here, and return where to go on."""
        token = self.page.tokens[at]
        if not token.capital and token.text.islower() and token.key not in PARTICLES:
            return at + 1
        end = self._inverted(at) or self._full(at) or self.short.read(at)
        if not end and token.capital:
            end = end_of_unknown(self.page, at, self.lexicon, self.decider)
        return end or at + 1

    def _inverted(self, at: int) -> int:
        found = end_of_inverted(self.page, at, self.lexicon)
        if found is None:
            return 0
        people, end = found
        self.decider.take(people, at, end, is_full=True)
        return end

    def _full(self, at: int) -> int:
        for people, end in ends_of_full_names(self.page, at, self.lexicon):
            if self._stands(at, end):
                end = self._with_suffix(end)
                self.decider.take(people, at, end, is_full=True)
                return end
            return 0 if self._is_longer(at, end) else end
        return 0

    def _stands(self, at: int, end: int) -> bool:
        page = self.page
        if is_torn(page, at, end) or is_thing(page, at, end) or is_being(page, end):
            return False
        return not page.is_determined(at) and self._is_whole(at, end)

    def _is_longer(self, at: int, end: int) -> bool:
        """Tell a name that is the beginning of another, which may be read from its next word."""
        return end < len(self.page.tokens) and self.page.together(end) and self.page.tokens[end].capital

    def _is_whole(self, at: int, end: int) -> bool:
        """Tell whether the name is not part of a longer one: Maria Angela Merkel, Angela Merkel Meier."""
        page = self.page
        return follows_well(page, at, self.lexicon) and goes_on_well(page, end)

    def _with_suffix(self, end: int) -> int:
        tokens = self.page.tokens
        if end < len(tokens) and tokens[end].key in SUFFIXES - {"i", "v"} and tokens[end].capital:
            return end + 1 if self.page.within_name(end) else end
        return end


def follows_well(page: Page, at: int, lexicon: Lexicon) -> bool:
    """Tell whether no other given name stands before a name."""
    before = page.preceding(at)
    if before is None or not before.capital or _is_no_name(page, at, before):
        return True
    if before.key in GIVEN or before.key in lexicon.given:
        return False
    earlier = page.preceding(at - 1)
    if earlier is not None and earlier.key in OPENERS:  # “In Berlin Angela Merkel”
        return True
    return before.opens or page.is_headline or page.lang == "de"


def _is_no_name(page: Page, at: int, before: Token) -> bool:
    if before.key in TIMES or before.key in OPENERS or before.capitals:
        return True
    return page.title_start(at) < at


def goes_on_well(page: Page, end: int) -> bool:
    """Tell whether no further name stands after one."""
    if not page.together(end) or page.is_headline or page.shouts(end - 1) or page.lang == "de":
        return True
    after = page.tokens[end]
    return not after.capital or after.key in TIMES or after.key in SUFFIXES
