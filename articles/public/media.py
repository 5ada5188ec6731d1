"""Pictures, served while a live edition shows them or names the person they show."""

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import condition, require_safe

from articles.access.needs import PUBLIC, needs
from articles.images.renditions import rendition_path
from articles.models import Edition

TYPES = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg"}
# A reader's browser may keep a picture for the length of a visit; a cache that many share asks each time,
# so that a withdrawn picture is gone everywhere at once.
KEPT_SECONDS, KEPT_SECONDS_BY_MANY = 300, 1


@needs(PUBLIC, methods=("GET",))
def media(request: HttpRequest, token: str, name: str, ending: str) -> HttpResponse:
    """Send a rendition that is public now; originals never are. 1 query, for a portrait 2."""
    if not _is_public(token, timezone.now()):
        raise Http404("No such picture is published.")
    return _send(request, token, name, ending)


def _validator(request: HttpRequest, token: str, name: str, ending: str) -> str | None:
    path = rendition_path(token, f"{name}.{ending}")
    if not path.is_file():
        return None
    state = path.stat()
    return f'"{state.st_mtime_ns:x}-{state.st_size:x}"'


@require_safe
@condition(etag_func=_validator)
@cache_control(public=True, max_age=KEPT_SECONDS, s_maxage=KEPT_SECONDS_BY_MANY)
def _send(request: HttpRequest, token: str, name: str, ending: str) -> HttpResponse:
    path = rendition_path(token, f"{name}.{ending}")
    if not path.is_file():
        raise Http404("The picture is published, but not in this size.")
    return HttpResponse(path.read_bytes(), content_type=TYPES[ending])


def _is_public(token: str, at: datetime) -> bool:
    live = Edition.objects.live(at)
    released = live.filter(picture_rows__image__token=token)
    return released.exists() or live.filter(person_rows__person__portrait__token=token).exists()
