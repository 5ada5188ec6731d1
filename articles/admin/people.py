"""Places and topics: what readers find their way by, and what their forms share with people's."""

from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from taggit.models import Tag

from articles.admin.desk_admin import VIA, who
from articles.admin.lines import LinesField
from articles.admin.thing_admin import ThingAdmin
from articles.admin.typed import ModelFormOf
from articles.models import Place
from articles.publishing.known import (
    free_slug,
    leads_elsewhere,
    page_path,
    save_place,
    save_tag,
)
from articles.search.index import fold
from articles.text.slug import slugify

_SLUG_HELP = "The last part of the page's address; made from the name when empty. A change leaves a redirect."


class NamedForm(ModelFormOf):
    """Something with a page of its own at a slug."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:  # not where the page is only read
            self.fields["slug"].required = False
            self.fields["slug"].help_text = _SLUG_HELP

    def clean_slug(self) -> str:
        slug: str = self.cleaned_data["slug"]
        here = page_path(self.instance, str(self.initial.get("slug", "")))
        if slug and leads_elsewhere(page_path(self.instance, slug), but_to=here):
            raise forms.ValidationError("This address was another's and leads there; choose another slug.")
        return slug


class PlaceForm(NamedForm):
    aliases = LinesField(
        longest=120, label="Other names", help_text="One a line: former names, other scripts."
    )

    class Meta:
        model = Place
        fields = (
            "name", "region", "country", "country_code", "latitude", "longitude", "time_zone",
            "aliases", "slug",
        )  # fmt: skip

    def clean_country_code(self) -> str:
        code = str(self.cleaned_data["country_code"]).upper()
        if code and not (len(code) == 2 and code.isalpha()):
            raise forms.ValidationError("Two letters, as in FR or JP.")
        return code

    def clean_time_zone(self) -> str:
        zone: str = self.cleaned_data["time_zone"]
        if zone and zone not in available_timezones():
            raise forms.ValidationError("No such time zone; write one such as Europe/Moscow.")
        return zone


class PlaceAdmin(ThingAdmin):
    one, many = "place", "places"
    form = PlaceForm
    list_display = ("name", "region", "country", "time_zone")
    ordering = ("sort_key", "pk")
    search_fields = ("name",)
    search_help_text = "The beginning of the name, or another name in full"
    lead = (
        "Where stories come from. A place of the gazetteer comes in by itself when a dateline first names it."
    )

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        words = search_term.replace("\0", "").strip()
        begun = Q(sort_key__startswith=fold(words)) | Q(aliases__contains=[words])
        return (queryset.filter(begun) if words else queryset), False

    def save_model(self, request: HttpRequest, obj: Place, form: Any, change: bool) -> None:  # noqa: FBT001
        save_place(obj, by=who(request), via=VIA, at=timezone.now())


class TopicForm(NamedForm):
    class Meta:
        model = Tag
        fields = ("name", "slug")

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        same = Tag.objects.filter(name__iexact=name).exclude(pk=self.instance.pk).first()
        if same:
            raise forms.ValidationError(f"There is a topic “{same}” already.")
        return name


class TopicAdmin(ThingAdmin):
    one, many = "topic", "topics"
    form = TopicForm
    list_display = ("name", "slug")
    ordering = ("slug", "pk")
    search_fields = ("name",)
    search_help_text = "The beginning of its name"
    lead = "What stories are about. New ones are made by typing them into a story."

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        return queryset.filter(slug__startswith=slugify(search_term)), False

    def save_model(self, request: HttpRequest, obj: Tag, form: Any, change: bool) -> None:  # noqa: FBT001
        obj.slug = obj.slug or free_slug(Tag, slugify(obj.name) or "topic")
        save_tag(obj, by=who(request), via=VIA, at=timezone.now())
