"""A topic's page: the stories with the tag."""

import pytest
from django.test import Client
from django.utils import timezone
from taggit.models import Tag

from articles.models import Edition
from articles.publishing import takedowns
from articles.publishing.known import save_tag
from tests.public.stories import begin, page, publish, text, texts


@pytest.fixture
def tagged(db: None) -> Edition:
    article = begin("The chain is lowered")
    article.tags.add("Black Sea")
    return publish(article)


class TopicsPage:
    def test_lists_the_stories_with_the_tag(self, client: Client, tagged: Edition) -> None:
        publish(begin("Without it"))
        root = page(client, "/topics/black-sea/")
        assert text(root, "h1") == "Black Sea"
        assert texts(root, "ol.rows h2") == ["The chain is lowered"]

    def test_is_not_there_without_a_live_story(self, client: Client, tagged: Edition) -> None:
        begin("A draft").tags.add("Secret plan")
        takedowns.withdraw(tagged.article, notice="", by=None, via="test", at=timezone.now())
        for slug in ("black-sea", "secret-plan", "nothing"):
            assert client.get(f"/topics/{slug}/").status_code == 404

    @pytest.mark.parametrize("rest", ["", "feed.json"])
    def test_moves_with_its_name(self, client: Client, tagged: Edition, rest: str) -> None:
        tag = Tag.objects.get()
        tag.slug = "euxine"
        save_tag(tag, by=None, via="test", at=timezone.now())
        response = client.get(f"/topics/black-sea/{rest}")
        assert (response.status_code, response.headers["Location"]) == (301, f"/topics/euxine/{rest}")
