"""The form of a planned story; a change of one that somebody else changed meanwhile is merged with it."""

from dataclasses import dataclass, field
from typing import Any, ClassVar

from django import forms
from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst

from articles.admin.clashes import FIELD, choices_in
from articles.admin.moments import in_words, moment, name_of
from articles.admin.refusal import Question
from articles.admin.section_tree import SectionChoice
from articles.admin.typed import ModelFormOf
from articles.models import PlannedStory, Section
from articles.publishing.content import Content
from articles.publishing.merging import MINE, Clash, Merging, merge_contents
from articles.publishing.planning import (
    PlanChangedMeanwhile,
    changes_of,
    content_of,
    plan_as_read,
    plan_content,
)
from articles.publishing.rights import reach
from articles.text.compare import Comparison

MINUTES = "%Y-%m-%dT%H:%M"
ASKED = "You both changed the same. Say below what holds, then save again."
WRONG = "Correct what is marked and save again: their changes and yours are then merged."


@dataclass(frozen=True)
class PlanRefusal:
    """Who changed the planned story last, what they made of it, and what has to be decided."""

    sentence: str
    by: str
    when: SafeString
    changed: list[tuple[str, str]]
    questions: list[Question] = field(default_factory=list)


class PlanForm(ModelFormOf):
    """A planned story with the version it was read at, in one of the sections its author writes for."""

    by: ClassVar[User | None] = None

    read_version = forms.IntegerField(required=False, widget=forms.HiddenInput({"autocomplete": "off"}))
    section = SectionChoice()
    who = forms.ModelChoiceField(
        User.objects.filter(is_active=True, is_staff=True).order_by("username"),
        required=False,
        empty_label="Nobody yet",
    )
    due_at = forms.DateTimeField(
        required=False,
        label="Due",
        help_text="In the time zone of the paper.",
        widget=forms.DateTimeInput(format=MINUTES, attrs={"type": "datetime-local"}),
    )

    class Meta:
        model = PlannedStory
        fields = ("what", "section", "who", "due_at", "length", "place", "note", "dropped")
        widgets: ClassVar[dict[str, forms.Widget]] = {"note": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.newest = self.instance.version
        self.initial["read_version"] = self.newest
        self.refusal: PlanRefusal | None = None
        self.merged = ""
        if self.by and "section" in self.fields:  # not where the page is only read
            section: Any = self.fields["section"]
            section.queryset = reach(self.by, "articles.add_plannedstory").sections()

    def clean_note(self) -> str:
        return str(self.cleaned_data["note"]).replace("\r\n", "\n")  # as it is kept

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.instance.pk and cleaned.get("read_version") != self.newest:
            self._bring_in(cleaned)
        return cleaned

    def _bring_in(self, cleaned: dict[str, Any]) -> None:
        read = cleaned.get("read_version")
        known = plan_as_read(self.instance, version=read) if read and 0 < read < self.newest else None
        theirs = plan_content(self.instance)
        if known is None:
            self._refuse(str(PlanChangedMeanwhile(self.instance)), theirs)
            self._fill({"read_version": self.newest})
            return
        changed = {part: value for part, value in theirs.items() if value != known[part]}
        if self.errors:
            self._refuse(WRONG, changed)
            return
        mine = content_of(cleaned)
        choices = choices_in(self.data)
        merging = merge_contents(known, mine, theirs, choices)
        if merging.undecided(choices):
            self._ask(merging, mine, changed)
            return
        self._take(merging, theirs, cleaned)

    def _take(self, merging: Merging, theirs: Content, cleaned: dict[str, Any]) -> None:
        for part in merging.brought_in:
            is_theirs = merging.content[part] == theirs[part]
            cleaned[part] = getattr(self.instance, part) if is_theirs else merging.content[part]
        if merging.brought_in:
            parts = ", ".join(self._name(part) for part in merging.brought_in)
            self.merged = f"{self._by()} changed it meanwhile; merged in: {parts}."

    def _ask(self, merging: Merging, mine: Content, changed: Content) -> None:
        # What merged by itself is shown; the author's is left where both changed the same.
        self._fill({part: merging.content[part] for part in merging.brought_in})
        asked = {clash.part for clash in merging.clashes}
        rest = {part: value for part, value in changed.items() if part not in asked}
        self._refuse(ASKED, rest, [self._question(clash, mine) for clash in merging.clashes])

    def _question(self, clash: Clash, mine: Content) -> Question:
        both = Comparison.of_lines(
            self._in_words(clash.part, clash.theirs), self._in_words(clash.part, clash.mine)
        )
        chosen = choices_in(self.data).get(clash.key, MINE)
        sides = mark_safe(both.old_html()), mark_safe(both.new_html())
        return Question(FIELD + clash.key, self._name(clash.part), *sides, clash.can_be_both, chosen)

    def _refuse(self, sentence: str, changed: Content, questions: list[Question] | None = None) -> None:
        last = changes_of(self.instance).first()
        when = moment(last.at) if last else mark_safe("")
        told = [(self._name(part), self._in_words(part, value)) for part, value in changed.items()]
        self.refusal = PlanRefusal(sentence, self._by(), when, told, questions or [])
        self.add_error(None, sentence)

    def _by(self) -> str:
        last = changes_of(self.instance).first()
        return last.by_name if last else "Someone"

    def _name(self, part: str) -> str:
        return capfirst(str(self[part].label))

    def _in_words(self, part: str, value: Any) -> str:
        if value in (None, ""):
            return "None"
        if part == "section":
            return str(Section.objects.get(pk=value))
        if part == "who":
            return name_of(User.objects.get(pk=value))
        if part == "dropped":
            return "Yes" if value else "No"
        due = parse_datetime(value) if part == "due_at" else None
        return in_words(due) if due else str(value)

    def _fill(self, values: Content) -> None:
        data: Any = self.data
        self.data = data.copy()
        for part, value in values.items():
            due = parse_datetime(value) if part == "due_at" and value else None
            told = timezone.localtime(due).strftime(MINUTES) if due else value
            self.data[part] = "" if told is None else str(told)  # type: ignore[index]
