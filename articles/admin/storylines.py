"""Storylines at the desk: their words, and their stories in order."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.admin.choice_fields import OneChoice
from articles.admin.desk_admin import VIA, who
from articles.admin.people import NamedForm
from articles.admin.rows import RowForm, RowsFormSet, RowsInline
from articles.admin.section_tree import SectionChoice
from articles.admin.thing_admin import ThingAdmin
from articles.models import Storyline, StorylineEntry
from articles.models.storyline import MOST_STORIES
from articles.publishing.rights import reach
from articles.publishing.storylines import save_storyline


class StorylineForm(NamedForm):
    """A storyline in one of the sections its author keeps storylines of."""

    by: ClassVar[User | None] = None

    section = SectionChoice(help_text="Whose editors keep it.")

    class Meta:
        model = Storyline
        fields = ("name", "section", "description", "slug")
        widgets: ClassVar[dict[str, forms.Widget]] = {"description": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.by and "section" in self.fields:  # not where the page is only read
            section: Any = self.fields["section"]
            section.queryset = reach(self.by, "articles.change_storyline").sections()


class EntryForm(RowForm):
    owner = "storyline"
    telling = ("article",)
    nothing_told = "Choose a story."
    chosen = ("article",)
    once = True

    article = OneChoice("story", required=False)


class Entries(RowsFormSet):
    """The stories of a storyline; they are saved with it, and not by themselves."""

    def clean(self) -> None:
        super().clean()
        if len(self._kept()) > MOST_STORIES:
            raise forms.ValidationError(
                f"A storyline has at most {MOST_STORIES} stories; begin a second one."
            )

    def save(self, commit: bool = True) -> list[Any]:  # noqa: FBT001, FBT002 - Django's signature
        self.new_objects, self.changed_objects, self.deleted_objects = [], [], []
        return self.in_order()


class StorylineStories(RowsInline):
    model = StorylineEntry
    form = EntryForm
    formset = Entries
    fields = ("article", "position")
    title = "Stories"
    hint = "In the order in which they are told, the first one first. Readers see those that are live."
    row_template = "admin/desk/rows/entry.html"
    follows = ("article__section",)


class StorylineAdmin(ThingAdmin):
    one, many = "storyline", "storylines"
    form = StorylineForm
    fields = StorylineForm.Meta.fields
    inlines: ClassVar[list[Any]] = [StorylineStories]
    change_form_template = "admin/articles/storyline/change_form.html"
    list_display = ("name", "shown_section", "count", "address")
    list_select_related = ("section",)
    ordering = ("name", "pk")
    search_fields = ("name",)
    search_help_text = "Any words of its name"
    lead = "One event as it goes on: its stories in order, with a page and feeds of their own."

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        storylines: QuerySet[Any] = super().get_queryset(request)
        counted: QuerySet[Any] = storylines.annotate(stories_in_it=Count("entries"))
        return counted

    def read_with(self, request: HttpRequest) -> QuerySet[Storyline]:
        return Storyline.objects.select_related("section")

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:  # noqa: FBT001, FBT002
        made = super().get_form(request, obj, change=change, **kwargs)
        return type(made.__name__, (made,), {"by": who(request)})

    def save_model(self, request: HttpRequest, obj: Storyline, form: Any, change: bool) -> None:  # noqa: FBT001
        """Leave it to `save_related`: the storyline and its stories are one change."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:  # noqa: FBT001
        stories = [row.article_id for formset in formsets for row in formset.save()]
        save_storyline(form.instance, stories, by=who(request), via=VIA, at=timezone.now())

    @admin.display(description="Section")
    def shown_section(self, storyline: Storyline) -> str:
        return storyline.section.name

    @admin.display(description="Stories")
    def count(self, storyline: Any) -> int:
        return int(storyline.stories_in_it)

    @admin.display(description="Address")
    def address(self, storyline: Storyline) -> SafeString:
        return format_html('<code class="quiet">{}</code>', storyline.get_absolute_url())
