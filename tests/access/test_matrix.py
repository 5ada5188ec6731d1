"""The reviewed matrix of permissions is what the site does: every address, method and role.

`make permissions` writes the file anew from what the site does, for review.
"""

import pytest

from tests.access import matrix


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

    def test_shows_nothing_foreign_by_a_post(self) -> None:
        _, lines = matrix.expected()
        for key, answers in lines.items():
            name, _, whose = key.split("\t")
            # Django's former addresses of forms have no name; they send on, whatever was asked for.
            if whose == "foreign" and name.startswith("admin:") and "section" not in name:
                assert not {answers[role] for role in matrix.POSTS} & {"200", "302"}, key
