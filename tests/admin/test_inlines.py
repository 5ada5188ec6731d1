"""The lists of a story are saved as its page shows them."""

from collections.abc import Callable

from django.contrib.auth.models import User
from django.test import Client

from articles.models import (
    Article,
    AuditEntry,
    Byline,
    Mention,
    RelatedLink,
)
from tests.admin.forms import story_page
from tests.cast import person_named, publish_story, relate, rewrite, write_story

Desk = Callable[[User], Client]


class Lists:
    def test_take_a_person_typed_by_name(self, at_the_desk: Desk, reporter: User, draft: Article) -> None:
        ada = person_named("Ada Lovell", role="ferry captain")
        page = story_page(at_the_desk(reporter), draft.pk)
        page["mentions-0-person-text"] = "ada lovell"
        page["mentions-0-role"] = "captain that day"
        page["bylines-0-text"] = "From our own correspondent"
        page.press()
        mention, byline = Mention.objects.get(), Byline.objects.get()
        assert (mention.person, mention.role) == (ada, "captain that day")
        assert byline.text == "From our own correspondent"

    def test_say_whom_they_do_not_know(self, at_the_desk: Desk, reporter: User, draft: Article) -> None:
        page = story_page(at_the_desk(reporter), draft.pk)
        page["mentions-0-person-text"] = "Nobody Known"
        again = page.again(page.press())
        assert "No person is called “Nobody Known”" in again.text
        assert again["mentions-0-person-text"] == "Nobody Known"

    def test_ask_which_of_two_namesakes(self, at_the_desk: Desk, reporter: User, draft: Article) -> None:
        person_named("Ada Lovell")
        second = person_named("Ada Lovell")
        page = story_page(at_the_desk(reporter), draft.pk)
        page["mentions-0-person-text"] = "Ada Lovell"
        again = page.again(page.press())
        assert "More than one person is called “Ada Lovell”" in again.text
        again["mentions-0-person"] = str(second.pk)
        again["mentions-0-person-was"] = "Ada Lovell"
        again.press()
        assert Mention.objects.get().person == second

    def test_refuse_the_same_person_twice(self, at_the_desk: Desk, reporter: User, draft: Article) -> None:
        draft.mentions.create(person=person_named("Ada Lovell"))
        rewrite(draft)
        page = story_page(at_the_desk(reporter), draft.pk)
        page["mentions-1-person-text"] = "Ada Lovell"
        assert "This one is in the list already." in page.again(page.press()).text

    def test_are_put_in_order_and_shortened(self, at_the_desk: Desk, reporter: User, draft: Article) -> None:
        for place, name in enumerate(["Ada Lovell", "Bo Lind", "Cy Marsh"]):
            draft.mentions.create(person=person_named(name), position=place)
        rewrite(draft)
        page = story_page(at_the_desk(reporter), draft.pk)
        page["mentions-0-position"], page["mentions-1-position"], page["mentions-2-position"] = "3", "2", "1"
        page["mentions-1-DELETE"] = "on"
        page.press()
        assert [str(each) for each in draft.mentions.order_by("position")] == ["Cy Marsh", "Ada Lovell"]

    def test_keep_the_numbers_of_rows_that_stay(
        self, at_the_desk: Desk, reporter: User, draft: Article
    ) -> None:
        kept = draft.mentions.create(person=person_named("Ada Lovell"))
        rewrite(draft)
        page = story_page(at_the_desk(reporter), draft.pk)
        page["mentions-1-person-text"] = person_named("Bo Lind").name
        page.press()
        assert kept in draft.mentions.all()
        assert draft.mentions.count() == 2

    def test_drop_a_row_whose_name_was_emptied(
        self, at_the_desk: Desk, reporter: User, draft: Article
    ) -> None:
        draft.mentions.create(person=person_named("Ada Lovell"))
        rewrite(draft)
        page = story_page(at_the_desk(reporter), draft.pk)
        page["mentions-0-person-text"] = ""
        page.press()
        assert not draft.mentions.exists()

    def test_want_the_person_a_role_belongs_to(
        self, at_the_desk: Desk, reporter: User, draft: Article
    ) -> None:
        page = story_page(at_the_desk(reporter), draft.pk)
        page["mentions-0-role"] = "captain"
        assert "Choose the person this role belongs to." in page.again(page.press()).text


class Related:
    def test_takes_a_story_by_its_headline(self, at_the_desk: Desk, reporter: User, draft: Article) -> None:
        other = write_story("Tram stops")
        page = story_page(at_the_desk(reporter), draft.pk)
        page["related_links-0-target-text"] = "tram stops"
        page["related_links-0-type"] = "background"
        page.press()
        link = RelatedLink.objects.get()
        assert (link.target, link.type, link.pending) == (other, "background", False)

    def test_takes_an_address_elsewhere(self, at_the_desk: Desk, reporter: User, draft: Article) -> None:
        page = story_page(at_the_desk(reporter), draft.pk)
        page["related_links-0-title"] = "The report"
        page["related_links-0-url"] = "https://paper.example/report"
        page.press()
        link = RelatedLink.objects.get()
        assert (link.title, link.url, link.pending) == ("The report", "https://paper.example/report", False)

    def test_waits_for_a_title_alone(self, at_the_desk: Desk, editor: User, draft: Article) -> None:
        page = story_page(at_the_desk(editor), draft.pk)
        page["related_links-0-title"] = "Bridge opens"
        page.press()
        assert RelatedLink.objects.get().pending
        arrived = publish_story("Bridge opens").article
        assert RelatedLink.objects.get().target == arrived

    def test_keeps_what_answered_it(self, at_the_desk: Desk, editor: User, draft: Article) -> None:
        relate(draft, title="Bridge opens", title_key="bridge opens", pending=True)
        publish_story("Bridge opens")
        page = story_page(at_the_desk(editor), draft.pk)
        page["kicker"] = "Transport"
        page.press()
        assert RelatedLink.objects.get().attached_at is not None
        changed = AuditEntry.objects.filter(article=draft).latest("pk").changes
        assert "related" not in changed

    def test_is_never_the_story_itself(self, at_the_desk: Desk, reporter: User, draft: Article) -> None:
        page = story_page(at_the_desk(reporter), draft.pk)
        page["related_links-0-target-text"] = draft.headline
        assert "A story cannot be related to itself." in page.again(page.press()).text

    def test_leads_somewhere(self, at_the_desk: Desk, reporter: User, draft: Article) -> None:
        page = story_page(at_the_desk(reporter), draft.pk)
        page["related_links-0-url"] = "https://paper.example/report"
        assert "Choose a story, or give a title" in page.again(page.press()).text
