"""A text as its words, each with what stands before it."""

import re
from dataclasses import dataclass

from articles.text.letters import fold

# Marks that hang on letters, and what joins Persian and Arabic ones, belong to the word.
_IDEOGRAPHS = r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
_WORD = re.compile(
    rf"{_IDEOGRAPHS}+(?:[·・]{_IDEOGRAPHS}+)*"
    rf"|(?:(?!{_IDEOGRAPHS})[^\W\d_][\u0300-\u036f\u064b-\u0652\u200c\u200d]*)+|[0-9]+"
)
_HAN = re.compile(_IDEOGRAPHS)
_APOSTROPHES = "'’ʼ"
_SENTENCE_ENDS = re.compile(r"[.!?…。！？][\"”’»')\]]*\s|[\n\r]")
_OPENS = re.compile(r"[\"“„«‘(\[:;—–•*-]\s*\Z|\s-+\s\Z|--\s*\Z")
# A full stop after one of these ends no sentence.
ABBREVIATIONS = frozenset({
    "mr", "mrs", "ms", "dr", "drs", "prof", "gen", "sen", "gov", "rep", "lt", "col", "sgt", "capt",
    "cmdr", "maj", "cpl", "pvt", "rev", "st", "jr", "sr", "sra", "srta", "sig", "dott", "m", "mm",
    "hon", "pres", "adm", "supt", "det", "insp", "msgr", "fr", "им", "г", "д", "проф", "акад",
    "ген",
})  # fmt: skip


@dataclass(slots=True)
class Token:
    """A word, a run of initials or a number; `gap` is the text between it and the word before."""

    text: str
    start: int
    end: int
    key: str
    gap: str
    opens: bool = False  # whether it begins a sentence, a quotation or a line
    capital: bool = False
    capitals: bool = False  # longer than a letter, and nothing but capitals
    han: bool = False

    @property
    def is_uncased(self) -> bool:
        """Whether its script has no capitals, as Arabic and Korean have none."""
        return self.text.upper() == self.text.lower() and self.text[0].isalpha()


def tokens_of(text: str) -> list[Token]:
    """Take a text apart; the 's of a possessive is no word of its own."""
    found: list[Token] = []
    for word in _WORD.finditer(text):
        printed, start = word[0], word.start()
        if printed in ("s", "S") and _is_possessive(text, start):
            continue
        last = found[-1] if found else None
        gap = text[last.end if last else 0 : start]
        if last and _are_initials(last, gap, printed):
            last.text, last.end, last.key = last.text + printed, word.end(), last.key + fold(printed)
        else:
            found.append(_token(printed, start, gap, last))
    return found


def _token(word: str, start: int, gap: str, before: Token | None) -> Token:
    is_ascii = word.isascii()
    key = word.lower() if is_ascii else fold(word)
    opens = before is None or (gap != " " and begins_anew(before, gap))
    capital = key != word and word[0].isupper()
    capitals = capital and len(word) > 1 and word.isupper()
    han = not is_ascii and _HAN.search(word) is not None
    return Token(word, start, start + len(word), key, gap, opens, capital, capitals, han)


def begins_anew(before: Token, gap: str) -> bool:
    """Tell whether what follows this gap begins a sentence, a quotation or a line."""
    if gap in (" ", "-", "'", "’"):
        return False
    if gap.startswith(".") and (before.key in ABBREVIATIONS or is_initial(before)) and "\n" not in gap:
        return False
    return bool(_SENTENCE_ENDS.search(gap) or _OPENS.search(gap))


def is_initial(token: Token) -> bool:
    """Tell initials: one capital, or several that were printed with full stops."""
    return token.capital and (len(token.key) == 1 or (len(token.text) < token.end - token.start))


def _are_initials(before: Token, gap: str, word: str) -> bool:
    return len(word) == 1 and gap in (".", ". ") and word.isupper() and is_initial(before)


def _is_possessive(text: str, start: int) -> bool:
    return start > 1 and text[start - 1] in _APOSTROPHES and text[start - 2].isalnum()
