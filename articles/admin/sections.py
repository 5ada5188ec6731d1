"""The tree of sections: listed as it stands, put in order one step at a time."""

from typing import Any, ClassVar

from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.access.needs import needs
from articles.admin.desk_admin import VIA, DeskChangeList, numbered, who
from articles.admin.section_tree import SectionChoice, in_tree_order
from articles.admin.thing_admin import ThingAdmin
from articles.admin.typed import ModelFormOf
from articles.models import RESERVED, Section
from articles.models.section import LONGEST_PATH
from articles.publishing.known import leads_elsewhere, save_section, section_slug
from articles.publishing.rights import reach

CHANGE_SECTION = "articles.change_section"
_NOWHERE = object()  # what a new section lies in so far, which is not the top


class SectionForm(ModelFormOf):
    """A section; its address follows from its slug and what it lies in."""

    by: ClassVar[User | None] = None  # whose rights say where the section may lie

    parent = SectionChoice(required=False, empty_label="None: it stands at the top", label="Lies in")

    class Meta:
        model = Section
        fields = ("name", "parent", "slug", "order", "description", "four_eyes")
        labels: ClassVar[dict[str, str]] = {"four_eyes": "A second person publishes"}
        help_texts: ClassVar[dict[str, str]] = {
            "slug": "Its part of the address; made from the name when empty. A change leaves a redirect."
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.was_in = self.instance.parent if self.instance.pk else _NOWHERE
        if "slug" in self.fields:  # not where the page is only read
            self.fields["slug"].required = False

    def clean_parent(self) -> Section | None:
        parent: Section | None = self.cleaned_data["parent"]
        path = self.instance.path
        if self.by and parent != self.was_in and not reach(self.by, CHANGE_SECTION).holds(parent):
            self.add_error("parent", "Your role does not reach there; choose a section of yours.")
        if parent and path and (parent.path == path or parent.path.startswith(f"{path}/")):
            self.add_error("parent", "A section cannot lie in itself or in what lies in it.")
        return parent

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("name") and not self.errors:
            parent: Section | None = cleaned["parent"]
            cleaned["slug"] = cleaned["slug"] or section_slug(cleaned["name"], root=parent is None)
            self._check_address(f"{parent.path}/{cleaned['slug']}" if parent else cleaned["slug"])
        return cleaned

    def _check_address(self, address: str) -> None:
        if address in RESERVED:
            self.add_error("slug", f"/{address}/ begins other addresses; choose another slug.")
        if Section.objects.filter(path=address).exclude(pk=self.instance.pk).exists():
            self.add_error("slug", f"/{address}/ is another section's address; choose another slug.")
        elif leads_elsewhere(f"/{address}/", but_to=f"/{self.instance.path}/"):
            self.add_error(
                "slug", f"/{address}/ was another section's address and leads there; choose another."
            )
        beneath = Section.objects.under(self.instance) if self.instance.pk else Section.objects.none()
        longest = max((len(section.path) for section in beneath), default=0) - len(self.instance.path)
        if len(address) + max(longest, 0) > LONGEST_PATH:
            self.add_error(
                "slug", f"The address would be longer than {LONGEST_PATH} letters; shorten the slug."
            )


class SectionTree(DeskChangeList):
    """The whole tree on one page, read down."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        self.result_list = in_tree_order(self.result_list)
        neighbours: dict[int | None, list[Section]] = {}
        for section in self.result_list:
            neighbours.setdefault(section.parent_id, []).append(section)
        for each in neighbours.values():
            each[0].is_first = each[-1].is_last = True  # type: ignore[attr-defined]


class SectionAdmin(ThingAdmin):
    one, many = "section", "sections"
    form = SectionForm
    list_display = ("in_tree", "address", "description", "moves")
    list_display_links = ("in_tree",)
    list_per_page = 1000
    ordering = ("depth", "order", "name", "pk")
    change_list_template = "admin/articles/section/change_list.html"
    lead = "The parts of the paper, in the order of its section bar."

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:  # noqa: FBT001, FBT002
        form: Any = super().get_form(request, obj, change, **kwargs)
        form.by = who(request)
        return form

    def get_urls(self) -> list[URLPattern]:
        view = needs(CHANGE_SECTION, methods=("POST",))(self.admin_site.admin_view(self.move))
        return [path("move/", view, name="articles_section_move"), *super().get_urls()]

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return SectionTree

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        return super().changelist_view(request, {"may_move": self.has_change_permission(request)})

    def get_list_display(self, request: HttpRequest) -> Any:
        return self.list_display if self.has_change_permission(request) else self.list_display[:-1]

    @admin.display(description="Section")
    def in_tree(self, section: Section) -> SafeString:
        return format_html('<span class="tree tree--{}">{}</span>', min(section.depth, 6), section.name)

    @admin.display(description="Address")
    def address(self, section: Section) -> SafeString:
        return format_html('<code class="quiet">/{}/</code>', section.path)

    @admin.display(description="Order")
    def moves(self, section: Section) -> SafeString:
        button = (
            '<button form="move" class="step" name="{}" value="{}" aria-label="Move {} {}"{}>'
            '<span aria-hidden="true">{}</span></button>'
        )
        ends = {"up": hasattr(section, "is_first"), "down": hasattr(section, "is_last")}
        up, down = (
            format_html(button, way, section.pk, section.name, way, " disabled" if at_end else "", arrow)
            for (way, at_end), arrow in zip(ends.items(), "↑↓", strict=True)
        )
        return up + down

    def save_model(self, request: HttpRequest, obj: Section, form: Any, change: bool) -> None:  # noqa: FBT001
        save_section(obj, by=who(request), via=VIA, at=timezone.now())

    def move(self, request: HttpRequest) -> HttpResponse:
        """Move one section a step up or down among its neighbours."""
        step = 1 if "down" in request.POST else -1
        key = numbered(request.POST.get("down" if step > 0 else "up", ""))
        with transaction.atomic():
            moved = self._move(request, key, step)
        messages.success(request, f"{moved.name} moved {'down' if step > 0 else 'up'}.")
        return HttpResponseRedirect(reverse("admin:articles_section_changelist"))

    def _move(self, request: HttpRequest, key: int, step: int) -> Section:
        section = get_object_or_404(Section.objects.select_related("parent"), pk=key)
        if not reach(request.user, CHANGE_SECTION).holds(section.parent):
            raise PermissionDenied("Your role does not set the order of sections here.")
        neighbours = list(Section.objects.select_for_update().filter(parent=section.parent_id).in_order())
        place = neighbours.index(section)
        other = min(max(place + step, 0), len(neighbours) - 1)
        neighbours[place], neighbours[other] = neighbours[other], neighbours[place]
        at = timezone.now()
        for order, neighbour in enumerate(neighbours):
            if neighbour.order != order:
                neighbour.order = order
                save_section(neighbour, by=who(request), via=VIA, at=at)
        return section
