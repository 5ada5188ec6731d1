"""The news list: what is planned, for whom, for when; a planned story is begun with one button."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.access.needs import needs
from articles.admin import plan_away
from articles.admin.desk_admin import VIA, found, who
from articles.admin.filters import SectionFilter
from articles.admin.moments import moment, name_of
from articles.admin.plan_form import PlanForm
from articles.admin.refusing import CANNOT_NOW, REFUSALS, sentence, status_of
from articles.admin.thing_admin import ThingAdmin
from articles.models import PlannedStory, State
from articles.publishing.planning import begin, save_plan


class OpenFilter(admin.SimpleListFilter):
    title, parameter_name = "stage", "stage"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("all", "All"), ("mine", "Mine")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "all":
            return queryset
        still: QuerySet[Any] = queryset.open()  # type: ignore[attr-defined]
        return still.filter(who=who(request)) if self.value() == "mine" else still


class NewsListAdmin(ThingAdmin):
    """Planned stories of the sections one sees, soonest first; those begun or called off are folded away."""

    one, many = "planned story", "news list"
    lead = "What is coming: who writes it, when it is due, how long, from where."
    form = PlanForm
    has_own_version = True
    fields = PlanForm.Meta.fields
    change_form_template = "admin/articles/plannedstory/change_form.html"
    list_display = ("due", "what", "shown_who", "shown_section", "shown_length", "place", "story")
    list_display_links = ("what",)
    list_filter = (OpenFilter, SectionFilter)
    search_fields = ("what",)
    search_help_text = "Any words of the story in a line"
    list_select_related = ("who", "section", "article")

    def get_urls(self) -> list[URLPattern]:
        need = needs("articles.view_plannedstory", "articles.add_article", of=self.found, methods=("POST",))
        begun = need(self.begin_view)
        name = "articles_plannedstory_begin"
        return [path("<str:pk>/begin/", self.admin_site.admin_view(begun), name=name), *super().get_urls()]

    def _guarded(self, pattern: URLPattern) -> URLPattern:
        guarded = super()._guarded(pattern)
        if guarded.name == plan_away.FORM:
            guarded.callback = plan_away.gate(guarded.callback, self.admin_site)
        return guarded

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).soonest_first()  # type: ignore[attr-defined,no-any-return]

    def get_ordering(self, request: HttpRequest) -> tuple[str, ...]:
        return ()

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:  # noqa: FBT001, FBT002
        made = super().get_form(request, obj, change=change, **kwargs)
        return type(made.__name__, (made,), {"by": who(request)})

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> Any:
        response = super().render_change_form(request, context, *args, **kwargs)
        response.status_code = CANNOT_NOW if context["adminform"].form.refusal else response.status_code
        return response

    def save_model(self, request: HttpRequest, obj: PlannedStory, form: PlanForm, change: bool) -> None:  # noqa: FBT001
        save_plan(obj, by=who(request), via=VIA, at=timezone.now())
        if form.merged:
            messages.info(request, form.merged)

    def begin_view(self, request: HttpRequest, pk: str) -> HttpResponse:
        """Make the planned story a draft and open it."""
        plan: Any = found(request)
        try:
            article = begin(plan, by=who(request), via=VIA, at=timezone.now())
        except REFUSALS as refusal:
            messages.error(request, sentence(refusal))
            return self.shown_again(request, plan, status_of(refusal))
        messages.success(request, "Begun. It has left the news list and is a draft now.")
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))

    # The columns

    @admin.display(description="Due", empty_value="")
    def due(self, plan: PlannedStory) -> SafeString | str:
        if not plan.due_at:
            return ""
        late = plan.due_at < timezone.now() and not plan.article_id
        told = moment(plan.due_at)
        return format_html('{} <span class="chip chip--lacks">△ Late</span>', told) if late else told

    @admin.display(description="Who", empty_value="Nobody yet")
    def shown_who(self, plan: PlannedStory) -> str | None:
        return name_of(plan.who) or None

    @admin.display(description="Section")
    def shown_section(self, plan: PlannedStory) -> str:
        return plan.section.name

    @admin.display(description="Words", empty_value="")
    def shown_length(self, plan: PlannedStory) -> int | None:
        return plan.length

    @admin.display(description="Story", empty_value="")
    def story(self, plan: PlannedStory) -> SafeString | str:
        if plan.article is None:
            return "Called off" if plan.dropped else ""
        url = reverse("admin:articles_article_change", args=[plan.article_id])
        return format_html('<a href="{}">{}</a>', url, State(plan.article.state).label)
