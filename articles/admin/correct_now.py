"""Correcting only what readers have now, while a change is scheduled: the correction goes into both."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from articles.access.needs import needs
from articles.admin.article_form import LONGEST_BODY, BodyInput, PlainText
from articles.admin.desk_admin import VIA, who
from articles.admin.found import story
from articles.admin.publish_form import PublishForm
from articles.admin.refusing import REFUSALS, sentence, status_of
from articles.admin.site import page
from articles.models import Article
from articles.publishing.editions import live_edition, pending_edition
from articles.publishing.four_eyes import who_asks
from articles.publishing.rights import OVERRIDE, PUBLISH
from articles.publishing.under_pending import change_now
from articles.text.html import clean_body

WORDS = ("headline", "standfirst", "body_html")


class NowForm(forms.Form):
    """What readers have, to be put right, with the version of the working copy and their edition as read."""

    headline = forms.CharField(max_length=300)
    standfirst = PlainText(required=False, max_length=600, widget=forms.Textarea(attrs={"rows": 2}))
    body_html = forms.CharField(max_length=LONGEST_BODY, label="Text", widget=BodyInput())
    version = forms.IntegerField(widget=forms.HiddenInput)
    edition = forms.IntegerField(widget=forms.HiddenInput)

    def clean_body_html(self) -> str:
        return clean_body(self.cleaned_data["body_html"])

    def read_again(self, article: Article, *, at: datetime) -> None:
        """Mean the next try for the newest working copy, if readers still have what is put right here."""
        live = live_edition(article, at=at)
        if live and live.number == self.cleaned_data["edition"]:
            data: Any = self.data
            self.data = data.copy()
            self.data["version"] = str(article.version)  # type: ignore[index]


class NowPublishing(PublishForm):
    """What the change is; it comes now, whatever moment is sent."""

    when = moment = None  # type: ignore[assignment]
    starts = None


@needs(PUBLISH, of=story)
def correct_now(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what readers have in fields, and publish what was put right."""
    article, at = get_object_or_404(Article.objects.select_related("section"), pk=pk), timezone.now()
    back = reverse("admin:articles_article_change", args=[pk])
    posted, status = request.POST if request.method == "POST" else None, 200
    form, publishing = NowForm(posted, initial=_had(article, at)), NowPublishing(posted)
    if posted is not None and form.is_valid():
        try:
            _publish(request, article, form, publishing)
        except REFUSALS as refusal:
            form.add_error(None, sentence(refusal))
            status = status_of(refusal)
            article.refresh_from_db(fields=["version"])
            form.read_again(article, at=at)
        else:
            messages.success(request, "Readers have the change now, and what is scheduled has it too.")
            return HttpResponseRedirect(back)
    context = {"article": article, "back": back, "form": form} | _around(request, article, publishing, at)
    title = "Change only what readers have now"
    return page(request, "admin/articles/article/correct_now.html", title, context, status=status)


def _had(article: Article, at: datetime) -> dict[str, Any]:
    live = live_edition(article, at=at)
    had = live.revision.content if live else {}
    numbers = {"version": article.version, "edition": live.number if live else None}
    return {name: had.get(name, "") for name in WORDS} | numbers


def _around(
    request: HttpRequest, article: Article, publishing: NowPublishing, at: datetime
) -> dict[str, Any]:
    wants_second = who_asks(article)
    if not (wants_second and who(request).has_perm(OVERRIDE, article)):
        del publishing.fields["override"]
    fits = live_edition(article, at=at) is not None and pending_edition(article, at=at) is not None
    return {"publishing": publishing, "wants_second": wants_second, "fits": fits}


def _publish(request: HttpRequest, article: Article, form: NowForm, publishing: NowPublishing) -> None:
    at, words = timezone.now(), {name: form.cleaned_data[name] for name in WORDS}
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
