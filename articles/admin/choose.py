"""The lists under the fields that find by name."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, JsonResponse

from articles.access.needs import STAFF, needs
from articles.admin.choice_fields import CHOOSERS
from articles.admin.choosers import Chooser
from articles.admin.desk_admin import who

LONGEST = 120


def _chooser(kind: str) -> Chooser:
    if kind not in CHOOSERS:
        raise Http404
    return CHOOSERS[kind]


@needs(STAFF, methods=("GET",))
def choose(request: HttpRequest, kind: str) -> JsonResponse:
    """Answer with the likeliest choices for the words typed so far."""
    chooser = _chooser(kind)
    if not request.user.has_perm(chooser.permission):
        raise PermissionDenied("Your role does not allow this.")
    words = request.GET.get("q", "").replace("\0", "").strip()[:LONGEST]
    return JsonResponse(
        {"choices": [choice.as_json() for choice in chooser.seen_by(who(request)).offer(words)]}
    )
