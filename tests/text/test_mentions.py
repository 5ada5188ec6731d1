import re
import time

from hypothesis import given
from hypothesis import strategies as st

from articles.text.html import clean_body, plain
from articles.text.mentions import link_first

MEDVEDEV = (["Dmitry Medvedev", "Dmitri Medvedev"], "/people/medvedev/")
RASMUSSEN = (["Anders Fogh Rasmussen"], "/people/rasmussen/")
OBRIEN = (["Sean O'Brien"], "/people/obrien/")


def linked(html: str, *people: tuple[list[str], str]) -> list[str]:
    return re.findall(r'<a href="/people/\w+/">([^<]*)</a>', link_first(html, people))


class LinkFirst:
    def test_links_each_person_once_where_first_named(self) -> None:
        html = "<p>Dmitry Medvedev met Anders Fogh Rasmussen.</p><p>Dmitry Medvedev smiled.</p>"
        assert link_first(html, [MEDVEDEV, RASMUSSEN]) == (
            '<p><a href="/people/medvedev/">Dmitry Medvedev</a> met '
            '<a href="/people/rasmussen/">Anders Fogh Rasmussen</a>.</p><p>Dmitry Medvedev smiled.</p>'
        )

    def test_takes_any_of_the_names(self) -> None:
        assert linked("<p>Dmitri Medvedev said, and Dmitry Medvedev too.</p>", MEDVEDEV) == [
            "Dmitri Medvedev"
        ]

    def test_leaves_links_and_sub_heads_alone(self) -> None:
        html = '<h2>Dmitry Medvedev</h2><p><a href="/x/">Dmitry Medvedev</a>, by Dmitry Medvedev</p>'
        assert link_first(html, [MEDVEDEV]).endswith('by <a href="/people/medvedev/">Dmitry Medvedev</a></p>')

    def test_leaves_a_person_alone_whom_the_editor_has_linked(self) -> None:
        html = '<p><a href="/people/medvedev/">the president</a>, Dmitry Medvedev</p>'
        assert link_first(html, [MEDVEDEV]) == html

    def test_allows_a_possessive(self) -> None:
        assert linked("<p>Dmitry Medvedev’s plan</p>", MEDVEDEV) == ["Dmitry Medvedev"]

    def test_allows_either_apostrophe_and_no_break_spaces(self) -> None:
        assert linked("<p>Sean O’Brien and Anders&nbsp;Fogh Rasmussen</p>", OBRIEN, RASMUSSEN) == [
            "Sean O’Brien",
            "Anders&nbsp;Fogh Rasmussen",
        ]

    def test_never_links_part_of_a_word_or_of_another_name(self) -> None:
        person = (["Ana Kovač"], "/people/kovac/")
        for text in (
            "Ana Kovačs",
            "Susana Kovač",
            "Ana Kovač-Brand",
            "Maria-Ana Kovač",
            "ANA KOVAČ",
            "ana kovač",
        ):
            assert linked(f"<p>{text}</p>", person) == []

    def test_prefers_the_longest_name(self) -> None:
        junior = (["George Bush Jr"], "/people/junior/")
        senior = (["George Bush"], "/people/senior/")
        html = "<p>George Bush Jr and George Bush</p>"
        assert link_first(html, [senior, junior]) == (
            '<p><a href="/people/junior/">George Bush Jr</a> and '
            '<a href="/people/senior/">George Bush</a></p>'
        )

    def test_links_a_surname_after_a_title_when_the_full_name_never_appears(self) -> None:
        assert linked("<p>President Medvedev met Rasmussen.</p>", MEDVEDEV, RASMUSSEN) == ["Medvedev"]
        assert linked("<p>Mr. Medvedev and Dmitry Medvedev</p>", MEDVEDEV) == ["Dmitry Medvedev"]

    def test_does_not_choose_between_two_of_one_surname(self) -> None:
        other = (["Lars Rasmussen"], "/people/lars/")
        assert linked("<p>Prime Minister Rasmussen</p>", RASMUSSEN, other) == []

    def test_matches_names_with_signs_of_markup(self) -> None:
        assert linked("<p>the AT&amp;T Man</p>", (["AT&T Man"], "/people/man/")) == ["AT&amp;T Man"]

    def test_takes_time_by_the_length_of_the_text(self) -> None:
        people = [([f"Ana Kos{number}"], f"/people/{number}/") for number in range(300)]
        start = time.process_time()
        link_first("<p>" + "Ana Kos and Ana Kosa " * 5_000 + "</p>", people)
        assert time.process_time() - start < 3

    @given(
        st.text(alphabet="AnaKos 'é-<>&;", max_size=60),
        st.lists(st.sampled_from(["Ana", "Ana Kos", "Kos", "é", "-", ""])),
    )
    def test_changes_no_text(self, text: str, names: list[str]) -> None:
        html = clean_body(text)
        assert plain(link_first(html, [(names, "/people/a/")])) == plain(html)
