"""What is asked of whoever publishes a story or passes it on; the fields stand in its form."""

from datetime import datetime
from typing import Any

from django import forms

from articles.admin.choice_fields import OneChoice
from articles.admin.moment_input import MomentInput
from articles.models import Article, Change, NotePlace
from articles.publishing.editions import Announcement, live_text
from articles.publishing.moves import CHANGES, NOTED, Consent, announced

NOW, LATER = "now", "later"
REPLACE = "replace"
LONGEST_NOTE = 2000

# What each kind of change does to readers, in the words of the page.
_KINDS = {
    Change.UPDATE: "Update: new facts; the time of the story moves",
    Change.CORRECTION: "Correction: it was wrong; a dated note says what",
    Change.CLARIFICATION: "Clarification: it was unclear; a dated note says what",
    Change.EDITORS_NOTE: "Editor’s note: a dated note about the story",
    Change.MINOR: "Minor: a slip of the pen; no note, no new time",
}


class NoteField(forms.CharField):
    """Words to readers or to the log; browsers send lines apart by CRLF, the paper keeps LF."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("max_length", LONGEST_NOTE)
        super().__init__(required=False, widget=forms.Textarea(attrs={"rows": 3}), **options)

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).replace("\r\n", "\n")


class PublishForm(forms.Form):
    """What the change is, when it comes, and what becomes of what is scheduled already."""

    prefix = "publish"

    change = forms.ChoiceField(
        choices=[(kind.value, _KINDS[kind]) for kind in CHANGES],
        required=False,
        widget=forms.RadioSelect,
        label="What is this change?",
        error_messages={"invalid_choice": "Say what this change is: choose one of the kinds offered."},
    )
    note = NoteField(label="Note to readers", help_text="Dated, beside the story and among the corrections.")
    note_place = forms.ChoiceField(
        choices=NotePlace.choices,
        initial=NotePlace.TOP,
        required=False,
        widget=forms.RadioSelect,
        label="Where the note stands",
    )
    when = forms.ChoiceField(
        choices=[(NOW, "Now"), (LATER, "At a moment")],
        initial=NOW,
        required=False,
        widget=forms.RadioSelect,
        label="When",
    )
    moment = forms.DateTimeField(
        required=False,
        widget=MomentInput(),
        label="Moment",
        error_messages={"invalid": "The moment to publish at is a day and a time of day."},
    )
    pending = forms.ChoiceField(
        choices=[(REPLACE, "Publish this in its place; what is scheduled is dropped")],
        required=False,
        widget=forms.RadioSelect,
        label="What becomes of what is scheduled?",
    )
    override = forms.CharField(
        required=False,
        max_length=300,
        label="Why it cannot wait for a second person",
        help_text="It is kept in the audit log and mailed to the editors-in-chief.",
    )
    pending_number = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("when") == LATER and not cleaned.get("moment") and "moment" not in self.errors:
            self.add_error("moment", "Say when to publish: the day and the time of day.")
        return cleaned

    def name_what_is_scheduled(self, *, is_newest: bool) -> None:
        """Say what taking its place means: where this text is the scheduled one, only that it comes now."""
        if is_newest:
            self.fields["pending"].choices = [(REPLACE, "Take the scheduled text now")]  # type: ignore[attr-defined]

    def must_be_valid(self) -> None:
        """Raise ValidationError with every sentence there is to say."""
        if not self.is_valid():
            raise forms.ValidationError([error for errors in self.errors.values() for error in errors])

    @property
    def starts(self) -> datetime | None:
        """Return when to publish; none is now."""
        later = self.cleaned_data["when"] == LATER
        moment: datetime | None = self.cleaned_data["moment"] if later else None
        return moment

    def consent(self) -> Consent:
        """Return what was agreed to: to replace what was scheduled as the page was read, to publish alone."""
        agreed = self.cleaned_data["pending"] == REPLACE
        number = self.cleaned_data["pending_number"] if agreed else 0
        return Consent(instead_of=number or 0, override=self.cleaned_data["override"])

    def announcement(self, article: Article, *, at: datetime) -> Announcement:
        """Declare the change as it was chosen. Raises ValidationError; a note is never lost."""
        begins = self.starts or at
        if live_text(article, at=at) is None:
            return announced(Change.FIRST, at=begins)
        if not self.cleaned_data["change"]:
            raise forms.ValidationError(
                "Readers have this story: say what this change is, for example an update or a correction."
            )
        kind = Change(self.cleaned_data["change"])
        if kind not in NOTED and self.cleaned_data["note"].strip():
            raise forms.ValidationError(
                "This note would be told to nobody: choose correction, clarification or editor’s note, "
                "or clear it."
            )
        if kind in NOTED and not self.cleaned_data["note"].strip():
            raise forms.ValidationError(NOTED[kind])
        place = NotePlace(self.cleaned_data["note_place"] or NotePlace.TOP)
        return announced(kind, self.cleaned_data["note"], at=begins, note_place=place)


class AsideForm(forms.Form):
    """What goes with the other buttons of a story: a reason, a colleague, an end, an embargo."""

    prefix = "desk"

    reason = forms.CharField(
        required=False,
        max_length=300,
        label="Reason",
        help_text="May be left out. It is kept in the history.",
    )
    assign_to = OneChoice(
        "colleague", required=False, label="Give it to", help_text="Nobody has it when this is empty."
    )
    ends = forms.DateTimeField(
        required=False,
        widget=MomentInput(),
        label="It ends",
        help_text="From then on readers do not find it. Empty: it stays.",
        error_messages={"invalid": "An end is a day and a time of day."},
    )
    embargo = forms.DateTimeField(
        required=False,
        widget=MomentInput(),
        label="Embargo until",
        help_text="Nothing of it is published before. It publishes nothing by itself.",
        error_messages={"invalid": "An embargo ends on a day, at a time of day."},
    )

    def asked(self, name: str) -> Any:
        """Return what one field says. Raises ValidationError for what it says wrongly, and for it alone."""
        if name in self.errors:
            raise forms.ValidationError(list(self.errors[name]))
        return self.cleaned_data[name]
