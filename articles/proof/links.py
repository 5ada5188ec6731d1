"""Which related links do not lead where they were to lead, and what would mend them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from django.db.models import Exists, OuterRef, QuerySet

from articles.models import Edition, RelatedLink, State, Tombstone
from articles.models.address import Grave

PENDING, BROKEN, ONE_SIDED = "pending", "broken", "one-sided"
KINDS = (PENDING, BROKEN, ONE_SIDED)
BATCH = 1000


@dataclass(frozen=True)
class Odd:
    """A link that waits, is broken or shows on one side only."""

    kind: str
    article: int
    headline: str
    type: str
    leads_to: str
    why: str


def odd_links(at: datetime) -> Iterator[Odd]:
    """Yield what is odd about the links of every story that can still be read, by story; 1 query."""
    for link in _links(at).iterator(BATCH):
        for kind, why in _oddities(link):
            leads_to = link.title or link.url or (link.target.headline if link.target else "")
            yield Odd(kind, link.article_id, link.article.headline, link.get_type_display(), leads_to, why)


def _links(at: datetime) -> QuerySet[RelatedLink]:
    live = Edition.objects.live(at)
    had = Edition.objects.shown(at).filter(article=OuterRef("target"))
    graves = Tombstone.objects.standing(at).filter(article=OuterRef("target"))
    links = RelatedLink.objects.exclude(article__state__in=(State.KILLED, State.SPIKED)).annotate(
        is_live=Exists(live.filter(article=OuterRef("article"))),
        leads_to_live=Exists(live.filter(article=OuterRef("target"))),
        had=Exists(had),
        vanished=Exists(graves.filter(kind=Grave.VANISHED)),
    )
    told = (
        "article__headline",
        "target__headline",
        "target__state",
        "title",
        "url",
        "type",
        "pending",
        "one_way",
    )
    return links.select_related("article", "target").only(*told).order_by("article", "position", "pk")


def _oddities(link: RelatedLink) -> Iterator[tuple[str, str]]:
    if link.pending:
        yield PENDING, "its story has not come"
    if link.target is not None:
        yield from _of_a_story(link)
    elif link.url and not is_whole(link.url):
        yield BROKEN, "the address is not a whole one"


def _of_a_story(link: RelatedLink) -> Iterator[tuple[str, str]]:
    state = State(link.target.state)  # type: ignore[union-attr]
    facts: dict[str, bool] = vars(link)
    if state in (State.KILLED, State.SPIKED, State.WITHDRAWN, State.VANISHED):
        yield BROKEN, f"the story was {state.label.lower()}"
    elif facts["had"] and not facts["leads_to_live"]:
        yield BROKEN, "the story has ended"
    if link.one_way and facts["is_live"] and facts["leads_to_live"]:
        yield ONE_SIDED, "hidden on the other story’s page"


def is_whole(address: str) -> bool:
    """Tell whether an address elsewhere can be opened: http or https, with a host and without spaces."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return False
    return (
        parts.scheme in ("http", "https")
        and ("." in host or ":" in host)
        and not any(map(str.isspace, address))
    )
