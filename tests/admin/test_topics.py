"""Topics are found or made as they are typed."""

from collections.abc import Callable

from django.contrib.auth.models import User
from django.test import Client

from articles.models import (
    Article,
    AuditEntry,
)
from tests.admin.forms import story_page
from tests.cast import rewrite

Desk = Callable[[User], Client]


class Topics:
    def test_are_found_or_made_as_they_are_typed(
        self, at_the_desk: Desk, reporter: User, draft: Article
    ) -> None:
        draft.tags.add("Ferries")
        page = story_page(at_the_desk(reporter), draft.pk)
        page["topics-text"] = "ferries, Night trains"
        page.press()
        assert sorted(draft.tags.names()) == ["Ferries", "Night trains"]
        assert AuditEntry.objects.filter(thing__startswith="tag:", verb="created").count() == 1

    def test_are_dropped_when_unticked(self, at_the_desk: Desk, reporter: User, draft: Article) -> None:
        draft.tags.add("Ferries", "Ports")
        rewrite(draft)
        page = story_page(at_the_desk(reporter), draft.pk)
        page["topics"] = [str(draft.tags.get(name="Ports").pk)]
        page.press()
        assert list(draft.tags.names()) == ["Ports"]
