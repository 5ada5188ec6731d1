"""What an author is told whose save came after someone else's."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.safestring import SafeString

from articles.admin.moments import name_of, within
from articles.models import Article, Revision, Section
from articles.publishing.audit import differences
from articles.publishing.saving import ChangedMeanwhile
from articles.text.html import plain

_NAMES = {
    "body_html": "Text",
    "section": "Section",
    "mentions": "People in this story",
    "related": "Related",
    "tags": "Topics",
    "editor_note": "Note for the desk",
    "published": "Published",
}
_IN_WORDS = ("headline", "kicker", "standfirst", "slugline", "slug", "source", "editor_note")


@dataclass(frozen=True)
class Question:
    """A place that both changed, with both texts to stand side by side, and what was chosen so far."""

    field: str
    part: str
    theirs: SafeString
    mine: SafeString
    can_be_both: bool
    chosen: str


@dataclass(frozen=True)
class Refusal:
    """Who saved meanwhile, which parts of the story they changed, and what has to be decided."""

    sentence: str
    newest: Revision
    by: str
    changed: list[tuple[str, str]]  # the part's name, and what it is now where that can be said in words
    questions: list[Question] = field(default_factory=list)

    @property
    def when(self) -> SafeString:
        return within(self.newest.saved_at)

    @classmethod
    def of(
        cls, article: Article, base: Revision | None, questions: list[Question] | None = None
    ) -> "Refusal":
        """Tell what was saved since `base`, or only that something was where that is not known."""
        asked = questions or []
        newest = newest_of(article)
        changes = differences(base.content, newest.content) if base else {}
        parts = {key: value for key, (_, value) in changes.items() if part_name(key) not in _parts(asked)}
        told = [(part_name(key), _in_words(key, value)) for key, value in parts.items()]
        return cls(_sentence(article, base, asked), newest, savers_since(article, base), told, asked)


def newest_of(article: Article) -> Revision:
    return Revision.objects.filter(article=article).select_related("by").latest_first()[0]


def savers_since(article: Article, base: Revision | None) -> str:
    """Name who has saved the article since a revision; the last one where that is not known."""
    since = Revision.objects.filter(article=article).select_related("by").order_by("number").defer("packed")
    since = since.filter(number__gt=base.number if base else newest_of(article).number - 1)
    return " and ".join(dict.fromkeys(name_of(revision.by) or "The system" for revision in since))


def _parts(questions: list[Question]) -> set[str]:
    return {question.part for question in questions}


def _sentence(article: Article, base: Revision | None, questions: list[Question]) -> str:
    if questions:
        return "You both changed the same places. Say below which text holds in each, then save again."
    if base:
        return "Correct what is marked and save again: their changes and yours are then merged."
    return str(ChangedMeanwhile(article, read=0))


def part_name(key: str) -> str:
    """Name a part of a story's content as the form does."""
    return _NAMES.get(key, key.replace("_", " ").capitalize())


def _in_words(key: str, value: Any) -> str:
    if key == "body_html":
        return plain(value)
    if key == "section":
        return str(Section.objects.filter(pk=value).first() or "none")
    return str(value) if key in _IN_WORDS else ""
