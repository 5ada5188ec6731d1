"""Your account: the second factor and its recovery codes, at the log-in and at the desk."""

from datetime import datetime

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from articles.access import person, second_factor
from articles.access.guesses import TooManyGuesses, clear, of_person, spend
from articles.access.needs import PUBLIC, STAFF, needs
from articles.admin.desk_admin import VIA, who
from articles.admin.log_in import enter, entering, tell_wrong, told_to_wait
from articles.admin.reask import ProofForm, reasked
from articles.admin.site import desk, page
from articles.publishing import audit

_SECRET = "second_factor_secret"  # noqa: S105 - the name of a key of the session


class CodeForm(forms.Form):
    """The code an app shows now."""

    code = forms.CharField(
        label="Code the app shows now",
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


@needs(PUBLIC)
@never_cache
def log_in_code(request: HttpRequest) -> HttpResponse:
    """Ask someone whose password was right for a code, and let them in."""
    at = timezone.now()
    waiting = entering(request, at=at)
    if waiting is None:
        return HttpResponseRedirect(reverse("admin:login"))
    user, to = waiting
    form = ProofForm(request.POST or None, user=user)
    refused: TooManyGuesses | None = None
    if request.method == "POST" and form.is_valid():
        try:
            how = person.prove(user, form.cleaned_data["proof_of_person"], at=at)
            return enter(request, user, HttpResponseRedirect(to), how=how, at=at)
        except person.WrongProof as wrong:
            tell_wrong(request, user, at=at)
            form.add_error(None, str(wrong))
        except TooManyGuesses as refusal:
            refused = refusal
            form.add_error(None, str(refusal))
    answer = page(request, "admin/desk/log_in_code.html", "Log in", {"form": form})
    return told_to_wait(answer, refused, at=at) if refused else answer


@needs(PUBLIC)
@never_cache
def log_in_second_factor(request: HttpRequest) -> HttpResponse:
    """Have someone add the second factor their role asks for, and let them in."""
    at = timezone.now()
    waiting = entering(request, at=at)
    if waiting is None or second_factor.has_one(waiting[0]):
        return HttpResponseRedirect(reverse("admin:login"))
    user, to = waiting
    form = CodeForm(request.POST or None)
    codes = _added(request, user, form, at)
    if codes is None:
        return _enrolment(request, user, form)
    # The page is made after they are in, so that it is a page of the desk.
    answer = enter(request, user, HttpResponse(), how=second_factor.APP, at=at)
    shown = _recovery_codes(request, codes, answer.get("Location", to))
    shown.cookies.update(answer.cookies)
    return shown


@needs(STAFF, methods=("GET",))
def account(request: HttpRequest) -> HttpResponse:
    """Show how one's account is protected."""
    user = who(request)
    context = {
        "protected": second_factor.has_one(user),
        "required": second_factor.must_have_one(user),
        "left": second_factor.codes_left(user),
    }
    return page(request, "admin/desk/account.html", "Your account", context)


@needs(STAFF)
def add_second_factor(request: HttpRequest) -> HttpResponse:
    """Show a new secret, and keep it once the app has shown to know it."""
    user = who(request)
    if second_factor.has_one(user):
        return HttpResponseRedirect(reverse("admin:account"))
    if asked := reasked(request):
        return asked
    form = CodeForm(request.POST or None)
    codes = _added(request, user, form, timezone.now())
    if codes is None:
        return _enrolment(request, user, form)
    return _recovery_codes(request, codes, reverse("admin:account"))


@needs(STAFF, methods=("POST",))
def new_recovery_codes(request: HttpRequest) -> HttpResponse:
    """Replace the recovery codes, and show them this once."""
    user = who(request)
    if asked := reasked(request):
        return asked
    if not second_factor.has_one(user):
        return HttpResponseRedirect(reverse("admin:account"))
    with transaction.atomic():
        codes = second_factor.new_recovery_codes(user)
        _tell(user, "made new recovery codes", timezone.now())
    return _recovery_codes(request, codes, reverse("admin:account"))


@needs(STAFF, methods=("POST",))
def remove_second_factor(request: HttpRequest) -> HttpResponse:
    """Take the second factor away again, where it is not asked for."""
    user = who(request)
    if asked := reasked(request):
        return asked
    if second_factor.must_have_one(user):
        messages.error(request, "Your role asks for a second factor, so it stays.")
    elif _removed(user, timezone.now()):
        messages.success(request, "Your password alone opens the desk now.")
    return HttpResponseRedirect(reverse("admin:account"))


@needs(STAFF, methods=("POST",))
def again(request: HttpRequest) -> HttpResponse:
    """Take a proof alone, for a form that was too large to be carried."""
    if asked := reasked(request):
        return asked
    messages.success(request, "It is you. Go back to the form and send it again.")
    return HttpResponseRedirect(reverse("admin:index"))


@transaction.atomic
def _removed(user: User, at: datetime) -> bool:
    if not second_factor.remove(user):
        return False
    _tell(user, "removed the second factor", at)
    return True


@transaction.atomic
def _add(user: User, secret: str, code: str, at: datetime) -> list[str]:
    codes = second_factor.add(user, secret, code, at=at)
    _tell(user, "added a second factor", at)
    return codes


def _added(request: HttpRequest, user: User, form: CodeForm, at: datetime) -> list[str] | None:
    secret = request.session.get(_SECRET)
    if request.method != "POST" or secret is None or not form.is_valid():
        return None
    try:
        spend([of_person(user.pk)], at=at)
        codes = _add(user, secret, form.cleaned_data["code"], at)
    except (TooManyGuesses, second_factor.WrongCode) as refusal:
        form.add_error("code", str(refusal))
        return None
    clear(of_person(user.pk), at=at)
    del request.session[_SECRET]
    return codes


def _enrolment(request: HttpRequest, user: User, form: CodeForm) -> HttpResponse:
    secret = request.session.setdefault(_SECRET, second_factor.new_secret())
    address = second_factor.address_for_app(user, secret)
    context = {
        "form": form,
        "address": address,
        "picture": second_factor.picture_for_app(address),
        "secret": " ".join(secret[start : start + 4] for start in range(0, len(secret), 4)),
    }
    return page(request, "admin/desk/second_factor.html", "Add a second factor", context)


def _recovery_codes(request: HttpRequest, codes: list[str], to: str) -> HttpResponse:
    context = {"codes": codes, "to": to}
    return page(request, "admin/desk/recovery_codes.html", "Your recovery codes", context)


def _tell(user: User, verb: str, at: datetime) -> None:
    audit.record(verb, by=user, via=VIA, at=at, thing=f"user:{user.pk}")


PAGES: list[URLPattern] = [
    path("login/code/", log_in_code, name="login_code"),
    path("login/second-factor/", log_in_second_factor, name="login_second_factor"),
    path("again/", desk.admin_view(again), name="again"),
    path("account/", desk.admin_view(account), name="account"),
    path("account/second-factor/", desk.admin_view(add_second_factor), name="second_factor"),
    path("account/second-factor/remove/", desk.admin_view(remove_second_factor), name="second_factor_remove"),
    path("account/recovery-codes/", desk.admin_view(new_recovery_codes), name="recovery_codes"),
]
