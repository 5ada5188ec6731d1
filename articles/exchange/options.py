"""How an operator wants a batch taken in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import tzinfo
from typing import Any, Literal

from django.conf import settings
from django.utils import timezone

from articles.exchange.moments import NoSuchZone, zone_named
from articles.exchange.placing import names_of
from articles.wire.formats import FORMATS

Zone = tzinfo | Literal["dateline"]


class WrongUsage(Exception):
    """An option or argument that cannot be followed; the message says what can."""


@dataclass(frozen=True, kw_only=True)
class Options:
    """`otherwise` is the section of stories that name none that is here, `zone` that of times without one."""

    otherwise: str
    zone: Zone
    language: str
    format: str = ""
    create_sections: bool = False
    publish: bool = False
    plan: bool = False
    link_people: bool = False


def options_of(typed: Mapping[str, Any]) -> Options:
    """Read what was typed, with the site's settings for what was not. Raises WrongUsage."""
    named, section = typed["format"], typed["section"]
    if named and named not in FORMATS:
        raise WrongUsage(f"There is no format “{named}”; known are: {', '.join(FORMATS)}.")
    if section and not names_of(section):
        raise WrongUsage(f"“{section}” names no section; write one as News > World or news/world.")
    return Options(
        otherwise=section or settings.DEFAULT_SECTION,
        zone=_zone(typed["zone"]),
        language=settings.SITE_LANGUAGE,
        format=named,
        create_sections=typed["create_sections"],
        publish=typed["publish"],
        plan=typed["plan"],
        link_people=typed["link_people"],
    )


def _zone(typed: str) -> Zone:
    if typed == "dateline":
        return "dateline"
    try:
        return zone_named(typed) if typed else timezone.get_default_timezone()
    except NoSuchZone as refusal:
        raise WrongUsage(str(refusal)) from None
