"""The places in a dateline, each with the region or country printed beside it."""

import re
from dataclasses import dataclass

from articles.text import gazetteer
from articles.text.areas import areas_named
from articles.text.dateline_words import (
    ABOARD,
    BETWEEN_PLACES,
    GIVEN_NAMES,
    NEAR,
    SLUG_WORDS,
    TRADE_WORDS,
    WORDS_IN_SMALL_LETTERS,
    WORDS_TOO,
)
from articles.text.gazetteer import Entry
from articles.text.letters import fold
from articles.text.names import PARTICLES, natural_case

_PLACE = re.compile(r"['’‘]?[^\W\d_]+(?:[ .'’‘ʻ`/–-]{1,2}[^\W\d_]+){0,9}\.?\Z")
_BETWEEN = re.compile(
    rf"\s*[/–;&]\s*|,?\s+(?:{'|'.join(map(re.escape, BETWEEN_PLACES))})\s+|\s+-\s+", re.IGNORECASE
)
_COMMA_OR_HYPHEN = re.compile(r"\s*,\s*|-")
_IN_BRACKETS = re.compile(r"(?P<city>.+?)\s*(?:\((?P<round>[^()]+)\)|\[(?P<square>[^\[\]]+)\])\Z")
_STRAY = re.compile(r"[{}|\\~^_=+]")
_NEAR = re.compile(rf"(?:{'|'.join(map(re.escape, NEAR))})\s+", re.IGNORECASE)
# Of these the gazetteer has towns so small that their names alone prove nothing.
_SMALL_TOWNS_OF = frozenset({"US", "CA", "GB", "IE", "AU", "NZ"})
_SURE_SIZE, _LARGE = 30_000, 100_000
_MOST_PLACES = 5
_LONGEST_SHORT = 5


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place in natural case, its region as printed, and how much the name tells."""

    name: str
    region: str
    is_known: bool
    is_word_too: bool
    is_given_name: bool
    is_large: bool
    in_capitals: bool


def places_in(printed: str, *, told_otherwise: bool = False) -> tuple[NamedPlace, ...] | None:
    """Read one or several places; nothing if any part is neither a name nor a known region.

    `told_otherwise`: a day or an agency says that this is a dateline, so a comma or hyphen may part cities.
    """
    printed = _without_stop(" ".join(_STRAY.sub("", printed).split()).strip(" ,;"))
    whole = _place(printed)
    if whole is not None and whole.is_known and _is_one(printed):
        return (whole,)
    pieces = _BETWEEN.split(printed)
    several = _each(pieces)
    if _are_known(several) or not (told_otherwise or len(pieces) > 1):
        return several
    apart = _each([part for piece in pieces for part in _COMMA_OR_HYPHEN.split(piece)])
    return apart if _are_known(apart) else several


def _is_one(printed: str) -> bool:
    """Tell "Frankfurt/Main" from two cities."""
    return not _BETWEEN.search(printed) or bool(gazetteer.load().find(printed.partition(",")[0]))


def _are_known(places: tuple[NamedPlace, ...] | None) -> bool:
    return bool(places) and all(place.is_known for place in places or ())


def without_near(name: str) -> str:
    """Give the place that one is near to: "Near Kunduz" is told by Kunduz."""
    return _NEAR.sub("", name, count=1) if _NEAR.match(name) else name


def _each(pieces: list[str]) -> tuple[NamedPlace, ...] | None:
    places = [place for piece in pieces if (place := _place(piece)) is not None]
    return tuple(places) if len(places) == len(pieces) <= _MOST_PLACES else None


def _place(printed: str) -> NamedPlace | None:
    city, *regions = _parts(printed)
    if not (_is_name(city) or _IN_BRACKETS.match(city)) or not _are_regions(city, regions):
        return None
    city, region, found = _look_up(city, ", ".join(regions))
    is_market = not found and TRADE_WORDS & set(fold(city).split())
    return None if is_market else _weighed(city, region, found)


def _weighed(city: str, region: str, found: list[Entry]) -> NamedPlace:
    """Say how much a name tells that was looked up."""
    in_capitals = city == city.upper() != city.lower()
    return NamedPlace(
        name=_as_spelt(city, found),
        region=region,
        # A village of a known country: the gazetteer need not have it.
        is_known=_is_sure(city, region, found) or (in_capitals and bool(region)),
        is_word_too=not region and (_is_word(city) or _is_short_for_body(city, found)),
        is_given_name=not region and fold(city) in GIVEN_NAMES,
        is_large=bool(region) or any(entry.population >= _LARGE or entry.is_capital for entry in found[:1]),
        in_capitals=in_capitals,
    )


def _parts(printed: str) -> list[str]:
    """Part a city from its regions, after commas or in brackets; "Frankfurt (Oder)" is one name."""
    if _IN_BRACKETS.match(printed) and gazetteer.load().find(printed):
        return [printed]
    inside: list[str] = []
    while bracketed := _IN_BRACKETS.match(printed):
        printed = bracketed["city"]
        inside.insert(0, bracketed["round"] or bracketed["square"])
    return [part.strip() for part in (*printed.split(","), *inside)]


def _without_stop(printed: str) -> str:
    """Take a full stop off a name that it does not shorten: "ASTANA. August 5", but "Washington D.C."."""
    last = printed.split(" ")[-1]
    return (
        printed[:-1]
        if last.endswith(".") and last.count(".") == 1 and len(last) > _LONGEST_SHORT
        else printed
    )


def _are_regions(city: str, regions: list[str]) -> bool:
    """Tell whether the last is a region or country; a district before it may be any name."""
    if not regions:
        return True
    *districts, last = regions
    if not all(map(_is_name, districts)):
        return False
    return bool(areas_named(last)) or (_is_aboard(city) and bool(gazetteer.load().find(last)))


def _is_name(city: str) -> bool:
    """Tell a name from words of a sentence: letters only, each word with a capital but for particles."""
    if not _PLACE.match(city):
        return False
    words = city.split()
    is_capitalised = _has_no_case(city) or (
        city.lstrip("'’‘")[0].isupper() and all(map(_may_be_in_name, words))
    )
    return is_capitalised and fold(words[0]) not in SLUG_WORDS


def _has_no_case(city: str) -> bool:
    return city == city.upper() == city.lower()


def _may_be_in_name(word: str) -> bool:
    return word[0].isupper() or word[0] in "'’‘" or word.lower() in PARTICLES


def _is_aboard(city: str) -> bool:
    return f"{fold(city)} ".startswith(ABOARD)


def _is_word(city: str) -> bool:
    return fold(city) in WORDS_TOO or (city != city.upper() and fold(city) in WORDS_IN_SMALL_LETTERS)


def _is_short_for_body(city: str, found: list[Entry]) -> bool:
    """Tell UN and EU, which are bodies more than places."""
    return bool(found) and found[0].id < 0 and len(city.replace(".", "")) <= _LONGEST_SHORT - 2


def _look_up(city: str, region: str) -> tuple[str, str, list[Entry]]:
    """Find a city; its region may stand at the end of its name without a comma ("RICHMOND Va.")."""
    known = gazetteer.load()
    found = known.find(without_near(city), region=region)
    if found or region:
        return city, region, found
    words = city.split()
    for count in (1, 2):
        name, tail = " ".join(words[:-count]), " ".join(words[-count:])
        if name and areas_named(tail) and (found := known.find(name, region=tail)):
            return name, tail, found
    return city.rstrip("."), "", []


def _is_sure(city: str, region: str, found: list[Entry]) -> bool:
    """Tell whether a name is certainly a place: of some size, on our list, or with its region beside it."""
    if _is_aboard(city):
        return True
    if not found:
        return False
    is_large = found[0].population >= _SURE_SIZE or found[0].country_code not in _SMALL_TOWNS_OF
    return bool(region) or is_large or found[0].id < 0


def _as_spelt(city: str, found: list[Entry]) -> str:
    """Give a name in capitals the case it has in the gazetteer, else by rule."""
    if city != city.upper() or _has_no_case(city):
        return city
    if _is_aboard(city):
        words = next(words for words in ABOARD if f"{fold(city)} ".startswith(words))
        return (city[: len(words)].capitalize() + natural_case(f"X{city[len(words) :]}")[1:]).strip()
    spellings = (name for entry in found for name in (entry.name, *entry.aliases))
    return next((name for name in spellings if name.casefold() == city.casefold()), natural_case(city))
