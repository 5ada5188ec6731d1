from articles.wire.story import Malformed, Story


class MalformedFile:
    def test_says_file_place_reason_and_remedy_in_one_line(self) -> None:
        reason = Malformed("no headline", file="a.html", place="line 3", remedy="give it one")
        assert str(reason) == "a.html, line 3: no headline; give it one"

    def test_says_what_it_has(self) -> None:
        assert str(Malformed("no headline")) == "no headline"
        assert str(Malformed("no headline", file="a.html")) == "a.html: no headline"


class StoryValue:
    def test_needs_nothing_but_a_headline(self) -> None:
        story = Story(headline="Goat found")
        assert (story.status, story.published, story.related, story.uri) == ("usable", None, [], "")
