"""The JSON-LD of a page: several blocks, graphs and lists, well or badly written."""

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any

from lxml.html import HtmlElement

from articles.wire.page.lines import tidy

Node = dict[str, Any]

_MOST_NODES = 400
_DEEPEST = 6
# The plainer the type, the less likely it is that the node speaks of the story itself.
_RANKS = {"newsarticle": 0, "reportagenewsarticle": 0, "liveblogposting": 1, "article": 2, "blogposting": 3}


def nodes(tree: HtmlElement) -> list[Node]:
    """List every object of every block, those within graphs and lists too."""
    scripts = (script for script in tree.iter("script") if "ld+json" in (script.get("type") or "").lower())
    return list(
        islice((node for script in scripts for node in _flat(_parsed(script.text or ""), 0)), _MOST_NODES)
    )


def articles(found: list[Node]) -> list[Node]:
    """List the nodes that are news articles of any kind, the most particular first."""
    ranked = [(rank, node) for node in found if (rank := _rank(node)) is not None]
    return [node for _, node in sorted(ranked, key=lambda pair: pair[0])]


def text(node: Node, *keys: str) -> str:
    """Give the first of these properties that is or contains text; of an object, its name."""
    return next((written for key in keys for written in texts(node, key)), "")


def texts(node: Node, key: str) -> list[str]:
    """Give a property as a list of texts; of objects, their names."""
    return [written for value in _listed(node.get(key)) if (written := _written(value))]


def objects(node: Node, key: str) -> list[Node]:
    """Give the objects a property holds."""
    return [value for value in _listed(node.get(key)) if isinstance(value, dict)]


def strings(node: Node, key: str) -> list[str]:
    """Give the values of a property that are text themselves."""
    return [tidy(value) for value in _listed(node.get(key)) if isinstance(value, str)]


def types(node: Node) -> set[str]:
    """Name the types of a node in lower case, without the schema's address."""
    return {
        value.rsplit("/", 1)[-1].lower() for value in _listed(node.get("@type")) if isinstance(value, str)
    }


def _rank(node: Node) -> int | None:
    ranks = [_RANKS.get(name, 1 if name.endswith("newsarticle") else None) for name in types(node)]
    return min((rank for rank in ranks if rank is not None), default=None)


def _parsed(source: str) -> Any:
    cleaned = (
        source.strip()
        .removeprefix("<!--")
        .removesuffix("-->")
        .removeprefix("//<![CDATA[")
        .removesuffix("//]]>")
    )
    try:
        return json.loads(cleaned.strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def _flat(value: Any, depth: int) -> Iterator[Node]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for inner in value[:_MOST_NODES]:
            yield from _flat(inner, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "itemListElement"):
            yield from _flat(value.get(key), depth + 1)


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return value[:100] if isinstance(value, list) else [value]


def _written(value: Any) -> str:
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value") or value.get("headline") or ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return tidy(value) if isinstance(value, str) else ""
