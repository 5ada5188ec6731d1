"""The readers' addresses, as the contract has them; a section's path comes last, for it may be almost any."""

from django.urls import path, re_path, register_converter

from . import (
    archive,
    articles,
    corrections,
    home,
    media,
    people,
    places,
    sections,
    sitemaps,
    storylines,
    topics,
)
from .paths import Day, Month, SectionPath, Slug, Year

for converter in (Day, Month, SectionPath, Slug, Year):
    register_converter(converter, converter.name)

app_name = "public"

urlpatterns = [
    path("", home.home, name="home"),
    path("feed.<slug:form>", home.feed, name="home_feed"),
    path("robots.txt", sitemaps.robots, name="robots"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-sections.xml", sitemaps.sections, name="sitemap_sections"),
    path("sitemap-<year:year>-<month:month>.xml", sitemaps.month, name="sitemap_month"),
    path("news-sitemap.xml", sitemaps.news, name="news_sitemap"),
    re_path(
        r"^media/(?P<token>[\w-]{8,64})/(?P<name>[a-z]+-[0-9]+)\.(?P<ending>avif|webp|jpg)\Z",
        media.media,
        name="media",
    ),
    path("people/<reader_slug:slug>/", people.person, name="person"),
    path("people/<reader_slug:slug>/feed.<slug:form>", people.feed, name="person_feed"),
    path("places/<reader_slug:slug>/", places.place, name="place"),
    path("places/<reader_slug:slug>/feed.<slug:form>", places.feed, name="place_feed"),
    path("topics/<reader_slug:slug>/", topics.topic, name="topic"),
    path("topics/<reader_slug:slug>/feed.<slug:form>", topics.feed, name="topic_feed"),
    path("storylines/<reader_slug:slug>/", storylines.storyline, name="storyline"),
    path("storylines/<reader_slug:slug>/feed.<slug:form>", storylines.feed, name="storyline_feed"),
    path("archive/", archive.years, name="archive"),
    path("archive/<year:year>/", archive.year, name="archive_year"),
    path("archive/<year:year>/<month:month>/", archive.month, name="archive_month"),
    path("archive/<year:year>/<month:month>/<day:day>/", archive.day, name="archive_day"),
    path("corrections/", corrections.corrections, name="corrections"),
    path("corrections/feed.<slug:form>", corrections.feed, name="corrections_feed"),
    path(
        "<section_path:section>/<year:year>/<month:month>/<day:day>/<reader_slug:slug>/",
        articles.article,
        name="article",
    ),
    path("<section_path:path>/", sections.section, name="section"),
    path("<section_path:path>/feed.<slug:form>", sections.feed, name="section_feed"),
]
