"""Changing one's own password."""

from typing import Any

from django import forms
from django.contrib.admin.forms import AdminPasswordChangeForm
from django.contrib.auth.models import User
from django.contrib.auth.views import PasswordChangeView
from django.db import transaction
from django.http import HttpResponse
from django.urls import reverse_lazy
from django.utils import timezone

from articles.access import person
from articles.access.guesses import TooManyGuesses, clear, of_person, spend
from articles.admin.desk_admin import VIA, who
from articles.publishing import audit


class PasswordForm(AdminPasswordChangeForm):
    """The old password, looked at while there are guesses left, and the new one twice."""

    def clean_old_password(self) -> str:
        at, budget = timezone.now(), of_person(self.user.pk)
        try:
            spend([budget], at=at)
        except TooManyGuesses as refusal:
            raise forms.ValidationError(str(refusal), code="throttled") from refusal
        old: str = super().clean_old_password()
        clear(budget, at=at)
        return old

    def save(self, commit: bool = True) -> User:  # noqa: FBT001, FBT002 - Django's signature
        user: User = super().save(commit=False)
        # The rest of the account may have been changed by others since it was read.
        user.save(update_fields=["password"])
        return user


class ChangePassword(PasswordChangeView):
    """A page whose success ends every other session of the account."""

    form_class = PasswordForm
    success_url = reverse_lazy("admin:password_change_done")

    @transaction.atomic
    def form_valid(self, form: Any) -> HttpResponse:
        answer, at, by = super().form_valid(form), timezone.now(), who(self.request)
        person.remember(self.request, at=at)
        audit.record("changed the password", by=by, via=VIA, at=at, thing=f"user:{by.pk}")
        return answer
