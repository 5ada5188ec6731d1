"""What the desk said to itself about a story, newest first, as the form shows it."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.utils.safestring import SafeString

from articles.admin.moments import moment, name_of
from articles.models import Article, DeskNote

MOST = 20


@dataclass(frozen=True)
class Note:
    by: str
    when: SafeString
    text: str


def has_notes() -> Exists:
    """Tell, for a query of articles, which have a note, so that most forms ask for none."""
    return Exists(DeskNote.objects.filter(article=OuterRef("pk")))


def desk_notes(article: Article) -> list[Note]:
    """Read the latest notes; 1 query."""
    notes = DeskNote.objects.filter(article=article).select_related("by").order_by("-pk")[:MOST]
    return [Note(name_of(note.by) or "The system", moment(note.at), note.text) for note in notes]
