"""The stories of the desk: their list, their form, and what its buttons do."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone

from articles.access.needs import READING
from articles.admin import (
    actions,
    carried,
    compare,
    correct_now,
    history,
    killed,
    preview,
    related,
    share,
    suggest,
    takedown_pages,
)
from articles.admin.article_form import MAY_NOT_LIE_THERE, ArticleForm
from articles.admin.bulk import ActsOnMany
from articles.admin.clashes import Undecided, bring_in, choices_in
from articles.admin.dateline_field import save_dateline, wish_of
from articles.admin.desk_admin import VIA, found, who
from articles.admin.desk_notes import desk_notes, has_notes
from articles.admin.filters import (
    KindFilter,
    MineFilter,
    PersonFilter,
    PlaceFilter,
    SectionFilter,
    StateFilter,
)
from articles.admin.inlines import Bylines, Mentions, Pictures, RelatedLinks
from articles.admin.lists import StoryColumns, for_a_list
from articles.admin.presence import open_by
from articles.admin.refusing import CANNOT_NOW, MAY_NOT
from articles.admin.story_page import around
from articles.admin.topics import save_topics
from articles.admin.unsaved import KeepsUnsaved, with_unsaved
from articles.models import Article, State
from articles.publishing.four_eyes import wants_second_person
from articles.publishing.planning import leave_note
from articles.publishing.saving import claim, keep
from articles.search.everybody import EVERYBODY
from articles.search.find import articles_matching

# The fields that the form keeps under "Everything else".
FOLDED = ("slugline", "slug", "published", "urgency", "language", "source", "copyright_notice", "editor_note")
SAVED = "Saved. Readers do not see it until it is published."
UNCHANGED = "Nothing was changed, so there is no new version."


class ArticleAdmin(StoryColumns, ActsOnMany, KeepsUnsaved):
    """Stories; a save whose form was read before another's is merged with it."""

    one, many = "story", "stories"
    form = ArticleForm
    inlines: ClassVar[list[Any]] = [Bylines, Mentions, RelatedLinks, Pictures]
    list_display = ("story", "shown_state", "shown_section", "shown_dateline", "people", "changed")
    list_filter = (StateFilter, SectionFilter, PlaceFilter, PersonFilter, KindFilter, MineFilter)
    ordering = ("-changed_at", "-pk")
    search_fields = ("headline",)  # the box is shown; get_search_results decides where it looks
    search_help_text = "Any words of the headline, the standfirst or the text"
    change_form_template = "admin/articles/article/change_form.html"

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        own = [
            path("<int:pk>/preview/", view(preview.preview), name="articles_article_preview"),
            path("<int:pk>/share/", view(share.share), name="articles_article_share"),
            path("<int:pk>/compare/", view(compare.compare), name="articles_article_compare"),
            path("<int:pk>/restore/", view(compare.restore), name="articles_article_restore"),
            path("<int:pk>/correct-now/", view(correct_now.correct_now), name="articles_article_correct_now"),
            path("<int:pk>/killed/", view(killed.proof), name="articles_article_killed"),
            path("<int:pk>/suggest/", view(suggest.suggest), name="articles_article_suggest"),
            path("suggest/", view(suggest.suggest_new), name="articles_article_suggest_new"),
            path("<int:pk>/related/", view(related.related), name="articles_article_related"),
            *takedown_pages.addresses(view),
        ]
        return own + super().get_urls()

    def _guarded(self, pattern: URLPattern) -> URLPattern:
        guarded = super()._guarded(pattern)
        if guarded.name in carried.FORMS:
            guarded.callback = carried.gate(guarded.callback, self.admin_site)
        return guarded

    # The list

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        at = timezone.now()
        stories: QuerySet[Article] = super().get_queryset(request).annotate(open_by=open_by(at))
        return for_a_list(stories, at=at)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        return articles_matching(search_term, among=queryset), False  # type: ignore[arg-type]

    # The form

    def read_with(self, request: HttpRequest) -> QuerySet[Article]:
        stories = Article.objects.select_related("changed_by", "assigned_to", "section", "dateline")
        stories = stories.annotate(wants_second=wants_second_person(), has_notes=has_notes())
        if request.method in READING:
            stories = stories.annotate(**EVERYBODY.question())
        return with_unsaved(stories, who(request), at=timezone.now())

    def get_object(self, request: HttpRequest, object_id: str, from_field: Any = None) -> Article | None:
        if request.method in READING:
            return super().get_object(request, object_id, from_field)  # type: ignore[no-any-return]
        return self.held(request, object_id)  # type: ignore[no-any-return]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        if request.method in READING and not self._may_be_written(request, found(request)):
            return HttpResponseRedirect(reverse("admin:articles_article_history", args=[object_id]))
        try:
            return super().change_view(request, object_id, form_url, extra_context)
        except Undecided as undecided:
            # Nothing of the first try is left in the database; the second asks.
            request.undecided = undecided  # type: ignore[attr-defined]
            return super().change_view(request, object_id, form_url, extra_context)

    def _may_be_written(self, request: HttpRequest, article: Article) -> bool:
        return article.state != State.KILLED and self.has_change_permission(request, article)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:  # noqa: FBT001, FBT002
        form: Any = super().get_form(request, obj, change, **kwargs)
        form.by = who(request)
        form.undecided = getattr(request, "undecided", None)
        return form

    def get_fieldsets(self, request: HttpRequest, obj: Article | None = None) -> Any:
        return [(None, {"fields": list(ArticleForm.base_fields)})]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> Any:
        form, article = context["adminform"].form, context["original"]
        form.tell_of_others()
        context |= around(request, article)
        context["lists"] = {each.formset.prefix: each for each in context["inline_admin_formsets"]}
        context |= suggest.panel(request, article, form.kept, context["lists"])
        context["line"] = form.line
        context["unsaved"] = self.unsaved(request, article)
        context["desk_notes"] = desk_notes(article) if getattr(article, "has_notes", False) else []
        context["folded_errors"] = any(form.errors.get(name) for name in FOLDED)
        response = super().render_change_form(request, context, *args, **kwargs)
        dead = article is not None and article.state == State.KILLED
        if form.refusal or dead:
            response.status_code = CANNOT_NOW
        elif form.has_error("section", MAY_NOT_LIE_THERE):
            response.status_code = MAY_NOT
        return response

    # Saving

    def save_model(self, request: HttpRequest, obj: Article, form: ArticleForm, change: bool) -> None:  # noqa: FBT001
        at = form.saved_at = timezone.now()
        if change:
            claim(obj, version=form.newest)
            obj.save(update_fields=ArticleForm.Meta.fields)
            return
        obj.created_by = obj.changed_by = who(request)
        obj.created_at = obj.changed_at = at
        obj.save()

    def save_related(self, request: HttpRequest, form: ArticleForm, formsets: Any, change: bool) -> None:  # noqa: FBT001
        article, by, at = form.instance, who(request), form.saved_at or timezone.now()
        save_topics(article, form.cleaned_data["topics"], by=by, via=VIA, at=at)
        save_dateline(article, wish_of(form.cleaned_data), by=by, via=VIA, at=at)
        for formset in formsets:
            formset.save()
        suggest.take_ticked(article, request.POST)
        request.merged = bring_in(article, form.base, choices_in(request.POST))  # type: ignore[attr-defined]
        kept = keep(article, by=by, via=VIA, at=at)
        is_as_before = change and kept.number == form.newest and not form.cleaned_data["desk_note"]
        request.saved = UNCHANGED if is_as_before else SAVED  # type: ignore[attr-defined]
        if form.cleaned_data["desk_note"]:
            leave_note(article, form.cleaned_data["desk_note"], by=by, via=VIA, at=at)
        self.close_unsaved(request, at=at)

    def response_add(self, request: HttpRequest, obj: Article, post_url_continue: Any = None) -> HttpResponse:
        return self.response_change(request, obj)

    def response_change(self, request: HttpRequest, obj: Article) -> HttpResponse:
        merged, saved = request.merged, request.saved  # type: ignore[attr-defined]
        told = {"merged": merged, "saved": saved}
        return actions.answer(request, obj, at=timezone.now(), again=self.shown_again, **told)

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        return history.history(request, object_id)
