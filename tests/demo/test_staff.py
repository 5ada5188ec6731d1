"""Who works at the demo newspaper, and when."""

from datetime import datetime
from typing import Any

import pytest
from django.contrib.auth.models import User

from articles.demo import manuscript, staff
from articles.demo.album import Album
from articles.models import Article, AuditEntry, Person, Section
from articles.publishing.known import section_at
from articles.publishing.roles import EDITOR_IN_CHIEF


def quietly(_: str) -> None:
    pass


@pytest.fixture
def science(db: None, now: datetime) -> Section:
    return section_at(["Science"], by=None, via="test", at=now)


@pytest.fixture
def desk(science: Section, now: datetime) -> staff.Desk:
    return staff.hire(manuscript.people(), password="secret", at=now)


def at_hour(hour: int) -> datetime:
    return datetime.fromisoformat(f"2026-03-06T{hour:02}:30:00+00:00")


class Hire:
    def test_gives_everyone_a_log_in(self, desk: staff.Desk) -> None:
        assert set(User.objects.values_list("username", flat=True)) == {
            *("helen", "daniyar", "ines", "tomas", "joao", "hana", "philippa", "emil"),
            staff.ADMINISTRATOR,
        }
        assert all(user.check_password("secret") and user.is_staff for user in User.objects.all())

    def test_gives_one_of_them_a_section_only(self, desk: staff.Desk, science: Section) -> None:
        hana = User.objects.get(username="hana")
        assert hana.has_perm("articles.publish_article", Article(section=science))
        assert not hana.has_perm("articles.publish_article", Article(section=None))

    def test_writes_each_account_into_the_audit_log(self, desk: staff.Desk, now: datetime) -> None:
        hana, entries = (
            User.objects.get(username="hana"),
            AuditEntry.objects.filter(thing__startswith="user:"),
        )
        posts = entries.get(thing=f"user:{hana.pk}").changes["posts"]
        assert posts == [None, ["Section editor in science"]]
        assert entries.count() == User.objects.count()
        staff.hire(manuscript.people(), password="secret", at=now)
        assert entries.count() == User.objects.count()

    def test_gives_back_a_role_that_was_taken(self, desk: staff.Desk, now: datetime) -> None:
        helen = User.objects.get(username="helen")
        helen.groups.clear()
        staff.hire(manuscript.people(), password="secret", at=now)
        assert helen.groups.get().name == EDITOR_IN_CHIEF

    def test_leaves_a_password_that_was_changed(self, desk: staff.Desk, now: datetime) -> None:
        helen = User.objects.get(username="helen")
        helen.set_password("her own")
        helen.save()
        staff.hire(manuscript.people(), password="another", at=now)
        helen.refresh_from_db()
        assert helen.check_password("her own")


class ADesk:
    @pytest.mark.parametrize(("hour", "name"), [(6, "daniyar"), (7, "helen"), (18, "helen"), (19, "daniyar")])
    def test_changes_editors_at_seven(self, desk: staff.Desk, hour: int, name: str) -> None:
        assert desk.editor(at_hour(hour)).username == name

    def test_has_its_reporters_write_their_own_stories(self, desk: staff.Desk) -> None:
        story = {"byline": [{"text": "Transmare"}, {"person": "dang"}, {"person": "okafor"}]}
        assert desk.author(story, at=at_hour(12)).username == "ines"

    def test_types_in_what_others_send(self, desk: staff.Desk) -> None:
        assert desk.author({"byline": [{"person": "dang"}]}, at=at_hour(3)).username == "daniyar"


class LogIns:
    def test_name_each_with_their_role(self) -> None:
        told = staff.log_ins(manuscript.people())
        assert told.startswith("helen (editor-in-chief), daniyar (section editor), ")
        assert "hana (section editor of science)" in told
        assert told.endswith(", admin")


class Introduce:
    @pytest.fixture
    def introduced(self, desk: staff.Desk, now: datetime, settings: Any, tmp_path: Any) -> dict[str, Person]:
        settings.MEDIA_ROOT = tmp_path
        entries = [entry for entry in manuscript.people() if entry["key"] in ("nguyen", "worku")]
        return staff.introduce(entries, album=Album(), at=now, tell=quietly)

    def test_gives_a_person_names_portrait_and_links(self, introduced: dict[str, Person]) -> None:
        person = introduced["nguyen"]
        assert person.slug == "nguyen-thi-hanh-dung"
        assert "Nguyen Thi Hanh Dung" in person.aliases
        assert person.portrait is not None
        assert person.portrait.alt.startswith("Portrait of")
        assert person.links.get().label == "Her gauge readings"

    def test_introduces_nobody_twice(self, introduced: dict[str, Person], now: datetime) -> None:
        entries = [entry for entry in manuscript.people() if entry["key"] == "worku"]
        again = staff.introduce(entries, album=Album(), at=now, tell=quietly)
        assert again["worku"] == introduced["worku"]
