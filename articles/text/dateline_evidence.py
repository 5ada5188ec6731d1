"""Whether a head certainly is a dateline: capitals and a mark are not enough."""

from articles.text.dateline_head import Head, NamedPlace
from articles.text.dateline_rest import (
    begins_sentence,
    goes_on_as_date,
    is_interrupted,
    is_result,
    is_talk_or_table,
    is_whole_sentence,
    names_place,
)

_FULL_STOP = (".", "。")
_COLON = (":", "：")


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
        return bool(head.date) or head.agency_is_known or head.agency.isupper()
    if all(place.is_known for place in head.places):
        return True
    if head.date:
        return head.agency_is_known or _are_places(head.places)
    # "John Smith (Reuters)" is who wrote it.
    return head.agency_is_known and all(place.in_capitals for place in head.places)


def _has_date_certainly(head: Head, dash: str, rest: str) -> bool:
    if goes_on_as_date(rest):
        return False
    if not head.places:
        # A day with its year and the Spanish mark: what some agencies print alone.
        return dash.startswith(".") and len(dash) > 1 and head.date[-4:].isdigit()
    capitals = all(place.in_capitals for place in head.places)
    if dash in ("", "_", *_FULL_STOP, *_COLON):
        return capitals and _are_known(head.places) and begins_sentence(rest) and dash != ""
    return _are_places(head.places) and (capitals or begins_sentence(rest))


def _are_places(places: tuple[NamedPlace, ...]) -> bool:
    return all(place.is_known or place.in_capitals for place in places)


def _are_known(places: tuple[NamedPlace, ...]) -> bool:
    return all(place.is_known for place in places)


def _is_place_alone(places: tuple[NamedPlace, ...], dash: str, rest: str) -> bool:
    is_word = len(places) == 1 and places[0].is_word_too
    if is_word or not _are_known(places) or not begins_sentence(rest) or is_result(rest):
        return False
    if dash in ("", "_"):
        return False
    if dash[0] in _COLON or dash in _FULL_STOP:
        return _stands_before_stop(places, dash, rest)
    has_region = bool(places[-1].region)
    if all(place.in_capitals for place in places):
        return has_region or not _leads_on(rest)
    return dash.startswith(".") or _goes_on_as_story(rest, has_region=has_region)


def _stands_before_stop(places: tuple[NamedPlace, ...], dash: str, rest: str) -> bool:
    """Accept "BOCHUM. Das Schauspielhaus" and "SINGAPORE: A hawker", but neither talk nor tables."""
    if not all(place.in_capitals for place in places) or names_place(rest):
        return False
    if dash in _FULL_STOP:
        return True
    return is_whole_sentence(rest) and not is_talk_or_table(rest) and not places[0].is_given_name


def _leads_on(rest: str) -> bool:
    """Tell a line from town to town in capitals."""
    return names_place(rest) and rest.split(maxsplit=1)[0].strip(",.:").isupper()


def _goes_on_as_story(rest: str, *, has_region: bool) -> bool:
    """Tell "Wien - Auch die Oper schloss" from "Paris - Roubaix"."""
    if not rest[0].isalpha() and rest[0] not in "\"“„«¿¡":
        return False
    if has_region:
        return True
    return is_whole_sentence(rest) and not (names_place(rest) or is_interrupted(rest))
