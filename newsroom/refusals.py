"""What is said where a form comes without a good token; a story's text is given back to its author."""

from django.http import HttpRequest, HttpResponse

from articles.admin.carried import send_again
from articles.public.errors import refused


def without_token(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer what Django's protection against forged requests has refused."""
    return send_again(request, reason=reason) or refused(request, reason=reason)
