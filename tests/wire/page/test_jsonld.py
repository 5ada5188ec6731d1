import json
from typing import Any

import pytest

from articles.wire.page import jsonld
from tests.wire.page.trees import tree_of


def nodes_in(*scripts: str) -> list[jsonld.Node]:
    return jsonld.nodes(
        tree_of("".join(f'<script type="application/ld+json">{text}</script>' for text in scripts))
    )


class Nodes:
    def test_are_found_in_graphs_lists_and_several_blocks(self) -> None:
        graph = json.dumps({"@graph": [{"@type": "A"}, [{"@type": "B"}]]})
        found = nodes_in(graph, json.dumps([{"@type": "C", "mainEntity": {"@type": "D"}}]))
        assert [name for node in found for name in jsonld.types(node)] == ["a", "b", "c", "d"]

    @pytest.mark.parametrize(
        "script",
        ["<!-- {} -->", "//<![CDATA[\n{}\n//]]>", "{};", " {} "],
        ids=["comment", "cdata", "semicolon", "spaces"],
    )
    def test_are_found_in_wrappings(self, script: str) -> None:
        assert [jsonld.text(node, "a") for node in nodes_in(script.replace("{}", '{"a": "b\tc"}'))] == ["b c"]

    @pytest.mark.parametrize("script", ["", "{", "[" * 100_000, "null", "7", '"x"', "{'a': 1}"])
    def test_are_none_where_there_is_no_json(self, script: str) -> None:
        assert nodes_in(script) == []

    def test_are_limited(self) -> None:
        assert len(nodes_in(json.dumps([{"a": 1}] * 5000))) <= 400


class Articles:
    def test_put_the_particular_first(self) -> None:
        kinds = [
            "BlogPosting",
            "Person",
            "Article",
            "https://schema.org/OpinionNewsArticle",
            ["Thing", "NewsArticle"],
        ]
        found = jsonld.articles([{"@type": kind, "n": number} for number, kind in enumerate(kinds)])
        assert [node["n"] for node in found] == [4, 3, 2, 0]


class Text:
    @pytest.mark.parametrize(
        ("value", "text"),
        [
            ("a", "a"), (["", "a"], "a"), ({"name": "a"}, "a"), ([{"@value": "a"}], "a"), (7, "7"),
            (None, ""), (True, ""), ({}, ""), ([[]], ""), ({"name": {"name": "a"}}, ""),
        ],
    )  # fmt: skip
    def test_is_what_a_property_says(self, value: Any, text: str) -> None:
        assert jsonld.text({"x": value}, "y", "x") == text
