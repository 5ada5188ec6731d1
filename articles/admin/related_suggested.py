"""Related stories as suggestions, asked of an open form, each with the type it would have."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.http import QueryDict
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from articles.admin.choosers import Stories, numbers
from articles.admin.suggestions import Form, Suggestion, Suggestions, Take
from articles.suggestions.related import Draft, RelatedSuggestion, last_date, related_stories

INTO = "related_links"
MOST = 5


def suggest_related(form: Form) -> Iterator[Suggestions]:
    """Suggest stories for the list of an open form; 7 queries, none for a form that nobody has sent."""
    if form.posted is None:
        return
    among: Any = Stories().seen_by(form.by).rows()
    found = related_stories(_draft(form, form.posted), among=among, at=timezone.now(), most=MOST)
    yield Suggestions("Related stories", tuple(map(_suggestion, found)))


def _suggestion(found: RelatedSuggestion) -> Suggestion:
    story = found.story
    take = Take(INTO, f"Add as {found.type.label.lower()}", story.headline, str(story.pk), type=found.type)
    note = Stories().choice(story).note
    return Suggestion(f"story:{story.pk}", story.headline, note, "", found.reason, (take,))


def _draft(form: Form, posted: QueryDict) -> Draft:
    section = numbers([posted.get("section", "")])
    return Draft(
        headline=posted.get("headline", ""),
        text=form.words.text,
        published=_published(form, posted),
        people=tuple(form.chosen.get("mentions", [])),
        places=tuple(numbers(posted.getlist("dateline_places"))),
        topics=tuple(numbers(posted.getlist("topics"))),
        section=section[0] if section else None,
        article=form.article,
        linked=frozenset(form.chosen.get(INTO, [])),
    )


def _published(form: Form, posted: QueryDict) -> datetime:
    try:
        told = parse_datetime(posted.get("published", ""))
    except ValueError:
        told = None
    if told:
        return told if timezone.is_aware(told) else timezone.make_aware(told)
    return (last_date(form.article) if form.article else None) or timezone.now()
