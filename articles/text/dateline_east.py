"""Datelines of East Asian agencies, which part their words by nothing: 新华社北京3月15日电."""

import re
from typing import NamedTuple

from articles.text import gazetteer

_HAN = r"[\u3400-\u9fff]"
_WIRE = r"(?:综合|綜合)?(?:外电|外電)?(?:报道|報導|報道)|(?:综合|綜合|外)*(?:专|專)?(?:电|電|讯|訊|消息)"
_REMARK = r"(?:\s?[（(][^（）()]{1,40}[)）])"
_CHINESE = re.compile(
    rf"[（(【\[]?\s?(?P<agency>新华社|新華社|中新社|中新网|中新網|中央社|人民网|人民日报|本报|本報|共同社|法新社|路透社|美联社|美聯社|塔斯社|俄新社|韩联社"
    rf"|韓聯社|朝中社|德新社|埃菲社|安莎社|央视网|环球网|香港中通社|澎湃新闻|彭博社|合众国际社)(?P<reporter>记者|記者)?\s?"
    rf"(?P<place>{_HAN}[{_HAN[1:-1]}·]{{1,9}}?(?:[、/和]{_HAN}{{2,9}}?)*)\s?"
    rf"(?P<date>(?:\d{{4}}年)?(?:\d{{1,2}}月)?\d{{1,2}}日)\s?(?:{_WIRE}){_REMARK}?[】）)\]]?"
)
# 【ワシントン共同】, （ロンドン＝ロイター）, [東京 15日 ロイター], (서울=연합뉴스)
_BRACKETED = re.compile(
    r"[（(【\[［]\s?(?P<place>[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]{2,10}?)\s?(?:[=＝・\s]\s?)?(?P<date>(?:\d{1,2}月)?\d{1,2}日)?\s?"
    r"(?P<agency>共同|時事|ロイター|ＡＦＰ|AFP|AP|ＡＰ|연합뉴스|뉴시스)\s?[】）)\]］]"
)
_MARK = re.compile(r"(?:\s*[-－—–:：=]+\s*|[\s\u3000]*)")


class EastReading(NamedTuple):
    """A dateline without the text: where it ends, where the rest begins, and its parts."""

    end: int
    start: int
    places: list[str]
    date: str
    agency: str


def read_east(text: str) -> EastReading | None:
    """Read the dateline of a Chinese, Japanese or Korean agency; nothing where the text begins otherwise."""
    match = _CHINESE.match(text) or _BRACKETED.match(text)
    if match is None or not match["agency"]:
        return None
    printed = match["place"]
    if match.groupdict().get("reporter"):
        printed = _without_reporter(printed)
    places = re.split("[、/]|(?<=..)和", printed)
    if not any(map(gazetteer.load().find, places)) and match.re is _BRACKETED:
        return None
    mark = _MARK.match(text, match.end())
    start = mark.end() if mark else match.end()
    return EastReading(match.end(), start, places, match["date"] or "", match["agency"])


def _without_reporter(printed: str) -> str:
    """Take the reporter's name, two to four characters, off the place after it."""
    tails = (printed[count:] for count in (2, 3, 4))
    return next((tail for tail in tails if gazetteer.load().find(tail)), printed)
