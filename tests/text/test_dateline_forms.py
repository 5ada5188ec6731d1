"""Forms of datelines combined: what holds for one place, day, agency and mark holds for all together."""

import time
from itertools import cycle, islice, product

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from articles.text.dateline import read
from articles.text.dateline_scores import scores
from articles.text.whereabouts import whereabouts
from tests.text.test_dateline import SAMPLES

LABELLED = SAMPLES.parent.parent / "labelled"

# What is printed, today's name, country.
PLACES = [
    ("MOSCOW", "Moscow", "RU"), ("RIO DE JANEIRO", "Rio de Janeiro", "BR"), ("PEKING", "Beijing", "CN"),
    ("ST. JOHN'S, Nfld.", "St. John's", "CA"), ("N'DJAMENA, Chad", "N'Djamena", "TD"),
    ("PORTLAND, Ore.", "Portland", "US"), ("BOISE, ID", "Boise", "US"), ("HOBART, Tas.", "Hobart", "AU"),
    ("LONDON, Ontario", "London", "CA"), ("CATANIA, Sicily", "Catania", "IT"), ("Wien", "Vienna", "AT"),
    ("Frankfurt/Main", "Frankfurt", "DE"), ("Guadalajara, Jal.", "Guadalajara", "MX"),
    ("KIEV, U.S.S.R.", "Kyiv", "UA"), ("LENINGRAD", "St. Petersburg", "RU"), ("Москва", "Moscow", "RU"),
    ("ТАШКЕНТ", "Tashkent", "UZ"), ("SÃO PAULO, SP", "Sao Paulo", "BR"), ("CHENNAI, India", "Chennai", "IN"),
    ("New Delhi [India]", "New Delhi", "IN"), ("UNITED NATIONS", "United Nations", "US"),
    ("EDINBURGH, Scotland", "Edinburgh", "GB"), ("KUALA LUMPUR", "Kuala Lumpur", "MY"),
    ("'S-HERTOGENBOSCH, Netherlands", "'s-Hertogenbosch", "NL"), ("ABOARD THE USS NIMITZ", "", ""),
    ("AT SEA", "", ""), ("NEAR MOSUL, Iraq", "Mosul", "IQ"), ("BELFAST, N. Ireland", "Belfast", "GB"),
]  # fmt: skip
DAYS = [
    "", "Nov 4", "Nov. 4, 2010", "4 November", "Monday", "Tuesday, April 25", "10 abr", "3 de marzo de 2019",
    "12. März", "1er avril 2019", "9 giu.", "12 set", "14 Mac", "3 июня", "10 фев", "16 февраля", "06-12",
    "Dec. 03, 2019", "2nd June", "2 Ogos 2021", "Mach 9", "Narch 2", "March 2O", "April l", "March 119",
    "Setpember 4",
]  # fmt: skip
AGENCIES = [
    "",
    " (AP)",
    " (Reuters)",
    " /TASS/",
    " (dpa/lno)",
    " (EUROPA PRESS)",
    " (KXYZ)",
    ", Reuter",
    " AAP",
]
MARKS = [" - ", " — ", " – ", " -- ", "--", ".- ", " _ "]
REST = "The bridge was opened on Thursday, and nobody crossed it."
MISTYPED = {"Mach 9", "Narch 2", "March 2O", "April l", "March 119", "Setpember 4"}


def combined(number: int) -> list[tuple[str, str, str, str]]:
    """Take so many combinations, spread over all of them."""
    every = [
        (place, day, agency, mark)
        for place, day, agency, mark in product(range(len(PLACES)), DAYS, AGENCIES, MARKS)
        # An underscore closes only what an agency stands in.
        if agency or mark not in (" _ ", "--")
    ]
    step = len(every) // number
    return [(str(place), day, agency, mark) for place, day, agency, mark in every[::step]][:number]


class Combined:
    @pytest.mark.parametrize(("place", "day", "agency", "mark"), combined(160))
    def test_is_read_with_its_place(self, place: str, day: str, agency: str, mark: str) -> None:
        printed, name, code = PLACES[int(place)]
        if day in MISTYPED:
            agency = ""
        head = f"{printed}, {day}{agency}" if day else f"{printed}{agency}"
        mark = " - " if mark in (" _ ", "--") and not agency else mark
        reading = read(f"{head}{mark}{REST}")
        assert (reading.dateline, reading.mark, reading.rest) == (head, mark, REST)
        assert reading.date == day
        assert reading.agency == agency.strip(" (),/").removesuffix(")")
        (found,) = whereabouts(reading)
        assert name in ("", found.name)
        assert found.country_code == code

    def test_holds_for_several_places(self) -> None:
        names = islice(cycle(["PARIS", "BERLIN", "NAIROBI", "LIMA", "OSLO"]), 40)
        for first, second in zip(names, islice(cycle(["TOKYO", "CAIRO", "QUITO"]), 40), strict=False):
            for between in ("/", " and ", " AND ", " & "):
                head = f"{first}{between}{second} (AP)"
                assert read(f"{head} — {REST}").dateline == head

    @pytest.mark.parametrize("line", ["datelines-seen.tsv"])
    def test_reaches_the_figures_on_what_an_editor_labelled(self, line: str) -> None:
        with (LABELLED / line).open(encoding="utf-8", newline="\n") as rows:
            counted = scores(rows)
        assert counted.are_reached
        assert [str(miss) for miss in counted.misses] == []

    def test_reaches_the_figures_on_what_nobody_has_looked_at(self) -> None:
        with (LABELLED / "datelines-held-back.tsv").open(encoding="utf-8", newline="\n") as rows:
            counted = scores(rows)
        # Without the rows: they stay unseen.
        assert counted.recognised >= 0.99 * counted.datelines, "recognition"
        assert counted.right_place >= 0.97 * counted.located, "places"
        assert not counted.irreversible, "reversible"


class LookAlikes:
    @pytest.mark.parametrize(
        "text",
        [
            "Москва - Петушки", "Boston - Celtics 102, Knicks 98", "PARIS HILTON - The heiress left.",
            "LONDON: 14, rain. PARIS: 17, cloud.", "SYDNEY: I was there when it fell.",
            "MOSCOW (AP Photo/John Smith) - A man walks.", "John Smith (Reuters) - He was there.",
            "LONDON/PARIS/NEW YORK", "• LONDON - Two museums closed today.", "* LONDON - Two museums closed.",
            "LONDON, March 3 - 7: book fair", "Paris, 3 juin - Concert", "TOKYO MARKETS: Nikkei rises again.",
            "DUBAI CRUDE - May cargoes rose by a dime.", "BERLIN – Ist das noch Kunst, Frau Sommer?",
            "Madison — Our dog — was lost for a week.", "ROME: Adds details in third paragraph.",
            "WIEN - Bratislava in 45 Minuten fährt der Zug.", "ROCHESTER, N.Y.-based Kodak", "EU: They met.",
            "据新华社北京3月15日电，今天开馆。", "LONDON (left) - The dog of the year.", "Berlin (SPD) – die",
            "LEEDS - Stoke 1-1, after a late goal.", "MAY - The month of mud has come again.",
        ],
    )  # fmt: skip
    def test_are_left_alone(self, text: str) -> None:
        assert (read(text).dateline, read(text).rest) == (None, text)


WORDS = st.sampled_from(
    [place for place, _, _ in PLACES] + [word for word in (*DAYS, *AGENCIES) if word] + MARKS
    + [", ", ". ", ": ", " ", "(", ")", "/", "[", "]", "*", "c ", "The", "said"]
    + ["新华社", "北京", "3月15日电", "\u00a0"]
)  # fmt: skip


class AnyText:
    @given(st.one_of(st.text(), st.lists(WORDS, max_size=12).map("".join)))
    @example("MOSCOW - MOSCOW - MOSCOW - ")
    @example("（中央社台北15日電）")
    @settings(max_examples=300)
    def test_is_put_together_again_and_says_what_it_is(self, text: str) -> None:
        reading = read(text)
        assert (reading.dateline or "") + reading.mark + reading.rest == text
        assert (reading.certainty == "certain") == (reading.dateline is not None)
        assert text.startswith(reading.proposal + reading.proposed_mark)
        for place in whereabouts(reading):
            assert place.name

    @given(st.lists(WORDS, max_size=8).map("".join))
    def test_that_is_a_story_stays_one_when_it_is_read_again(self, head: str) -> None:
        rest = read(f"{head} - {REST}").rest
        if rest.endswith(REST) and rest == REST:
            assert read(rest).rest == rest

    @pytest.mark.parametrize(
        "piece",
        ["MOSCOW - ", "(", "A ", "а, ", "PARIS/", "- ", "Nov 4 ", "(AP) ", ". ", "x", "北京、", "1", "é'"],
    )
    def test_takes_no_longer_for_a_hundred_kilobytes(self, piece: str) -> None:
        def seconds(size: int) -> float:
            text = piece * (size // len(piece))
            start = time.process_time()
            read(text)
            return time.process_time() - start

        read(piece)
        assert seconds(100_000) < 0.25
