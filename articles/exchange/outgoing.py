"""An article as it goes out: its words, its names, where its links lead and where it came from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Count
from django.utils import timezone

from articles.exchange.names import Names
from articles.models import (
    Article,
    Edition,
    EditionRelated,
    RelatedLink,
    RelatedType,
    Revision,
    SourceIdentity,
    read_contents,
)
from articles.publishing.content import Content
from articles.publishing.page import PageValue, page_value


@dataclass(frozen=True)
class Target:
    """The story a related link leads to; `path` is empty while readers cannot open it."""

    uri: str
    headline: str
    path: str


@dataclass(frozen=True)
class RelatedStory:
    """A related link as its author gave it, and the story it leads to if that is here."""

    title: str
    url: str
    target: Target | None


@dataclass(frozen=True)
class Outgoing:
    """One article; `edition` is what readers see of it now, if they see anything."""

    article: Article
    edition: Edition | None
    content: Content
    page: PageValue
    related: list[RelatedStory]
    versions: int

    @property
    def identity(self) -> SourceIdentity | None:
        return identity_of(self.article)


def of_editions(editions: Sequence[Edition], *, at: datetime) -> list[Outgoing]:
    """Make live editions ready to go out; 5 queries."""
    read_contents(edition.revision for edition in editions)
    links = _links_of_editions(editions)
    about = _About([edition.article_id for edition in editions], links, drafts_too=False, at=at)
    return [about.edition(edition, edition.article) for edition in editions]


def of_articles(articles: Sequence[Article], *, at: datetime) -> list[Outgoing]:
    """Make all that the desk has ready to go out, what is live as readers see it; 14 queries."""
    live = Edition.objects.live(at).filter(article__in=articles).select_related("address", "revision")
    editions = {edition.article_id: edition for edition in live}
    drafts = [article for article in articles if article.pk not in editions]
    newest = Revision.objects.filter(article__in=drafts).order_by("article_id", "-number")
    revisions = list(newest.distinct("article_id"))
    read_contents([*revisions, *(edition.revision for edition in editions.values())])
    contents = {revision.article_id: revision.content for revision in revisions}
    names = Names(contents.values())
    links = _links_of_editions(editions.values()) | _links_of_drafts(drafts)
    about = _About([article.pk for article in articles], links, drafts_too=True, at=at)
    return [
        about.edition(editions[article.pk], article)
        if article.pk in editions
        else about.draft(article, contents[article.pk], names, at=at)
        for article in articles
        if article.pk in editions or article.pk in contents
    ]


def identity_of(article: Article) -> SourceIdentity | None:
    """Return where an article came from, if it was imported; no query where it was selected with it."""
    return getattr(article, "source_identity", None)


def uri_of(article: Article) -> str:
    """Name an article for ever: as its source does, else by a tag of this site (RFC 4151)."""
    if identity := identity_of(article):
        return identity.uri
    host = urlsplit(settings.SITE_URL).hostname
    return f"tag:{host},{timezone.localdate(article.created_at)}:article-{article.pk}"


Links = dict[int, list[tuple[str, str, int | None]]]


class _About:
    """What is asked once for a whole chunk of articles."""

    def __init__(self, articles: list[int], links: Links, *, drafts_too: bool, at: datetime) -> None:
        self._links = links
        wanted = {target for rows in links.values() for *_, target in rows if target}
        self._targets = _targets(wanted, drafts_too=drafts_too, at=at)
        revisions = Revision.objects.filter(article__in=articles).order_by("article_id")
        self._versions = dict(revisions.values_list("article_id").annotate(Count("pk")))

    def edition(self, edition: Edition, article: Article) -> Outgoing:
        return self._told(article, edition, edition.revision.content, edition.page)

    def draft(self, article: Article, content: Content, names: Names, *, at: datetime) -> Outgoing:
        page = page_value(content, names.of(content), on=timezone.localdate(article.published or at))
        return self._told(article, None, content, page)

    def _told(self, article: Article, edition: Edition | None, content: Content, page: PageValue) -> Outgoing:
        related = [
            RelatedStory(title, url, self._targets.get(target or 0))
            for title, url, target in self._links.get(article.pk, [])
        ]
        return Outgoing(article, edition, content, page, related, self._versions.get(article.pk, 0))


def _targets(articles: Iterable[int], *, drafts_too: bool, at: datetime) -> dict[int, Target]:
    live = Edition.objects.live(at).filter(article__in=articles).select_related("address")
    seen = {edition.article_id: edition for edition in live.defer("body_html", "page")}
    wanted = articles if drafts_too else seen
    found = {}
    for article in Article.objects.filter(pk__in=wanted).select_related("source_identity"):
        edition = seen.get(article.pk)
        headline, path = (edition.headline, edition.address.path) if edition else (article.headline, "")
        found[article.pk] = Target(uri_of(article), headline, path)
    return found


def _links_of_editions(editions: Iterable[Edition]) -> Links:
    rows = EditionRelated.objects.filter(edition__in=editions).exclude(type=RelatedType.NOT_HERE)
    rows = rows.select_related("edition")
    links: Links = {}
    for row in rows.only("title", "url", "target", "edition__article").order_by("position", "pk"):
        links.setdefault(row.edition.article_id, []).append((row.title, row.url, row.target_id))
    return links


def _links_of_drafts(articles: Iterable[Article]) -> Links:
    links: Links = {}
    for row in (
        RelatedLink.objects.filter(article__in=articles)
        .exclude(type=RelatedType.NOT_HERE)
        .order_by("position", "pk")
    ):
        links.setdefault(row.article_id, []).append((row.title, row.url, row.target_id))
    return links
