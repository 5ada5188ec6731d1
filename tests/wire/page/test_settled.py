from articles.text.blocks import Block
from articles.wire.page.settled import Text, settle


def settled(*lines: str, tag: str = "p", dateline: str = "") -> Text:
    blocks = [Block(tag, inline=line) for line in lines]
    return settle(blocks, captions=["A goat on a roof"], printed_dateline=dateline)


class Settle:
    def test_cuts_a_certain_dateline_and_nothing_else(self) -> None:
        text = settled("<strong>OSLO</strong> - It was <em>there</em>.", "OSLO - And here.")
        assert (text.dateline, text.mark) == ("OSLO", " - ")
        assert text.html == "<p>It was <em>there</em>.</p>\n<p>OSLO - And here.</p>"

    def test_leaves_a_doubtful_one_in_the_text(self) -> None:
        text = settled("MOBILE - Sales rose.")
        assert (text.dateline, text.html) == ("", "<p>MOBILE - Sales rose.</p>")
        assert text.reading is not None
        assert text.reading.certainty == "ambiguous"

    def test_takes_a_dateline_from_elsewhere_if_it_is_one(self) -> None:
        assert settled("It was there.", dateline="OSLO, Norway").dateline == "OSLO, Norway"
        assert settled("It was there.", dateline="4 November 2010").dateline == ""

    def test_takes_a_sub_head_not_for_the_first_paragraph(self) -> None:
        text = settle(
            [Block("h2", inline="The roof"), Block("p", inline="OSLO - It was there.")], captions=[]
        )
        assert text.dateline == "OSLO"
        assert text.html == "<h2>The roof</h2>\n<p>It was there.</p>"

    def test_keeps_an_agencys_remark_apart(self) -> None:
        text = settled("(Adds detail on roof)", "OSLO - It was there.")
        assert (text.remark, text.dateline) == ("(Adds detail on roof)", "OSLO")

    def test_drops_noise_captions_and_what_is_said_twice(self) -> None:
        text = settled(
            "It was there.", "It was there.", "Share", "A goat on a roof", "© 2010 Paper", "Still."
        )
        assert text.html == "<p>It was there.</p>\n<p>Still.</p>"

    def test_turns_bold_and_capital_lines_into_sub_heads(self) -> None:
        text = settled(
            "It was there.",
            "<strong>The roof</strong>",
            "Still.",
            "THE OWNER",
            "Nobody.",
            "<strong>End</strong>",
        )
        assert text.html.count("<h2>") == 2
        assert "<h2>The roof</h2>" in text.html

    def test_keeps_levels_where_there_are_two(self) -> None:
        blocks = [Block("h2", inline="A"), Block("h3", inline="B"), Block("p", inline="Text.")]
        assert settle(blocks, captions=[]).html == "<h2>A</h2>\n<h3>B</h3>\n<p>Text.</p>"

    def test_does_not_end_in_a_sub_head(self) -> None:
        blocks = [Block("p", inline="Text."), Block("h2", inline="Comments and more")]
        assert settle(blocks, captions=[]).html == "<p>Text.</p>"

    def test_may_be_nothing(self) -> None:
        assert settle([], captions=[]).html == ""
