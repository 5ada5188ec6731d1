"""What a form says, field by field: in fingerprints, to be compared; as a browser posts it; and in words."""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any

import lxml.html
from django.core.exceptions import ValidationError
from django.db.models import Manager, Model, QuerySet
from django.forms.models import InlineForeignKeyField

Sheet = dict[str, str]  # a field: the fingerprint of its value
Sheets = dict[
    str, dict[str, Sheet]
]  # a list's prefix: a row's key: its sheet; the form itself is under "", ""
Posted = dict[str, list[str]]

_UNTOLD = ("id", "DELETE")
_NO_VALUE = "no value"


def sheets_of(form: Any, formsets: Iterable[Any]) -> Sheets:
    """Say what a form and its lists are filled from; no queries."""
    lists = {
        each.prefix: {str(row.instance.pk): filled(row) for row in each.initial_forms} for each in formsets
    }
    return {"": {"": filled(form)}} | lists


def filled(form: Any) -> Sheet:
    """Say what a form is filled from, whatever was posted."""
    return {name: _print(form[name].initial) for name in _told(form)}


def typed(form: Any) -> Sheet:
    """Say what was posted, where it makes a value."""
    return {name: _print(_value(form, name)) for name in _told(form)}


def as_posted(form: Any, *names: str) -> Posted:
    """Give what a browser would post of a form as it is rendered, or of some of its fields."""
    html = "".join(str(form[name]) for name in names or form.fields)
    posted: Posted = {}
    for name, value in lxml.html.fragment_fromstring(html, create_parent="form").form_values():
        # A browser drops the line break that follows the start of a text area.
        posted.setdefault(name, []).append(value.removeprefix("\n"))
    return posted


def in_words(form: Any, name: str) -> str:
    """Say what a form is filled from as people read it; a query where it is other rows."""
    value = getattr(form.instance, name, form[name].initial)
    value = value.all() if isinstance(value, Manager) else value
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, list | QuerySet):
        value = "\n".join(str(each) for each in value)
    return "Nothing" if value in (None, "") else str(value)


def _told(form: Any) -> Iterator[str]:
    for name, field in form.fields.items():
        if name not in _UNTOLD and not field.disabled and not isinstance(field, InlineForeignKeyField):
            yield name


def _value(form: Any, name: str) -> Any:
    try:
        return form.fields[name].clean(form[name].data)
    except ValidationError:
        return _NO_VALUE


def _print(value: Any) -> str:
    return sha256(_plain(value).encode()).hexdigest()[:16]


def _plain(value: Any) -> str:
    if isinstance(value, Model):
        return str(value.pk)
    if isinstance(value, QuerySet) or (isinstance(value, list) and value and isinstance(value[0], Model)):
        return "\n".join(sorted(_plain(each) for each in value))
    if isinstance(value, list):
        return "\n".join(_plain(each) for each in value)
    return "" if value is None else str(value).replace("\r\n", "\n").strip()
