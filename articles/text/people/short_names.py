"""Surnames, names of one word and rulers: what a name is shortened to, and what has to speak for it."""

from articles.text.people.decide import Decider
from articles.text.people.lexicon import Entries, Lexicon
from articles.text.people.offices import Office
from articles.text.people.page import Page
from articles.text.people.refusals import is_being, is_only_a_word, is_thing, is_torn
from articles.text.people.spelling import readings
from articles.text.people.stage import NOBODY, Group
from articles.text.people.tokens import is_initial
from articles.text.people.words import GIVEN, OPENERS, PARTICLES, SUFFIXES, TIMES

_MOST_WORDS = 4
People = tuple[int, ...]


class ShortNames:
    """Reads the shorter forms of names, each with the evidence it takes."""

    def __init__(self, lexicon: Lexicon, page: Page, decider: Decider) -> None:
        self.lexicon = lexicon
        self.page = page
        self.decider = decider

    def read(self, at: int) -> int:
        """Read what begins at a word; return where it ends, 0 for none."""
        if is_initial(self.page.tokens[at]) and self.page.gap(at + 1)[:1] not in ("'", "’"):
            return self._initials(at)
        for end in range(min(at + _MOST_WORDS, self._limit(at)), at, -1):
            if found := self._read(at, end):
                return found
        return 0

    def _limit(self, at: int) -> int:
        last = at + 1
        while last < len(self.page.tokens) and last <= at + _MOST_WORDS and self.page.together(last):
            last += 1
        return last

    def _read(self, at: int, end: int) -> int:
        if self.page.tokens[end - 1].key in PARTICLES and end - at > 1:
            return 0
        forms = self._forms(at, end)
        stood = next((form for form in forms if self.decider.stage.of(form)), "")
        if stood:
            return self._once_stood(at, end, stood)
        token = self.page.tokens[at]
        is_name = token.capital or token.is_uncased or end - at > 1
        return self._first_time(at, end, forms) if is_name else 0

    def _first_time(self, at: int, end: int, forms: list[str]) -> int:
        people = self._who(self.lexicon.names, forms) if end - at == 1 else ()
        if self.page.tokens[at].is_uncased and not people:
            return 0  # without capitals a surname may be any word
        rulers = self._who(self.lexicon.rulers, forms)
        if people or rulers:
            return self._one_word(at, end, people, rulers)
        bearers = self._who(self.lexicon.surnames, forms)
        return self._surname(at, end, bearers) if bearers else 0

    def _who(self, entries: Entries, forms: list[str]) -> People:
        return next((found for form in forms if (found := self.lexicon.find(entries, form))), ())

    def _forms(self, at: int, end: int) -> list[str]:
        tokens = self.page.tokens[at:end]
        if len(tokens) == 1:
            return list(readings(tokens[0].key, self.page.lang))
        start = " ".join(token.key for token in tokens[:-1])
        return [f"{start} {last}" for last in readings(tokens[-1].key, self.page.lang)]

    # Somebody of the name has stood in the text

    def _once_stood(self, at: int, end: int, form: str) -> int:
        if not self._stands(at, end, known=True):
            self._note_other(at, end)
            return end if end - at == 1 else 0
        groups = self.decider.stage.of(form)
        office = self.decider.office(at, end)
        if office and office.heads:
            everybody = tuple(dict.fromkeys([*self._bearers(at, end), *_members(groups)]))
            chosen = self._by_office(everybody, office, groups)
            if chosen:
                self.decider.note(chosen, at, end, is_full=False, office=office)
                return end
        if groups[-1] != NOBODY:
            self.decider.note(self._of(groups, office), at, end, is_full=False)
        return end

    def _of(self, groups: list[Group], office: Office | None) -> People:
        """List who of those who have stood may be meant; a place behind the name may tell."""
        people = tuple(sorted(_members(groups)))
        if office and not office.heads and len(people) > 1:
            return self.decider.fitting(people, office, self.decider.day) or people
        return people

    def _by_office(self, people: People, office: Office, groups: list[Group]) -> People:
        fitting = self.decider.fitting(people, office, self.decider.day)
        stood = tuple(number for number in fitting if number in _members(groups))
        if len(fitting) > 1 and stood:
            return stood
        return fitting

    def _bearers(self, at: int, end: int) -> People:
        return self._who(self.lexicon.surnames, self._forms(at, end))

    # Nobody of the name has stood yet

    def _one_word(self, at: int, end: int, people: People, rulers: People) -> int:
        if not self._stands(at, end, known=False):
            return 0
        office = self.decider.office(at, end)
        if office and office.heads:
            chosen = self._titled_as(tuple(dict.fromkeys([*people, *rulers])), office)
            if chosen:
                self.decider.note(chosen, at, end, is_full=True, office=office)
                return end
            if not people:
                return 0
        if not people or self._needs_title(self.page.tokens[at].key):
            return 0
        self.decider.take(people, at, end, is_full=True)
        return end

    def _needs_title(self, word: str) -> bool:
        return word in GIVEN or word in self.lexicon.given

    def _titled_as(self, people: People, office: Office) -> People:
        """Keep those who had the title on the day, else those who ever had it."""
        now = self.decider.fitting(people, office, self.decider.day)
        return now or self.decider.fitting(people, office, None)

    def _surname(self, at: int, end: int, people: People) -> int:
        office = self.decider.office(at, end)
        has_title = office is not None and bool(office.heads or office.is_honorific)
        if not self._stands(at, end, known=has_title):
            self._note_other(at, end)
            return 0
        if not office or not has_title:
            return self._untitled(at, end, people, office)
        chosen = self._titled_as(people, office) if office.heads else people
        if not chosen:
            return 0
        self.decider.note(chosen, at, end, is_full=False, office=office)
        return end

    def _note_other(self, at: int, end: int) -> None:
        """Let another person of the surname stand: Boris Berlusconi is not Silvio."""
        if self._has_other_given_name(at) and self._goes_on(end):
            self.decider.stage.pass_by(" ".join(token.key for token in self.page.tokens[at:end]))

    def _untitled(self, at: int, end: int, people: People, office: Office | None) -> int:
        if office and len(people) > 1:  # a place behind the name
            people = self.decider.fitting(people, office, self.decider.day) or people
        if self.page.shouts(at) or self.page.tokens[at].key in TIMES or self._is_inflected(at, end):
            return 0
        if len(people) == 1:
            self.decider.alone(people[0], at, end)
            return end
        self.decider.note(people, at, end, is_full=False)
        return end

    def _initials(self, at: int) -> int:
        """Read “D. Medvedev”."""
        initials = self.page.tokens[at].key
        for end in range(min(at + 1 + _MOST_WORDS, self._limit(at)), at + 1, -1):
            bearers = self._bearers(at + 1, end)
            people = tuple(n for n in bearers if self._begins_with(n, initials))
            if people and self._stands(at, end, known=True):
                self.decider.take(people, at, end, is_full=True)
                return end
        return 0

    def _begins_with(self, number: int, initials: str) -> bool:
        known = [parts for parts in self.lexicon.parts(number) if parts.surname]
        names = [tuple(parts.base.removesuffix(parts.surname).split()) for parts in known]
        return any(words and _agree(words, initials) for words in names)

    def _is_inflected(self, at: int, end: int) -> bool:
        return not self.lexicon.find(self.lexicon.surnames, " ".join(t.key for t in self.page.tokens[at:end]))

    # Evidence

    def _stands(self, at: int, end: int, *, known: bool) -> bool:
        page = self.page
        if is_torn(page, at, end) or is_thing(page, at, end) or is_being(page, end):
            return False
        if self._is_determined(at) or self._has_other_given_name(at) or not self._goes_on(end):
            return False
        return not is_only_a_word(page, at, end, known=known)

    def _is_determined(self, at: int) -> bool:
        return self.page.is_determined(at) or (at > 0 and self.page.tokens[at - 1].key == "another")

    def _elided(self, at: int) -> bool:
        return self.page.gap(at) in ("'", "’")

    def _has_other_given_name(self, at: int) -> bool:
        """Tell whether a capital before the name is neither a title nor the first word of a sentence."""
        page, before = self.page, self.page.preceding(at)
        if before is None or not before.capital or page.title_start(at) < at or self._elided(at):
            return False
        if page.has_more_capitals(at):
            return before.key in GIVEN or before.key in self.lexicon.given
        return before.key not in TIMES and not (before.opens and _opens(before.key))

    def _goes_on(self, end: int) -> bool:
        page = self.page
        if not page.together(end):
            return True
        after = page.tokens[end]
        if after.key in SUFFIXES and after.capitals:
            return False
        if page.has_more_capitals(end - 1):
            return True
        return not after.capital or after.key in TIMES


def _members(groups: list[Group]) -> set[int]:
    return {number for group in groups for number in group}


def _opens(word: str) -> bool:
    return word in OPENERS or word.endswith(("ed", "ing", "ly"))


def _agree(words: tuple[str, ...], initials: str) -> bool:
    """Tell whether initials begin given names, as far as these are known."""
    return all(word[:1] == initial for word, initial in zip(words, initials, strict=False))
