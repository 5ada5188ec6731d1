"""What a page says of itself to machines: JSON-LD, microdata, metas; the ones most often right first."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from itertools import islice

from lxml.html import HtmlElement

from articles.wire.dates import Moment, moment
from articles.wire.page import jsonld
from articles.wire.page.lines import sections, tidy
from articles.wire.page.tree import marks
from articles.wire.story import Picture

_PUBLISHED_METAS = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished",
    "parsely-pub-date", "article.published", "publish-date", "publication_date", "pubdate",
    "dc.date.issued", "dcterms.created", "dc.date", "sailthru.date", "date",
)  # fmt: skip
_UPDATED_METAS = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "article.updated",
    "last-modified",
    "lastmod",
)
_AUTHOR_METAS = (
    "article:author",
    "parsely-author",
    "byl",
    "dc.creator",
    "dcterms.creator",
    "sailthru.author",
    "author",
)
_KEYWORD_METAS = ("news_keywords", "keywords")
_MOST = 40


@dataclass
class Facts:
    """Candidates for each field, the most trusted first."""

    headlines: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    subheadlines: list[str] = field(default_factory=list)
    published: list[Moment] = field(default_factory=list)
    updated: list[Moment] = field(default_factory=list)
    # Each source by itself: they seldom agree.
    authors: list[list[str]] = field(default_factory=list)
    papers: list[str] = field(default_factory=list)
    crumbs: list[str] = field(default_factory=list)
    section: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    keywords: list[str] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    organisations: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    dateline: str = ""
    language: str = ""
    copyright_notice: str = ""


def gather(tree: HtmlElement) -> Facts:
    """Read everything a page says of itself, before anything of it is taken away."""
    facts = Facts()
    found = jsonld.nodes(tree)
    for node in jsonld.articles(found)[:3]:
        _from_article(facts, node)
    _from_crumbs(facts, found)
    _from_microdata(facts, tree)
    _from_head(facts, tree, dict(reversed(list(_metas(tree)))))
    return facts


def _from_article(facts: Facts, node: jsonld.Node) -> None:
    _add(facts.headlines, jsonld.text(node, "headline", "name"))
    _add(facts.subheadlines, jsonld.text(node, "alternativeHeadline", "alternateHeadline"))
    _add_moment(facts.published, jsonld.text(node, "datePublished", "dateCreated"))
    _add_moment(facts.updated, jsonld.text(node, "dateModified"))
    facts.authors.append(jsonld.texts(node, "author"))
    _add(facts.papers, jsonld.text(node, "publisher"))
    _add(facts.section, *jsonld.texts(node, "articleSection"))
    _add(facts.keywords, *(word for words in jsonld.texts(node, "keywords") for word in words.split(",")))
    _add(facts.addresses, jsonld.text(node, "url"), *_page_addresses(node))
    facts.pictures.extend(_pictures(node))
    facts.dateline = facts.dateline or jsonld.text(node, "dateline")
    facts.language = facts.language or jsonld.text(node, "inLanguage")
    facts.copyright_notice = facts.copyright_notice or jsonld.text(node, "copyrightNotice")
    for key in ("mentions", "about"):
        for thing in jsonld.objects(node, key):
            _add_thing(facts, thing)
    _add(facts.places, *jsonld.texts(node, "contentLocation"), *jsonld.texts(node, "locationCreated"))


def _page_addresses(node: jsonld.Node) -> list[str]:
    page = node.get("mainEntityOfPage")
    return (
        [page]
        if isinstance(page, str)
        else [jsonld.text(inner, "@id") for inner in jsonld.objects(node, "mainEntityOfPage")]
    )


def _pictures(node: jsonld.Node) -> Iterator[Picture]:
    for image in jsonld.objects(node, "image")[:_MOST]:
        if href := jsonld.text(image, "url", "contentUrl"):
            yield Picture(href, jsonld.text(image, "caption"), jsonld.text(image, "creditText", "creator"))
    for address in jsonld.strings(node, "image"):
        yield Picture(address)


def _add_thing(facts: Facts, thing: jsonld.Node) -> None:
    kinds = {"person": facts.people, "organization": facts.organisations, "place": facts.places}
    for kind in jsonld.types(thing):
        if kind in kinds:
            _add(kinds[kind], jsonld.text(thing, "name"))


def _from_crumbs(facts: Facts, found: list[jsonld.Node]) -> None:
    for node in found:
        if "breadcrumblist" in jsonld.types(node) and not facts.crumbs:
            items = jsonld.objects(node, "itemListElement")
            items.sort(key=lambda item: _number(item.get("position")))
            names = [jsonld.text(item, "name") or jsonld.text(item, "item") for item in items]
            facts.crumbs = sections(names)


def _number(value: object) -> float:
    digits = str(value)
    return float(digits) if digits.isascii() and digits.isdecimal() and len(digits) < 9 else 0.0


def _from_microdata(facts: Facts, tree: HtmlElement) -> None:
    authors: list[str] = []
    fields = {
        "headline": facts.headlines, "alternativeheadline": facts.subheadlines, "author": authors,
        "articlesection": facts.section,
    }  # fmt: skip
    moments = {"datepublished": facts.published, "datemodified": facts.updated}
    for element in tree.iterfind(".//*[@itemprop]"):
        name = element.get("itemprop", "").lower()
        if name in fields:
            _add(fields[name], _name_in(element))
        elif name in moments:
            printed = element.get("content") or element.get("datetime") or element.text_content()
            _add_moment(moments[name], printed[:120])
    facts.authors.append(authors)


def _name_in(element: HtmlElement) -> str:
    named = element.find(".//*[@itemprop='name']")
    element = element if named is None else named
    return tidy(element.get("content") or element.text_content()[:300])


def _metas(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or "").lower()
        if name and (content := tidy(meta.get("content"))):
            yield name, content


def _from_head(facts: Facts, tree: HtmlElement, metas: dict[str, str]) -> None:
    def given(*names: str) -> list[str]:
        return [metas[name] for name in names if name in metas]

    _add(facts.titles, *given("og:title", "twitter:title"), tidy(tree.findtext(".//title")))
    _add(facts.papers, *given("og:site_name", "application-name"))
    _add_moment(facts.published, *given(*_PUBLISHED_METAS))
    _add_moment(facts.updated, *given(*_UPDATED_METAS))
    facts.authors.extend([name] for name in given(*_AUTHOR_METAS))
    _add(facts.section, *given("article:section"))
    if not facts.keywords:
        _add(facts.keywords, *",".join(given(*_KEYWORD_METAS)[:1]).split(","))
    facts.addresses[:0] = [*_canonical(tree), *given("og:url")]
    facts.pictures.extend(Picture(href, alt=metas.get("og:image:alt", "")) for href in given("og:image"))
    if not facts.published:
        _add_moment(facts.published, *_marked_as_published(tree))
    languages = [
        facts.language,
        tidy(tree.getroottree().getroot().get("lang")),
        *given("og:locale", "language"),
    ]
    facts.language = next(filter(None, languages), "").replace("_", "-")[:16]
    notices = [facts.copyright_notice, *given("copyright", "dc.rights")]
    facts.copyright_notice = next(filter(None, notices), "")


def _marked_as_published(tree: HtmlElement) -> list[str]:
    """Give the first time that is named as the publication; it may stand beneath the text."""
    times = (
        time for time in tree.iter("time") if time.get("pubdate") is not None or "published" in marks(time)
    )
    return [time.get("datetime") or time.text_content()[:120] for time in islice(times, 1)]


def _canonical(tree: HtmlElement) -> list[str]:
    links = (link for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower().split())
    return [address for link in links if (address := tidy(link.get("href")))]


def _add(values: list[str], *found: str) -> None:
    for value in found:
        value = tidy(unescape(value)) if "&" in value else value.strip()
        if value and value not in values and len(values) < _MOST:
            values.append(value)


def _add_moment(values: list[Moment], *printed: str) -> None:
    values.extend(found for text in printed if text and (found := moment(text)))
