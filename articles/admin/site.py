"""The desk as a site: its front page, its side bar, and the addresses that belong to no model."""

from typing import Any

from django.conf import settings
from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from articles.access.needs import PUBLIC, READING, STAFF, needs
from articles.admin import given_back
from articles.admin.carried import CARRIED
from articles.admin.choose import choose
from articles.admin.desk_admin import who
from articles.admin.log_in import LogIn
from articles.admin.my_desk import my_desk
from articles.admin.passwords import ChangePassword
from articles.admin.picture_files import picture
from articles.admin.sidebar import sidebar

# What Django's own pages need that anyone may ask for; its others are for staff.
_NEEDS = {
    "login": needs(PUBLIC),
    "logout": needs(PUBLIC, methods=("POST",)),
    "password_change": needs(STAFF),
}
# Addresses of Django's that nothing here asks for.
_UNASKED = ("autocomplete", "view_on_site")


def _is_ours(pattern: URLPattern | URLResolver) -> bool:
    return isinstance(pattern, URLResolver) or pattern.name not in _UNASKED


class DeskSite(AdminSite):
    """Django's admin site with the desk's own front page."""

    index_title = "My desk"
    enable_nav_sidebar = False
    empty_value_display = ""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.pages: list[URLPattern] = []  # of other files, registered as models are

    def get_urls(self) -> list[URLPattern | URLResolver]:
        own: list[URLPattern | URLResolver] = [
            path("choose/<str:kind>/", self.admin_view(choose), name="choose"),
            path("pictures/<str:token>/<str:name>", self.admin_view(picture, cacheable=True), name="picture"),
        ]
        kept = [self._guarded(pattern) for pattern in super().get_urls() if _is_ours(pattern)]
        return own + self.pages + kept

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:  # noqa: FBT001, FBT002
        return given_back.gate(super().admin_view(view, cacheable))

    def _guarded(self, pattern: URLPattern | URLResolver) -> URLPattern | URLResolver:
        # The pages of models say themselves what they need.
        if isinstance(pattern, URLPattern):
            need = _NEEDS.get(pattern.name or "", needs(STAFF, methods=("GET",)))
            pattern.callback = need(pattern.callback)
        return pattern

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        context = super().each_context(request)
        named = {"site_header": settings.SITE_NAME, "site_title": settings.SITE_NAME}
        return context | named | {"sidebar": sidebar(request) if context["has_permission"] else []}

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        # The side bar is ours, so Django's list of apps is made only where it is shown.
        return super().get_app_list(request, app_label) if app_label else []

    @method_decorator(never_cache)
    def login(self, request: HttpRequest, extra_context: Any = None) -> Any:
        if request.method in READING and self.has_permission(request):
            return HttpResponseRedirect(reverse("admin:index"))
        named = {"username": request.user.get_username(), "app_path": request.get_full_path()}
        named[CARRIED] = request.POST.get(CARRIED, "")
        return LogIn.as_view(extra_context={**self.each_context(request), **named})(request)

    @method_decorator(never_cache)
    def password_change(self, request: HttpRequest, extra_context: Any = None) -> Any:
        return ChangePassword.as_view(extra_context=self.each_context(request))(request)

    def app_index(self, request: HttpRequest, app_label: str, extra_context: Any = None) -> Any:
        return HttpResponseRedirect(reverse("admin:index"))

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        waiting = my_desk(who(request), at=timezone.now())
        return super().index(request, {"desk": waiting, **(extra_context or {})})


desk = DeskSite(name="admin")


def page(
    request: HttpRequest, template: str, title: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """Answer with a page of the desk that is no model's list or form."""
    context = {**desk.each_context(request), "title": title, **context}
    return TemplateResponse(request, template, context, status=status)
