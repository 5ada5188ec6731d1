"""The last part of an address, made from a headline or a name."""

import re

from articles.text.letters import plain_letters

_NOT_ALLOWED = re.compile(r"[^a-z0-9]+")
_APOSTROPHES = re.compile(r"['’‘ʼ`´]")


def slugify(text: str, max_length: int = 60, *, language: str = "") -> str:
    """Make a slug of ASCII letters, digits and hyphens, cut at a word; empty when nothing is left."""
    words = _NOT_ALLOWED.sub("-", plain_letters(_APOSTROPHES.sub("", text), language=language)).strip("-")
    if len(words) <= max_length:
        return words
    cut = words[: max_length + 1].rpartition("-")[0]
    return (cut or words[:max_length]).strip("-")
