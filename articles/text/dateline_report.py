"""What was read off a first paragraph, as one object of JSON."""

from typing import Any

from articles.text.dateline import read
from articles.text.whereabouts import Whereabouts, whereabouts


def report(text: str) -> dict[str, Any]:
    """Read the dateline off a first paragraph; `dateline` is null unless it is certain."""
    reading = read(text)
    return {
        "dateline": reading.dateline,
        "mark": reading.mark,
        "rest": reading.rest,
        "places": list(map(_place, whereabouts(reading))),
        "date": reading.date,
        "agency": reading.agency,
        "certainty": reading.certainty,
        "proposal": reading.proposal,
    }


def _place(place: Whereabouts) -> dict[str, Any]:
    return {
        "name": place.printed.name,
        "place": place.name,
        "region": place.region,
        "country": place.country,
        "country_code": place.country_code,
        "latitude": place.entry and place.entry.latitude,
        "longitude": place.entry and place.entry.longitude,
    }
