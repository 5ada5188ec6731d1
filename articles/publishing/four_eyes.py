"""Four eyes: in some sections, who last changed a story is not who publishes it.

A section asks for it of every story that lies in it or beneath it, or has lain there since the text that was
last given to readers: it is not put into another section for the moment of its publication.
"""

from datetime import datetime

from django.contrib.auth.models import User
from django.db.models import (
    BigIntegerField,
    CharField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    Value,
)
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Coalesce, Concat

from articles.models import Article, Edition, Revision, Section

from . import audit
from .effects import tell_chiefs
from .refused import Refused

MERGED = "merge"  # how a revision came about that no person wrote


class NeedsSecondPerson(Refused):
    """Who last changed the article asks to publish it, and a section wants a second person."""

    def __init__(self, article: Article, section: Section) -> None:
        super().__init__(
            f"“{article}” was last changed by you, and {section} wants a second person to publish: "
            "ask someone else, or give a reason why it cannot wait; it is logged and mailed to the "
            "editors-in-chief."
        )


def wants_second_person() -> Exists:
    """Tell of each article of a query whether a section asks for a second person."""
    return Exists(_asking(OuterRef("pk"), OuterRef("section")))


def who_asks(article: Article) -> Section | None:
    """Return the section that wants a second person to publish the story; one query."""
    return _asking(Value(article.pk), Value(article.section_id)).order_by("depth", "pk").first()


def second_person_needed(article: Article, by: User | None) -> Section | None:
    """Return the section for which someone else has to publish the story; at most 2 queries.

    So it is where `by` wrote the newest revision. What was merged by itself is nobody's change, and the
    system is nobody.
    """
    section = None if by is None else who_asks(article)
    if by is None or section is None:
        return None
    written = Revision.objects.filter(article=article).exclude(via=MERGED)
    return section if written.latest_first().values_list("by", flat=True).first() == by.pk else None


def require_second_person(
    article: Article, *, by: User | None, via: str, at: datetime, override: str
) -> None:
    """Raise NeedsSecondPerson, or record the reason why it could not wait.

    A reason counts only from who has the right to override.
    """
    section = second_person_needed(article, by)
    if section is None:
        return
    if by is None or not override.strip() or not by.has_perm("articles.override_article", article):
        raise NeedsSecondPerson(article, section)
    changes: audit.Changes = {"reason": ["", override.strip()]}
    tell_chiefs(audit.record("published alone", by=by, via=via, at=at, article=article, changes=changes))


def _asking(article: OuterRef | Value, section: OuterRef | Value) -> QuerySet[Section]:
    """Keep the sections that ask, for one article and the section it lies in now."""
    # One more query around the article that is meant, so one more step out.
    out = OuterRef(article) if isinstance(article, OuterRef) else article
    given = Edition.objects.filter(article=OuterRef("article")).order_by("-number").values("revision__number")
    since = Revision.objects.filter(article=out, number__gte=Coalesce(given[:1], 0))
    lain = since.values_list(Cast(KT("packed__section"), BigIntegerField()), flat=True)
    here = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    asking = Section.objects.filter(four_eyes=True).annotate(here=here)
    above = asking.filter(Q(path=F("here")) | Q(here__startswith=Concat(F("path"), Value("/"))))
    return Section.objects.filter(Q(pk=section) | Q(pk__in=lain), Exists(above))
