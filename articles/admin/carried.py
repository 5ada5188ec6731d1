"""The text of a story's form that came without a session, or for a story its author does not reach any more.

Nothing is written for who has not logged in: the text travels with the page, and the author sends it again.
"""

import json
from functools import wraps
from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
    QueryDict,
)
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from articles.access.needs import View
from articles.admin import autosave
from articles.admin.autosave import KEY, TURN
from articles.admin.desk_admin import who
from articles.admin.unsaved import address_of
from articles.models import Article
from articles.publishing.rights import ADD

CARRIED, _HELD = "carried", "carried_for"
FORMS = {"articles_article_add", "articles_article_change"}


def has_text(request: HttpRequest) -> bool:
    """Tell whether a request brings the form of a story."""
    match = request.resolver_match
    is_form = match is not None and match.view_name.removeprefix("admin:") in FORMS
    return request.method == "POST" and is_form and KEY in request.POST


def gate(view: View, site: AdminSite) -> View:
    """Let the form of a story whose session has ended through to the log-in page, with its text.

    Of a story that was moved out of its author's reach the text is kept as that of a new one.
    """

    @wraps(view)
    def door(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not has_text(request):
            return view(request, *args, **kwargs)
        if site.has_permission(request):
            return _held_or(view, site, request, *args, **kwargs)
        own = {"app_path": reverse("admin:login"), "next": request.path, CARRIED: packed(request)}
        form = AdminAuthenticationForm(request)
        context = {**site.each_context(request), "form": form, "username": request.user.get_username(), **own}
        return TemplateResponse(request, "admin/login.html", context)

    return door


def _held_or(
    view: View, site: AdminSite, request: HttpRequest, *args: Any, **kwargs: Any
) -> HttpResponseBase:
    try:
        return view(request, *args, **kwargs)
    except (Http404, PermissionDenied) as refusal:
        address = unpacked(request, packed(request)) if who(request).has_perm(ADD) else ""
        if not address:
            raise
        context = {**site.each_context(request), "title": "Out of your reach", "address": address}
        status = 404 if isinstance(refusal, Http404) else 403
        return TemplateResponse(request, "admin/desk/out_of_reach.html", context, status=status)


def packed(request: HttpRequest) -> str:
    """Return the form as one text, to travel with the log-in page; empty where it is too long to."""
    match = request.resolver_match
    assert match is not None, "has_text has seen it"
    own = {
        "article": match.kwargs.get("object_id", ""),
        KEY: request.POST[KEY],
        TURN: request.POST.get(TURN, ""),
    }
    try:
        return json.dumps(own | {"fields": autosave.fields_of(request.POST)}, ensure_ascii=False)
    except autosave.TooLong:
        return ""


def hold(request: HttpRequest, *, of: User) -> None:
    """Keep what travels in the session of who gave the right password and has a second step before them.

    Who begins anew, because the first step was too long ago, brings nothing and keeps what is held.
    """
    if text := request.POST.get(CARRIED, ""):
        request.session[_HELD] = [of.pk, text]


def delivered(request: HttpRequest) -> HttpResponse | None:
    """Send who has just logged in to the form their text came from, if any travelled with them."""
    holder, held = request.session.pop(_HELD, (0, ""))
    # Another one's, who left before the second step, is for nobody else.
    text = request.POST.get(CARRIED, "") or (held if holder == who(request).pk else "")
    address = unpacked(request, text) if text else ""
    return HttpResponseRedirect(address) if address else None


def unpacked(request: HttpRequest, text: str) -> str:
    """Keep what travelled as unsaved text of who has just logged in; return where they find it, or nothing.

    The text of a story they may not change is kept as that of a new one.
    """
    data = _posted(text)
    key = autosave.key_of(data.get(KEY, ""))
    if not key:
        return ""
    try:
        fields = autosave.fields_of(data)
        kept = autosave.keep_fields(
            fields,
            by=who(request),
            key=key,
            article=_article(request, data.get("article", "")),
            at=timezone.now(),
            turn=autosave.number(data.get(TURN, "")),
        )
    except (autosave.TooLong, autosave.Closed):
        return ""
    return address_of(kept)


def _posted(text: str) -> QueryDict:
    data = QueryDict(mutable=True)
    try:
        told: Any = json.loads(text)
        for name, values in told.pop("fields").items():
            data.setlist(name, [str(value) for value in values])
        data.update({name: str(value) for name, value in told.items()})
    except (ValueError, KeyError, TypeError, AttributeError):
        return QueryDict()
    return data


def _article(request: HttpRequest, key: str) -> Article | None:
    """Return the story whose form it was, if they may change it."""
    article = Article.objects.select_related("section").filter(pk=autosave.number(key)).first()
    may = article is not None and request.user.has_perm("articles.change_article", article)
    return article if may else None
