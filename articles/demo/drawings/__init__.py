"""The pictures of the demo newspaper, drawn afresh by code whenever they are asked for."""

from collections.abc import Callable
from functools import partial

from PIL import Image

from articles.demo.drawings import (
    arts,
    coasts,
    frost,
    houses,
    lands,
    portraits,
    sciences,
    ships,
    slopes,
    sports,
    streets,
    works,
)
from articles.demo.drawings.sheet import Sheet

_Drawing = tuple[Callable[[], Sheet], tuple[float, float]]

_DRAWINGS: dict[str, _Drawing] = {
    "boatyard": (coasts.boatyard, (0.5, 0.55)),
    "books": (arts.books, (0.45, 0.65)),
    "cable_ship": (works.cable_ship, (0.6, 0.33)),
    "chimneys": (works.chimneys, (0.62, 0.5)),
    "climber": (sports.climber, (0.5, 0.42)),
    "delta": (lands.delta, (0.42, 0.75)),
    "ferry_in_fog": (ships.ferry_in_fog, (0.48, 0.52)),
    "fields": (lands.fields, (0.6, 0.5)),
    "funicular": (slopes.funicular, (0.52, 0.55)),
    "harbour": (ships.harbour, (0.55, 0.55)),
    "hill_tram": (slopes.hill_tram, (0.45, 0.5)),
    "ice_storm": (frost.ice_storm, (0.55, 0.7)),
    "lantern_boat": (ships.lantern_boat, (0.56, 0.58)),
    "lighthouse": (coasts.lighthouse, (0.65, 0.4)),
    "market_hall": (houses.market_hall, (0.5, 0.65)),
    "ministry": (works.ministry, (0.53, 0.75)),
    "mosquito": (sciences.mosquito, (0.48, 0.43)),
    "mountains": (frost.mountains, (0.58, 0.4)),
    "night_tram": (streets.night_tram, (0.5, 0.6)),
    "observatory": (sciences.observatory, (0.5, 0.65)),
    "orchestra": (arts.orchestra, (0.5, 0.5)),
    "pipeline": (lands.pipeline, (0.6, 0.65)),
    "pirogues": (coasts.pirogues, (0.5, 0.7)),
    "rooftop_hives": (houses.rooftop_hives, (0.6, 0.6)),
    "runners": (sports.runners, (0.67, 0.7)),
    "salt_flat": (lands.salt_flat, (0.38, 0.65)),
    "sea_chart": (sciences.sea_chart, (0.53, 0.42)),
    "skyline_at_dusk": (streets.skyline_at_dusk, (0.6, 0.55)),
    "stadium": (sports.stadium, (0.5, 0.75)),
    "studio_faces": (arts.studio_faces, (0.55, 0.4)),
    "tightrope": (works.tightrope, (0.44, 0.25)),
    "village_shore": (coasts.village_shore, (0.55, 0.65)),
}

_DRAWINGS |= {
    f"portrait_{name}": (partial(portraits.portrait, name), (0.5, 0.42)) for name in portraits.SITTERS
}

NAMES = tuple(_DRAWINGS)


def draw(name: str) -> Image.Image:
    """Return the picture of that name; every call gives the same pixels."""
    return _DRAWINGS[name][0]().printed()


def focal(name: str) -> tuple[float, float]:
    """Return the point a crop must keep, as shares of width and height."""
    return _DRAWINGS[name][1]
