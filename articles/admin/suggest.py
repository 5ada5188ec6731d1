"""The panel of suggestions beside a story: its sources, its address, and what a save takes of it."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from articles.access.needs import needs
from articles.admin.autosave import number
from articles.admin.desk_admin import who
from articles.admin.found import story
from articles.admin.people_suggested import suggest_people
from articles.admin.related_suggested import suggest_related
from articles.admin.suggestions import Form, Source, Suggestions, form_of
from articles.models import Article, Mention, Person

Taker = Callable[[Article, list[int]], None]

# In the order in which the panel shows them.
SOURCES: list[Source] = [suggest_people]
# Asked of an open form only: they cost more, and without scripts have a page of their own.
WHILE_WRITING: list[Source] = [suggest_related]
TICKED = "suggested"


def suggested(form: Form, *, writing: bool = False) -> list[Suggestions]:
    """Ask every source, those for who is writing too; what has nothing to say is left out."""
    sources = SOURCES + WHILE_WRITING if writing else SOURCES
    found = [each for source in sources for each in source(form)]
    return [each for each in found if each.rows or each.objections]


def panel(request: HttpRequest, article: Article | None, kept: QueryDict | None, rows: Any) -> dict[str, Any]:
    """Return the context of the panel, with what was ticked in a form that comes back; 1 query."""
    posted = request.POST if request.method == "POST" else kept
    form = form_of(article, posted, rows, who(request))
    return {"suggestions": suggested(form), "ticked": set(posted.getlist(TICKED) if posted else [])}


def take_ticked(article: Article, posted: QueryDict) -> None:
    """Put what was ticked into the lists of a story that is being saved; no query where nothing was."""
    ticked: dict[str, list[int]] = {}
    for told in posted.getlist(TICKED):
        into, _, key = told.partition(":")
        if into in TAKERS and number(key):
            ticked.setdefault(into, []).append(number(key))
    for into, keys in ticked.items():
        TAKERS[into](article, keys)


def take_mentions(article: Article, keys: list[int]) -> None:
    present = set(article.mentions.values_list("person_id", flat=True))
    people = Person.objects.in_bulk(keys)
    wanted = [people[key] for key in dict.fromkeys(keys) if key in people and key not in present]
    Mention.objects.bulk_create(
        Mention(article=article, person=person, position=position)
        for position, person in enumerate(wanted, start=len(present))
    )


TAKERS: dict[str, Taker] = {"mentions": take_mentions}


@needs("articles.add_article", methods=("POST",))
def suggest_new(request: HttpRequest) -> HttpResponse:
    """Answer with what a story proposes that is not begun yet."""
    return _answer(request, None)


@needs("articles.change_article", of=story, methods=("POST",))
def suggest(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer with what a story proposes as its open form has it; a piece of HTML, and nothing is changed."""
    return _answer(request, Article(pk=pk))


def _answer(request: HttpRequest, article: Article | None) -> HttpResponse:
    form = form_of(article, request.POST, {}, who(request))
    return render(request, "admin/desk/suggestions_list.html", {"suggestions": suggested(form, writing=True)})
