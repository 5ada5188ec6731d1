"""Every saved state of a working copy, for ever."""

from collections.abc import Iterable
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.functional import cached_property

from .article import Article
from .passage import Passage

TEXT = "body_html"


class RevisionQuerySet(models.QuerySet["Revision"]):
    def latest_first(self) -> Self:
        return self.order_by("-number", "-pk")


class Revision(models.Model):
    """One saved state; the database refuses to alter or delete it. `number` is the article's version then."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    saved_at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    via = models.CharField(max_length=20)
    packed = models.JSONField(help_text="The content; in place of its text the numbers of its passages.")
    fingerprint = models.CharField(max_length=64)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "number"], name="revision_number_once")]

    def __str__(self) -> str:
        return f"Revision {self.number} of article {self.article_id}"

    @cached_property
    def content(self) -> dict[str, Any]:
        """The whole content; one query, or none after `read_contents`."""
        return self._unpacked(_texts(self._passages))

    @property
    def _passages(self) -> list[int]:
        # The first revisions of all kept their text themselves.
        body: str | list[int] = self.packed.get(TEXT, "")
        return [] if isinstance(body, str) else body

    def _unpacked(self, texts: dict[int, str]) -> dict[str, Any]:
        content: dict[str, Any] = dict(self.packed)
        if not isinstance(content.get(TEXT, ""), str):
            content[TEXT] = "".join(texts[passage] for passage in self._passages)
        return content


def read_contents(revisions: Iterable[Revision]) -> None:
    """Read the contents of many revisions at once; one query."""
    unread = [revision for revision in revisions if "content" not in revision.__dict__]
    texts = _texts({passage for revision in unread for passage in revision._passages})
    for revision in unread:
        revision.content = revision._unpacked(texts)


def _texts(passages: Iterable[int]) -> dict[int, str]:
    wanted = Passage.objects.filter(pk__in=passages)
    return dict(wanted.values_list("pk", "text"))
