"""Whether a head certainly is a dateline: capitals and a mark are not enough."""

from articles.text.dateline_head import Head, NamedPlace
from articles.text.dateline_rest import (
    begins_sentence,
    goes_on_as_date,
    is_headline,
    is_interrupted,
    is_result,
    is_talk_or_table,
    is_whole_sentence,
    leads_on,
    names_place,
)

_FULL_STOP = (".", "。")
_COLON = (":", "：")
_LONGEST_INITIALS = 5


def is_certain(head: Head, mark: str, rest: str) -> bool:
    """Weigh the evidence: a known place, a date or an agency beside the mark, and a story after it."""
    dash, rest = mark.strip(), rest.lstrip()
    if head.is_bracketed:
        return _are_known(head.places)
    if head.is_mistyped:
        return bool(head.places) and _are_known(head.places) and dash not in (*_FULL_STOP, "")
    if head.agency:
        return _has_agency_certainly(head)
    if head.date:
        return _has_date_certainly(head, dash, rest)
    return _is_place_alone(head.places, dash, rest)


def _has_agency_certainly(head: Head) -> bool:
    if not head.places:
        is_short = head.agency.isupper() and len(head.agency) <= _LONGEST_INITIALS
        return bool(head.date) or head.agency_is_known or is_short
    if _are_known(head.places):
        return True
    if head.date:
        return head.agency_is_known or _are_places(head.places)
    # "John Smith (Reuters)" is who wrote it.
    return head.agency_is_known and _in_capitals(head.places)


def _has_date_certainly(head: Head, dash: str, rest: str) -> bool:
    if goes_on_as_date(rest):
        return False
    if not head.places:
        # A day with its year and the Spanish mark: what some agencies print alone.
        return dash.startswith(".") and len(dash) > 1 and head.date[-4:].isdigit()
    if dash in ("", "_", *_FULL_STOP, *_COLON):
        return dash != "" and _has_day_before_stop(head) and begins_sentence(rest)
    return _are_places(head.places) and (_in_capitals(head.places) or _can_follow_small_letters(head, rest))


def _has_day_before_stop(head: Head) -> bool:
    is_day = any(letter.isdigit() for letter in head.date)
    return is_day and _in_capitals(head.places) and _are_known(head.places)


def _can_follow_small_letters(head: Head, rest: str) -> bool:
    """Tell "Paris, 3 juin - Le tram reprend." from the diary's "Paris, 3 juin - Concert"."""
    is_full = bool(head.places[-1].region) or head.date[-4:].isdigit()
    return begins_sentence(rest) and (is_full or is_whole_sentence(rest))


def _are_places(places: tuple[NamedPlace, ...]) -> bool:
    return all(place.is_known or place.in_capitals for place in places)


def _are_known(places: tuple[NamedPlace, ...]) -> bool:
    return all(place.is_known for place in places)


def _is_place_alone(places: tuple[NamedPlace, ...], dash: str, rest: str) -> bool:
    capitals = _in_capitals(places)
    if dash in ("", "_") or not (_tell_all(places) and _can_be_story(rest, in_capitals=capitals)):
        return False
    if dash[0] in _COLON or dash in _FULL_STOP:
        return _stands_before_stop(places, dash, rest)
    has_region = bool(places[-1].region)
    if capitals:
        return has_region or not leads_on(rest)
    return dash.startswith(".") or _goes_on_as_story(rest, has_region=has_region)


def _tell_all(places: tuple[NamedPlace, ...]) -> bool:
    return _are_known(places) and not any(place.is_word_too for place in places)


def _in_capitals(places: tuple[NamedPlace, ...]) -> bool:
    return all(place.in_capitals for place in places)


def _can_be_story(rest: str, *, in_capitals: bool) -> bool:
    if not begins_sentence(rest) or is_result(rest) or is_headline(rest):
        return False
    return not (is_talk_or_table(rest) or is_interrupted(rest, in_capitals=in_capitals))


def _stands_before_stop(places: tuple[NamedPlace, ...], dash: str, rest: str) -> bool:
    """Accept "BOCHUM. Das Schauspielhaus" and "SINGAPORE: A hawker", but neither talk nor tables."""
    if not _in_capitals(places) or names_place(rest):
        return False
    if dash in _FULL_STOP:
        return True
    return is_whole_sentence(rest) and all(place.is_large and not place.is_given_name for place in places)


def _goes_on_as_story(rest: str, *, has_region: bool) -> bool:
    """Tell "Wien - Auch die Oper schloss" from "Paris - Roubaix"."""
    if not rest[0].isalpha() and rest[0] not in '"“„«¿¡':
        return False
    if has_region:
        return True
    return is_whole_sentence(rest) and not names_place(rest)
