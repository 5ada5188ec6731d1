"""Every page of the desk in a browser: nothing is refused, nothing fails, nothing scrolls sideways."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from playwright.sync_api import Page, expect

from articles.models import Article, AuditEntry, Revision
from articles.publishing.takedowns import kill
from tests.admin.pictures import picture_of
from tests.cast import person_named, place_named, publish_story, rewrite

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def pages(transactional_db: None, chief: User) -> list[str]:
    """One page of each kind, of a story that has everything."""
    edition = publish_story("Ferry leaves on time", kicker="Transport", standfirst="At last.")
    article, person, image = edition.article, person_named("Ada Lovell"), picture_of("The quay", alt="A quay")
    article.mentions.create(person=person)
    article.bylines.create(person=person)
    article.pictures.create(image=image)
    article.related_links.create(title="Elsewhere", url="https://paper.example/")
    article.tags.add("Ferries")
    rewrite(article)
    story, place = f"articles/article/{article.pk}", place_named("Moscow")
    return [
        "",
        "articles/article/",
        "articles/article/?state=live&section=news",
        "clock/",
        "articles/article/add/",
        *(f"{story}/{name}/" for name in ("change", "history", "withdraw", "kill", "preview")),
        f"{story}/compare/?old=saved-1&new=now",
        f"articles/revision/{Revision.objects.latest('pk').pk}/change/",
        f"articles/edition/{edition.pk}/change/",
        "articles/auditentry/",
        f"articles/auditentry/{AuditEntry.objects.latest('pk').pk}/change/",
        "articles/section/",
        f"articles/section/{article.section_id}/change/",
        "articles/person/",
        "articles/person/add/?_popup=1",
        f"articles/person/{person.pk}/change/",
        f"articles/person/{person.pk}/history/",
        "articles/place/",
        f"articles/place/{place.pk}/change/",
        "articles/image/",
        "articles/image/add/",
        f"articles/image/{image.pk}/change/",
        "taggit/tag/",
        "auth/user/",
        "auth/user/add/",
        f"auth/user/{chief.pk}/change/",
        f"auth/user/{chief.pk}/password/",
        "auth/group/add/",
        "password_change/",
    ]


@pytest.fixture
def killed(transactional_db: None) -> Article:
    edition = publish_story("Ferry leaves on time", kicker="Transport")
    kill(edition.article, notice="Gone.", reason="Wrong.", by=None, via="test", at=timezone.now())
    return edition.article


class AKilledStory:
    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_has_pages_that_work_and_fit(
        self, chief: User, killed: Article, at_the_door: Callable[..., Page], faults: list[str], scheme: str
    ) -> None:
        page = at_the_door(chief, color_scheme=scheme, viewport={"width": 360, "height": 800})
        for name, words in (
            ("killed", "It is gone, and nothing brings it back."),
            ("change", "This story was killed"),
            ("history", "killed"),
        ):
            page.goto(f"/admin/articles/article/{killed.pk}/{name}/")
            expect(page.locator("main")).to_contain_text(words)
            assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
        assert not faults


class EveryPage:
    def test_works_under_the_strict_policy_and_fits(
        self, chief: User, pages: list[str], at_the_door: Callable[..., Page], faults: list[str]
    ) -> None:
        page = at_the_door(chief)
        wider = []
        for name in pages:
            page.goto(f"/admin/{name}")
            if name.endswith(("article/add/", "/change/")) and "articles/article" in name:
                expect(page.get_by_role("toolbar", name="Text tools")).to_be_visible()
            for width in (1440, 360):
                page.set_viewport_size({"width": width, "height": 800})
                if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
                    wider.append((name, width))
        assert not faults
        assert not wider
