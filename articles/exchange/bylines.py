"""Who a printed byline names."""

import re

from articles.text.names import natural_case

_OPENING = re.compile(r"^(?:by|von|par|por|door|av|af)\s+", re.IGNORECASE)
_LAST_OF_SEVERAL = re.compile(r"\s+(?:and|und|et|y|&)\s+", re.IGNORECASE)
MOST_NAMES = 12


def names_in(byline: str) -> list[str]:
    """Take a byline apart: "By INES OKAFOR, Ada Bell and Tomas Lind" names three.

    What follows a comma is a name only in such a list; otherwise it is a title and stays where it is.
    """
    line = _OPENING.sub("", " ".join(byline.split())).rstrip(".,")
    if not line:
        return []
    first, *last = _LAST_OF_SEVERAL.split(line)
    listed = re.split(r"\s*,\s*", first) if last else [first]
    return [natural_case(name) for name in [*listed, *last] if name][:MOST_NAMES]
