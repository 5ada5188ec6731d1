"""A save that came second: merged with the first, and what both changed differently put to its author."""

from collections.abc import Mapping

from django.utils.safestring import SafeString, mark_safe

from articles.admin.reading import NAMES, facts_of
from articles.admin.refusal import Question, newest_of, part_name, savers_since
from articles.models import Article, Revision
from articles.publishing.content import Content, content_of, rows_of
from articles.publishing.merging import MINE, Choices, Clash, Merging, merge_contents
from articles.publishing.restoring import write_content
from articles.text.compare import Comparison

FIELD = "clash-"  # and the key of a clash: what its author chose
_WORDS = ("headline", "kicker", "standfirst", "slugline", "editor_note")


class Undecided(Exception):
    """Both changed the same place, and the author has not said which holds."""

    def __init__(self, merging: Merging, questions: list[Question], mine: Content) -> None:
        self.merging, self.questions, self.mine = merging, questions, mine
        super().__init__(f"{len(questions)} places were changed by both")


def choices_in(data: Mapping[str, str]) -> Choices:
    """Read what the author chose out of a posted form."""
    return {name.removeprefix(FIELD): str(data[name]) for name in data if name.startswith(FIELD)}


def bring_in(article: Article, base: Revision | None, choices: Choices) -> str:
    """Merge what was saved since `base` into the rows the author's form has just written.

    Says whose changes came in, empty where none did. Raises Undecided; the caller undoes its transaction.
    """
    if base is None:
        return ""
    theirs = newest_of(article)
    mine = content_of(article, rows_of(article))
    merging = merge_contents(base.content, mine, theirs.content, choices)
    if merging.undecided(choices):
        raise Undecided(merging, _questions(merging, mine, theirs.content, choices), mine)
    if not merging.brought_in:
        return ""
    write_content(article, merging.content)
    parts = ", ".join(part_name(part) for part in merging.brought_in)
    return f"{savers_since(article, base)} saved meanwhile; merged in: {parts}."


def _questions(merging: Merging, mine: Content, theirs: Content, choices: Choices) -> list[Question]:
    facts, their_facts = dict(facts_of(mine)), dict(facts_of(theirs))
    return [
        Question(
            FIELD + clash.key,
            part_name(clash.part),
            *_side_by_side(clash, facts, their_facts),
            clash.can_be_both,
            choices.get(clash.key, MINE),
        )
        for clash in merging.clashes
    ]


def _side_by_side(
    clash: Clash, facts: dict[str, str], their_facts: dict[str, str]
) -> tuple[SafeString, SafeString]:
    """Give their text and the author's, with the words that differ marked; no query."""
    if clash.part == "body_html":
        both = Comparison.of_bodies(clash.theirs, clash.mine)
    elif clash.part in _WORDS:
        both = Comparison.of_lines(clash.theirs, clash.mine)
    else:
        name = NAMES.get(clash.part, "")
        both = Comparison.of_lines(their_facts.get(name, ""), facts.get(name, ""))
    return mark_safe(both.old_html()), mark_safe(both.new_html())
