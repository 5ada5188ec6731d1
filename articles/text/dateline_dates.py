"""The day in a dateline, as agencies write it and their typists miswrite it."""

import re
from datetime import date
from functools import lru_cache

from articles.text.dateline_words import MONTHS, WEEKDAYS
from articles.text.letters import fold

MONTH_OF = {fold(name): month for month, names in MONTHS.items() for name in names}

# The ones that a point shortens; "мая" and "juin" are whole.
SHORT_MONTHS = frozenset(
    short
    for names in MONTHS.values()
    for short in map(fold, names)
    if len(short) <= 4 and any(fold(name).startswith(short) and len(name) > len(short) + 2 for name in names)
)


def _either(names: set[str]) -> str:
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True))


_MONTH = f"(?:{_either({name for names in MONTHS.values() for name in names})})"
_YEAR = r"(?:(?:19|20)\d\d|['’]\d\d)(?:\s?г\.?|\s+года)?"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH_FIRST = (
    rf"{_MONTH}(?:\.\s*|\s+){_DAY}(?:st|nd|rd|th|\.(?=,|\s+{_YEAR}))?(?:(?:,\s*|\s+){_YEAR})?(?!\d)"
)
_DAY_FIRST = (
    rf"{_DAY}(?:st|nd|rd|th|er|\.|[º°])?[\s-]*(?:de\s+|of\s+|d['’])?{_MONTH}\.?(?:,?\s*(?:del?\s+)?{_YEAR})?"
)
_NUMBERS = rf"{_DAY}[-/.]{_DAY}(?:[-/.](?:19|20)?\d\d)?|(?:19|20)\d\d-\d\d-\d\d"
_OF_A_MONTH = rf"{_MONTH}\.?,?\s+(?:de\s+)?(?:19|20)\d\d"
_WEEKDAY = rf"(?:{_either(set(WEEKDAYS))})(?!\w)\.?"
_DATE = (
    rf"(?:{_WEEKDAY},?\s+)?(?:{_MONTH_FIRST}|{_DAY_FIRST}|{_NUMBERS}|{_OF_A_MONTH})(?:,?\s+\(?{_WEEKDAY}\)?)?"
    rf"|{_WEEKDAY}"
)
_BEFORE = r"(?:^|(?<=[\s,;.(–—-]))"
_LAST = re.compile(rf"{_BEFORE}(?:(?P<date>{_DATE})|\((?P<inside>{_DATE})\))\Z", re.IGNORECASE)
_FIRST = re.compile(rf"(?P<date>{_DATE})(?:\s*[,;|]\s*|\s+[-–—]\s+|\.\s+)", re.IGNORECASE)
# 2O for 20, l for 1, 119 for 11 or 19.
_DAYISH = r"(?:[0-9lIO]{1,2}|\d{3})"
_MISTYPED = re.compile(
    rf"{_BEFORE}(?P<date>(?:(?P<month>[^\W\d_]{{3,10}})\.?\s+{_DAYISH}|{_DAY}\s+(?P<later>[^\W\d_]{{3,10}})\.?)(?:,?\s+{_YEAR})?)\Z"
)
# A word must be long to be told with a letter wrong.
_SHORTEST_MISTYPED = 4
_MISTAKABLE = tuple(
    word
    for names in MONTHS.values()
    for position, word in enumerate(map(fold, names))
    if len(word) >= (_SHORTEST_MISTYPED if position == 0 else 7) and word.isascii()
)
_MOST_DAYS = 31
_CHINESE = re.compile(r"(?P<month>\d{1,2})月(?P<day>\d{1,2})日")
_FIRST_NAMES = ("", *(names[0] for names in MONTHS.values()))
_WEEKDAYS = frozenset(map(fold, WEEKDAYS))


def date_last(head: str) -> tuple[str, str]:
    """Take the day off the end of a head: what is printed of it, and what stands before."""
    head = head.rstrip()
    if not _may_be_date(head[-30:]):
        return "", head
    for end in dict.fromkeys((head, head.rstrip("."))):
        if match := _LAST.search(end, max(0, len(end) - 50)):
            return match["date"] or match["inside"], _without_joint(head[: match.start()])
    return "", head


def date_first(head: str) -> tuple[str, str]:
    """Take the day off the beginning: "3 March 2021, GENEVA"."""
    match = _FIRST.match(head)
    return (match["date"], head[match.end() :]) if match else ("", head)


def mistyped_date_last(head: str) -> tuple[str, str]:
    """Take a day off the end that has a wrong letter or figure: "Mach 4", "April l", "March 119"."""
    match = _MISTYPED.search(head.rstrip(), max(0, len(head) - 30))
    if match and is_nearly_month(match["month"] or match["later"]):
        return match["date"], _without_joint(head[: match.start()])
    return "", head


def _may_be_date(end: str) -> bool:
    """Tell quickly where there is none: most heads that are asked have no figure and no weekday."""
    return any(letter.isdigit() for letter in end) or fold(end.rpartition(" ")[2]) in _WEEKDAYS


def _without_joint(before: str) -> str:
    return re.sub(r"(?:\s+[-–—]\s*|[,;\s])+\Z", "", before)


@lru_cache(maxsize=1024)
def is_nearly_month(word: str) -> bool:
    """Tell a month with one letter missing, too many, wrong, or changed with the next."""
    word = fold(word)
    if word in MONTH_OF:
        return True
    return len(word) >= _SHORTEST_MISTYPED and any(_is_one_slip_from(word, name) for name in _MISTAKABLE)


def _is_one_slip_from(typed: str, meant: str) -> bool:
    if abs(len(typed) - len(meant)) > 1:
        return False
    start = next((at for at, (a, b) in enumerate(zip(typed, meant, strict=False)) if a != b), None)
    if start is None:
        return True
    typed, meant = typed[start:], meant[start:]
    swapped = typed[1:2] + typed[:1] + typed[2:]
    return meant in (swapped, meant[:1] + typed[1:], meant[:1] + typed) or meant == typed[1:]


def filing_day(printed: str, *, near: date | None) -> date | None:
    """Read a printed day such as "Feb 26"; one without a year is that nearest to the story's own date."""
    if chinese := _CHINESE.search(printed):
        printed = f"{chinese['day']} {_FIRST_NAMES[int(chinese['month']) % 13]}"
    words = [fold(word) for word in re.findall(r"[^\W\d_]+", printed)]
    numbers = [int(number) for number in re.findall(r"\d+", printed)]
    month = next(filter(None, map(MONTH_OF.get, words)), 0)
    day = next((number for number in numbers if number <= _MOST_DAYS), 0)
    years = [number for number in numbers if number > _MOST_DAYS]
    if not years and near:
        years = [near.year, near.year - 1, near.year + 1]
    found = [found for year in years if (found := _date(year, month, day))]
    return min(found, key=lambda filed: abs(filed - (near or filed)), default=None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
