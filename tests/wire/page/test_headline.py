import pytest

from articles.wire.page.facts import Facts
from articles.wire.page.headline import headline, without_paper
from tests.wire.page.trees import tree_of


class Headline:
    def test_is_the_h1_that_agrees_with_the_title(self) -> None:
        tree = tree_of("<h1>The Buoy</h1><h1>Log In</h1><h1>Goat found on roof</h1>")
        assert headline(tree, Facts(titles=["Goat found on roof | The Buoy"]))[0] == "Goat found on roof"

    def test_is_shown_whole_where_the_told_one_is_cut(self) -> None:
        tree = tree_of("<h1>Goat found on the roof of the old town hall</h1>")
        assert headline(tree, Facts(headlines=["Goat found on the roof of the…"]))[0].endswith("town hall")

    def test_is_told_where_nothing_shown_agrees(self) -> None:
        tree = tree_of("<h1>Log In</h1>")
        assert headline(tree, Facts(headlines=["Goat found on roof"])) == ("Goat found on roof", None)

    def test_may_be_a_box_a_font_or_a_second_heading(self) -> None:
        for shown in (
            "<div class=headline>{}</div>",
            "<font size=+2>{}</font>",
            "<h2>{}</h2>",
            "<td id=title>{}</td>",
        ):
            tree = tree_of(f"<table><tr>{shown.format('Goat on roof for three days')}</table>")
            text, element = headline(tree, Facts(titles=["Paper: Goat on roof three days"]))
            assert text == "Goat on roof for three days"
            assert element is not None

    def test_is_the_first_h1_where_nothing_is_told(self) -> None:
        assert headline(tree_of("<h2>Second</h2><h1>First</h1>"), Facts())[0] == "First"

    def test_may_be_missing(self) -> None:
        assert headline(tree_of("<h1> </h1><p>x"), Facts()) == ("", None)

    def test_trusts_the_h1_of_an_article_element(self) -> None:
        tree = tree_of("<article><h1>Scripted page</h1></article>")
        assert headline(tree, Facts(titles=["Scripted"]))[0] == "Scripted page"


class WithoutPaper:
    @pytest.mark.parametrize(
        ("title", "headline_alone"),
        [
            ("Goat found on roof | The Daily Buoy", "Goat found on roof"),
            ("Goat found on roof - The Daily Buoy", "Goat found on roof"),
            ("The Daily Buoy: Goat found on roof again", "Goat found on roof again"),
            ("Goat found on roof – buoy.example", "Goat found on roof"),
            ("Goat - a life on roofs", "Goat - a life on roofs"),
            ("Goat: the roof is hers", "Goat: the roof is hers"),
            ("Goat found", "Goat found"),
        ],
    )
    def test_keeps_dashes_of_the_headline(self, title: str, headline_alone: str) -> None:
        facts = Facts(papers=["The Daily Buoy"], addresses=["https://www.buoy.example/goat"])
        assert without_paper(title, facts) == headline_alone
