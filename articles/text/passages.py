"""Cutting a text so that most of its pieces stay the same from one state to the next."""

import re
from collections.abc import Iterator
from zlib import crc32

LONG = 2000  # characters of a line, from which on it is cut too
SHORTEST = 400
_WORD_AND_SPACE = re.compile(r"\S+\s+")


def cut(text: str) -> list[str]:
    """Cut a text into its lines, with their ends; joined, the pieces are the text to the last character."""
    return [piece for line in text.splitlines(keepends=True) for piece in _cut_line(line)]


def _cut_line(line: str) -> Iterator[str]:
    start = 0
    if len(line) > LONG:
        # The words themselves say where to cut, so that a change is felt no further than the next cut.
        for word in _WORD_AND_SPACE.finditer(line):
            if word.end() - start >= SHORTEST and crc32(word[0].encode()) % 8 == 0:
                yield line[start : word.end()]
                start = word.end()
    if start < len(line):
        yield line[start:]
