"""The side bar: by the work, not by the model."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

# group: [(name, address as in reverse(), query, permission)]
_ENTRIES: dict[str, list[tuple[str, str, str, str]]] = {
    "Desk": [
        ("My desk", "index", "", ""),
        ("Clock", "clock", "", "articles.view_article"),
        ("New story", "articles_article_add", "", "articles.add_article"),
        ("News list", "articles_plannedstory_changelist", "", "articles.view_plannedstory"),
    ],
    "Stories": [
        ("All stories", "articles_article_changelist", "", "articles.view_article"),
        ("Drafts", "articles_article_changelist", "state=draft", "articles.view_article"),
        ("In review", "articles_article_changelist", "state=in_review", "articles.view_article"),
        ("Ready", "articles_article_changelist", "state=ready", "articles.view_article"),
        ("Scheduled", "articles_article_changelist", "state=scheduled", "articles.view_article"),
        ("Live", "articles_article_changelist", "state=live", "articles.view_article"),
        ("Withdrawn", "articles_article_changelist", "state=withdrawn", "articles.view_article"),
        ("Storylines", "articles_storyline_changelist", "", "articles.view_storyline"),
    ],
    "Pictures": [
        ("All pictures", "articles_image_changelist", "", "articles.view_image"),
        ("Upload a picture", "articles_image_add", "", "articles.add_image"),
    ],
    "People and places": [
        ("People", "articles_person_changelist", "", "articles.view_person"),
        ("Places", "articles_place_changelist", "", "articles.view_place"),
        ("Topics", "taggit_tag_changelist", "", "taggit.view_tag"),
    ],
    "Settings": [
        ("Sections", "articles_section_changelist", "", "articles.view_section"),
        ("Staff", "auth_user_changelist", "", "auth.view_user"),
        ("Roles", "auth_group_changelist", "", "auth.view_group"),
        ("Audit log", "articles_auditentry_changelist", "", "articles.view_auditentry"),
    ],
}


@dataclass(frozen=True)
class Entry:
    """One line of the side bar."""

    name: str
    url: str
    here: bool


@dataclass(frozen=True)
class Group:
    """The lines of one kind of work."""

    name: str
    entries: list[Entry]


def sidebar(request: HttpRequest) -> list[Group]:
    """List what the member of staff may open, with the entry of this page marked."""
    groups = []
    for name, entries in _ENTRIES.items():
        shown = [
            _entry(request, label, address, query)
            for label, address, query, permission in entries
            if not permission or request.user.has_perm(permission)
        ]
        groups += [Group(name, shown)] if shown else []
    return groups


def _entry(request: HttpRequest, label: str, address: str, query: str) -> Entry:
    url = reverse(f"admin:{address}")
    state = request.GET.get("state", "")
    here = request.path == url and query in ("", f"state={state}") and (not state or bool(query))
    return Entry(label, f"{url}?{query}" if query else url, here)
