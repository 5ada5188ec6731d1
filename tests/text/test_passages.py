"""A text is cut without losing a character, and a change touches few pieces."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from articles.text.passages import cut
from tests.text.pairs import WORDS


class Cut:
    @given(st.text(alphabet=st.sampled_from("ab <\n\r\u2028\u0085é"), max_size=200))
    def test_loses_nothing(self, text: str) -> None:
        assert "".join(cut(text)) == text
        assert "".join(cut(text * 50)) == text * 50

    def test_gives_a_piece_for_each_line(self) -> None:
        assert cut("<p>One.</p>\n<p>Two.</p>") == ["<p>One.</p>\n", "<p>Two.</p>"]

    def test_of_one_long_line_stays_the_same_elsewhere(self) -> None:
        words = Random(1).choices(WORDS, k=5000)
        before = cut(" ".join(words))
        words[2500] = "another"
        after = cut(" ".join(words))
        assert len(before) > 20
        assert len(set(after) - set(before)) <= 2
