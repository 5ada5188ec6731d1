"""A text being read: its words, what stands together, and what is said of a name before and after it."""

import re
from collections.abc import Iterator, Sequence

from articles.text.people.offices import LINKS, Office, is_in_terms, read_office, term_of
from articles.text.people.tokens import ABBREVIATIONS, Token, is_initial, tokens_of
from articles.text.people.words import (
    LONGEST,
    OPENERS,
    PARTICLES,
    SUFFIXES,
    Term,
    determiners,
    is_trade,
    verbs,
)

_SPACE = re.compile(r"[ \u00a0\u2009]|[ \t]?\n")
_WITHIN = re.compile(
    r"[ \u00a0\u2009]|[-‐‑'’ʼ]|\.[ \u00a0]?|\n"
    r"|\s?[\"“”«»„'‘’(]\s?|[\"“”«»'’)]\s"
)
_COMMA = re.compile(r",\s|\s[–—(-]\s?|\s\(")
_PAUSE = re.compile(r"[,.;:!?)\]\"”»–—]|\n|\Z|\s[-–—]")
_ENDS = re.compile(r"[.;:!?()\n\"“”„«»–—]")
_FROM = frozenset({"of", "from", "de", "von", "aus", "di", "du"})
_LOWER_LINKED = frozenset({"ru", "uk", "de", "pl", "it", "es", "fr", "pt"})
_FAR = 8
# A title comes before these, or is not one.
_RELATIVES = frozenset({
    "who", "which", "whose", "that", "with", "in", "on", "from", "like", "of", "as", "by", "to", "at", "der",
    "welcher", "qui", "dont", "que", "quien", "che", "который", "которая", "von", "mit", "de", "father",
    "mother", "son", "daughter", "wife", "husband", "brother", "sister", "neighbour", "neighbor", "friend",
})  # fmt: skip


class Page:
    """The words of a text and what stands together in it."""

    def __init__(self, text: str, lang: str) -> None:
        self.text = text
        self.lang = lang[:2].lower()
        self.tokens = tokens_of(text)
        self.verbs = verbs(self.lang)
        self.determiners = determiners(self.lang)
        capitals = sum(token.capital for token in self.tokens)
        words = sum(token.text[0].isalpha() for token in self.tokens)
        is_sentence = text.rstrip().endswith((".", "!", "?", "”", '"'))
        self.is_headline = words > 2 and capitals * 10 > words * 7 and not is_sentence

    def gap(self, index: int) -> str:
        """Return what stands before a word, at the end of the text what stands after the last."""
        if index < len(self.tokens):
            return self.tokens[index].gap
        return self.text[self.tokens[-1].end :] if self.tokens else ""

    def together(self, index: int) -> bool:
        """Tell whether a word follows the one before it within one phrase."""
        if not 0 < index < len(self.tokens):
            return False
        gap = self.tokens[index].gap
        if gap == " ":
            return True
        before = self.tokens[index - 1]
        if gap.startswith("."):
            return bool(_WITHIN.fullmatch(gap)) and (before.key in ABBREVIATIONS or is_initial(before))
        return bool(_SPACE.fullmatch(gap)) or gap in "-‐‑'’ʼ"

    def following(self, end: int) -> Token | None:
        """Return the word after a name, where it stands in one phrase with it."""
        return self.tokens[end] if self.together(end) else None

    def preceding(self, start: int) -> Token | None:
        return self.tokens[start - 1] if self.together(start) else None

    def within_name(self, index: int) -> bool:
        """Tell whether a word may belong to one name with the one before it."""
        gap = self.tokens[index].gap
        if gap.startswith(","):
            return self.tokens[index].key in SUFFIXES and len(gap) <= 2
        return self.together(index) or (bool(_WITHIN.fullmatch(gap)) and not gap.startswith("."))

    def shouts(self, index: int) -> bool:
        """Tell whether a word stands among words printed in capitals."""
        near = self.tokens[max(0, index - 2) : index + 4]
        long = [token for token in near if len(token.text) > 1]
        return len(long) > 1 and all(token.capitals for token in long)

    def has_more_capitals(self, index: int) -> bool:
        """Tell where a capital makes no name: in a headline, and in German."""
        return self.is_headline or self.lang == "de" or self.shouts(index)

    # What is said before a name

    def office_before(self, index: int) -> Office | None:
        """Read the title directly before a word: “NATO Secretary General”, or the one set off by a comma."""
        words = self._title_words(index)
        office = read_office(words, self.lang) if words else None
        if office and (office.heads or office.is_honorific):
            return office
        return self._apposition(index)

    def title_start(self, index: int) -> int:
        """Return where the title directly before a word begins; the word itself where there is none."""
        start = index - len(self._title_words(index))
        office = read_office([token.key for token in self.tokens[start:index]], self.lang)
        return start if office.heads or office.is_honorific else index

    def _title_words(self, index: int) -> list[str]:
        words: list[str] = []
        at = index
        loose = self.lang in _LOWER_LINKED  # one noun that belongs to the head: Пресс-секретарь порта
        while at > 0 and len(words) < _FAR and self.together(at):
            if not self._belongs(at - 1, words):
                if not loose or not self._may_be_attribute(at - 1):
                    break
                loose = False
            words.insert(0, self.tokens[at - 1].key)
            at -= 1
        while words and words[0] in LINKS:
            words.pop(0)
        return words

    def _may_be_attribute(self, at: int) -> bool:
        token = self.tokens[at]
        return not (token.capital or token.key in OPENERS or token.key in self.verbs)

    def _belongs(self, at: int, words: list[str]) -> bool:
        """Tell whether a word is part of the title whose later words are known."""
        token = self.tokens[at]
        if any(True for _ in self._terms_with(at)):
            return True
        if token.key in LINKS:
            return bool(words) or self.lang in _LOWER_LINKED
        if is_trade(token.key, self.lang) and (not token.capital or token.opens):
            return True
        return bool(words) and self._may_be_name(token)

    def _may_be_name(self, token: Token) -> bool:
        return token.capital and not token.opens and token.key not in OPENERS

    def _terms_with(self, at: int) -> Iterator[Term]:
        """Yield the phrases of the vocabulary of titles that a word begins, ends or lies within."""
        if not is_in_terms(self.tokens[at].key, self.lang):
            return
        keys = [token.key for token in self.tokens[max(0, at - LONGEST + 1) : at + LONGEST]]
        here = min(at, LONGEST - 1)
        for start in range(here + 1):
            for end in range(here + 1, min(len(keys), start + LONGEST) + 1):
                if found := term_of(keys[start:end], self.lang):
                    yield found

    def _apposition(self, index: int) -> Office | None:
        """Read “The mayor of Puerto Alba, ”."""
        if index == 0 or not self.gap(index).startswith(", "):
            return None
        at = index - 1
        words: list[Token] = []
        while at >= 0 and len(words) <= _FAR:
            token = self.tokens[at]
            words.insert(0, token)
            if token.opens or _ENDS.search(token.gap) or token.gap.startswith(","):
                break
            at -= 1
        return self._headed(words)

    def _headed(self, words: Sequence[Token]) -> Office | None:
        """Read a phrase from the article or possessive that its head follows."""
        for at, token in enumerate(words):
            if token.key in self.verbs and not token.capital:
                return self._headed(words[at + 1 :])
        for at in range(len(words)):
            opens = at == 0 or words[at - 1].key in _POSSESSIVE or words[at].gap[:1] in "'’"
            if opens:
                office = read_office([token.key for token in words[at:]], self.lang)
                if office.heads:
                    return office
        return None

    # What is said after it

    def office_after(self, end: int) -> Office | None:
        """Read the title that follows a name after a comma, an age between them or not."""
        if not _COMMA.match(self.gap(end)) or end >= len(self.tokens):
            return None
        if self.tokens[end].key.isdigit() and self.gap(end + 1).startswith(", "):
            return self.office_after(end + 1)
        words = self._until_pause(end)
        head = self._head_in(words)
        if head is None:
            return None
        return read_office([token.key for token in words], self.lang)

    def qualifier_after(self, end: int) -> Office | None:
        """Read “of Florida” directly after a name."""
        link = self.following(end)
        if link is None or link.key not in _FROM:
            return None
        words = []
        for token in self.tokens[end + 1 : end + 5]:
            if not token.capital and token.key not in LINKS:
                break
            words.append(token.key)
        return read_office(words, self.lang) if words else None

    def _until_pause(self, end: int) -> list[Token]:
        words: list[Token] = []
        for token in self.tokens[end : end + _FAR + 2]:
            if words and (_ENDS.search(token.gap) or token.gap.startswith(",")):
                break
            if token.key in self.verbs and token.key not in LINKS:
                break
            words.append(token)
        return words

    def _head_in(self, words: Sequence[Token]) -> int | None:
        """Find the head of a phrase before anything that would make it somebody else's."""
        for at, token in enumerate(words):
            if self._head_from(words, at):
                return None if self._names_another(words, at) else at
            if token.key in _RELATIVES and at < len(words) - 1:
                return None
        return None

    def _head_from(self, words: Sequence[Token], at: int) -> bool:
        for count in range(min(LONGEST, len(words) - at), 0, -1):
            found = term_of([token.key for token in words[at : at + count]], self.lang)
            if found:
                return found.kind == "head"
        return is_trade(words[at].key, self.lang) and not words[at].capital

    def _names(self, token: Token) -> bool:
        return term_of([token.key], self.lang) is not None

    def _names_another(self, words: Sequence[Token], at: int) -> bool:
        """Tell “, President Obama” in a list from “, president of Russia”."""
        following = words[at + 1] if at + 1 < len(words) else None
        return following is not None and following.capital and not self._names(following)

    def is_closed(self, end: int) -> bool:
        """Tell whether a pause follows a name, as one must after “The mayor, Name”."""
        return bool(_PAUSE.match(self.gap(end)))

    def is_determined(self, index: int) -> bool:
        """Tell whether an article stands directly before a word; à is none."""
        return (
            self.gap(index) == " " and index > 0 and self.tokens[index - 1].text.lower() in self.determiners
        )

    def is_title_word(self, index: int) -> bool:
        """Tell a word that is part of a title, as State is in “Secretary of State”."""
        return any(found.kind != "filler" for found in self._terms_with(index))

    def is_particle(self, index: int) -> bool:
        return self.tokens[index].key in PARTICLES


_POSSESSIVE = frozenset({
    "the", "a", "an", "his", "her", "their", "its", "whose", "our", "my", "le", "la", "l", "un",
    "une", "son", "sa", "leur", "el", "su", "una", "il", "lo", "suo", "sua", "o", "der", "die",
    "das", "ein", "eine", "dessen", "deren", "sein", "seine", "ihr", "ihre", "de", "het",
})  # fmt: skip
