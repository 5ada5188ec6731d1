"""What is sent to a planned story out of its author's reach: given back, to be planned anew."""

from functools import wraps
from typing import Any

from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse

from articles.access.needs import View
from articles.admin.desk_admin import who
from articles.admin.plan_form import PlanForm

FORM = "articles_plannedstory_change"


def gate(view: View, site: AdminSite) -> View:
    """Answer who may plan stories with what they typed, where the form they send is not theirs any more."""

    @wraps(view)
    def door(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except (Http404, PermissionDenied) as refusal:
            typed = _typed(request)
            if not typed or not who(request).has_perm("articles.add_plannedstory"):
                raise
            own = {
                "title": "Out of your reach",
                "typed": typed,
                "add": reverse("admin:articles_plannedstory_add"),
            }
            context = {**site.each_context(request), **own}
            status = 404 if isinstance(refusal, Http404) else 403
            return TemplateResponse(request, "admin/desk/plan_away.html", context, status=status)

    return door


def _typed(request: HttpRequest) -> list[tuple[str, str]]:
    names = [name for name in PlanForm.Meta.fields if name in request.POST]
    return [(name, request.POST[name]) for name in names]
