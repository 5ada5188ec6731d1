"""What waits for a member of the desk, and what readers just got."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db.models import F, Q, QuerySet
from django.db.models.fields.json import KT
from django.urls import reverse
from django.utils.safestring import SafeString

from articles.admin.events import Event, following
from articles.admin.lists import chip
from articles.admin.moments import moment, name_of
from articles.admin.unsaved import address_of
from articles.models import Article, Autosave, Edition, State
from articles.publishing.rights import PUBLISH, reach, visible_to
from articles.publishing.standing import standing_of, with_standing

MOST, FEW = 12, 6
REVIEW = "articles.review_article"
_NAMES = tuple(f"changed_by__{name}" for name in ("username", "first_name", "last_name"))
# Stories changed since publication are sought among this many of the latest changes.
LATELY = 200


@dataclass(frozen=True)
class Line:
    """One story on the front page of the desk."""

    headline: str
    url: str
    when: SafeString
    told: str  # section, and by whom or what kind of change
    chip: SafeString | None = None
    address: str = ""  # where readers have it


@dataclass(frozen=True)
class Desk:
    """The lists of the front page, each short."""

    drafts: list[Line]
    behind: list[Line]
    just_live: list[Line]
    unsaved: list[Line]
    waiting: list[Line]
    coming: list[Event]


def my_desk(user: User, *, at: datetime) -> Desk:
    """Read the desk of one member of staff; a dozen rows each, whatever the archive's size."""
    if not user.has_perm("articles.view_article"):
        return Desk([], [], [], [], [], [])
    return Desk(
        drafts=_drafts(user, at),
        behind=_behind(user, at),
        just_live=_just_live(user, at),
        unsaved=_unsaved(user),
        waiting=_waiting(user, at),
        coming=following(user, at=at)[:FEW],
    )


def _waiting(user: User, at: datetime) -> list[Line]:
    """List what is assigned to someone, and what they may review or, once it is ready, publish."""
    theirs = Q(assigned_to=user) & ~Q(state__in=[State.SPIKED, State.KILLED])
    review = _within(user, REVIEW, state=State.IN_REVIEW)
    publish = _within(user, PUBLISH, state=State.READY)
    stories = visible_to(user, Article.objects.filter(theirs | review | publish))
    return [_of_story(story, by=name_of(story.changed_by)) for story in _newest(stories, at)]


def _within(user: User, permission: str, *, state: State) -> Q:
    where = reach(user, permission)
    return Q(state=state) if where.everywhere else Q(state=state, section__in=where.sections())


def _drafts(user: User, at: datetime) -> list[Line]:
    seen = visible_to(user, Article.objects.filter(state=State.DRAFT))
    mine = seen.filter(Q(changed_by=user) | Q(created_by=user))
    return [_of_story(story, by="") for story in _newest(mine, at)]


def _behind(user: User, at: datetime) -> list[Line]:
    published = visible_to(user, Article.objects.filter(state=State.PUBLISHED))
    lately = published.order_by("-changed_at", "-pk").values("pk")[:LATELY]
    behind = _read(Article.objects.filter(pk__in=lately), at=at).filter(live_version__lt=F("version"))
    newest = behind.order_by("-changed_at", "-pk")[:MOST]
    return [_of_story(story, by=name_of(story.changed_by)) for story in newest]


def _just_live(user: User, at: datetime) -> list[Line]:
    live = visible_to(user, Edition.objects.live(at)).select_related("address", "section")
    newest = live.defer("body_html", "page").order_by("-pk")[:MOST]
    return [_of_edition(edition) for edition in newest]


def _unsaved(user: User) -> list[Line]:
    waiting = Autosave.objects.filter(by=user).waiting().latest_first().select_related("article__section")
    # Only what is shown is read, for the fields hold whole texts.
    shown = waiting.annotate(headline=KT("fields__headline__0")).defer("fields", "article__body_html")
    return [_of_kept(kept) for kept in shown[:MOST]]


def _newest(stories: QuerySet[Article], at: datetime) -> QuerySet[Any]:
    return _read(stories, at=at).order_by("-changed_at", "-pk")[:MOST]


def _read(stories: QuerySet[Article], *, at: datetime) -> QuerySet[Any]:
    shown = with_standing(stories, at=at).select_related("section", "changed_by")
    return shown.only("headline", "state", "version", "changed_at", "section__name", *_NAMES)


def _of_story(story: Article, *, by: str) -> Line:
    where = story.section.name if story.section else "No section yet"
    return Line(
        headline=story.headline,
        url=reverse("admin:articles_article_change", args=[story.pk]),
        when=moment(story.changed_at),
        told=" · ".join(part for part in (where, by) if part),
        chip=chip(standing_of(story)),
    )


def _of_kept(kept: Any) -> Line:
    return Line(
        headline=kept.headline or "Without a headline",
        url=address_of(kept),
        when=moment(kept.kept_at),
        told="Not saved" if kept.article else "A new story, not saved",
    )


def _of_edition(edition: Edition) -> Line:
    return Line(
        headline=edition.headline,
        url=reverse("admin:articles_article_change", args=[edition.article_id]),
        when=moment(edition.live_from),
        told=f"{edition.section.name} · {edition.get_change_display()}",
        address=edition.address.path,
    )
