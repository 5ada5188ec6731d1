"""The demo newspaper as it lies in `articles/demo/content/`: complete, consistent and fit to read."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from articles.demo import drawings, manuscript
from articles.demo.desk_work import DONE_BY
from articles.models.article import Kind
from articles.models.credit import Role
from articles.models.edition import Change
from articles.models.related import RelatedType
from articles.publishing.roles import EVERY_ROLE, IMPORTER
from articles.text.gazetteer import load

STORIES = manuscript.stories()
PEOPLE = {person["key"]: person for person in manuscript.people()}
SECTIONS = {section["path"]: section for section in manuscript.sections()}
HAMLETS = tomllib.loads((manuscript.CONTENT / "places.toml").read_text())["place"]
LIVE = [story for story in STORIES if not story.get("draft")]
FRESH = [story for story in LIVE if "hours_ago" in story]
FEWEST_WORDS = {"story": 120, "opinion": 180, "brief": 40, "picture_story": 60}
STORY_FIELDS = {
    *("key", "kind", "section", "kicker", "headline", "standfirst", "dateline", "byline", "people", "tags"),
    *(
        "urgency",
        "hours_ago",
        "published",
        "slugline",
        "pictures",
        "related",
        "body",
        "versions",
        "withdrawn",
    ),
    *("draft", "editor_note", "acts"),
}
MEMBERS = {key for key, person in PEOPLE.items() if "login" in person}

PLAN_FIELDS = {"what", "section", "who", "due", "length", "place", "note", "dropped", "by", "hours_ago"}

each_story = pytest.mark.parametrize("story", STORIES, ids=lambda story: story["key"])


def words(text: str) -> int:
    return len(text.split())


def all_text(story: dict[str, Any]) -> Iterator[str]:
    for entry in (story, *story.get("versions", [])):
        yield from (entry[name] for name in ("headline", "standfirst", "body", "note") if name in entry)
    yield from (picture[name] for picture in story.get("pictures", []) for name in ("caption", "alt"))
    yield from (
        act[name] for act in story.get("acts", []) for name in ("text", "reason", "notice") if name in act
    )


class ThePaper:
    def test_has_enough_of_everything(self) -> None:
        kinds = Counter(story["kind"] for story in LIVE)
        assert len(LIVE) >= 44
        assert kinds["opinion"] >= 5
        assert len(PEOPLE) >= 28
        assert len(SECTIONS) >= 10

    def test_has_its_news_from_many_places(self) -> None:
        places = {name for story in LIVE for name in story.get("dateline", {}).get("places", [])}
        assert len(places) >= 25

    def test_has_a_picture_story_of_six_pictures(self) -> None:
        longest = max(len(story["pictures"]) for story in STORIES if story["kind"] == "picture_story")
        assert longest >= 6

    def test_follows_one_story_through_its_day(self) -> None:
        assert max(len(story.get("versions", [])) for story in LIVE) >= 4

    def test_corrects_itself(self) -> None:
        changes = [version["change"] for story in LIVE for version in story.get("versions", [])]
        assert changes.count("correction") >= 3
        assert {"clarification", "editors_note"} <= set(changes)

    def test_leaves_work_on_the_desk_and_takes_one_story_back(self) -> None:
        assert sum(story.get("draft", False) for story in STORIES) >= 2
        assert [story["withdrawn"]["notice"] != "" for story in STORIES if "withdrawn" in story] == [True]

    def test_leads_with_one_story(self) -> None:
        urgencies = sorted(story["urgency"] for story in FRESH if story["kind"] != "opinion")
        assert urgencies[0] < urgencies[1]

    def test_fills_the_front_of_every_section_in_the_bar(self) -> None:
        of_root = Counter(story["section"].partition("/")[0] for story in FRESH)
        assert {root: count >= 3 for root, count in of_root.items()} == dict.fromkeys(_roots(), True)

    def test_has_news_in_every_section(self) -> None:
        used = {story["section"] for story in LIVE}
        assert all(any(path == at or at.startswith(f"{path}/") for at in used) for path in SECTIONS)

    def test_covers_three_days_and_many_years(self) -> None:
        hours = [story["hours_ago"] for story in FRESH]
        years = {story["published"][:4] for story in LIVE if "published" in story}
        assert max(hours) > 60
        assert max(hours) <= 72
        assert len(years) >= 8

    def test_shows_pictures_without_wearing_them_out(self) -> None:
        shown = Counter(picture["drawing"] for story in LIVE for picture in story.get("pictures", []))
        assert len(shown) >= 24
        assert max(shown.values()) <= 3


class ASection:
    def test_comes_after_the_one_above_it(self) -> None:
        paths = list(SECTIONS)
        for path in paths:
            above = path.rpartition("/")[0]
            assert not above or paths.index(above) < paths.index(path)

    def test_has_a_name_and_a_description(self) -> None:
        assert all(section["name"] and section["description"] for section in SECTIONS.values())

    def test_has_world_within_news(self) -> None:
        assert SECTIONS["news/world"]["name"] == "World"


class APerson:
    @pytest.mark.parametrize("key", PEOPLE)
    def test_is_introduced(self, key: str) -> None:
        person = PEOPLE[key]
        assert person["name"]
        assert person.get("same_as") in {None, *PEOPLE} - {key}
        if "same_as" in person:
            return
        assert all(role["title"] for role in person["roles"])
        assert words(person["note"]) >= 6
        assert person.get("portrait", drawings.NAMES[0]) in drawings.NAMES

    def test_is_named_once(self) -> None:
        assert len({person["name"] for person in PEOPLE.values()}) == len(manuscript.people()) == len(PEOPLE)

    @pytest.mark.parametrize("key", PEOPLE)
    def test_is_in_the_paper(self, key: str) -> None:
        credited = any(_credits(story, key) for story in STORIES)
        assert credited or PEOPLE[key].get("group") == "Editor-in-chief"

    def test_logs_in_in_every_role_of_a_desk(self) -> None:
        groups = Counter(PEOPLE[key]["group"] for key in MEMBERS)
        assert set(groups) == set(EVERY_ROLE) - {IMPORTER}
        assert groups["Section editor"] == groups["Reporter"] == 2
        assert [PEOPLE[key]["post"] for key in MEMBERS if "post" in PEOPLE[key]] == ["science"]

    def test_returns(self) -> None:
        named = Counter(key for story in LIVE for key in story.get("people", []))
        assert sum(count > 1 for count in named.values()) >= 15


class AHamlet:
    @pytest.mark.parametrize("hamlet", HAMLETS, ids=lambda hamlet: hamlet["name"])
    def test_is_needed_and_complete(self, hamlet: dict[str, Any]) -> None:
        assert not load().find(hamlet["name"], country=hamlet["country"])
        assert set(hamlet) == {"name", "country", "country_code", "latitude", "longitude", "time_zone"}


class AStory:
    def test_has_a_key_of_its_own(self) -> None:
        assert len({story["key"] for story in STORIES}) == len(STORIES)

    def test_has_a_headline_of_its_own(self) -> None:
        assert len({story["headline"] for story in STORIES}) == len(STORIES)

    @each_story
    def test_says_only_what_the_loader_reads(self, story: dict[str, Any]) -> None:
        assert set(story) <= STORY_FIELDS
        assert ("hours_ago" in story) != ("published" in story)

    @each_story
    def test_speaks_the_words_of_the_models(self, story: dict[str, Any]) -> None:
        assert story["kind"] in Kind.values
        assert 1 <= story["urgency"] <= 9
        assert {credit["role"] for credit in story["byline"]} <= set(Role.values)
        assert {link.get("type", "related") for link in story.get("related", [])} <= set(RelatedType.values)
        assert {version["change"] for version in story.get("versions", [])} <= set(Change.values)

    @each_story
    def test_names_only_what_exists(self, story: dict[str, Any]) -> None:
        keys = {other["key"] for other in STORIES} - {story["key"]}
        assert story["section"] in SECTIONS
        assert {link["to"] for link in story.get("related", []) if "to" in link} <= keys
        assert set(_people(story)) <= set(PEOPLE)
        assert {picture["drawing"] for picture in story.get("pictures", [])} <= set(drawings.NAMES)

    @each_story
    def test_is_long_enough_to_be_one(self, story: dict[str, Any]) -> None:
        newest = [entry["body"] for entry in (story, *story.get("versions", [])) if "body" in entry][-1]
        assert story.get("draft") or words(newest) >= FEWEST_WORDS[story["kind"]]

    @each_story
    def test_fits_its_fields(self, story: dict[str, Any]) -> None:
        assert 3 <= words(story["headline"]) <= 16
        assert len(story.get("standfirst", "")) <= 300
        assert len(story["kicker"]) <= 40
        assert story["tags"]

    @each_story
    def test_comes_from_a_place_that_can_be_found(self, story: dict[str, Any]) -> None:
        line = story.get("dateline", {})
        for name in line.get("places", []):
            known = load().find(name, country=line.get("country", ""), section_path=story["section"])
            assert known or name in {hamlet["name"] for hamlet in HAMLETS}

    @each_story
    def test_captions_credits_and_describes_its_pictures(self, story: dict[str, Any]) -> None:
        for picture in story.get("pictures", []):
            assert set(picture) == {"drawing", "caption", "credit", "alt"}
            assert all(picture.values())

    @each_story
    def test_moves_forward_in_time(self, story: dict[str, Any]) -> None:
        entries = (story, *story.get("versions", []), *story.get("acts", []))
        moments = [entry["hours_ago"] for entry in entries if "hours_ago" in entry]
        assert moments == sorted(moments, reverse=True)
        assert all(version.get("note") for version in _corrections(story))

    @each_story
    def test_is_acted_upon_by_the_desk(self, story: dict[str, Any]) -> None:
        for act in story.get("acts", []):
            assert act["verb"] in DONE_BY
            assert {act["by"], act.get("to", act["by"])} <= MEMBERS

    @each_story
    def test_replaces_only_words_that_stand_there(self, story: dict[str, Any]) -> None:
        for version in story.get("versions", []):
            for old, new in version.get("replace", []):
                assert old in story["body"]
                assert new not in story["body"]

    @each_story
    def test_is_set_in_typographic_signs(self, story: dict[str, Any]) -> None:
        for text in all_text(story):
            assert not re.search(r"[\"']|--|\.\.\.|  | \n", text)
            assert not re.search(r"\blorem\b|\bTODO\b", text, re.IGNORECASE)

    @each_story
    def test_can_be_set_at_any_moment(self, story: dict[str, Any]) -> None:
        day = datetime(2026, 3, 6, 12, tzinfo=UTC)
        for entry in (story, *story.get("versions", [])):
            assert "{" not in manuscript.body_html(entry.get("body", ""), day=day)

    @each_story
    def test_names_everyone_it_is_about(self, story: dict[str, Any]) -> None:
        text = " ".join(all_text(story))
        authors = {credit.get("person") for credit in story["byline"]}
        absent = [key for key in story.get("people", []) if PEOPLE[key]["name"] not in text]
        assert story.get("draft") or set(absent) <= authors


class APlan:
    @pytest.mark.parametrize("plan", manuscript.plans(), ids=lambda plan: plan["what"])
    def test_names_only_what_exists(self, plan: dict[str, Any]) -> None:
        assert set(plan) <= PLAN_FIELDS
        assert plan["section"] in SECTIONS
        assert {plan["by"], plan.get("who", plan["by"])} <= MEMBERS

    def test_is_one_of_several(self) -> None:
        plans = manuscript.plans()
        assert len({plan["what"] for plan in plans}) == len(plans) >= 5
        assert sum(plan.get("dropped", False) for plan in plans) == 1


def _roots() -> set[str]:
    return {path for path in SECTIONS if "/" not in path}


def _people(story: dict[str, Any]) -> Iterator[str]:
    yield from story.get("people", [])
    yield from (credit["person"] for credit in story["byline"] if "person" in credit)
    for version in story.get("versions", []):
        yield from version.get("people", [])


def _credits(story: dict[str, Any], key: str) -> bool:
    return key in _people(story)


def _corrections(story: dict[str, Any]) -> list[dict[str, Any]]:
    return [version for version in story.get("versions", []) if version["change"] == "correction"]
