"""Four eyes: in some sections, who last changed a story is not who publishes it."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q, Value
from django.db.models.functions import Concat

from articles.models import Article, Revision, Section

from . import audit
from .effects import tell_chiefs

MERGED = "merge"  # how a revision came about that no person wrote


class NeedsSecondPerson(Exception):
    """Who last changed the article asks to publish it, in a section that wants a second person."""

    def __init__(self, article: Article) -> None:
        super().__init__(
            f"“{article}” was last changed by you, and {article.section} wants a second person to publish: "
            "ask someone else, or give a reason why it cannot wait; it is logged and mailed to the "
            "editors-in-chief."
        )


def wants_second_person() -> Exists:
    """Tell of each article of a query whether its section, or one above, asks for a second person."""
    here = ExpressionWrapper(OuterRef("section__path"), output_field=CharField())
    sections = Section.objects.filter(four_eyes=True).annotate(here=here)
    beneath = Concat(F("path"), Value("/"))
    return Exists(sections.filter(Q(path=F("here")) | Q(here__startswith=beneath)))


def second_person_needed(article: Article, by: User | None) -> bool:
    """Tell whether someone else has to publish the story; at most 2 queries.

    So it is where its section, or one above, asks for it and `by` wrote the newest revision. What was merged
    by itself is nobody's change, and the system is nobody.
    """
    if by is None or article.section is None:
        return False
    above = Section.objects.on_the_way_to(article.section.path)
    if not above.filter(four_eyes=True).exists():
        return False
    written = Revision.objects.filter(article=article).exclude(via=MERGED)
    return written.latest_first().values_list("by", flat=True).first() == by.pk


def require_second_person(
    article: Article, *, by: User | None, via: str, at: datetime, override: str
) -> None:
    """Raise NeedsSecondPerson, or record the reason why it could not wait.

    A reason counts only from who has the right to override.
    """
    if not second_person_needed(article, by):
        return
    if by is None or not override.strip() or not by.has_perm("articles.override_article", article):
        raise NeedsSecondPerson(article)
    changes: audit.Changes = {"reason": ["", override.strip()]}
    tell_chiefs(audit.record("published alone", by=by, via=via, at=at, article=article, changes=changes))
