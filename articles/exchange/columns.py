"""An article's own columns, as a story fills them."""

import re
from typing import Any

from django.db.models import Field, Model

from articles.exchange.options import Options
from articles.models import Article
from articles.wire.story import Story

# The form of the desk takes no longer one, so an editor could not save it again.
LONGEST_STANDFIRST = 600
USUAL_URGENCY = 5
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*", re.IGNORECASE)

Columns = dict[str, Any]


def columns_of(story: Story, options: Options, warnings: list[str]) -> Columns:
    """Fill the columns of a working copy; what does not fit is cut, and said."""
    lines = {
        "headline": story.headline,
        "kicker": story.kicker,
        "slugline": story.slugline,
        "source": story.source,
        "copyright_notice": story.copyright_notice,
    }
    columns: Columns = {
        name: fitting(value, longest(Article, name), name, warnings) for name, value in lines.items()
    }
    return columns | {
        "standfirst": fitting(story.subheadline, LONGEST_STANDFIRST, "standfirst", warnings),
        "body_html": story.body_html,
        "editor_note": story.editor_note,
        "language": _language(story.language) or options.language,
        "urgency": min(max(story.urgency or USUAL_URGENCY, 1), 9),
    }


def fitting(value: str, most: int, name: str, warnings: list[str]) -> str:
    """Return a value on one line and no longer than its column."""
    line = " ".join(value.split())
    if len(line) <= most:
        return line
    warnings.append(f"the {name.replace('_', ' ')} was longer than {most} characters and is cut")
    return line[: most - 1].rstrip() + "…"


def longest(model: type[Model], name: str) -> int:
    """Return how many characters a column holds."""
    field = model._meta.get_field(name)
    assert isinstance(field, Field), name
    assert field.max_length, f"{name} has no limit"
    return field.max_length


def _language(code: str) -> str:
    match = _LANGUAGE.match(code.replace("_", "-"))
    return match[0] if match and len(match[0]) <= longest(Article, "language") else ""
