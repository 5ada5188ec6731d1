"""The versions of a story that can be laid side by side: what was saved, what readers had, what came in."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import Http404

from articles.admin.moments import in_words, name_of
from articles.admin.reading import facts_of
from articles.models import Article, Edition, Revision, SourceIdentity
from articles.text.html import clean_body

OFFERED = 50  # versions in the list to choose from
NOW, RECEIVED = "now", "received"
_KEY = re.compile(r"(saved|edition)-([1-9]\d{0,8})")


@dataclass(frozen=True)
class Version:
    """One state of a story, whatever kept it."""

    key: str
    name: str
    told: str  # when and by whom
    texts: dict[str, str]  # kicker, headline, standfirst, body_html
    facts: list[tuple[str, str]]
    number: int = 0  # of the revision it is; 0 for none

    def __getitem__(self, name: str) -> str:
        return self.texts[name]


def version(article: Article, key: str) -> Version:
    """Read one version by its key in an address. Raises Http404."""
    found = _KEY.fullmatch(key)
    if found and found[1] == "saved":
        return _saved(_one(revisions_of(article).filter(number=int(found[2]))))
    if found:
        editions = Edition.objects.filter(article=article, number=int(found[2]))
        return _edition(_one(editions.select_related("revision")))
    if key == RECEIVED:
        return _received(_one(SourceIdentity.objects.filter(article=article)))
    if key == NOW:
        return _saved(_one(revisions_of(article).latest_first()[:1]))
    raise Http404


def choices(article: Article) -> list[tuple[str, str]]:
    """List the versions there are, newest first, each as key and name; three queries."""
    saved = revisions_of(article).latest_first().defer("packed")[:OFFERED]
    editions = Edition.objects.filter(article=article).only("number", "live_from").order_by("-number")
    found = [(f"saved-{each.number}", f"{_name(each)}, {_told(each)}") for each in saved]
    found += [
        (f"edition-{each.number}", f"Edition {each.number}, {in_words(each.live_from)}")
        for each in editions[:OFFERED]
    ]
    if SourceIdentity.objects.filter(article=article).exists():
        found.append((RECEIVED, "As received from its source"))
    return found


def revisions_of(article: Article) -> Any:
    return Revision.objects.filter(article=article).select_related("by")


def _one(rows: QuerySet[Any]) -> Any:
    row = rows.first() if rows.ordered else next(iter(rows), None)
    if row is None:
        raise Http404
    return row


def _name(revision: Revision) -> str:
    return f"Version {revision.number}"


def _told(revision: Revision) -> str:
    by = name_of(revision.by)
    return f"{in_words(revision.saved_at)} by {by}" if by else in_words(revision.saved_at)


def _texts(get: Callable[[str], str]) -> dict[str, str]:
    return {name: get(name) for name in ("kicker", "headline", "standfirst", "body_html")}


def _saved(revision: Revision) -> Version:
    content = revision.content
    return Version(
        key=f"saved-{revision.number}",
        name=_name(revision),
        told=_told(revision),
        texts=_texts(lambda name: content[name]),
        facts=facts_of(content),
        number=revision.number,
    )


def _edition(edition: Edition) -> Version:
    return Version(
        key=f"edition-{edition.number}",
        name=f"Edition {edition.number}",
        told=f"{edition.get_change_display()}, {in_words(edition.live_from)}",
        texts=_texts(lambda name: getattr(edition, name)),
        facts=facts_of(edition.revision.content),
        number=edition.revision.number,
    )


def _received(identity: SourceIdentity) -> Version:
    story = identity.received.get("story", {})
    return Version(
        key=RECEIVED,
        name="As received",
        told=in_words(identity.received_at),
        texts={
            "kicker": story.get("kicker", ""),
            "headline": story.get("headline", ""),
            "standfirst": story.get("subheadline", ""),
            "body_html": clean_body(story.get("body_html", "")),
        },
        facts=[(name, words) for name, words in _told_by_source(story).items() if words],
    )


def _told_by_source(story: dict[str, Any]) -> dict[str, str]:
    return {
        "Section": (story.get("section") or [""])[-1],
        "Dateline": story.get("dateline", ""),
        "Byline": story.get("byline", "") or ", ".join(story.get("authors", [])),
        "People": ", ".join(story.get("people", [])),
        "Topics": ", ".join(story.get("keywords", [])),
        "Related": "; ".join(link["title"] for link in story.get("related", [])),
        "Pictures": "; ".join(row.get("caption") or row["href"] for row in story.get("pictures", [])),
        "Urgency": str(story.get("urgency") or ""),
        "Language": story.get("language", ""),
        "Published": story.get("published") or "",
        "Slugline": story.get("slugline", ""),
        "Source": story.get("source", ""),
        "Copyright": story.get("copyright_notice", ""),
        "Note for the desk": story.get("editor_note", ""),
    }
