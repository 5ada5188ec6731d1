"""Correcting only what readers have now, while a change is scheduled: the correction goes into both."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from articles.access.needs import needs
from articles.admin.actions import REFUSALS, sentence
from articles.admin.desk_admin import VIA, who
from articles.admin.found import story
from articles.admin.publish_form import PublishForm
from articles.admin.site import page
from articles.models import Article
from articles.publishing.editions import live_edition, pending_edition
from articles.publishing.rights import PUBLISH
from articles.publishing.saving import ChangedMeanwhile
from articles.publishing.under_pending import Overlaps, change_now
from articles.text.html import clean_body

WORDS = ("headline", "standfirst", "body_html")


class NowForm(forms.Form):
    """What readers have, to be put right; `version` is the working copy's as the page was read."""

    headline = forms.CharField(max_length=300)
    standfirst = forms.CharField(required=False, max_length=600, widget=forms.Textarea(attrs={"rows": 2}))
    body_html = forms.CharField(label="Text", widget=forms.Textarea(attrs={"rows": 18}))
    version = forms.IntegerField(widget=forms.HiddenInput)

    def clean_standfirst(self) -> str:
        return str(self.cleaned_data["standfirst"]).replace("\r\n", "\n")

    def clean_body_html(self) -> str:
        return clean_body(self.cleaned_data["body_html"])


class NowPublishing(PublishForm):
    """What the change is; it comes now, whatever moment is sent."""

    when = moment = None  # type: ignore[assignment]
    starts = None


@needs(PUBLISH, of=story)
def correct_now(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what readers have in fields, and publish what was put right."""
    article, at = get_object_or_404(Article.objects.select_related("section"), pk=pk), timezone.now()
    live, due = live_edition(article, at=at), pending_edition(article, at=at)
    back = reverse("admin:articles_article_change", args=[pk])
    posted = request.POST if request.method == "POST" else None
    had = live.revision.content if live else {}
    form = NowForm(posted, initial={name: had.get(name, "") for name in WORDS} | {"version": article.version})
    publishing = NowPublishing(posted)
    if posted is not None and form.is_valid() and _done(request, article, form, publishing):
        return HttpResponseRedirect(back)
    context: dict[str, Any] = {"article": article, "back": back, "form": form, "publishing": publishing}
    context["fits"] = live is not None and due is not None
    return page(
        request, "admin/articles/article/correct_now.html", "Change only what readers have now", context
    )


def _done(request: HttpRequest, article: Article, form: NowForm, publishing: NowPublishing) -> bool:
    at, words = timezone.now(), {name: form.cleaned_data[name] for name in WORDS}
    try:
        publishing.must_be_valid()
        change_now(
            article,
            words,
            publishing.announcement(article, at=at),
            version=form.cleaned_data["version"],
            by=who(request),
            via=VIA,
            at=at,
            override=publishing.cleaned_data["override"],
        )
    except (*REFUSALS, Overlaps, ChangedMeanwhile) as refusal:
        form.add_error(None, sentence(refusal))
        return False
    messages.success(request, "Readers have the change now, and what is scheduled has it too.")
    return True
