"""What stands around the text of a story on its form: where it stands, what can be done, what that asks."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from articles.admin.actions import ASKED
from articles.admin.desk_admin import who
from articles.admin.desk_buttons import buttons, why_not_publish
from articles.admin.moment_input import MomentInput
from articles.admin.moments import zone
from articles.admin.publish_form import LATER, AsideForm, PublishForm
from articles.admin.standing import Standing
from articles.models import Article
from articles.publishing.four_eyes import second_person_needed


def around(request: HttpRequest, article: Article | None) -> dict[str, Any]:
    """Return the context of the bar and of the rail; what was asked and refused stands there again."""
    at = timezone.now()
    standing = Standing.of(article, at=at)
    again = _asked(request, article)
    by = who(request)
    # Only a section of four eyes is asked who changed the story last.
    wants_second = getattr(article, "wants_second", False)
    alone = second_person_needed(article, by) if article and wants_second else None
    publishing = PublishForm(initial=_publishing(standing) | _of(PublishForm, again))
    due = standing.due
    publishing.name_what_is_scheduled(
        is_newest=bool(due and article and due.revision.number == article.version)
    )
    return {
        "standing": standing,
        "buttons": buttons(article, by, standing, alone=alone),
        "why_not": why_not_publish(article, by, alone=alone),
        "alone": alone,
        "publishing": publishing,
        "aside": AsideForm(initial=_aside(article, standing) | _of(AsideForm, again)),
        "times_asked": _times_asked(again, _aside(article, standing)),
        "zone": zone(),
    }


def _publishing(standing: Standing) -> dict[str, Any]:
    first: dict[str, Any] = {"pending_number": standing.due.number if standing.due else None}
    return first | ({"when": LATER, "moment": standing.embargo} if standing.embargo else {})


def _aside(article: Article | None, standing: Standing) -> dict[str, Any]:
    to = article.assigned_to if article else None
    return {"ends": standing.ends_at, "embargo": standing.embargo, "assign_to": to}


def _times_asked(again: dict[str, str], initial: dict[str, Any]) -> bool:
    """Say whether an embargo or an end was typed that the story does not have."""
    changed = AsideForm(again, initial=initial).changed_data if again else []
    return any(f"desk-{name}" in again for name in ("embargo", "ends") if name in changed)


def _asked(request: HttpRequest, article: Article | None) -> dict[str, str]:
    if request.method == "POST":
        return request.POST.dict()
    kept = request.session.get(ASKED)
    if not kept or article is None or kept["article"] != article.pk:
        return {}
    del request.session[ASKED]
    fields: dict[str, str] = kept["fields"]
    return fields


def _of(form: type[PublishForm | AsideForm], fields: dict[str, str]) -> dict[str, Any]:
    start = f"{form.prefix}-"
    asked: dict[str, Any] = {
        key.removeprefix(start): value for key, value in fields.items() if key.startswith(start)
    }
    for name, field in form.base_fields.items():
        if name in asked and isinstance(field.widget, MomentInput):
            asked[name] = field.widget.value_from_datadict(fields, {}, start + name)
    asked.pop("pending_number", None)  # what is scheduled now is what is asked about
    if "assign_to-text" in asked:
        asked["assign_to"] = tuple(asked.get(f"assign_to{end}", "") for end in ("", "-text", "-was"))
    return asked
