"""Which of a page's titles is the story's headline."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from articles.text.letters import fold
from articles.text.links import is_web_address
from articles.wire.page.facts import Facts
from articles.wire.page.tree import marks, shown_text

_NAMED_SO = frozenset({"headline", "hed", "hedline", "title", "heading"})
_SIGNS = re.compile(r"\s+[|•·»]\s+|\s+::\s+|\s+[-–—]\s+|:\s+")
_LONGEST = 300
_MOST_CANDIDATES = 60


def headline(tree: HtmlElement, facts: Facts) -> tuple[str, HtmlElement | None]:
    """Choose the headline and the element that shows it; empty if the page has none.

    What looks like a headline must agree with what the page says of itself: many an h1 is a logo or "Log In".
    """
    told = [*facts.headlines, *facts.titles]
    candidates = list(_candidates(tree))
    if not told:
        return (candidates[0][1], candidates[0][0]) if candidates else ("", None)
    ranked = [
        (_agreement(element, shown, facts), -place) for place, (element, shown) in enumerate(candidates)
    ]
    agreement, place = max(ranked, default=(0, 0))
    element, shown = candidates[-place] if agreement else (None, "")
    if agreement > 1 or (agreement and not facts.headlines):
        return shown, element
    return facts.headlines[0] if facts.headlines else without_paper(told[0], facts), element


def _candidates(tree: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """List what looks like a headline, the likeliest kind first."""
    found = 0
    for element in (*tree.iter("h1"), *_named_so(tree), *_in_large_letters(tree), *tree.iter("h2")):
        shown = shown_text(element)
        if 3 <= len(shown) <= _LONGEST and any(letter.isalpha() for letter in shown):
            found += 1
            yield element, shown
        if found == _MOST_CANDIDATES:
            return


def _named_so(tree: HtmlElement) -> Iterator[HtmlElement]:
    for element in tree.iter("div", "h2", "h3", "p", "span", "td", "b", "strong"):
        if (element.get("class") or element.get("id")) and marks(element) & _NAMED_SO:
            yield element


def _in_large_letters(tree: HtmlElement) -> Iterator[HtmlElement]:
    sized = ((element, element.get("size", "").strip()) for element in tree.iter("font"))
    return (element for element, size in sized if size in ("4", "5", "6", "7", "+1", "+2", "+3", "+4"))


def _agreement(element: HtmlElement, shown: str, facts: Facts) -> int:
    """Rank how a shown title fits what is told: 3 the same, 2 one within the other, 1 words in common."""
    fit = max(_fit(fold(shown), fold(told.rstrip("…."))) for told in (*facts.headlines, *facts.titles))
    is_of_article = element.tag == "h1" and any(True for _ in element.iterancestors("article"))
    return max(fit, int(is_of_article))


def _fit(shown: str, told: str) -> int:
    if shown == told:
        return 3
    if _is_most_of(shown, told) or (len(told) >= 20 and shown.startswith(told)):
        return 2
    common = {word for word in shown.split() if len(word) > 3} & set(told.split())
    return 1 if len(common) >= 2 and 3 * len(common) >= len(shown.split()) else 0


def _is_most_of(shown: str, told: str) -> bool:
    """Tell the headline in a title from the paper's name, which is shorter than any headline."""
    is_part = told.startswith(shown) or told.endswith(shown)
    return is_part and len(shown) >= 12 and 2 * len(shown) >= len(told)


def without_paper(title: str, facts: Facts) -> str:
    """Take the paper's name off a page's title, at either end."""
    names = [*facts.papers, *_names_in(facts.addresses)]
    for parts in ([found] for found in _SIGNS.finditer(title)):
        front, back = title[: parts[0].start()], title[parts[0].end() :]
        if _is_paper(front, names) and len(back) > len(front):
            return back.strip()
        if _is_paper(back, names) or (
            parts[0][0].strip() in "|•·»::" and len(front.split()) > len(back.split())
        ):
            return front.strip()
    return title.strip()


def _names_in(addresses: Iterable[str]) -> Iterator[str]:
    for address in filter(is_web_address, addresses):
        host = urlsplit(address).netloc.lower().removeprefix("www.")
        yield from (host, host.rpartition(".")[0])


def _is_paper(part: str, names: Iterable[str]) -> bool:
    squeezed = fold(part).replace(" ", "")
    return bool(squeezed) and any(squeezed == fold(name).replace(" ", "") for name in names if name)
