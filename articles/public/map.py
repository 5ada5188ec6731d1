"""Points on the small map of the world that the stylesheet draws."""

from collections.abc import Iterable
from dataclasses import dataclass

from articles.models import Edition

# The drawing's own size: degrees east at a scale that keeps shapes true at 37° north and south, with the
# latitudes where nobody files from left out.
WIDTH, HEIGHT = 288.0, 131.0
NORTH = 75.0
EAST_SCALE = WIDTH / 360.0


@dataclass(frozen=True)
class Pin:
    """A place on the map, in the drawing's units."""

    name: str
    x: float
    y: float


def pin(name: str, latitude: float | None, longitude: float | None) -> Pin | None:
    """Put a place on the map; one without coordinates, or off the drawing, has no pin."""
    if latitude is None or longitude is None or not NORTH - HEIGHT <= latitude <= NORTH:
        return None
    return Pin(name, round((longitude + 180) * EAST_SCALE, 1), round(NORTH - latitude, 1))


def datelines_of(editions: Iterable[Edition]) -> list[Pin]:
    """Put every place the stories are datelined from on the map, each once."""
    lines = [edition.page["dateline"] for edition in editions if edition.page["dateline"]]
    places = {place["slug"]: place for line in lines for place in line["places"]}
    pins = [pin(place["name"], place["latitude"], place["longitude"]) for place in places.values()]
    return [point for point in pins if point]
