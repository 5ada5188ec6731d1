from articles.wire.page.extent import parts_of_story
from tests.wire.page.trees import first, tree_of

LONG = "The goat stood on the roof of the town hall for three days and looked at the sea."


def parts(html: str) -> list[str]:
    tree = tree_of(f"<main><h1>Title</h1>{html}</main>")
    found = parts_of_story(first(tree, "section"), first(tree, "main"), first(tree, "h1"))
    return [part.tag for part in found]


class PartsOfStory:
    def test_are_the_container_alone_as_a_rule(self) -> None:
        assert parts(f"<section><p>{LONG}</p></section><footer>x</footer>") == ["section"]

    def test_begin_with_leads_set_apart(self) -> None:
        assert parts(f"<p>{LONG}</p><div><p>{LONG}</p></div><section><p>{LONG}</p></section>") == [
            "p",
            "p",
            "section",
        ]

    def test_leave_out_what_is_linked_short_or_no_sentence(self) -> None:
        before = f"<p><a href=x>{LONG}</a></p><p>Short.</p><p>{LONG.rstrip('.')}</p>"
        assert parts(f"{before}<section><p>{LONG}</p></section>") == ["section"]

    def test_leave_out_what_stands_above_the_headline(self) -> None:
        tree = tree_of(f"<main><p>{LONG}</p><h1>Title</h1><section><p>{LONG}</p></section></main>")
        found = parts_of_story(first(tree, "section"), first(tree, "main"), first(tree, "h1"))
        assert [part.tag for part in found] == ["section"]

    def test_go_on_in_like_elements_and_in_text(self) -> None:
        section = f"<section class=a><p>{LONG}</p></section>"
        assert parts(f"{section}<div>Advert</div>{section}") == ["section", "section"]
        assert parts(f"{section}<div><p>{LONG}</p><p>{LONG}</p></div>") == ["section", "div"]
        assert parts(f"{section}<div><p>{LONG}</p></div>") == ["section"]
