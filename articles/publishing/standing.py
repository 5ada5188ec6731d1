"""How a story stands with readers at a moment, which no stored state can say."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery, TextChoices

from articles.models import Article, Edition, State


class Standing(TextChoices):
    """What a published story is at a moment; any other story is simply in its state."""

    SCHEDULED = "scheduled", "Scheduled"
    LIVE = "live", "Live"
    CHANGED = "changed", "Live, changed since"
    CHANGING = "changing", "Live, change scheduled"
    EXPIRED = "expired", "Expired"


# What a list can be narrowed to: `changed` and `changing` are live as well.
NARROW = (Standing.SCHEDULED, Standing.LIVE, Standing.EXPIRED)


def with_standing(articles: QuerySet[Article], *, at: datetime) -> QuerySet[Any]:
    """Annotate each article with `live_version`, what readers have, and `due_at`, what they will get next."""
    editions = Edition.objects.filter(article=OuterRef("pk"))
    due = editions.pending(at).order_by("live_from").values("live_from")[:1]
    live = editions.live(at).values("revision__number")[:1]
    return articles.annotate(live_version=Subquery(live), due_at=Subquery(due))


def standing_of(article: Any) -> str:
    """Name the standing of an article read through `with_standing`."""
    return standing(article.state, article.version, live=article.live_version, due=article.due_at)


def standing(state: str, version: int, *, live: int | None, due: datetime | None) -> str:
    """Name the standing; `live` is the version readers have, `due` when they get another."""
    if state != State.PUBLISHED:
        return str(state)
    if live is None:
        return Standing.SCHEDULED.value if due else Standing.EXPIRED.value
    if due:
        return Standing.CHANGING.value
    return Standing.CHANGED.value if live < version else Standing.LIVE.value


def standing_so(articles: QuerySet[Article], word: str, *, at: datetime) -> QuerySet[Article]:
    """Keep the articles that stand so at the moment, or are in that state. Unknown words keep all."""
    mine = Edition.objects.filter(article=OuterRef("pk"))
    live, due = Exists(mine.live(at)), Exists(mine.pending(at))
    kept = {
        Standing.LIVE: Q(live),
        Standing.SCHEDULED: Q(due),
        Standing.EXPIRED: ~Q(live) & ~Q(due) & Q(state=State.PUBLISHED),
    }
    if word in kept:
        return articles.filter(kept[Standing(word)])
    return articles.filter(state=word) if word in State.values else articles
