"""The working copy: what the desk writes and no reader sees."""

from typing import Self

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q
from taggit.managers import TaggableManager


class Kind(models.TextChoices):
    STORY = "story", "Story"
    BRIEF = "brief", "Brief"
    OPINION = "opinion", "Opinion"
    PICTURE_STORY = "picture_story", "Picture story"


class State(models.TextChoices):
    """Where the desk has a story; which moves lead from one to another, `publishing/workflow.py` says.

    A published story is with readers or will be: whether it is scheduled, live or expired at a moment its
    editions say.
    """

    DRAFT = "draft", "Draft"
    IN_REVIEW = "in_review", "In review"
    READY = "ready", "Ready"
    HELD = "held", "On hold"
    SPIKED = "spiked", "Spiked"
    PUBLISHED = "published", "Published"
    RETRACTED = "retracted", "Retracted"
    WITHDRAWN = "withdrawn", "Withdrawn"
    VANISHED = "vanished", "Vanished"
    KILLED = "killed", "Killed"


class ArticleQuerySet(models.QuerySet["Article"]):
    def latest_work_first(self) -> Self:
        return self.order_by("-changed_at", "-pk")


class Article(models.Model):
    """A story as the desk has it now; `version` counts its saves and guards each of them."""

    kind = models.CharField(max_length=20, choices=Kind, default=Kind.STORY)
    state = models.CharField(max_length=12, choices=State, default=State.DRAFT, editable=False)
    version = models.PositiveIntegerField(default=0, editable=False)
    slug = models.SlugField(
        max_length=80, blank=True, help_text="Last part of the address; made from the headline when empty."
    )
    language = models.CharField(max_length=12, default="en", help_text="A code such as en or pt-BR.")
    urgency = models.PositiveSmallIntegerField(default=5, help_text="1 is the most urgent, 9 the least.")
    slugline = models.CharField(max_length=80, blank=True, help_text="The desk's own word for the story.")
    kicker = models.CharField(max_length=80, blank=True)
    headline = models.CharField(max_length=300)
    headline_key = models.CharField(max_length=300, blank=True, editable=False, db_index=True)
    standfirst = models.TextField(max_length=600, blank=True)
    body_html = models.TextField("text", blank=True)
    section = models.ForeignKey(
        "articles.Section", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    source = models.CharField(max_length=160, blank=True)
    copyright_notice = models.CharField(max_length=300, blank=True)
    editor_note = models.TextField(blank=True, help_text="For the desk; never published.")
    published = models.DateTimeField(
        null=True, blank=True, help_text="The story's own date; when empty, the moment it first goes live."
    )
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
        help_text="Who has it now.",
    )
    embargo_until = models.DateTimeField(
        null=True, editable=False, help_text="No edition of the story may begin before this moment."
    )
    legal_hold = models.CharField(
        max_length=300, blank=True, editable=False, help_text="Why nothing of it may be published or erased."
    )
    created_at = models.DateTimeField(editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )
    changed_at = models.DateTimeField(editable=False)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )
    search = SearchVectorField(null=True, editable=False)
    tags = TaggableManager(blank=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(urgency__range=(1, 9)),
                name="article_urgency_1_to_9",
                violation_error_message="Urgency runs from 1, the most urgent, to 9.",
            ),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="article_kind_known"),
            models.CheckConstraint(condition=Q(state__in=State.values), name="article_state_known"),
            models.CheckConstraint(
                condition=Q(slug="") | Q(slug__regex=r"^[a-z0-9]+(-[a-z0-9]+)*$"),
                name="article_slug_is_plain",
                violation_error_message="A slug is small letters, figures and single hyphens.",
            ),
        ]
        indexes = [
            models.Index(fields=["changed_at", "id"], name="article_by_work"),
            models.Index(fields=["state", "changed_at", "id"], name="article_by_state"),
            models.Index(fields=["section", "changed_at", "id"], name="article_by_section"),
            models.Index(
                fields=["assigned_to", "changed_at", "id"],
                name="article_by_who_has_it",
                condition=Q(assigned_to__isnull=False),
            ),
            models.Index(
                fields=["embargo_until"],
                name="article_under_embargo",
                condition=Q(embargo_until__isnull=False),
            ),
            GinIndex(fields=["search"], name="article_search"),
        ]
        permissions = [
            ("review_article", "Can approve stories, send them back, put them on hold and release them"),
            ("spike_article", "Can spike stories and take them off the spike"),
            ("publish_article", "Can publish, update, correct and schedule stories"),
            ("withdraw_article", "Can withdraw and retract stories, let them vanish and bring them back"),
            ("kill_article", "Can kill stories"),
            ("embargo_article", "Can bring an embargo forward and lift it"),
            ("hold_article", "Can place stories under legal hold and lift it"),
            ("assign_article", "Can say who has a story"),
            ("share_article", "Can make links that show an unpublished story"),
            ("override_article", "Can publish where a second person is asked for"),
            ("erase_article", "Can erase stories for legal reasons, with a second person"),
            ("import_article", "Can import stories"),
        ]

    def __str__(self) -> str:
        return self.headline
