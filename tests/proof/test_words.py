"""Words that betray a hidden story are found in whatever form an address gives them, and no others are."""

import json

import pytest

from articles.proof.words import HEADLINE, PICTURE, SLUG, SLUGLINE, TEXT, Found, Hidden, Secret, texts_in

SENTENCE = "The harbour master, “dismissed” & angry, left by the back door."
BETRAYED = Secret(7, TEXT)


@pytest.fixture
def hidden() -> Hidden:
    hidden = Hidden()
    hidden.hide(7, TEXT, f"<p>He said no.</p><p>{SENTENCE} Nobody saw it.</p>")
    return hidden


def betrayed(hidden: Hidden, text: str, asked: str = "/") -> list[Secret]:
    return [found.secret for found in hidden.found_in(text, asked=asked)]


class FoundIn:
    @pytest.mark.parametrize(
        "text",
        [
            f"<p>{SENTENCE}</p>",
            "<p>The <a href='/x/'>harbour</a> master, “dismissed” &amp; angry, left by the …</p>",
            '<meta content="the harbour master, &ldquo;dismissed&rdquo; &amp; angry, left">',
            f"<description>&lt;p&gt;{SENTENCE.replace('&', '&amp;amp;')}&lt;/p&gt;</description>",
            json.dumps({"html": f"<p>{SENTENCE}</p>"}),
            json.dumps("\nThe harbour master, \n“dismissed” & angry, left").replace(" &", " \\u0026"),
        ],
        ids=["page", "cut short", "attribute", "feed", "JSON", "escaped"],
    )
    def test_knows_a_sentence_in_any_dress(self, hidden: Hidden, text: str) -> None:
        assert betrayed(hidden, text) == [BETRAYED]

    def test_says_which_words_were_found(self, hidden: Hidden) -> None:
        (found,) = hidden.found_in(f"<p>{SENTENCE}</p>", asked="/")
        assert found == Found(BETRAYED, "the harbour master dismissed angry left")

    def test_is_nothing_for_words_that_anybody_might_use(self, hidden: Hidden) -> None:
        assert betrayed(hidden, "<p>He said no. The harbour master left. Nobody saw it.</p>") == []

    def test_is_nothing_for_what_is_public_too(self, hidden: Hidden) -> None:
        hidden.allow([f"Long ago: {SENTENCE}"])
        assert betrayed(hidden, SENTENCE) == []

    def test_still_knows_a_sentence_that_only_begins_like_a_public_one(self) -> None:
        hidden = Hidden()
        hidden.hide(7, TEXT, "The ferry left on time for the second time this year.")
        hidden.allow(["The ferry left on time for the first time this year."])
        assert betrayed(hidden, "The ferry left on time for the second time") == [BETRAYED]
        assert betrayed(hidden, "The ferry left on time for the first time this year.") == []

    @pytest.mark.parametrize("part", [HEADLINE, SLUGLINE])
    def test_knows_a_short_line_as_a_whole(self, part: str) -> None:
        hidden = Hidden()
        hidden.hide(7, part, "HARBOUR-dismissal")
        assert betrayed(hidden, "<b>Harbour dismissal</b>") == [Secret(7, part)]

    def test_leaves_out_a_line_of_one_word(self) -> None:
        hidden = Hidden()
        hidden.hide(7, HEADLINE, "Corrections")
        assert betrayed(hidden, "Corrections") == []


class Names:
    @pytest.fixture
    def hidden(self) -> Hidden:
        hidden = Hidden()
        hidden.hide_name(7, SLUG, "harbour-master")
        hidden.hide_name(7, SLUG, "budget")
        hidden.hide_name(7, PICTURE, "Ab3")
        return hidden

    def test_are_found_in_addresses(self, hidden: Hidden) -> None:
        text = '<a href="/news/2026/03/05/harbour-master/"><img src="/media/Ab3/wide-360.jpg">'
        assert betrayed(hidden, text) == [Secret(7, SLUG), Secret(7, PICTURE)]

    def test_are_no_secret_in_text_or_when_they_are_plain_words(self, hidden: Hidden) -> None:
        assert betrayed(hidden, 'The harbour-master. <a href="/budget/">') == []

    def test_are_no_secret_to_who_asked_by_them(self, hidden: Hidden) -> None:
        assert betrayed(hidden, "/news/harbour-master/ is gone", asked="/news/harbour-master/") == []

    def test_are_no_secret_when_something_public_has_them(self, hidden: Hidden) -> None:
        hidden.allow([], ["harbour-master", "Ab3"])
        assert hidden.names == {}


class TextsIn:
    def test_go_through_lists_and_tables(self) -> None:
        assert list(texts_in({"a": ["x", {"b": "y"}], "c": 3, "d": None})) == ["x", "y"]
