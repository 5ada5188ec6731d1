"""How far a story reaches beyond the element that holds most of it."""

from collections.abc import Iterator

from lxml.html import HtmlElement

from articles.wire.page.body import own_text

_LONG = 60
_ENDS_SENTENCE = tuple(".!?…:;\"'”“»)。！？")
_MOST_LINKED = 0.3


def parts_of_story(found: HtmlElement, scope: HtmlElement, shown: HtmlElement | None) -> list[HtmlElement]:
    """List what the story consists of: paragraphs set apart before the container, it, text that goes on."""
    if found.tag in ("td", "body") or found is scope:
        return [found]
    long = [block for block, length in own_text(scope).items() if length >= _LONG]
    before, after = _around(found, scope)
    leads = [part for branch in _after_headline(before, shown) for part in _leads(branch, found, long)]
    return [*leads, found, *(branch for branch in after if _goes_on(branch, found, long))]


def _around(found: HtmlElement, scope: HtmlElement) -> tuple[list[HtmlElement], list[HtmlElement]]:
    """List the branches of the tree before and after an element, in order, as far as the scope reaches."""
    before: list[HtmlElement] = []
    after: list[HtmlElement] = []
    element = found
    while element is not scope and (parent := element.getparent()) is not None:
        before = [*reversed(list(element.itersiblings(preceding=True))), *before]
        after += element.itersiblings()
        element = parent
    return before, after


def _after_headline(before: list[HtmlElement], shown: HtmlElement | None) -> Iterator[HtmlElement]:
    held = {shown, *shown.iterancestors()} if shown is not None else set()
    start = next((place for place, branch in enumerate(before) if branch in held), -1)
    yield from before[start + 1 :]


def _leads(branch: HtmlElement, found: HtmlElement, long: list[HtmlElement]) -> list[HtmlElement]:
    blocks = [block for block in long if _is_within(block, branch) and _is_sentence(block)]
    if len(blocks) > 1 and branch.tag == found.tag and not _is_linked(branch):
        return [branch]
    return [block for block in blocks if not _is_linked(block)]


def _goes_on(branch: HtmlElement, found: HtmlElement, long: list[HtmlElement]) -> bool:
    """Tell whether the story goes on in a later branch: it is like the container, or has text of its own."""
    blocks = [block for block in long if _is_within(block, branch) and _is_sentence(block)]
    is_alike = (branch.tag, branch.get("class")) == (found.tag, found.get("class"))
    return len(blocks) >= (1 if is_alike else 2) and not _is_linked(branch)


def _is_within(block: HtmlElement, branch: HtmlElement) -> bool:
    return block is branch or any(element is branch for element in block.iterancestors())


def _is_sentence(block: HtmlElement) -> bool:
    return bool(block.text_content().rstrip().endswith(_ENDS_SENTENCE))


def _is_linked(element: HtmlElement) -> bool:
    linked = sum(len(link.text_content()) for link in element.iter("a"))
    return linked > _MOST_LINKED * len(element.text_content())
