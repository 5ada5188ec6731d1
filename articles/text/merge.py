"""Two people's changes of one text, brought together.

Both began from the same base. What only one of them changed is taken; what both changed at the same place
overlaps: the merged text has it as `mine` does, and the overlap tells both.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from articles.text.alignment import Step, aligned
from articles.text.html import paragraphs

Value = TypeVar("Value")
Key = Callable[[Any], Hashable]


@dataclass(frozen=True)
class Overlap(Generic[Value]):
    """One place that both changed: what it was, what it is here and what it is there."""

    base: Value
    mine: Value
    theirs: Value


@dataclass(frozen=True)
class Merged(Generic[Value]):
    """What came of a merge; without overlaps nobody need be asked."""

    value: Value
    overlaps: list[Overlap[Value]] = field(default_factory=list)


Choose = Callable[[Overlap[Any]], Any]


def keep_mine(overlap: Overlap[Value]) -> Value:
    return overlap.mine


def merge_values(base: Value, mine: Value, theirs: Value, choose: Choose = keep_mine) -> Merged[Value]:
    """Merge a value that is one whole: whoever changed it wins, and both do when they agree."""
    if mine in (base, theirs):
        return Merged(theirs)
    if theirs == base:
        return Merged(mine)
    overlap = Overlap(base, mine, theirs)
    return Merged(choose(overlap), [overlap])


def merge_bodies(base: str, mine: str, theirs: str, choose: Choose = keep_mine) -> Merged[str]:
    """Merge clean HTML by its blocks."""
    return _merge_parts(base, mine, theirs, paragraphs, choose)


def merge_lines(base: str, mine: str, theirs: str, choose: Choose = keep_mine) -> Merged[str]:
    """Merge plain text by its lines."""
    return _merge_parts(base, mine, theirs, _lines, choose)


def merge_rows(
    base: list[Any], mine: list[Any], theirs: list[Any], key: Key, choose: Choose = keep_mine
) -> Merged[list[Any]]:
    """Merge a list whose rows are known by a key: what either added, took out, rewrote or moved.

    Where one row was changed by both, or both moved rows about, the whole list is one overlap.
    """
    if mine in (base, theirs) or theirs == base:
        return merge_values(base, mine, theirs)
    before, here, there = ({key(row): row for row in rows} for rows in (base, mine, theirs))
    rows = _rows(before, here, there)
    # A key that stands twice in a list tells nothing.
    if rows is None or len(before) + len(here) + len(there) < len(base) + len(mine) + len(theirs):
        return merge_values(base, mine, theirs, choose)
    return Merged(rows)


Keyed = dict[Hashable, Any]


def _rows(before: Keyed, here: Keyed, there: Keyed) -> list[Any] | None:
    order = _in_order(list(before), list(here), list(there))
    rows = [merge_values(before.get(name), here.get(name), there.get(name)) for name in order or []]
    if order is None or any(row.overlaps for row in rows):
        return None
    return [row.value for row in rows if row.value is not None]


def _in_order(before: list[Hashable], here: list[Hashable], there: list[Hashable]) -> list[Hashable] | None:
    """List every key once, as the side has them that moved some; None where both did, and differently."""
    moved_here, moved_there = _moved(before, here), _moved(before, there)
    if moved_here and moved_there and _moved(here, there):
        return None
    order, others = (list(here), there) if moved_here else (list(there), here)
    for place, name in enumerate(others):
        if name not in order:
            # After the row it stands behind, or first of all.
            neighbour = next((other for other in reversed(others[:place]) if other in order), None)
            order.insert(order.index(neighbour) + 1 if neighbour is not None else 0, name)
    return order


def _moved(before: list[Hashable], after: list[Hashable]) -> bool:
    return [name for name in before if name in after] != [name for name in after if name in before]


def _lines(text: str) -> list[str]:
    return text.split("\n")


def _merge_parts(
    base: str, mine: str, theirs: str, apart: Callable[[str], list[str]], choose: Choose
) -> Merged[str]:
    if mine in (base, theirs) or theirs == base:
        return merge_values(base, mine, theirs)
    merging = _Merging(apart(base), apart(mine), apart(theirs))
    parts: list[str] = []
    overlaps: list[Overlap[str]] = []
    for was, here, there, is_overlap in merging.places():
        if is_overlap:
            overlap = Overlap("\n".join(was), "\n".join(here), "\n".join(there))
            overlaps.append(overlap)
            chosen = choose(overlap)
            parts += [chosen] if chosen else []
        else:
            parts += there if here == was else here
    return Merged("\n".join(parts), overlaps)


NEAR = 5  # so many groups may end at the same part of the base

Group = tuple[list[Step], list[Step]]
Place = tuple[Sequence[str], Sequence[str], Sequence[str], bool]


class _Merging:
    """The changes of both sides over the parts of one base, place by place."""

    def __init__(self, base: list[str], mine: list[str], theirs: list[str]) -> None:
        self.base, self.mine, self.theirs = base, mine, theirs
        self.here = [step for step in aligned(base, mine) if not step.is_same]
        self.there = [step for step in aligned(base, theirs) if not step.is_same]

    def places(self) -> list[Place]:
        """Cut the base at what changed: each place as it was and as it is here and there."""
        places, end = [], 0
        for here, there in self._groups():
            start = min(step.start for step in here + there)
            places.append(self._untouched(end, start))
            end = max(step.end for step in here + there)
            was = self.base[start:end]
            mine = self._as_in(self.mine, here, start, end)
            theirs = self._as_in(self.theirs, there, start, end)
            places.append((was, mine, theirs, bool(here and there) and mine != theirs))
        return [*places, self._untouched(end, len(self.base))]

    def _untouched(self, start: int, end: int) -> Place:
        same = self.base[start:end]
        return same, same, same, False

    def _groups(self) -> list[Group]:
        """Put together the changes of both sides that touch the same parts, in their order."""
        groups: list[Group] = []
        sides = [(step, 0) for step in self.here] + [(step, 1) for step in self.there]
        # An insertion stands before the part it was made in front of.
        for step, side in sorted(sides, key=lambda pair: (pair[0].start, pair[0].end)):
            group: Group = ([], [])
            for earlier in _met(groups, step, side):
                groups.remove(earlier)
                group = (group[0] + earlier[0], group[1] + earlier[1])
            group[side].append(step)
            groups.append(group)
        return groups

    def _as_in(self, parts: list[str], steps: list[Step], start: int, end: int) -> list[str]:
        """Give base[start:end] with these changes made."""
        made, at = [], start
        for step in steps:
            made += self.base[at : step.start] + parts[step.new_start : step.new_end]
            at = step.end
        return made + self.base[at:end]


def _met(groups: list[Group], step: Step, side: int) -> list[Group]:
    """List the last groups, from the first in which the other side changed the same as this step."""
    near = groups[-NEAR:]
    meeting = [any(_meet(step, other) for other in group[1 - side]) for group in near]
    return near[meeting.index(True) :] if any(meeting) else []


def _meet(one: Step, other: Step) -> bool:
    if one.is_insertion and other.is_insertion:
        return one.start == other.start
    if one.start < other.end and other.start < one.end:
        return True
    # What one rewrote into more parts has no clear end, so nothing is put in beside it unasked.
    first, second = (one, other) if one.is_insertion else (other, one)
    return first.is_insertion and _grew(second) and first.start in (second.start, second.end)


def _grew(step: Step) -> bool:
    return step.new_end - step.new_start > step.end - step.start
