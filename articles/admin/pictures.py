"""The pictures: taken in, described, and told where to look at."""

from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from articles.admin.choosers import images_matching, picture_url
from articles.admin.desk_admin import VIA, who
from articles.admin.thing_admin import ThingAdmin
from articles.admin.typed import ModelFormOf, Upload
from articles.images.store import LARGEST_FILE, BadPicture, refocus, store
from articles.models import Image
from articles.publishing import audit
from articles.publishing.rights import PUBLISH, Reach, reach
from articles.search.find import prefix_query

WORDS = ("caption", "credit", "alt", "rights")
_SHORT_LINES: dict[str, forms.Widget] = {
    "caption": forms.Textarea(attrs={"rows": 3}),
    "alt": forms.Textarea(attrs={"rows": 2}),
}


class PictureForm(ModelFormOf):
    """What is known of a picture, and the point that stays in sight however it is cut."""

    class Meta:
        model = Image
        fields = (*WORDS, "focal_x", "focal_y")
        widgets = _SHORT_LINES

    focal_x = forms.FloatField(min_value=0, max_value=1, label="From the left", help_text="0 to 1")
    focal_y = forms.FloatField(min_value=0, max_value=1, label="From the top", help_text="0 to 1")


class UploadForm(ModelFormOf):
    """A file that becomes a picture; the same file again is the picture it already is."""

    by: ClassVar[User | None] = None

    upload = forms.FileField(
        label="File",
        help_text=f"JPEG, PNG, WebP or AVIF, up to {LARGEST_FILE >> 20} MB.",
        error_messages={"required": "Choose the file of a picture."},
        widget=forms.FileInput(
            attrs={"accept": "image/jpeg,image/png,image/webp,image/avif,image/gif,image/tiff"}
        ),
    )

    class Meta:
        model = Image
        fields = WORDS
        widgets = _SHORT_LINES

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.at: datetime = timezone.now()
        self.was_here = False

    def clean_upload(self) -> Upload:
        file: Upload = self.cleaned_data["upload"]
        if (file.size or 0) > LARGEST_FILE:
            raise forms.ValidationError(
                f"{file.name} has {(file.size or 0) >> 20} MB; the limit is {LARGEST_FILE >> 20} MB."
            )
        return file

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors:
            self._take_in(cleaned["upload"], {name: cleaned[name] for name in WORDS})
        return cleaned

    def _take_in(self, file: Upload, words: dict[str, Any]) -> None:
        try:
            self.instance = store(file.read(), name=str(file.name), by=self.by, at=self.at, **words)
        except BadPicture as refusal:
            self.add_error("upload", str(refusal))
        else:
            self.was_here = self.instance.created_at != self.at

    def _post_clean(self) -> None:
        # What is already said of a picture stays when its file comes again.
        if not self.was_here:
            super()._post_clean()  # type: ignore[misc]


def _shown(image: Image) -> dict[str, Any]:
    return {
        "url": reverse("admin:articles_image_change", args=[image.pk]),
        "src": picture_url(image.token, "wide"),
        "alt": "" if image.alt == str(image) else image.alt,
        "lacks_alt": not image.alt,
        "caption": str(image),
        "credit": image.credit,
    }


def _is_out_of_reach(image: Image, where: Reach) -> bool:
    """Tell whether readers have had the picture elsewhere, or as a portrait; up to 2 queries."""
    if where.everywhere:
        return False
    elsewhere = image.released_by.exclude(edition__article__section__in=where.sections())
    return elsewhere.exists() or (not where.paths and image.portrait_of.exists())


class PictureAdmin(ThingAdmin):
    one, many = "picture", "pictures"
    form = PictureForm
    list_display = ("__str__", "credit")
    list_per_page = 48
    ordering = ("-pk",)
    search_fields = ("caption",)
    search_help_text = "Words of the caption, the credit or the file's name"
    change_list_template = "admin/articles/image/change_list.html"
    change_form_template = "admin/articles/image/change_form.html"
    lead = "Readers get a picture once a story that shows it is published."

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Leave what readers have seen to those who publish there; any other picture to all."""
        if not super().has_change_permission(request, obj):
            return False
        return obj is None or not _is_out_of_reach(obj, reach(request.user, PUBLISH))

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:  # noqa: FBT001, FBT002
        form: Any = super().get_form(
            request, obj, change, **kwargs | {"form": PictureForm if obj else UploadForm}
        )
        if obj is None:
            form.by = who(request)
        return form

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        if obj is None:
            return [(None, {"fields": ["upload", *WORDS]})]
        # The page shows the second beside the picture.
        return [(None, {"fields": WORDS}), ("In sight", {"fields": ["focal_x", "focal_y"]})]

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        return {"caption": request.GET.get("name", "")}

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        asked = prefix_query(search_term)
        found = images_matching(asked).values("pk") if asked else None
        return (queryset if found is None else queryset.filter(pk__in=found)), False

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        response: HttpResponse = super().changelist_view(request, extra_context)
        if isinstance(response, TemplateResponse) and response.context_data:
            response.context_data["shown"] = [
                _shown(image) for image in response.context_data["cl"].result_list
            ]
        return response

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        if context["original"]:
            context["whole"] = picture_url(context["original"].token, "whole")
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Image, form: Any, change: bool) -> None:  # noqa: FBT001
        by, at, thing = who(request), timezone.now(), f"image:{obj.pk}"
        if change and form.changed_data:
            obj.save(update_fields=form.Meta.fields)
            changes = {name: [form.initial[name], getattr(obj, name)] for name in form.changed_data}
            audit.record("changed", by=by, via=VIA, at=at, thing=thing, changes=changes)
            if {"focal_x", "focal_y"} & set(form.changed_data):
                refocus(obj)
        elif not change and not form.was_here:
            audit.record("created", by=by, via=VIA, at=at, thing=thing)
        request.was_here = not change and form.was_here  # type: ignore[attr-defined]

    def response_add(self, request: HttpRequest, obj: Image, post_url_continue: Any = None) -> HttpResponse:
        if "_popup" in request.POST:
            return super().response_add(request, obj, post_url_continue)
        if getattr(request, "was_here", False):
            messages.warning(
                request, "This file was in the library already. Here it is, as it was described."
            )
        else:
            messages.success(request, "The picture is in. Now click on what must stay in sight.")
        return HttpResponseRedirect(reverse("admin:articles_image_change", args=[obj.pk]))
