"""Stories with everything a page can show, and pages taken apart again."""

import json
import re
import secrets
from datetime import datetime, timedelta
from typing import Any

import lxml.html
from django.test import Client
from django.utils import timezone

from articles.models import (
    Article,
    ArticlePicture,
    Byline,
    Dateline,
    DatelinePlace,
    Edition,
    Image,
    Mention,
    Person,
    Place,
    RelatedLink,
    Section,
)
from articles.publishing import moves
from articles.publishing.known import save_place, section_at
from articles.publishing.saving import keep
from tests.cast import person_named

Page = Any  # an element of lxml, which has no types
BODY = (
    "<p>The chain was lowered by Aro Temel at dawn.</p><p>Aro Temel said nothing.</p>"
    "<h2>A corridor</h2><p>Minister Halina Brandt waited &amp; watched.</p><p>Nobody spoke.</p>"
)
# Enough of everything to be told apart in a page.
CAPTION, CREDIT, ALT, RIGHTS = "The quay at dawn", "A. Bell", "Cranes over a quay", "© The paper"


def section_named(*names: str) -> Section:
    return section_at(list(names), by=None, via="test", at=timezone.now())


def place_called(name: str = "Constanta", **fields: Any) -> Place:
    found = Place.objects.filter(name=name).first()
    if found:
        return found
    fields = {"country": "Romania", "country_code": "RO", "latitude": 44.2, "longitude": 28.6} | fields
    place = Place(name=name, **fields)
    save_place(place, by=None, via="test", at=timezone.now())
    return place


def image(**fields: Any) -> Image:
    """Make a picture's row; no file lies behind it."""
    size = {"width": 1800, "height": fields.pop("height", 1200)}
    words = {"caption": CAPTION, "credit": CREDIT, "alt": ALT, "rights": RIGHTS} | fields
    token = secrets.token_urlsafe(16)
    row = Image(token=token, file=f"{token}/original.jpg", sha256=token, created_at=timezone.now(), **words)
    Image.objects.bulk_create([row])
    Image.objects.filter(pk=row.pk).update(**size)
    return Image.objects.get(pk=row.pk)


def begin(headline: str = "The chain is lowered", **fields: Any) -> Article:
    """Write a working copy, not kept yet, so that rows can be put beside it."""
    at = fields.pop("at", None) or timezone.now()
    fields = {"body_html": BODY, "section": None} | fields
    fields["section"] = fields["section"] or section_named("News", "World")
    return Article.objects.create(headline=headline, created_at=at, changed_at=at, **fields)


def dateline(article: Article, *places: Place, **fields: Any) -> None:
    line = Dateline.objects.create(article=article, **fields)
    for position, place in enumerate(places):
        DatelinePlace.objects.create(dateline=line, place=place, position=position)


def byline(article: Article, *people: Person, role: str = "reporter") -> None:
    for position, person in enumerate(people):
        Byline.objects.create(article=article, person=person, role=role, position=position)


def mention(article: Article, *people: Person) -> None:
    for position, person in enumerate(people):
        Mention.objects.create(article=article, person=person, position=position)


def picture(article: Article, *images: Image) -> None:
    for position, shown in enumerate(images):
        ArticlePicture.objects.create(article=article, image=shown, position=position)


def relate(article: Article, target: Article | None = None, **fields: Any) -> None:
    RelatedLink.objects.create(article=article, target=target, **fields)


def publish(article: Article, *, at: datetime | None = None) -> Edition:
    at = at or timezone.now()
    keep(article, by=None, via="test", at=at)
    return moves.publish(article, by=None, via="test", at=at)


def rich_story(headline: str = "The chain is lowered", **fields: Any) -> Edition:
    """Publish a story that has all there is: people, place, pictures, topics and related news."""
    at = fields.pop("at", None) or timezone.now() - timedelta(hours=1)
    fields = {
        "kicker": "Black Sea",
        "standfirst": "A corridor opens.",
        "copyright_notice": "© 2026 The paper",
        "source": "The Wire",
        **fields,
    }
    before = publish(begin("Talks broke off", at=at), at=at)
    article = begin(headline, at=at, **fields)
    dateline(article, place_called())
    byline(article, person("Ines Okafor", "correspondent"), person("Tomas Lind", "reporter"))
    mention(article, person("Aro Temel", "harbour master"), person("Halina Brandt", "minister"))
    picture(article, image(), image(caption="The ministry"))
    article.tags.add("Grain", "Black Sea")
    relate(article, before.article, type="background")
    relate(article, title="Bread and its price", pending=True, position=1)
    relate(article, title="How mines are swept", url="https://example.org/mines", position=2)
    return publish(article, at=at)


def apart(headline: str) -> Article:
    """Begin a story that has nothing to do with any other."""
    return begin(headline, section=section_named(f"Desk of {headline}"))


def of_the_captain(headline: str, **fields: Any) -> Article:
    """Begin a story about one person, which is enough to be suggested beside another."""
    article = begin(headline, **fields)
    mention(article, person("Aro Temel"))
    return article


def person(name: str, role: str = "", **fields: Any) -> Person:
    return Person.objects.filter(name=name).first() or person_named(name, role=role, **fields)


def page(client: Client, path: str) -> Page:
    """Open a page that must be there."""
    response = client.get(path)
    assert response.status_code == 200, (path, response.status_code)
    return taken_apart(response)


def taken_apart(response: Any) -> Page:
    return lxml.html.document_fromstring(response.content)


def find(root: Page, selector: str) -> list[Page]:
    """Find elements inside by tag, class, id and attribute: `nav.crumbs li`, `#news`, `a[rel="next"]`."""
    found: list[Page] = root.xpath("." + "".join(_step(part) for part in selector.split()))
    return found


def _step(part: str) -> str:
    tag, rest = re.fullmatch(r"([a-z0-9]*)(.*)", part).groups()  # type: ignore[union-attr]
    classes = re.findall(r"\.([\w-]+)", re.sub(r"\[.*?\]", "", rest))
    conditions = [f"contains(concat(' ', @class, ' '), ' {name} ')" for name in classes]
    conditions += [f"@id = '{name}'" for name in re.findall(r"#([\w-]+)", rest)]
    conditions += [f"@{condition}" for condition in re.findall(r"\[(.*?)\]", rest)]
    return f"//{tag or '*'}" + "".join(f"[{condition}]" for condition in conditions)


def text(root: Page, selector: str) -> str:
    """Return the words of the one element that the selector finds."""
    (found,) = texts(root, selector)
    return found


def texts(root: Page, selector: str) -> list[str]:
    return [" ".join(found.text_content().split()) for found in find(root, selector)]


def links(root: Page, selector: str) -> dict[str, str]:
    """Return what each link in the selected elements says and where it leads."""
    return {" ".join(link.text_content().split()): link.get("href") for link in find(root, f"{selector} a")}


def structured(root: Page) -> list[dict[str, Any]]:
    return [json.loads(data.text) for data in find(root, 'script[type="application/ld+json"]')]
