"""A form of the desk that came without a session, or with a token that is no longer good: given back with all
that was typed, to be sent again.

Nothing is written and nothing is done: the fields travel with the page.
"""

from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.csrf import REASON_BAD_ORIGIN
from django.template.response import TemplateResponse

from articles.access.needs import READING, View, need_of

# Accounts are not among them: no password is written into a page.
_OURS = ("admin:articles_", "admin:taggit_")
# What a script asks, which reads the answer itself.
_OF_SCRIPTS = {"admin:articles_article_keep", "admin:articles_article_keep_new"}
_TOKEN = "csrfmiddlewaretoken"  # noqa: S105 - the name of a field
_ANOTHER_ORIGIN = REASON_BAD_ORIGIN.partition("%s")[0]


def gate(view: View) -> View:
    """Give a form whose session has ended back to who sent it, instead of a log-in page without it."""

    @wraps(view)
    def door(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        is_known = request.user.is_active and request.user.is_staff
        return view(request, *args, **kwargs) if is_known or not _is_form(request) else _given(request)

    return door


def send_again(request: HttpRequest, *, reason: str) -> HttpResponse | None:
    """Give a form of our own page back with a fresh token, or nothing where it is not surely ours.

    A browser names the origin of what it posts, and Django has compared it before it looks at the token; a
    form of another site is never given a token here.
    """
    is_ours = "Origin" in request.headers and not reason.startswith(_ANOTHER_ORIGIN)
    return _given(request) if is_ours and _is_form(request) else None


def _is_form(request: HttpRequest) -> bool:
    """Tell whether a request brings a form to the address that shows it; one with a file is none."""
    match = request.resolver_match
    if request.method in READING or match is None or not match.view_name.startswith(_OURS):
        return False
    need = need_of(match.func)
    shows = need is not None and {"GET", "POST"} <= {*need.methods} and match.view_name not in _OF_SCRIPTS
    return shows and not request.FILES and bool(request.POST.keys() - {_TOKEN})


def _given(request: HttpRequest) -> HttpResponse:
    fields = [(name, value) for name, values in request.POST.lists() for value in values if name != _TOKEN]
    context = {"fields": fields, "action": request.get_full_path(), "site_title": settings.SITE_NAME}
    return TemplateResponse(request, "admin/desk/send_again.html", context, status=403)
