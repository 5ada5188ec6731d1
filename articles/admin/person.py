"""People: their form with roles, identifiers and links, and their list."""

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.access.needs import READING
from articles.admin import merge_people
from articles.admin.choice_fields import OneChoice
from articles.admin.choosers import People, picture_url, present_role
from articles.admin.desk_admin import VIA, found, numbered, who
from articles.admin.lines import LinesField
from articles.admin.people import NamedForm
from articles.admin.rows import RowForm, RowsFormSet, RowsInline
from articles.admin.thing_admin import ThingAdmin
from articles.models import MergedPerson, Person, PersonIdentifier, PersonLink, PersonRole, roles_told
from articles.publishing.known import described, note_person, organisation_named, put_person
from articles.publishing.one_person import MERGE
from articles.text.days import first_day


class PersonForm(NamedForm):
    aliases = LinesField(
        longest=160, label="Other names", help_text="One a line: other spellings, other scripts."
    )
    portrait = OneChoice("picture", required=False)

    class Meta:
        model = Person
        fields = ("name", "disambiguation", "aliases", "note", "portrait", "slug")
        labels: ClassVar[dict[str, str]] = {"note": "Who this is", "disambiguation": "Told apart by"}
        widgets: ClassVar[dict[str, forms.Widget]] = {"note": forms.Textarea(attrs={"rows": 4})}
        help_texts: ClassVar[dict[str, str]] = {
            "disambiguation": "For the desk, where others have the same name: “Danish, born 1953”.",
            "note": "A few sentences for the person's own page.",
        }


class DayField(forms.Field):
    """A day; of one that only its year or month is known of, the first."""

    widget = forms.TextInput(attrs={"placeholder": "2008-05-07", "size": 10, "autocomplete": "off"})

    def to_python(self, value: Any) -> date | None:
        text = str(value or "").strip()
        if not text:
            return None
        try:
            return first_day(text)
        except ValueError as error:
            raise forms.ValidationError(f"{error}.") from None

    def has_changed(self, initial: Any, data: Any) -> bool:
        return str(initial or "") != str(data or "").strip()


class PersonRoleForm(RowForm):
    owner = "person"
    telling = ("title",)
    nothing_told = "Say what they were."

    in_organisation = forms.CharField(
        required=False,
        max_length=160,
        widget=forms.TextInput(attrs={"placeholder": "Organisation", "autocomplete": "off"}),
    )
    since = DayField(required=False)
    until = DayField(required=False)

    class Meta:
        widgets: ClassVar[dict[str, forms.Widget]] = {
            "title": forms.TextInput(attrs={"placeholder": "president of Russia"})
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["in_organisation"] = str(self.instance.organisation or "")
        self.fields["title"].error_messages["required"] = self.nothing_told


class DistinctRows(RowsFormSet):
    """Rows of which no two say the same."""

    same: ClassVar[tuple[str, ...]] = ()

    def clean(self) -> None:
        super().clean()
        seen: set[tuple[Any, ...]] = set()
        for form in self._kept():
            told = tuple(form.cleaned_data.get(name) for name in self.same)
            if told in seen:
                form.add_error(form.telling[0], "This one is in the list already.")
            seen.add(told)


class RoleRows(DistinctRows):
    same = ("title", "in_organisation", "since", "until")


class PersonRoles(RowsInline):
    model = PersonRole
    form = PersonRoleForm
    formset = RoleRows
    fields = ("title", "in_organisation", "since", "until", "position")
    title = "Roles"
    hint = (
        "A story shows the role of its own date. “Until” is the first day on which it was over; a year or a "
        "month will do."
    )
    row_template = "admin/desk/rows/person_role.html"
    follows = ("organisation",)


class PersonIdentifierForm(RowForm):
    owner = "person"
    telling = ("value",)

    class Meta:
        widgets: ClassVar[dict[str, forms.Widget]] = {
            "value": forms.TextInput(attrs={"placeholder": "Q23530"})
        }


class IdentifierRows(DistinctRows):
    same = ("scheme", "value")


class PersonIdentifiers(RowsInline):
    model = PersonIdentifier
    form = PersonIdentifierForm
    formset = IdentifierRows
    fields = ("scheme", "value", "position")
    title = "Identifiers"
    hint = "What names them, and nobody else, elsewhere."
    row_template = "admin/desk/rows/identifier.html"


class PersonLinkForm(RowForm):
    owner = "person"
    telling = ("url", "label")

    class Meta:
        widgets: ClassVar[dict[str, forms.Widget]] = {
            "label": forms.TextInput(attrs={"placeholder": "What it is"}),
            "url": forms.URLInput(attrs={"placeholder": "https://…"}),
        }


class PersonLinks(RowsInline):
    model = PersonLink
    form = PersonLinkForm
    fields = ("label", "url", "position")
    title = "Elsewhere"
    hint = "Their own pages, or pages about them."
    row_template = "admin/desk/rows/link.html"


class PersonAdmin(ThingAdmin):
    one, many = "person", "people"
    form = PersonForm
    inlines: ClassVar[list[Any]] = [PersonRoles, PersonIdentifiers, PersonLinks]
    list_display = ("face", "name", "disambiguation", "role", "also")
    list_display_links = ("name",)
    list_select_related = ("portrait",)
    ordering = ("sort_key", "pk")
    search_fields = ("name",)
    search_help_text = "The beginning of any of their names, or another name in full"
    change_form_template = "admin/articles/person/change_form.html"
    lead = "Those in the news, and those who write it."

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(merge_people.merge)
        return [path("<int:pk>/merge/", view, name="articles_person_merge"), *super().get_urls()]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        people: QuerySet[Any] = super().get_queryset(request).annotate(held=roles_told())
        return people

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        found = People().found(search_term.replace("\0", "")).values("pk")
        return (queryset.filter(pk__in=found) if search_term.strip() else queryset), False

    def save_model(self, request: HttpRequest, obj: Person, form: Any, change: bool) -> None:  # noqa: FBT001
        form.before = described(obj.pk)
        put_person(obj)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:  # noqa: FBT001
        told: Any = {"by": who(request), "via": VIA, "at": timezone.now()}
        for each in (each for formset in formsets if formset.model is PersonRole for each in formset.forms):
            name = each.cleaned_data.get("in_organisation", "")
            each.instance.organisation = organisation_named(name, **told) if name else None
        super().save_related(request, form, formsets, change)
        note_person(form.instance, form.before, **told)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> Any:
        context["may_merge"] = who(request).has_perm(MERGE)
        return super().render_change_form(request, context, *args, **kwargs)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        if request.method in READING and found(request).pk != numbered(object_id):
            return HttpResponseRedirect(self.address_of(found(request)))
        return super().change_view(request, object_id, form_url, extra_context)

    def found(self, request: HttpRequest, **named: str) -> Model:
        """Find a person; of someone who was merged, the one kept. Raises Http404."""
        [key] = named.values()
        try:
            return super().found(request, object_id=key)
        except Http404:
            return super().found(request, object_id=_kept(key))

    def held(self, request: HttpRequest, object_id: str) -> Any:
        """Hold a person; of someone who was merged, if only just now, the one kept."""
        return super().held(request, object_id) or super().held(request, _kept(object_id))

    def things_of(self, row: Any) -> list[str]:
        formers = MergedPerson.objects.filter(kept=row).values_list("former", flat=True)
        return [*super().things_of(row), *(f"person:{former}" for former in formers)]

    @admin.display(description="Portrait")
    def face(self, person: Person) -> SafeString | str:
        if person.portrait is None:
            return ""
        return format_html(
            '<img class="face" src="{}" alt="" width="36" height="36" loading="lazy">',
            picture_url(person.portrait.token, "square"),
        )

    @admin.display(description="Role", empty_value="")
    def role(self, person: Person) -> str:
        return present_role(person)

    @admin.display(description="Other names", empty_value="")
    def also(self, person: Person) -> str:
        return ", ".join(person.aliases)


def _kept(key: str) -> str:
    """Return the number of the person kept, where somebody of this number was merged."""
    former = numbered(key)
    kept = Person.objects.behind([former]).get(former)
    return str(kept.pk) if kept else key
