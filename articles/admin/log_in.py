"""The log-in: who is looked at, who waits for a code, and what is written down about it."""

import secrets
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth import login
from django.contrib.auth.models import User
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from articles.access import person, second_factor
from articles.access.caller import address_of
from articles.access.guesses import (
    Budget,
    TooManyGuesses,
    allows,
    clear,
    give_back,
    of_account,
    of_address,
    of_device,
    of_telling,
    spend,
)
from articles.admin.carried import delivered, hold
from articles.admin.desk_admin import VIA
from articles.publishing import audit

THROTTLED = 429
_DEVICE, _SALT = "desk_device", "articles.admin.log_in"
_A_YEAR, _TEN_MINUTES = timedelta(days=365), timedelta(minutes=10)
_ENTERING = "entering"


class LogInForm(AdminAuthenticationForm):
    """A name and a password, which are looked at only while there are guesses left."""

    budgets: tuple[Budget, ...] = ()
    refusal: TooManyGuesses | None = None

    def clean(self) -> dict[str, Any]:
        name = self.cleaned_data.get("username")
        if name and self.cleaned_data.get("password"):
            assert self.request is not None, "LoginView gives the request"
            self.budgets = _budgets_of(self.request, name)
            self._spend()
        return super().clean()

    def _spend(self) -> None:
        try:
            spend(self.budgets, at=timezone.now())
        except TooManyGuesses as refusal:
            self.refusal = refusal
            raise forms.ValidationError(str(refusal), code="throttled") from refusal


class LogIn(LoginView):
    """The first step: name and password."""

    authentication_form = LogInForm
    template_name = "admin/login.html"
    next_page = "admin:index"

    def form_valid(self, form: Any) -> HttpResponse:
        at, user = timezone.now(), form.get_user()
        *shared, own = form.budgets
        clear(own, at=at)
        for budget in shared:
            give_back(budget)
        return _next_step(self.request, user, self.get_success_url(), at)

    def form_invalid(self, form: Any) -> HttpResponse:
        answer, at = super().form_invalid(form), timezone.now()
        if form.refusal:
            return told_to_wait(answer, form.refusal, at=at)
        if form.budgets:
            named = User.objects.filter(username=form.cleaned_data["username"]).first()
            tell_wrong(self.request, named, at=at)
        return answer


def _next_step(request: HttpRequest, user: User, to: str, at: datetime) -> HttpResponse:
    if second_factor.has_one(user):
        _hold(request, user, to, at)
        return HttpResponseRedirect(reverse("admin:login_code"))
    if second_factor.must_have_one(user):
        _hold(request, user, to, at)
        return HttpResponseRedirect(reverse("admin:login_second_factor"))
    return enter(request, user, HttpResponseRedirect(to), how=person.PASSWORD, at=at)


def _hold(request: HttpRequest, user: User, to: str, at: datetime) -> None:
    held = {"user": user.pk, "hash": user.get_session_auth_hash(), "at": at.timestamp(), "to": to}
    request.session[_ENTERING] = held
    hold(request, of=user)


def entering(request: HttpRequest, *, at: datetime) -> tuple[User, str] | None:
    """Return who gave the right password in this browser lately, and where they wanted to go."""
    held = request.session.get(_ENTERING)
    if not held or not 0 <= at.timestamp() - held["at"] < _TEN_MINUTES.total_seconds():
        return None
    user = User.objects.filter(pk=held["user"], is_active=True, is_staff=True).first()
    if user is None or not constant_time_compare(user.get_session_auth_hash(), held["hash"]):
        return None
    return user, held["to"]


def enter(request: HttpRequest, user: User, answer: HttpResponse, *, how: str, at: datetime) -> HttpResponse:
    """Log someone in under a new session key, write it down, and know their browser from now on."""
    request.session.pop(_ENTERING, None)
    login(request, user)
    answer = delivered(request) or answer
    person.remember(request, at=at)
    audit.record("logged in", by=user, via=VIA, at=at, thing=f"user:{user.pk}", changes={"with": [None, how]})
    known = f"{of_account(user.get_username()).key}/{secrets.token_urlsafe(16)}"
    answer.set_signed_cookie(
        _DEVICE,
        known,
        salt=_SALT,
        max_age=_A_YEAR,
        path=reverse("admin:index"),
        secure=request.is_secure(),
        httponly=True,
        samesite="Lax",
    )
    return answer


def told_to_wait(answer: HttpResponse, refusal: TooManyGuesses, *, at: datetime) -> HttpResponse:
    """Give a refusal its status, and say when to come back."""
    answer.status_code = THROTTLED
    answer.headers["Retry-After"] = str(max(1, round((refusal.again_at - at).total_seconds())))
    return answer


def tell_wrong(request: HttpRequest, named: User | None, *, at: datetime) -> None:
    """Write a wrong guess into the audit log, once an hour for an account, or an address if it is none's."""
    address = address_of(request)
    thing = f"user:{named.pk}" if named else f"address:{address}"
    if allows(of_telling(thing), at=at):
        changes = {"from": [None, address]}
        audit.record("refused a log-in", by=None, via=VIA, at=at, thing=thing, changes=changes)


def _budgets_of(request: HttpRequest, name: str) -> tuple[Budget, ...]:
    # A browser that logged in before has a budget of its own, so that strangers cannot use it up.
    cookie = request.get_signed_cookie(_DEVICE, default="", salt=_SALT, max_age=_A_YEAR)
    known, _, token = (cookie or "").partition("/")
    if known == of_account(name).key:
        return (of_device(token),)
    return of_address(address_of(request)), of_account(name)
