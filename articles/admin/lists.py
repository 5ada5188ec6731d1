"""What a story shows of itself in a list."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.db.models import Prefetch, QuerySet
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.admin.moments import moment, name_of
from articles.models import Article, Byline, DatelinePlace, Mention, State
from articles.publishing.page import as_filed
from articles.publishing.standing import Standing, standing_of, with_standing
from articles.text.house import dateline_text

# A word and a shape for each state and standing, so that nothing hangs on colour.
SHAPES = {
    State.DRAFT.value: "○",
    State.IN_REVIEW.value: "◇",
    State.READY.value: "◆",
    State.HELD.value: "‖",
    State.SPIKED.value: "↓",
    Standing.SCHEDULED.value: "◷",
    Standing.LIVE.value: "●",
    Standing.CHANGED.value: "◐",
    Standing.CHANGING.value: "◕",
    Standing.EXPIRED.value: "◌",
    State.RETRACTED.value: "⊘",
    State.WITHDRAWN.value: "✕",
    State.VANISHED.value: "∅",
    State.KILLED.value: "■",
}
WORDS = {**dict(State.choices), **dict(Standing.choices)}
_NEVER_LISTED = ("body_html", "search", "editor_note", "standfirst", "copyright_notice")


def for_a_list(articles: QuerySet[Article], *, at: datetime) -> QuerySet[Any]:
    """Read what a row shows, six queries however many rows there are."""
    return (
        with_standing(articles, at=at)
        .defer(*_NEVER_LISTED)
        .select_related("section", "changed_by")
        .prefetch_related(
            Prefetch("mentions", Mention.objects.select_related("person").order_by("position", "pk")),
            Prefetch("bylines", Byline.objects.select_related("person").order_by("position", "pk")),
            "dateline",
            Prefetch(
                "dateline__rows", DatelinePlace.objects.select_related("place").order_by("position", "pk")
            ),
        )
    )


def chip(standing: str) -> SafeString:
    """Render a state or standing."""
    shape, word = SHAPES[standing], WORDS[standing]
    return format_html(
        '<span class="chip chip--{}"><span aria-hidden="true">{}</span> {}</span>', standing, shape, word
    )


class StoryColumns:
    """The columns of the list of stories."""

    @admin.display(description="Story")
    def story(self, article: Article) -> SafeString:
        kicker = article.kicker or article.slugline
        above = format_html('<span class="story-cell__kicker">{}</span> ', kicker) if kicker else ""
        here = ", ".join(getattr(article, "open_by", []))
        by = format_html(' <span class="story-cell__open">Open: {}</span>', here) if here else ""
        return format_html('{}<span class="story-cell__headline">{}</span>{}', above, article.headline, by)

    @admin.display(description="State")
    def shown_state(self, article: Article) -> SafeString:
        return chip(standing_of(article))

    @admin.display(description="Section", empty_value="None yet")
    def shown_section(self, article: Article) -> str | None:
        return article.section.name if article.section else None

    @admin.display(description="Dateline", empty_value="")
    def shown_dateline(self, article: Article) -> str:
        line = getattr(article, "dateline", None)
        if line is None:
            return ""
        filed = [as_filed(row.place, row.name) for row in line.rows.all()]
        style = settings.DATELINE_STYLE
        return line.printed or dateline_text(filed, style=style, day=line.date, agency=line.agency)

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
