"""What changed between two texts, word by word, as HTML: `del` what went, `ins` what came."""

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from html import escape
from itertools import groupby
from typing import NamedTuple

from articles.text.alignment import Step, aligned, landmarks
from articles.text.leaves import Leaf, Word, leaves, lines

LONG = 200  # words, from which on difflib no longer finds the frequent ones
SAME, GONE, CAME = "same", "gone", "came"
Tags = dict[str, str]  # which fates are shown, and the element that marks each
_WORDLESS = re.compile(r"\W*")


class Run(NamedTuple):
    """Words one after another that are the same in both texts, gone, or new."""

    fate: str
    words: Sequence[Word]


class Block(NamedTuple):
    """One block of either text, or of both, in runs."""

    kind: str
    fate: str
    runs: list[Run]


class Comparison:
    """Two texts block by block; to be shown in one, or side by side."""

    def __init__(self, old: list[Leaf], new: list[Leaf]) -> None:
        self.blocks = list(_blocks(old, new))

    @classmethod
    def of_bodies(cls, old: str, new: str) -> "Comparison":
        return cls(leaves(old), leaves(new))

    @classmethod
    def of_lines(cls, old: str, new: str) -> "Comparison":
        return cls(lines(old), lines(new))

    @property
    def is_same(self) -> bool:
        return all(run.fate == SAME for block in self.blocks for run in block.runs)

    def html(self) -> str:
        """Show both texts in one: what went struck out, what came underlined."""
        return self._shown({SAME: "", GONE: "del", CAME: "ins"})

    def old_html(self) -> str:
        """Show the old text alone, with what the new one has not marked."""
        return self._shown({SAME: "", GONE: "mark"})

    def new_html(self) -> str:
        """Show the new text alone, with what the old one has not marked."""
        return self._shown({SAME: "", CAME: "mark"})

    def _shown(self, tags: Tags) -> str:
        return "\n".join(_block_html(block, tags) for block in self.blocks if block.fate in tags)


def _blocks(old: list[Leaf], new: list[Leaf]) -> Iterator[Block]:
    for step in aligned([leaf.html for leaf in old], [leaf.html for leaf in new]):
        before, after = old[step.start : step.end], new[step.new_start : step.new_end]
        if step.is_same:
            yield from _whole(after, SAME)
        elif _is_rewritten(step, before, after):
            yield Block(after[0].kind, SAME, list(_runs(before[0].words, after[0].words)))
        else:
            yield from _whole(before, GONE)
            yield from _whole(after, CAME)


def _is_rewritten(step: Step, before: list[Leaf], after: list[Leaf]) -> bool:
    return step.is_pair and before[0].kind == after[0].kind != "hr"


def _whole(parts: Iterable[Leaf], fate: str) -> Iterator[Block]:
    return (Block(leaf.kind, fate, [Run(fate, leaf.words)]) for leaf in parts)


def _runs(old: Sequence[Word], new: Sequence[Word]) -> Iterator[Run]:
    """Tell the words of two versions of a block apart; one word between two changes is part of them."""
    gone: list[Word] = []
    came: list[Word] = []
    same: list[Word] = []
    for is_same, group in groupby(_steps(*_keys(old, new)), key=lambda step: step.is_same):
        steps = list(group)
        before, after = old[steps[0].start : steps[-1].end], new[steps[0].new_start : steps[-1].new_end]
        if is_same:
            same = list(after)
        else:
            if same and (not (gone or came) or not _is_crumb(same)):
                yield from _told(gone, came, same)
                gone, came, same = [], [], []
            gone += [*same, *before]
            came += [*same, *after]
            same = []
    yield from _told(gone, came, same)


def _told(gone: list[Word], came: list[Word], same: list[Word]) -> Iterator[Run]:
    return (Run(fate, words) for fate, words in ((GONE, gone), (CAME, came), (SAME, same)) if words)


def _keys(old: Sequence[Word], new: Sequence[Word]) -> tuple[list[int], list[int]]:
    """Number the words, the same ones alike: numbers compare quickly."""
    known: dict[tuple[str, tuple[str, ...]], int] = {}
    before, after = ([known.setdefault(word[:2], len(known)) for word in words] for words in (old, new))
    return before, after


def _steps(old: list[int], new: list[int]) -> list[Step]:
    """Match words; in a long block first those that with their neighbours occur once in either."""
    anchors = landmarks(_in_threes(old), _in_threes(new)) if max(len(old), len(new)) > LONG else []
    found: list[Step] = []
    start = new_start = 0
    for end, new_end in [*anchors, (len(old), len(new))]:
        if end > start or new_end > new_start:
            found += _matched(old[start:end], new[new_start:new_end], start, new_start)
        if end < len(old):
            found.append(Step(end, end + 1, new_end, new_end + 1, is_same=True))
        start, new_start = end + 1, new_end + 1
    return found


def _in_threes(keys: list[int]) -> list[tuple[int, int, int]]:
    return list(zip([-1, *keys[:-1]], keys, [*keys[1:], -1], strict=True))


def _matched(old: list[int], new: list[int], start: int, new_start: int) -> Iterator[Step]:
    codes = SequenceMatcher(None, old, new).get_opcodes()
    for tag, first, last, new_first, new_last in codes:
        ends = start + first, start + last, new_start + new_first, new_start + new_last
        yield Step(*ends, is_same=tag == "equal")


def _is_crumb(words: Sequence[Word]) -> bool:
    return sum(not _WORDLESS.fullmatch(word.text) for word in words) < 2


def _block_html(block: Block, tags: Tags) -> str:
    if block.kind == "hr":
        return _within(tags[block.fate], "<hr>")
    tag = block.kind if block.kind in ("h2", "h3") else "p"
    kind = "" if block.kind == tag else f' class="{block.kind}"'
    inside = "".join(_run_html(run, tags[run.fate]) for run in block.runs if run.fate in tags)
    return f"<{tag}{kind}>{inside}</{tag}>"


def _run_html(run: Run, tag: str) -> str:
    parts = [
        _marked(list(words), marks, is_changed=run.fate != SAME)
        for marks, words in groupby(run.words, key=lambda word: word.marks)
    ]
    inside = "".join(parts)
    # The space after the last word belongs to neither.
    return _within(tag, inside.removesuffix(" ")) + (" " if inside.endswith(" ") else "")


def _within(tag: str, inside: str) -> str:
    return f"<{tag}>{inside}</{tag}>" if tag and inside else inside


def _marked(words: list[Word], marks: Sequence[str], *, is_changed: bool) -> str:
    inside = "".join(map(_word_html, words)).removesuffix(" ")
    for mark in reversed(marks):
        tag, _, address = mark.partition(" ")
        if address and is_changed:
            inside += f' <small class="address">{escape(address)}</small>'
        inside = f"<{tag}>{inside}</{tag}>" if tag != "a" else f"<u>{inside}</u>"
    return inside + words[-1].space


def _word_html(word: Word) -> str:
    return "<br>" if word.text == "\n" else escape(word.text) + word.space
