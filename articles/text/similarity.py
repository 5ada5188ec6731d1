"""When two headlines are the same headline."""

import re
import unicodedata

_NOT_WORD = re.compile(r"[\W_]+")


def headline_key(headline: str) -> str:
    """Reduce a headline to its letters and figures, so that quotes, dashes, accents and case do not count."""
    decomposed = unicodedata.normalize("NFKD", headline.casefold())
    letters = "".join(char for char in decomposed if not unicodedata.combining(char))
    return _NOT_WORD.sub(" ", letters).strip()[:300]
