"""What a single line of a page is: breadcrumb, date, byline, heading of related stories, or none of these."""

import re

from articles.text.dateline_words import AGENCIES, MONTHS, WEEKDAYS
from articles.text.letters import fold
from articles.text.markup import clean_text
from articles.text.names import PARTICLES
from articles.wire.dates import Moment, moment

_SPACES = re.compile(r"\s+")
_CRUMB_SIGN = re.compile(r"\s*[>»›→]\s*")
_NOT_SECTIONS = frozenset(
    {"home", "homepage", "start", "startseite", "you are here", "accueil", "inicio", "главная", ""}
)
_BYLINE = re.compile(
    r"(?:(?:written|reported|posted|story)\s+by|by|von|par|por|door|av|af|autor|author|от|автор)\b[:\s]\s*(?P<names>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_BETWEEN_NAMES = frozenset({*PARTICLES, "&", "with", "og", "och", "и"})
_RELATED_HEADINGS = (
    r"related(?:\s+(?:news|stories|story|articles?|links?|coverage|content|posts?|reading|items?))?",
    r"see also|also (?:read|see)|read (?:also|more|next|on)|more (?:on|from|about) this(?: story)?",
    r"more (?:on this )?news|more (?:stories|like this|coverage)|recommended(?: for you)?|earlier stories",
    r"you (?:may|might) (?:also )?(?:like|be interested in)|explore further|further reading|siehe auch",
    r"(?:mehr )?zum thema|lesen sie auch|auch interessant|das könnte (?:sie|dich) auch interessieren[.!]?",
    r"weiterführende links?|empfohlene (?:artikel|beiträge)|weitere (?:artikel|themen)|czytaj (?:też|także)",
    r"(?:à )?lire aussi|sur le même sujet|articles? liés|noticias? relacionadas?|te puede interesar",
    r"lea también|leia (?:também|mais)|leggi anche|по теме|читайте также|материалы по теме|相关新闻",
)
_RELATED = re.compile(rf"(?:{'|'.join(_RELATED_HEADINGS)})\s*(?P<sign>[:：…]?)\s*", re.IGNORECASE)
_WORDS_OF_DATES = frozenset(
    {fold(name) for names in MONTHS.values() for name in names}
    | set(map(fold, WEEKDAYS))
    | {
        "published", "posted", "updated", "update", "last", "first", "modified", "created", "on", "at",
        "am", "pm", "a", "m", "p", "date", "time", "um", "uhr", "t", "z", "gmt", "utc", "est", "edt",
        "cst", "cdt", "mst", "mdt", "pst", "pdt", "bst", "cet", "cest", "msk", "ist", "jst", "de", "del",
        "of", "st", "nd", "rd", "th", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "veröffentlicht",
        "publié", "le", "publicado", "el", "h", "опубликовано", "et",
    }
)  # fmt: skip
_NOISE_LINES = (
    r"share(?: this)?(?: (?:on|article|story|page))?|tweet|print(?: this)?|e-?mail(?: this)?|save|listen",
    r"(?:large|medium|small|mail|print|share|save|pdf|\||\s)+|text size.{0,20}|follow us.{0,60}",
    r"comments?|\d+ comments?|leave a comment|no comments|join the conversation.{0,60}",
    r"advertis(?:ement|ing)s?|sponsored(?: content)?|ad|anzeige|publicité|publicidad|реклама",
    r"\d+\s*-?min(?:ute)?s?(?: read)?|reading time.{0,20}|last updated.{0,60}|loading.{0,10}",
    r"sign up.{0,120}|subscribe.{0,120}|click here.{0,80}|log ?in|sign ?in|already a subscriber.{0,80}",
    r"this article is (?:only )?(?:available )?(?:for|to) subscribers.{0,120}|to continue reading.{0,120}",
    r"continue reading.{0,80}|read full story|watch(?: video)?|view gallery|photo gallery.{0,40}",
    r"our standards:.{0,80}|(?:photo|foto|bild|image|titelbild|credit|crédits? photos?)s?\s*:.{0,80}",
    r"(?:if you (?:liked|enjoyed)|never miss|we want to hear|do you want to be informed).{0,160}",
    r"drucken|teilen|merken|zurück|imprimer|partager|imprimir|compartir|drukuj|печать|поделиться",
    r"back to top|top of page|next(?: page)?|previous(?: page)?|page \d+(?: of \d+)?",
    r"(?:©|\(c\)|copyright\b).{0,160}|all rights reserved.{0,80}",
    r"tags?:.{0,120}|filed under.{0,120}|posted in.{0,120}",
)
_NOISE = re.compile(rf"(?:{'|'.join(_NOISE_LINES)})[.!:…»>\s]*", re.IGNORECASE | re.DOTALL)
_EDITORS_REMARK = re.compile(
    r"\((?:adds?|updates?|recasts?|corrects?|refiles?|repeats?|rewrites?|releads?|clarifies|edits)\b[^()]{0,300}\)",
    re.IGNORECASE,
)
_CREDIT_IN_BRACKETS = re.compile(r"(?P<caption>.*?)\s*[(\[](?P<credit>[^()\[\]]{2,90})[)\]]\s*\.?", re.DOTALL)
_CREDIT_WITH_LABEL = re.compile(
    r"(?P<caption>.*?)[\s|•·–—-]*(?:photo(?:graph)?s?|foto|image|picture|credit|bild|crédit|©)(?:\s+(?:by|credit))?\s*[:©]?\s+"
    r"(?P<credit>[^.]{2,80})\.?",
    re.IGNORECASE | re.DOTALL,
)
_SIGNS_OF_CREDIT = re.compile(
    r"/|©|\b(?:(?i:photo|foto|image|picture|courtesy|via|getty|handout|file|archive|credit|pool)|"
    + "|".join(re.escape(name) for name in AGENCIES if name.isascii())
    + r")\b"
)


def tidy(text: str | None) -> str:
    """Put text on one line, without what no reader sees."""
    return _SPACES.sub(" ", clean_text(text or "")).strip()


def crumbs(line: str) -> list[str]:
    """Take a breadcrumb such as "News > World" apart; nothing if the line is none."""
    if len(line) > 120 or not _CRUMB_SIGN.search(line):
        return []
    parts = _CRUMB_SIGN.split(line.strip())
    if any(len(part) > 40 or part.endswith((".", "?", "!")) for part in parts) or len(parts) > 7:
        return []
    return sections(parts)


def sections(names: list[str]) -> list[str]:
    """Keep of a breadcrumb's names those that are sections."""
    return [name for name in dict.fromkeys(map(tidy, names)) if fold(name) not in _NOT_SECTIONS][:6]


def date_line(line: str) -> Moment | None:
    """Read a line that is nothing but a date, with or without "Published:" before it."""
    if len(line) > 90 or not any(letter.isdigit() for letter in line):
        return None
    found = moment(line)
    words = re.findall(r"[^\W\d_]+", fold(line))
    others = [word for word in words if word not in _WORDS_OF_DATES]
    return found if len(others) <= 1 else None


def byline(line: str) -> str:
    """Give the names of a line that is a byline, "By " taken off; nothing if the line is none."""
    found = _BYLINE.fullmatch(line) if len(line) <= 120 else None
    if found is None or not found["names"][0].isupper() or found["names"].endswith(("?", "!")):
        return ""
    # "By Friday the goat was back" begins as one.
    first = re.split(r"\s*[,|•·(–—]|\s+(?:in|at|for|of)\s", found["names"])[0]
    is_names = all(word[0].isupper() or word.lower() in _BETWEEN_NAMES for word in first.split())
    return found["names"].rstrip(" .,|") if is_names else ""


def related_heading(line: str) -> bool:
    """Tell whether a line heads a list of related stories."""
    return len(line) <= 60 and _RELATED.fullmatch(line) is not None


def after_related_label(line: str) -> str:
    """Give what follows "Read also: " in one line; nothing if the line does not begin so."""
    found = _RELATED.match(line)
    return line[found.end() :] if found and found["sign"] else ""


def is_noise(line: str) -> bool:
    """Tell lines that belong to the page and not to the story: share, print, subscribe, copyright."""
    return not any(letter.isalnum() for letter in line) or _NOISE.fullmatch(line) is not None


def editors_remark(line: str) -> str:
    """Give an agency's remark such as "(Adds details)"; nothing if the line is none."""
    return line if _EDITORS_REMARK.fullmatch(line) else ""


def split_credit(caption: str) -> tuple[str, str]:
    """Take the credit off the end of a caption, where it looks like one."""
    found = _CREDIT_IN_BRACKETS.fullmatch(caption)
    if found and _SIGNS_OF_CREDIT.search(found["credit"]):
        return found["caption"].strip(), re.sub(
            r"^(?:photo|foto|credit)s?(?: by)?:?\s+", "", found["credit"], flags=re.I
        )
    found = _CREDIT_WITH_LABEL.fullmatch(caption)
    if (
        found
        and (not found["caption"] or found["caption"][-1] in '.!?|)”"')
        and ":" in caption[len(found["caption"]) :]
    ):
        return found["caption"].strip(), found["credit"].strip()
    return caption, ""
