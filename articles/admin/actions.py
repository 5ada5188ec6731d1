"""What the desk does to a story before readers' eyes: publish, correct, withdraw."""

from datetime import datetime

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join

from articles.access.needs import needs
from articles.admin.desk_admin import VIA, who
from articles.admin.found import story
from articles.admin.site import page
from articles.models import Article, Change, Edition
from articles.publishing import moves, takedowns
from articles.publishing.editions import live_edition
from articles.publishing.rights import PUBLISH
from articles.publishing.workflow import IllegalMove

WORD = "WITHDRAW"
_SAID = {
    Change.FIRST: "Published.",
    Change.UPDATE: "The changes are published.",
    Change.CORRECTION: "The correction is published.",
}


def publish_now(request: HttpRequest, article: Article, *, note: str, at: datetime) -> None:
    """Publish what was just saved, as a correction where there is a note, and say what happened."""
    by = who(request)
    if not by.has_perm(PUBLISH, article):
        raise PermissionDenied
    try:
        edition = _give_to_readers(article, note, by, at)
    except moves.NotReadyToPublish as refusal:
        reasons = format_html_join(" ", "{}", ((reason,) for reason in refusal.reasons))
        messages.error(request, format_html("Saved, but not published. {}", reasons))
    except moves.NotLive as refusal:
        messages.error(request, f"Saved, but not published. {refusal}")
    else:
        said = _SAID[Change(edition.change)] if edition else "Readers have exactly this already."
        see = format_html('<a href="{}">See it as a reader</a>', edition.address.path) if edition else ""
        messages.success(request, format_html("{} {}", said, see))


def _give_to_readers(article: Article, note: str, by: User, at: datetime) -> Edition | None:
    live = live_edition(article, at=at)
    if note.strip():
        return moves.correct(article, note=note, by=by, via=VIA, at=at)
    if live is None:
        return moves.publish(article, by=by, via=VIA, at=at)
    if live.revision.number == article.version:
        return None
    return moves.update(article, by=by, via=VIA, at=at)


def say_merged(request: HttpRequest, merged: str, *, note: str) -> None:
    """Tell an author what came into their story; what they have not read is not published."""
    if "_publish" in request.POST:
        merged = f"Saved, but not published. {merged} Read the story as it is now, then publish it."
        merged += f" Your note was: “{note}”" if note.strip() else ""
    messages.warning(request, merged)


def answer(request: HttpRequest, article: Article, *, is_shown: bool = True) -> HttpResponse:
    """Answer a save: with the form again, or with what the page needs to open a preview beside it.

    A form that no longer shows what was saved is sent anew.
    """
    form = reverse("admin:articles_article_change", args=[article.pk])
    if "_preview" in request.POST:
        preview = reverse("admin:articles_article_preview", args=[article.pk])
        if is_shown and request.headers.get("Accept") == "application/json":
            keep = reverse("admin:articles_article_keep", args=[article.pk])
            return JsonResponse({"version": article.version, "form": form, "preview": preview, "keep": keep})
        see = format_html('<a href="{}">See it as readers will</a>', preview)
        messages.success(request, format_html("Saved. {}", see))
    elif "_publish" not in request.POST:
        messages.success(request, "Saved. Readers do not see it until it is published.")
    return HttpResponseRedirect(form)


class WithdrawForm(forms.Form):
    """A notice for readers, and the word that shows it is meant."""

    notice = forms.CharField(
        required=False,
        max_length=2000,
        label="Notice for readers",
        help_text="Stands at the story's address from now on. Say why, in a sentence or two.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    word = forms.CharField(
        label=f"Type {WORD} to confirm",
        error_messages={"required": f"Type {WORD} to confirm."},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean_word(self) -> str:
        if self.cleaned_data["word"].strip() != WORD:
            raise forms.ValidationError(f"Type {WORD}, in capitals, to confirm.")
        return WORD

    def clean_notice(self) -> str:
        return str(self.cleaned_data["notice"]).replace("\r\n", "\n")


@needs("articles.withdraw_article", of=story)
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for a notice and the word, then take the story down."""
    article = get_object_or_404(Article, pk=pk)
    back = reverse("admin:articles_article_change", args=[pk])
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        _take_down(request, article, form.cleaned_data["notice"])
        return HttpResponseRedirect(back)
    at = timezone.now()
    context = {"form": form, "article": article, "back": back, "edition": live_edition(article, at=at)}
    return page(request, "admin/articles/article/withdraw.html", "Withdraw this story", context)


def _take_down(request: HttpRequest, article: Article, notice: str) -> None:
    try:
        stone = takedowns.withdraw(article, notice=notice, by=who(request), via=VIA, at=timezone.now())
    except (moves.NotLive, IllegalMove):
        messages.warning(request, "Readers do not have this story, so there was nothing to withdraw.")
    else:
        see = format_html('<a href="{0}">{0}</a>', stone.address.path)
        messages.success(request, format_html("Withdrawn. {} now answers with the notice.", see))
