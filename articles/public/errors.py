"""The pages that say why there is no page. None of them touches the database."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _say("404.html", 404)


def refused(request: HttpRequest, exception: Exception | None = None, reason: str = "") -> HttpResponse:
    return _say("403.html", 403, sentence=str(exception or ""))


def failed(request: HttpRequest) -> HttpResponse:
    return _say("500.html", 500)


def gone(notice: str) -> HttpResponse:
    """Answer that a story was withdrawn, with the notice the editors left."""
    answer = _say("410.html", 410, notice=notice)
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer


def _say(template: str, status: int, **words: str) -> HttpResponse:
    frame = {"site_name": settings.SITE_NAME, "site_language": settings.SITE_LANGUAGE}
    return HttpResponse(render_to_string(template, {**frame, **words}), status=status)
