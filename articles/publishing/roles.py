"""Roles as data: what reporters and editors may do."""

from django.contrib.auth.models import Group, Permission

_WORK = [
    "article",
    "byline",
    "mention",
    "relatedlink",
    "articlepicture",
    "dateline",
    "datelineplace",
    "image",
]
_KNOWN = ["person", "personlink", "place", "tag"]

REPORTER = "Reporter"
EDITOR = "Editor"


def make_roles() -> None:
    """Make the groups and give them their permissions; repeating it restores what was changed."""
    writing = _permissions(_WORK, ("view", "add", "change")) + _permissions(
        ["byline", "mention"], ("delete",)
    )
    writing += _permissions(["relatedlink", "articlepicture"], ("delete",)) + _permissions(
        _KNOWN, ("view", "add")
    )
    running = _permissions(_KNOWN, ("change",)) + _permissions(["section"], ("view", "add", "change"))
    running += _permissions(["personlink"], ("delete",))
    history = _permissions(["revision", "edition", "auditentry", "section"], ("view",))
    editing = ["publish_article", "withdraw_article"]
    _set(REPORTER, writing + history)
    _set(EDITOR, writing + history + running + editing)


def _permissions(models: list[str], verbs: tuple[str, ...]) -> list[str]:
    return [f"{verb}_{model}" for model in models for verb in verbs]


def _set(name: str, codenames: list[str]) -> None:
    group, _ = Group.objects.get_or_create(name=name)
    apps = ("articles", "taggit")
    group.permissions.set(Permission.objects.filter(codename__in=codenames, content_type__app_label__in=apps))
