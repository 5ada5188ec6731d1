"""People of the text, as suggestions: who is known, who is unclear, who is new, and what to object to."""

from collections.abc import Iterator
from urllib.parse import urlencode

from django.urls import reverse

from articles.admin.suggestions import Form, Suggestion, Suggestions, Take
from articles.suggestions.people import Candidate, KnownPerson, NewPerson, UnclearPerson, people_in, read
from articles.suggestions.people_checks import UNCLEAR, objections_to

INTO = "mentions"


def suggest_people(form: Form) -> Iterator[Suggestions]:
    """Suggest the people of a text for the list of its story; 1 query, none for a story read for its form."""
    if not form.words.text:
        return
    story = read(form.words, row=form.row)
    found = people_in(story, chosen=form.chosen.get(INTO, []))
    new = found.new if form.by.has_perm("articles.add_person") else ()
    rows = [*map(_known, found.known), *map(_unclear, found.unclear), *map(_new, new)]
    yield Suggestions("People", tuple(rows))
    # A name that is unclear stands above, with its candidates.
    sentences = (finding.sentence for finding in objections_to(story) if finding.kind != UNCLEAR)
    yield Suggestions("Names to look at", objections=tuple(dict.fromkeys(sentences)))


def _known(found: KnownPerson) -> Suggestion:
    person = found.person
    take = Take(INTO, f"Add {person.name}", person.name, str(person.key))
    return Suggestion(f"person:{person.key}", person.name, person.known_for, found.where, found.why, (take,))


def _unclear(found: UnclearPerson) -> Suggestion:
    keys = ",".join(str(each.key) for each in found.candidates)
    takes = tuple(map(_candidate, found.candidates))
    return Suggestion(f"people:{keys}", f"{found.printed}: who?", "", found.where, found.why, takes)


def _candidate(person: Candidate) -> Take:
    return Take(INTO, person.name, person.name, str(person.key), person.known_for)


def _new(found: NewPerson) -> Suggestion:
    add = f"{reverse('admin:articles_person_add')}?{urlencode({'name': found.name})}"
    take = Take(INTO, f"Add {found.name} as a new person", found.name, add=add)
    return Suggestion(f"new:{found.name}", found.name, "new to the paper", found.where, found.why, (take,))
