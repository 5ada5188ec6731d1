"""What stands before the mark of a first paragraph, taken apart into places, date and agency."""

import re
from dataclasses import dataclass

from articles.text import gazetteer
from articles.text.areas import areas_named
from articles.text.dateline_words import (
    ABOARD,
    AGENCIES,
    BETWEEN_PLACES,
    MONTHS,
    SLUG_WORDS,
    WEEKDAYS,
    WORDS_TOO,
)
from articles.text.gazetteer import Entry
from articles.text.letters import fold
from articles.text.names import PARTICLES, natural_case

_MONTH_NAMES = {re.escape(name) for names in MONTHS.values() for name in names}
_MONTH = "|".join(sorted(_MONTH_NAMES, key=len, reverse=True))
_YEAR = r"(?:19|20)\d\d"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH_FIRST = rf"(?:{_MONTH})\.?\s+{_DAY}(?:st|nd|rd|th)?(?:,?\s+{_YEAR})?"
_DAY_FIRST = rf"{_DAY}(?:st|nd|rd|th|er|\.|º)?\s+(?:de\s+|of\s+)?(?:{_MONTH})\.?(?:,?\s+(?:del?\s+)?{_YEAR})?"
_NUMBERS = rf"{_DAY}[-/.]{_DAY}(?:[-/.]{_YEAR})?"
_WEEKDAY = f"(?:{'|'.join(WEEKDAYS)})"
_DATE = re.compile(
    rf"(?:^|,\s*|\s[-–—]\s|\s+)(?P<date>(?:{_WEEKDAY},?\s+)?(?:{_MONTH_FIRST}|{_DAY_FIRST}|{_NUMBERS})|{_WEEKDAY})\Z",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\s*(?:\((?P<round>[^()]{2,40})\)|/(?P<slashed>[^/()]{2,30})/)\Z")
_BRACKETED_FIRST = re.compile(
    r"\s*(?:\((?P<round>[^()]{2,40})\)|/(?P<slashed>[^/()]{2,30})/)\s*(?:[-–—]+\s*|\Z)"
)
_BARE = re.compile(rf"(?:^|[\s,]\s*|\s[-–—]\s)(?P<bare>{'|'.join(map(re.escape, AGENCIES))})\Z")
_LOOKS_LIKE_AGENCY = re.compile(r"[^\W\d_][\w.]*(?:[/ &-][^\W\d_][\w.]*){0,3}\Z")
_PLACE = re.compile(r"[^\W\d_]+(?:[ .'’/-]{1,2}[^\W\d_]+){0,5}\.?\Z")
_BETWEEN = re.compile(rf"\s*[/–]\s*|\s+(?:{'|'.join(map(re.escape, BETWEEN_PLACES))})\s+", re.IGNORECASE)
_REGION_IN_BRACKETS = re.compile(r"(?P<city>[^()]+?)\s*\((?P<region>[^()]+)\)\Z")
_KNOWN_AGENCIES = frozenset(fold(name) for name in AGENCIES)
# Of these the gazetteer has towns so small that their names alone prove nothing.
SMALL_TOWNS_OF = frozenset({"US", "CA", "GB", "IE", "AU", "NZ"})
_SURE_SIZE = 15_000


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place in natural case, its region as printed, and how much the name tells."""

    name: str
    region: str
    is_known: bool
    is_word_too: bool
    in_capitals: bool


@dataclass(frozen=True, slots=True)
class Head:
    """The parts of a dateline as printed."""

    places: tuple[NamedPlace, ...] = ()
    date: str = ""
    agency: str = ""

    @property
    def agency_is_known(self) -> bool:
        return any(fold(part) in _KNOWN_AGENCIES for part in (self.agency, *self.agency.split("/")))


def take_apart(head: str) -> Head | None:
    """Read the whole of a head as a dateline, or nothing: a word too many and it is a sentence."""
    front, head = _agency_first(head.strip())
    back, head = _agency_last(head)
    date, head = _date_last(head)
    if front and back:
        return None
    places = _places(head.strip(" ,")) if head.strip(" ,") else ()
    if places is None or not (places or date or front or back):
        return None
    return Head(places, date, front or back)


def _agency_first(head: str) -> tuple[str, str]:
    match = _BRACKETED_FIRST.match(head)
    name = (match["round"] or match["slashed"]).strip() if match else ""
    return (name, head[match.end() :]) if match and _is_agency(name) else ("", head)


def _agency_last(head: str) -> tuple[str, str]:
    match = _BRACKETED.search(head)
    name = (match["round"] or match["slashed"]).strip() if match else ""
    if match and (_is_agency(name) or _is_no_region(head[: match.start()], name)):
        return name, head[: match.start()].rstrip(" -–—" if match["round"] else " .,-–—")
    if bare := _BARE.search(head):
        return bare["bare"], head[: bare.start()].rstrip(" .,-–—")
    return "", head


def _is_no_region(before: str, name: str) -> bool:
    """Tell initials that are a region's too from the region: after a date, or where it has no such city."""
    if not (name.isalpha() and name.isupper() and len(name) <= 4):
        return False
    return bool(_DATE.search(before.rstrip())) or not gazetteer.load().find(before.strip(), region=name)


def _is_agency(name: str) -> bool:
    """Tell an agency's name from a remark or a country: "(Adds detail on cargo)", "(Russland)"."""
    if fold(name) in _KNOWN_AGENCIES or any(fold(part) in _KNOWN_AGENCIES for part in name.split("/")):
        return True
    is_name = _LOOKS_LIKE_AGENCY.match(name) and all(word[0].isupper() for word in name.split())
    return bool(is_name) and not areas_named(name) and fold(name.split()[0]) not in SLUG_WORDS


def _date_last(head: str) -> tuple[str, str]:
    head = head.rstrip()
    for end in dict.fromkeys((head, head.rstrip("."))):
        if match := _DATE.search(end):
            return match["date"], head[: match.start()]
    return "", head


def _places(printed: str) -> tuple[NamedPlace, ...] | None:
    """Read one or several places; nothing if any part is neither a name nor a known region."""
    whole = _place(printed)
    is_one = not _BETWEEN.search(printed) or gazetteer.load().find(printed.partition(",")[0])
    if whole is not None and whole.is_known and is_one:
        return (whole,)
    pieces = _BETWEEN.split(printed)
    places = [place for piece in pieces if (place := _place(piece)) is not None]
    return tuple(places) if len(places) == len(pieces) and len(pieces) <= 4 else None


def _place(printed: str) -> NamedPlace | None:
    bracketed = _REGION_IN_BRACKETS.match(printed)
    parts = [bracketed["city"], bracketed["region"]] if bracketed else printed.split(",")
    city, *regions = (part.strip() for part in parts)
    if not _is_name(city) or not all(areas_named(region) for region in regions):
        return None
    city, region, found = _look_up(city, ", ".join(regions))
    in_capitals = city == city.upper() != city.lower()
    return NamedPlace(
        name=_as_spelt(city, found),
        region=region,
        # A village of a known country: the gazetteer need not have it.
        is_known=_is_sure(city, region, found) or (in_capitals and bool(regions)),
        is_word_too=not region and fold(city) in WORDS_TOO,
        in_capitals=in_capitals,
    )


def _is_name(city: str) -> bool:
    """Tell a name from words of a sentence: letters only, each word with a capital but for particles."""
    if not _PLACE.match(city):
        return False
    words = city.split()
    is_capitalised = _has_no_case(city) or (city[0].isupper() and all(map(_may_be_in_name, words)))
    return is_capitalised and fold(words[0]) not in SLUG_WORDS


def _has_no_case(city: str) -> bool:
    return city == city.upper() == city.lower()


def _may_be_in_name(word: str) -> bool:
    return word[0].isupper() or word[0] in "'’" or word.lower() in PARTICLES


def _look_up(city: str, region: str) -> tuple[str, str, list[Entry]]:
    """Find a city; its region may stand at the end of its name without a comma ("RICHMOND Va.")."""
    known = gazetteer.load()
    found = known.find(city, region=region)
    if found or region:
        return city, region, found
    words = city.split()
    for count in (1, 2):
        name, tail = " ".join(words[:-count]), " ".join(words[-count:])
        if name and areas_named(tail) and (found := known.find(name, region=tail)):
            return name, tail, found
    return city, "", []


def _is_sure(city: str, region: str, found: list[Entry]) -> bool:
    """Tell whether a name is certainly a place: of some size, on our list, or with its region beside it."""
    if fold(city).startswith(ABOARD):
        return True
    if not found:
        return False
    is_large = found[0].population >= _SURE_SIZE or found[0].country_code not in SMALL_TOWNS_OF
    return bool(region) or is_large or found[0].id < 0


def _as_spelt(city: str, found: list[Entry]) -> str:
    """Give a name in capitals the case it has in the gazetteer, else by rule."""
    if city != city.upper():
        return city
    spellings = (name for entry in found for name in (entry.name, *entry.aliases))
    return next((name for name in spellings if name.casefold() == city.casefold()), natural_case(city))
