"""Letters of any script brought down to plain ones, for comparing, sorting and addresses."""

import re
import unicodedata
from functools import lru_cache

# Latin letters that Unicode does not decompose.
_LATIN = {
    "ß": "ss", "ẞ": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i",
    "ħ": "h", "ŋ": "ng", "ə": "e", "ŧ": "t", "ĸ": "k", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ʻ": "", "ʼ": "", "ʿ":
    "", "ʾ": "",
}  # fmt: skip

# Russian, Ukrainian, Belarusian, Bulgarian, Serbian and Macedonian, near to what English papers print.
_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "yo", "є": "ye", "ж": "zh",
    "з": "z", "и": "i", "і": "i", "ї": "yi", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o",
    "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ў": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch",
    "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya", "ђ": "dj", "ј": "j",
    "љ": "lj", "њ": "nj", "ћ": "c", "џ": "dz", "ѓ": "g", "ќ": "k", "ѕ": "dz", "қ": "q", "ғ": "gh", "ң": "n",
    "ө": "o", "ү": "u", "ұ": "u", "һ": "h", "ә": "a",
}  # fmt: skip

_GREEK = {
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k",
    "λ": "l", "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ":
    "y", "φ": "f", "χ": "ch", "ψ": "ps", "ω": "o",
}  # fmt: skip

_GREEK_PAIRS = [("ου", "ou"), ("αυ", "av"), ("ευ", "ev"), ("μπ", "b"), ("ντ", "d"), ("γκ", "g"), ("γγ", "ng")]

_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})

_TO_LATIN = str.maketrans({**_LATIN, **_CYRILLIC, **_GREEK})
_FOLDED = str.maketrans(_LATIN)
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_NOT_A_WORD = re.compile(r"[\W_]+")
_APOSTROPHES = re.compile(r"['’‘ʼ`´]")


def without_marks(text: str) -> str:
    """Take accents and other marks off the letters; й and its like, letters of their own, stay."""
    return _NOT_ASCII.sub(lambda letter: _base(letter[0]), unicodedata.normalize("NFKC", text))


@lru_cache(maxsize=4096)
def _base(letter: str) -> str:
    if letter in "йЙїЇўЎ":
        return letter
    parts = unicodedata.normalize("NFKD", letter)
    return "".join(part for part in parts if not unicodedata.combining(part))


def plain_letters(text: str, *, language: str = "") -> str:
    """Write a text in lower-case unaccented Latin letters, as far as the tables reach."""
    lower = unicodedata.normalize("NFC", text.lower())
    if language.startswith("de"):
        lower = lower.translate(_GERMAN)
    lower = without_marks(lower)
    for pair, latin in _GREEK_PAIRS:
        lower = lower.replace(pair, latin)
    return without_marks(lower.translate(_TO_LATIN))


def fold(text: str) -> str:
    """Make the form in which spellings of one name are equal: no case, marks or punctuation."""
    if text.isascii():
        return _plain_words(text.lower())
    # Marks go first, for some letters have a case only then (𝓐), and again for what folding made.
    return _plain_words(without_marks(without_marks(text).casefold()).translate(_FOLDED))


def _plain_words(lower: str) -> str:
    return _NOT_A_WORD.sub(" ", _APOSTROPHES.sub("", lower)).strip()
