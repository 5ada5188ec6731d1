"""Links for someone outside: one revision, a day at most, and nothing once revoked."""

from collections.abc import Callable
from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from articles.models import Address, Article, AuditEntry, Edition, PreviewLink, Section
from articles.publishing.sharing import NotShareable, opened, revoke, share, signed
from tests.admin.forms import Page
from tests.admin.pictures import picture_of
from tests.cast import person_named, rewrite, write_story

Desk = Callable[[User], Client]
HOUR = timedelta(hours=1)


def link_to(article: Article, *, lasts: timedelta = HOUR, ago: timedelta = timedelta()) -> PreviewLink:
    return share(article, lasts=lasts, by=None, via="test", at=timezone.now() - ago)


def look(client: Client, link: PreviewLink, beneath: str = "") -> HttpResponse:
    return client.get(f"/preview/{signed(link)}/{beneath}")  # type: ignore[return-value]


class APreviewLink:
    def test_shows_its_revision_and_no_later_one(self, client: Client, draft: Article) -> None:
        link = link_to(draft)
        rewrite(draft, headline="Ferry sinks")
        html = look(client, link).content.decode()
        assert "Ferry leaves on time" in html
        assert "Nobody could say why." in html
        assert "sinks" not in html

    def test_shows_its_revision_when_the_newest_cannot_be_shown(self, client: Client, draft: Article) -> None:
        link = link_to(draft)
        rewrite(draft, body_html="")
        assert look(client, link).status_code == 200

    def test_publishes_nothing(self, client: Client, draft: Article) -> None:
        look(client, link_to(draft))
        assert not Edition.objects.exists()
        assert not Address.objects.filter(article=draft).exists()

    def test_leaves_no_trace_outside(self, client: Client, draft: Article) -> None:
        answer = look(client, link_to(draft))
        assert {"no-store", "private"} <= set(answer["Cache-Control"].split(", "))
        assert answer["X-Robots-Tag"] == "noindex, nofollow"
        assert answer["Referrer-Policy"] == "no-referrer"
        assert not answer.cookies

    def test_counts_its_uses(self, client: Client, draft: Article) -> None:
        link = link_to(draft)
        for _ in range(2):
            look(client, link)
        link.refresh_from_db()
        assert link.uses == 2
        assert link.last_used_at is not None

    def test_answers_whole_whatever_a_browser_has(self, client: Client, draft: Article) -> None:
        link = link_to(draft)
        seen = client.get(f"/preview/{signed(link)}/", headers={"If-None-Match": "*"})
        assert seen.status_code == 200


class ALinkThatLeadsNowhere:
    def test_answers_the_same_whatever_the_reason(self, client: Client, draft: Article) -> None:
        expired = link_to(draft, ago=2 * HOUR)
        revoked = link_to(draft)
        revoke(revoked, by=None, via="test", at=timezone.now())
        unsigned = "1:AAAA"
        elsewhere = signing.Signer(salt="elsewhere").sign(str(link_to(draft).pk))
        gone = signing.Signer(salt="articles.preview").sign("999999")
        signatures = [signed(expired), signed(revoked), unsigned, elsewhere, gone]
        answers = [client.get(f"/preview/{signature}/") for signature in signatures]
        assert {answer.status_code for answer in answers} == {404}
        assert len({answer.content for answer in answers}) == 1

    def test_is_one_of_a_story_under_legal_hold_or_killed(self, client: Client, draft: Article) -> None:
        link = link_to(draft)
        Article.objects.filter(pk=draft.pk).update(legal_hold="court order")
        assert look(client, link).status_code == 404
        Article.objects.filter(pk=draft.pk).update(legal_hold="", state="killed")
        assert look(client, link).status_code == 404

    def test_is_one_whose_page_cannot_be_made(self, db: None, client: Client) -> None:
        assert look(client, link_to(write_story(section=None))).status_code == 404

    def test_counts_no_use(self, client: Client, draft: Article) -> None:
        link = link_to(draft, ago=2 * HOUR)
        look(client, link)
        link.refresh_from_db()
        assert link.uses == 0


class PicturesOfALink:
    def test_are_shown_beneath_it_and_not_made_public(self, client: Client, draft: Article) -> None:
        image = picture_of("The quay", alt="A quay")
        draft.pictures.create(image=image)
        rewrite(draft)
        link = link_to(draft)
        html = look(client, link).content.decode()
        own = f"/preview/{signed(link)}/{image.token}/"
        assert own in html
        assert f"/media/{image.token}/" not in html
        answer = look(client, link, f"{image.token}/square-96.jpg")
        assert answer["Content-Type"] == "image/jpeg"
        assert "no-store" in answer["Cache-Control"]
        assert client.get(f"/media/{image.token}/square-96.jpg").status_code == 404
        revoke(link, by=None, via="test", at=timezone.now())
        assert look(client, link, f"{image.token}/square-96.jpg").status_code == 404

    def test_are_those_of_its_revision_and_its_people(self, client: Client, draft: Article) -> None:
        face, other = picture_of("Ada", colour="red"), picture_of("Not in it", colour="green")
        draft.mentions.create(person=person_named("Ada Bell", portrait=face), position=0)
        rewrite(draft)
        link = link_to(draft)
        assert look(client, link, f"{face.token}/square-96.jpg").status_code == 200
        assert look(client, link, f"{other.token}/square-96.jpg").status_code == 404
        assert look(client, link, f"{face.token}/original.jpg").status_code == 404


class Sharing:
    def test_is_written_down(self, draft: Article, editor: User) -> None:
        link = share(draft, lasts=HOUR, by=editor, via="test", at=timezone.now())
        entry = AuditEntry.objects.latest("pk")
        assert (entry.verb, entry.article, entry.changes["link"]) == ("shared", draft, [None, link.pk])
        revoke(link, by=editor, via="test", at=timezone.now())
        assert AuditEntry.objects.latest("pk").verb == "revoked"

    def test_lasts_a_day_at_most(self, draft: Article) -> None:
        link_to(draft, lasts=24 * HOUR)
        with pytest.raises(IntegrityError, match="preview_link_lasts_a_day_at_most"):
            link_to(draft, lasts=25 * HOUR)

    def test_takes_the_right_in_that_section(self, draft: Article, reporter: User) -> None:
        with pytest.raises(PermissionDenied):
            share(draft, lasts=HOUR, by=reporter, via="test", at=timezone.now())
        with pytest.raises(PermissionDenied):
            revoke(link_to(draft), by=reporter, via="test", at=timezone.now())

    def test_is_refused_under_legal_hold(self, draft: Article) -> None:
        draft.legal_hold = "court order"
        with pytest.raises(NotShareable, match="legal hold"):
            link_to(draft)

    def test_ends_once(self, draft: Article) -> None:
        link = link_to(draft, ago=2 * HOUR)
        revoke(link, by=None, via="test", at=timezone.now())
        link.refresh_from_db()
        assert link.revoked_at is None
        assert opened(signed(link), at=timezone.now()) is None


class ThePageOfLinks:
    def test_makes_and_revokes(self, at_the_desk: Desk, editor: User, draft: Article) -> None:
        desk = at_the_desk(editor)
        address = f"/admin/articles/article/{draft.pk}/share/"
        assert address in desk.get(f"/admin/articles/article/{draft.pk}/change/").content.decode()
        page = Page(desk, address, "share_form")
        page["hours"] = "24"
        page.press("make")
        link = PreviewLink.objects.get()
        assert (link.made_by, link.expires_at - link.made_at) == (editor, 24 * HOUR)
        html = desk.get(address).content.decode()
        assert f"/preview/{signed(link)}/" in html
        assert "Not opened yet." in html
        desk.post(address, {"revoke": link.pk})
        assert "revoked" in desk.get(address).content.decode()
        assert look(Client(), link).status_code == 404

    def test_revokes_links_of_its_story_only(self, at_the_desk: Desk, editor: User, draft: Article) -> None:
        other = link_to(write_story("Another"))
        address = f"/admin/articles/article/{draft.pk}/share/"
        assert at_the_desk(editor).post(address, {"revoke": other.pk}).status_code == 404

    def test_says_why_a_story_cannot_be_shown(self, at_the_desk: Desk, editor: User, draft: Article) -> None:
        Article.objects.filter(pk=draft.pk).update(legal_hold="court order")
        address = f"/admin/articles/article/{draft.pk}/share/"
        html = at_the_desk(editor).post(address, {"make": "1", "hours": "4"}, follow=True).content.decode()
        assert "under legal hold" in html

    def test_is_not_offered_to_who_may_not_share(
        self, at_the_desk: Desk, reporter: User, draft: Article
    ) -> None:
        html = at_the_desk(reporter).get(f"/admin/articles/article/{draft.pk}/change/").content.decode()
        assert "/share/" not in html


class ASectionCalledPreview:
    def test_steps_aside(self, db: None) -> None:
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE articles_section DROP CONSTRAINT section_path_not_reserved")
        top = Section.objects.create(name="Preview", slug="preview", path="preview")
        Section.objects.create(name="Film", slug="film", path="preview/film", parent=top, depth=1)
        import_module("articles.migrations.0051_preview_links").step_aside(apps, None)
        paths = set(Section.objects.values_list("path", flat=True))
        assert paths == {"preview-section", "preview-section/film"}
