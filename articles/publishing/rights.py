"""Who may do what, and where: a group counts for the whole paper, a post for one section and all beneath it.

`user.has_perm("articles.publish_article", article)` asks about one story, without an object it asks about
anywhere. A story that lies in no section yet belongs to who began it and to those of the whole paper.
"""

from dataclasses import dataclass
from typing import Any, TypeVar

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import AnonymousUser, User
from django.db.models import CharField, Model, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat

from articles.models import Article, AuditEntry, Edition, PlannedStory, Post, Section, Storyline

Rows = TypeVar("Rows", bound=Model)
Someone = User | AnonymousUser

SEE, ADD, CHANGE = "articles.view_article", "articles.add_article", "articles.change_article"
PUBLISH, HOLD = "articles.publish_article", "articles.hold_article"
OVERRIDE = "articles.override_article"
# What who began a story may do with it while it lies nowhere.
_OF_THE_BEGINNER = {SEE, CHANGE, "articles.view_revision", "articles.view_auditentry"}
# What lies in a part of the paper and is still everybody's to see.
_ANYWHERE = {"articles.view_section"}
# Accounts and roles are the whole paper's, whatever a post's role may do with them.
_NOT_BY_POST = ("auth",)
# The word before the colon of an audit entry's thing, and who may see such things; the rest is for those who
# may see accounts.
_THINGS = {
    "image": "articles.view_image",
    "organisation": "articles.view_organisation",
    "person": "articles.view_person",
    "place": "articles.view_place",
    "section": "articles.view_section",
    "tag": "taggit.view_tag",
}


@dataclass(frozen=True)
class Reach:
    """Where someone may do something."""

    everywhere: bool
    paths: frozenset[str] = frozenset()  # the sections that posts name
    begun_by: int | None = None  # whose stories count that lie in no section

    def holds(self, section: Section | None) -> bool:
        """Tell whether a section lies within."""
        return self.everywhere or (section is not None and any(_lies_in(section, top) for top in self.paths))

    def sections(self) -> QuerySet[Section]:
        """Return the sections that lie within."""
        if self.everywhere:
            return Section.objects.all()
        within = Q(pk__in=[])
        for path in self.paths:
            within |= Q(path=path) | Q(path__startswith=f"{path}/")
        return Section.objects.filter(within)


class SectionRights(ModelBackend):
    """Django's own log-in and permissions, with posts beside the groups."""

    def has_perm(self, user_obj: Any, perm: str, obj: Model | None = None) -> bool:
        """Answer for one thing, or for anywhere; one query for the groups and one for the posts, once."""
        if not user_obj.is_active or user_obj.is_anonymous:
            return False
        return perm in super().get_all_permissions(user_obj) or _by_post(user_obj, perm, obj)

    def get_all_permissions(self, user_obj: Any, obj: Model | None = None) -> set[str]:
        """Return what someone may do anywhere."""
        if not user_obj.is_active or user_obj.is_anonymous:
            return set()
        whole: set[str] = super().get_all_permissions(user_obj)
        return whole.union(*_posts(user_obj).values()) if obj is None else whole


def reach(user: Someone, permission: str) -> Reach:
    """Say where someone may do something."""
    if not user.is_active or not isinstance(user, User):
        return Reach(everywhere=False)
    if user.is_superuser or permission in ModelBackend().get_all_permissions(user):
        return Reach(everywhere=True)
    paths = frozenset(path for path, given in _posts(user).items() if permission in given)
    begun_by = user.pk if paths and permission in _OF_THE_BEGINNER else None
    return Reach(everywhere=False, paths=paths, begun_by=begun_by)


def visible_to(user: Someone, rows: QuerySet[Rows]) -> QuerySet[Rows]:
    """Keep the stories someone may see, and of what belongs to a story that of such stories.

    Storylines lie in sections as stories do. An audit entry of no story is seen by who may see the thing it
    is about. People, places, topics, pictures and sections lie in no part of the paper; all of them are kept.
    """
    fields = {field.name for field in rows.model._meta.fields}
    own = {"section", "created_by"} <= fields
    if not own and "article" not in fields:
        return rows
    where = reach(user, SEE)
    if rows.model is AuditEntry:
        of_stories = Q(article__isnull=False) & stories_within(where, "article__")
        return rows.filter(of_stories | _things(user))
    return rows.filter(stories_within(where, "" if own else "article__"))


def why_not_to_move(article: Article, *, to: Section | None, by: User) -> str:
    """Say in a sentence why someone may not move a story into another section; empty when they may.

    Who moves a story needs their right in both sections. One that readers have had is moved by who may
    publish it where it lies, or its readers would soon see what others decide.
    """
    if article.section and not reach(by, CHANGE).holds(to):
        return f"You may not move stories to {to}." if to else "Leave the story in a section."
    given = Edition.objects.filter(article=article).exists()
    if given and not by.has_perm(PUBLISH, article):
        return "Readers have had this story, so only who may publish it can move it to another section."
    return ""


def stories_within(where: Reach, to: str = "") -> Q:
    """Say as a condition what lies within; `to` leads from the rows to their stories."""
    if where.everywhere:
        return Q()
    begun = Q(**{f"{to}section": None, f"{to}created_by": where.begun_by})
    within = Q(**{f"{to}section__in": where.sections()})
    return within | begun if where.begun_by else within


def _things(user: Someone) -> Q:
    if user.has_perm("auth.view_user"):
        return Q(article=None)
    seen = Q(pk__in=[])
    for word, permission in _THINGS.items():
        if user.has_perm(permission):
            seen |= Q(article=None, thing__startswith=f"{word}:")
    for model in (PlannedStory, Storyline):
        seen |= Q(article=None, thing__in=_named(visible_to(user, model._default_manager.all())))
    return seen


def _named(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Name rows that lie in sections as audit entries do."""
    start = Value(f"{rows.model._meta.model_name}:")
    return rows.values_list(Concat(start, Cast("pk", CharField())), flat=True)


def _posts(user: Any) -> dict[str, set[str]]:
    """Return what each section's path gives someone; one query, remembered with the user."""
    known: dict[str, set[str]] | None = getattr(user, "_rights_of_posts", None)
    if known is None:
        known = {}
        given = "group__permissions__"
        asked = ("section__path", f"{given}content_type__app_label", f"{given}codename")
        for path, app, codename in Post.objects.filter(user=user).values_list(*asked):
            if app not in _NOT_BY_POST:
                known.setdefault(path, set()).add(f"{app}.{codename}")
        user._rights_of_posts = known
    return known


def _by_post(user: Any, permission: str, obj: Model | None) -> bool:
    paths = [path for path, given in _posts(user).items() if permission in given]
    thing = _lying(obj)
    lies = isinstance(thing, Section) or hasattr(thing, "section_id")
    if not paths or permission in _ANYWHERE or not lies:
        return bool(paths)  # people, places, topics and pictures lie in no part of the paper
    section = thing if isinstance(thing, Section) else thing.section
    if section is None:
        return permission in _OF_THE_BEGINNER and thing.created_by_id == user.pk
    return any(_lies_in(section, path) for path in paths)


def _lying(obj: Model | None) -> Any:
    # A revision, an edition, a byline lies where its story does; a planned story may have none yet.
    return getattr(obj, "article", None) or obj


def _lies_in(section: Section, path: str) -> bool:
    return section.path == path or section.path.startswith(f"{path}/")
