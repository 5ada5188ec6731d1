"""The words of stories, as suggestions and checks read them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from articles.models import Article, Edition
from articles.suggestions.people import Words
from articles.text.html import plain


@dataclass(frozen=True)
class Story:
    number: int
    headline: str
    words: Words


def text_of(standfirst: str, body_html: str) -> str:
    """Put standfirst and clean body together as plain text."""
    return "\n\n".join(part for part in (standfirst, plain(body_html)) if part)


def named_story(number: int) -> Iterable[Story] | None:
    """Read a story as the desk has it now; None where there is none; 1 query."""
    article = Article.objects.defer("search").filter(pk=number).first()
    if article is None:
        return None
    day = timezone.localdate(article.published or article.changed_at)
    return [_story(article.pk, article, day)]


def live_stories(at: datetime) -> Iterator[Story]:
    """Read all stories as readers have them at a moment, the newest first; 1 query."""
    for edition in Edition.objects.live(at).newest_first().iterator(chunk_size=200):
        yield _story(edition.article_id, edition, timezone.localdate(edition.published))


def _story(number: int, told: Article | Edition, day: date) -> Story:
    words = Words(text_of(told.standfirst, told.body_html), day, told.language)
    return Story(number, told.headline, words)
