"""Small trees to try single steps on."""

from lxml.html import HtmlElement

from articles.wire.page.tree import parse


def tree_of(html: str) -> HtmlElement:
    """Parse a page made of this."""
    return parse(f"<html><head><title>A page</title></head><body>{html}</body></html>")


def first(tree: HtmlElement, path: str) -> HtmlElement:
    """Find the one element a test is about."""
    found = tree.find(f".//{path}")
    assert found is not None
    return found
