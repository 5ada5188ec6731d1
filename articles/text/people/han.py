"""Names in Chinese characters, which stand in a text without spaces around them."""

from articles.text.people.decide import Decider
from articles.text.people.lexicon import Lexicon
from articles.text.people.tokens import Token

_LONGEST, _SHORTEST = 14, 2
_THINGS = (
    "路", "街", "公园", "公園", "医院", "醫院", "大学", "大學", "学院", "學院", "中学", "中學",
    "小学", "小學", "机场", "機場", "奖", "獎", "賞", "基金", "广场", "廣場", "大桥", "大橋",
    "纪念", "紀念", "故居", "博物", "图书馆", "圖書館", "空港", "通り", "镇", "村", "县", "区",
    "号", "杯", "公司", "集团", "法案",
)  # fmt: skip


def read_han(token: Token, lexicon: Lexicon, decider: Decider) -> None:
    """Find all names in one run of characters, the longest first."""
    at = 0
    while at < len(token.text):
        at += _name_at(token, at, lexicon, decider) or 1


def _name_at(token: Token, at: int, lexicon: Lexicon, decider: Decider) -> int:
    for length in range(min(_LONGEST, len(token.text) - at), _SHORTEST - 1, -1):
        people = lexicon.find(lexicon.han, token.text[at : at + length])
        if people:
            if not token.text.startswith(_THINGS, at + length):
                decider.take_within(people, token.start + at, token.start + at + length)
            return length
    return 0
