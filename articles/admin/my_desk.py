"""What waits for a member of the desk, and what readers just got."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db.models import QuerySet

from articles.admin.lists import for_a_list
from articles.models import Article, Edition, State

MOST = 12
# Stories changed since publication are sought among this many of the latest changes.
LATELY = 200


@dataclass(frozen=True)
class Desk:
    """The lists of the front page, each short."""

    drafts: list[Article]
    behind: list[Article]
    just_live: list[Edition]


def my_desk(user: User, *, at: datetime) -> Desk:
    """Read the desk of one member of staff; a dozen rows each, whatever the archive's size."""
    if not user.has_perm("articles.view_article"):
        return Desk([], [], [])
    return Desk(_drafts(user), _behind(), _just_live(at))


def _drafts(user: User) -> list[Article]:
    mine = Article.objects.filter(state=State.DRAFT, changed_by=user)
    return list(for_a_list(mine).latest_work_first()[:MOST])  # type: ignore[attr-defined]


def _behind() -> list[Article]:
    lately = Article.objects.filter(state=State.LIVE).latest_work_first().values("pk")[:LATELY]
    listed: QuerySet[Article] = for_a_list(Article.objects.filter(pk__in=lately)).filter(is_behind=True)
    return list(listed.order_by("-changed_at", "-pk")[:MOST])


def _just_live(at: datetime) -> list[Edition]:
    newest = (
        Edition.objects.live(at)
        .select_related("address", "section", "revision__by")
        .defer("body_html", "page", "revision__content")
    )
    return list(newest.order_by("-pk")[:MOST])
