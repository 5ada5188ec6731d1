"""Adding several related stories to a story at once: what its words suggest, and what a search finds."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from articles.access.needs import needs
from articles.admin.choosers import Stories, numbers
from articles.admin.desk_admin import VIA, who
from articles.admin.found import story
from articles.admin.refusing import REFUSALS, sentence, status_of
from articles.admin.site import page
from articles.models import Article, RelatedLink, RelatedType, State
from articles.publishing.related import Wish, add_related
from articles.publishing.rights import CHANGE
from articles.suggestions.related import Draft, last_date, related_stories
from articles.suggestions.stories import text_of

MOST_FOUND = 30
LONGEST_WORDS = 120
LONGEST_REASON = 200
AS_PROPOSED = ""
TYPES = RelatedType.choices


@dataclass(frozen=True)
class Row:
    """A story that can be ticked, with the type it would be added as."""

    key: int
    headline: str
    told: str
    type: str
    why: str = ""
    ticked: bool = False
    reason: str = ""
    linked: bool = False


@needs(CHANGE, of=story)
def related(request: HttpRequest, pk: int) -> HttpResponse:
    """Offer stories to tick; a POST adds those that are, in one step."""
    article, at = get_object_or_404(Article.objects.select_related("section"), pk=pk), timezone.now()
    words = request.GET.get("q", "").replace("\0", "").strip()[:LONGEST_WORDS]
    status = 200
    if request.method == "POST":
        try:
            added = _add(request, article, at)
        except REFUSALS as refusal:
            messages.error(request, sentence(refusal))
            status = status_of(refusal)
        else:
            _tell(request, added)
            return HttpResponseRedirect(_here(article, words))
    context = {
        "article": article,
        "q": words,
        "types": TYPES,
        "for_all": request.POST.get("as", AS_PROPOSED),
        **_offered(request, article, words, at),
        "back": reverse("admin:articles_article_change", args=[pk]),
    }
    return page(request, "admin/articles/article/related.html", "Add related stories", context, status=status)


def draft_of(article: Article, *, linked: Iterable[int]) -> Draft:
    """Say what a saved story proposes by; 4 queries."""
    line = getattr(article, "dateline", None)
    return Draft(
        headline=article.headline,
        text=text_of(article.standfirst, article.body_html),
        published=article.published or last_date(article.pk) or article.changed_at,
        people=tuple(article.mentions.values_list("person", flat=True)),
        places=tuple(line.rows.values_list("place", flat=True)) if line else (),
        topics=tuple(article.tags.values_list("pk", flat=True)),
        section=article.section_id,
        article=article.pk,
        linked=frozenset(linked),
    )


def _linked(article: Article) -> set[int]:
    targets = RelatedLink.objects.filter(article=article, target__isnull=False)
    return set(targets.values_list("target", flat=True))


def _offered(request: HttpRequest, article: Article, words: str, at: datetime) -> dict[str, list[Row]]:
    """Offer each story once: one that is found and suggested is found, with why."""
    linked = _linked(article)
    suggested = {row.key: row for row in _suggested(request, article, linked, at)}
    found = _found(request, article, words, linked) if words else ()
    rows = [suggested.pop(row.key, row) for row in found]
    return {"found": rows, "suggested": list(suggested.values())}


def _suggested(request: HttpRequest, article: Article, linked: set[int], at: datetime) -> Iterator[Row]:
    among: Any = Stories().seen_by(who(request)).rows()
    for each in related_stories(draft_of(article, linked=linked), among=among, at=at):
        yield _row(request, each.story, type_=each.type, why=each.reason)


def _found(request: HttpRequest, article: Article, words: str, linked: set[int]) -> Iterator[Row]:
    found = Stories().seen_by(who(request)).found(words).exclude(pk=article.pk)
    for row in found.exclude(state__in=(State.KILLED, State.SPIKED))[:MOST_FOUND]:
        yield _row(request, row, type_=RelatedType.RELATED, linked=row.pk in linked)


def _row(request: HttpRequest, row: Article, *, type_: str, why: str = "", linked: bool = False) -> Row:
    sent = request.POST
    return Row(
        key=row.pk,
        headline=row.headline,
        told=Stories().choice(row).note,
        type=sent.get(f"type-{row.pk}", type_),
        why=why,
        ticked=str(row.pk) in sent.getlist("story"),
        reason=sent.get(f"reason-{row.pk}", ""),
        linked=linked,
    )


def _add(request: HttpRequest, article: Article, at: datetime) -> int:
    sent = request.POST
    seen = Stories().seen_by(who(request)).rows().in_bulk(numbers(sent.getlist("story")))
    wishes = [
        Wish(seen[key], _type(sent.get("as", ""), sent.get(f"type-{key}", "")), _reason(sent, key))
        for key in dict.fromkeys(numbers(sent.getlist("story")))
        if key in seen
    ]
    return add_related(article, wishes, by=who(request), via=VIA, at=at) if wishes else 0


def _type(for_all: str, own: str) -> RelatedType:
    return next(
        (RelatedType(each) for each in (for_all, own) if each in RelatedType.values), RelatedType.RELATED
    )


def _reason(sent: Any, key: int) -> str:
    return str(sent.get(f"reason-{key}", "")).replace("\0", "").strip()[:LONGEST_REASON]


def _tell(request: HttpRequest, added: int) -> None:
    if added:
        stories = "1 story is" if added == 1 else f"{added} stories are"
        messages.success(request, f"{stories} in the list now. Readers get them when it is published next.")
    else:
        messages.warning(request, "Nothing was added: tick the stories first.")


def _here(article: Article, words: str) -> str:
    address = reverse("admin:articles_article_related", args=[article.pk])
    return f"{address}?{urlencode({'q': words})}" if words else address
