"""Every door of the desk ends where a post ends."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.utils import timezone

from articles.models import Article, AuditEntry, Edition, Post, RelatedLink, Section
from articles.publishing import moves
from articles.publishing.known import section_at
from articles.publishing.roles import REPORTER, SECTION_EDITOR, make_roles
from tests.admin.forms import Page, story_page, thing_page
from tests.admin.pictures import picture_of
from tests.cast import give_post, member, person_named, publish_story, rewrite, write_story

Desk = Callable[[User], Client]


@pytest.fixture
def sport(db: None) -> Section:
    return section_at(["Sport"], by=None, via="test", at=timezone.now())


@pytest.fixture
def foreign(sport: Section) -> Article:
    """Hold a story that is none of the world desk's business yet."""
    return write_story("Transfer agreed in secret", section=sport)


@pytest.fixture
def wes(world: Section) -> User:
    """Report for the world pages."""
    return give_post(member("wes", is_staff=True), REPORTER, world)


@pytest.fixture
def wanda(world: Section) -> User:
    """Edit the world pages."""
    return give_post(member("wanda", is_staff=True), SECTION_EDITOR, world)


class Lists:
    def test_show_the_stories_of_ones_sections(
        self, at_the_desk: Desk, wes: User, draft: Article, foreign: Article
    ) -> None:
        client = at_the_desk(wes)
        for query in ("", "?q=secret", "?section=sport", "?state=draft", "?by=me"):
            html = client.get(f"/admin/articles/article/{query}").content.decode()
            assert "Transfer" not in html, query
        assert "Ferry leaves" in client.get("/admin/articles/article/").content.decode()

    def test_narrow_by_ones_own_sections(
        self, at_the_desk: Desk, wes: User, draft: Article, foreign: Article
    ) -> None:
        html = at_the_desk(wes).get("/admin/articles/article/").content.decode()
        assert 'value="news/world"' in html
        assert 'value="sport"' not in html

    @pytest.mark.parametrize("name", ["revision", "edition", "auditentry"])
    def test_of_records_show_those_of_ones_stories(
        self, at_the_desk: Desk, wes: User, live: Edition, sport: Section, name: str
    ) -> None:
        publish_story("Cup final fixed", section=sport)
        html = at_the_desk(wes).get(f"/admin/articles/{name}/").content.decode()
        assert "Ferry leaves" in html
        assert "Cup final" not in html

    def test_of_my_desk_too(self, at_the_desk: Desk, wes: User, live: Edition, sport: Section) -> None:
        behind = publish_story("Cup final fixed", section=sport)
        rewrite(behind.article, headline="Cup final fixed, club says", by=wes)
        write_story("Half written", section=sport, by=wes, created_by=wes)
        html = at_the_desk(wes).get("/admin/").content.decode()
        assert "Ferry leaves" in html
        assert "Cup final" not in html
        assert "Half written" not in html


class AForeignStory:
    @pytest.mark.parametrize("page", ["change", "history", "preview", "withdraw"])
    def test_answers_as_one_that_never_was(
        self, at_the_desk: Desk, wanda: User, foreign: Article, page: str
    ) -> None:
        client = at_the_desk(wanda)
        told, nothing = (client.get(f"/admin/articles/article/{pk}/{page}/") for pk in (foreign.pk, 999999))
        assert told.status_code == nothing.status_code == 404
        assert told.content == nothing.content
        assert client.post(f"/admin/articles/article/{foreign.pk}/{page}/", {}).status_code in (404, 405)

    def test_is_seen_by_an_auditor_who_is_refused_in_words(
        self, at_the_desk: Desk, db: None, foreign: Article
    ) -> None:
        client = at_the_desk(member("ada", "Auditor", is_staff=True))
        address = f"/admin/articles/article/{foreign.pk}"
        assert client.get(f"{address}/history/").status_code == 200
        answer = client.post(f"{address}/change/", {"headline": "Forged"})
        assert answer.status_code == 403
        assert "Your role does not allow this." in answer.content.decode()


class TheForm:
    def test_offers_the_sections_one_may_write_in(
        self, at_the_desk: Desk, wes: User, world: Section, sport: Section
    ) -> None:
        client = at_the_desk(wes)
        html = client.get("/admin/articles/article/add/").content.decode()
        assert f'<option value="{world.pk}">' in html
        assert f'<option value="{sport.pk}">' not in html
        page = story_page(client)
        page["headline"], page["section"] = "Goal", str(sport.pk)
        page.press()
        assert not Article.objects.exists()

    def test_moves_a_story_only_where_one_has_the_right(
        self, at_the_desk: Desk, wes: User, draft: Article, sport: Section
    ) -> None:
        page = story_page(at_the_desk(wes), draft.pk)
        for wish in (str(sport.pk), ""):
            page["section"] = wish
            page.press()
            draft.refresh_from_db()
            assert str(draft.section) == "World"

    def test_moves_a_story_between_ones_own(
        self, at_the_desk: Desk, wes: User, draft: Article, sport: Section
    ) -> None:
        give_post(wes, REPORTER, sport)
        page = story_page(at_the_desk(wes), draft.pk)
        page["section"] = str(sport.pk)
        page.press()
        draft.refresh_from_db()
        assert draft.section == sport

    def test_moves_what_readers_have_only_for_who_publishes_it(
        self, at_the_desk: Desk, wes: User, live: Edition, sport: Section
    ) -> None:
        give_post(wes, SECTION_EDITOR, sport)
        page = story_page(at_the_desk(wes), live.article_id)
        page["section"] = str(sport.pk)
        assert "only who may publish it" in page.press().content.decode()
        live.article.refresh_from_db()
        assert live.article.section_id == live.section_id

    def test_has_no_buttons_for_what_one_may_not(
        self, at_the_desk: Desk, wes: User, live: Edition, sport: Section
    ) -> None:
        give_post(wes, SECTION_EDITOR, sport)
        client = at_the_desk(wes)
        html = client.get(f"/admin/articles/article/{live.article_id}/change/").content.decode()
        assert 'name="_publish"' not in html
        assert "/withdraw/" not in html
        page = story_page(client, live.article_id)
        page["headline"] = "Forged"
        assert page.press("_publish").status_code == 403
        assert Edition.objects.get().headline == "Ferry leaves on time"


class TheChooserOfStories:
    def test_offers_ones_own_and_what_readers_have(
        self, at_the_desk: Desk, wes: User, draft: Article, foreign: Article, sport: Section
    ) -> None:
        publish_story("Cup won", section=sport)
        changed = publish_story("Cup lost", section=sport)
        rewrite(changed.article, headline="Cup stolen")
        found = at_the_desk(wes).get("/admin/choose/story/").json()["choices"]
        assert {choice["text"] for choice in found} == {"Ferry leaves on time", "Cup won"}

    def test_shows_no_headline_for_a_key_that_was_guessed(
        self, at_the_desk: Desk, wes: User, draft: Article, foreign: Article
    ) -> None:
        page = story_page(at_the_desk(wes), draft.pk)
        page["related_links-0-target"] = str(foreign.pk)
        page["related_links-0-target-text"] = page["related_links-0-target-was"] = "x"
        html = page.press().content.decode()
        assert "is gone" in html
        assert "Transfer" not in html
        assert not RelatedLink.objects.exists()

    def test_leaves_what_a_colleague_chose(
        self, at_the_desk: Desk, wes: User, draft: Article, foreign: Article
    ) -> None:
        RelatedLink.objects.create(article=draft, target=foreign, position=0)
        page = story_page(at_the_desk(wes), draft.pk)
        page["kicker"] = "Harbour"
        page.press()
        draft.refresh_from_db()
        assert draft.kicker == "Harbour"
        assert RelatedLink.objects.get().target == foreign


class APicture:
    def test_that_another_section_shows_is_left_alone(
        self, at_the_desk: Desk, wanda: User, sport: Section, world: Section
    ) -> None:
        shown, own = picture_of("The cup", colour="red"), picture_of("The quay")
        for image, section in ((shown, sport), (own, world)):
            story = write_story(f"Seen: {image}", section=section)
            story.pictures.create(image=image, alt="Shown", position=0)
            rewrite(story)
            publish(story)
        client = at_the_desk(wanda)
        pages = [thing_page(client, "articles/image", image.pk) for image in (shown, own)]
        for page in pages:
            page["caption"] = "Changed"
        assert [page.press().status_code for page in pages] == [403, 302]


class TheSections:
    def test_are_changed_by_their_own_chief(self, at_the_desk: Desk, world: Section, sport: Section) -> None:
        client = at_the_desk(give_post(member("ed", is_staff=True), "Editor-in-chief", world))
        page = thing_page(client, "articles/section", world.pk)
        page["description"], page["four_eyes"] = "The wide one", "on"
        page.press()
        world.refresh_from_db()
        assert (world.description, world.four_eyes) == ("The wide one", True)
        assert AuditEntry.objects.latest("pk").changes["four_eyes"] == [False, True]
        assert client.get(f"/admin/articles/section/{sport.pk}/change/").status_code == 200
        elsewhere = f"/admin/articles/section/{sport.pk}/change/"
        assert client.post(elsewhere, {"name": "Games"}).status_code == 403
        assert client.post("/admin/articles/section/move/", {"up": sport.pk}).status_code == 403
        for parent in ("", str(sport.pk)):
            page["parent"] = parent
            assert "does not reach there" in page.press().content.decode()
        new = {"name": "Chess", "parent": "", "slug": "", "order": 0}
        assert "does not reach there" in client.post("/admin/articles/section/add/", new).content.decode()


class AnAccount:
    def test_is_given_posts_and_loses_them(
        self, at_the_desk: Desk, editor_in_chief: User, world: Section
    ) -> None:
        otis = member("otis", is_staff=True)
        client = at_the_desk(editor_in_chief)
        page = thing_page(client, "auth/user", otis.pk)
        page["posts-0-group"] = str(Group.objects.get(name=REPORTER).pk)
        page["posts-0-section"] = str(world.pk)
        page.press()
        assert str(Post.objects.get(user=otis)) == "Reporter in World"
        told = AuditEntry.objects.get(thing=f"user:{otis.pk}").changes
        assert told["posts"] == [[], ["Reporter in news/world"]]
        page = thing_page(client, "auth/user", otis.pk)
        page["posts-0-DELETE"] = "on"
        page.press()
        assert not Post.objects.exists()

    def test_of_a_superuser_is_left_to_superusers(
        self, at_the_desk: Desk, editor_in_chief: User, chief: User
    ) -> None:
        client = at_the_desk(editor_in_chief)
        assert client.get(f"/admin/auth/user/{chief.pk}/password/").status_code == 403
        assert client.post(f"/admin/auth/user/{chief.pk}/change/", {"username": "carl"}).status_code == 403

    def test_is_made_a_superuser_by_superusers_only(self, at_the_desk: Desk, editor_in_chief: User) -> None:
        page = thing_page(at_the_desk(editor_in_chief), "auth/user", editor_in_chief.pk)
        assert "is_superuser" not in page.fields
        page["is_superuser"] = "on"
        page.press()
        editor_in_chief.refresh_from_db()
        assert not editor_in_chief.is_superuser

    def test_is_read_by_an_auditor_without_the_password(self, at_the_desk: Desk, reporter: User) -> None:
        make_roles()
        auditor = member("ada", "Auditor", is_staff=True)
        answer = at_the_desk(auditor).get(f"/admin/auth/user/{reporter.pk}/change/")
        assert answer.status_code == 200
        assert reporter.password[:9] not in answer.content.decode()


class People:
    def test_are_everybodys(self, at_the_desk: Desk, wanda: User) -> None:
        ada = person_named("Ada Bell")
        page = Page(at_the_desk(wanda), f"/admin/articles/person/{ada.pk}/change/", "person_form")
        page["disambiguation"] = "harbour master"
        page.press()
        ada.refresh_from_db()
        assert ada.disambiguation == "harbour master"


def publish(story: Article) -> Edition:
    return moves.publish(story, by=None, via="test", at=timezone.now())
