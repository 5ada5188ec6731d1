"""A preview is the reader's own page of what is not published, and leaves no trace."""

from collections.abc import Callable

from django.contrib.auth.models import User
from django.test import Client

from articles.models import Address, Article, AuditEntry, Edition
from tests.admin.forms import story_page
from tests.admin.pictures import picture_of
from tests.cast import rewrite, write_story

Desk = Callable[[User], Client]


class Preview:
    def test_shows_the_page_readers_would_get(
        self, at_the_desk: Desk, reporter: User, draft: Article
    ) -> None:
        answer = at_the_desk(reporter).get(f"/admin/articles/article/{draft.pk}/preview/")
        html = answer.content.decode()
        assert answer.status_code == 200
        assert "Ferry leaves on time" in html
        assert "Nobody could say why." in html
        assert "NewsArticle" in html
        assert "admin/desk" not in html

    def test_publishes_nothing(
        self, at_the_desk: Desk, reporter: User, draft: Article, client: Client
    ) -> None:
        at_the_desk(reporter).get(f"/admin/articles/article/{draft.pk}/preview/")
        assert not Edition.objects.exists()
        assert not Address.objects.filter(article=draft).exists()
        assert not AuditEntry.objects.filter(verb="published").exists()
        draft.refresh_from_db()
        assert draft.state == "draft"

    def test_shows_changes_of_a_live_story_to_the_desk_alone(
        self, at_the_desk: Desk, reporter: User, live: Edition
    ) -> None:
        rewrite(live.article, headline="Ferry flies")
        client = at_the_desk(reporter)
        preview = client.get(f"/admin/articles/article/{live.article_id}/preview/").content.decode()
        assert "Ferry flies" in preview
        assert "Ferry flies" not in client.get(live.address.path).content.decode()

    def test_is_neither_kept_nor_indexed(self, at_the_desk: Desk, reporter: User, draft: Article) -> None:
        answer = at_the_desk(reporter).get(f"/admin/articles/article/{draft.pk}/preview/")
        assert {"no-store", "private"} <= set(answer["Cache-Control"].split(", "))
        assert answer["X-Robots-Tag"] == "noindex, nofollow"

    def test_shows_pictures_that_are_not_released(
        self, at_the_desk: Desk, reporter: User, draft: Article, client: Client
    ) -> None:
        image = picture_of("The quay", alt="A quay")
        draft.pictures.create(image=image)
        rewrite(draft)
        desk = at_the_desk(reporter)
        html = desk.get(f"/admin/articles/article/{draft.pk}/preview/").content.decode()
        assert f"/admin/pictures/{image.token}/" in html
        assert f"/media/{image.token}/" not in html
        assert desk.get(f"/admin/pictures/{image.token}/square-96.jpg").status_code == 200

    def test_names_what_a_page_would_lack(self, at_the_desk: Desk, reporter: User) -> None:
        bare = write_story("Bare", section=None, body_html="")
        html = at_the_desk(reporter).get(f"/admin/articles/article/{bare.pk}/preview/").content.decode()
        assert "Choose a section." in html
        assert "Write its text." in html

    def test_saves_first_when_asked_from_the_form(
        self, at_the_desk: Desk, reporter: User, draft: Article
    ) -> None:
        page = story_page(at_the_desk(reporter), draft.pk)
        page["headline"] = "Ferry flies"
        html = page.press("_preview", follow=True).content.decode()
        assert f'<a href="/admin/articles/article/{draft.pk}/preview/">See it as readers will</a>' in html
        draft.refresh_from_db()
        assert (draft.headline, draft.state) == ("Ferry flies", "draft")

    def test_tells_the_page_what_was_saved(self, at_the_desk: Desk, reporter: User) -> None:
        page = story_page(at_the_desk(reporter))
        page["headline"] = "Ferry flies"
        headers = {"Accept": "application/json"}
        saved = page.client.post(page.url, page.fields | {"_preview": ["1"]}, headers=headers).json()
        article = Article.objects.get()
        at = f"/admin/articles/article/{article.pk}"
        assert saved == {
            "version": 1,
            "form": f"{at}/change/",
            "keep": f"{at}/keep/",
            "preview": f"{at}/preview/",
        }
