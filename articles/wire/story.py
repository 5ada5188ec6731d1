"""The neutral value every format is read into and written from."""

from dataclasses import dataclass, field
from datetime import datetime

from articles.text.dateline import Reading


class Malformed(ValueError):
    """Say which file could not be read, where in it, why, and what to do about it."""

    def __init__(self, reason: str, *, file: str = "", place: str = "", remedy: str = "") -> None:
        self.reason, self.file, self.place, self.remedy = reason, file, place, remedy
        super().__init__(self.sentence())

    def sentence(self) -> str:
        """Put file, place, reason and remedy into one line for the report."""
        where = ", ".join(part for part in (self.file, self.place) if part)
        told = f"{where}: {self.reason}" if where else self.reason
        return f"{told}; {self.remedy}" if self.remedy else told


@dataclass(frozen=True, slots=True)
class Picture:
    href: str
    caption: str = ""
    credit: str = ""
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Related:
    title: str
    href: str = ""
    uri: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    code: str
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One story as its source tells it; what the source leaves out is empty, never guessed."""

    headline: str
    uri: str = ""
    url: str = ""
    format: str = ""
    version: str = ""

    subheadline: str = ""
    kicker: str = ""
    slugline: str = ""
    byline: str = ""
    authors: list[str] = field(default_factory=list)

    # As printed and without the closing mark; the reading tells its places, date and agency.
    dateline: str = ""
    mark: str = ""
    dateline_reading: Reading | None = None

    section: list[str] = field(default_factory=list)
    # Aware or naive as the source gave them: only the importer knows the source's zone.
    published: datetime | None = None
    updated: datetime | None = None
    embargoed: datetime | None = None
    expires: datetime | None = None
    status: str = "usable"

    # Clean, and without the dateline.
    body_html: str = ""
    pictures: list[Picture] = field(default_factory=list)
    related: list[Related] = field(default_factory=list)

    people: list[str] = field(default_factory=list)
    organisations: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    keywords: list[str] = field(default_factory=list)
    subjects: list[Subject] = field(default_factory=list)

    language: str = ""
    urgency: int | None = None
    copyright_notice: str = ""
    editor_note: str = ""
    source: str = ""
    warnings: list[str] = field(default_factory=list)
