"""Pictures for the desk, released or not."""

import re

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest

from articles.images.renditions import FORMATS, SHAPES, rendition_path
from articles.models import Image

_TYPES = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg"}
_RENDITION = re.compile(rf"(?:{'|'.join(SHAPES)})-\d{{2,4}}\.({'|'.join(FORMATS)})")


def picture(request: HttpRequest, token: str, name: str) -> FileResponse:
    """Send one rendition to who may see pictures."""
    if not request.user.has_perm("articles.view_image"):
        raise PermissionDenied
    rendition = _RENDITION.fullmatch(name)
    if rendition is None or not Image.objects.filter(token=token).exists():
        raise Http404
    try:
        file = rendition_path(token, name).open("rb")
    except FileNotFoundError:
        raise Http404 from None
    return FileResponse(file, content_type=_TYPES[rendition[1]])
