"""What stories refer to, looked up once a run: sections, people, places, pictures."""

from collections.abc import Mapping

from django.db.models import Q
from taggit.models import Tag

from articles.exchange.placing import Names, SectionTree
from articles.models import Image, Person, Place
from articles.text.names import sort_key


class Register:
    """Remembers what it has looked up until told to forget."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Look everything up again, as after a transaction that was undone."""
        self.sections = SectionTree()
        self.rows: dict[int, Place] = {}
        self.alts: dict[str, str] = {}
        self._people: dict[str, list[Person]] = {}
        self._topics: dict[str, Tag] | None = None
        self._places: dict[tuple[str, str], Place | None] = {}

    def learn(self, section: Names, alts: Mapping[str, str]) -> None:
        """Know what a story has brought, or in a plan would have: its section, its pictures' texts."""
        self.sections.learn(section)
        self.alts = {**alts, **self.alts}

    def people_named(self, name: str) -> list[Person]:
        """List who has exactly this name, or had it printed."""
        if name not in self._people:
            wanted = name.casefold()
            likely = Person.objects.filter(Q(sort_key=sort_key(name)) | Q(aliases__contains=[name]))
            found = [
                person
                for person in likely.order_by("pk")
                if wanted == person.name.casefold() or name in person.aliases
            ]
            self._people[name] = found
        return self._people[name]

    def topics_among(self, keywords: list[str]) -> tuple[Tag, ...]:
        """Pick the keywords that are topics here; a source has more, and most of them for machines."""
        if self._topics is None:
            self._topics = {tag.name.casefold(): tag for tag in Tag.objects.order_by("-pk")}
        keys = dict.fromkeys(" ".join(keyword.split()).casefold() for keyword in keywords)
        return tuple(self._topics[key] for key in keys if key in self._topics)

    def picture_with(self, sha256: str) -> tuple[Image | None, str]:
        """Find the picture that has these bytes, and the alternative text it has or is about to have."""
        row = Image.objects.filter(sha256=sha256).order_by("pk").first()
        return row, row.alt if row else self.alts.get(sha256, "")

    def own_place(self, name: str, region: str) -> Place | None:
        """Find the one place of a name that the desk has made, where the gazetteer has none."""
        key = (name, region)
        if key not in self._places:
            self._places[key] = _own_place(name, region)
        return self._places[key]


def _own_place(name: str, region: str) -> Place | None:
    named = Q(name__iexact=name) | Q(aliases__contains=[name])
    inside = Q(region__iexact=region) | Q(country__iexact=region) if region else Q()
    found = Place.objects.filter(named, inside, gazetteer_id=None).order_by("pk")[:2]
    return found[0] if len(found) == 1 else None
