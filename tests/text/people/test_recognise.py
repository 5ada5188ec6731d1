"""Who is found in a text, and what only looks like it."""

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text.people.found import Doubt, Mention
from articles.text.people.lexicon import Someone
from articles.text.people.recognise import Recogniser
from tests.text.people.cast import DAY, EVERYBODY, named, reading, unclear
from tests.text.people_score import score


class AName:
    def test_is_found_without_its_title_and_possessive(self) -> None:
        assert named("President Dmitry Medvedev's train was late.") == [("Dmitry Medvedev", "medvedev")]

    @pytest.mark.parametrize(
        "printed",
        [
            *(
                "Dmitri Medvedev",
                "Dmitrij Medwedjew",
                "DMITRY MEDVEDEV",
                "Medvedev, Dmitry",
                "D. A. Medvedev",
            ),
            *("Dmitry Anatolyevich Medvedev", "Dmitry A. Medvedev"),
        ],
    )
    def test_is_found_in_other_spellings(self, printed: str) -> None:
        assert named(f"Then {printed} spoke.") == [(printed, "medvedev")]

    @pytest.mark.parametrize("printed", ["Дмитрия Медведева", "Дмитрию Медведеву", "Дмитрием Медведевым"])
    def test_is_found_inflected(self, printed: str) -> None:
        assert named(f"В Лиссабоне ждали {printed}.", lang="ru") == [(printed, "medvedev")]

    def test_is_found_among_chinese_characters(self) -> None:
        assert named("记者看见金正日在车站。", lang="zh") == [("金正日", "kim")]
        assert named("金正日路今天封闭。", lang="zh") == []

    def test_takes_its_suffix_with_it(self) -> None:
        assert named("Walter Hobbs, Jr., rowed.") == [("Walter Hobbs, Jr.", "hobbs")]

    def test_stays_found_when_its_bearer_is_changed(self) -> None:
        recogniser = Recogniser(EVERYBODY)
        recogniser.lexicon.put(Someone("medvedev", "Dmitry Petrov"))
        text = "Dmitry Medvedev and Dmitry Petrov."
        found = recogniser.read(text, on=DAY).mentions
        assert [text[each.start : each.end] for each in found] == ["Dmitry Petrov"]


class ASurname:
    def test_counts_once_its_bearer_has_stood(self) -> None:
        assert named("Silvio Berlusconi sang. Berlusconi bowed.")[1] == ("Berlusconi", "berlusconi")

    def test_alone_is_left_to_the_editor(self) -> None:
        found = reading("Berlusconi bowed.")
        assert not found.mentions
        assert [each.candidates for each in found.alone] == [("berlusconi",)]

    def test_of_several_is_unclear(self) -> None:
        assert unclear("Rasmussen bowed.") == [("Rasmussen", ("fogh", "lars"))]

    def test_is_decided_by_a_title_on_the_day(self) -> None:
        text = "Prime Minister Rasmussen met NATO Secretary General Rasmussen."
        assert named(text) == [("Rasmussen", "lars"), ("Rasmussen", "fogh")]

    def test_of_a_president_who_was_none_yet_is_told(self) -> None:
        [mention] = reading("Prime Minister Medvedev spoke.", on=DAY).mentions
        assert (mention.person, mention.fits) == ("medvedev", False)

    def test_of_a_month_is_a_month(self) -> None:
        assert named("Theresa May spoke. In May she rested; May said so.") == [
            ("Theresa May", "may"),
            ("May", "may"),
        ]


class Precision:
    @pytest.mark.parametrize(
        "text",
        [
            "Boris Berlusconi bakes. Berlusconi also sells coal.",
            "Maria Silvio Berlusconi is somebody else.",
            "Silvio Berlusconi Street is closed.",
            "The Dmitry Medvedev sails at noon.",
            "The frigate Dmitry Medvedev sails at noon.",
            "Berlusconi & Sons make bread.",
            "Write to silvio.berlusconi@orrin.example.",
            "Tropical storm Silvio Berlusconi is gone.",
        ],
    )
    def test_lets_what_bears_a_name_be(self, text: str) -> None:
        found = reading(text)
        assert not found.mentions
        assert not found.ambiguous

    def test_knows_another_first_name(self) -> None:
        text = "Silvio Berlusconi sang. The prize went to Boris Berlusconi. Berlusconi wept."
        assert named(text) == [("Silvio Berlusconi", "berlusconi")]

    def test_knows_a_longer_name(self) -> None:
        assert named("Silvio Berlusconi sang at House Berlusconi.") == [("Silvio Berlusconi", "berlusconi")]

    def test_knows_a_street_in_a_headline(self) -> None:
        assert not named("Silvio Berlusconi Street Is Closed For Repairs")

    def test_lets_animals_be(self) -> None:
        assert not named("Silvio Berlusconi, a Clydesdale mare, took the prize.")

    def test_knows_rulers_by_their_title(self) -> None:
        assert named("Pope Benedict spoke. Benedict Arnold did not.") == [("Benedict", "benedict")]


class TwoOfOneName:
    def test_are_told_apart_by_their_trade(self) -> None:
        text = "John Smith, spokesman for the Port of Halden, met geologist John Smith."
        assert [person for _, person in named(text)] == ["port", "geologist"]

    def test_are_unclear_without(self) -> None:
        assert unclear("John Smith came.") == [("John Smith", ("geologist", "port"))]


class SomebodyUnknown:
    @pytest.mark.parametrize(
        ("text", "lang"),
        [
            ("Senator Mira Holloway voted.", "en"),
            ("Mira Holloway, a 40-year-old baker, voted.", "en"),
            ("The mayor of Orrin, Mira Holloway, voted.", "en"),
            ("Bürgermeisterin Mira Holloway kam.", "de"),
            ("La boulangère Mira Holloway parle.", "fr"),
        ],
    )
    def test_is_offered_with_a_title(self, text: str, lang: str) -> None:
        assert named(text, lang=lang) == [("Mira Holloway", None)]

    def test_is_none_without(self) -> None:
        assert not named("Mira Holloway, 41, queued with her neighbour Tom Okely.")


class TheLabelledParagraphs:
    def test_are_read_well(self) -> None:
        seen, held_back = score("seen"), score("held-back")
        assert min(seen.precision, held_back.precision) >= 0.95
        assert min(seen.recall, held_back.recall) >= 0.9


class AnyText:
    @settings(max_examples=150, deadline=None)
    @given(st.text(max_size=200), st.sampled_from(["en", "ru", "de", "fr", "zh", ""]))
    def test_is_read_without_fault(self, text: str, lang: str) -> None:
        found = Recogniser(EVERYBODY[:4]).read(text, on=date(2010, 1, 1), lang=lang)
        everything: list[Mention | Doubt] = [*found.mentions, *found.ambiguous, *found.alone]
        spans = sorted((each.start, each.end) for each in everything)
        assert all(0 <= start < end <= len(text) for start, end in spans)

    def test_is_read_in_time(self) -> None:
        recogniser = Recogniser(EVERYBODY)
        text = "President Dmitry Medvedev met Rasmussen, and A. B. C. D. E. " * 100
        started = time.process_time()
        recogniser.read(text, on=DAY)
        assert time.process_time() - started < 1
