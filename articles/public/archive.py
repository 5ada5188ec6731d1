"""The archive by year, month and day."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import dateformat, timezone

from .listing import Found, or_404, page_of
from .page import Head, readers_page, show
from .periods import Period, span, with_stories

ARCHIVE = ("Archive", "/archive/")


@dataclass(frozen=True)
class Step:
    """A shorter period with stories inside the one shown."""

    name: str
    path: str


@readers_page
def years(request: HttpRequest) -> HttpResponse:
    """Show every month that has stories, year by year, the newest first; 3 queries."""
    at = timezone.now()
    whole = span(at)
    months = with_stories(whole, "month", at) if whole else []
    by_year = groupby(reversed(months), key=lambda month: month.year)
    context = {"years": [(_year(number), [_month(month) for month in found]) for number, found in by_year]}
    head = Head(title="Archive", path="/archive/", description="Every story, by the day it is dated.")
    return show("public/archive.html", head, context, at=at)


@readers_page
def year(request: HttpRequest, year: str) -> HttpResponse:
    """Show a year's months, and its stories newest first; 3 queries."""
    at = timezone.now()
    period = _period(year)
    months = [_month(month) for month in with_stories(period, "month", at)]
    return _page(request, period, f"/archive/{year}/", year, [ARCHIVE], months, at=at)


@readers_page
def month(request: HttpRequest, year: str, month: str) -> HttpResponse:
    """Show a month's days, and its stories newest first; 3 queries."""
    at = timezone.now()
    period = _period(year, month)
    days = [_day(day) for day in with_stories(period, "day", at)]
    name = dateformat.format(period.start, "F Y")
    crumbs = [ARCHIVE, (year, f"/archive/{year}/")]
    return _page(request, period, f"/archive/{year}/{month}/", name, crumbs, days, at=at)


@readers_page
def day(request: HttpRequest, year: str, month: str, day: str) -> HttpResponse:
    """Show a day's stories, newest first; 2 queries."""
    at = timezone.now()
    period = _period(year, month, day)
    above = _month(period.start)
    crumbs = [ARCHIVE, (year, f"/archive/{year}/"), (above.name, above.path)]
    name = dateformat.format(period.start, "j F Y")
    return _page(request, period, f"/archive/{year}/{month}/{day}/", name, crumbs, [], at=at)


def _page(
    request: HttpRequest,
    period: Period,
    path: str,
    name: str,
    crumbs: list[tuple[str, str]],
    steps: list[Step],
    *,
    at: datetime,
) -> HttpResponse:
    before = request.GET.get("before", "")
    listing = or_404(page_of(period.stories(at), before=before))
    head = Head(title=f"Archive: {name}", path=path, description=f"Stories dated {name}.", listed=not before)
    context = {"found": Found(name, path, listing), "crumbs": crumbs, "steps": steps}
    return show("public/period.html", head, context, at=at)


def _period(*figures: str) -> Period:
    try:
        return Period.of(*(int(figure) for figure in figures))
    except (ValueError, OverflowError):
        raise Http404("There is no such date.") from None


def _year(number: int) -> Step:
    return Step(f"{number:04}", f"/archive/{number:04}/")


def _month(day: date) -> Step:
    return Step(dateformat.format(day, "F"), f"/archive/{day.year:04}/{day:%m}/")


def _day(day: date) -> Step:
    return Step(str(day.day), f"/archive/{day.year:04}/{day:%m/%d}/")
