"""The Clock: what happens next without anybody doing anything, and what should have happened and did not."""

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils import timezone

from articles.access.needs import needs
from articles.admin.desk_admin import who
from articles.admin.events import following, late
from articles.admin.moments import exact
from articles.admin.site import desk, page
from articles.admin.timeline import timeline
from articles.publishing.rights import SEE


@needs(SEE, methods=("GET",))
def clock(request: HttpRequest) -> HttpResponse:
    """Show the Clock in the zone of the paper."""
    at, user = timezone.now(), who(request)
    coming = following(user, at=at)
    context = {
        "now": exact(at),
        "late": late(user, at=at),
        "coming": coming,
        "day": timeline([(event.at, f"{event.what}: {event.headline}") for event in coming], at=at),
    }
    return page(request, "admin/clock.html", "Clock", context)


PAGES: list[URLPattern] = [path("clock/", desk.admin_view(clock), name="clock")]
