"""Links from one story to another."""

from typing import Self

from django.db import models
from django.db.models import Q

from .article import Article


class RelatedType(models.TextChoices):
    RELATED = "related", "Related"
    BACKGROUND = "background", "Background"
    EARLIER = "earlier", "Earlier"
    FOLLOW_UP = "follow_up", "Follow-up"
    REACTION = "reaction", "Reaction"
    SIDEBAR = "sidebar", "Sidebar"
    DOCUMENT = "document", "Document"
    CORRECTION_OF = "correction_of", "Correction of"
    NOT_HERE = "not_here", "Not shown here"


# What a link is called on its target's page, for every type that shows there.
INVERSE: dict[str, str] = {
    RelatedType.RELATED: "Related",
    RelatedType.BACKGROUND: "Follow-up",
    RelatedType.EARLIER: "Follow-up",
    RelatedType.FOLLOW_UP: "Earlier",
    RelatedType.REACTION: "In reaction to",
    RelatedType.SIDEBAR: "Main story",
    RelatedType.DOCUMENT: "Reported in",
    RelatedType.CORRECTION_OF: "Corrected in",
}


class RelatedLinkQuerySet(models.QuerySet["RelatedLink"]):
    def pending(self) -> Self:
        """Keep the links that wait for a story that is not here yet."""
        return self.filter(pending=True)


class RelatedLink(models.Model):
    """A link to a story here, to an address, or to a title whose story has not arrived.

    The target's page shows the inverse, unless the link is `one_way`. One of the type “not shown here” keeps
    its target off the story's own page, whoever proposes it.

    A pending link was given in words; when its story arrives `target` and `attached_at` are filled without
    a new version of this story, for the words of its author stay as they were.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="related_links")
    target = models.ForeignKey(
        Article, null=True, blank=True, on_delete=models.PROTECT, related_name="linked_from"
    )
    title = models.CharField(max_length=300, blank=True, help_text="The target's own headline when empty.")
    title_key = models.CharField(max_length=300, blank=True, editable=False)
    url = models.URLField("address", max_length=1000, blank=True)
    type = models.CharField(max_length=20, choices=RelatedType, default=RelatedType.RELATED)
    reason = models.CharField(max_length=200, blank=True, help_text="Why, in a line that readers see.")
    one_way = models.BooleanField("not shown on its page", default=False)
    position = models.PositiveSmallIntegerField(default=0)
    pending = models.BooleanField(default=False, editable=False)
    attached_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = RelatedLinkQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(target__isnull=False) | ~Q(title=""),
                name="related_link_leads_somewhere",
                violation_error_message="Choose a story, or give a title (with an address if there is one).",
            ),
            models.CheckConstraint(
                condition=~Q(target=models.F("article")),
                name="related_link_not_to_itself",
                violation_error_message="A story cannot be related to itself.",
            ),
            models.CheckConstraint(
                condition=Q(pending=False) | Q(target=None), name="related_link_pending_has_no_target"
            ),
            models.CheckConstraint(condition=Q(type__in=RelatedType.values), name="related_link_type_known"),
        ]
        indexes = [
            models.Index(fields=["title_key"], name="related_pending_title", condition=Q(pending=True)),
            models.Index(fields=["url"], name="related_pending_url", condition=Q(pending=True)),
        ]

    def __str__(self) -> str:
        return self.title or str(self.target)
