"""What every readers' page has: the frame around it, its head, and how long it may be kept."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpResponseBase
from django.template.response import SimpleTemplateResponse
from django.utils.safestring import SafeString
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import conditional_page, require_safe

from articles.access.needs import PUBLIC, needs
from articles.models import Edition, EditionSection, Section

# Nobody tells a browser or a proxy that a story was withdrawn, so they ask again after a second; what they
# hold costs a 304.
KEPT_SECONDS = 1

View = Callable[..., HttpResponseBase]


def readers_page(view: View) -> View:
    """Make a view answer GET and HEAD, with a validator and a short life in every cache."""
    kept: View = cache_control(public=True, max_age=KEPT_SECONDS)(view)
    validated: View = conditional_page(kept)
    safe: View = require_safe(validated)
    # A page that takes nothing has nothing to forge: a POST is told 405, and not that a token is missing.
    return needs(PUBLIC, methods=("GET",))(csrf_exempt(safe))


@dataclass(frozen=True)
class Head:
    """What machines read of a page: title, description, address, feeds, cards and structured data."""

    title: str
    path: str
    description: str = ""
    feeds: str = ""
    feeds_of: str = ""
    kind: str = "website"
    properties: list[tuple[str, str]] = field(default_factory=list)
    data: list[SafeString] = field(default_factory=list)
    listed: bool = True

    @property
    def address(self) -> str:
        return absolute(self.path)

    @property
    def card(self) -> str:
        return "summary_large_image" if any(name == "og:image" for name, _ in self.properties) else "summary"

    @property
    def feed_title(self) -> str:
        return self.feeds_of or self.title


def absolute(path: str) -> str:
    """Give the whole address of a path of this site."""
    return f"{settings.SITE_URL}{path}"


def show(
    template: str, head: Head, context: dict[str, Any], *, at: datetime, sections: list[Section] | None = None
) -> SimpleTemplateResponse:
    """Set a page in the newspaper's frame; 1 query for the section bar, unless it is given.

    It is rendered when it is sent, and everything it shows has been read by then.
    """
    frame = {
        "site_name": settings.SITE_NAME,
        "site_language": settings.SITE_LANGUAGE,
        "sections": sections_in_the_bar(at) if sections is None else sections,
        "here": head.path.split("/")[1],
        "at": at,
        "head": head,
    }
    return SimpleTemplateResponse(template, {**frame, **context})


def sections_in_the_bar(at: datetime) -> list[Section]:
    """List the outermost sections that have a story."""
    return list(with_a_story(Section.objects.top(), at))


def with_a_story(sections: QuerySet[Section], at: datetime) -> QuerySet[Section]:
    """Keep sections with a live story in them or beneath them."""
    # The newest of each, and not EXISTS, which PostgreSQL answers by reading every edition there is.
    rows = EditionSection.objects.filter(section=OuterRef("pk"), edition__in=Edition.objects.live(at))
    newest = rows.order_by("-published", "-edition_id").values("edition_id")[:1]
    return sections.annotate(newest=Subquery(newest)).filter(newest__isnull=False)
