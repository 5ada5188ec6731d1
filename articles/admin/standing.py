"""Where a story stands: what readers have of it, what they will get, and where it is found."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.admin.lists import chip
from articles.admin.moments import away, exact, name_of, within
from articles.models import Article, Change, Edition, State
from articles.publishing import standing as word
from articles.publishing.standing import standing
from articles.text.slug import slugify


@dataclass(frozen=True)
class Standing:
    """The facts the form of a story shows, and its buttons follow."""

    state: str
    at: datetime
    edition: Edition | None = None  # the last one readers had
    due: Edition | None = None  # the one they will get
    version: int = 0  # of the text at the desk
    address: str = ""
    saved: SafeString | str = ""
    holder: str = ""  # who has it now
    embargo: datetime | None = None  # only one that still holds

    @classmethod
    def of(cls, article: Article | None, *, at: datetime) -> "Standing":
        if article is None:
            return cls(State.DRAFT, at)
        live, due, edition = _editions(article, at)
        version = live.revision.number if live else None
        return cls(
            state=standing(article.state, article.version, live=version, due=due.live_from if due else None),
            at=at,
            edition=edition,
            due=due,
            version=article.version,
            address=_address(article, edition, at=at),
            saved=_saved(article),
            holder=name_of(article.assigned_to),
            embargo=_still(article.embargo_until, at=at),
        )

    @property
    def chip(self) -> SafeString:
        return chip(self.state)

    @property
    def is_live(self) -> bool:
        return self.state in (word.Standing.LIVE, word.Standing.CHANGED, word.Standing.CHANGING)

    @property
    def since(self) -> SafeString:
        assert self.edition is not None, "what is live has an edition"
        return within(self.edition.live_from)

    @property
    def comes(self) -> SafeString:
        """Say what readers will get, and when."""
        assert self.due is not None, "asked only where something is scheduled"
        kind = Change(self.due.change)
        what = "The story" if kind == Change.FIRST else f"A change ({str(kind.label).lower()})"
        begins = self.due.live_from
        return format_html("{} comes at {}, {}.", what, exact(begins), away(begins, at=self.at))

    @property
    def due_is_older(self) -> bool:
        """Say whether the text at the desk has been changed since the scheduled one was."""
        return self.due is not None and self.due.revision.number < self.version

    @property
    def ends_at(self) -> datetime | None:
        """Return when readers lose it by itself."""
        last = self.due or (self.edition if self.is_live else None)
        return last.live_until if last else None

    @property
    def embargo_ends(self) -> SafeString | str:
        return exact(self.embargo) if self.embargo else ""

    @property
    def effect(self) -> str:
        """Say what publishing does, in a sentence."""
        if self.is_live:
            return "Saves this text and gives it to readers as the change you name."
        if self.edition:
            return "Saves this text and puts the story back at its address."
        return "Saves this text and puts it before readers."

    @property
    def ends(self) -> SafeString | str:
        return exact(self.ends_at) if self.ends_at else ""


def _editions(article: Article, at: datetime) -> tuple[Edition | None, Edition | None, Edition | None]:
    """Read the live edition, the pending one, and the last that was live; 1 query."""
    editions = Edition.objects.filter(article=article).uncancelled().select_related("address", "revision")
    newest = list(editions.defer("body_html", "page", "revision__packed").order_by("-live_from")[:2])
    due = next((edition for edition in newest if edition.live_from > at), None)
    shown = next((edition for edition in newest if edition.live_from <= at), None)
    is_live = shown is not None and (shown.live_until is None or shown.live_until > at)
    return shown if is_live else None, due, shown


def _saved(article: Article) -> SafeString:
    by = name_of(article.changed_by)
    return format_html("{} by {}", within(article.changed_at), by) if by else within(article.changed_at)


def _still(moment: datetime | None, *, at: datetime) -> datetime | None:
    return moment if moment and moment > at else None


def _address(article: Article, edition: Edition | None, *, at: datetime) -> str:
    if edition:
        return edition.address.path
    if not article.section:
        return ""
    day = timezone.localdate(article.published or at)
    slug = article.slug or slugify(article.headline) or f"story-{article.pk}"
    return f"/{article.section.path}/{day:%Y/%m/%d}/{slug}/"
