"""Who works here, and what each role may do."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.forms import UserCreationForm
from django.contrib.auth.models import Permission, User
from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponseRedirect
from django.utils import timezone

from articles.access.guesses import clear, of_account
from articles.access.needs import View, needs
from articles.admin.desk_admin import VIA, numbered, who
from articles.admin.posts import Posts, posts_of
from articles.admin.reask import reasked
from articles.admin.thing_admin import ThingAdmin
from articles.publishing import audit

_UNTOLD = ("password", "password1", "password2")


class AuditedAdmin(ThingAdmin):
    """Accounts and roles; every change of them is asked about again, and written into the audit log."""

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        return reasked(request) or super().changeform_view(request, *args, **kwargs)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:  # noqa: FBT001
        row = form.instance
        before = self.told_beside(row)
        super().save_related(request, form, formsets, change)
        changes = {name: _told(form, name) for name in form.changed_data if name not in _UNTOLD}
        changes |= audit.differences(before, self.told_beside(row))
        verb, thing = "changed" if change else "created", f"{row._meta.model_name}:{row.pk}"
        audit.record(verb, by=who(request), via=VIA, at=timezone.now(), thing=thing, changes=changes)

    def told_beside(self, row: Any) -> dict[str, Any]:
        """Put into words what is changed on the page beside the row's own fields."""
        return {}


def _told(form: Any, name: str) -> list[Any]:
    return [_plain(form.initial.get(name)), _plain(form.cleaned_data.get(name))]


def _plain(value: Any) -> Any:
    if isinstance(value, (list, tuple, QuerySet)):
        return sorted(str(each) for each in value)
    return value if isinstance(value, (bool, int, str)) or value is None else str(value)


def _named(word: str) -> Q:
    return Q(username__icontains=word) | Q(first_name__icontains=word) | Q(last_name__icontains=word)


class StaffForm(UserCreationForm):  # type: ignore[type-arg]
    """A new account."""


class StaffAdmin(AuditedAdmin, UserAdmin):  # type: ignore[type-arg]
    one, many = "account", "staff"
    add_form = StaffForm
    add_form_template = None
    change_user_password_template = "admin/desk/staff_password.html"  # noqa: S105
    list_display = ("username", "first_name", "last_name", "email", "is_active")
    list_filter = ()
    list_select_related = ()
    filter_horizontal = ()
    ordering = ("username",)
    search_fields = ("username",)
    search_help_text = "Any part of the user name or the name"
    lead = "Who may come to the desk. An account that is no longer needed is made inactive, never deleted."
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        ("Name", {"fields": ("first_name", "last_name", "email")}),
        ("What they may do", {"fields": ("groups", "is_active", "is_staff", "is_superuser")}),
    )
    add_fieldsets = (
        (None, {"fields": ("username", "password1", "password2")}),
        ("Name", {"fields": ("first_name", "last_name", "email")}),
        ("What they may do", {"fields": ("groups", "is_staff")}),
    )

    def get_inlines(self, request: HttpRequest, obj: Any) -> list[Any]:
        return [Posts] if obj else []

    def told_beside(self, row: User) -> dict[str, Any]:
        return {"posts": posts_of(row)}

    def needs_of(self) -> dict[str, Callable[[View], View]]:
        password = needs(self.permission("change"), of=self.found)
        return super().needs_of() | {"password_change": password}

    @transaction.atomic
    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> Any:  # noqa: A002
        if asked := reasked(request):
            return asked
        answer = super().user_change_password(request, id, form_url)
        if request.method == "POST" and isinstance(answer, HttpResponseRedirect):
            at = timezone.now()
            clear(of_account(User.objects.get(pk=numbered(id)).get_username()), at=at)
            audit.record("set a password", by=who(request), via=VIA, at=at, thing=f"user:{numbered(id)}")
        return answer

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Leave the accounts of superusers to superusers: whoever sets their password has their rights."""
        above = obj is not None and obj.is_superuser and not who(request).is_superuser
        return not above and super().has_change_permission(request, obj)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        kept_back = set() if who(request).is_superuser else {"is_superuser"}
        kept_back |= set() if self.has_change_permission(request, obj) else {"password"}
        parts = super().get_fieldsets(request, obj)
        shown = [[name for name in part["fields"] if name not in kept_back] for _, part in parts]
        return [(title, {"fields": names}) for (title, _), names in zip(parts, shown, strict=True)]

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        found = queryset
        for word in search_term.replace("\0", "").split():
            found = found.filter(_named(word))
        return found, False

    def formfield_for_manytomany(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.name == "groups":
            kwargs["widget"] = forms.CheckboxSelectMultiple()
            kwargs |= {"label": "Roles for the whole paper", "help_text": ""}
        return super().formfield_for_manytomany(db_field, request, **kwargs)


class RoleAdmin(AuditedAdmin, GroupAdmin):
    one, many = "role", "roles"
    lead = "What each role may do, in the whole paper or where a post gives it."
    list_display = ("name",)
    filter_horizontal = ()
    search_fields = ()

    def formfield_for_manytomany(self, db_field: Any, request: Any = None, **kwargs: Any) -> Any:
        if db_field.name == "permissions":
            ours = Permission.objects.filter(content_type__app_label__in=("articles", "taggit", "auth"))
            kwargs["queryset"] = ours.select_related("content_type").order_by(
                "content_type__model", "codename"
            )
            kwargs["widget"] = forms.CheckboxSelectMultiple()
        return super().formfield_for_manytomany(db_field, request, **kwargs)
