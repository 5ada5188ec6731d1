"""What two people wrote is brought together: nothing is dropped, and nobody is asked in vain."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles.text.merge import Overlap, merge_bodies, merge_lines, merge_rows, merge_values
from tests.text.pairs import Pair, pairs

BASE = "<p>One fish.</p>\n<p>Two boats.</p>\n<p>Three quays.</p>\n<p>Four ports.</p>"

words = st.sampled_from(
    ["ferry", "port", "quay", "harbour", "captain", "storm", "left", "late", "early", "Tuesday"]
)
sentences = st.lists(words, min_size=1, max_size=5).map(" ".join)
bodies = st.lists(sentences, max_size=6).map(lambda lines: "\n".join(f"<p>{line}.</p>" for line in lines))


def changed(**new: str) -> str:
    """Give BASE with the paragraph that holds a word replaced."""
    lines = BASE.split("\n")
    return "\n".join(next((text for word, text in new.items() if word in line), line) for line in lines)


class MergeOfBodies:
    def test_takes_what_only_one_changed(self) -> None:
        mine, theirs = changed(fish="<p>One cod.</p>"), changed(ports="<p>Five ports.</p>")
        merged = merge_bodies(BASE, mine, theirs)
        assert merged.value == changed(fish="<p>One cod.</p>", ports="<p>Five ports.</p>")
        assert merged.overlaps == []

    def test_takes_changes_of_neighbours(self) -> None:
        mine, theirs = changed(boats="<p>Two ships.</p>"), changed(quays="<p>Three piers.</p>")
        assert not merge_bodies(BASE, mine, theirs).overlaps

    def test_asks_where_both_rewrote_one_paragraph(self) -> None:
        mine, theirs = changed(boats="<p>Two ships.</p>"), changed(boats="<p>Two rafts.</p>")
        merged = merge_bodies(BASE, mine, theirs)
        assert merged.value == mine
        assert merged.overlaps == [Overlap("<p>Two boats.</p>", "<p>Two ships.</p>", "<p>Two rafts.</p>")]

    def test_asks_where_one_took_out_what_the_other_rewrote(self) -> None:
        mine, theirs = changed(boats="").replace("\n\n", "\n"), changed(boats="<p>Two rafts.</p>")
        merged = merge_bodies(BASE, mine, theirs)
        assert merged.value == mine
        assert merged.overlaps == [Overlap("<p>Two boats.</p>", "", "<p>Two rafts.</p>")]

    def test_asks_where_both_put_something_in(self) -> None:
        mine, theirs = BASE + "\n<p>Five seas.</p>", BASE + "\n<p>Six skies.</p>"
        assert merge_bodies(BASE, mine, theirs).overlaps == [
            Overlap("", "<p>Five seas.</p>", "<p>Six skies.</p>")
        ]

    def test_asks_where_one_put_something_in_beside_what_the_other_took_apart(self) -> None:
        mine = changed(boats="<p>Two boats.</p>\n<p>And a raft.</p>")
        theirs = changed(boats="<p>Red rafts lay there.</p>\n<p>Nobody knew why.</p>")
        assert len(merge_bodies(BASE, mine, theirs).overlaps) == 1

    def test_takes_once_what_both_did_alike(self) -> None:
        both = changed(boats="<p>Two ships.</p>")
        theirs = both + "\n<p>Five seas.</p>"
        assert merge_bodies(BASE, both, theirs).value == theirs

    def test_lets_the_caller_choose_at_each_overlap(self) -> None:
        mine, theirs = changed(boats="<p>Two ships.</p>"), changed(boats="<p>Two rafts.</p>")
        merged = merge_bodies(BASE, mine, theirs, lambda overlap: f"{overlap.theirs}\n{overlap.mine}")
        assert merged.value == changed(boats="<p>Two rafts.</p>\n<p>Two ships.</p>")

    def test_keeps_text_that_stands_in_no_block(self) -> None:
        assert merge_bodies("<p>A b.</p>", "<p>A b.</p> loose", "<p>C d e.</p>").value.endswith("loose")

    @given(bodies, bodies)
    def test_gives_back_the_side_that_alone_changed(self, base: str, changed: str) -> None:
        assert merge_bodies(base, changed, base).value == changed
        assert merge_bodies(base, base, changed).value == changed
        assert merge_bodies(base, changed, changed).value == changed

    @given(bodies, bodies, bodies)
    def test_drops_nothing_of_either_side(self, base: str, mine: str, theirs: str) -> None:
        merged = merge_bodies(base, mine, theirs)
        offered = "\n".join([merged.value, *(overlap.theirs for overlap in merged.overlaps)])
        for side in (mine, theirs):
            new = set(side.split("\n")) - set(base.split("\n"))
            assert new <= set(offered.split("\n")) | {""}

    @given(bodies, bodies, bodies)
    @example("<p>ferry port.</p>", "<p>ferry.</p>\n<p>ferry.</p>", "<p>ferry.</p>\n<p>ferry ferry.</p>")
    def test_asks_the_same_of_either_side(self, base: str, mine: str, theirs: str) -> None:
        here, there = merge_bodies(base, mine, theirs), merge_bodies(base, theirs, mine)
        assert here.overlaps == [Overlap(each.base, each.theirs, each.mine) for each in there.overlaps]

    @given(bodies, bodies, bodies)
    def test_is_settled_when_merged_again(self, base: str, mine: str, theirs: str) -> None:
        merged = merge_bodies(base, mine, theirs)
        if not merged.overlaps:
            assert merge_bodies(theirs, merged.value, theirs).value == merged.value


class MergesOfSeparateChanges:
    """A2.3: changes of different paragraphs, each pair with the one right answer it was made from."""

    def test_are_right_and_rarely_ask(self) -> None:
        tally = Tally.of(pairs(200))
        assert tally.wrong == []
        assert tally.unasked >= 0.95 * tally.merged

    @pytest.mark.slow
    def test_are_right_and_rarely_ask_two_thousand_times(self) -> None:
        tally = Tally.of(pairs(2000))
        assert tally.wrong == []
        assert tally.unasked >= 0.95 * tally.merged


@dataclass
class Tally:
    merged: int
    unasked: int
    wrong: list[Pair]

    @classmethod
    def of(cls, made: list[Pair]) -> "Tally":
        results = [(pair, merge_bodies(pair.base, pair.mine, pair.theirs)) for pair in made]
        unasked = [(pair, merged.value) for pair, merged in results if not merged.overlaps]
        return cls(len(made), len(unasked), [pair for pair, value in unasked if value != pair.right])


class MergeOfLines:
    def test_keeps_empty_lines(self) -> None:
        base = "Ask Ada.\n\nCall the port.\n"
        merged = merge_lines(base, base + "Done.", base.replace("Ada", "Bo"))
        assert merged.value == "Ask Bo.\n\nCall the port.\nDone."


class MergeOfValues:
    def test_takes_the_one_that_changed(self) -> None:
        assert merge_values(1, 1, 2).value == merge_values(1, 2, 1).value == 2

    def test_asks_when_both_changed_it(self) -> None:
        assert merge_values(1, 2, 3).overlaps == [Overlap(1, 2, 3)]

    def test_does_not_ask_when_both_agree(self) -> None:
        assert merge_values(1, 2, 2).overlaps == []


Row = tuple[str, str]


def first(row: Row) -> str:
    return row[0]


class MergeOfRows:
    base: list[Row] = [("Ada", "captain"), ("Bo", "mayor"), ("Cy", "")]

    def merged(self, mine: list[Row], theirs: list[Row]) -> list[Row]:
        merged = merge_rows(self.base, mine, theirs, first)
        assert not merged.overlaps
        return merged.value

    def test_takes_what_each_added_and_took_out(self) -> None:
        mine, theirs = [*self.base, ("Di", "")], [*self.base[1:], ("Ed", "")]
        assert self.merged(mine, theirs) == [("Bo", "mayor"), ("Cy", ""), ("Di", ""), ("Ed", "")]

    def test_takes_what_each_rewrote(self) -> None:
        mine = [("Ada", "pilot"), *self.base[1:]]
        theirs = [*self.base[:2], ("Cy", "cook")]
        assert self.merged(mine, theirs) == [("Ada", "pilot"), ("Bo", "mayor"), ("Cy", "cook")]

    def test_keeps_the_order_of_who_moved_rows(self) -> None:
        mine, theirs = self.base[::-1], [("Zoe", ""), *self.base]
        assert self.merged(mine, theirs) == [("Zoe", ""), ("Cy", ""), ("Bo", "mayor"), ("Ada", "captain")]

    @pytest.mark.parametrize(
        ("mine", "theirs"),
        [
            ([("Ada", "pilot")], [("Ada", "cook")]),
            ([("Bo", "mayor")], [("Ada", "cook"), ("Bo", "mayor")]),
            ([("Cy", ""), ("Ada", "captain")], [("Bo", "mayor"), ("Ada", "captain"), ("Cy", "")]),
            ([("Ada", "captain"), ("Ada", "twice")], [("Ada", "captain")]),
            ([("Di", "cook")], [("Di", "pilot")]),
        ],
        ids=["rewritten twice", "rewritten and taken out", "moved twice", "a row twice", "added twice"],
    )  # fmt: skip
    def test_asks_about_the_list(self, mine: list[Row], theirs: list[Row]) -> None:
        assert merge_rows(self.base, mine, theirs, first).overlaps == [Overlap(self.base, mine, theirs)]

    @given(st.lists(st.integers(0, 9), unique=True), st.lists(st.integers(0, 9), unique=True))
    def test_gives_back_the_side_that_alone_changed(self, base: list[int], changed: list[int]) -> None:
        same: Callable[[int], int] = int
        assert merge_rows(base, changed, base, same).value == changed
        assert merge_rows(base, base, changed, same).value == changed

    @given(*[st.lists(st.integers(0, 9), unique=True)] * 3)
    def test_drops_nothing_that_either_added(
        self, base: list[int], mine: list[int], theirs: list[int]
    ) -> None:
        merged = merge_rows(base, mine, theirs, int)
        added = (set(mine) | set(theirs)) - set(base)
        offered = set(merged.value) | {row for overlap in merged.overlaps for row in overlap.theirs}
        assert added <= offered
