"""What follows the mark of a dateline: a story, or a score, a timetable, an interview, the rest of a sentence."""

import re

from articles.text import gazetteer
from articles.text.names import PARTICLES

_OPENS = "\"'“”‘’„«»¿¡([$€£"
_SCORE = re.compile(r"\W*(?:[\w.'’]+\s){0,4}?\(?\d{1,3}\s?[-–:]\s?\d{1,3}\b(?!\s*(?:[ap]\.?m|Uhr|GMT))")
_RESULT = re.compile(r"\W*(?:[\w.'’]+\s){1,3}\d{1,3}[,;]\s+(?:[\w.'’]+\s){1,3}\d{1,3}\b")
_FIGURES = re.compile(r"\d+\s*(?:[,;:°.–-]|CST|cents?\b|pct\b)")
_GOES_ON_AS_DATE = re.compile(
    r"\d{1,2}(?:st|nd|rd|th|\.)?(?:\s*(?:[:,;)–—-]|\Z)|\s+[^\W\d_]{3,9}\.?(?::|,?\s+\d{4}\b))"
)
_SPEAKS = re.compile(r"(?:[—–-]\s*)?(?:I|We|You|My|Our|No|Yes|Well|Ich|Wir|Ja|Nein|Je|Nous|Oui|Yo|Sí|Io|Eu|Я|Мы|Да|Нет)\b[ ,'’]")
_ANOTHER_SPEAKS = re.compile(r"[.?!]\s+[^\W\d_a-z][^\W\d_]{1,20}:\s")
_ANOTHER_TOWN = re.compile(r"[.;]\s+(?P<town>[^\W\d_][\w' -]{1,30}):\s")
# A story does not begin with somebody it has not named.
_NOT_NAMED = re.compile(r"(?:He|She|They|Him|His|Her|It's|He's|She's|Er|Sie|Elle|Ils|Elles|Él|Ella|Ellos|Lui|Lei|Он|Она|Они)\b")
_ENDS = re.compile(r"[.!?…][\"'”’»)]*\s*\Z")
_WORD = re.compile(r"[^\s,.:;–—-]+")
_SECOND_DASH = re.compile(r"\s[-–—]\s(?=[^\W\d_])")
# A first word that begins as the name of so large a city leads on from place to place.
_LARGE = 100_000
_NEARBY = 60
_A_SENTENCE = 4


def begins_sentence(rest: str) -> bool:
    """Tell whether a sentence can begin here."""
    return bool(rest) and not rest[0].islower() and (rest[0].isalnum() or rest[0] in _OPENS)


def is_whole_sentence(rest: str) -> bool:
    """Tell a sentence from a headline or a title: it ends, or is long, and says whom it speaks of."""
    if _NOT_NAMED.match(rest):
        return False
    return len(rest) > 2 * _NEARBY or (bool(_ENDS.search(rest)) and len(rest.split()) >= _A_SENTENCE)


def is_result(rest: str) -> bool:
    """Tell a match, "Betis 2-2, con dos penaltis", from a story."""
    return bool(_SCORE.match(rest[:120]) or _RESULT.match(rest[:120]))


def goes_on_as_date(rest: str) -> bool:
    """Tell the second day of a span, "7: book fair", from a story."""
    return bool(_GOES_ON_AS_DATE.match(rest))


def is_talk_or_table(rest: str) -> bool:
    """Tell an interview or a list of towns from a story, after a colon."""
    start = rest[:300]
    town = _ANOTHER_TOWN.search(start)
    is_town = town is not None and bool(gazetteer.load().find(town["town"].strip()))
    speaks = _SPEAKS.match(start) or _ANOTHER_SPEAKS.search(start)
    return bool(speaks or _FIGURES.match(start)) or is_town


def names_place(rest: str) -> bool:
    """Tell whether the first words are a city's name: "London in two hours"."""
    words = [match[0] for match in _WORD.finditer(rest[:60])][:2]
    names = [" ".join(words[:count]) for count in range(1, len(words) + 1)]
    if words and words[0].lower() in PARTICLES:
        del names[0]
    return any(_is_place(name, rest) for name in names)


def _is_place(name: str, rest: str) -> bool:
    """Ask for a large city, or any before a stop or a further dash: "Auch" is a town in France too."""
    after = rest[len(name) :].lstrip()[:1]
    least = 1 if after in ("", ":", "-", "–", "—") else _LARGE
    return any(entry.population >= least for entry in gazetteer.load().find(name)[:1])


def is_interrupted(rest: str) -> bool:
    """Tell a phrase between dashes, after which the sentence goes on, from a story."""
    dash = _SECOND_DASH.search(rest[:_NEARBY])
    return dash is not None and rest[dash.end()].islower()
