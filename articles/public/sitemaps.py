"""Maps of the site for machines: months of stories, the last two days' news, and robots.txt."""

from collections.abc import Iterable
from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.html import escape

from articles.models import Edition, Section

from .page import absolute, readers_page, with_a_story
from .periods import Period, span, with_stories
from .summary import in_xml, written

# sitemaps.org allows 50,000 addresses a file; a news sitemap may hold 1,000 stories of two days.
MOST_ADDRESSES = 50_000
MOST_NEWS = 1_000
NEWS_LASTS = timedelta(hours=48)
SITEMAP = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
NEWS = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'


@readers_page
def index(request: HttpRequest) -> HttpResponse:
    """List the sitemaps: one of the sections and one a month that has stories; 2 queries."""
    at = timezone.now()
    whole = span(at)
    months = with_stories(whole, "month", at) if whole else []
    names = ["sections", *(f"{month.year:04}-{month:%m}" for month in reversed(months))]
    maps = (f"<sitemap>{_loc(f'/sitemap-{name}.xml')}</sitemap>" for name in names)
    return _xml("sitemapindex", SITEMAP, maps)


@readers_page
def sections(request: HttpRequest) -> HttpResponse:
    """Map the home page and every section that has a story; 1 query."""
    found = with_a_story(Section.objects.in_order(), timezone.now())
    paths = ["/", *(section.get_absolute_url() for section in found)]
    return _xml("urlset", SITEMAP, (f"<url>{_loc(path)}</url>" for path in paths))


@readers_page
def month(request: HttpRequest, year: str, month: str) -> HttpResponse:
    """Map the stories dated in a month, newest first, as many as a file may hold; 1 query."""
    try:
        period = Period.of(int(year), int(month))
    except (ValueError, OverflowError):
        raise Http404("There is no such month.") from None
    dated = period.stories(timezone.now()).newest_first()[:MOST_ADDRESSES]
    rows = list(dated.values_list("address__path", "published", "updated"))
    if not rows:
        raise Http404("Nothing is dated in this month.")
    changes = ((path, max(published, updated or published)) for path, published, updated in rows)
    return _xml(
        "urlset",
        SITEMAP,
        (f"<url>{_loc(path)}<lastmod>{written(moment)}</lastmod></url>" for path, moment in changes),
    )


@readers_page
def news(request: HttpRequest) -> HttpResponse:
    """Map the stories of the last two days; 1 query."""
    at = timezone.now()
    recent = Edition.objects.live(at).filter(published__gt=at - NEWS_LASTS, published__lte=at)
    found = recent.newest_first().select_related("address").defer("body_html", "page")[:MOST_NEWS]
    return _xml("urlset", f"{SITEMAP} {NEWS}", (_news(edition) for edition in found))


@readers_page
def robots(request: HttpRequest) -> HttpResponse:
    """Tell robots what is not for them, and where the maps are."""
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Allow: /",
        "",
        f"Sitemap: {absolute('/sitemap.xml')}",
        f"Sitemap: {absolute('/news-sitemap.xml')}",
    ]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")


def _news(edition: Edition) -> str:
    return (
        f"<url>{_loc(edition.address.path)}<news:news><news:publication>"
        f"<news:name>{_text(settings.SITE_NAME)}</news:name>"
        f"<news:language>{_text(edition.language)}</news:language></news:publication>"
        f"<news:publication_date>{written(edition.published)}</news:publication_date>"
        f"<news:title>{_text(edition.headline)}</news:title></news:news></url>"
    )


def _loc(path: str) -> str:
    return f"<loc>{_text(absolute(path))}</loc>"


def _text(words: str) -> str:
    return escape(in_xml(words))


def _xml(root: str, namespaces: str, entries: Iterable[str]) -> HttpResponse:
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f"<{root} {namespaces}>", *entries, f"</{root}>\n"]
    return HttpResponse("\n".join(lines), content_type="application/xml; charset=utf-8")
