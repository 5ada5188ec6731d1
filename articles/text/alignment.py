"""Which part of an old text became which part of a new one."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise, product
from typing import NamedTuple

ALIKE = 0.5  # the share of words from which on a block is one rewritten and not another
LONG = 2000  # parts, from which on those that recur everywhere are not looked for one by one
NEAR = 8  # how far apart in one changed place parts are still compared
MOST_PAIRS = 100_000  # beyond that many, the parts of one changed place are not paired up


class Step(NamedTuple):
    """Parts `start:end` of the old text stand in the new one as parts `new_start:new_end`."""

    start: int
    end: int
    new_start: int
    new_end: int
    is_same: bool = False

    @property
    def is_insertion(self) -> bool:
        return self.start == self.end

    @property
    def is_pair(self) -> bool:
        return self.end - self.start == 1 == self.new_end - self.new_start


def aligned(old: Sequence[str], new: Sequence[str]) -> list[Step]:
    """Go through two texts part by part; what was rewritten stands beside what it was, where one can tell."""
    steps: list[Step] = []
    matcher = SequenceMatcher(None, old, new, autojunk=len(new) > LONG)
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        whole = Step(start, end, new_start, new_end, is_same=tag == "equal")
        steps += _paired(whole, old, new) if tag == "replace" else [whole]
    return steps


def _paired(whole: Step, old: Sequence[str], new: Sequence[str]) -> Iterator[Step]:
    """Take one changed place apart: pairs that are alike, and what lies between them."""
    if whole.is_pair:
        yield whole
        return
    found = _pairs(old[whole.start : whole.end], new[whole.new_start : whole.new_end])
    pairs = [(whole.start + here, whole.new_start + there) for here, there in found]
    bounds = [(whole.start - 1, whole.new_start - 1), *pairs, (whole.end, whole.new_end)]
    for before, after in pairwise(bounds):
        between = Step(before[0] + 1, after[0], before[1] + 1, after[1])
        if between.start < between.end or between.new_start < between.new_end:
            yield between
        if after[0] < whole.end:
            yield Step(after[0], after[0] + 1, after[1], after[1] + 1)


def _pairs(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Pair what is alike, in order, so that the most words are shared."""
    if len(old) * len(new) > MOST_PAIRS:
        return []
    shares = _shares([Counter(part.split()) for part in old], [Counter(part.split()) for part in new])
    # best[i][j]: the most that old[i:] and new[j:] can share.
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for here, there in product(reversed(range(len(old))), reversed(range(len(new)))):
        share = shares[here][there]
        paired = share + best[here + 1][there + 1] if share else 0.0
        best[here][there] = max(paired, best[here + 1][there], best[here][there + 1])
    return list(_walk(best, shares))


def _shares(old: list[Counter[str]], new: list[Counter[str]]) -> list[list[float]]:
    slope = len(new) / (len(old) or 1)
    return [
        [_share(one, other) if abs(here * slope - there) <= NEAR else 0.0 for there, other in enumerate(new)]
        for here, one in enumerate(old)
    ]


def _walk(best: list[list[float]], shares: list[list[float]]) -> Iterator[tuple[int, int]]:
    here = there = 0
    while here < len(best) - 1 and there < len(best[0]) - 1:
        if best[here][there] == best[here + 1][there]:
            here += 1
        elif best[here][there] == best[here][there + 1]:
            there += 1
        else:
            yield here, there
            here, there = here + 1, there + 1


def _share(one: Counter[str], other: Counter[str]) -> float:
    """Say how many of the words of both are shared, whatever their order."""
    share = 2 * (one & other).total() / (one.total() + other.total() or 1)
    return share if share >= ALIKE else 0.0


def landmarks(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Pair what occurs exactly once in either text, as much of it as stands in the same order in both."""
    once, once_new = _once(old), _once(new)
    pairs = [(here, once_new[part]) for part, here in once.items() if part in once_new]
    # The longest rising row (patience sorting): each pair remembers the one before it.
    tops: list[int] = []
    ends: list[int] = []
    before: list[int | None] = []
    for number, (_, there) in enumerate(pairs):
        length = bisect_left(tops, there)
        before.append(ends[length - 1] if length else None)
        tops[length : length + 1], ends[length : length + 1] = [there], [number]
    row: list[tuple[int, int]] = []
    last = ends[-1] if ends else None
    while last is not None:
        row.append(pairs[last])
        last = before[last]
    return row[::-1]


def _once(parts: Sequence[Hashable]) -> dict[Hashable, int]:
    counts = Counter(parts)
    return {part: place for place, part in enumerate(parts) if counts[part] == 1}
