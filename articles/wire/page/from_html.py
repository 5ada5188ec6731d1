"""A page in HTML, read into a story."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urljoin

from lxml.html import HtmlElement

from articles.text import markup
from articles.text.blocks import Block
from articles.text.letters import fold
from articles.text.links import is_web_address, safe_link
from articles.wire.page.authors import agency_in, authors_in
from articles.wire.page.body import container, remove_what_is_no_story
from articles.wire.page.extent import parts_of_story
from articles.wire.page.facts import Facts, gather
from articles.wire.page.head import Head, crumbs_shown, note_lines, strip_head, take_head, without_title
from articles.wire.page.headline import headline
from articles.wire.page.lines import crumbs
from articles.wire.page.moments import published, updated
from articles.wire.page.pictures import from_machines, take_pictures
from articles.wire.page.related import take_related
from articles.wire.page.settled import Text, plain_of, settle
from articles.wire.page.tree import lines_before, parse, remove_never_shown
from articles.wire.story import Malformed, Picture, Related, Story

_MOST_KEYWORDS = 30
_NO_TEXT = "is it a front, a gallery or a video page? Leave such pages out"


def story_from_html(text: str, warnings: list[str]) -> Story:
    """Read a page in HTML. Raises Malformed when it has no headline or no text."""
    tree = parse(text)
    facts = gather(tree)
    remove_never_shown(tree)
    title, shown = headline(tree, facts)
    if not title:
        raise Malformed("the page has no headline", remedy="give it a title or an h1")
    address = _address(facts.addresses, tree)
    names = crumbs_shown(tree, shown, title)
    related = take_related(tree, shown, _resolver(address))
    remove_what_is_no_story(tree, shown)
    found = container(tree, shown)
    if found is None:
        raise Malformed("no article text was found on the page", remedy=_NO_TEXT)
    scope = _scope(shown, found)
    head = take_head(scope, found)
    note_lines(head, lines_before(scope, shown, found))
    pictures = take_pictures(scope) or from_machines(facts.pictures)
    blocks = strip_head(_blocks(found, scope, shown, address), head, [title, head.standfirst, *facts.titles])
    told = settle(blocks, captions=_captions(pictures), printed_dateline=head.dateline or facts.dateline)
    if not told.html:
        raise Malformed("no article text was found on the page", remedy=_NO_TEXT)
    return _story(
        title,
        address,
        facts,
        head,
        told,
        warnings,
        section=without_title(facts.crumbs, title) or names or head.crumbs or _section(facts.section),
        pictures=pictures,
        related=_without_itself(related + told.related, title, address),
    )


def _story(
    title: str, address: str, facts: Facts, head: Head, told: Text, warnings: list[str], **read: Any
) -> Story:
    authors, byline, agency = _byline(facts, head)
    at = published([*facts.published, *head.published], warnings)
    return Story(
        headline=title,
        uri=address,
        url=address,
        format="page",
        subheadline=_subheadline(facts, head, told),
        kicker=head.kicker,
        byline=byline,
        authors=authors,
        dateline=told.dateline,
        mark=told.mark,
        dateline_reading=told.reading,
        published=at,
        updated=updated([*facts.updated, *head.updated], at),
        body_html=told.html,
        people=facts.people,
        organisations=facts.organisations,
        places=facts.places,
        keywords=facts.keywords[:_MOST_KEYWORDS],
        language=facts.language,
        copyright_notice=facts.copyright_notice,
        editor_note=told.remark,
        source=next(iter(facts.papers), agency),
        warnings=warnings,
        **read,
    )


def _address(addresses: list[str], tree: HtmlElement) -> str:
    """Choose the page's own address: canonical, then og:url, then what JSON-LD says."""
    base = next((element.get("href") or "" for element in tree.iter("base")), "")
    for found in addresses:
        whole = _joined(base, found) if base else found
        if is_web_address(whole):
            return safe_link(whole)
    return ""


def _resolver(address: str) -> Callable[[str], str]:
    def resolve(href: str) -> str:
        whole = _joined(address, href.strip()) if address else href.strip()
        return safe_link(whole) if is_web_address(whole) else ""

    return resolve


def _joined(base: str, href: str) -> str:
    try:
        return urljoin(base, href)
    except ValueError:  # a bracket that opens no IPv6 address
        return ""


def _scope(shown: HtmlElement | None, found: HtmlElement) -> HtmlElement:
    """Find the element that holds headline and text: outside it nothing is the story's."""
    if shown is None:
        return found
    around = {found, *found.iterancestors()}
    return next((element for element in (shown, *shown.iterancestors()) if element in around), found)


def _blocks(found: HtmlElement, scope: HtmlElement, shown: HtmlElement | None, address: str) -> list[Block]:
    parts = parts_of_story(found, scope, shown)
    around = {found, *found.iterancestors()}
    if shown is not None and shown not in around and shown.getparent() is not None:
        shown.drop_tree()
    for link in (link for part in parts for link in part.iter("a") if address):
        link.set("href", _joined(address, link.get("href") or ""))
    return [block for part in parts for block in markup.blocks(part)]


def _captions(pictures: list[Picture]) -> list[str]:
    return [
        caption
        for picture in pictures
        for caption in (picture.caption, f"{picture.caption} ({picture.credit})")
    ]


def _byline(facts: Facts, head: Head) -> tuple[list[str], str, str]:
    """Choose authors, byline and agency: names as told to machines, the byline as shown to readers."""
    sources = [*facts.authors, *([line] for line in head.bylines)]
    named = ([name for line in lines for name in authors_in(line, facts.papers)] for lines in sources)
    authors = next(filter(None, named), [])
    shown = next((line for line in head.bylines if authors and authors_in(line, facts.papers) == authors), "")
    agencies = (agency_in(line) for lines in sources for line in lines)
    return list(dict.fromkeys(authors)), shown or _listed(authors), next(filter(None, agencies), "")


def _listed(names: list[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _section(names: list[str]) -> list[str]:
    first = next(iter(names), "")
    return crumbs(first) or ([first.split(",")[0].strip()] if first else [])


def _subheadline(facts: Facts, head: Head, told: Text) -> str:
    """Give the standfirst, unless it only repeats how the text begins."""
    chosen = head.standfirst or told.standfirst or next(iter(facts.subheadlines), "")
    begins = fold(plain_of(Block("p", inline=told.html[: len(chosen) + 400])))
    return "" if begins.startswith(fold(chosen)[:120]) else chosen


def _without_itself(related: list[Related], title: str, address: str) -> list[Related]:
    kept: dict[str, Related] = {}
    for link in related:
        if fold(link.title) != fold(title) and (not link.href or link.href != address):
            kept.setdefault(fold(link.title), link)
    return list(kept.values())
