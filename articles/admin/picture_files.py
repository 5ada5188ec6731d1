"""Pictures for the desk, released or not."""

import re

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control

from articles.access.needs import needs
from articles.images.renditions import FORMATS, SHAPES, rendition_path
from articles.models import Image

_TYPES = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg"}
_TOKEN = re.compile(r"[\w-]{1,32}", re.ASCII)
_RENDITION = re.compile(rf"(?:{'|'.join(SHAPES)})-\d{{2,4}}\.({'|'.join(FORMATS)})")


@needs("articles.view_image", methods=("GET",))
@cache_control(private=True, max_age=300)
def picture(request: HttpRequest, token: str, name: str) -> HttpResponse:
    """Send one rendition to who may see pictures."""
    return rendition(token, name)


def rendition(token: str, name: str) -> HttpResponse:
    """Send one file of a picture, released or not. Raises Http404."""
    asked = _RENDITION.fullmatch(name) if _TOKEN.fullmatch(token) else None
    if asked is None or not Image.objects.filter(token=token).exists():
        raise Http404
    try:
        data = rendition_path(token, name).read_bytes()
    except FileNotFoundError:
        raise Http404 from None
    return HttpResponse(data, content_type=_TYPES[asked[1]])
