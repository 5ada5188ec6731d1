"""Merging two people who are one: choosing the other, seeing what would move, and doing it."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from articles.access.needs import needs
from articles.admin.choice_fields import OneChoice
from articles.admin.choosers import present_role
from articles.admin.desk_admin import VIA, who
from articles.admin.reask import reasked
from articles.admin.site import page
from articles.models import Person, roles_told
from articles.publishing.one_person import MERGE, merge_people, what_moves
from articles.publishing.refused import Refused

OK, REFUSED = 200, 409


class MergeForm(forms.Form):
    """Who the other is; `keep` says which of the two stays."""

    other = OneChoice("person", label="Who else this is", help_text="The same person, entered a second time.")
    keep = forms.ChoiceField(widget=forms.RadioSelect, label="Keep", required=False)

    def __init__(self, person: Person, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        self.fields["keep"].choices = [(str(person.pk), "")]  # type: ignore[attr-defined]
        if self.is_bound:
            given = self.data.get("other", "")
            self.fields["keep"].choices += [(given, "")]  # type: ignore[attr-defined]

    def clean_other(self) -> Person:
        other: Person = self.cleaned_data["other"]
        if other.pk == self.person.pk:
            raise forms.ValidationError("That is this very entry: choose the other one.")
        return other

    def kept_first(self) -> tuple[Person, Person]:
        """Return the one to keep and the one to merge; the entry the page is about is kept unless chosen."""
        other = self.cleaned_data["other"]
        is_other = self.cleaned_data["keep"] == str(other.pk)
        return (other, self.person) if is_other else (self.person, other)


def _person(request: HttpRequest, pk: int) -> Person:
    return get_object_or_404(Person.objects.annotate(held=roles_told()), pk=pk)


@needs(MERGE, of=_person)
def merge(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what merging would move either way; a POST does it."""
    person = _person(request, pk)
    asked = request.POST or request.GET
    form = MergeForm(person, asked if "other-text" in asked else None)
    if request.method == "POST" and form.is_valid():
        if again := reasked(request):
            return again
        if kept := _merged(request, form):
            return HttpResponseRedirect(reverse("admin:articles_person_change", args=[kept.pk]))
    context = {
        "person": person,
        "form": form,
        "ways": list(_ways(person, form)),
        "back": reverse("admin:articles_person_change", args=[pk]),
    }
    status = REFUSED if form.non_field_errors() else OK
    return page(request, "admin/articles/person/merge.html", f"Merge {person}", context, status=status)


def _merged(request: HttpRequest, form: MergeForm) -> Person | None:
    kept, dropped = form.kept_first()
    try:
        merge_people(kept, dropped, by=who(request), via=VIA, at=timezone.now())
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return None
    messages.success(request, f"{dropped} is {kept} now. The former address leads here.")
    return kept


def _ways(person: Person, form: MergeForm) -> Iterator[dict[str, Any]]:
    """Yield what keeping the one, and what keeping the other, would move."""
    if form.is_bound and form.is_valid():
        other = form.cleaned_data["other"]
        yield _way(person, other)
        yield _way(other, person)


def _way(kept: Person, dropped: Person) -> dict[str, Any]:
    known = Person.objects.annotate(held=roles_told()).get(pk=kept.pk)
    return {
        "kept": known,
        "dropped": dropped,
        "about": " · ".join(filter(None, (known.disambiguation, present_role(known)))),
        "moving": what_moves(kept, dropped),
    }
