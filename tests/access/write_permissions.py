"""Write what the site answers into the matrix of permissions, for review: `make permissions`.

python -m pytest tests/access/write_permissions.py
"""

from tests.access import matrix

HEAD = """\
# Who is answered what: every address (by its name), method and role. A role is held in the section that "own"
# means; "foreign" lies in another. login: sent to log in. 403: seen and not allowed. 404: as what never was.
"""


class TheFile:
    def test_is_written_anew(self, db: None) -> None:
        site = matrix.Site()
        columns = [matrix.answers(site, role) for role in matrix.ROLES]
        rows = [["address", "method", "whose", *matrix.ROLES]]
        rows += [[*key.split("\t"), *(column[key] for column in columns)] for key in columns[0]]
        matrix.FILE.write_text(HEAD + "\n".join("\t".join(row) for row in rows) + "\n")
