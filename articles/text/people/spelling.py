"""Spellings of one name: its sound in any transliteration, the nominative of an inflected form."""

import re
from functools import lru_cache

from articles.text.letters import fold, plain_letters

_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_SOUNDS = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"schtsch|chtch|shch|sch|sh", "S"),
        (r"tsch|tch", "ch"),
        (r"dsch|dzh", "j"),
        (r"kh", "h"),
        (r"ck|q", "k"),
        (r"c(?![hei])", "k"),
        (r"ph", "f"),
        (r"x", "ks"),
        (r"w", "v"),
        (r"(?:o|e)ff?$", "ov"),
        (r"ch[eo]v$|S[eo]v$", "chev"),
        (r"ou|oo", "u"),
        (r"ee", "i"),
        (r"oe", "o"),
        (r"ue", "u"),
        (r"ae", "e"),
        (r"(?:iy|ij|i|y|j)+(?=[aeou])", ""),
        (r"[iyj]+", "i"),
        (r"(?<=[bdfgjklmnpqrtvz])h", ""),
        (r"(?<=n)e$", ""),
        (r"e", "i"),
        (r"o", "u"),
        (r"(.)\1+", r"\1"),
    )
]
_LONG = 7
_INNER_VOWELS = re.compile(r"(?<=.)[aiu]")


@lru_cache(maxsize=16_384)
def sound(key: str) -> str:
    """Write a word so that its transliterations agree: Dmitri, Dmitry, Dmitrij, Дмитрий."""
    plain = plain_letters(key)
    for pattern, heard in _SOUNDS:
        plain = pattern.sub(heard, plain)
    # Long words are known by their consonants: Ahmadinejad, Ahmedinejad.
    return _INNER_VOWELS.sub("a", plain) if len(plain) >= _LONG else plain


def sounds(key: str) -> str:
    """Write a name of several words by its sounds."""
    return " ".join(map(sound, key.split()))


_SLAVIC = re.compile(
    r"(?:ov|ev|off|eff|ow|ew|ova|eva|owa|ewa|ovna|sk[iy]+|ska[ia]?|enko|chuk|[iyo]vych|[iyo]vich|ich|ych|shvili|adze|yan|uly)$"
)
_ARABIC = frozenset({"al", "el", "bin", "ibn", "abu", "abd", "ben"})
_GIVEN = frozenset({
    "mahmoud", "mahmud", "mohamed", "mohammed", "muhammad", "mohammad", "ahmed", "ahmad", "hosni", "husni",
    "yasser", "yasir", "khaled", "khalid", "yusuf", "yousef", "youssef", "omar", "umar", "ali", "hassan",
    "hussein", "ibrahim", "mustafa", "layla", "leila", "fatima", "hamid", "rashid", "salim", "saleem",
})  # fmt: skip


def is_transliterated(names: list[str]) -> bool:
    """Tell a person whose name came from another script, so that other spellings of it are the same name."""
    latin = [name for name in names if name.isascii()]
    cyrillic = {sounds(name) for name in names if _CYRILLIC.search(name)}
    if cyrillic and any(sounds(name) in cyrillic for name in latin):
        return True
    return any(_looks_so(name.split()) for name in latin)


def _looks_so(words: list[str]) -> bool:
    return bool(_SLAVIC.search(words[-1]) or _ARABIC & set(words) or words[0] in _GIVEN)


_RUSSIAN = {
    "ого": ("ий", "ый", "ой"), "ому": ("ий", "ый", "ой"), "его": ("ий",), "ему": ("ий",),
    "ым": ("", "ый"), "им": ("", "ий"), "ом": ("", "ий", "ый"), "ем": ("", "й", "ь", "ий"), "ой": ("а", "ая"),
    "ою": ("а",), "ей": ("а", "я"), "ую": ("ая",), "ии": ("ия", "ий"), "ию": ("ия", "ий"), "ией": ("ия",),
    "ием": ("ий",), "ия": ("ий",), "ью": ("ь",), "ові": ("", "ь"), "еві": ("", "ь"), "а": ("",),
    "у": ("", "а"), "ы": ("а",), "е": ("", "а", "ь", "я"), "я": ("й", "ь"), "ю": ("й", "ь", "я"),
    "и": ("ь", "а", "я"), "і": ("а", "я", ""),
}  # fmt: skip
_FLEETING = {"павл": "павел", "льв": "лев"}
_POLISH = {
    "iego": ("i",), "iemu": ("i",), "ego": ("y", "i"), "emu": ("y", "i"), "im": ("i",), "ym": ("y",),
    "owi": ("",), "iem": ("",), "em": ("",), "a": ("",), "u": ("",), "ie": ("",), "y": ("a",), "e": ("a",),
}  # fmt: skip
# Korean hangs particles on names; folding has taken its letters apart.
_JAMO = re.compile(r"[\u1100-\u11ff]")
_PARTICLES = "은 는 이 가 을 를 의 에 와 과 도 씨 만 로 으로 에게 께서 에서 한테 라고 이라고".split()  # noqa: SIM905
_KOREAN = tuple(map(fold, _PARTICLES))


def particle_length(word: str) -> int:
    """Return how many syllables of a Korean word are a particle after the name."""
    found = [each for each in _PARTICLES if word.endswith(each) and len(word) > len(each) + 1]
    return max(map(len, found), default=0)


_WITH_S = frozenset({"de", "nl", "sv", "da", "no", "nb"})
_WEST_SLAVIC = frozenset({"pl", "cs", "sk", "sl", "hr", "sr", "bs"})
_LEAST = 3


@lru_cache(maxsize=16_384)
def readings(key: str, lang: str) -> tuple[str, ...]:
    """List the forms that a word in a text may be of, itself first: Медведеву is медведев."""
    if _CYRILLIC.search(key):
        return _stems(key, _RUSSIAN)
    if lang in _WITH_S and key.endswith("s") and len(key) > _LEAST:
        return (key, key[:-1])
    if _JAMO.search(key):
        return (key, *(key.removesuffix(each) for each in _KOREAN if key.endswith(each)))
    return _stems(key, _POLISH) if lang in _WEST_SLAVIC else (key,)


def _stems(key: str, endings: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    found = {key: None}
    for ending, nominatives in endings.items():
        stem = key[: -len(ending)]
        if len(stem) >= _LEAST and key.endswith(ending):
            found.update({_FLEETING.get(stem, stem) + nominative: None for nominative in nominatives})
    return tuple(found)
