"""The lists of a story: who made it, who is in it, what goes with it, and its pictures."""

from typing import Any

from django import forms

from articles.admin.choice_fields import OneChoice
from articles.admin.rows import RowForm, RowsInline
from articles.models import ArticlePicture, Byline, Mention, RelatedLink
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

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        person = self.initial["person"]
        self.fields["role"].widget.attrs["placeholder"] = (person and person.role) or "Role in this story"


class Mentions(RowsInline):
    model = Mention
    form = MentionForm
    fields = ("person", "role", "position")
    title = "People in this story"
    row_template = "admin/desk/rows/mention.html"
    follows = ("person",)


class RelatedLinkForm(RowForm):
    telling = ("target", "title", "url")
    chosen = ("target",)

    target = OneChoice("story", required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        target, story = cleaned.get("target"), self.instance.article_id
        if target and target.pk == story:
            self.add_error("target", "A story cannot be related to itself.")
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
    fields = ("target", "type", "title", "url", "position")
    title = "Related"
    row_template = "admin/desk/rows/related.html"
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
