"""A form that carries what it was filled from, compared with what is there when it is sent.

What only others changed comes in by itself; where both changed the same, its author is asked. Fields are
compared one by one, in the form and in each row of its lists.
"""

import json
from collections.abc import Iterator
from typing import Any

from django.db.models import Model
from django.http import QueryDict
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst

from articles.admin.moments import within
from articles.admin.sheets import Posted, Sheet, as_posted, filled, in_words, sheets_of, typed
from articles.models import AuditEntry
from articles.text.compare import Comparison
from articles.text.merge import merge_values

AS_READ = "as_read"
_PLACE = "position"  # in a list; not worth a question


class Meanwhile:
    """What others changed since a form was opened: `data` is what was posted, with that brought in.

    `form` and `lists` are filled from what is there now. `clashes` is what both changed: by a list's prefix,
    empty for the form itself, the fields and what is said of each; no field is meant where it is all of the
    form. `merged` names what only they changed.
    """

    def __init__(self, form: Any, lists: list[Any], data: QueryDict, things: list[str]) -> None:
        self.data = data.copy()
        self.clashes: dict[str, list[tuple[str | None, SafeString]]] = {}
        self.merged: dict[str, str] = {}
        self._things = things
        now = sheets_of(form, lists)
        self.as_read = json.dumps(now)
        self._read = _sheets(data.get(AS_READ, ""))
        if self._read != now:
            self._bring_into_fields(form)
            for each in lists:
                if self._read.get(each.prefix) != now[each.prefix]:
                    self._bring_into_list(each)

    def sentence(self) -> str:
        """Tell whose changes came in."""
        entry, parts = self._entry(*self.merged), ", ".join(self.merged.values())
        return f"{entry.by_name if entry else 'Someone'} changed it meanwhile; merged in: {parts}."

    def ask_of_another(self, row: Model) -> None:
        """Ask before anything is saved that was typed of what has become this row."""
        entry = self._entry("merged")
        by, when = (entry.by_name, within(entry.at)) if entry else ("someone", "")
        told = format_html("Merged by {} {}: saving again changes {}.", by, when, row)
        self.clashes.setdefault("", []).append((None, told))

    # The form's own fields

    def _bring_into_fields(self, form: Any) -> None:
        mine = typed(type(form)(self.data, instance=form.instance, prefix=form.prefix))
        theirs, both = _decide(self._read.get("", {}).get("", {}), mine, filled(form))
        for name in theirs:
            self.data.pop(form.add_prefix(name), None)
            self._put(as_posted(form, name))
            self.merged[name] = capfirst(str(form[name].label))
        for name in both:
            words = _told_apart(in_words(form, name), self.data.get(form.add_prefix(name)))
            self._ask("", name, words)

    # The rows of a list

    def _bring_into_list(self, rows: Any) -> None:
        read = self._read.get(rows.prefix, {})
        now = {str(form.instance.pk): form for form in rows.initial_forms}
        posted: set[str] = set()
        kept: list[Posted] = []
        new: list[Posted] = []
        for key, form in _rows_posted(rows, self.data):
            posted.add(key)
            if key in now:
                kept.append(self._row(rows, read, now[key], form))
            elif row := self._gone(rows, read, now, key, form):
                new.append(row)
        for key in (key for key in now if key not in posted):
            if key not in read:
                kept.append(_ends(now[key], as_posted(now[key])))
            elif _but_place(filled(now[key])) != _but_place(read[key]):
                self._ask_of_row(rows, now[key])
        self._write(rows, kept, new)
        if rows.prefix not in self.clashes:
            self.merged[rows.prefix] = capfirst(rows.prefix)

    def _row(self, rows: Any, read: dict[str, Sheet], there: Any, form: Any) -> Posted:
        """Bring what they changed into a row that both have."""
        theirs, both = _decide(read.get(str(there.instance.pk), {}), typed(form), filled(there))
        row = _ends(form, self.data)
        taken_out = bool(self.data.get(form.add_prefix("DELETE")))
        if {*both, *(theirs if taken_out else ())} - {_PLACE}:
            self._ask_of_row(rows, there)
        for name in theirs:
            row.pop(f"-{name}", None)
            row |= _ends(there, as_posted(there, name))
        return row

    def _gone(
        self, rows: Any, read: dict[str, Sheet], now: dict[str, Any], key: str, form: Any
    ) -> Posted | None:
        """Keep a row that is not there: a new one, or one that they took out and the author changed."""
        mine = _but_place(typed(form))
        if not key:
            others = [_but_place(filled(each)) for key, each in now.items() if key not in read]
            return None if mine in others else _ends(form, self.data)
        if mine == _but_place(read.get(key, {})) or self.data.get(form.add_prefix("DELETE")):
            return None
        self._ask(rows.prefix, rows.prefix, mark_safe("<p>Taken out</p>"))
        return _ends(form, self.data) | {"-id": [""]}

    def _write(self, rows: Any, kept: list[Posted], new: list[Posted]) -> None:
        for name in [name for name in self.data if name.startswith(f"{rows.prefix}-")]:
            if name.removeprefix(f"{rows.prefix}-")[:1].isdigit():
                del self.data[name]
        for index, row in enumerate(kept + new):
            self._put({f"{rows.add_prefix(index)}{end}": values for end, values in row.items()})
        counts = {"TOTAL_FORMS": len(kept + new), "INITIAL_FORMS": len(kept)}
        self._put({f"{rows.prefix}-{name}": [str(count)] for name, count in counts.items()})

    def _ask_of_row(self, rows: Any, there: Any) -> None:
        words = [in_words(there, name) for name in filled(there) if name != _PLACE]
        told = ", ".join(each for each in words if each != "Nothing")
        self._ask(rows.prefix, rows.prefix, format_html("<p>{}</p>", told))

    def _ask(self, prefix: str, name: str, words: SafeString) -> None:
        entry = self._entry(name)
        by, when = (entry.by_name, within(entry.at)) if entry else ("someone", "")
        told = format_html('Changed by {} {} to:<div class="clash__text">{}</div>', by, when, words)
        self.clashes.setdefault(prefix, []).append((name, told))

    def _entry(self, *names: str) -> AuditEntry | None:
        """Return the audit entry of who changed one of these last, or else of who changed the row."""
        entries = AuditEntry.objects.filter(thing__in=self._things).latest_first()
        keys = [key for name in names for key in (name, f"{name}_id")]
        return entries.filter(changes__has_any_keys=keys).first() or entries.first()

    def _put(self, posted: Posted) -> None:
        for name, values in posted.items():
            self.data.setlist(name, values)


def _decide(read: Sheet, mine: Sheet, now: Sheet) -> tuple[list[str], list[str]]:
    """Name the fields that only they changed, and those that both did."""
    merged = {name: merge_values(read.get(name), mine.get(name), now[name]) for name in now}
    both = [name for name, each in merged.items() if each.overlaps]
    return [name for name, each in merged.items() if each.value != mine.get(name)], both


def _but_place(sheet: Sheet) -> Sheet:
    return {name: value for name, value in sheet.items() if name != _PLACE}


def _sheets(text: str) -> dict[str, dict[str, Sheet]]:
    """Read what a form carries; nothing where it is not as this writes it."""
    try:
        told = json.loads(text)
        return {prefix: {key: dict(sheet) for key, sheet in rows.items()} for prefix, rows in told.items()}
    except (ValueError, TypeError, AttributeError, RecursionError):
        return {}


def _rows_posted(rows: Any, data: QueryDict) -> Iterator[tuple[str, Any]]:
    total = data.get(f"{rows.prefix}-TOTAL_FORMS", "")
    count = int(total) if total.isascii() and total.isdigit() and len(total) < 5 else 0
    for index in range(min(count, rows.absolute_max)):
        form = rows.form(data, prefix=rows.add_prefix(index))
        yield data.get(form.add_prefix("id"), ""), form


def _ends(form: Any, posted: Any) -> Posted:
    """Give what was posted of one row, by the ends of the names."""
    start, pairs = form.prefix, dict(posted.lists()) if isinstance(posted, QueryDict) else posted
    return {name[len(start) :]: values for name, values in pairs.items() if name.startswith(f"{start}-")}


def _told_apart(theirs: str, mine: str | None) -> SafeString:
    """Give their words with those marked that the author has not."""
    return mark_safe(Comparison.of_lines(theirs, theirs if mine is None else mine).old_html())
