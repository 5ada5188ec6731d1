"""Where a story stands: what readers have of it, what the desk has since, and what its button will do."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.admin.lists import chip
from articles.admin.moments import moment, name_of
from articles.models import Article, Edition, State
from articles.publishing import standing as word
from articles.publishing.standing import standing
from articles.text.slug import slugify


@dataclass(frozen=True)
class Standing:
    """The facts the top of the form shows and its buttons follow."""

    state: str
    edition: Edition | None = None  # the last one readers had
    due: Edition | None = None  # the one they will get
    may_publish: bool = False
    may_withdraw: bool = False
    may_share: bool = False
    address: str = ""
    saved: SafeString | str = ""

    @classmethod
    def of(cls, article: Article | None, user: User, *, at: datetime) -> "Standing":
        may_publish = user.has_perm("articles.publish_article", article)
        if article is None:
            return cls(State.DRAFT, may_publish=may_publish)
        live, due, edition = _editions(article, at)
        version = live.revision.number if live else None
        return cls(
            state=standing(article.state, article.version, live=version, due=due.live_from if due else None),
            edition=edition,
            due=due,
            may_publish=may_publish,
            may_withdraw=live is not None and user.has_perm("articles.withdraw_article", article),
            may_share=user.has_perm("articles.share_article", article),
            address=_address(article, edition, at=at),
            saved=_saved(article),
        )

    @property
    def chip(self) -> SafeString:
        return chip(self.state)

    @property
    def since(self) -> SafeString:
        assert self.edition is not None, "what is live has an edition"
        return moment(self.edition.live_from)

    @property
    def is_live(self) -> bool:
        return self.state in (word.Standing.LIVE, word.Standing.CHANGED, word.Standing.CHANGING)

    @property
    def publish_label(self) -> str:
        if self.state == State.WITHDRAWN:
            return "Publish again"
        return "Publish changes" if self.is_live else "Publish"

    @property
    def effect(self) -> str:
        """Say what the button does, in a sentence."""
        if self.state == State.WITHDRAWN:
            return "Saves this text and puts the story back at its address, in place of the notice."
        if self.is_live:
            return "Saves this text and gives it to readers now, with the time of the update."
        return "Saves this text and puts it before readers now."


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
    return format_html("{} by {}", moment(article.changed_at), by) if by else moment(article.changed_at)


def _address(article: Article, edition: Edition | None, *, at: datetime) -> str:
    if edition:
        return edition.address.path
    if not article.section:
        return ""
    day = timezone.localdate(article.published or at)
    slug = article.slug or slugify(article.headline) or f"story-{article.pk}"
    return f"/{article.section.path}/{day:%Y/%m/%d}/{slug}/"
