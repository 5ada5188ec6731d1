"""Who has stood in a text so far, by every shorter form that may now mean them."""

from articles.text.people.lexicon import Lexicon
from articles.text.people.spelling import sound

Group = frozenset[int]  # one person, or several that could not be told apart; nobody for one in no list
NOBODY: Group = frozenset()


class Stage:
    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._forms: dict[str, list[Group]] = {}
        self._heard: dict[str, str] = {}
        self.names: dict[tuple[int, ...], int] = {}  # of one name: who was decided

    def enter(self, people: Group, printed: str = "") -> None:
        """Let people be meant by their surnames from now on, and by what was printed of them."""
        forms = {form for number in people for parts in self.lexicon.parts(number) for form in parts.short}
        if printed:
            forms.add(printed)
        for form in forms:
            self._forms.setdefault(form, [])
            if people in self._forms[form]:
                self._forms[form].remove(people)
            self._forms[form].append(people)
            self._heard.setdefault(_heard(form), form)

    def pass_by(self, surname: str) -> None:
        """Note somebody of the surname who is in no list."""
        groups = self._forms.setdefault(surname, [])
        if NOBODY in groups:
            groups.remove(NOBODY)
        groups.append(NOBODY)

    def of(self, form: str) -> list[Group]:
        """List who has stood and may be meant by a form, the latest last."""
        known = self._forms.get(form)
        if known is None:
            known = self._forms.get(self._heard.get(_heard(form), ""))
        return known or []


def _heard(form: str) -> str:
    return " ".join(sound(word) for word in form.split())
