"""The reviewed matrix of permissions is what the site does: every address, method and role.

`make permissions` writes the file anew from what the site does, for review.
"""

from typing import Any

import pytest

from tests.access import matrix

# fault: (what is replaced, by what, which role goes further then, at which addresses)
FAULTS: dict[str, tuple[str, Any, str, str]] = {
    "a guard asks for no permission": (
        "articles.access.needs.Need.admits",
        lambda need, request, **named: need.of and need.of(request, **named),
        *("Auditor", "article_withdraw"),
    ),
    "a guard lets anybody in": (
        "articles.access.needs.Need.admits",
        lambda *_, **__: None,
        *("no role", "admin:picture"),
    ),
    "a post counts everywhere": (
        "articles.publishing.rights._lies_in",
        lambda *_: True,
        *("Editor-in-chief", "section_change"),
    ),
    "a story is found whoever asks": (
        "articles.admin.found.visible_to",
        lambda _, rows: rows,
        *("Section editor", "article_preview"),
    ),
    "a record is found whoever asks": (
        "articles.admin.desk_admin.visible_to",
        lambda _, rows: rows,
        *("Reporter", "edition_change"),
    ),
}


@pytest.fixture
def site(db: None) -> matrix.Site:
    return matrix.Site()


class TheMatrix:
    def test_lists_every_address_and_method_once(self, site: matrix.Site) -> None:
        roles, lines = matrix.expected()
        assert roles == matrix.ROLES
        asked = [question.key for question in site.questions()]
        assert len(asked) == len(set(asked))
        assert sorted(asked) == sorted(lines)

    @pytest.mark.parametrize("role", matrix.ROLES)
    def test_is_what_the_site_answers(self, site: matrix.Site, role: str) -> None:
        _, lines = matrix.expected()
        found = matrix.answers(site, role)
        wrong = {key: (told, lines[key][role]) for key, told in found.items() if told != lines[key][role]}
        assert not wrong

    @pytest.mark.parametrize("fault", FAULTS)
    def test_turns_red_when_something_is_forgotten(
        self, site: matrix.Site, monkeypatch: pytest.MonkeyPatch, fault: str
    ) -> None:
        """Seed the faults that most advisories of such systems tell of."""
        where, instead, role, about = FAULTS[fault]
        monkeypatch.setattr(where, instead)
        _, lines = matrix.expected()
        found = matrix.answers(site, role, about=about)
        assert [key for key, told in found.items() if told != lines[key][role]]

    def test_shows_nothing_foreign_by_a_post(self) -> None:
        _, lines = matrix.expected()
        for key, answers in lines.items():
            name, _, whose = key.split("\t")
            # Django's former addresses of forms have no name; they send on, whatever was asked for.
            if whose == "foreign" and name.startswith("admin:") and "section" not in name:
                assert not {answers[role] for role in matrix.POSTS} & {"200", "302"}, key
