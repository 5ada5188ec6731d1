"""The topics of a story, new ones made as they are typed."""

from datetime import datetime

from django.contrib.auth.models import User
from taggit.models import Tag

from articles.admin.choosers import numbers
from articles.models import Article
from articles.publishing.known import free_slug, save_tag
from articles.text.slug import slugify


def save_topics(
    article: Article, chosen: tuple[list[str], list[str]], *, by: User, via: str, at: datetime
) -> None:
    """Give the article the topics of these keys and, made now, those of these names."""
    keys, names = chosen
    tags = list(Tag.objects.filter(pk__in=numbers(keys)))
    for name in names:
        tag = Tag(name=name, slug=free_slug(Tag, slugify(name) or "topic"))
        save_tag(tag, by=by, via=via, at=at)
        tags.append(tag)
    article.tags.set(tags)
