from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles.text.dateline import PrintedPlace, read

SAMPLES = Path(__file__).parent / "samples" / "datelines.tsv"


class Labelled(NamedTuple):
    text: str
    dateline: str
    places: str
    region: str
    date: str
    agency: str
    rest: str


def labelled() -> list[Labelled]:
    lines = [line for line in SAMPLES.read_text().splitlines() if line[:1] != "#"]
    return [Labelled(*line.split("\t")) for line in lines[1:]]


class Read:
    @pytest.mark.parametrize(
        "sample", [sample for sample in labelled() if sample.dateline], ids=lambda s: s.dateline
    )
    def test_reads_every_form(self, sample: Labelled) -> None:
        reading = read(sample.text)
        assert reading.certainty == "certain"
        assert reading.dateline == sample.dateline
        assert ";".join(place.name for place in reading.places) == sample.places
        assert "".join(place.region for place in reading.places) == sample.region
        assert (reading.date, reading.agency, reading.rest) == (sample.date, sample.agency, sample.rest)

    @pytest.mark.parametrize(
        "sample", [sample for sample in labelled() if not sample.dateline], ids=lambda s: s.text
    )
    def test_cuts_no_look_alike(self, sample: Labelled) -> None:
        assert (read(sample.text).dateline, read(sample.text).rest) == (None, sample.text)

    @pytest.mark.parametrize(
        ("text", "dateline", "mark"),
        [
            ("MOSCOW - Russia pledged", "MOSCOW", " - "),
            ("MOSCOW\u00a0–\u00a0Russia pledged", "MOSCOW", "\u00a0–\u00a0"),
            ("MOSCOW, Nov 4 (RIA Novosti) - Text", "MOSCOW, Nov 4 (RIA Novosti)", " - "),
            ("London (CNN)It was", "London (CNN)", ""),
            ("OTTAWA, Ont. - Text", "OTTAWA, Ont.", " - "),
            ("WASHINGTON D.C. - Text", "WASHINGTON D.C.", " - "),
            ("RICHMOND, Va. Feb 26 - Text", "RICHMOND, Va. Feb 26", " - "),
            ("PARIS,March 16 - Text", "PARIS,March 16", " - "),
            ("NEW YORK , March 5 - Text", "NEW YORK , March 5", " - "),
            ("DALLAS/FORT WORTH, Texas, March 3 - Text", "DALLAS/FORT WORTH, Texas, March 3", " - "),
            ("NEW YORK AND MAINZ, Germany-- Text", "NEW YORK AND MAINZ, Germany", "-- "),
            (
                "Tallahassee (United States) 11-15 (AFP) - Text",
                "Tallahassee (United States) 11-15 (AFP)",
                " - ",
            ),
            ("MOSCOW, Monday (Reuters) Text", "MOSCOW, Monday (Reuters)", " "),
            ("San José, 21 Abr (Elpaís.cr).- Text", "San José, 21 Abr (Elpaís.cr)", ".- "),
            ("ABOARD AIR FORCE ONE (AP) - Text", "ABOARD AIR FORCE ONE (AP)", " - "),
            ("BUENOS AIRES.- Texto", "BUENOS AIRES", ".- "),
            ("BUSAN, Oct. 5 (CA) -- Text", "BUSAN, Oct. 5 (CA)", " -- "),
            ("KUIVASTU, Estonia (HP) – Text", "KUIVASTU, Estonia (HP)", " – "),
            ("BRUSSELS/KYIV - Text - and more", "BRUSSELS/KYIV", " - "),
        ],
    )
    def test_reads_further_forms(self, text: str, dateline: str, mark: str) -> None:
        assert (read(text).dateline, read(text).mark) == (dateline, mark)

    @pytest.mark.parametrize(
        "text",
        [
            "WHEAT - Prices fell.", "GOLD - Rose again.", "AXA – Die Gruppe wuchs.",
            "HSS: What did you see?", "EXCLUSIVE (Reuters) - Talks",
            "Angela Merkel (CDU) – die frühere Kanzlerin –", "NASDAQ (COMP) - Down", "(VIDEO) - See it here",
            "Berlin: Die Oper", "Jan 3 - Rivers rose.", "MOBILE - Sales rose", "BEST - Of the week",
            "PARIS - it is over there", "Paris - London in two hours", "READ MORE: It", "A. B. - C", "- x",
            "", " ",
        ],
    )  # fmt: skip
    def test_leaves_what_is_in_doubt(self, text: str) -> None:
        assert read(text).dateline is None

    def test_tells_doubt_from_nothing(self) -> None:
        assert read("MOBILE - Sales rose").certainty == "ambiguous"
        assert read("MOBILE - Sales rose").proposal == "MOBILE"
        assert read("Sales rose.").certainty == "none"

    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("RIO DE JANEIRO, Brazil - X", "Rio de Janeiro"),
            ("MCALLEN, Texas (AP) _ X", "McAllen"),
            ("N'DJAMENA (Reuters) - X", "N'Djamena"),
            ("ST. JOHN'S, Newfoundland (CP) — X", "St. John's"),
            ("UNITED NATIONS - X", "United Nations"),
        ],
    )
    def test_gives_names_their_natural_case(self, text: str, name: str) -> None:
        assert read(text).places[0].name == name

    def test_keeps_a_region_with_its_city(self) -> None:
        assert read("NEW YORK AND MAINZ, Germany-- X").places == (
            PrintedPlace("New York"),
            PrintedPlace("Mainz", "Germany"),
        )

    @given(st.text())
    @example("MOSCOW\u2009—\u2009Text")
    @example("  MOSCOW - Text")
    def test_is_exactly_reversible(self, text: str) -> None:
        reading = read(text)
        assert (reading.dateline or "") + reading.mark + reading.rest == text

    @given(
        st.lists(
            st.sampled_from(
                [
                    "MOSCOW",
                    "Paris",
                    "WHEAT",
                    "The",
                    "Nov",
                    "4",
                    "(AP)",
                    "/TASS/",
                    "-",
                    "—",
                    " ",
                    ",",
                    ".",
                    ":",
                    "Ore",
                    "(",
                    "/",
                ]
            ),
            max_size=14,
        ).map("".join)
    )
    def test_is_reversible_on_what_looks_like_datelines(self, text: str) -> None:
        reading = read(text)
        assert (reading.dateline or "") + reading.mark + reading.rest == text
        assert (reading.dateline is None) == (reading.certainty != "certain")
