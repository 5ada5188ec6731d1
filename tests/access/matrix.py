"""Who may do what where, asked of the running site: every address, every method, every role."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

from django.contrib.auth.models import Group, User
from django.db import transaction
from django.test import Client
from django.utils import timezone
from taggit.models import Tag

from articles.access.addresses import Address, every_address
from articles.models import (
    ArticlePicture,
    AuditEntry,
    Dateline,
    DatelinePlace,
    Edition,
    Mention,
    PlannedStory,
    Section,
    Storyline,
)  # fmt: skip
from articles.publishing.known import section_at
from articles.publishing.moves import publish
from articles.publishing.roles import make_roles
from articles.publishing.sharing import share, signed
from articles.publishing.storylines import save_storyline
from tests.admin.pictures import picture_of
from tests.cast import give_post, member, person_named, place_named, rewrite, write_story

FILE = Path(__file__).with_name("permissions.tsv")
# The seven roles held in the section called own, then the two that run and look over the whole paper.
POSTS = [
    *("Reporter", "Copy editor", "Section editor", "Producer"),
    *("Editor-in-chief", "Importer", "Auditor"),
]
WHOLE_PAPER = {"whole paper's chief": "Editor-in-chief", "whole paper's auditor": "Auditor"}
ROLES = ["anonymous", "no role", *POSTS, *WHOLE_PAPER, "superuser"]
OTHERS = ("PUT", "PATCH", "DELETE")
# Addresses written as expressions, filled in by hand.
FILLED = {
    "public:media": "media/{token}/wide-360.jpg",
    "admin:app_list": "admin/articles/",
    "preview_picture": "preview/{signature}/{token}/wide-360.jpg",
    "admin/(?P<url>.*)$": "admin/nothing/there",
}

Rows = dict[str, dict[str, Any]]


@dataclass(frozen=True)
class Question:
    """One line of the matrix: an address, how it is asked, and whose thing it names."""

    name: str
    method: str
    whose: str
    path: str
    data: dict[str, Any]

    @property
    def key(self) -> str:
        return "\t".join((self.name, self.method, self.whose))


class Site:
    """A paper with one live story in each of two sections, and one of everything else."""

    def __init__(self) -> None:
        make_roles()
        at = timezone.now()
        self.own, self.foreign = (
            section_at(names, by=None, via="test", at=at) for names in (["News", "World"], ["Sport"])
        )
        self.picture = picture_of("The quay")
        self.person = person_named("Ada Lovell")
        self.place = place_named("Moscow")
        self.topic = Tag.objects.create(name="Ferries", slug="ferries")
        self.account = member("someone", is_staff=True)
        self.stories = {"own": self._story(self.own), "foreign": self._story(self.foreign)}
        sections = {"own": self.own, "foreign": self.foreign}
        self.plans = {
            whose: PlannedStory.objects.create(what=f"Plan for {section}", section=section)
            for whose, section in sections.items()
        }
        self.storylines = {whose: self._storyline(whose, section) for whose, section in sections.items()}
        lasts = timedelta(hours=1)
        self.link = share(self.stories["own"].article, lasts=lasts, by=None, via="test", at=at)

    def _story(self, section: Section) -> Edition:
        """Publish a story with a person, a place, a topic and a picture."""
        story = write_story(f"Ferry leaves {section}", section=section)
        Mention.objects.create(article=story, person=self.person, position=0)
        line = Dateline.objects.create(article=story)
        DatelinePlace.objects.create(dateline=line, place=self.place, position=0)
        ArticlePicture.objects.create(article=story, image=self.picture, alt="The quay", position=0)
        story.tags.add(self.topic)
        return publish(rewrite(story), by=None, via="test", at=timezone.now())

    def _storyline(self, whose: str, section: Section) -> Storyline:
        storyline = Storyline(name=f"Ferries of {section}", section=section)
        stories = [self.stories[whose].article_id]
        save_storyline(storyline, stories, by=None, via="test", at=timezone.now())
        return storyline

    @cache  # noqa: B019 - a site lives as long as its test
    def rows(self, whose: str) -> dict[str, Any]:
        """Name a row of each model, as its addresses do."""
        edition: Edition = self.stories[whose]
        section: Section = self.own if whose == "own" else self.foreign
        return {
            "articles/article": edition.article_id,
            "articles/revision": edition.revision_id,
            "articles/edition": edition.pk,
            "articles/auditentry": AuditEntry.objects.filter(article=edition.article_id).latest("pk").pk,
            "articles/section": section.pk,
            "articles/plannedstory": self.plans[whose].pk,
            "articles/storyline": self.storylines[whose].pk,
            "articles/person": self.person.pk,
            "articles/place": self.place.pk,
            "articles/image": self.picture.pk,
            "taggit/tag": self.topic.pk,
            "auth/user": self.account.pk,
            "auth/group": Group.objects.get(name="Reporter").pk,
        }

    @cache  # noqa: B019
    def words(self, whose: str) -> dict[str, Any]:
        """Say what stands in an address that names no row of a model."""
        edition = self.stories[whose]
        path, slug = edition.address.path.strip("/"), edition.slug
        year, month, day = path.split("/")[-4:-1]
        section = path[: -len(f"/{year}/{month}/{day}/{slug}")]
        dates = {"year": year, "month": month, "day": day}
        return {
            **dates,
            "section": section,
            "path": section,
            "slug": slug,
            "form": "rss",
            "token": self.picture.token,
            "name": "wide-360.jpg",
            "kind": "story",
            "signature": signed(self.link),
        }

    def member(self, role: str) -> User | None:
        """Hire someone for a column of the matrix."""
        if role == "anonymous":
            return None
        if role in POSTS:
            return give_post(member(role, is_staff=True), role, self.own)
        return member(role, WHOLE_PAPER.get(role), is_staff=True, is_superuser=role == "superuser")

    def questions(self) -> Iterator[Question]:
        """Yield every line of the matrix, in the order of its file."""
        for address in every_address():
            name = address.name or address.route
            two = _names_a_story_or_section(address)
            for whose in ("own", "foreign") if two else ("own",):
                path = self._path(address, whose)
                data = self._sent(name, whose)
                for method in ("GET", "POST"):
                    yield Question(name, method, whose if two else "-", path, data)
            for method in OTHERS:
                yield Question(name, method, "-", self._path(address, "own"), {})

    def _sent(self, name: str, whose: str) -> dict[str, Any]:
        """Say what is sent to the addresses that find nothing, and refuse nobody, when they get nothing."""
        sent: dict[str, dict[str, Any]] = {
            "admin:articles_section_move": {"up": self.rows(whose)["articles/section"]},
            "admin:articles_article_restore": {"revision": "1", "version": "2"},
        }
        return sent.get(name, {})

    def _path(self, address: Address, whose: str) -> str:
        model = _model(address.route)
        words = dict(self.words(whose))
        if model:
            words |= dict.fromkeys(("object_id", "pk", "id"), self.rows(whose).get(model))
        named = {"person": self.person, "place": self.place, "topic": self.topic}
        for kind, thing in (named | {"storyline": self.storylines["own"]}).items():
            if address.name.startswith(f"public:{kind}"):
                words["slug"] = thing.slug
        filled = FILLED.get(address.name or address.route)
        if filled:
            return "/" + filled.format(**words)
        return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda found: str(words[found[1]]), address.route)


def answers(site: Site, role: str, *, about: str = "") -> dict[str, str]:
    """Ask every question, or those about one name, as one role; each is undone before the next."""
    client, user = Client(), site.member(role)
    if user:
        client.force_login(user)
    logged_in = client.cookies.output(header="")
    found = {}
    for question in site.questions():
        if about not in question.name:
            continue
        client.cookies.load(logged_in)
        with transaction.atomic():
            answer = client.generic(question.method, question.path) if question.method in OTHERS else None
            answer = answer or getattr(client, question.method.lower())(question.path, question.data)
            transaction.set_rollback(True)
        found[question.key] = "login" if _is_login(answer) else str(answer.status_code)
    return found


def expected() -> tuple[list[str], dict[str, dict[str, str]]]:
    """Read the file: its roles, and for each line what each role is answered."""
    head, *lines = [line.split("\t") for line in FILE.read_text().splitlines() if not line.startswith("#")]
    roles = head[3:]
    return roles, {"\t".join(line[:3]): dict(zip(roles, line[3:], strict=True)) for line in lines}


def _is_login(answer: Any) -> bool:
    return answer.status_code == 302 and str(answer["Location"]).startswith("/admin/login/")


def _model(route: str) -> str:
    found = re.match(r"admin/([a-z]+/[a-z]+)/", route)
    return found[1] if found else ""


def _names_a_story_or_section(address: Address) -> bool:
    names = {
        "articles/article",
        "articles/revision",
        "articles/edition",
        "articles/auditentry",
        "articles/section",
        "articles/plannedstory",
        "articles/storyline",
    }
    named = "<" in address.route or address.name.endswith("section_move")
    return named and _model(address.route) in names
