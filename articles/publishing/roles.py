"""Roles as data: who may do what, for the whole paper or, by a post, in one part of it."""

from django.contrib.auth.models import Group, Permission
from django.db.models import Q

REPORTER = "Reporter"
SECTION_EDITOR = "Section editor"
COPY_EDITOR = "Copy editor"
PRODUCER = "Producer"
EDITOR_IN_CHIEF = "Editor-in-chief"
IMPORTER = "Importer"
AUDITOR = "Auditor"
EVERY_ROLE = (REPORTER, SECTION_EDITOR, COPY_EDITOR, PRODUCER, EDITOR_IN_CHIEF, IMPORTER, AUDITOR)

_APPS = ("articles", "taggit", "auth")
_STORY = ("article", "byline", "mention", "relatedlink", "articlepicture", "dateline", "datelineplace")
_ROWS = ("byline", "mention", "relatedlink", "articlepicture")  # of a story; those may go again
_OF_A_PERSON = ("personlink", "personrole", "personidentifier")
_KNOWN = ("person", *_OF_A_PERSON, "organisation", "place", "tag")
_CHAINS = ("storyline", "storylineentry")
_RECORDS = ("revision", "edition", "auditentry")
_ROWS_THAT_GO = (*_ROWS, *_OF_A_PERSON, "post", "storylineentry")


def _each(models: tuple[str, ...], *verbs: str) -> frozenset[str]:
    return frozenset(f"{verb}_{model}" for model in models for verb in verbs)


_READ = _each((*_STORY, *_KNOWN, *_RECORDS, "section", "image", "plannedstory", "desknote", *_CHAINS), "view")
_CHANGE = _READ | _each(_STORY, "change") | _each(_ROWS, "add", "delete")
_PICTURES = _each(("image",), "add", "change")
_PLAN = _each(("plannedstory",), "add", "change")
_WRITE = _CHANGE | _PICTURES | _PLAN | _each(_STORY, "add") | _each(_KNOWN, "add")
_NAMES = _each(_KNOWN, "change") | _each(_OF_A_PERSON, "delete") | {"merge_person"}
# A storyline is before readers as soon as it is saved, so it is kept by who may publish.
_CHAIN = _each(_CHAINS, "add", "change") | {"delete_storylineentry"}
_RUN = {"publish_article", "withdraw_article", "spike_article", "assign_article", "share_article"}

# role: the codenames of its permissions
ROLES: dict[str, frozenset[str]] = {
    REPORTER: _WRITE,
    COPY_EDITOR: _WRITE | _NAMES | {"review_article"},
    SECTION_EDITOR: _WRITE | _NAMES | _CHAIN | _RUN | {"review_article", "override_article"},
    PRODUCER: _CHANGE | _PICTURES | _CHAIN | {"publish_article", "share_article"},
    IMPORTER: _WRITE | {"import_article"},
}


def make_roles() -> None:
    """Make the groups and give them their permissions; repeating it restores what was changed.

    The editor-in-chief may do everything that can be done at all, the auditor see everything.
    """
    for name, codenames in ROLES.items():
        _set(name, Q(codename__in=codenames))
    gone = Q(codename__startswith="delete_")
    _set(EDITOR_IN_CHIEF, ~gone | Q(codename__in=_each(_ROWS_THAT_GO, "delete")))
    _set(AUDITOR, Q(codename__startswith="view_"))


def _set(name: str, which: Q) -> None:
    group, _ = Group.objects.get_or_create(name=name)
    group.permissions.set(Permission.objects.filter(which, content_type__app_label__in=_APPS))
