"""Whether a killed story is gone, a line for each thing that must be so, looked at while one waits."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from articles.access.needs import needs
from articles.admin.found import story
from articles.admin.site import page
from articles.models import Article
from articles.proof.kills import NotKilled, killed, near

KILL = "articles.kill_article"


@needs(KILL, of=story, methods=("GET",))
def proof(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask the addresses where the story stood, now, and show what was found."""
    article = get_object_or_404(Article.objects.select_related("section"), pk=pk)
    try:
        lines, why_not = killed(article, timezone.now(), among=near(article)), ""
    except NotKilled as refusal:
        lines, why_not = [], str(refusal)
    context = {
        "article": article,
        "lines": lines,
        "why_not": why_not,
        "breaches": sum(len(line.found) for line in lines),
    }
    return page(request, "admin/articles/article/killed.html", "Is it gone?", context)
