"""Finding what an address of the desk names, among what the one who asks may see."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from articles.admin.desk_admin import who
from articles.models import Article
from articles.publishing.rights import visible_to


def story(request: HttpRequest, pk: int, **_: Any) -> Article:
    """Find a story. Raises Http404, as for one that never was."""
    stories = Article.objects.select_related("section").only("section", "created_by", "headline")
    return get_object_or_404(visible_to(who(request), stories), pk=pk)
