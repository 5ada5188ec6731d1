"""The related stories a source names."""

from dataclasses import dataclass

from articles.exchange.columns import longest
from articles.models import RelatedLink
from articles.text.similarity import headline_key
from articles.wire.story import Story

MOST_LINKS = 100
_LONGEST_TITLE = longest(RelatedLink, "title")
_LONGEST_ADDRESS = longest(RelatedLink, "url")


@dataclass(frozen=True)
class Link:
    """A related story in its source's words."""

    title: str
    url: str


def links_of(story: Story) -> tuple[Link, ...]:
    """List the related links, each once, without those that lead to the story itself."""
    own = headline_key(story.headline)
    links = (Link(related.title[:_LONGEST_TITLE], _address(related.href)) for related in story.related)
    kept = [
        link
        for link in links
        if link.title and headline_key(link.title) != own and not (link.url and link.url == story.url)
    ]
    return tuple(dict.fromkeys(kept))[:MOST_LINKS]


def _address(href: str) -> str:
    is_whole = href.startswith(("http://", "https://")) and len(href) <= _LONGEST_ADDRESS
    return href if is_whole else ""
