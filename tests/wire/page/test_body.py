from datetime import datetime

from tests.wire.page.samples import lines_of, story_in


class Body:
    def test_is_not_comments(self) -> None:
        story = story_in("comments-as-paragraphs.html")
        assert len(lines_of(story)) == 2
        assert story.published == datetime(2024, 1, 9, 7, 5)  # noqa: DTZ001

    def test_is_not_a_menu(self) -> None:
        story = story_in("menu-of-paragraphs.html")
        assert story.headline == "Kite festival blown away"
        assert story.authors == ["Park Ji-woo"]
        assert story.dateline == "BUSAN, Oct. 5 (CA)"
        assert len(lines_of(story)) == 3

    def test_is_not_the_related_box_between_its_paragraphs(self) -> None:
        story = story_in("related-box-between-paragraphs.html")
        assert [line.split()[0] for line in lines_of(story)] == ["The", "Opponents", "The", "Work"]
        assert [related.href for related in story.related] == [
            "https://valleynews.example/2018/04/light-stuck",
            "https://valleynews.example/2018/03/light-bill",
            "https://valleynews.example/2017/light-anniversary",
            "https://valleynews.example/2016/horse",
        ]

    def test_is_not_what_asks_to_pay_share_or_subscribe(self) -> None:
        assert [line.split()[0] for line in lines_of(story_in("paywall-newsletter-and-share.html"))] == [
            "The",
            "Letters",
            "Parcels,",
        ]

    def test_runs_no_script(self) -> None:
        story = story_in("scripts-within-paragraphs.html")
        assert "alert" not in story.body_html
        assert "SALE" not in story.body_html
        assert "evil" not in story.body_html
        assert lines_of(story)[0].endswith("sold out before eight on Saturday.")
        assert len(lines_of(story)) == 3

    def test_keeps_sub_heads_lists_and_quotes(self) -> None:
        story = story_in("subheads-in-bold-and-capitals.html")
        assert story.body_html.count("<h2>") == 3
        assert "<h2>One still locked</h2>" in story.body_html
        assert '<ol start="3"><li>Then it rains.</li></ol>' in story.body_html
        assert "<blockquote><p>It is a kind of harvest.</p></blockquote>" in story.body_html

    def test_goes_on_after_an_advert(self) -> None:
        lines = lines_of(story_in("story-in-two-parts-around-an-advert.html"))
        assert [line.split()[1] for line in lines] == ["painters", "order", "railway", "will", "vote"]

    def test_holds_no_picture_but_keeps_tables(self) -> None:
        story = story_in("pictures-of-every-kind.html")
        assert [(picture.href, picture.caption, picture.credit) for picture in story.pictures] == [
            ("balloon.jpg", "The balloon before the bell rang.", "Vera Lind"),
            ("pupils.jpg", "Pupils were allowed to look", "AP Photo/Tom Reis"),
            ("large.jpg", "Nobody was hurt (or late).", ""),
        ]
        assert "<img" not in story.body_html
        assert "<table>" in story.body_html
        assert "Pupils were allowed" not in story.body_html

    def test_is_not_the_next_article_on_the_page(self) -> None:
        story = story_in("two-articles-on-one-page.html")
        assert story.headline == "Choir sings in lift"
        assert [line.split()[1] for line in lines_of(story)] == ["choir", "repairman"]

    def test_may_stand_in_wrappers_with_the_names_of_boxes(self) -> None:
        story = story_in("wrappers-named-widget-and-sidebar.html")
        assert [line.split()[0] for line in lines_of(story)] == ["Two", "He"]

    def test_goes_through_wrappers_of_its_sections(self) -> None:
        story = story_in("sections-with-wrappers-of-their-own.html")
        assert [line.split()[0] for line in lines_of(story)] == [
            "For",
            "The",
            "There",
            "She",
            "The",
            "It",
            "A",
        ]
        assert story.body_html.count("<h2>") == 2

    def test_begins_where_the_dateline_stands(self) -> None:
        story = story_in("teaser-before-the-dateline.html")
        assert story.subheadline == "Captains grumble, oarsmen cheer"
        assert story.dateline == "GENOA, Italy, June 3 (CW)"
        assert lines_of(story)[0].startswith("The old harbour was opened")
