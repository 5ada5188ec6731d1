"""Two versions of a story laid over each other, and an older one made the newest again."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from articles.access.needs import needs
from articles.admin.desk_admin import VIA, numbered, who
from articles.admin.found import story
from articles.admin.refusing import REFUSALS, sentence, status_of
from articles.admin.site import page
from articles.admin.versions import NOW, Version, choices, version
from articles.models import Article, Revision, State
from articles.publishing.restoring import restore as restore_revision
from articles.publishing.rights import CHANGE, SEE
from articles.text.compare import Comparison


@needs(SEE, of=story, methods=("GET",))
def compare(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what changed between two versions, word by word, and the facts beside the text."""
    asked = request.GET.get
    return _compared(request, get_object_or_404(Article, pk=pk), asked("old", NOW), asked("new", NOW))


def _compared(request: HttpRequest, article: Article, *keys: str, status: int = 200) -> HttpResponse:
    old, new = (version(article, key) for key in keys)
    context = {
        "article": article,
        "old": old,
        "new": new,
        "choices": _choices(article, old, new),
        "sides": [("old", "From", old), ("new", "To", new)],
        "may_restore": article.state != State.KILLED and request.user.has_perm(CHANGE, article),
        "is_same": old.texts == new.texts and old.facts == new.facts,
        **{name: _over(old[name], new[name]) for name in ("kicker", "headline", "standfirst")},
        "body": mark_safe(Comparison.of_bodies(old["body_html"], new["body_html"]).html()),
        "facts": _facts(old, new),
        "unchanged": ", ".join(name for name, words in new.facts if (name, words) in old.facts),
    }
    return page(request, "admin/articles/article/compare.html", "Compare", context, status=status)


@needs(CHANGE, of=story, methods=("POST",))
def restore(request: HttpRequest, pk: int) -> HttpResponse:
    """Make an older version the newest, if who asks has seen the newest."""
    article = get_object_or_404(Article, pk=pk)
    number = numbered(request.POST.get("revision", ""))
    revision = get_object_or_404(Revision, article=article, number=number)
    read = numbered(request.POST.get("version", ""))
    by, at = who(request), timezone.now()
    try:
        restored = restore_revision(article, revision, version=read, by=by, via=VIA, at=at)
    except REFUSALS as refusal:
        messages.error(request, sentence(refusal))
        article.refresh_from_db()
        return _compared(request, article, f"saved-{number}", NOW, status=status_of(refusal))
    said = f"Version {number} is back, as version {restored.revision.number}. Readers do not see it yet."
    messages.success(request, " ".join([said, *restored.lost]))
    return HttpResponseRedirect(reverse("admin:articles_article_change", args=[pk]))


def _choices(article: Article, *shown: Version) -> list[tuple[str, str]]:
    """List what can be chosen, with what is shown where that is older than the list goes."""
    named = {each.key: each.name for each in shown} | dict(choices(article))
    return list(named.items())


def _over(old: str, new: str) -> SafeString:
    return mark_safe(Comparison.of_lines(old, new).html())


def _facts(old: Version, new: Version) -> list[dict[str, Any]]:
    """List the facts that differ, each with what it was and what it is."""
    before, after = dict(old.facts), dict(new.facts)
    names = [name for name in {**after, **before} if before.get(name) != after.get(name)]
    told = {name: Comparison.of_lines(before.get(name, ""), after.get(name, "")) for name in names}
    return [
        {"name": name, "old": mark_safe(both.old_html()), "new": mark_safe(both.new_html())}
        for name, both in told.items()
    ]
