"""One act on many stories of the list: each is done by itself, and what was not done says why."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import IS_POPUP_VAR
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from articles.access.needs import View, needs
from articles.admin.actions import MOVED
from articles.admin.desk_admin import VIA, DeskAdmin, who
from articles.admin.reask import reasked
from articles.admin.refusing import CANNOT_NOW, REFUSALS, sentence, status_of
from articles.admin.site import page
from articles.models import Article
from articles.publishing import desk_moves, moves
from articles.publishing.rights import CHANGE, PUBLISH
from articles.publishing.workflow import Verb, permission_of

Told = dict[str, Any]
PUBLISHES = "publish"
MANY = 10  # publishing more at once wants their number typed


@dataclass(frozen=True)
class Done:
    """One story, with what was done to it or why it was not."""

    headline: str
    url: str
    why_not: str = ""
    status: int = 200


@dataclass(frozen=True)
class Act:
    """An act of the list, what it takes somewhere at least, and what it does to one story."""

    label: str
    permission: str
    run: Callable[[Article, Told], object]


def _move(verb: Verb) -> Act:
    def run(article: Article, told: Told) -> None:
        desk_moves.move(article, verb, **told)

    return Act(str(verb.label), permission_of(verb), run)


ACTS: dict[str, Act] = {
    **{verb.value: _move(verb) for verb in MOVED},
    "assign": Act(
        "Assign to me", CHANGE, lambda article, told: desk_moves.assign(article, told["by"], **told)
    ),
    PUBLISHES: Act("Publish now", PUBLISH, lambda article, told: moves.publish(article, **told)),
}


class ActForm(forms.Form):
    """What Django asks of a list's acts; every story chosen is on the page."""

    action = forms.ChoiceField()

    def clean(self) -> dict[str, Any]:
        return {**self.cleaned_data, "select_across": False}


class ActsOnMany(DeskAdmin):
    """A list whose stories can be acted on together."""

    action_form = ActForm

    def needs_of(self) -> dict[str, Callable[[View], View]]:
        return super().needs_of() | {"changelist": needs(self.permission("view"))}

    def get_actions(self, request: HttpRequest) -> Any:
        if IS_POPUP_VAR in request.GET:
            return {}
        offered = {name: act for name, act in ACTS.items() if who(request).has_perm(act.permission)}
        return {name: (_runner(name), name, act.label) for name, act in offered.items()}


def _runner(name: str) -> Callable[[Any, HttpRequest, QuerySet[Article]], HttpResponse]:
    def run(admin: Any, request: HttpRequest, chosen: QuerySet[Article]) -> HttpResponse:
        keys = [int(key) for key in chosen.values_list("pk", flat=True)]
        asked = _asked(request, keys) or reasked(request) if name == PUBLISHES else None
        return asked or _answer(request, name, keys)

    return run


def _asked(request: HttpRequest, keys: list[int]) -> HttpResponse | None:
    """Ask for the number of stories where they are many, unless it was typed."""
    typed = request.POST.get("number")
    if len(keys) <= MANY or (typed is not None and typed.strip() == str(len(keys))):
        return None
    context = {
        "keys": keys,
        "name": ACTION_CHECKBOX_NAME,
        "to": request.get_full_path(),
        "wrong": typed is not None,
    }
    return page(request, "admin/articles/article/bulk_asked.html", f"Publish {len(keys)} stories", context)


def _answer(request: HttpRequest, name: str, keys: list[int]) -> HttpResponse:
    all_of_them = list(_each(request, ACTS[name], keys))
    context = {
        "act": ACTS[name].label,
        "done": [each for each in all_of_them if not each.why_not],
        "refused": [each for each in all_of_them if each.why_not],
        "back": request.get_full_path(),
    }
    title = f"{ACTS[name].label}: what came of it"
    return page(request, "admin/articles/article/bulk.html", title, context, status=_status(all_of_them))


def _status(all_of_them: list[Done]) -> int:
    """Answer as one act does where nothing at all was done; 200 where anything was."""
    statuses = {each.status for each in all_of_them}
    if not all(each.why_not for each in all_of_them) or not statuses:
        return 200
    return statuses.pop() if len(statuses) == 1 else CANNOT_NOW


def _each(request: HttpRequest, act: Act, keys: list[int]) -> Iterator[Done]:
    """Act on one story after another; each verb is a transaction of its own."""
    for article in Article.objects.filter(pk__in=keys).select_related("section").order_by("-changed_at"):
        url = reverse("admin:articles_article_change", args=[article.pk])
        why_not, status = "", 200
        try:
            act.run(article, {"by": who(request), "via": VIA, "at": timezone.now()})
        except REFUSALS as refusal:
            why_not, status = sentence(refusal), status_of(refusal)
        yield Done(article.headline, url, why_not, status)
