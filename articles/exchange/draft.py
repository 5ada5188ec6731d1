"""What an import would write: a story with everything decided that its source leaves open."""

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, tzinfo
from typing import Any

from django.utils import timezone
from taggit.models import Tag

from articles.exchange.batch import Item
from articles.exchange.bylines import names_in
from articles.exchange.columns import Columns, columns_of
from articles.exchange.datelines import FiledFrom, filed_from
from articles.exchange.known import Known
from articles.exchange.links import Link, links_of
from articles.exchange.moments import NoSuchZone, resolve, zone_named
from articles.exchange.options import Options, Zone
from articles.exchange.pictures import Pictured, pictured
from articles.exchange.placing import Placement, place
from articles.exchange.register import Register
from articles.models import Person, Role
from articles.search.everybody import certain_people
from articles.text.dateline_words import AGENCIES
from articles.text.html import plain
from articles.text.letters import fold
from articles.text.similarity import headline_key
from articles.text.slug import slugify
from articles.wire.story import Story

LONGEST_URI = 1000
LONGEST_NAME = 160
# What is no word of the story: how it was read, and what the reading made of its first line.
_NOT_RECEIVED = ("warnings", "dateline_reading")
_AGENCIES = frozenset(map(fold, AGENCIES))

Received = dict[str, Any]


@dataclass(frozen=True)
class Credit:
    """A name of the byline, what it did, and who it is where exactly one person is called so."""

    name: str
    role: Role
    person: Person | None

    @property
    def text(self) -> str:
        """What is printed in place of the person's own name."""
        return "" if self.person and self.person.name == self.name else self.name


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A story as an import would write it; equal fingerprints write the same."""

    uri: str
    story: Story
    columns: Columns
    placement: Placement
    published: datetime | None
    embargoed: datetime | None
    expires: datetime | None
    dateline: FiledFrom | None
    credits: tuple[Credit, ...]
    mentions: tuple[Person, ...]
    links: tuple[Link, ...]
    pictures: tuple[Pictured, ...]
    topics: tuple[Tag, ...]
    received: Received
    fingerprint: str
    warnings: tuple[str, ...]


def identity(story: Story) -> str:
    """Return what makes two files one story: the source's identifier, its address, or its own words.

    A story that has neither is known by headline, section and date, so that its file may be renamed; one
    without a date also by its text.
    """
    given = story.uri or story.url
    if given and len(given) <= LONGEST_URI:
        return given
    date = story.published.isoformat() if story.published else story.body_html
    words = given or "\n".join([headline_key(story.headline), *map(str.casefold, story.section), date])
    return f"{story.format or 'story'}:{hashlib.sha256(words.encode()).hexdigest()[:40]}"


def drafted(story: Story, item: Item, known: Known | None, *, options: Options, register: Register) -> Draft:
    """Decide everything about a story but whether to write it."""
    warnings = list(story.warnings)
    placement = _placement(story, known, options, register, warnings)
    path = "/".join(slugify(name) for name in placement.names)
    dateline = filed_from(story, register, section_path=path, warnings=warnings)
    zone = _zone(story, dateline, options.zone, warnings)
    pictures = pictured(story.pictures, item, register, warnings)
    received = _received(story)
    columns = columns_of(story, options, warnings)
    settled = [
        {**received, "language": columns["language"]},
        story.published and resolve(story.published, zone).timestamp(),
        placement.names,
        [picture.sha256 for picture in pictures],
    ]
    return Draft(
        uri=identity(story),
        story=story,
        columns=columns,
        placement=placement,
        published=_meant(story.published, zone),
        embargoed=_meant(story.embargoed, zone),
        expires=_meant(story.expires, zone),
        dateline=dateline,
        credits=_credits(story, register, warnings),
        mentions=_mentions(story, register, _meant(story.published, zone), columns, options),
        links=links_of(story),
        pictures=pictures,
        topics=register.topics_among(story.keywords),
        received=received,
        fingerprint=_fingerprint(settled),
        warnings=tuple(dict.fromkeys(warnings)),
    )


def _placement(
    story: Story, known: Known | None, options: Options, register: Register, warnings: list[str]
) -> Placement:
    if known and known.by_source and known.section_named == story.section:
        # The source led there once; that the section has another name since is the desk's business.
        return Placement(known.placed, by_source=True)
    found = place(
        story.section, register.sections, create=options.create_sections, otherwise=options.otherwise
    )
    if story.section and not found.by_source:
        warnings.append(f"its section is not here, so it goes to {found}: {' > '.join(story.section)}")
    return found


def _zone(story: Story, dateline: FiledFrom | None, zone: Zone, warnings: list[str]) -> tzinfo:
    """Choose the zone of the story's times that have none."""
    if story.published is None:
        warnings.append("no date in the source")
    times = (story.published, story.embargoed, story.expires)
    if all(moment is None or moment.tzinfo for moment in times):
        return UTC
    chosen = _zone_of(dateline, warnings) if zone == "dateline" else zone
    warnings.append(f"a time without a zone, read as {chosen}")
    return chosen


def _meant(moment: datetime | None, zone: tzinfo) -> datetime | None:
    return moment and resolve(moment, zone)


def _zone_of(dateline: FiledFrom | None, warnings: list[str]) -> tzinfo:
    try:
        return zone_named(dateline.zone if dateline else "")
    except NoSuchZone:
        warnings.append("no dateline that tells the zone")
        return timezone.get_default_timezone()


def _credits(story: Story, register: Register, warnings: list[str]) -> tuple[Credit, ...]:
    found = []
    for name in dict.fromkeys(story.authors or names_in(story.byline)):
        people = register.people_named(name)
        if len(people) > 1:
            warnings.append(f"several people have the name in the byline: {name}")
        role = Role.AGENCY if fold(name) in _AGENCIES else Role.REPORTER
        found.append(Credit(name[:LONGEST_NAME], role, people[0] if len(people) == 1 else None))
    return tuple(found)


def _mentions(
    story: Story, register: Register, published: datetime | None, columns: Columns, options: Options
) -> tuple[Person, ...]:
    """List those whom the source names, then, if wished for, those whom the text certainly does."""
    found = [register.people_named(name) for name in story.people]
    named = [people[0] for people in found if len(people) == 1]
    if options.link_people and published:  # without a day nobody knows who was president
        text = "\n\n".join([columns["standfirst"], plain(columns["body_html"])])
        named += certain_people(text, on=timezone.localdate(published), language=columns["language"])
    return tuple(dict.fromkeys(named))


def _received(story: Story) -> Received:
    given = {name: value for name, value in asdict(story).items() if value and name not in _NOT_RECEIVED}
    return {
        name: value.isoformat() if isinstance(value, datetime) else value for name, value in given.items()
    }


def _fingerprint(settled: list[Any]) -> str:
    canonical = json.dumps(settled, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()
