"""The cast of the tests: who works here, where, and how a story comes about."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.utils import timezone

from articles.models import Article, Edition, Person, PersonRole, Place, Post, RelatedLink, Section, Storyline
from articles.publishing import moves
from articles.publishing.known import place_row, save_person, section_at
from articles.publishing.roles import EDITOR_IN_CHIEF, REPORTER, SECTION_EDITOR
from articles.publishing.saving import claim, keep
from articles.publishing.storylines import save_storyline
from articles.text.days import first_day
from articles.text.gazetteer import load as load_gazetteer

Write = Callable[..., Article]

BODY = "<p>The ferry left on time for the first time in a year.</p><p>Nobody could say why.</p>"


def member(username: str, role: str | None = None, **fields: Any) -> User:
    """Make someone who can log in with their username as password; the roles came with the migrations."""
    user = User.objects.create_user(username, password=username, **fields)
    if role:
        user.groups.add(Group.objects.get(name=role))
    return user


def give_post(user: User, role: str, section: Section) -> User:
    """Give someone a role in one section and all beneath it."""
    Post.objects.create(user=user, group=Group.objects.get(name=role), section=section)
    return user


def write_story(headline: str = "Ferry leaves on time", *, by: User | None = None, **fields: Any) -> Article:
    """Write and save a draft through the front door of saving."""
    at = fields.pop("at", None) or timezone.now()
    fields.setdefault("body_html", BODY)
    if "section" not in fields:
        fields["section"] = section_at(["News", "World"], by=by, via="test", at=at)
    article = Article.objects.create(headline=headline, created_at=at, changed_at=at, **fields)
    keep(article, by=by, via="test", at=at)
    return article


def rewrite(
    article: Article, *, by: User | None = None, at: datetime | None = None, **fields: Any
) -> Article:
    """Save new words into a working copy."""
    claim(article, version=article.version)
    for name, value in fields.items():
        setattr(article, name, value)
    article.save()
    keep(article, by=by, via="test", at=at or timezone.now())
    return article


def publish_story(headline: str = "Ferry leaves on time", **fields: Any) -> Edition:
    """Write a story and put it before readers."""
    at = fields.pop("at", None) or timezone.now()
    article = write_story(headline, at=at, **fields)
    return moves.publish(article, by=None, via="test", at=at)


def person_named(name: str, *, role: str = "", **fields: Any) -> Person:
    person = Person(name=name, **fields)
    save_person(person, by=None, via="test", at=timezone.now())
    if role:
        give_role(person, role)
    return person


def give_role(person: Person, title: str, since: str = "", until: str = "", **fields: Any) -> PersonRole:
    """Say what someone was from one day to before another, each written as a day, month or year."""
    days = {"since": since and first_day(since), "until": until and first_day(until)}
    known = {end: day or None for end, day in days.items()}
    return PersonRole.objects.create(person=person, title=title, **known, **fields)


def place_named(name: str) -> Place:
    """Take a place from the gazetteer as a story naming it would."""
    return place_row(load_gazetteer().find(name)[0], by=None, via="test", at=timezone.now())


def relate(article: Article, target: Article | None = None, **fields: Any) -> RelatedLink:
    """Put a link into the working copy and save it."""
    claim(article, version=article.version)
    link = RelatedLink.objects.create(article=article, target=target, **fields)
    keep(article, by=None, via="test", at=timezone.now())
    return link


def told_as(name: str, *stories: Article, section: Section | None = None) -> Storyline:
    """Make a storyline of stories, in this order, in the section of the first."""
    where = section or stories[0].section
    assert where is not None, "a storyline lies in a section"
    storyline = Storyline(name=name, section=where)
    keys = [story.pk for story in stories]
    save_storyline(storyline, keys, by=None, via="test", at=timezone.now())
    return storyline


@pytest.fixture
def now() -> datetime:
    return timezone.now()


@pytest.fixture
def earlier(now: datetime) -> datetime:
    return now - timedelta(hours=2)


@pytest.fixture
def reporter(db: None) -> User:
    return member("rosa", REPORTER, is_staff=True, first_name="Rosa", last_name="Lindqvist")


@pytest.fixture
def editor(db: None) -> User:
    return member("edda", SECTION_EDITOR, is_staff=True, first_name="Edda", last_name="Marsh")


@pytest.fixture
def editor_in_chief(db: None) -> User:
    return member("eva", EDITOR_IN_CHIEF, is_staff=True, first_name="Eva", last_name="Brandt")


@pytest.fixture
def chief(db: None) -> User:
    return member("carl", is_staff=True, is_superuser=True, first_name="Carl", last_name="Okoro")


@pytest.fixture
def outsider(db: None) -> User:
    return member("otto")


@pytest.fixture
def world(db: None) -> Section:
    return section_at(["News", "World"], by=None, via="test", at=timezone.now())


@pytest.fixture
def draft(world: Section) -> Article:
    return write_story(section=world)


@pytest.fixture
def live(world: Section) -> Edition:
    return publish_story(section=world)


def let_in(client: Client, user: User) -> None:
    """Log someone in who has just proved who they are, so that nothing asks again."""
    client.force_login(user)
    session = client.session
    session["proved_at"] = timezone.now().timestamp()
    session.save()


@pytest.fixture
def at_the_desk(client: Client) -> Callable[[User], Client]:
    """Log someone in and return their browser."""

    def log_in(user: User) -> Client:
        let_in(client, user)
        return client

    return log_in
