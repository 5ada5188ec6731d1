"""Lists within a form whose rows are saved as the page shows them: in its order, and no others."""

from typing import Any, ClassVar

from django import forms
from django.contrib.auth.models import User
from django.db.models import Model, QuerySet, URLField
from django.forms.utils import ErrorDict
from django.http import HttpRequest

from articles.admin.choice_fields import OneChoice
from articles.admin.desk_admin import who
from articles.admin.typed import InlineFormSetOf, InlineOf, ModelFormOf

_LAST = 10_000


class RowForm(ModelFormOf):
    """One row; one that tells neither who nor what it is about is left out of the list."""

    owner: ClassVar[str] = "article"
    telling: ClassVar[tuple[str, ...]] = ()  # the fields that say who or what; errors stand at the first
    nothing_told: ClassVar[str] = ""
    chosen: ClassVar[tuple[str, ...]] = ()
    once: ClassVar[bool] = False  # whether the first telling field may occur only once in a list

    position = forms.IntegerField(
        required=False, min_value=0, max_value=_LAST, widget=forms.NumberInput(attrs={"inputmode": "numeric"})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["position"] = self.instance.position + 1  # people count from one
        for name in self.chosen:
            # The row itself, read with the list, so that showing it costs no query of its own.
            self.initial[name] = getattr(self.instance, name, None)

    @property
    def is_blank(self) -> bool:
        """Say whether this is the row that waits at the end of the list."""
        return self.instance.pk is None and not (self.is_bound and self.has_changed())

    def has_changed(self) -> bool:
        # The page numbers every row, the one that waits too.
        return bool(set(self.changed_data) - {"position"})

    def is_empty(self) -> bool:
        return not any(self.cleaned_data.get(name) for name in self.telling)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and self.is_empty() and self._has_words():
            self.add_error(self.telling[0], self.nothing_told)
        return cleaned

    def _has_words(self) -> bool:
        return any(
            self.cleaned_data.get(name)
            for name, field in self.fields.items()
            if isinstance(field, forms.CharField)
        )

    def _post_clean(self) -> None:
        if not self.errors and not self.is_empty():
            super()._post_clean()  # type: ignore[misc]

    def _get_validation_exclusions(self) -> set[str]:
        # What is unique is judged within the list as posted, not against the rows it is about to replace.
        return super()._get_validation_exclusions() | {self.owner}  # type: ignore[misc,no-any-return]


class RowsFormSet(InlineFormSetOf):
    """The rows of one list; those that someone else removed meanwhile come back as the author has them.

    Rows that were kept unsaved are shown as they are, neither right nor wrong.
    """

    def __init__(self, data: Any = None, *args: Any, kept: Any = None, **kwargs: Any) -> None:
        super().__init__(data if kept is None else kept, *args, **kwargs)
        if kept is not None:
            self._errors: list[Any] = []
            self._non_form_errors = self.error_class()
            for form in self.forms:
                form._errors = ErrorDict()

    by: ClassVar[User | None] = None  # whose choices are offered

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        for name, field in form.fields.items():
            if isinstance(field, OneChoice) and self.by:
                field.ask_for(self.by, kept=form.initial.get(name))
        known = form.instance.pk
        form.fields["id"] = forms.IntegerField(required=False, initial=known, widget=forms.HiddenInput)

    def clean(self) -> None:
        super().clean()
        seen: set[Any] = set()
        for form in self._kept():
            row = form.cleaned_data.get(form.telling[0])
            if form.once and row is not None and row in seen:
                form.add_error(form.telling[0], "This one is in the list already.")
            seen.add(row)

    def validate_unique(self) -> None:
        """Leave it to `clean`."""

    def save(self, commit: bool = True) -> list[Model]:  # noqa: FBT001, FBT002 - Django's signature
        self.new_objects, self.changed_objects, self.deleted_objects = [], [], []
        rows: list[Any] = self.in_order()
        manager = self.model._default_manager  # type: ignore[union-attr]
        manager.filter(**{self.fk.name: self.instance}).delete()
        rows = self.settled(rows)
        for position, row in enumerate(rows):
            # A row that was there keeps its number, so that a form still open elsewhere on the page knows it.
            row.position = position
            setattr(row, self.fk.name, self.instance)
        manager.bulk_create(rows)
        return rows

    def settled(self, rows: list[Any]) -> list[Any]:
        """Return the rows as they can be written, now that those before are gone and nobody else writes."""
        return rows

    def in_order(self) -> list[Any]:
        """Return the rows as the page shows them."""
        return [form.instance for form in sorted(self._kept(), key=_place)]

    def _kept(self) -> list[Any]:
        kept = [form for form in self.forms if not self._should_delete_form(form)]  # type: ignore[attr-defined]
        return [form for form in kept if not form.is_empty()]


def _place(form: Any) -> int:
    position = form.cleaned_data.get("position")
    return _LAST if position is None else int(position)


class RowsInline(InlineOf):
    """A list on the page of what it belongs to; who may change that may change the list."""

    formset = RowsFormSet
    template = "admin/desk/rows.html"
    row_template = ""
    title = ""
    hint = ""
    more_template = ""  # what leads on from the list
    extra = 1
    follows: tuple[str, ...] = ()  # what is read with each row

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        formset: Any = super().get_formset(request, obj, **kwargs)
        formset.by = who(request)
        return formset

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        # An address typed without its scheme is a secure one, as browsers assume too.
        secure = {"assume_scheme": "https"} if isinstance(db_field, URLField) else {}
        return super().formfield_for_dbfield(db_field, request, **kwargs | secure)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset(request).order_by("position", "pk")
        return rows.select_related(*self.follows) if self.follows else rows

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True
