"""The part of a story's form that keeps what is not saved, offers it again, and tells who else is there."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from articles.access.needs import READING, STAFF, needs
from articles.admin import autosave, presence
from articles.admin.autosave import CONTINUES, KEY, TURN
from articles.admin.desk_admin import DeskAdmin, who
from articles.admin.found import story
from articles.admin.moments import moment
from articles.models import Article, Autosave

TAKE = "kept"  # what an address asks with, to put kept fields into the form


@dataclass(frozen=True)
class Offer:
    """Unsaved text that its author may take up again."""

    key: str
    headline: str
    when: SafeString
    told: str
    take: str

    @classmethod
    def of(cls, kept: Autosave, article: Article | None) -> "Offer":
        count = autosave.words_apart(kept.fields, article)
        words = "word" if count == 1 else "words"
        told = f"{count:,} {words} not saved" if count else "The words are as saved; something else differs"
        return cls(kept.key, autosave.headline_of(kept), moment(kept.kept_at), told, address_of(kept))


@dataclass(frozen=True)
class Unsaved:
    """What the form carries for its own keeping, and what it says about others."""

    key: str
    continues: str  # the key and turn of what was put into it
    offers: list[Offer]
    others: str = ""
    newer: str = ""


def address_of(kept: Autosave) -> str:
    """Return where kept fields are put into the form."""
    return f"{form_of(kept.article_id)}?{TAKE}={kept.key}"


def form_of(article: int | None) -> str:
    """Return the address of a story's form, or of a new story's."""
    if article is None:
        return reverse("admin:articles_article_add")
    return reverse("admin:articles_article_change", args=[article])


def with_unsaved(articles: QuerySet[Article], user: User, *, at: datetime) -> QuerySet[Article]:
    """Read with a story what its form asks about others and about kept text; no query of its own."""
    kept = Autosave.objects.filter(by=user, article=OuterRef("pk")).waiting()
    return articles.annotate(others=presence.open_by(at, but=user), has_kept=Exists(kept))


class KeepsUnsaved(DeskAdmin):
    """A form that is bound to kept fields when asked so, and closes its own autosave when it is saved."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        own = [
            path("keep/", view(keep_new), name="articles_article_keep_new"),
            path("<int:pk>/keep/", view(keep), name="articles_article_keep"),
            path("discard/", view(discard), name="articles_article_discard"),
        ]
        return own + super().get_urls()

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:  # noqa: FBT001, FBT002
        form = super().get_form(request, obj, change=change, **kwargs)
        taken = _taken(request, obj)
        return type(form.__name__, (form,), {"kept": autosave.as_posted(taken.fields)}) if taken else form

    def get_formset_kwargs(self, request: HttpRequest, obj: Any, inline: Any, prefix: str) -> dict[str, Any]:
        given: dict[str, Any] = super().get_formset_kwargs(request, obj, inline, prefix)
        taken = _taken(request, obj if obj.pk else None)
        return given | {"kept": autosave.as_posted(taken.fields)} if taken else given

    def unsaved(self, request: HttpRequest, article: Article | None) -> Unsaved:
        """Return what the form shows; a form that comes back unsaved is kept as it was posted."""
        by, at, key = who(request), timezone.now(), autosave.new_key()
        taken = _taken(request, article)
        if request.method == "POST":
            _keep_posted(request, article, key, at)
        rows = autosave.waiting_for(by, article) if getattr(article, "has_kept", True) else []
        offers = [Offer.of(row, article) for row in rows if row.key not in (key, taken and taken.key)]
        others = presence.told_of(getattr(article, "others", []))
        continues = f"{taken.key} {taken.turn}" if taken else ""
        return Unsaved(key, continues, offers, others, _newer(taken, by))

    def close_unsaved(self, request: HttpRequest, *, at: datetime) -> None:
        """Forget what the saved form kept, and nothing else."""
        by = who(request)
        autosave.close(request.POST.get(KEY, ""), by=by, at=at)
        autosave.supersede(request.POST.get(CONTINUES, ""), by=by)


@needs("articles.add_article")
def keep_new(request: HttpRequest) -> HttpResponse:
    """Keep the fields of a story that is not begun yet."""
    return _answer(request, None)


@needs("articles.change_article", of=story)
def keep(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep the fields of a story's open form, and tell what others do with it."""
    return _answer(request, get_object_or_404(Article.objects.select_related("changed_by"), pk=pk))


@needs(STAFF, methods=("POST",))
def discard(request: HttpRequest) -> HttpResponse:
    """Throw away what someone kept, at their wish."""
    by, at = who(request), timezone.now()
    kept = get_object_or_404(Autosave.objects.filter(by=by).waiting(), key=request.POST.get("key", ""))
    autosave.close(kept.key, by=by, at=at)
    messages.success(request, "The unsaved text is discarded.")
    return HttpResponseRedirect(form_of(kept.article_id))


def _answer(request: HttpRequest, article: Article | None) -> HttpResponse:
    if request.method in READING:  # a fresh token, after a log-in elsewhere
        return JsonResponse({"user": who(request).pk, "token": get_token(request)})
    at = timezone.now()
    try:
        kept = _keep(request, article, at) if TURN in request.POST else ""
    except autosave.TooLong as refusal:
        return JsonResponse({"words": str(refusal)}, status=413)
    except autosave.Closed:
        return JsonResponse({"closed": True})
    return JsonResponse({"kept": kept, **(_told(request, article, at) if article else {})})


def _taken(request: HttpRequest, article: Article | None) -> Autosave | None:
    """Return the kept fields that the address asks for; one query a request."""
    if request.method == "POST" or TAKE not in request.GET:
        return None
    if "desk.taken" not in request.META:
        request.META["desk.taken"] = autosave.kept_as(request.GET[TAKE], who(request), article)
    taken: Autosave | None = request.META["desk.taken"]
    return taken


def _newer(taken: Autosave | None, by: User) -> str:
    if taken is None or taken.article is None:
        return ""
    return presence.newer_than(
        taken.article, read=autosave.number(taken.fields.get("read_version", [""])[0]), reader=by
    )


def _keep_posted(request: HttpRequest, article: Article | None, key: str, at: datetime) -> None:
    try:
        autosave.keep_fields(
            autosave.fields_of(request.POST), by=who(request), key=key, article=article, at=at
        )
    except autosave.TooLong:
        return  # the form that comes back holds it
    autosave.close(request.POST.get(KEY, ""), by=who(request), at=at)
    autosave.supersede(request.POST.get(CONTINUES, ""), by=who(request))


def _keep(request: HttpRequest, article: Article | None, at: datetime) -> str:
    by, key = who(request), autosave.key_of(request.POST.get(KEY, ""))
    if not key:
        return ""
    fields, turn = autosave.fields_of(request.POST), autosave.number(request.POST[TURN])
    autosave.keep_fields(fields, by=by, key=key, article=article, at=at, turn=turn)
    autosave.supersede(request.POST.get(CONTINUES, ""), by=by)
    return f"{timezone.localtime(at):%H:%M:%S}"


def _told(request: HttpRequest, article: Article, at: datetime) -> dict[str, str]:
    by, tab = who(request), autosave.key_of(request.POST.get("tab", ""))
    if "leave" in request.POST:
        presence.leave(by=by, tab=tab)
    elif tab:
        presence.enter(article, by=by, tab=tab, at=at)
    read = autosave.number(request.POST.get("read_version", ""))
    return {
        "others": presence.others_at(article, but=by, at=at),
        "newer": presence.newer_than(article, read=read, reader=by),
    }
