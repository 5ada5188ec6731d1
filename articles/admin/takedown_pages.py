"""The pages of the rare acts: each says what readers will get and what can be undone, and asks first."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils import timezone

from articles.access.needs import View, needs
from articles.admin.desk_admin import VIA, who
from articles.admin.found import story
from articles.admin.publish_form import NoteField
from articles.admin.reask import reasked
from articles.admin.refusing import REFUSALS, sentence, status_of
from articles.admin.site import page
from articles.admin.takedown_acts import ACTS, Act, offered
from articles.models import Article
from articles.publishing.editions import latest_edition


class TakedownForm(forms.Form):
    """A notice, a reason and a word, as far as the act asks for them."""

    notice = NoteField(label="Notice for readers")
    reason = forms.CharField(
        max_length=300,
        error_messages={"required": "Say why: it is kept in the history and the audit log."},
        help_text="For the history and the audit log; readers do not see it.",
    )
    word = forms.CharField(widget=forms.TextInput(attrs={"autocomplete": "off"}))

    def __init__(self, act: Act, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.word_asked = act.word
        asked = {*act.asks, "word"} if act.word else set(act.asks)
        self.fields = {name: field for name, field in self.fields.items() if name in asked}
        if act.must:
            self.fields["notice"].required = True
            self.fields["notice"].error_messages["required"] = "Tell readers why, in a sentence or two."
        if act.word:
            self.fields["word"].label = f"Type {act.word} to confirm"
            self.fields["word"].error_messages["required"] = f"Type {act.word} to confirm."

    def clean_word(self) -> str:
        if self.cleaned_data["word"].strip() != self.word_asked:
            raise forms.ValidationError(f"Type {self.word_asked}, in capitals, to confirm.")
        return self.word_asked


def addresses(view: Any) -> Iterator[URLPattern]:
    """Yield the address of each act; `view` is what the desk wraps every page in."""
    for act in ACTS:
        yield path(f"<int:pk>/{act.name}/", view(_page_of(act)), name=f"articles_article_{act.name}")


def _page_of(act: Act) -> View:
    @needs(act.permission, of=story)
    def asks(request: HttpRequest, pk: int) -> HttpResponse:
        return _ask(request, act, get_object_or_404(Article.objects.select_related("section"), pk=pk))

    return asks


def _ask(request: HttpRequest, act: Act, article: Article) -> HttpResponse:
    back = reverse("admin:articles_article_change", args=[article.pk])
    form = TakedownForm(act, request.POST if request.method == "POST" else None)
    if form.is_valid() and act.again and (asked := reasked(request)):
        return asked
    status = 200
    if form.is_valid():
        try:
            messages.success(request, _do(request, act, article, form))
            return HttpResponseRedirect(reverse(f"admin:articles_article_{act.then}", args=[article.pk]))
        except REFUSALS as refusal:
            form.add_error(None, sentence(refusal))
            status = status_of(refusal)
    last = latest_edition(article)
    context = {
        "form": form,
        "act": act,
        "article": article,
        "back": back,
        "fits": act in offered(article),
        "address": last.address.path if last else "",
    }
    return page(request, "admin/articles/article/takedown.html", act.title, context, status=status)


def _do(request: HttpRequest, act: Act, article: Article, form: TakedownForm) -> str:
    told = {"by": who(request), "via": VIA, "at": timezone.now()}
    return act.run(article, form.cleaned_data, told)
