"""Two versions of one story are merged part by part, and only what both changed is asked about."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.publishing.content import Content
from articles.publishing.merging import BOTH, MINE, THEIRS, merge_contents

BASE: Content = {
    "headline": "Ferry leaves",
    "standfirst": "On time.",
    "body_html": "<p>One fish.</p>\n<p>Two boats.</p>\n<p>Three quays.</p>",
    "editor_note": "Ask Ada.",
    "section": 1,
    "dateline": None,
    "bylines": [{"person": 1, "role": "reporter", "text": ""}],
    "mentions": [{"person": 2, "role": ""}],
    "pictures": [],
    "related": [],
    "tags": [1, 2],
}


def body(**changed: str) -> str:
    lines = BASE["body_html"].split("\n")
    return "\n".join(next((new for word, new in changed.items() if word in line), line) for line in lines)


CHANGES: dict[str, Any] = {
    "headline": "Ferry flies",
    "standfirst": "Late.",
    "body_html": body(boats="<p>Two ships.</p>"),
    "section": 2,
    "dateline": {"places": []},
    "bylines": [],
    "mentions": [{"person": 2, "role": "captain"}, {"person": 3, "role": ""}],
    "tags": [2, 3],
}
some_changes = st.sets(st.sampled_from(sorted(CHANGES)))


class MergeContents:
    @given(some_changes, some_changes)
    def test_takes_separate_parts_of_either(self, here: set[str], there: set[str]) -> None:
        mine = BASE | {part: CHANGES[part] for part in here}
        theirs = BASE | {part: CHANGES[part] for part in there}
        merging = merge_contents(BASE, mine, theirs, {})
        assert merging.content == BASE | {part: CHANGES[part] for part in here | there}
        assert merging.clashes == []
        assert set(merging.brought_in) == there - here

    def test_merges_paragraphs_rows_and_topics_of_one_part(self) -> None:
        mine = BASE | {"body_html": body(fish="<p>A cod.</p>"), "mentions": [], "tags": [1, 2, 5]}
        theirs = BASE | {
            "body_html": body(quays="<p>A pier.</p>"),
            "mentions": [*BASE["mentions"], {"person": 9, "role": ""}],
            "tags": [1, 4],
        }
        merged = merge_contents(BASE, mine, theirs, {}).content
        assert merged["body_html"] == body(fish="<p>A cod.</p>", quays="<p>A pier.</p>")
        assert merged["mentions"] == [{"person": 9, "role": ""}]
        assert merged["tags"] == [1, 4, 5]


class AClash:
    mine = BASE | {"headline": "Mine", "body_html": body(boats="<p>My boats.</p>")}
    theirs = BASE | {"headline": "Theirs", "body_html": body(boats="<p>Their boats.</p>")}

    def test_stays_as_mine_until_its_author_chooses(self) -> None:
        merging = merge_contents(BASE, self.mine, self.theirs, {})
        assert merging.content == self.mine
        assert [clash.part for clash in merging.clashes] == ["headline", "body_html"]
        assert merging.undecided({}) == merging.clashes

    @pytest.mark.parametrize(
        ("choice", "boats"),
        [
            (MINE, "<p>My boats.</p>"),
            (THEIRS, "<p>Their boats.</p>"),
            (BOTH, "<p>Their boats.</p>\n<p>My boats.</p>"),
            ("nonsense", "<p>My boats.</p>"),
        ],
    )
    def test_is_decided_by_its_author(self, choice: str, boats: str) -> None:
        headline, boat = merge_contents(BASE, self.mine, self.theirs, {}).clashes
        choices = {headline.key: MINE, boat.key: choice}
        merging = merge_contents(BASE, self.mine, self.theirs, choices)
        assert merging.content == self.mine | {"body_html": body(boats=boats)}
        assert merging.undecided(choices) == []

    def test_is_the_same_question_while_its_author_goes_on_writing(self) -> None:
        later = self.mine | {"body_html": body(boats="<p>My own two boats.</p>")}
        before, after = (merge_contents(BASE, side, self.theirs, {}) for side in (self.mine, later))
        assert [clash.key for clash in before.clashes] == [clash.key for clash in after.clashes]

    def test_is_another_question_when_they_save_again(self) -> None:
        again = self.theirs | {"headline": "Theirs, again"}
        before, after = (merge_contents(BASE, self.mine, side, {}) for side in (self.theirs, again))
        assert before.clashes[0].key != after.clashes[0].key
        assert before.clashes[1].key == after.clashes[1].key

    def test_of_a_line_cannot_be_both(self) -> None:
        headline, boat = merge_contents(BASE, self.mine, self.theirs, {}).clashes
        assert (headline.can_be_both, boat.can_be_both) == (False, True)
