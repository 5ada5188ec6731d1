"""The vocabularies of titles, and of words around names, read from the folder of data."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

from articles.text.letters import fold

_DATA = Path(__file__).parents[1] / "data"


def _rows(name: str) -> list[list[str]]:
    lines = (_DATA / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and line[0] != "#"]


def _lists() -> dict[str, frozenset[str]]:
    return {
        kind: frozenset(fold(word) for word in words.split("|")) for kind, words in _rows("name_words.tsv")
    }


_LISTS = _lists()
PARTICLES = _LISTS["particle"]
SUFFIXES = _LISTS["suffix"]
REGNAL = _LISTS["regnal"]
FAMILY_FIRST = _LISTS["family first"]
ENTITY_AFTER = _LISTS["entity after"]
ENTITY_BEFORE = _LISTS["entity before"]
BEINGS = _LISTS["being"]
OPENERS = _LISTS["opener"]
MONTH_WORDS = _LISTS["month word"]
TIMES = _LISTS["time"]
BEFORE_A_MONTH = _LISTS["before month"]
NO_TRADE = _LISTS["kin"]
COMMON = _LISTS["common"]
GIVEN = _LISTS["given"]


def verbs(lang: str) -> frozenset[str]:
    """List the verbs, and words used like them, that follow a name in a language."""
    return _LISTS.get(f"verb {lang}", _LISTS["verb en"])


def determiners(lang: str) -> frozenset[str]:
    """List the articles of a language in which no name has one."""
    return _LISTS.get(f"determiner {lang}", frozenset())


class Term(NamedTuple):
    """What a word or phrase of a title means: its kind, and the plain words for it."""

    kind: str
    meaning: tuple[str, ...]


def _terms() -> dict[str, Term]:
    terms: dict[str, Term] = {}
    for code, name, _, others in _rows("countries.tsv"):
        terms.update({fold(form): Term("area", (code.lower(),)) for form in [name, *others.split("|")]})
    for code, forms in _rows("demonyms.tsv"):
        terms.update({fold(form): Term("area", (code.lower(),)) for form in forms.split("|")})
    for kind, meaning, forms in _rows("titles.tsv"):
        kind, _, code = kind.partition(" ")
        means = (code,) if code else tuple(meaning.split())
        for form in forms.split("|"):
            if kind != "filler" or fold(form) not in terms:
                terms[fold(form)] = Term(kind, means)
    return terms


_TERMS = _terms()
LONGEST = 5  # words of a phrase that is looked up
TERM_WORDS = frozenset(word for form in _TERMS for word in form.split())
# German writes an office and what it is for in one word.
_COMPOUNDS = (
    ("ministerin", "minister"), ("minister", "minister"), ("prasidentin", "president"),
    ("prasident", "president"), ("sprecherin", "spokesperson"), ("sprecher", "spokesperson"),
    ("direktorin", "director"), ("direktor", "director"), ("kommissarin", "commissioner"),
    ("kommissar", "commissioner"), ("trainerin", "coach"), ("trainer", "coach"), ("leiterin", "director"),
    ("leiter", "director"), ("chefin", "head"), ("chef", "head"),
)  # fmt: skip


@cache
def term(phrase: str) -> Term | None:
    """Say what a folded word or phrase means in a title; None for what belongs to none."""
    known = _TERMS.get(phrase)
    if known is not None:
        return known
    if " " in phrase:
        return None
    return next(
        (Term("head", (m,)) for end, m in _COMPOUNDS if phrase.endswith(end) and len(phrase) > len(end) + 2),
        None,
    )


_TRADES = {
    "en": ("ist", "ian", "er", "or", "man", "woman", "eer", "master", "keeper", "wright", "smith", "ologist"),
    "de": ("er", "erin", "ist", "istin", "loge", "login", "ant", "antin", "or", "orin", "mann", "frau"),
    "fr": ("eur", "euse", "trice", "ier", "iere", "iste", "logue", "icien", "icienne", "aire"),
    "es": ("ista", "ero", "era", "dor", "dora", "tor", "tora", "logo", "loga", "ante"),
    "it": ("ista", "iere", "iera", "aio", "aia", "tore", "trice", "logo", "loga", "ante"),
    "pt": ("ista", "eiro", "eira", "dor", "dora", "tor", "tora", "logo", "loga"),
    "nl": ("er", "ster", "ist", "iste", "loog", "man", "meester"),
    "ru": ("ист", "истка", "тель", "тельница", "ник", "ница", "щик", "щица", "лог", "чик", "тор", "арь"),
    "uk": ("ист", "истка", "тель", "ник", "ниця", "щик", "лог", "тор"),
    "pl": ("ista", "arz", "arka", "nik", "log", "tor", "torka", "owiec"),
}
_LEAST = 5


def is_trade(word: str, lang: str) -> bool:
    """Tell by its ending a trade that no vocabulary has: "glaciologist", "saddler"."""
    if len(word) < _LEAST or word in NO_TRADE or word in OPENERS or word in ENTITY_BEFORE:
        return False
    return word.endswith(_TRADES.get(lang, ())) and term(word) is None
