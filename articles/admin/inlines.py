"""The lists of a story: who made it, who is in it, what goes with it, and its pictures."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from articles.admin.choice_fields import OneChoice
from articles.admin.rows import RowForm, RowsFormSet, RowsInline
from articles.models import (
    ArticlePicture,
    Byline,
    Held,
    Mention,
    Person,
    RelatedLink,
    RelatedType,
    role_on,
    roles_told,
)
from articles.text.similarity import headline_key


class BylineForm(RowForm):
    telling = ("person", "text")
    nothing_told = "Choose a person or write a name."
    chosen = ("person",)

    person = OneChoice("person", required=False)

    class Meta:
        widgets = {"text": forms.TextInput(attrs={"placeholder": "Printed as"})}


class Bylines(RowsInline):
    model = Byline
    form = BylineForm
    fields = ("person", "role", "text", "position")
    title = "Bylines"
    row_template = "admin/desk/rows/byline.html"
    follows = ("person",)


class MentionForm(RowForm):
    telling = ("person",)
    nothing_told = "Choose the person this role belongs to."
    chosen = ("person",)
    once = True

    person = OneChoice("person", required=False)


class MentionRows(RowsFormSet):
    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        # What they were on the story's own date, as its page will say without a word here.
        day = timezone.localdate(self.instance.published)
        role = role_on(Held.read(getattr(form.instance, "held", [])), day)
        form.fields["role"].widget.attrs["placeholder"] = role.text if role else "Role in this story"

    def settled(self, rows: list[Any]) -> list[Any]:
        # Somebody may have been merged since the form was checked: of two who are one, the first stays.
        now = Person.objects.behind(row.person_id for row in rows)
        once = {now[row.person_id].pk: row for row in reversed(rows)}
        return [row for row in rows if once[now[row.person_id].pk] is row]


class Mentions(RowsInline):
    model = Mention
    form = MentionForm
    formset = MentionRows
    fields = ("person", "role", "position")
    title = "People in this story"
    row_template = "admin/desk/rows/mention.html"
    follows = ("person",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset(request).annotate(held=roles_told("person"))
        return rows


class RelatedLinkForm(RowForm):
    telling = ("target", "title", "url")
    chosen = ("target",)

    target = OneChoice("story", required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        target, story = cleaned.get("target"), self.instance.article_id
        if target and target.pk == story:
            self.add_error("target", "A story cannot be related to itself.")
        if cleaned.get("type") == RelatedType.NOT_HERE and not target and not self.is_empty():
            self.add_error("target", "Choose which story is not to be shown here.")
        return cleaned

    def _post_clean(self) -> None:
        before = (self.instance.target_id, self.instance.title, self.instance.url)
        super()._post_clean()
        link = self.instance
        if (link.target_id, link.title, link.url) != before:
            link.attached_at = None
            # Words alone wait for the story of that headline; an address leads somewhere already.
            link.pending = link.target_id is None and not link.url
        link.title_key = headline_key(link.title)


class RelatedLinks(RowsInline):
    model = RelatedLink
    fk_name = "article"
    form = RelatedLinkForm
    fields = ("target", "type", "reason", "title", "url", "one_way", "position")
    title = "Related"
    row_template = "admin/desk/rows/related.html"
    more_template = "admin/desk/rows/related_more.html"
    follows = ("target__section",)


class PictureForm(RowForm):
    telling = ("image",)
    nothing_told = "Choose the picture these words belong to."
    chosen = ("image",)

    image = OneChoice("picture", required=False)

    class Meta:
        widgets = {"caption": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        image = self.initial["image"]
        for name in ("caption", "credit", "alt"):
            self.fields[name].widget.attrs["placeholder"] = getattr(image, name, "")

    def is_empty(self) -> bool:
        # A picture known only by its source's reference stays in the list until it is removed.
        return super().is_empty() and not self.instance.href


class Pictures(RowsInline):
    model = ArticlePicture
    form = PictureForm
    fields = ("image", "caption", "credit", "alt", "position")
    title = "Pictures"
    row_template = "admin/desk/rows/picture.html"
    hint = "The first one leads."
    follows = ("image",)
