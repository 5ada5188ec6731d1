import pytest

from articles.wire.page.related import in_block, take_related
from articles.wire.story import Related
from tests.wire.page.trees import first, tree_of


def taken(html: str) -> tuple[list[str], str]:
    tree = tree_of(f"<div><h1>Title</h1>{html}</div>")
    found = take_related(tree, first(tree, "h1"), lambda href: href)
    return [related.title for related in found], first(tree, "div").text_content()


class TakeRelated:
    @pytest.mark.parametrize(
        "html",
        [
            "<div class=related><a href=/a>Hen lost again</a></div>",
            "<aside id=see-also-related><ul><li><a href=/a>Hen lost again</a></ul></aside>",
            "<h3>Related News:</h3><ul><li><a href=/a>Hen lost again</a></ul>",
            "<p><strong>See also</strong></p><p><a href=/a>Hen lost again</a></p>",
            "<div><b>More on this story</b></div><li><a href=/a>Hen lost again</a>",
            "<b>Related News:</b><br><a href=/a>Hen lost again</a>",
            "<h4>Читайте также</h4><div><a href=/a>Hen lost again</a></div>",
            "<div class=related><ul><li>Hen lost again</ul></div>",
        ],
    )
    def test_takes_boxes_and_lists_out(self, html: str) -> None:
        assert taken(f"{html}") == (["Hen lost again"], "Title")

    def test_leaves_the_text_that_follows(self) -> None:
        titles, text = taken("<h4>Related</h4><ul><li><a href=/a>Hen lost again</a></ul><p>It went on.</p>")
        assert (titles, text) == (["Hen lost again"], "TitleIt went on.")

    def test_leaves_text_that_only_mentions_links(self) -> None:
        html = "<p>Related matters were <a href=/a>settled in court</a> on Friday, said the goat's owner.</p>"
        assert taken(html)[0] == []

    def test_takes_no_wrapper_of_the_story(self) -> None:
        long = "<p>" + "word " * 40 + "</p>"
        assert taken(f"<div class='story related-enabled'>{long * 3}</div>")[0] == []

    def test_lists_each_once_and_with_its_address(self) -> None:
        tree = tree_of(
            "<ul class=related><li>Hen lost again<li><a href=/a>Hen lost again</a>"
            "<li><a href=/a>Hen lost again</a></ul>"
        )
        assert take_related(tree, None, lambda href: "http://a.example" + href) == [
            Related("Hen lost again", "http://a.example/a")
        ]

    def test_takes_no_tools_for_titles(self) -> None:
        assert taken(
            "<div class=related><a href=#>Top</a><a href=/s>Share</a><a href=/x>Hen lost again</a></div>"
        )[0] == ["Hen lost again"]


class InBlock:
    @pytest.mark.parametrize(
        ("inline", "related"),
        [
            ('<a href="/a">Hen lost again</a>', Related("Hen lost again", "/a")),
            (
                'Read also: <a href="/a?b=1&amp;c=2">Hen lost again</a>',
                Related("Hen lost again", "/a?b=1&c=2"),
            ),
            ("READ MORE: Hen lost again", Related("Hen lost again")),
            ('<a href="/a">The goat said it was sorry.</a>', None),
            ('He said <a href="/a">Hen lost again</a>', None),
            ("Read also what she wrote", None),
            ('<a href="/a">Goats</a>', None),
        ],
    )
    def test_is_a_link_and_nothing_else(self, inline: str, related: Related | None) -> None:
        assert in_block(inline) == related
