"""Asking once more who is there, before what cannot be taken back and before rights are given."""

from collections.abc import Iterator

from django import forms
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from articles.access import person, second_factor
from articles.access.guesses import TooManyGuesses
from articles.admin.desk_admin import who
from articles.admin.log_in import tell_wrong, told_to_wait
from articles.admin.site import page

_WORD = "proof_of_person"
_NOT_CARRIED = ("csrfmiddlewaretoken", _WORD)
# Below what a request may have, since the page adds fields of its own.
MOST_FIELDS, MOST_LETTERS = 900, 1_500_000
TOO_LARGE = 413


class ProofForm(forms.Form):
    """A password, or a code where someone has a second factor."""

    proof_of_person = forms.CharField(max_length=200)

    def __init__(self, data: object, *, user: User) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        field, by_code = self.fields[_WORD], second_factor.has_one(user)
        field.label = "Code from your app, or a recovery code" if by_code else "Your password"
        kind = forms.TextInput if by_code else forms.PasswordInput
        complete = "one-time-code" if by_code else "current-password"
        field.widget = kind(attrs={"autocomplete": complete, "autofocus": True, "required": True})


def reasked(request: HttpRequest) -> HttpResponse | None:
    """Return the page that asks again who is there, or None when that was proved within REASK_MINUTES.

    A view gives back what it gets: `if asked := reasked(request): return asked`. The page carries what was
    posted, and posts it on to the same address together with the proof. Only posts are asked about, and only
    of forms without files.
    """
    at = timezone.now()
    if request.method != "POST" or person.was_proved_lately(request, at=at):
        return None
    user, answering = who(request), _WORD in request.POST
    form = ProofForm(request.POST if answering else None, user=user)
    if answering and form.is_valid():
        try:
            person.prove(user, form.cleaned_data[_WORD], at=at)
        except person.WrongProof as wrong:
            tell_wrong(request, user, at=at)
            form.add_error(_WORD, str(wrong))
        except TooManyGuesses as refusal:
            form.add_error(_WORD, str(refusal))
            return told_to_wait(_asking(request, form), refusal, at=at)
        else:
            person.remember(request, at=at)
            return None
    return _asking(request, form)


def _asking(request: HttpRequest, form: ProofForm) -> HttpResponse:
    carried = list(_carried(request))
    letters = sum(len(name) + len(value) for name, value in carried)
    fits = len(carried) <= MOST_FIELDS and letters <= MOST_LETTERS
    context = {"form": form, "carried": carried if fits else [], "fits": fits, "to": request.get_full_path()}
    status = 200 if fits else TOO_LARGE
    return page(request, "admin/desk/again.html", "Is it still you?", context, status=status)


def _carried(request: HttpRequest) -> Iterator[tuple[str, str]]:
    for name, values in request.POST.lists():
        if name not in _NOT_CARRIED:
            yield from ((name, value) for value in values)
