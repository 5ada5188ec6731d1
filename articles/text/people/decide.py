"""Who of several is meant: by title and day, by who has stood before, or nobody can tell."""

from datetime import date

from articles.text.people.found import Doubt, Mention, Reading
from articles.text.people.lexicon import Lexicon, both, fit
from articles.text.people.offices import Office
from articles.text.people.page import Page
from articles.text.people.parts import parts_of
from articles.text.people.spelling import particle_length
from articles.text.people.stage import Stage
from articles.text.people.tokens import is_initial

People = tuple[int, ...]
_MOST_CANDIDATES = 12


class Decider:
    """Decides, keeps what was decided, and lets those who stood be meant by their surnames."""

    def __init__(self, lexicon: Lexicon, page: Page, day: date, reading: Reading) -> None:
        self.lexicon = lexicon
        self.page = page
        self.day = day
        self.reading = reading
        self.stage = Stage(lexicon)
        self._offices: dict[tuple[int, int], Office | None] = {}

    def office(self, start: int, end: int) -> Office | None:
        """Read the title of a name: before it, after it, or the place behind it."""
        known = self._offices.get((start, end), ...)
        if known is not ...:
            return known
        office = self.page.office_before(start)
        if not office or not office.heads:
            office = both(office, self.page.office_after(end))
        place = self.page.qualifier_after(end)
        if place:
            office = office.with_qualifiers(place) if office else place
        self._offices[start, end] = office
        return office

    def fitting(self, people: People, office: Office, day: date | None) -> People:
        """Keep those whom a title fits best."""
        scores = {number: fit(self.lexicon.people[number], office, day) for number in people}
        best = max(scores.values(), default=0)
        return tuple(number for number in people if scores[number] == best) if best else ()

    def take(self, people: People, start: int, end: int, *, is_full: bool) -> None:
        """Decide between all who bear a whole name."""
        office = self.office(start, end)
        if len(people) > 1:
            people = self._chosen(people, office)
        self.note(people, start, end, is_full=is_full, office=office)

    def _chosen(self, people: People, office: Office | None) -> People:
        before = [number for number in people if number in self.stage.names.values()]
        if office:
            fitting = self.fitting(people, office, self.day) or self.fitting(people, office, None)
            if fitting:
                return fitting
        return tuple(before) if len(before) == 1 else people

    def note(
        self, people: People, start: int, end: int, *, is_full: bool, office: Office | None = None
    ) -> None:
        """Keep what was decided about the words from start to end."""
        tokens = self.page.tokens
        first, last = tokens[start].start, self._end(end)
        printed = self._printed(start, end) if is_full else ""
        self.stage.enter(frozenset(people), printed)
        keys = tuple(sorted((self.lexicon.people[number].key for number in people), key=str))
        if len(people) == 1:
            self.stage.names[people] = people[0]
            fits = not office or not self._was_not_theirs(people, office)
            title = self._title(start)
            self.reading.mentions.append(Mention(first, last, keys[0], title, is_full, fits))
        elif len(people) <= _MOST_CANDIDATES or is_full:
            self.reading.ambiguous.append(Doubt(first, last, keys))

    def _was_not_theirs(self, people: People, office: Office) -> bool:
        """Tell a title that was theirs on another day; one that no list has says nothing."""
        if not office.heads or self.fitting(people, office, self.day):
            return False
        return bool(self.fitting(people, office, None))

    def _printed(self, start: int, end: int) -> str:
        text = self.page.text[self.page.tokens[start].start : self.page.tokens[end - 1].end]
        return "" if "," in text else parts_of(text).surname

    def _title(self, start: int) -> str:
        begins = self.page.title_start(start)
        tokens = self.page.tokens
        return self.page.text[tokens[begins].start : tokens[start].start].strip() if begins < start else ""

    def _end(self, end: int) -> int:
        """Return where a name ends in the text; the full stop of Jr. belongs to it."""
        token = self.page.tokens[end - 1]
        if token.is_uncased and not self.lexicon.find(self.lexicon.names, token.key):
            return token.end - particle_length(token.text)
        stop = self.page.text[token.end : token.end + 1] == "."
        return token.end + 1 if stop and self._takes_stop(end) else token.end

    def _takes_stop(self, end: int) -> bool:
        token = self.page.tokens[end - 1]
        if token.key in ("jr", "sr") or is_initial(token):
            return True
        ordinal = self.page.lang == "de" and token.capitals and set(token.text) <= set("IVX")
        return ordinal and self.page.gap(end).startswith(". ")

    def take_within(self, people: People, start: int, end: int) -> None:
        """Keep a name in the midst of a run of characters, given by its place in the text."""
        keys = tuple(sorted((self.lexicon.people[number].key for number in people), key=str))
        if len(people) == 1:
            self.reading.mentions.append(Mention(start, end, keys[0]))
        else:
            self.reading.ambiguous.append(Doubt(start, end, keys))

    def unknown(self, start: int, end: int) -> None:
        """Keep somebody who is in no list, with the title they were told by."""
        tokens = self.page.tokens
        mention = Mention(tokens[start].start, self._end(end), None, self._title(start))
        self.reading.mentions.append(mention)

    def alone(self, person: int, start: int, end: int) -> None:
        tokens = self.page.tokens
        key = self.lexicon.people[person].key
        self.reading.alone.append(Doubt(tokens[start].start, tokens[end - 1].end, (key,)))
