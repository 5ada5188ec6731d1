"""Stories that a story may want to lead to, each with why."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from articles.models import Article, Edition, RelatedType, State
from articles.models.article import ArticleQuerySet
from articles.search.alike import Alike, articles_alike
from articles.search.likeness import Likely, likely
from articles.search.nearby import PEOPLE, PLACES, SECTION, TOPICS, Nearby, near

MOST = 8
NEVER = (State.KILLED, State.SPIKED, State.WITHDRAWN, State.VANISHED)
RECENT = timedelta(days=30)


@dataclass(frozen=True)
class Draft:
    """What a story says now, saved or not."""

    headline: str
    text: str
    published: datetime
    people: tuple[int, ...] = ()
    places: tuple[int, ...] = ()
    topics: tuple[int, ...] = ()
    section: int | None = None
    article: int | None = None
    linked: frozenset[int] = field(default_factory=frozenset)  # stories it leads to already


@dataclass(frozen=True)
class RelatedSuggestion:
    """A story to lead to, as what, and why: “Medvedev, NATO, 3 days earlier”."""

    story: Article
    published: datetime
    type: RelatedType
    reason: str


def related_stories(
    draft: Draft, *, among: ArticleQuerySet, at: datetime, most: int = MOST
) -> list[RelatedSuggestion]:
    """Propose stories by words, people, places, topics and time, of those given only; 5 queries.

    Never the story itself, one it leads to already, the same headline twice, or what was taken down.
    """
    keys = {PEOPLE: draft.people, PLACES: draft.places, TOPICS: draft.topics}
    keys[SECTION] = (draft.section,) if draft.section else ()
    nearby = near(keys, published=draft.published, at=at, article=draft.article)
    near_it = {story.article for story in nearby}
    alike = {story.article: story for story in articles_alike(draft.headline, draft.text, also=near_it)}
    rows = _rows(among, near_it | alike.keys(), draft)
    stories = _seen(nearby, rows) + _only_alike(alike, near_it, rows)
    ranked = likely(stories, headline=draft.headline, published=draft.published, alike=alike)
    return [_suggestion(rows[story.article], story, draft) for story in ranked[:most]]


def last_date(article: int) -> datetime | None:
    """Return the date of a story's last edition, if it had any; 1 query."""
    return _dates(article).first()


def _dates(article: int | OuterRef) -> QuerySet[Edition, datetime]:
    editions = Edition.objects.filter(article=article).uncancelled().order_by("-live_from", "-pk")
    return editions.values_list("published", flat=True)


def _rows(among: ArticleQuerySet, keys: Iterable[int], draft: Draft) -> dict[int, Article]:
    left_out = {draft.article or 0, *draft.linked}
    last = Subquery(_dates(OuterRef("pk"))[:1])
    dated = among.annotate(day=Coalesce("published", last, "changed_at"))
    wanted = dated.filter(pk__in=list(keys)).exclude(pk__in=left_out).exclude(state__in=NEVER)
    return {article.pk: article for article in wanted.defer("body_html", "search")}


def _seen(nearby: Iterable[Nearby], rows: dict[int, Article]) -> list[Nearby]:
    return [story for story in nearby if story.article in rows]


def _only_alike(alike: dict[int, Alike], known: set[int], rows: dict[int, Article]) -> list[Nearby]:
    keys = [key for key in alike if key in rows and key not in known]
    return [Nearby(key, rows[key].headline, rows[key].day) for key in keys]  # type: ignore[attr-defined]


def _suggestion(article: Article, story: Likely, draft: Draft) -> RelatedSuggestion:
    reason = story.reason(than=draft.published)
    return RelatedSuggestion(article, story.published, _type(story.published, draft.published), reason)


def _type(published: datetime, than: datetime) -> RelatedType:
    if published > than:
        return RelatedType.FOLLOW_UP
    return RelatedType.EARLIER if than - published <= RECENT else RelatedType.BACKGROUND
