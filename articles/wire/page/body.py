"""Where on a page the story stands, and what around and within it is not the story."""

from collections import defaultdict
from collections.abc import Iterator

from lxml.html import HtmlElement

from articles.wire.page.tree import marks

# Never the story's, whatever they hold.
_NOT_STORY = frozenset(
    {
        "ad", "ads", "addthis", "adslot", "advert", "advertisement", "advertising", "adverts", "breadcrumb",
        "breadcrumbs", "comentarios", "comment", "commentaires", "commentlinks", "commentlist", "comments",
        "kommentare", "consent", "cookie", "cookies", "crumb",
        "crumbs", "disqus", "footer", "gdpr", "mostread", "mostviewed", "newsletter", "newsletters",
        "outbrain", "paywall", "recirc", "recommendations", "regwall", "respond", "sharedaddy", "taboola",
    }
)  # fmt: skip
# Names that wrappers of the story have too: "content-with-sidebar", "text-widget", "no-sub-nav".
_RARELY_STORY = frozenset(
    {
        "banner", "carousel", "disclaimer", "donate", "feedback", "login", "masthead", "menu", "metered",
        "modal", "nav", "navbar", "navigation", "overlay", "pagination", "pager", "popular", "popup", "promo",
        "promotion", "recommend", "recommendation", "recommended", "related", "search", "share", "sharebar",
        "sharing", "sidebar", "signup", "skip", "social", "sponsor", "sponsored", "subscribe", "subscription",
        "taglist", "tags", "toolbar", "tools", "trending", "viewed", "widget", "widgets",
    }
)  # fmt: skip
_STORY = frozenset(
    {
        "ad", "ads", "addthis", "adslot", "advert", "advertisement", "advertising", "adverts", "banner",
        "breadcrumb", "breadcrumbs", "carousel", "comment", "commentlist", "comments", "consent", "cookie",
        "cookies", "crumb", "crumbs", "disclaimer", "disqus", "donate", "feedback", "footer", "gdpr",
        "login", "masthead", "menu", "metered", "modal", "mostread", "mostviewed", "nav", "navbar",
        "navigation", "newsletter", "newsletters", "outbrain", "overlay", "pagination", "pager", "paywall",
        "popular", "popup", "promo", "promotion", "recirc", "recommend", "recommendation",
        "recommendations", "recommended", "regwall", "related", "respond", "search", "share", "sharebar",
        "sharedaddy", "sharing", "sidebar", "signup", "skip", "social", "sponsor", "sponsored",
        "subscribe", "subscription", "taboola", "taglist", "tags", "toolbar", "tools", "trending",
        "viewed", "widget", "widgets",
    }
)  # fmt: skip
_STORY = frozenset(
    {"articlebody", "articletext", "bodytext", "entrycontent", "storybody", "storytext", "postcontent"}
)
_STORY_PAIRS = (
    {"article", "body"}, {"article", "text"}, {"article", "content"}, {"story", "body"}, {"story", "text"},
    {"story", "content"}, {"entry", "content"}, {"post", "content"}, {"post", "body"}, {"body", "copy"},
)  # fmt: skip
_NEVER = frozenset({"nav", "footer", "aside", "form", "button", "select", "dialog", "menu"})
_PARAGRAPHS = frozenset({"p", "blockquote", "li", "pre", "dd", "h2", "h3", "h4"})
_INLINE = frozenset(
    {
        "a", "abbr", "acronym", "b", "bdi", "big", "br", "cite", "code", "del", "dfn", "em", "font", "i",
        "img", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub",
        "sup", "time", "tt", "u", "var", "wbr", "picture", "source",
    }
)  # fmt: skip
_ALWAYS_KEPT = frozenset({"html", "body", "head", "main", "article"})
_NOT_EVEN_IN_LINE = frozenset({"comments", "share", "social", "ad", "advertisement"})
_SHORTEST = 25
_LONG = 80
_GOOD_PART = 0.4
# How much of a paragraph's weight its parent, grandparent and so on get, so that wrappers around each add up.
_SHARES = (1.0, 0.5, 0.25, 0.12)


def remove_what_is_no_story(tree: HtmlElement, keep: HtmlElement | None) -> None:
    """Take menus, comments, adverts and forms out, but nothing that holds the headline or the story."""
    kept = set(_and_around(keep)) if keep is not None else set()
    known = {element: marks(element) for element in tree.iter() if isinstance(element.tag, str)}
    for element, names in known.items():
        if _is_story(names):
            kept.update(_and_around(element))
    main = _holding_most_text(tree)
    for element, names in known.items():
        if element not in kept and _is_no_story(element, names, in_doubt=element in main):
            _drop(element)


def _holding_most_text(tree: HtmlElement) -> set[HtmlElement]:
    """List the elements that hold a good part of all paragraphs: a name alone does not condemn them."""
    held: dict[HtmlElement, int] = defaultdict(int)
    long = {block: length for block, length in own_text(tree).items() if length >= _SHORTEST}
    for block, length in long.items():
        for element in _and_around(block):
            held[element] += length
    good = _GOOD_PART * sum(long.values())
    return {element for element, length in held.items() if length >= good}


def _and_around(element: HtmlElement) -> Iterator[HtmlElement]:
    yield element
    yield from element.iterancestors()


def _is_story(names: frozenset[str]) -> bool:
    return bool(names & _STORY) or any(pair <= names for pair in _STORY_PAIRS)


def _is_no_story(element: HtmlElement, names: frozenset[str], *, in_doubt: bool) -> bool:
    if element.tag in _ALWAYS_KEPT or (element.tag == "aside" and is_pull_quote(names)):
        return False
    named = names & _NOT_STORY or (names & _RARELY_STORY and not in_doubt)
    if element.tag in _NEVER or named:
        return element.tag not in _INLINE or bool(names & _NOT_EVEN_IN_LINE)
    return not in_doubt and _is_hidden(element)


def _is_hidden(element: HtmlElement) -> bool:
    style = element.get("style")
    return element.get("hidden") is not None or bool(
        style and "display:none" in style.replace(" ", "").lower()
    )


def is_pull_quote(names: frozenset[str]) -> bool:
    """Tell whether an element is named as a pull quote."""
    return "pullquote" in names or {"pull", "quote"} <= names


def _drop(element: HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tree()


def container(tree: HtmlElement, shown: HtmlElement | None) -> HtmlElement | None:
    """Find the element whose own paragraphs hold most text; nothing if there is no text.

    Links do not count. Where the headline stands in an article element with text, no other text is its own.
    """
    article = _article_of(shown)
    own = own_text(tree if article is None else article)
    shortest = _SHORTEST if any(length >= _SHORTEST for length in own.values()) else 1
    weights: dict[HtmlElement, float] = defaultdict(float)
    for block, length in own.items():
        if length >= shortest:
            _weigh(block, length, weights)
    for element in weights:
        weights[element] *= 1.5 if _is_story(marks(element)) else 1.0
    return max(weights, key=lambda element: weights[element], default=None)


def _article_of(shown: HtmlElement | None) -> HtmlElement | None:
    """Find the article element a headline belongs to, if there is text in it."""
    article = next(shown.iterancestors("article"), None) if shown is not None else None
    has_text = article is not None and max(own_text(article).values(), default=0) >= _LONG
    return article if has_text else None


def _weigh(block: HtmlElement, length: int, weights: dict[HtmlElement, float]) -> None:
    is_paragraph = block.tag in _PARAGRAPHS or _is_leaf(block)
    for share, element in zip(_SHARES, _around(block, itself=not is_paragraph), strict=False):
        weights[element] += share * length


def _around(block: HtmlElement, *, itself: bool) -> Iterator[HtmlElement]:
    if itself:
        yield block
    for element in block.iterancestors():
        if element.tag not in _PARAGRAPHS and element.tag not in ("ul", "ol", "dl", "html"):
            yield element


def _is_leaf(block: HtmlElement) -> bool:
    """Tell a block that is one paragraph from one that holds several, by line breaks or as elements."""
    breaks = sum(1 for child in block.iter("br"))
    return breaks < 2 and all(child.tag in _INLINE for child in block if isinstance(child.tag, str))


def own_text(tree: HtmlElement) -> dict[HtmlElement, int]:
    """Measure for each block the text that is directly its own, without that of links."""
    lengths: dict[HtmlElement, int] = defaultdict(int)
    block_of: dict[HtmlElement, HtmlElement] = {}
    for element in tree.iter():
        parent = element.getparent() if element is not tree else None
        block = element if parent is None or element.tag not in _INLINE else block_of[parent]
        block_of[element] = block
        if element.tag != "a" and element.text:
            lengths[block] += len(element.text.strip())
        if parent is not None and element.tail:
            lengths[block_of[parent]] += len(element.tail.strip())
    return lengths
