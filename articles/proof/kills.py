"""The proof that a killed story is gone: from every address, every list and every picture, for good."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.html import escape

from articles.images.renditions import has_files
from articles.models import (
    Address,
    Article,
    Edition,
    Effect,
    Grave,
    Image,
    Person,
    Revision,
    SourceIdentity,
    State,
    Tombstone,
)
from articles.models.address import ERASED

from .asking import anybody, told
from .hidden import allow_public, given, saved
from .surfaces import FEEDS, MEDIA, Surface, files_of, pattern_of, surfaces_of
from .words import Hidden

GONE, NOT_THERE = 410, 404
IMPORT, KILLED = "import", "killed"


class NotKilled(Exception):
    """There is nothing to prove of a story that was not killed."""

    def __init__(self, article: Article) -> None:
        state = State(article.state).label.lower()
        super().__init__(f"“{article}” is {state}, not killed: kill it first, or name another story.")


@dataclass(frozen=True)
class Line:
    """One thing that must be so, how often it was asked, and what was found instead."""

    what: str
    asked: int
    found: tuple[str, ...]

    def __str__(self) -> str:
        count = f" ({self.asked} asked)" if self.asked > 1 else ""
        return "\n".join([f"{'FOUND' if self.found else 'ok':<5}  {self.what}{count}", *self._breaches()])

    def _breaches(self) -> list[str]:
        return [f"       {breach}" for breach in self.found]


def killed(article: Article, at: datetime, among: Iterable[Surface] | None = None) -> list[Line]:
    """Prove that nothing of a killed story is left, as far as readers, the database and the outbox go.

    Asks those addresses, or else where such a story can stand: the fronts, its sections, people, places,
    topics and days, and the stories that lead to it. Raises NotKilled.
    """
    if article.state != State.KILLED:
        raise NotKilled(article)
    rules = [Line(what, 1, tuple(rule(article, at))) for what, rule in RULES.items()]
    return [_addresses(article), *_lists(article, at, among), _pictures(article, at), *rules]


def near(article: Article) -> Iterator[Surface]:
    """Yield the addresses where a story stood, or would stand."""
    for pattern in FRONTS:
        yield from surfaces_of(f"public:{pattern}")
    for path in _own_pages(article):
        yield Surface(pattern_of(path), path)
    leading = Edition.objects.live(timezone.now()).filter(related_rows__target=article)
    for path in leading.values_list("address__path", flat=True).distinct():
        yield Surface("public:article", path)


def _own_pages(article: Article) -> Iterator[str]:
    editions = Edition.objects.filter(article=article)
    for rows, page in PAGES.items():
        for (key,) in editions.exclude(**{rows: None}).values_list(rows).distinct():
            yield page.format(key)
            yield from (page.format(key) + f"feed.{form}" for form in FEEDS)
    zone = timezone.get_default_timezone()
    for day in editions.datetimes("published", "day", tzinfo=zone):
        yield from (f"{day:{period}}" for period in PERIODS)


def _addresses(article: Article) -> Line:
    paths = Address.objects.filter(article=article).exclude(path__startswith=ERASED)
    stone = Tombstone.objects.filter(article=article, kind=Grave.KILLED).first()
    had = Edition.objects.uncancelled().filter(article=article, live_from__lte=timezone.now())
    public = set(had.values_list("address__path", flat=True))
    found = []
    for path in (asked := list(paths.values_list("path", flat=True))):
        answer = anybody().get(path)
        why = _not_gone(answer, stone.notice if stone else "") if path in public else _not_absent(answer)
        found += [f"{path} {why}"] if why else []
    return Line("Its addresses say that it is gone", len(asked), tuple(found))


def _not_gone(answer: Any, notice: str) -> str:
    if answer.status_code != GONE:
        return f"answers {answer.status_code}, not 410"
    if "noindex" not in answer.get("X-Robots-Tag", ""):
        return "may be indexed"
    lines = [escape(line.strip()) for line in notice.splitlines()]
    return "" if all(line in answer.content.decode() for line in lines) else "does not show the notice"


def _not_absent(answer: Any) -> str:
    return "" if answer.status_code == NOT_THERE else f"answers {answer.status_code}, not 404"


def _lists(article: Article, at: datetime, among: Iterable[Surface] | None) -> Iterator[Line]:
    hidden = saved([article])
    betrayed: dict[str, list[tuple[str, str, str]]] = {}
    asked: dict[str, int] = {}
    for surface in near(article) if among is None else among:
        group = _group(surface.pattern)
        asked[group] = asked.get(group, 0) + 1
        if surface.pattern != MEDIA:
            for found in hidden.found_in(told(anybody(), surface.path), asked=surface.path):
                betrayed.setdefault(group, []).append((surface.path, found.secret.part, found.words))
    if betrayed:
        allow_public(hidden, at)
    for group, count in asked.items():
        yield Line(f"Nothing of it stands in {group}", count, tuple(_still(hidden, betrayed.get(group, []))))


def _still(hidden: Hidden, found: Iterable[tuple[str, str, str]]) -> Iterator[str]:
    """Leave out words that another story has given to readers, too."""
    for path, part, words in found:
        if words in hidden.runs or words in hidden.names:
            yield f"{path} has its {part}: “{words}”"


def _group(pattern: str) -> str:
    return next((group for group, part in GROUPS.items() if part in pattern), "fronts and other pages")


def _pictures(article: Article, at: datetime) -> Line:
    own = set(saved([article]).names)
    elsewhere = Image.objects.filter(token__in=own, released_by__edition__in=given(at))
    faces = Person.objects.filter(pk__in=given(at).values("person_rows__person"))
    own -= {*elsewhere.values_list("token", flat=True), *faces.values_list("portrait__token", flat=True)}
    files = list(files_of(own))
    answers = ((file.path, _not_absent(anybody().get(file.path))) for file in files)
    return Line("Its pictures are gone", len(files), tuple(f"{path} {why}" for path, why in answers if why))


def _tombstone(article: Article, at: datetime) -> Iterator[str]:
    had = Edition.objects.shown(at).filter(article=article).exists()
    stones = Tombstone.objects.standing(at).filter(article=article)
    if had and not stones.filter(kind=Grave.KILLED).exists():
        yield "No tombstone stands that nothing lifts."


def _source(article: Article, at: datetime) -> Iterator[str]:
    came_in = Revision.objects.filter(article=article, via=IMPORT).exists()
    if came_in and not SourceIdentity.objects.filter(article=article).exists():
        yield "It was imported, and what its source calls it is forgotten: an import would revive it."


def _editions(article: Article, at: datetime) -> Iterator[str]:
    editions = Edition.objects.filter(article=article)
    for edition in editions.live(at) | editions.pending(at):
        yield f"Edition {edition.number} is shown from {edition.live_from:%Y-%m-%d %H:%M:%S %Z}."


def _effects(article: Article, at: datetime) -> Iterator[str]:
    """Yield what will be delivered; an effect that follows an edition is dropped with its story."""
    for effect in Effect.objects.waiting().filter(article=article, kind="webhook", edition=None):
        if effect.payload.get("verb") != KILLED:
            yield f"{effect} is due at {effect.due_at:%Y-%m-%d %H:%M:%S %Z}."


def _files(article: Article, at: datetime) -> Iterator[str]:
    """Yield the folders of erased pictures that are still there."""
    for effect in Effect.objects.filter(article=article, kind="files").order_by("pk"):
        if has_files(effect.payload["token"]):
            since = f"{effect.due_at:%Y-%m-%d %H:%M:%S %Z}"
            yield f"{effect.payload['token']} is still in MEDIA_ROOT; to be removed since {since}."


RULES: dict[str, Callable[[Article, datetime], Iterator[str]]] = {
    "Its tombstone stands": _tombstone,
    "Its source is remembered, so that no import revives it": _source,
    "No edition is live or to come": _editions,
    "Nobody will be told anything of it but that it was killed": _effects,
    "No file is left of its pictures that were erased": _files,
}
GROUPS = {
    "feeds": "feed",
    "sitemaps": "sitemap",
    "the archive": "archive",
    "the corrections": "corrections",
    "pages of people": "person",
    "pages of places": "place",
    "pages of topics": "topic",
    "pages of sections": "section",
    "other stories": "article",
    "addresses of pictures": "media",
}
FRONTS = ("home", "home_feed", "news_sitemap", "archive", "corrections", "corrections_feed")
PAGES = {
    "section_rows__section__path": "/{}/",
    "person_rows__person__slug": "/people/{}/",
    "place_rows__place__slug": "/places/{}/",
    "tag_rows__tag__slug": "/topics/{}/",
}
PERIODS = ("/archive/%Y/", "/archive/%Y/%m/", "/archive/%Y/%m/%d/", "/sitemap-%Y-%m.xml")
