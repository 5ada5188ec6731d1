"""Which years, months and days have stories."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import connection
from django.db.models import DateTimeField, Max, Min
from django.db.models.expressions import RawSQL
from django.utils import timezone

from articles.models import Edition
from articles.models.edition import EditionQuerySet

STEPS = frozenset({"year", "month", "day"})


@dataclass(frozen=True)
class Period:
    """A year, a month or a day in the site's zone: from its first day up to, not with, `end`."""

    start: date
    end: date

    @classmethod
    def of(cls, year: int, month: int = 0, day: int = 0) -> "Period":
        """Name a period by its figures. Raises ValueError for a date that is none."""
        start = date(year, month or 1, day or 1)
        if day:
            return cls(start, start + timedelta(days=1))
        if month:
            return cls(start, (start + timedelta(days=31)).replace(day=1))
        return cls(start, date(year + 1, 1, 1))

    def stories(self, at: datetime) -> EditionQuerySet:
        """Return the live stories dated in the period."""
        live = Edition.objects.live(at)
        return live.filter(published__gte=_midnight(self.start), published__lt=_midnight(self.end))


def span(at: datetime) -> Period | None:
    """Return the time from the oldest live story to the newest, or nothing without a story; 1 query."""
    found = Edition.objects.live(at).aggregate(oldest=Min("published"), newest=Max("published"))
    if not found["newest"]:
        return None
    oldest, newest = timezone.localdate(found["oldest"]), timezone.localdate(found["newest"])
    return Period(oldest, newest + timedelta(days=1))


def with_stories(period: Period, step: str, at: datetime) -> list[date]:
    """List the first days of the years, months or days in the period that have a live story; 1 query.

    One look into the index a step, however many stories there are.
    """
    assert step in STEPS, step
    zone = timezone.get_current_timezone_name()
    begins, ends = "begun AT TIME ZONE %s", f"(begun + interval '1 {step}') AT TIME ZONE %s"
    moment = DateTimeField()
    inside = Edition.objects.live(at).filter(
        published__gte=RawSQL(begins, [zone], moment),  # noqa: S611 - no reader's words
        published__lt=RawSQL(ends, [zone], moment),  # noqa: S611
    )
    sql, parameters = inside.order_by().values("pk").query.sql_with_params()
    series = f"generate_series(date_trunc('{step}', %s::timestamp), %s::timestamp, interval '1 {step}')"
    # Nothing in it comes from a reader: `step` is one of ours, the rest is Django's own SQL.
    steps = f"SELECT begun::date FROM {series} AS begun WHERE EXISTS ({sql}) ORDER BY begun"  # noqa: S608
    last = period.end - timedelta(days=1)
    with connection.cursor() as cursor:
        cursor.execute(steps, [period.start, last, *parameters])
        return [row[0] for row in cursor.fetchall()]


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
