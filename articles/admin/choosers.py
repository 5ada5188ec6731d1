"""Finding what a story refers to: people, places, topics, stories and pictures, by the words an editor types.

Each chooser is asked by the list under a field, and by the form when a name was typed without choosing.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Self

from django.contrib.auth.models import User
from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import F, Model, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone
from taggit.models import Tag

from articles.images.renditions import SHAPES
from articles.models import Article, Edition, Held, Image, Person, State, role_on, roles_told
from articles.models.person import PersonQuerySet
from articles.publishing.rights import SEE, Reach, reach, stories_within
from articles.search.find import articles_matching, prefix_query
from articles.text.names import sort_key
from articles.text.similarity import headline_key
from articles.text.slug import slugify

MOST = 10
LIKELY = 1000  # people looked through for the first of them by name


@dataclass(frozen=True)
class Choice:
    """One thing to choose: what the form posts, what the field shows, a quiet note, a thumbnail."""

    key: str
    text: str
    note: str = ""
    picture: str = ""

    def as_json(self) -> dict[str, str]:
        return asdict(self)


class Chooser(ABC):
    """What may be chosen of one kind, and who may look.

    A chooser offers nothing that not everybody may see, until it is told who asks.
    """

    permission: str
    one: str  # "person"; said in errors
    add_url: str = ""  # where a new one is made, named as in reverse()
    add_label: str = ""  # said when nothing is typed yet; without it something must be typed to add

    def seen_by(self, user: User) -> Self:
        """Return the chooser of what a member of staff may see."""
        return self

    @abstractmethod
    def offer(self, words: str) -> list[Choice]:
        """List the likeliest choices for words still being typed, at most MOST."""

    @abstractmethod
    def called(self, text: str) -> list[Choice]:
        """List the choices a text typed in full can mean."""

    @abstractmethod
    def show(self, keys: Sequence[str]) -> dict[str, Choice]:
        """Describe the choices of these keys; a key that means nothing is left out."""


class RowChooser(Chooser):
    """A chooser whose keys are primary keys."""

    model: type[Model]

    @abstractmethod
    def choice(self, row: Any) -> Choice:
        """Describe one row."""

    @abstractmethod
    def found(self, words: str) -> QuerySet[Any]:
        """Find rows by words still being typed."""

    @abstractmethod
    def named(self, text: str) -> QuerySet[Any]:
        """Find the rows a text typed in full can mean."""

    def rows(self) -> QuerySet[Any]:
        return self.model._default_manager.all()

    def row(self, key: str) -> Any:
        """Return the row of a key, or None."""
        return self.rows().filter(pk__in=numbers([key])).first()

    def offer(self, words: str) -> list[Choice]:
        return [self.choice(row) for row in self.found(words)[:MOST]]

    def called(self, text: str) -> list[Choice]:
        return [self.choice(row) for row in self.named(text)[:2]]

    def show(self, keys: Sequence[str]) -> dict[str, Choice]:
        rows = self.rows().filter(pk__in=numbers(keys))
        return {str(row.pk): self.choice(row) for row in rows} if keys else {}


class People(RowChooser):
    permission, one, model = "articles.view_person", "person", Person
    add_url = "admin:articles_person_add"

    def choice(self, row: Person) -> Choice:
        return Choice(
            str(row.pk), row.name, " · ".join(filter(None, (row.disambiguation, present_role(row))))
        )

    def offer(self, words: str) -> list[Choice]:
        # Found by their words first and put in order then: in a walk by name, a hundred thousand pass by.
        found = self.found(words)
        likely = self._known().filter(pk__in=found.order_by().values("pk")[:LIKELY]) if words else found
        return [self.choice(row) for row in likely.by_name()[:MOST]]

    def _known(self) -> PersonQuerySet:
        return Person.objects.annotate(held=roles_told())

    def rows(self) -> QuerySet[Person]:
        return self._known()

    def row(self, key: str) -> Person | None:
        return next(iter(self._known().behind(numbers([key])).values()), None)

    def show(self, keys: Sequence[str]) -> dict[str, Choice]:
        # A key of someone merged since, in a form that was open or kept, shows who they are now.
        people = self._known().behind(numbers(keys))
        return {str(key): self.choice(person) for key, person in people.items()}

    def found(self, words: str) -> PersonQuerySet:
        asked = prefix_query(words)
        known = self._known()
        if asked:
            words_of_name = SearchVector("sort_key", config="simple")
            known = known.alias(words=words_of_name).filter(Q(words=asked) | Q(aliases__contains=[words]))
        return known.by_name()

    def named(self, text: str) -> PersonQuerySet:
        meant = Q(sort_key=sort_key(text), name__iexact=text) | Q(aliases__contains=[text])
        return self._known().filter(meant).by_name()


def present_role(person: Person) -> str:
    """Say what someone is today; empty for one read without their roles, and no query."""
    role = role_on(Held.read(getattr(person, "held", [])), timezone.localdate())
    return role.text if role else ""


class Topics(RowChooser):
    permission, one, model = "taggit.view_tag", "topic", Tag

    def choice(self, row: Tag) -> Choice:
        return Choice(str(row.pk), row.name)

    def found(self, words: str) -> QuerySet[Tag]:
        found: QuerySet[Tag] = Tag.objects.filter(slug__startswith=slugify(words)).order_by("slug")
        return found

    def named(self, text: str) -> QuerySet[Tag]:
        found: QuerySet[Tag] = Tag.objects.filter(name__iexact=text).order_by("pk")
        return found


class Stories(RowChooser):
    """Stories one may see, and any that readers have word for word as it stands."""

    permission, one, model = SEE, "story", Article
    user: User | None = None

    def seen_by(self, user: User) -> Self:
        chooser = type(self)()
        chooser.user = user
        return chooser

    def choice(self, row: Article) -> Choice:
        where = str(row.section) if row.section else "no section"
        told = [State(row.state).label, where, f"{row.published or row.changed_at:%-d %b %Y}"]
        return Choice(str(row.pk), row.headline, " · ".join(told))

    def rows(self) -> QuerySet[Article]:
        stories = Article.objects.select_related("section").defer("body_html", "search")
        where = reach(self.user, SEE) if self.user else Reach(everywhere=False)
        if where.everywhere:
            return stories
        live = Edition.objects.live(timezone.now()).filter(article=OuterRef("pk"))
        # The limit keeps the database from looking at all editions to answer for a few stories.
        told = stories.annotate(told=Subquery(live.values("revision__number")[:1]))
        return told.filter(stories_within(where) | Q(told=F("version")))

    def found(self, words: str) -> QuerySet[Article]:
        return articles_matching(words, among=self.rows()).latest_work_first()  # type: ignore[arg-type]

    def named(self, text: str) -> QuerySet[Article]:
        return self.rows().filter(headline_key=headline_key(text)).order_by("pk")


class Pictures(RowChooser):
    permission, one, model = "articles.view_image", "picture", Image
    add_url, add_label = "admin:articles_image_add", "Upload a new picture"

    def choice(self, row: Image) -> Choice:
        return Choice(str(row.pk), str(row), row.credit, picture_url(row.token, "square"))

    def found(self, words: str) -> QuerySet[Image]:
        asked = prefix_query(words)
        return (images_matching(asked) if asked else Image.objects.all()).order_by("-pk")

    def named(self, text: str) -> QuerySet[Image]:
        told = Q(caption=text) | Q(caption="", original_name=text)
        asked = prefix_query(text)
        return images_matching(asked).filter(told).order_by("pk") if asked else Image.objects.none()


def images_matching(asked: SearchQuery) -> QuerySet[Image]:
    """Keep the pictures whose words hold the query's; served by an index."""
    told = SearchVector("caption", "credit", "original_name", config="simple")
    return Image.objects.alias(words=told).filter(words=asked)


def picture_url(token: str, shape: str) -> str:
    """Say where the desk sees a picture in its smallest size, released or not."""
    smallest = SHAPES[shape][1][0]
    return reverse("admin:picture", args=[token, f"{shape}-{smallest}.jpg"])


def numbers(keys: Iterable[str]) -> list[int]:
    """Keep the keys that can be primary keys."""
    return [int(key) for key in keys if key.isascii() and key.isdigit() and len(key) < 19]
