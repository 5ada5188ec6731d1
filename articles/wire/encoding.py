"""The letters a file's bytes stand for, whatever the file says of itself."""

import codecs
import re
from dataclasses import dataclass

_BYTE_ORDER_MARKS = [
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
]
_DECLARED = re.compile(
    rb"""(?:<\?xml[^>]*\bencoding|<meta\b[^>]*?\bcharset)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE
)
# What browsers understand under each name. One-byte sets first, then those of several bytes.
_ONE_BYTE = {
    "windows-1252": "cp1252", "cp1252": "cp1252", "x-cp1252": "cp1252", "iso-8859-1": "cp1252", "iso8859-1":
    "cp1252", "iso_8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "l1": "cp1252", "ascii":
    "cp1252", "us-ascii": "cp1252", "iso-8859-2": "iso8859-2", "latin2": "iso8859-2", "windows-1250":
    "cp1250", "iso-8859-3": "iso8859-3", "iso-8859-4": "iso8859-4", "iso-8859-5": "iso8859-5",
    "windows-1251": "cp1251", "cp1251": "cp1251", "koi8-r": "koi8-r", "koi8-u": "koi8-u", "ibm866": "cp866",
    "cp866": "cp866", "iso-8859-6": "iso8859-6", "windows-1256": "cp1256", "iso-8859-7": "iso8859-7",
    "windows-1253": "cp1253", "iso-8859-8": "iso8859-8", "iso-8859-8-i": "iso8859-8", "windows-1255":
    "cp1255", "iso-8859-9": "cp1254", "windows-1254": "cp1254", "iso-8859-10": "iso8859-10", "iso-8859-13":
    "iso8859-13", "windows-1257": "cp1257", "iso-8859-14": "iso8859-14", "iso-8859-15": "iso8859-15",
    "latin9": "iso8859-15", "iso-8859-16": "iso8859-16", "windows-1258": "cp1258", "tis-620": "cp874",
    "iso-8859-11": "cp874", "windows-874": "cp874", "macintosh": "mac-roman", "x-mac-cyrillic":
    "mac-cyrillic",
}  # fmt: skip
_SEVERAL_BYTES = {
    "utf-8": "utf-8", "utf8": "utf-8", "gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "x-gbk":
    "gb18030", "big5": "cp950", "big5-hkscs": "big5hkscs", "shift_jis": "cp932", "shift-jis": "cp932",
    "x-sjis": "cp932", "sjis": "cp932", "windows-31j": "cp932", "euc-jp": "euc_jp", "iso-2022-jp":
    "iso2022_jp", "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "windows-949": "cp949",
}  # fmt: skip
# UTF-8 that was taken for windows-1252 and written as UTF-8 again.
_TWICE = re.compile("[ÂÃâÐÑ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text, and what had to be assumed to read it."""

    text: str
    warning: str = ""


_WINDOWS_BYTES = str.maketrans(
    {letter: chr(byte) for byte in range(0x80, 0xA0) for letter in bytes([byte]).decode("cp1252", "ignore")}
)


def decode(data: bytes) -> Decoded:
    """Read bytes as text; what the file declares yields to what it evidently is."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _read_as(data[len(mark) :], encoding)
    if wide := _wide(data):
        return _read_as(data, wide, f"no byte order mark; read as {wide.upper()}")
    found = _DECLARED.search(data[:4096])
    declared = found[1].decode("ascii", "replace").lower() if found else ""
    return _twice(_narrow(data, declared))


def _narrow(data: bytes, declared: str) -> Decoded:
    if _SEVERAL_BYTES.get(declared, "utf-8") != "utf-8":
        return _read_as(data, _SEVERAL_BYTES[declared])
    if (text := _as_utf8(data)) is not None:
        is_misdeclared = declared in _ONE_BYTE and not data.isascii()
        return Decoded(text, f"the file declares {declared} but is UTF-8" if is_misdeclared else "")
    if declared in _ONE_BYTE:
        return _read_as(data, _ONE_BYTE[declared])
    if _is_damaged_utf8(data):
        return _read_as(data, "utf-8")
    told = f"declares {declared}, which it is not" if declared else "declares no encoding"
    return _read_as(data, "cp1252", f"the file {told}; read as windows-1252")


def _as_utf8(data: bytes) -> str | None:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _read_as(data: bytes, encoding: str, warning: str = "") -> Decoded:
    text = data.decode(encoding, "replace")
    if lost := text.count("\ufffd") - data.count("\ufffd".encode()):
        reason = f"{lost} characters could not be read as {encoding}"
        warning = f"{warning}; {reason}" if warning else reason
    return Decoded(text, warning)


def _is_damaged_utf8(data: bytes) -> bool:
    """Tell UTF-8 with a few broken places, as at a cut-off end, from text of one byte a letter."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(1 for letter in text if letter > "\x7f") - broken
    return whole >= 3 * broken


def _wide(data: bytes) -> str:
    """Recognise UTF-16 without a mark by the empty half of each ASCII letter."""
    start = data[:512]
    if start.count(0) < len(start) // 4 or len(start) < 4:
        return ""
    return "utf-16-le" if start[1::2].count(0) > start[0::2].count(0) else "utf-16-be"


def _twice(decoded: Decoded) -> Decoded:
    if not _TWICE.search(decoded.text):
        return decoded
    try:
        text = decoded.text.translate(_WINDOWS_BYTES).encode("latin-1").decode("utf-8")
    except UnicodeError:
        return decoded
    return Decoded(text, decoded.warning or "the text was encoded twice")
