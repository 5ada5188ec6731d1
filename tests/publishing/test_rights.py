"""Rights: a role for the whole paper, or for one section and all beneath it."""

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.models import Article, AuditEntry, Edition, PlannedStory, Revision, Section
from articles.publishing.known import section_at
from articles.publishing.planning import save_plan
from articles.publishing.rights import reach, visible_to
from articles.publishing.roles import REPORTER, SECTION_EDITOR
from tests.cast import give_post, member, person_named, publish_story, write_story

PUBLISH, SEE, CHANGE = "articles.publish_article", "articles.view_article", "articles.change_article"
KINDS = [Article, Revision, Edition, AuditEntry]


@pytest.fixture
def sport(db: None) -> Section:
    return section_at(["Sport"], by=None, via="test", at=timezone.now())


@pytest.fixture
def asia(world: Section) -> Section:
    return section_at(["News", "World", "Asia"], by=None, via="test", at=timezone.now())


@pytest.fixture
def wanda(world: Section) -> User:
    """Edit the world pages."""
    return give_post(member("wanda", is_staff=True), SECTION_EDITOR, world)


class ARoleForTheWholePaper:
    def test_counts_in_every_section(self, editor: User, draft: Article, sport: Section) -> None:
        assert editor.has_perm(PUBLISH, draft)
        assert editor.has_perm(PUBLISH, write_story(section=sport))

    def test_counts_for_a_story_that_lies_nowhere(self, editor: User) -> None:
        assert editor.has_perm(PUBLISH, write_story(section=None))


class APost:
    def test_counts_in_its_section_and_all_beneath(self, wanda: User, draft: Article, asia: Section) -> None:
        assert wanda.has_perm(PUBLISH, draft)
        assert wanda.has_perm(PUBLISH, write_story(section=asia))

    def test_does_not_count_above_nor_beside(self, wanda: User, world: Section, sport: Section) -> None:
        worlds_end = section_at(["News", "World’s end"], by=None, via="test", at=timezone.now())
        assert worlds_end.path.startswith(world.path)
        for section in (world.parent, sport, worlds_end):
            assert not wanda.has_perm(PUBLISH, write_story(section=section))
            assert not wanda.has_perm(PUBLISH, section)

    def test_counts_somewhere_when_nothing_is_named(self, wanda: User) -> None:
        assert wanda.has_perm(PUBLISH)
        assert wanda.has_module_perms("articles")
        assert not wanda.has_perm("articles.change_section")

    def test_counts_for_what_belongs_to_a_story(self, wanda: User, live: Edition, sport: Section) -> None:
        elsewhere = publish_story("Cup won", section=sport)
        assert wanda.has_perm("articles.view_edition", live)
        assert wanda.has_perm("articles.view_revision", live.revision)
        assert not wanda.has_perm("articles.view_edition", elsewhere)
        assert not wanda.has_perm("articles.view_revision", elsewhere.revision)

    def test_counts_for_people_wherever_they_occur(self, wanda: User) -> None:
        assert wanda.has_perm("articles.change_person", person_named("Ada Bell"))

    def test_gives_no_right_over_accounts(self, world: Section) -> None:
        user = give_post(member("ed", is_staff=True), "Editor-in-chief", world)
        assert user.has_perm("articles.kill_article", write_story(section=world))
        assert not user.has_perm("auth.change_user")
        assert "auth.change_user" not in user.get_all_permissions()

    def test_adds_up_with_others(self, wanda: User, sport: Section) -> None:
        both = User.objects.get(pk=give_post(wanda, REPORTER, sport).pk)
        story = write_story(section=sport)
        assert both.has_perm(CHANGE, story)
        assert not both.has_perm(PUBLISH, story)

    def test_counts_no_more_for_someone_inactive(self, wanda: User, draft: Article) -> None:
        wanda.is_active = False
        assert not wanda.has_perm(SEE, draft)
        assert not wanda.get_all_permissions()
        assert not reach(wanda, SEE).sections().exists()

    def test_is_held_once(self, wanda: User, world: Section) -> None:
        with pytest.raises(IntegrityError, match="post_held_once"), transaction.atomic():
            give_post(wanda, SECTION_EDITOR, world)

    def test_is_asked_for_once(self, wanda: User, draft: Article, django_assert_num_queries: object) -> None:
        someone = User.objects.get(pk=wanda.pk)
        story = Article.objects.select_related("section").get(pk=draft.pk)
        with django_assert_num_queries(3):  # type: ignore[operator]  # own permissions, groups, posts
            assert all(someone.has_perm(each, story) for each in (SEE, CHANGE, PUBLISH))
            assert not someone.has_perm("articles.kill_article", story)


class AStoryThatLiesNowhere:
    def test_belongs_to_who_began_it(self, wanda: User, sport: Section) -> None:
        other = give_post(member("otis", is_staff=True), SECTION_EDITOR, sport)
        story = write_story(section=None, created_by=wanda)
        assert wanda.has_perm(CHANGE, story)
        assert not wanda.has_perm(PUBLISH, story)
        assert not other.has_perm(SEE, story)
        assert list(visible_to(wanda, Article.objects.all())) == [story]
        assert not visible_to(other, Article.objects.all())


class VisibleTo:
    def test_keeps_the_stories_of_ones_sections(self, wanda: User, draft: Article, sport: Section) -> None:
        write_story("Cup won", section=sport)
        assert list(visible_to(wanda, Article.objects.all())) == [draft]

    @pytest.mark.parametrize("model", KINDS)
    def test_agrees_with_what_is_said_of_each(
        self, wanda: User, live: Edition, sport: Section, model: type[Article]
    ) -> None:
        publish_story("Cup won", section=sport)
        write_story("Begun", section=None, created_by=wanda)
        permission = f"articles.view_{model._meta.model_name}"
        rows = [row for row in model.objects.all() if getattr(row, "article", row) is not None]
        assert {row for row in rows if wanda.has_perm(permission, row)} == set(
            visible_to(wanda, model.objects.all())
        ) & set(rows)

    @pytest.mark.parametrize("model", KINDS)
    def test_shows_an_outsider_nothing(self, outsider: User, live: Edition, model: type[Article]) -> None:
        assert not visible_to(outsider, model.objects.all())

    @pytest.mark.parametrize("model", KINDS)
    def test_shows_the_whole_paper_all(self, chief: User, live: Edition, model: type[Article]) -> None:
        assert visible_to(chief, model.objects.all()).count() == model.objects.count()

    def test_shows_what_was_done_to_people_and_not_to_accounts(self, wanda: User, draft: Article) -> None:
        person_named("Ada Bell")
        AuditEntry.objects.create(at=timezone.now(), verb="changed", thing="user:1")
        things = visible_to(wanda, AuditEntry.objects.filter(article=None)).values_list("thing", flat=True)
        assert {thing.partition(":")[0] for thing in things} == {"person", "section"}


class TheLogOfTheNewsList:
    def test_is_seen_by_those_of_the_section(self, world: Section) -> None:
        sport = section_at(["Sport"], by=None, via="test", at=timezone.now())
        for section in (world, sport):
            plan = PlannedStory(what=f"For {section}", section=section)
            save_plan(plan, by=None, via="test", at=timezone.now())
        someone = give_post(member("sara", is_staff=True), REPORTER, sport)
        seen = visible_to(someone, AuditEntry.objects.filter(thing__startswith="plannedstory:"))
        assert [entry.changes["what"][1] for entry in seen] == ["For Sport"]


class Reach:
    def test_holds_the_sections_of_ones_posts(self, wanda: User, world: Section, asia: Section) -> None:
        mine = reach(wanda, PUBLISH)
        assert set(mine.sections()) == {world, asia}
        assert mine.holds(asia)
        assert not mine.holds(world.parent)
        assert not mine.holds(None)

    def test_holds_everything_for_the_whole_paper(self, editor: User, world: Section) -> None:
        assert reach(editor, PUBLISH).sections().count() == Section.objects.count()
        assert reach(editor, PUBLISH).holds(None)
