"""The lists under the fields that find by name."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, JsonResponse

from articles.admin.choice_fields import CHOOSERS

LONGEST = 120


def choose(request: HttpRequest, kind: str) -> JsonResponse:
    """Answer with the likeliest choices for the words typed so far."""
    chooser = CHOOSERS.get(kind)
    if chooser is None:
        raise Http404
    if not request.user.has_perm(chooser.permission):
        raise PermissionDenied
    words = request.GET.get("q", "").replace("\0", "").strip()[:LONGEST]
    return JsonResponse({"choices": [choice.as_json() for choice in chooser.offer(words)]})
