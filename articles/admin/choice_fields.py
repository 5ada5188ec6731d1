"""Form fields that hold something chosen by name; without JavaScript the name is typed and looked up here."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.forms.utils import flatatt
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from articles.admin.choosers import (
    Choice,
    Chooser,
    People,
    Pictures,
    RowChooser,
    Stories,
    Topics,
)
from articles.admin.colleagues import Colleagues
from articles.admin.place_chooser import Places

CHOOSERS: dict[str, Chooser] = {
    "person": People(),
    "place": Places(),
    "topic": Topics(),
    "story": Stories(),
    "picture": Pictures(),
    "colleague": Colleagues(),
}


class ChoiceInput(forms.Widget):
    """The text box of one choice, beside it the key of what was chosen and the text it stood for."""

    template_name = "admin/desk/choice.html"

    def __init__(self, kind: str, attrs: dict[str, Any] | None = None) -> None:
        self.kind = kind
        self.chooser = CHOOSERS[kind]
        self.kept: Choice | None = None
        super().__init__(attrs)

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return tuple(_clean(data.get(f"{name}{end}", "")) for end in ("", "-text", "-was"))

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return f"{name}-text" not in data

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        chooser = self.chooser
        context = super().get_context(name, None, attrs)
        return context | {
            "kind": self.kind,
            "one": chooser.one,
            "pictured": self.kind == "picture",
            "choose_url": reverse("admin:choose", args=[self.kind]),
            "add_url": reverse(chooser.add_url) if chooser.add_url else "",
            "add_label": chooser.add_label,
            "choice": _as_choice(chooser, value, self.kept),
            "attributes": flatatt(context["widget"]["attrs"]),
        }

    def _render(self, template_name: str, context: Any, renderer: Any = None) -> SafeString:
        # The project's templates, where the form renderer looks into those of apps only.
        return mark_safe(render_to_string(template_name, context))


class ChoicesInput(ChoiceInput):
    """Several choices in their order, each with a box to untick, and a text box for more."""

    template_name = "admin/desk/choices.html"

    def __init__(self, kind: str, between: str = ",", attrs: dict[str, Any] | None = None) -> None:
        self.between = between
        super().__init__(kind, attrs)

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        typed = [_clean(word) for word in data.get(f"{name}-text", "").split(self.between)]
        return data.getlist(name), [word for word in typed if word]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, None, attrs)
        keys, typed = value if isinstance(value, tuple) else ([], [])
        shown = self.chooser.show(keys)
        chosen = [shown[key] for key in keys if key in shown]
        choices = chosen if isinstance(value, tuple) else value or []
        text = f"{self.between} ".join(typed)
        return context | {"choices": choices, "typed": text, "between": self.between}


class OneChoice(forms.Field):
    """A row chosen by name; its value is the row."""

    def __init__(self, kind: str, **options: Any) -> None:
        self.kind = kind
        self.kept: Model | None = None  # chosen before, by someone who may see more
        super().__init__(widget=ChoiceInput(kind), **options)

    @property
    def chooser(self) -> RowChooser:
        chooser = self.widget.chooser
        assert isinstance(chooser, RowChooser)
        return chooser

    def ask_for(self, user: User, *, kept: Model | None) -> None:
        """Offer what a member of staff may see, and leave what is chosen already."""
        self.kept = kept
        self.widget.chooser = self.chooser.seen_by(user)
        self.widget.kept = self.chooser.choice(kept) if kept else None

    def prepare_value(self, value: Any) -> Any:
        return self.chooser.choice(value) if isinstance(value, Model) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        key, text, was = data or ("", "", "")
        known = str(getattr(initial, "pk", initial) or "")
        # A name typed on a page that came back stands for itself there, but nothing is chosen by it yet.
        return (not key or key != known or text != was) if text else bool(known)

    def to_python(self, value: Any) -> Any:
        key, text, was = value or ("", "", "")
        if not text:
            return None
        if key and text == was:
            same = self.kept is not None and key == str(self.kept.pk)
            return self.kept if same else self._row(key, text)
        return self._named(text)

    def _row(self, key: str, text: str) -> Any:
        row = self.chooser.row(key)
        if row is None:
            raise ValidationError(f"“{text}” is gone. Choose again from the list.")
        return row

    def _named(self, text: str) -> Any:
        found = list(self.chooser.named(text)[:2])
        if len(found) == 1:
            return found[0]
        raise ValidationError(_not_one(self.chooser, text, len(found)))


class SeveralChoices(forms.Field):
    """Choices by name, in order: the list of their keys, and of typed names that nothing has yet.

    Its initial value is a list of Choice.
    """

    def __init__(self, kind: str, *, between: str = ",", longest_new: int = 0, **options: Any) -> None:
        self.kind = kind
        self.longest_new = longest_new  # of names that nothing has yet; 0 for none
        super().__init__(widget=ChoicesInput(kind, between), **options)

    def to_python(self, value: Any) -> tuple[list[str], list[str]]:
        keys, typed = value or ([], [])
        chosen = list(CHOOSERS[self.kind].show(keys))
        chosen.sort(key=lambda key: list(keys).index(key))
        new = []
        for text in typed:
            found = CHOOSERS[self.kind].called(text)
            chosen += [choice.key for choice in found[:1]]
            new += [] if found else [text]
        if new and not self.longest_new:
            raise ValidationError([_not_one(CHOOSERS[self.kind], text, 0) for text in new])
        if any(len(text) > self.longest_new for text in new):
            raise ValidationError(f"A name has at most {self.longest_new} characters.")
        return list(dict.fromkeys(chosen)), new

    def has_changed(self, initial: Any, data: Any) -> bool:
        keys, typed = data or ([], [])
        return bool(typed) or list(keys) != [choice.key for choice in initial or []]


def _clean(text: str) -> str:
    # PostgreSQL has no text with a NUL in it, so nothing is called so.
    return text.replace("\0", "").strip()


def _not_one(chooser: Chooser, text: str, found: int) -> str:
    if found:
        return f"More than one {chooser.one} is called “{text}”. Choose which from the list."
    remedy = "or add it first" if chooser.add_url else "or correct the spelling"
    return f"No {chooser.one} is called “{text}”. Choose from the list, {remedy}."


def _as_choice(chooser: Chooser, value: Any, kept: Choice | None) -> Choice | None:
    if isinstance(value, tuple):
        key, text, was = value
        if kept and text == was and key == kept.key:
            return kept
        shown: Mapping[str, Choice] = chooser.show([key]) if key and text == was else {}
        return shown.get(key, Choice("", text))
    if value is None or isinstance(value, Choice):
        return value
    return chooser.show([str(value)]).get(str(value))
