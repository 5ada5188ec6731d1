"""People that a text may name, and what is found of them."""

from datetime import date

from articles.text.people.found import Reading
from articles.text.people.lexicon import Role, Someone
from articles.text.people.recognise import Recogniser

DAY = date(2010, 11, 20)
PRESIDENT = Role("President of Russia", date(2008, 5, 7), date(2012, 5, 7))
PREMIER = Role("Prime Minister of Russia", date(2012, 5, 8), date(2020, 1, 16))
EVERYBODY = [
    Someone("medvedev", "Dmitry Medvedev", ("Дмитрий Медведев",), (PRESIDENT, PREMIER), "Russian politician"),
    Someone("ahmadinejad", "Mahmoud Ahmadinejad", (), (Role("President of Iran", date(2005, 8, 3)),)),
    Someone("fogh", "Anders Fogh Rasmussen", (), (Role("Secretary General of NATO", date(2009, 8, 1)),)),
    Someone("lars", "Lars Løkke Rasmussen", (), (Role("Prime Minister of Denmark", date(2009, 4, 5)),)),
    Someone("port", "John Smith", (), (Role("Spokesman for the Port of Halden"),)),
    Someone("geologist", "John Smith", (), (), "geologist"),
    Someone("may", "Theresa May", (), (Role("Home Secretary of the United Kingdom", date(2010, 5, 12)),)),
    Someone("berlusconi", "Silvio Berlusconi"),
    Someone("hobbs", "Walter Hobbs Jr."),
    Someone("kim", "Kim Jong-il", ("金正日",)),
    Someone("benedict", "Benedict XVI", ("Joseph Ratzinger",), (Role("Pope", date(2005, 4, 19)),)),
    Someone("lula", "Luiz Inácio Lula da Silva", ("Lula",)),
]


def reading(text: str, *, lang: str = "en", on: date = DAY) -> Reading:
    return Recogniser(EVERYBODY).read(text, on=on, lang=lang)


def named(text: str, *, lang: str = "en", on: date = DAY) -> list[tuple[str, object]]:
    """List what is mentioned, as printed and whose it is, in the order of the text."""
    found = reading(text, lang=lang, on=on).mentions
    return [(text[each.start : each.end], each.person) for each in found]


def unclear(text: str, *, lang: str = "en", on: date = DAY) -> list[tuple[str, tuple[object, ...]]]:
    found = reading(text, lang=lang, on=on).ambiguous
    return [(text[each.start : each.end], each.candidates) for each in found]
