"""The desk finds a working copy by any of its words."""

import pytest
from django.db import connection

from articles.models import Article
from articles.search.find import articles_matching
from tests.cast import rewrite, write_story


class ArticlesMatching:
    @pytest.mark.parametrize(
        "words",
        ["ferry", "FERRY time", "could say why", "fer", "nobody ferr", "Mueller'; --", "müll", "muller"],
    )
    def test_finds_words_in_any_order_case_and_the_last_one_begun(self, db: None, words: str) -> None:
        found = write_story(standfirst="Müller, the captain")
        write_story("Tram stops", body_html="<p>For chess.</p>")
        expected = [] if "Mueller" in words else [found]
        assert list(articles_matching(words)) == expected

    def test_forgets_words_that_were_taken_out(self, draft: Article) -> None:
        rewrite(draft, body_html="<p>The tram left.</p>", headline="Tram")
        assert not articles_matching("ferry").exists()

    def test_keeps_everything_for_no_words(self, draft: Article) -> None:
        assert list(articles_matching(" ?! ")) == [draft]

    def test_does_not_find_markup(self, draft: Article) -> None:
        rewrite(draft, body_html='<p>See <a href="https://paper.example/secretword">this</a>.</p>')
        assert not articles_matching("secretword").exists()

    def test_is_served_by_an_index(self, draft: Article) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
        assert "article_search" in articles_matching("ferry").explain()
