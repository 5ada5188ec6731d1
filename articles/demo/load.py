"""Loading the demo newspaper through the doors every story takes, with its history at the right hours."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from articles.demo import manuscript
from articles.demo.album import Album
from articles.demo.desk_work import chain, handle, plan
from articles.demo.manuscript import Entry, body_html, moment
from articles.demo.staff import VIA, Desk, Tell, hire, introduce, unite
from articles.models import (
    Article,
    ArticlePicture,
    Byline,
    Change,
    Dateline,
    DatelinePlace,
    Mention,
    Person,
    Place,
    RelatedLink,
    Section,
    SourceIdentity,
)
from articles.publishing import moves, takedowns
from articles.publishing.known import place_row, save_place, save_section
from articles.publishing.saving import claim, keep
from articles.publishing.schedule import schedule
from articles.text.gazetteer import load as load_gazetteer
from articles.text.html import clean_body

WRITING = timedelta(minutes=50)


@dataclass
class Loading:
    """One run: the present, who is told of progress, and what is there by its key."""

    now: datetime
    tell: Tell
    desk: Desk
    album: Album = field(default_factory=Album)
    people: dict[str, Person] = field(default_factory=dict)
    stories: dict[str, Article] = field(default_factory=dict)


def is_loaded() -> bool:
    """Tell whether every story of the demo newspaper is here."""
    here = set(SourceIdentity.objects.filter(format=VIA).values_list("uri", flat=True))
    return {_uri(entry) for entry in manuscript.stories()} <= here


def load(*, now: datetime, password: str, tell: Tell) -> int:
    """Load what is missing of the demo newspaper; returns the number of stories made.

    Stories there already are left as they are, with what anyone has changed in them since.
    """
    long_ago = now - timedelta(days=365)
    _found_sections(long_ago)
    run = Loading(now, tell, hire(manuscript.people(), password=password, at=long_ago))
    run.people = introduce(manuscript.people(), album=run.album, at=long_ago, tell=tell)
    known = SourceIdentity.objects.filter(format=VIA).select_related("article")
    run.stories = {identity.uri.removeprefix(f"{VIA}:"): identity.article for identity in known}
    missing = [entry for entry in manuscript.stories() if entry["key"] not in run.stories]
    with transaction.atomic():
        # All are written before any links to another, then published in the order of their hours.
        for entry in missing:
            run.stories[entry["key"]] = _write(entry, run)
        for entry in sorted(missing, key=lambda entry: moment(entry, now=now)):
            _relate(entry, run)
            _publish(entry, run)
            handle(run.stories[entry["key"]], entry, desk=run.desk, now=run.now)
        plan(manuscript.plans(), desk=run.desk, now=run.now)
        unite(manuscript.people(), run.people, at=now)
        chain(manuscript.storylines(), run.stories, desk=run.desk, now=run.now)
    return len(missing)


def _found_sections(at: datetime) -> None:
    for order, entry in enumerate(manuscript.sections(), start=1):
        above, _, slug = entry["path"].rpartition("/")
        if Section.objects.filter(path=entry["path"]).exists():
            continue
        parent = Section.objects.get(path=above) if above else None
        words = {"name": entry["name"], "description": entry.get("description", "")}
        section = Section(parent=parent, slug=slug, order=order, **words)
        save_section(section, by=None, via=VIA, at=at)


def _uri(entry: Entry) -> str:
    return f"{VIA}:{entry['key']}"


def _write(entry: Entry, run: Loading) -> Article:
    at = moment(entry, now=run.now)
    written = at - WRITING
    author = run.desk.author(entry, at=written)
    plain = ("kind", "kicker", "headline", "standfirst", "urgency", "slugline", "language", "editor_note")
    article = Article.objects.create(
        section=Section.objects.get(path=entry["section"]),
        body_html=_body(entry["body"], at),
        published=at if "published" in entry else None,
        created_at=written,
        created_by=author,
        changed_at=written,
        changed_by=author,
        **{name: entry[name] for name in plain if name in entry},
    )
    _credit(article, entry, run)
    _place(article, entry, at=written)
    _illustrate(article, entry, run, at=written)
    article.tags.add(*entry.get("tags", []))
    keep(article, by=author, via=VIA, at=written)
    SourceIdentity.objects.create(
        article=article,
        uri=_uri(entry),
        format=VIA,
        fingerprint="",
        received={"story": {}, "placed": [], "by_source": False},
        received_at=run.now,
    )
    run.tell(article.headline)
    return article


def _body(text: str, at: datetime) -> str:
    return clean_body(body_html(text, day=at))


def _credit(article: Article, entry: Entry, run: Loading) -> None:
    for position, credit in enumerate(entry.get("byline", [])):
        person = run.people.get(credit.get("person", ""))
        role, text = credit.get("role", "reporter"), credit.get("text", "")
        Byline.objects.create(article=article, person=person, role=role, text=text, position=position)
    _mention(article, entry, run)


def _mention(article: Article, entry: Entry, run: Loading) -> None:
    article.mentions.all().delete()
    for position, key in enumerate(entry.get("people", [])):
        Mention.objects.create(article=article, person=run.people[key], position=position)


def _place(article: Article, entry: Entry, *, at: datetime) -> None:
    line: dict[str, Any] | None = entry.get("dateline")
    if not line:
        return
    Dateline.objects.filter(article=article).delete()
    day = date.fromisoformat(line["date"]) if "date" in line else None
    dateline = Dateline.objects.create(article=article, date=day, agency=line.get("agency", ""))
    for position, name in enumerate(line["places"]):
        place = _place_named(name, line.get("country", ""), article.section, at=at)
        DatelinePlace.objects.create(dateline=dateline, place=place, name=name, position=position)


def _place_named(name: str, country: str, section: Section | None, *, at: datetime) -> Place:
    path = section.path if section else ""
    found = load_gazetteer().find(name, country=country, section_path=path)
    if found:
        return place_row(found[0], by=None, via=VIA, at=at)
    # What no gazetteer lists is added by hand, as the desk would.
    hamlet = next(entry for entry in manuscript.hamlets() if entry["name"] == name)
    place = Place.objects.filter(name=name, country=hamlet["country"]).first() or Place(**hamlet)
    save_place(place, by=None, via=VIA, at=at)
    return place


def _illustrate(article: Article, entry: Entry, run: Loading, *, at: datetime) -> None:
    for position, words in enumerate(entry.get("pictures", [])):
        printed = {name: words[name] for name in ("caption", "credit", "alt") if name in words}
        image = run.album.picture(words["drawing"], at=at, **printed)
        ArticlePicture.objects.create(article=article, image=image, position=position, **printed)


def _relate(entry: Entry, run: Loading) -> None:
    article = run.stories[entry["key"]]
    at = moment(entry, now=run.now) - WRITING / 2
    claim(article, version=article.version)
    for position, link in enumerate(entry.get("related", [])):
        RelatedLink.objects.create(
            article=article,
            target=run.stories.get(link.get("to", "")),
            title=link.get("title", ""),
            url=link.get("url", ""),
            type=link.get("type", "related"),
            reason=link.get("reason", ""),
            position=position,
        )
    keep(article, by=run.desk.author(entry, at=at), via=VIA, at=at)


def _publish(entry: Entry, run: Loading) -> None:
    if entry.get("draft"):
        return
    article, archived = run.stories[entry["key"]], "published" in entry
    live_from = run.now - timedelta(days=30) if archived else moment(entry, now=run.now)
    moves.publish(article, by=run.desk.editor(live_from), via=VIA, at=live_from)
    for version in entry.get("versions", []):
        at = live_from + WRITING if archived else moment(version, now=run.now)
        _change(article, version, run, at=at)
    if "withdrawn" in entry:
        gone = moment(entry["withdrawn"], now=run.now)
        editor = run.desk.editor(gone)
        takedowns.withdraw(article, notice=entry["withdrawn"]["notice"], by=editor, via=VIA, at=gone)


def _change(article: Article, version: Entry, run: Loading, *, at: datetime) -> None:
    editor = run.desk.editor(at)
    claim(article, version=article.version)
    for name in ("kicker", "headline", "standfirst", "urgency"):
        setattr(article, name, version.get(name, getattr(article, name)))
    if "body" in version:
        article.body_html = _body(version["body"], at)
    for wrong, right in version.get("replace", []):
        article.body_html = article.body_html.replace(wrong, right)
    article.save()
    if "people" in version:
        _mention(article, version, run)
    _place(article, version, at=at)
    keep(article, by=editor, via=VIA, at=at - WRITING / 10)
    if "starts" in version:
        _give_later(article, version, run, at=at)
        return
    kind = Change(version["change"])
    moves.change(article, moves.announced(kind, version.get("note", ""), at=at), by=editor, via=VIA, at=at)


def _give_later(article: Article, version: Entry, run: Loading, *, at: datetime) -> None:
    starts = manuscript.to_come(version["starts"], now=run.now)
    announcement = moves.announced(Change(version["change"]), at=starts)
    schedule(article, announcement, starts=starts, by=run.desk.editor(at), via=VIA, at=at)
