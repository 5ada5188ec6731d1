"""Every address an anonymous reader can ask for, taken from the resolver and filled from the database.

An address of what is hidden is among them: asking it is how one learns that it says nothing.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from django.db.models import Model, QuerySet
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone
from taggit.models import Tag

from articles.access.addresses import every_address
from articles.images.renditions import FORMATS, available
from articles.models import Address, Article, Edition, Image, Person, Place, Section, Storyline
from articles.models.address import ERASED

Parts = dict[str, str]

DESK = "admin/"
FEEDS = ("rss", "atom", "json")
BATCH = 500
MEDIA = "public:media"
# Widths in every shape of a picture of unknown size: its files are asked for, whether they are there or not.
SHAPES = ("whole", "wide", "square")


class NobodyFills(Exception):
    """A pattern of readers' addresses has parts that nothing here knows how to fill."""

    def __init__(self, pattern: str) -> None:
        super().__init__(
            f"Nothing says which addresses “{pattern}” has, so they cannot be proven: "
            "add them to FILLS in articles/proof/surfaces.py."
        )


@dataclass(frozen=True)
class Surface:
    """One address, and the pattern it belongs to."""

    pattern: str
    path: str


def surfaces(*, most: int | None = None) -> Iterator[Surface]:
    """Yield every address once, a pattern after the other; with `most`, so many of each at most.

    The newest come first, and nothing is held in memory but the paths of former pages.
    Raises NobodyFills.
    """
    for pattern in patterns():
        yield from islice(surfaces_of(pattern), most)


def patterns() -> list[str]:
    """Name every pattern that readers have: all but those of the desk and those that hold a secret."""
    outside = (address for address in every_address() if not address.route.startswith(DESK))
    named = (address.name or address.route for address in outside)
    return [name for name in named if name not in SECRET]


def files_of(tokens: Iterable[str]) -> Iterator[Surface]:
    """Yield the addresses of the pictures so called."""
    for parts in _files(Image.objects.filter(token__in=tokens)):
        yield Surface(MEDIA, reverse(MEDIA, kwargs=parts))


def surfaces_of(pattern: str) -> Iterator[Surface]:
    """Yield every address of one pattern, the newest first. Raises NobodyFills."""
    if pattern not in FILLS:
        raise NobodyFills(pattern)
    if pattern in BARE:
        yield Surface(pattern, f"/{pattern}")
        return
    for parts in FILLS[pattern]():
        yield Surface(pattern, reverse(pattern, kwargs=parts))
    yield from _former(pattern)


def _former(pattern: str) -> Iterator[Surface]:
    """Yield the addresses that pages of the pattern had before they moved."""
    if pattern in ("public:person", "public:place", "public:topic", "public:storyline", "public:section"):
        moved = Address.objects.filter(article=None, redirect__isnull=False).order_by("-pk")
        for path in moved.values_list("path", flat=True).iterator(BATCH):
            if pattern_of(path) == pattern:
                yield Surface(pattern, path)


def pattern_of(path: str) -> str:
    """Name the pattern an address belongs to; empty when none has it."""
    try:
        return resolve(path).view_name
    except Resolver404:
        return ""


def _once() -> Iterator[Parts]:
    yield {}


def _slugs(things: type[Model]) -> Callable[[], Iterator[Parts]]:
    def fill() -> Iterator[Parts]:
        rows = things._default_manager.exclude(slug="").order_by("-pk")
        return ({"slug": slug} for slug in rows.values_list("slug", flat=True).iterator(BATCH))

    return fill


def _sections() -> Iterator[Parts]:
    paths = Section.objects.order_by("path").values_list("path", flat=True)
    return ({"path": path} for path in paths.iterator(BATCH))


def _stories() -> Iterator[Parts]:
    kept = Address.objects.exclude(article=None).exclude(path__startswith=ERASED)
    paths = kept.order_by("-pk").values_list("path", flat=True)
    for path in paths.iterator(BATCH):
        section, year, month, day, slug = path.strip("/").rsplit("/", 4)
        yield {"section": section, "year": year, "month": month, "day": day, "slug": slug}


def _pictures() -> Iterator[Parts]:
    return _files(Image.objects.all())


def _files(images: QuerySet[Image]) -> Iterator[Parts]:
    rows = images.order_by("-pk").values_list("token", "width", "height")
    for token, width, height in rows.iterator(BATCH):
        for shape in SHAPES:
            for size in available(shape, width=width, height=height):
                for ending in FORMATS:
                    yield {"token": token, "name": f"{shape}-{size}", "ending": ending}


def _days() -> list[date]:
    """List every day a story has or will have, the newest first; one query for each table."""
    zone = timezone.get_default_timezone()
    given = Edition.objects.datetimes("published", "day", order="DESC", tzinfo=zone)
    wanted = Article.objects.exclude(published=None).datetimes("published", "day", order="DESC", tzinfo=zone)
    return sorted({moment.date() for moment in [*given, *wanted]}, reverse=True)


def _dates(*figures: str) -> Callable[[], Iterator[Parts]]:
    def fill() -> Iterator[Parts]:
        written = (_written(day) for day in _days())
        periods = dict.fromkeys(tuple(day[figure] for figure in figures) for day in written)
        return (dict(zip(figures, period, strict=True)) for period in periods)

    return fill


def _written(day: date) -> Parts:
    return {"year": f"{day.year:04}", "month": f"{day.month:02}", "day": f"{day.day:02}"}


def _fed(fill: Callable[[], Iterable[Parts]]) -> Callable[[], Iterator[Parts]]:
    return lambda: ({**parts, "form": form} for parts in fill() for form in FEEDS)


# What fills the parts of each pattern. A new one must come with its line, or nothing can be proven.
FILLS: dict[str, Callable[[], Iterator[Parts]]] = {
    "health/live": _once,
    "health/ready": _once,
    "public:home": _once,
    "public:home_feed": _fed(_once),
    "public:robots": _once,
    "public:sitemap": _once,
    "public:sitemap_sections": _once,
    "public:sitemap_month": _dates("year", "month"),
    "public:news_sitemap": _once,
    MEDIA: _pictures,
    "public:person": _slugs(Person),
    "public:person_feed": _fed(_slugs(Person)),
    "public:place": _slugs(Place),
    "public:place_feed": _fed(_slugs(Place)),
    "public:topic": _slugs(Tag),
    "public:topic_feed": _fed(_slugs(Tag)),
    "public:storyline": _slugs(Storyline),
    "public:storyline_feed": _fed(_slugs(Storyline)),
    "public:archive": _once,
    "public:archive_year": _dates("year"),
    "public:archive_month": _dates("year", "month"),
    "public:archive_day": _dates("year", "month", "day"),
    "public:corrections": _once,
    "public:corrections_feed": _fed(_once),
    "public:article": _stories,
    "public:section": _sections,
    "public:section_feed": _fed(_sections),
}
# Without a name in the resolver.
BARE = {"health/live", "health/ready"}
# Whoever has such an address was given it; nobody else can ask for it.
SECRET = {"preview", "preview_picture"}
