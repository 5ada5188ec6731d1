"""The posts of a member of staff, on the page of their account."""

from typing import Any

from django import forms
from django.contrib.auth.models import Group, User
from django.db.models import QuerySet
from django.http import HttpRequest

from articles.admin.section_tree import SectionChoice
from articles.admin.typed import InlineOf, ModelFormOf
from articles.models import Post


class PostForm(ModelFormOf):
    """A role and the section it is held in."""

    group = forms.ModelChoiceField(Group.objects.order_by("name"), label="Role", empty_label="Choose a role")
    section = SectionChoice()

    class Meta:
        model = Post
        fields = ("group", "section")


class Posts(InlineOf):
    """Whoever may change an account may give and take its posts."""

    model = Post
    form = PostForm
    template = "admin/desk/posts.html"
    extra = 2

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset(request)
        return rows.select_related("group", "section").order_by("group__name", "section__path", "pk")

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("auth.view_user")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("auth.change_user")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("auth.change_user")

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("auth.change_user")


def posts_of(user: User) -> list[str]:
    """Put someone's posts into words, for the audit log."""
    posts = Post.objects.filter(user=user).select_related("group", "section")
    return sorted(f"{post.group} in {post.section.path}" for post in posts)
