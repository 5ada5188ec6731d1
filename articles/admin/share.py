"""The links of a story for people outside: made, listed and revoked on one page."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from articles.access.needs import needs
from articles.admin.desk_admin import VIA, numbered, who
from articles.admin.found import story
from articles.admin.moments import name_of, within
from articles.admin.refusing import REFUSALS, sentence, status_of
from articles.admin.site import page
from articles.models import Article, PreviewLink
from articles.publishing.sharing import SHARE, revoke, signed
from articles.publishing.sharing import share as make_link

HOURS = (1, 4, 24)
MOST = 50


class ShareForm(forms.Form):
    """How long a link lasts."""

    hours = forms.TypedChoiceField(
        coerce=int,
        choices=[(hours, "1 hour" if hours == 1 else f"{hours} hours") for hours in HOURS],
        initial=HOURS[1],
        label="It lasts",
    )


@dataclass(frozen=True)
class Row:
    """A link as the page lists it."""

    key: int
    address: str  # empty once it leads nowhere
    version: int
    by: str
    made: SafeString
    ends: SafeString
    is_revoked: bool
    uses: int
    last: SafeString | str


@needs(SHARE, of=story)
def share(request: HttpRequest, pk: int) -> HttpResponse:
    """List the links of a story; a POST makes one or revokes one."""
    article, at = get_object_or_404(Article, pk=pk), timezone.now()
    form = ShareForm(request.POST if "make" in request.POST else None)
    status = 200
    if "revoke" in request.POST or form.is_valid():
        try:
            _act(request, article, form, at)
            return HttpResponseRedirect(reverse("admin:articles_article_share", args=[pk]))
        except REFUSALS as refusal:
            messages.error(request, sentence(refusal))
            status = status_of(refusal)
    context = {
        "article": article,
        "form": form,
        "links": [_row(link, at) for link in _links(article)],
        "back": reverse("admin:articles_article_change", args=[pk]),
    }
    return page(request, "admin/articles/article/share.html", "Show someone outside", context, status=status)


def _act(request: HttpRequest, article: Article, form: ShareForm, at: datetime) -> None:
    if "revoke" in request.POST:
        link = get_object_or_404(PreviewLink, article=article, pk=numbered(request.POST["revoke"]))
        revoke(link, by=who(request), via=VIA, at=at)
        messages.success(request, "Revoked. The link leads nowhere any more.")
        return
    lasts = timedelta(hours=form.cleaned_data["hours"])
    make_link(article, lasts=lasts, by=who(request), via=VIA, at=at)
    messages.success(request, "The link is made. Whoever has it sees this version, and no later one.")


def _links(article: Article) -> list[PreviewLink]:
    links = PreviewLink.objects.filter(article=article).select_related("revision", "made_by")
    return list(links.defer("revision__packed").order_by("-pk")[:MOST])


def _row(link: PreviewLink, at: datetime) -> Row:
    leads = link.revoked_at is None and link.expires_at > at
    return Row(
        key=link.pk,
        address=f"{settings.SITE_URL}{reverse('preview', args=[signed(link)])}" if leads else "",
        version=link.revision.number,
        by=name_of(link.made_by),
        made=within(link.made_at),
        ends=within(link.revoked_at or link.expires_at),
        is_revoked=link.revoked_at is not None,
        uses=link.uses,
        last=within(link.last_used_at) if link.last_used_at else "",
    )
