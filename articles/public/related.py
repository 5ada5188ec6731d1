"""What a story's page leads to: what the editors chose, either way round; its storylines; what is near it.

Only what readers have at the moment is shown, whatever the links say, and each story once.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.conf import settings
from django.db.models import BigIntegerField, BooleanField, Value

from articles.models import INVERSE, Edition, EditionRelated, RelatedType, StorylineEntry
from articles.publishing.editions import is_live
from articles.search.likeness import Likely, likely
from articles.search.nearby import near_edition

MOST_INVERSE = 30
MOST_PREVIOUS, LOOKED_BACK = 4, 12
MOST_COMPUTED, LOOKED_AT = 4, 12
ENOUGH = 8  # links chosen, from which none are computed
COMPUTED = "See also"
NEWS = "Related news"
_NOTHING = Value("")
LINK = (
    *("edition_id", "edition__article_id", "position", "pk", "type"),
    *("reason", "title", "url", "pending", "target_id"),
)
ENTRY = (
    *(Value(None, BigIntegerField()), "article_id", "position", "storyline_id", _NOTHING),
    *(
        _NOTHING,
        "storyline__name",
        "storyline__slug",
        Value(0, BooleanField()),
        Value(None, BigIntegerField()),
    ),
)
# In the order in which groups stand on the page.
LABELS = (
    *("Main story", NEWS, "Background", "Earlier", "Follow-up", "Reaction", "In reaction to"),
    *("Sidebar", "Document", "Reported in", "Correction of", "Corrected in", COMPUTED),
)


@dataclass(frozen=True)
class Link:
    """A related story as a reader sees it; without an address it is a title only."""

    title: str
    address: str = ""
    language: str = settings.SITE_LANGUAGE
    published: datetime | None = None
    elsewhere: bool = False
    reason: str = ""


@dataclass(frozen=True)
class Group:
    """Related stories of one kind."""

    label: str
    links: list[Link]


@dataclass(frozen=True)
class Chain:
    """A storyline the story is in, with the stories right before it, the latest first."""

    name: str
    address: str
    previous: list[Link]


@dataclass(frozen=True)
class Related:
    """All that a story leads to."""

    groups: list[Group]
    chains: list[Chain]


class _Row(NamedTuple):
    """A link, or a place in a storyline: then `source` is the story there, `pk` the storyline's."""

    edition: int | None
    source: int
    position: int
    pk: int
    type: str
    reason: str
    title: str
    url: str
    pending: bool
    target: int | None


def related_to(edition: Edition, at: datetime) -> Related:
    """Gather what the page of a live edition leads to; 3 queries."""
    rows = _rows(edition, at)
    own = [row for row in rows if row.edition == edition.pk]
    inverse = [row for row in rows if row.edition not in (edition.pk, None)]
    before = _before([row for row in rows if row.edition is None], edition.article_id)
    near = _near(edition, at) if len(own) < ENOUGH else []
    shown = _Shown(_articles(own, inverse, before, near), at)
    seen = {edition.article_id}
    chosen = list(_chosen(own, shown, seen))
    chains = [_chain(chain, shown, seen) for chain in before]
    seen |= {row.target or 0 for row in own if row.type == RelatedType.NOT_HERE}
    chosen += _inverse(inverse, shown, seen)
    return Related(_grouped([*chosen, *_computed(near, edition, shown, seen)]), chains)


def _near(edition: Edition, at: datetime) -> list[Likely]:
    stories = near_edition(edition, at=at)
    return likely(stories, headline=edition.headline, published=edition.published)[:LOOKED_AT]


def _articles(own: list[_Row], inverse: list[_Row], before: list[list[_Row]], near: list[Likely]) -> set[int]:
    linked = {row.target for row in own if row.target} | {row.source for row in inverse}
    chained = {entry.source for chain in before for entry in chain}
    return linked | chained | {story.article for story in near}


class _Shown:
    """What readers had of these stories last, and whether they have it still; 1 query."""

    def __init__(self, articles: Iterable[int], at: datetime) -> None:
        had = Edition.objects.shown(at).filter(article__in=articles).select_related("address")
        last = (
            had.order_by("article_id", "-live_from", "-pk").distinct("article_id").defer("body_html", "page")
        )
        self._last = {edition.article_id: edition for edition in last} if articles else {}
        self._at = at

    def is_live(self, article: int | None) -> bool:
        last = self._last.get(article or 0)
        return last is not None and is_live(last, at=self._at)

    def is_gone(self, article: int | None) -> bool:
        """Tell what readers had and have no more; what they never had is not missed."""
        return article in self._last and not self.is_live(article)

    def link(self, article: int, *, title: str = "", reason: str = "") -> Link:
        last = self._last[article]
        return Link(title or last.headline, last.address.path, last.language, last.published, reason=reason)


def _rows(edition: Edition, at: datetime) -> list[_Row]:
    """Read the edition's own links, those of live editions that lead here, and its storylines; 1 query."""
    own = EditionRelated.objects.filter(edition=edition)
    leading_here = EditionRelated.objects.filter(target=edition.article_id, one_way=False)
    inverse = leading_here.filter(type__in=INVERSE, edition__in=Edition.objects.live(at))
    newest = inverse.order_by("-edition").values_list(*LINK)[:MOST_INVERSE]
    mine = StorylineEntry.objects.filter(article=edition.article_id).values("storyline")
    entries = StorylineEntry.objects.filter(storyline__in=mine).values_list(*ENTRY)
    rows = [_Row(*row) for row in own.values_list(*LINK).union(newest, entries, all=True)]
    return sorted(rows, key=_place)


def _place(row: _Row) -> tuple[int, str, int, int]:
    # The newest edition's links first; of the storylines one after the other, by name.
    return (-row.edition, "", row.position, row.pk) if row.edition else (0, row.title, row.position, row.pk)


def _before(entries: list[_Row], article: int) -> list[list[_Row]]:
    """Take, of each storyline, the story's own entry and the nearest before it, the latest first."""
    here = {entry.pk: entry.position for entry in entries if entry.source == article}
    chains: dict[int, list[_Row]] = {}
    for entry in reversed(entries):
        if entry.position <= here[entry.pk]:
            chains.setdefault(entry.pk, []).append(entry)
    return [chain[: LOOKED_BACK + 1] for chain in reversed(chains.values())]


def _chain(chain: list[_Row], shown: _Shown, seen: set[int]) -> Chain:
    name, slug = chain[0].title, chain[0].url
    live = [entry.source for entry in chain if entry.source not in seen and shown.is_live(entry.source)]
    previous = live[:MOST_PREVIOUS]
    seen.update(previous)
    return Chain(name, f"/storylines/{slug}/", [shown.link(article) for article in previous])


def _chosen(rows: Iterable[_Row], shown: _Shown, seen: set[int]) -> Iterator[tuple[str, Link]]:
    """Yield what the editors chose, as far as readers have it."""
    for row in rows:
        if row.type == RelatedType.NOT_HERE or row.target in seen or shown.is_gone(row.target):
            continue
        link = _link(row, shown)
        if link:
            seen.update({row.target} if row.target and link.published else ())
            yield _label(row.type), link


def _link(row: _Row, shown: _Shown) -> Link | None:
    if row.target and shown.is_live(row.target):
        return shown.link(row.target, title=row.title, reason=row.reason)
    # What was given in words stands for itself; a story the editors chose is shown only while it is live.
    if row.target and not row.pending:
        return None
    return Link(row.title, row.url, elsewhere=bool(row.url), reason=row.reason)


def _inverse(rows: Iterable[_Row], shown: _Shown, seen: set[int]) -> Iterator[tuple[str, Link]]:
    """Yield the stories that lead here, under what this story is to them."""
    for row in rows:
        if row.source not in seen and shown.is_live(row.source):
            seen.add(row.source)
            yield _label(row.type, INVERSE), shown.link(row.source)


def _computed(
    near: Iterable[Likely], edition: Edition, shown: _Shown, seen: set[int]
) -> Iterator[tuple[str, Link]]:
    """Yield what nobody chose, the likeliest first, with what it shares."""
    live = [story for story in near if shown.is_live(story.article) and story.article not in seen]
    for story in live[:MOST_COMPUTED]:
        yield COMPUTED, shown.link(story.article, reason=story.reason(than=edition.published))


def _label(kind: str, labels: dict[str, str] | None = None) -> str:
    label = labels[kind] if labels else RelatedType(kind).label
    return NEWS if label == RelatedType.RELATED.label else label


def _grouped(links: Iterable[tuple[str, Link]]) -> list[Group]:
    groups: dict[str, list[Link]] = {}
    for label, link in links:
        groups.setdefault(label, []).append(link)
    return [Group(label, groups[label]) for label in LABELS if label in groups]
