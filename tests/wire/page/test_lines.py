import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.wire.page import lines


class Tidy:
    def test_puts_text_on_one_line(self) -> None:
        assert lines.tidy(" a\n\u00a0 b\u200b\x00 ") == "a b"
        assert lines.tidy(None) == ""


class Crumbs:
    @pytest.mark.parametrize(
        ("line", "names"),
        [
            ("News >World", ["News", "World"]),
            ("News\u00a0>World", ["News", "World"]),
            ("Home » News › Local", ["News", "Local"]),
            ("News >", ["News"]),
            ("You are here: > News", ["News"]),
        ],
    )
    def test_are_taken_apart(self, line: str, names: list[str]) -> None:
        assert lines.crumbs(line) == names

    @pytest.mark.parametrize(
        "line",
        [
            "World",
            "",
            "x" * 200 + " > y",
            "He said 3 > 2 is true.",
            "a > " + "very long words of a sentence indeed here",
        ],
    )
    def test_are_not_seen_in_other_lines(self, line: str) -> None:
        assert lines.crumbs(line) == []


class DateLine:
    @pytest.mark.parametrize(
        "line",
        [
            "2010-11-04 09:29",
            "Published: November 4, 2010 9:29 am",
            "Thursday, 4 November 2010 at 09:29 GMT",
            "Updated 4 Nov 2010",
            "4. November 2010, 9:29 Uhr",
            "4 ноября 2010, 09:29",
        ],
    )
    def test_is_nothing_but_a_date(self, line: str) -> None:
        assert lines.date_line(line) is not None

    @pytest.mark.parametrize(
        "line",
        [
            "On November 4, 2010 the goat came down from the roof",
            "Room 2010",
            "May 4",
            "",
            "x" * 100 + " 2010-11-04",
        ],
    )
    def test_is_no_sentence(self, line: str) -> None:
        assert lines.date_line(line) is None


class Byline:
    @pytest.mark.parametrize(
        ("line", "names"),
        [
            ("By Ines Okafor", "Ines Okafor"),
            ("BY INES OKAFOR", "INES OKAFOR"),
            ("By Ines Okafor and Tomas Lind in Damascus", "Ines Okafor and Tomas Lind in Damascus"),
            ("By Ines Okafor, staff writer", "Ines Okafor, staff writer"),
            ("Von Jonas Weiss", "Jonas Weiss"),
            ("Por Ana de la Cruz", "Ana de la Cruz"),
            ("Автор: Анна Котова", "Анна Котова"),
            ("Written by Dana Whitfield", "Dana Whitfield"),
        ],
    )
    def test_gives_the_names(self, line: str, names: str) -> None:
        assert lines.byline(line) == names

    @pytest.mark.parametrize(
        "line",
        [
            "By Friday the goat was back",
            "By the way",
            "Bypass opened",
            "By Whom?",
            "By",
            "Ines Okafor",
            "Von der Leyen said",
        ],
    )
    def test_is_no_sentence(self, line: str) -> None:
        assert lines.byline(line) == ""


class RelatedHeading:
    @pytest.mark.parametrize(
        "line",
        [
            "Related News:",
            "RELATED STORIES",
            "More on this story",
            "See also",
            "Siehe auch:",
            "Читайте также:",
            "Lire aussi",
        ],
    )
    def test_is_known_in_several_languages(self, line: str) -> None:
        assert lines.related_heading(line)

    @pytest.mark.parametrize(
        "line", ["Related to the king", "More", "See", "News", "Earlier on Friday the goat ran", ""]
    )
    def test_is_the_whole_line(self, line: str) -> None:
        assert not lines.related_heading(line)

    def test_may_stand_before_a_title(self) -> None:
        assert lines.after_related_label("Read also: Goat found") == "Goat found"
        assert lines.after_related_label("Read also that") == ""


class Noise:
    @pytest.mark.parametrize(
        "line",
        [
            "Share", "Print Mail Large Medium Small", "3 min read", "Advertisement", "© 2016 Sample Wire",
            "(c) 1999", "All rights reserved.", "Subscribe to our newsletter", "12 comments", "Log in",
            "* * *", "Tags: goats, roofs",
        ],
    )  # fmt: skip
    def test_belongs_to_the_page(self, line: str) -> None:
        assert lines.is_noise(line)

    @pytest.mark.parametrize(
        "line",
        [
            "Shares fell on Friday.",
            "Printing began.",
            "The goat was saved.",
            "Comments by the king were few.",
            "OK",
        ],
    )
    def test_is_not_the_story(self, line: str) -> None:
        assert not lines.is_noise(line)


class EditorsRemark:
    def test_is_the_whole_line(self) -> None:
        assert lines.editors_remark("(Adds detail on cargo)") == "(Adds detail on cargo)"
        assert lines.editors_remark("(Adds detail) and more") == ""
        assert lines.editors_remark("(The king)") == ""


class SplitCredit:
    @pytest.mark.parametrize(
        ("caption", "parts"),
        [
            ("Hives on Wednesday. (Sample Wire/J. Hribar)", ("Hives on Wednesday.", "Sample Wire/J. Hribar")),
            ("The goat [Photo: Vera Lind]", ("The goat", "Vera Lind")),
            ("The goat. Photo: Vera Lind", ("The goat.", "Vera Lind")),
            ("The goat (Reuters)", ("The goat", "Reuters")),
            ("The goat (left)", ("The goat (left)", "")),
            ("Nobody was hurt (or late).", ("Nobody was hurt (or late).", "")),
            ("", ("", "")),
        ],
    )
    def test_cuts_only_what_looks_like_one(self, caption: str, parts: tuple[str, str]) -> None:
        assert lines.split_credit(caption) == parts


class AnyLine:
    @given(st.text())
    def test_is_read_without_complaint(self, line: str) -> None:
        lines.crumbs(line)
        lines.date_line(line)
        lines.byline(line)
        lines.is_noise(line)
        lines.split_credit(line)
        lines.related_heading(line)
