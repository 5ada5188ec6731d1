"""What a story shows of itself in a list."""

from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.admin.moments import moment, name_of
from articles.models import Article, Byline, DatelinePlace, Edition, Mention, State
from articles.text.house import dateline_text

# state: (shape, word); a word and a shape, so that nothing hangs on colour
CHIPS = {
    State.DRAFT.value: ("○", "Draft"),
    State.LIVE.value: ("●", "Live"),
    "changed": ("◐", "Live, changed since"),
    State.WITHDRAWN.value: ("✕", "Withdrawn"),
}
_NEVER_LISTED = ("body_html", "search", "editor_note", "standfirst", "copyright_notice")


def for_a_list(articles: QuerySet[Article]) -> QuerySet[Any]:
    """Read what a row shows, five queries however many rows there are."""
    return (
        articles.defer(*_NEVER_LISTED)
        .select_related("section", "changed_by", "dateline")
        .prefetch_related(
            Prefetch("mentions", Mention.objects.select_related("person").order_by("position", "pk")),
            Prefetch("bylines", Byline.objects.select_related("person").order_by("position", "pk")),
            Prefetch(
                "dateline__rows", DatelinePlace.objects.select_related("place").order_by("position", "pk")
            ),
        )
        .annotate(is_behind=_behind())
    )


def _behind() -> Exists:
    live = Edition.objects.filter(article=OuterRef("pk"), live_until=None)
    return Exists(live.filter(revision__number__lt=OuterRef("version")))


def state_of(article: Article) -> str:
    """Name the state a list shows: Django's own three, and live with changes that readers do not have."""
    behind = article.state == State.LIVE and getattr(article, "is_behind", False)
    return "changed" if behind else article.state


def chip(state: str) -> SafeString:
    """Render a state."""
    shape, word = CHIPS[state]
    return format_html(
        '<span class="chip chip--{}"><span aria-hidden="true">{}</span> {}</span>', state, shape, word
    )


class StoryColumns:
    """The columns of the list of stories."""

    @admin.display(description="Story")
    def story(self, article: Article) -> SafeString:
        kicker = article.kicker or article.slugline
        above = format_html('<span class="story-cell__kicker">{}</span> ', kicker) if kicker else ""
        return format_html('{}<span class="story-cell__headline">{}</span>', above, article.headline)

    @admin.display(description="State")
    def shown_state(self, article: Article) -> SafeString:
        return chip(state_of(article))

    @admin.display(description="Section", empty_value="None yet")
    def shown_section(self, article: Article) -> str | None:
        return article.section.name if article.section else None

    @admin.display(description="Dateline", empty_value="")
    def shown_dateline(self, article: Article) -> str:
        line = getattr(article, "dateline", None)
        if line is None:
            return ""
        names = [row.name or row.place.name for row in line.rows.all()]
        return line.printed or dateline_text(names, day=line.date, agency=line.agency)

    @admin.display(description="People", empty_value="")
    def people(self, article: Article) -> str:
        credited = [row.text or str(row.person) for row in article.bylines.all()]
        mentioned = [row.person.name for row in article.mentions.all()]
        by = f"by {_few(credited, 1)}" if credited else ""
        return "; ".join(part for part in (_few(mentioned, 2), by) if part)

    @admin.display(description="Changed")
    def changed(self, article: Article) -> SafeString:
        name = name_of(article.changed_by)
        by = format_html(' <span class="quiet">{}</span>', name) if name else ""
        return format_html("{}{}", moment(article.changed_at), by)


def _few(names: list[str], most: int) -> str:
    shown = ", ".join(names[:most])
    return f"{shown} +{len(names) - most}" if len(names) > most else shown
