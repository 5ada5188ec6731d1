"""The form a story is written in."""

from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.forms.utils import ErrorDict
from django.http import QueryDict

from articles.admin.choice_fields import SeveralChoices
from articles.admin.choosers import Choice
from articles.admin.clashes import Undecided
from articles.admin.dateline_field import (
    DatelineFields,
    context_of,
    dateline_initial,
    dateline_of,
    proposal_for,
)
from articles.admin.refusal import Refusal
from articles.admin.section_tree import SectionChoice
from articles.admin.typed import ModelFormOf
from articles.models import Article, Revision, Section, State
from articles.publishing.rights import ADD, CHANGE, reach, why_not_to_move
from articles.publishing.workflow import IllegalMove, Verb
from articles.text.html import clean_body

MAY_NOT_LIE_THERE = "section"  # the code of the error where a right is missing
LONGEST_BODY = 1_000_000
# What a form that comes back can show as it was merged; lists are merged when it is saved.
SHOWN_MERGED = (
    *("kind", "language", "urgency", "slugline", "kicker", "headline", "standfirst", "body_html", "section"),
    *("slug", "source", "copyright_notice", "editor_note"),
)
FIRST_YEAR, LAST_YEAR = 1605, 9000  # the first newspaper; what every calendar can still turn into local time


class BodyInput(forms.Textarea):
    """A text area that static/admin/desk/editor.js turns into the page's editor."""

    def __init__(self) -> None:
        super().__init__({"rows": 24, "data-body": "", "spellcheck": "true"})


class PlainText(forms.CharField):
    """Text of several lines; browsers send them apart by CRLF, the paper keeps LF."""

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).replace("\r\n", "\n")


class ArticleForm(DatelineFields, ModelFormOf):
    """A working copy with the version it was read at; a save of an older one is merged with the newest."""

    by: ClassVar[User | None] = None  # whose rights say where the story may lie
    undecided: ClassVar[Undecided | None] = None  # what a first try to save has found changed by both

    read_version = forms.IntegerField(
        required=False, widget=forms.HiddenInput(attrs={"autocomplete": "off", "data-version": ""})
    )
    section = SectionChoice(required=False)
    headline = forms.CharField(
        max_length=300,
        error_messages={"required": "Give the story a headline; it can be changed until it is right."},
        widget=forms.Textarea(
            attrs={"rows": 1, "data-grows": "", "data-one-line": "", "placeholder": "Headline"}
        ),
    )
    standfirst = PlainText(
        required=False,
        max_length=600,
        widget=forms.Textarea(
            attrs={"rows": 2, "data-grows": "", "placeholder": "Standfirst: the story in a sentence"}
        ),
    )
    body_html = forms.CharField(required=False, max_length=LONGEST_BODY, label="Text", widget=BodyInput())
    editor_note = PlainText(
        required=False, widget=forms.Textarea(attrs={"rows": 3}), help_text="For the desk; never published."
    )
    published = forms.DateTimeField(
        required=False,
        help_text="The story's own date; when empty, the moment it first goes live.",
        widget=forms.DateTimeInput(format="%Y-%m-%dT%H:%M:%S", attrs={"type": "datetime-local", "step": 1}),
    )
    topics = SeveralChoices("topic", longest_new=100, required=False)
    desk_note = PlainText(
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        label="Note to the desk",
        help_text="For everybody who works on this story; it stays with it and is never published.",
    )

    class Meta:
        model = Article
        fields = (
            "kind", "language", "urgency", "slugline", "kicker", "headline", "standfirst", "body_html",
            "section", "slug", "source", "copyright_notice", "editor_note", "published",
        )  # fmt: skip
        widgets: ClassVar[dict[str, forms.Widget]] = {
            "kicker": forms.TextInput(attrs={"placeholder": "Kicker"}),
            "urgency": forms.NumberInput(attrs={"min": 1, "max": 9}),
        }

    kept: ClassVar[QueryDict | None] = None  # fields to be shown as they were kept, neither right nor wrong

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(data if self.kept is None else self.kept, *args, **kwargs)
        if self.kept is not None:
            self._errors = ErrorDict()
        self.fields["section"].queryset = self._sections()  # type: ignore[attr-defined]
        self.refusal: Refusal | None = None
        self.saved_at: datetime | None = None
        self.newest = self.instance.version
        self.base = self._base()
        self.was_in = self.base.content["section"] if self.base else self.instance.section_id
        self.line = dateline_of(self.instance) if self.instance.pk else None
        self.initial.update(dateline_initial(self.line))
        self.ask_which(self.line)
        self.proposal = proposal_for(self.instance, self.line) if self.instance.pk else None
        self.initial["read_version"] = self.newest
        if self.instance.pk:
            tags = self.instance.tags.order_by("name")
            self.initial["topics"] = [Choice(str(tag.pk), tag.name) for tag in tags]
        else:
            self.initial.setdefault("language", settings.SITE_LANGUAGE)

    def _sections(self) -> QuerySet[Section]:
        if self.by is None:
            return Section.objects.all()
        return reach(self.by, CHANGE if self.instance.pk else ADD).sections()

    def _base(self) -> Revision | None:
        """Read the revision that the author's changes began from, where it is not the newest."""
        read = str(self.data.get("read_version", ""))
        if not self.instance.pk or not read.isascii() or not read.isdigit() or int(read) >= self.newest:
            return None
        revisions = Revision.objects.filter(article=self.instance, number__lte=int(read))
        return revisions.latest_first().first()

    def clean_section(self) -> Section | None:
        section: Section | None = self.cleaned_data["section"]
        if self.by and self.instance.pk and (section and section.pk) != self.was_in:
            may_not = why_not_to_move(self.instance, to=section, by=self.by)
            if may_not:
                raise forms.ValidationError(may_not, MAY_NOT_LIE_THERE)
        return section

    def clean_headline(self) -> str:
        return " ".join(self.cleaned_data["headline"].split())

    def clean_body_html(self) -> str:
        return clean_body(self.cleaned_data["body_html"])

    def clean_published(self) -> datetime | None:
        published: datetime | None = self.cleaned_data["published"]
        if published and not FIRST_YEAR <= published.year <= LAST_YEAR:
            raise forms.ValidationError(f"The year lies between {FIRST_YEAR} and {LAST_YEAR}.")
        return published

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.instance.state == State.KILLED:
            raise forms.ValidationError(str(IllegalMove(self.instance, Verb.CHANGE)))
        if cleaned.get("dateline_take"):
            self.take_proposal(cleaned, context=context_of(self.instance))
        if self.undecided:
            self._ask(self.undecided)
        elif self.instance.pk and not self.base and cleaned.get("read_version") != self.newest:
            self._refuse()
        return cleaned

    def tell_of_others(self) -> None:
        """Say what was saved meanwhile although something else is wrong."""
        if self.base and not self.refusal:
            self.refusal = Refusal.of(self.instance, self.base)

    def _ask(self, undecided: Undecided) -> None:
        self.refusal = Refusal.of(self.instance, self.base, undecided.questions)
        self.add_error(None, self.refusal.sentence)
        # What merged by itself is shown; the author's is left where both changed the same.
        merged, mine = undecided.merging.content, undecided.mine
        self._fill({name: merged[name] for name in SHOWN_MERGED if merged[name] != mine[name]})

    def _refuse(self) -> None:
        self.refusal = Refusal.of(self.instance, None)
        self.add_error(None, self.refusal.sentence)
        # The author has been told; their next save is meant for the newest version.
        self._fill({"read_version": self.newest})

    def _fill(self, values: dict[str, Any]) -> None:
        data: Any = self.data
        self.data = data.copy()
        for name, value in values.items():
            self.data[name] = "" if value is None else str(value)  # type: ignore[index]
