"""What is said to who may not, and where a form comes without a good token."""

from django.contrib.auth.models import Permission
from django.http import HttpRequest, HttpResponse

from articles.access.needs import RightMissing
from articles.admin.given_back import send_again
from articles.admin.site import desk, page
from articles.public.errors import refused


def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer who may not: at the desk with its own page, which names the right that is missing; 1 query."""
    match = request.resolver_match
    is_at_the_desk = match is not None and desk.name in match.namespaces
    if not is_at_the_desk or not desk.has_permission(request):
        return refused(request, exception)
    right = _named(exception.permission) if isinstance(exception, RightMissing) else ""
    context = {"sentence": str(exception), "right": right}
    return page(request, "admin/not_allowed.html", "This is not open to you", context, status=403)


def without_token(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer what Django's protection against forged requests has refused; a form is given back."""
    return send_again(request, reason=reason) or refused(request, reason=reason)


def _named(permission: str) -> str:
    app, _, codename = permission.partition(".")
    known = Permission.objects.filter(content_type__app_label=app, codename=codename)
    return str(known.values_list("name", flat=True).first() or "")
