"""What follows the mark of a dateline: a story, or a score, a timetable, an interview."""

import re

from articles.text import gazetteer
from articles.text.names import PARTICLES

_OPENS = "\"'“”‘’„«»¿¡([$€£"
_FIXTURE = re.compile(r"\W*(?:[\w.'’]+\s){1,3}vs?\.?\s")
_SCORE = re.compile(r"\W*(?:[\w.'’]+\s){0,2}?\(?\d{1,3}\s?[-–:]\s?\d{1,3}\b(?!\s*(?:[ap]\.?m|Uhr|GMT))")
_RESULT = re.compile(r"\W*(?:[\w.'’]+\s){1,3}\d{1,3}[,;]\s+(?:[\w.'’]+\s){1,3}\d{1,3}\b")
_FIGURES = re.compile(r"\d+\s*(?:[,;:.]\s|[°–-]|[CF]\b|CST|cents?\b|pct\b)")
_GOES_ON_AS_DATE = re.compile(
    r"\d{1,2}(?:st|nd|rd|th|\.)?(?:\s*(?:[:,;)–—-]|\Z)|\s+[^\W\d_]{3,9}\.?(?::|,?\s+\d{4}\b))"
)
_SPEAKS = re.compile(
    r"(?:[—–-]\s*)?(?:I|We|You|My|Our|No|Yes|Well|Ich|Wir|Ja|Nein|Je|Nous|Oui|Yo|Sí|Io|Eu|Я|Мы|Да|Нет)\b"
    r"[ ,'’]"
)
_ANOTHER_SPEAKS = re.compile(r"[.?!]\s+[^\W\d_a-z][^\W\d_]{1,20}:\s")
_ANOTHER_TOWN = re.compile(
    r"[.;]\s+[•*-]?\s?(?P<town>[^\W\d_a-z][\w']{1,20}(?: [^\W\d_][\w']{1,20}){0,2})(?::|\s[-–—])\s"
)
_NEXT_ITEM = re.compile(r";\s+[•*-]?\s?[^\W\d_a-z]{3,}(?: [^\W\d_a-z]{2,}){0,2}(?::|\s[-–—])\s")
_ON_TO = re.compile(r"[^\W\d_]+\s(?:in|nach|to|and|und|via|vers|en|et|a|y|e|за|и)\s")
_DESK_NOTE = re.compile(
    r"\(?(?:Adds|Updates|Corrects|Recasts|Refiles|Rewrites|Repeats|Clarifies|Fixes|Removes|Changes"
    r"|Will be|To follow|Q:|A:)"
)
_QUESTION = re.compile(r"[^.!?]*\?[\"'”’»)]*\s*\Z")
_VERB = re.compile(
    r"(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|said|says|did|does|do|got|gets|goes|went|won|lost|ist|sind"
    r"|war|hat|wird|est|sont|a|ont|sera|es|son|fue|ha|han|è|sono|foi|é|são|tem|было|был|была|—)\b"
)
# A story does not begin with somebody it has not named.
_NOT_NAMED = re.compile(
    r"(?:He|She|They|Him|His|Her|It's|He's|She's|Er|Sie|Elle|Ils|Elles|Él|Ella|Ellos|Lui|Lei|Он|Она|Они)\b"
)
_ENDS = re.compile(r"[.!?…][\"'”’»)]*\s*\Z")
_WORD = re.compile(r"[^\s,.:;–—-]+")
_SECOND_DASH = re.compile(r"(?:\s[-–—]\s|—)(?=[^\W\d_])")
# A first word that begins as the name of so large a city leads on from place to place.
_LARGE = 100_000
_NEARBY = 60
_ENDS_BEFORE = re.compile(r"[.!?]\s")
_A_SENTENCE, _A_HEADLINE = 3, 4


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
    return any(pattern.match(rest[:120]) for pattern in (_SCORE, _RESULT, _FIXTURE))


def goes_on_as_date(rest: str) -> bool:
    """Tell the second day of a span, "7: book fair", from a story."""
    return bool(_GOES_ON_AS_DATE.match(rest))


def is_talk_or_table(rest: str) -> bool:
    """Tell an interview, a list of towns or a note to the desk from a story."""
    start = rest[:300]
    town = _ANOTHER_TOWN.search(start)
    is_town = town is not None and bool(gazetteer.load().find(town["town"].strip()))
    speaks = _SPEAKS.match(start) or _ANOTHER_SPEAKS.search(start) or _QUESTION.match(start)
    is_town = is_town or bool(_NEXT_ITEM.search(start))
    return bool(speaks or _FIGURES.match(start) or _DESK_NOTE.match(start)) or is_town


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
    return any(weight >= least for _, weight in gazetteer.load().weighed(name, likelier={})[:1])


def leads_on(rest: str) -> bool:
    """Tell a line from town to town, "Bratislava in 45 Minuten", after one in capitals."""
    first = rest.split(maxsplit=1)[0].strip(",.:")
    return names_place(rest) and (first.isupper() or bool(_ON_TO.match(rest)))


def is_interrupted(rest: str, *, in_capitals: bool) -> bool:
    """Tell a phrase between dashes, after which the sentence goes on, from a story.

    Capitals speak for a dateline: then only one that goes on with its verb is an interruption.
    """
    dashes = list(_SECOND_DASH.finditer(rest[: 2 * _NEARBY]))
    if len(dashes) != 1 or _ENDS_BEFORE.search(rest[: dashes[0].start()]):
        return False
    after = rest[dashes[0].end() :]
    return bool(_VERB.match(after)) if in_capitals else after[0].islower()


def is_headline(rest: str) -> bool:
    """Tell words that are all in capitals from a sentence."""
    return rest.isupper() and len(rest.split()) >= _A_HEADLINE
