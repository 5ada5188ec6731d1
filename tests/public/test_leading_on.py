"""What a story's page leads to beside its own links: the other way round, storylines, the computed."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from articles.models import Edition
from articles.publishing import takedowns
from tests.cast import told_as
from tests.public.leading import DESK, HOUR, heads, print_later, shown_on
from tests.public.stories import (
    apart,
    begin,
    dateline,
    links,
    of_the_captain,
    page,
    place_called,
    publish,
    relate,
    texts,
)


class TheOtherWayRound:
    @pytest.mark.parametrize(
        ("type_", "label"),
        [
            ("background", "Follow-up"),
            ("earlier", "Follow-up"),
            ("follow_up", "Earlier"),
            ("sidebar", "Main story"),
            ("reaction", "In reaction to"),
            ("document", "Reported in"),
            ("correction_of", "Corrected in"),
            ("related", "Related news"),
        ],
    )
    def test_a_page_shows_what_leads_to_it(self, client: Client, db: None, type_: str, label: str) -> None:
        target, article = publish(apart("Talks broke off")), apart("After the talks")
        relate(article, target=target.article, type=type_, reason="For the other page only.")
        leading = publish(article)
        root = page(client, target.address.path)
        assert texts(root, "section.related h2") == [label]
        assert links(root, "section.related") == {"After the talks": leading.address.path}
        assert not texts(root, "section.related span.reason")

    def test_an_editor_may_hide_it_with_the_link(self, client: Client, db: None) -> None:
        target, article = publish(apart("Talks broke off")), apart("After the talks")
        relate(article, target=target.article, type="background", one_way=True)
        leading = publish(article)
        assert not shown_on(client, target)
        assert shown_on(client, leading)

    def test_an_editor_may_refuse_it_for_their_page(self, client: Client, db: None) -> None:
        first, article = apart("Talks broke off"), apart("After the talks")
        relate(first, target=article, type="not_here")
        target = publish(first)
        relate(article, target=first, type="background")
        leading = publish(article)
        assert not shown_on(client, target)
        assert shown_on(client, leading)

    def test_ends_when_the_link_is_taken_out(self, client: Client, db: None) -> None:
        target, article = publish(apart("Talks broke off")), apart("After the talks")
        relate(article, target=target.article)
        takedowns.withdraw(publish(article).article, notice="", at=timezone.now(), **DESK)
        assert not shown_on(client, target)

    def test_gives_way_to_the_pages_own_link(self, client: Client, db: None) -> None:
        first, article = apart("Talks broke off"), apart("After the talks")
        relate(first, target=article, type="reaction")
        relate(article, target=first, type="background")
        target = publish(first)
        publish(article)
        assert heads(client, target) == ["Reaction"]


class PreviouslyInThisStory:
    @pytest.fixture
    def told(self, db: None) -> list[Edition]:
        now = timezone.now()
        told = [publish(apart(f"Part {number}"), at=now - HOUR * (9 - number)) for number in range(6)]
        told_as("The chain", *(edition.article for edition in told))
        return told

    def test_lists_the_nearest_before_the_latest_first(self, client: Client, told: list[Edition]) -> None:
        root = page(client, told[-1].address.path)
        assert texts(root, "nav.chain h2") == ["Previously in this story"]
        assert list(links(root, "nav.chain ol")) == ["Part 4", "Part 3", "Part 2", "Part 1"]
        assert links(root, "nav.chain p.whole") == {"The chain: the whole story": "/storylines/the-chain/"}

    def test_leaves_out_what_is_gone(self, client: Client, told: list[Edition]) -> None:
        takedowns.withdraw(told[4].article, notice="", at=timezone.now(), **DESK)
        shown = links(page(client, told[-1].address.path), "nav.chain ol")
        assert list(shown) == ["Part 3", "Part 2", "Part 1", "Part 0"]

    def test_leaves_out_what_is_to_come(self, client: Client, told: list[Edition]) -> None:
        coming = apart("Part 4½")
        print_later(coming)
        told_as("The rest", told[0].article, coming, told[-1].article)
        assert "Part 4½" not in shown_on(client, told[-1], "nav.chain ol")
        with time_machine.travel(timezone.now() + HOUR + timedelta(seconds=1)):
            assert "Part 4½" in shown_on(client, told[-1], "nav.chain ol")

    def test_of_the_first_leads_to_the_whole_only(self, client: Client, told: list[Edition]) -> None:
        root = page(client, told[0].address.path)
        assert not links(root, "nav.chain ol")
        assert list(links(root, "nav.chain")) == ["The chain: the whole story"]

    def test_does_not_repeat_what_the_editors_chose(self, client: Client, told: list[Edition]) -> None:
        article = apart("Part 6")
        relate(article, target=told[5].article, type="earlier", reason="The day before.")
        last = publish(article)
        told_as("The rest", told[4].article, told[5].article, article)
        root = page(client, last.address.path)
        assert list(links(root, "nav.chain ol")) == ["Part 4"]
        assert list(links(root, "section.related")) == ["Part 5"]


class SeeAlso:
    def test_names_what_two_stories_share(self, client: Client, db: None) -> None:
        now = timezone.now()
        first, second = of_the_captain("Talks broke off"), of_the_captain("The chain is lowered")
        dateline(first, place_called())
        dateline(second, place_called())
        earlier = publish(first, at=now - timedelta(days=3))
        shown = publish(second, at=now)
        root = page(client, shown.address.path)
        assert texts(root, "section.related h2") == ["See also"]
        assert links(root, "section.related") == {"Talks broke off": earlier.address.path}
        assert texts(root, "section.related span.reason") == ["Temel, Constanta, 3 days earlier"]

    def test_comes_after_what_the_editors_chose_and_repeats_none_of_it(
        self, client: Client, db: None
    ) -> None:
        chosen, other = publish(of_the_captain("Talks broke off")), publish(of_the_captain("Bread is dear"))
        article = of_the_captain("The chain is lowered")
        relate(article, target=chosen.article, type="background")
        root = page(client, publish(article).address.path)
        assert texts(root, "section.related h2") == ["Background", "See also"]
        assert links(root, "section.related") == {
            "Talks broke off": chosen.address.path,
            "Bread is dear": other.address.path,
        }
        assert len(texts(root, "section.related li")) == 2

    def test_never_names_the_story_itself_nor_its_twin(self, client: Client, db: None) -> None:
        publish(of_the_captain("The chain is lowered"))
        shown = publish(of_the_captain("The Chain Is “Lowered”"))
        assert not shown_on(client, shown)

    def test_leaves_out_what_an_editor_refused(self, client: Client, db: None) -> None:
        other = publish(of_the_captain("Bread is dear"))
        article = of_the_captain("The chain is lowered")
        relate(article, target=other.article, type="not_here")
        assert not shown_on(client, publish(article))

    def test_leaves_out_what_is_gone(self, client: Client, db: None) -> None:
        other, shown = (
            publish(of_the_captain("Bread is dear")),
            publish(of_the_captain("The chain is lowered")),
        )
        assert shown_on(client, shown)
        takedowns.withdraw(other.article, notice="", at=timezone.now(), **DESK)
        assert not shown_on(client, shown)

    def test_is_nothing_where_only_the_section_is_the_same(self, client: Client, db: None) -> None:
        publish(begin("Bread is dear"))
        assert not shown_on(client, publish(begin("The chain is lowered")))
