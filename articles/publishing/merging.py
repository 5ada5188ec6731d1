"""Two people's versions of one story brought together, part by part."""

import json
from collections.abc import Hashable
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from typing import Any

from articles.text import merge
from articles.text.merge import Merged, Overlap

from .content import Content

MINE, THEIRS, BOTH = "mine", "theirs", "both"
# How an author has decided about overlaps: the overlap's key to one of the words above.
Choices = dict[str, str]


@dataclass(frozen=True)
class Clash:
    """A place that both changed differently; `key` names it for as long as it is the same question."""

    part: str
    was: Any
    mine: Any
    theirs: Any

    @property
    def key(self) -> str:
        # What is mine may be worked on while the question stands.
        told = json.dumps([self.part, self.was, self.theirs], sort_keys=True, ensure_ascii=False)
        return sha256(told.encode()).hexdigest()[:16]

    @property
    def can_be_both(self) -> bool:
        return self.part in _TEXTS and bool(self.mine and self.theirs)

    def chosen(self, choices: Choices) -> Any:
        """Give what stands here: theirs or both where the author said so, else mine."""
        choice = choices.get(self.key, MINE)
        if choice == BOTH and self.can_be_both:
            return f"{self.theirs}\n{self.mine}"
        return self.theirs if choice == THEIRS else self.mine


@dataclass
class Merging:
    """What came of it: the content, the clashes, and the parts that are not as mine were."""

    content: Content
    clashes: list[Clash] = field(default_factory=list)
    brought_in: list[str] = field(default_factory=list)

    def undecided(self, choices: Choices) -> list[Clash]:
        return [clash for clash in self.clashes if clash.key not in choices]


_TEXTS = {"body_html": merge.merge_bodies, "editor_note": merge.merge_lines, "note": merge.merge_lines}
_ROWS = {
    "bylines": ("person", "text"),
    "mentions": ("person",),
    "pictures": ("image", "href"),
    "related": ("target", "title", "url"),
}


def merge_contents(base: Content, mine: Content, theirs: Content, choices: Choices) -> Merging:
    """Merge what two people made of `base`: by paragraph and field, by row in lists.

    Where both changed the same place, the content has it as the author chose, else as they have it.
    """
    merging = Merging(dict(mine))
    for part in mine:
        choose = partial(_chosen, part, choices)
        merged = _merge_part(part, base.get(part), mine[part], theirs.get(part), choose)
        merging.content[part] = merged.value
        merging.clashes += [_clash(part, overlap) for overlap in merged.overlaps]
        if merged.value != mine[part]:
            merging.brought_in.append(part)
    return merging


def _merge_part(part: str, base: Any, mine: Any, theirs: Any, choose: merge.Choose) -> Merged[Any]:
    if part in _TEXTS:
        return _TEXTS[part](base, mine, theirs, choose)
    if part in _ROWS:
        return merge.merge_rows(base, mine, theirs, partial(_row_key, _ROWS[part]), choose)
    if part == "tags":
        merged = merge.merge_rows(sorted(base), sorted(mine), sorted(theirs), int, choose)
        return Merged(sorted(merged.value), merged.overlaps)
    return merge.merge_values(base, mine, theirs, choose)


def _row_key(names: tuple[str, ...], row: Content) -> Hashable:
    return tuple(row[name] for name in names)


def _clash(part: str, overlap: Overlap[Any]) -> Clash:
    return Clash(part, overlap.base, overlap.mine, overlap.theirs)


def _chosen(part: str, choices: Choices, overlap: Overlap[Any]) -> Any:
    return _clash(part, overlap).chosen(choices)
