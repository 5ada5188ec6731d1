"""Legal erasure: a story's words are overwritten wherever they were kept; hash, reason and two names stay.

A story that is erased is killed first, so that its addresses answer 410 and no import brings it back.
"""

import hashlib
import json
from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F, Q

from articles.models import (
    Address,
    Article,
    ArticlePicture,
    AuditEntry,
    Autosave,
    Byline,
    Dateline,
    DeskNote,
    Edition,
    EditionPicture,
    EditionRelated,
    Effect,
    Erasure,
    Image,
    Mention,
    Passage,
    Person,
    PlannedStory,
    Presence,
    PreviewLink,
    RelatedLink,
    Revision,
    SourceIdentity,
    State,
)
from articles.models.address import erased

from . import audit, workflow
from .content import PLAIN_FIELDS, Content, content_of, fingerprint, rows_of
from .editions import INDEXES
from .effects import take_away_files
from .refused import Refused
from .sealing import erased_changes
from .takedowns import kill
from .workflow import NotAllowed, UnderLegalHold, Verb

WORD = "Erased"
_TOLD = ("verb", "article", "edition", "at")  # what a delivery may still say
_NO_PAGE: Content = {
    "crumbs": [], "byline": "", "bylines": [], "dateline": None,
    "people": [], "tags": [], "pictures": [], "version": 0,
}  # fmt: skip


class AlreadyErased(Refused):
    """Nothing of the article's words is left."""

    def __init__(self, article: Article) -> None:
        super().__init__(f"Article {article.pk} is erased already.")


class NotOrdered(Refused):
    """No erasure of the article was asked for, so there is nothing to confirm."""

    def __init__(self, article: Article) -> None:
        super().__init__(f"Nobody has asked to erase article {article.pk}: one asks, another confirms.")


class SamePerson(Refused):
    """Who asked for an erasure confirms it."""

    def __init__(self, by: User) -> None:
        super().__init__(f"{by.get_username()} asked for this erasure: another person has to confirm it.")


@transaction.atomic
def order_erasure(article: Article, *, reason: str, by: User, via: str, at: datetime) -> Erasure:
    """Ask that a story be erased; nothing is erased until another person confirms.

    Raises AlreadyErased, NotAllowed or UnderLegalHold.
    """
    at = _require(article, by, at=at)
    known = Erasure.objects.filter(article=article).first()
    if known and known.done_at:
        raise AlreadyErased(article)
    order, _ = Erasure.objects.update_or_create(
        article=article, defaults={"reason": reason, "asked_by": by, "asked_at": at}
    )
    changes: audit.Changes = {"reason": ["", reason]}
    audit.record("erasure asked for", by=by, via=via, at=at, article=article, changes=changes)
    return order


@transaction.atomic
def erase(article: Article, *, by: User, via: str, at: datetime) -> Erasure:
    """Overwrite the words of a story, everywhere, as another person has asked.

    Pictures that nothing else shows go as well; a worker removes their files. What other stories say
    about it is theirs and stays, but for the titles of their links. Raises NotOrdered, AlreadyErased,
    SamePerson, NotAllowed or UnderLegalHold.
    """
    at = _require(article, by, at=at)
    order = Erasure.objects.select_for_update(of=("self",)).filter(article=article).first()
    if order is None:
        raise NotOrdered(article)
    if order.done_at:
        raise AlreadyErased(article)
    if order.asked_by_id == by.pk:
        raise SamePerson(by)
    if article.state != State.KILLED:
        kill(article, notice="", reason=order.reason, by=None, via=via, at=at)
    order.confirmed_by, order.confirmed_at, order.digest = by, at, _digest(article)
    order.save()
    changes: audit.Changes = {"reason": ["", order.reason], "digest": ["", order.digest]}
    act = audit.record("erased", by=by, via=via, at=at, article=article, changes=changes)
    pictures = _only_here(article)
    _overwrite_things(article, pictures, act)
    _overwrite_working_copy(article)
    _overwrite_history(article, act)
    _overwrite_traces(article)
    _erase_pictures(pictures, article=article, at=at)
    order.done_at = at
    order.save(update_fields=["done_at"])
    return order


def _require(article: Article, by: User, *, at: datetime) -> datetime:
    at = workflow.lock(article, at=at)
    if not by.has_perm("articles.erase_article", article):
        raise NotAllowed(article, Verb.KILL, by, what="erase a story")
    if article.legal_hold:
        raise UnderLegalHold(article)
    return at


def _digest(article: Article) -> str:
    """Reduce all revisions and editions to 64 characters."""
    kept = [revision.fingerprint for revision in Revision.objects.filter(article=article).order_by("number")]
    shown = Edition.objects.filter(article=article).order_by("number")
    told = [*kept, *([edition.headline, edition.body_html] for edition in shown)]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


def _overwrite_working_copy(article: Article) -> None:
    plans = PlannedStory.objects.filter(article=article)
    # Who has the plan open is not to bring its words back.
    plans.update(what=WORD, note="", place="", version=F("version") + 1)
    for table in (Byline, Mention, RelatedLink, ArticlePicture, Dateline, DeskNote):
        table._default_manager.filter(article=article).delete()
    article.tags.clear()
    for name in set(PLAIN_FIELDS) - {"kind", "language", "urgency"}:
        setattr(article, name, "")
    article.headline, article.published = WORD, None
    article.headline_key, article.search = "", None
    article.save()


def _overwrite_history(article: Article, act: AuditEntry) -> None:
    nothing = content_of(article, rows_of(article))
    Revision.objects.filter(article=article).update(packed=nothing, fingerprint=fingerprint(nothing))
    Passage.objects.filter(article=article).update(text="")
    editions = Edition.objects.filter(article=article)
    for table in INDEXES:
        if table.__name__ != "EditionSection":
            table._default_manager.filter(edition__in=editions).delete()
    words = ("kicker", "standfirst", "body_html", "note", "source", "copyright_notice")
    editions.update(headline=WORD, slug="erased", page=_NO_PAGE, word_count=0, **dict.fromkeys(words, ""))
    acts = AuditEntry.objects.filter(article=article).exclude(pk=act.pk)
    acts.update(changes=erased_changes(act))


def _overwrite_things(article: Article, pictures: Iterable[Image], act: AuditEntry) -> None:
    """Erase what the audit log says of the story's plan and of pictures that nothing else shows."""
    things = [f"image:{image.pk}" for image in pictures]
    plans = PlannedStory.objects.filter(article=article).values_list("pk", flat=True)
    things += [f"plannedstory:{plan}" for plan in plans]
    AuditEntry.objects.filter(thing__in=things).update(changes=erased_changes(act))


def _overwrite_traces(article: Article) -> None:
    """Erase what others keep of the story: its addresses and identifiers, titles of links, deliveries."""
    for address in Address.objects.filter(article=article):
        address.path = erased(address.path)
        address.save(update_fields=["path"])
    for identity in SourceIdentity.objects.filter(article=article):
        identity.uri, identity.url, identity.fingerprint = erased(identity.uri), "", ""
        identity.received = {"story": {}, "placed": [], "by_source": False}
        identity.save()
    unsaid = {"title": "", "title_key": "", "url": "", "reason": ""}
    RelatedLink.objects.filter(target=article).update(**unsaid)
    EditionRelated.objects.filter(target=article).update(**unsaid)
    for table in (PreviewLink, Autosave, Presence):
        table._default_manager.filter(article=article).delete()
    effects = Effect.objects.filter(article=article)
    effects.exclude(done_at=None, dropped_at=None).update(payload={})
    # That the story is gone is still told, without its words; mail to the editors-in-chief has none.
    for effect in effects.filter(done_at=None, dropped_at=None, kind="webhook"):
        effect.payload = {key: effect.payload[key] for key in _TOLD if key in effect.payload}
        effect.save(update_fields=["payload"])


def _only_here(article: Article) -> list[Image]:
    """List the pictures that nothing but this story shows or showed."""
    shown = EditionPicture.objects.filter(edition__article=article).values("image")
    chosen = ArticlePicture.objects.filter(article=article).exclude(image=None).values("image")
    own = Image.objects.filter(Q(pk__in=shown) | Q(pk__in=chosen))
    elsewhere = EditionPicture.objects.exclude(edition__article=article).values("image")
    others = ArticlePicture.objects.exclude(article=article).exclude(image=None).values("image")
    portraits = Person.objects.exclude(portrait=None).values("portrait")
    return list(own.exclude(pk__in=elsewhere).exclude(pk__in=others).exclude(pk__in=portraits))


def _erase_pictures(pictures: Iterable[Image], *, article: Article, at: datetime) -> None:
    for image in pictures:
        for name in ("caption", "credit", "alt", "rights", "original_name", "sha256"):
            setattr(image, name, "")
        image.save()
        take_away_files(image.token, article=article, at=at)
