"""Four eyes: a second person publishes where a section asks for one."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from articles.models import Article, AuditEntry, Change, Section
from articles.publishing import moves
from articles.publishing.four_eyes import MERGED, NeedsSecondPerson, second_person_needed, wants_second_person
from articles.publishing.moves import Consent
from articles.publishing.saving import claim, keep
from tests.cast import rewrite, write_story
from tests.publishing.verbs import AT, go

THEN = AT.replace(year=2126)


@pytest.fixture
def careful(world: Section) -> Section:
    """Ask for a second person in the section above World."""
    Section.objects.filter(path="news").update(four_eyes=True)
    return world


class ASecondPerson:
    def test_is_needed_by_who_changed_the_story_last(self, careful: Section, editor: User) -> None:
        assert second_person_needed(write_story(section=careful, by=editor), editor)

    def test_is_whoever_else_may_publish(self, careful: Section, editor: User, reporter: User) -> None:
        story = write_story(section=careful, by=editor)
        rewrite(story, headline="Ferry late after all", by=reporter)
        assert not second_person_needed(story, editor)
        assert second_person_needed(story, reporter)

    def test_is_not_needed_where_no_section_asks(self, draft: Article, editor: User) -> None:
        rewrite(draft, headline="Ferry late after all", by=editor)
        assert not second_person_needed(draft, editor)

    def test_is_asked_for_in_a_section_and_all_beneath(self, careful: Section) -> None:
        beneath, beside = write_story("Beneath", section=careful), write_story("No section", section=None)
        stories: Any = Article.objects.annotate(wants=wants_second_person())
        assert stories.get(pk=beneath.pk).wants
        assert not stories.get(pk=beside.pk).wants
        Section.objects.filter(path="news").update(path="new", slug="new")
        assert not stories.get(pk=beneath.pk).wants

    def test_is_not_needed_by_the_system_nor_nowhere(self, careful: Section, editor: User) -> None:
        assert not second_person_needed(write_story(section=careful), None)
        assert not second_person_needed(write_story(section=None, by=editor), editor)

    def test_is_still_needed_after_a_merge(self, careful: Section, editor: User, reporter: User) -> None:
        story = write_story(section=careful, by=editor)
        claim(story, version=story.version)
        story.headline = "Merged"
        story.save()
        keep(story, by=reporter, via=MERGED, at=timezone.now())
        assert second_person_needed(story, editor)
        assert not second_person_needed(story, reporter)


class Publishing:
    @pytest.fixture
    def own(self, careful: Section, draft: Article, editor: User) -> Article:
        rewrite(draft, by=editor, headline="Ferry flies")
        return draft

    def test_is_refused_to_who_changed_the_story_last(self, own: Article, editor: User) -> None:
        with pytest.raises(NeedsSecondPerson, match="wants a second person"):
            go("publish", own, by=editor)
        with pytest.raises(NeedsSecondPerson):
            go("schedule", own, announcement=moves.announced(Change.FIRST, at=THEN), starts=THEN, by=editor)

    def test_is_for_someone_else(self, own: Article, chief: User) -> None:
        go("publish", own, by=chief)

    def test_alone_takes_a_reason_that_is_logged(self, own: Article, editor: User) -> None:
        go("publish", own, by=editor, consent=Consent(override="Alone at night."))
        entry = AuditEntry.objects.get(article=own, verb="published alone")
        assert (entry.by, entry.changes) == (editor, {"reason": ["", "Alone at night."]})

    def test_alone_takes_the_right(self, own: Article, editor: User) -> None:
        rights = editor.groups.get().permissions
        rights.remove(rights.get(codename="override_article"))
        with pytest.raises(NeedsSecondPerson):
            go("publish", own, by=User.objects.get(pk=editor.pk), consent=Consent(override="Alone."))
