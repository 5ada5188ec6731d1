"""Posts: a role held in one part of the paper."""

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import models

from .section import Section


class Post(models.Model):
    """A member of staff has a role in a section and in all beneath it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="posts")
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="posts", verbose_name="role")
    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="posts")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "group", "section"],
                name="post_held_once",
                violation_error_message="They have this role in this section already.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.group} in {self.section}"
