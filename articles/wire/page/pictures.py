"""The pictures of a story with caption and credit, taken out of the tree."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from articles.wire.page.lines import split_credit, tidy
from articles.wire.page.tree import marks, shown_text
from articles.wire.story import Picture

_NOT_A_PICTURE = re.compile(
    r"(?:^|[/_.-])(?:logo|icon|icons|sprite|pixel|spacer|blank|avatar|gravatar|button|btn|masthead|tracking|tracker"
    r"|beacon|counter|1x1|clear|transparent|placeholder|loading|arrow|bullet|ads?)(?:[/_.\d-]|$)",
    re.IGNORECASE,
)
_CAPTIONS = frozenset({"caption", "captions", "figcaption", "cutline", "bildunterschrift"})
_CREDITS = frozenset({"credit", "credits", "photographer", "copyright", "source", "attribution"})
_WRAPPERS = frozenset({"caption", "image", "img", "media", "photo", "picture", "figure", "wp"})
_LONGEST_CAPTION = 1000
_SMALLEST_SIDE = 80
_MOST = 60


def take_pictures(scope: HtmlElement) -> list[Picture]:
    """Read the pictures within an element, in order, and take them and their captions out of the tree."""
    found: list[Picture] = []
    for image in list(scope.iter("img", "amp-img"))[:_MOST]:
        href = _address(image)
        if href and _is_picture(image, href):
            found.append(_picture(image, href))
    for element in [
        *scope.iter("figcaption"),
        *(inner for inner in scope.iter("p", "div", "span") if _is_caption(inner)),
    ]:
        if element.getparent() is not None:
            element.drop_tree()
    return _each_once(found)


def _picture(image: HtmlElement, href: str) -> Picture:
    caption, credit = _caption(_wrapper(image))
    return Picture(
        href, caption[:_LONGEST_CAPTION], credit or tidy(image.get("data-credit")), tidy(image.get("alt"))
    )


def _address(image: HtmlElement) -> str:
    for name in ("data-src", "data-original", "data-lazy-src", "src"):
        address = tidy(image.get(name))
        if address and not address.startswith("data:"):
            return address
    sets = image.get("srcset") or image.get("data-srcset") or ""
    return tidy(sets.split(",")[-1].strip().split(" ")[0])


def _is_picture(image: HtmlElement, href: str) -> bool:
    sides = [side for name in ("width", "height") if (side := _number(image.get(name))) is not None]
    if any(side < _SMALLEST_SIDE for side in sides) or _NOT_A_PICTURE.search(href):
        return False
    return not href.lower().startswith(("javascript:", "vbscript:")) and len(href) <= 2000


def _number(printed: str | None) -> int | None:
    digits = (printed or "").strip().removesuffix("px")
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < 6 else None


def _wrapper(image: HtmlElement) -> HtmlElement | None:
    """Find what holds picture and caption: a figure, or a small block named so."""
    for element in list(image.iterancestors())[:4]:
        if element.tag == "figure":
            return element
        if element.tag in ("div", "p", "td", "table", "span") and marks(element) & _WRAPPERS:
            return element if len(element.text_content()) <= _LONGEST_CAPTION else None
    return None


def _caption(wrapper: HtmlElement | None) -> tuple[str, str]:
    if wrapper is None:
        return "", ""
    credit = next((tidy(element.text_content()) for element in wrapper.iter() if _is_credit(element)), "")
    elements = [*wrapper.iter("figcaption"), *(element for element in wrapper.iter() if _is_caption(element))]
    caption = shown_text(elements[0]) if elements else ""
    if credit and caption.endswith(credit):
        caption = caption.removesuffix(credit).rstrip(" (|/–—-").strip()
    if credit:
        return caption, re.sub(
            r"^(?:photo|foto|credit|image)s?(?: by)?:?\s+", "", credit, flags=re.IGNORECASE
        )
    return split_credit(caption)


def _is_caption(element: HtmlElement) -> bool:
    return (
        bool(element.get("class"))
        and isinstance(element.tag, str)
        and bool(marks(element) & _CAPTIONS)
        and (element.find(".//img") is None and len(element.text_content()) <= _LONGEST_CAPTION)
    )


def _is_credit(element: HtmlElement) -> bool:
    named = bool(element.get("class") or element.get("itemprop")) and isinstance(element.tag, str)
    return named and bool(marks(element) & _CREDITS) and 1 < len(tidy(element.text_content())) <= 120


def _each_once(found: list[Picture]) -> list[Picture]:
    kept: dict[str, Picture] = {}
    for picture in found:
        if picture.href not in kept or len(picture.caption) > len(kept[picture.href].caption):
            kept[picture.href] = picture
    return list(kept.values())


def from_machines(found: Iterator[Picture] | list[Picture]) -> list[Picture]:
    """Of the pictures a page names only to machines, give the first that is none of the paper's own."""
    usable = [picture for picture in found if picture.href and not _NOT_A_PICTURE.search(picture.href)]
    return usable[:1]
