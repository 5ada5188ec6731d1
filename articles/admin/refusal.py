"""What an author is told whose save came after someone else's."""

from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString

from articles.admin.moments import moment, name_of
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
class Refusal:
    """Who saved meanwhile, and which parts of the story they changed."""

    sentence: str
    newest: Revision
    changed: list[tuple[str, str]]  # the part's name, and what it is now where that can be said in words

    @property
    def by(self) -> str:
        return name_of(self.newest.by) or "The system"

    @property
    def when(self) -> SafeString:
        return moment(self.newest.saved_at)

    @classmethod
    def of(cls, article: Article, *, read: int) -> "Refusal":
        revisions = Revision.objects.filter(article=article).select_related("by")
        newest = revisions.latest_first()[0]
        base = revisions.filter(number__lte=read).latest_first().first()
        changes = differences(base.content, newest.content) if base else {}
        told = [(part_name(key), _in_words(key, value)) for key, (_, value) in changes.items()]
        return cls(str(ChangedMeanwhile(article, read=read)), newest, told)


def part_name(key: str) -> str:
    """Name a part of a story's content as the form does."""
    return _NAMES.get(key, key.replace("_", " ").capitalize())


def _in_words(key: str, value: Any) -> str:
    if key == "body_html":
        return plain(value)
    if key == "section":
        return str(Section.objects.filter(pk=value).first() or "none")
    return str(value) if key in _IN_WORDS else ""
