import time
from datetime import datetime

import pytest

from articles.text.html import clean_body, plain
from articles.wire import page
from articles.wire.story import Malformed
from tests.wire.page.samples import ALL, FOLDER, lines_of, story_in


class OneStoryInTwoForms:
    @pytest.mark.parametrize("name", ["bees.html", "bees.txt"])
    def test_is_the_same(self, name: str) -> None:
        story = story_in(name)
        lines = lines_of(story)
        assert story.headline == "Ljubljana’s beekeepers win right of way on cathedral roof"
        assert story.section == ["News", "World"]
        assert story.dateline == "LJUBLJANA, Slovenia"
        assert len(lines) == 5
        assert lines[0].startswith("Beekeepers in the Slovenian capital may go on")
        assert lines[-1].endswith("is sold in the crypt.")
        assert [related.title for related in story.related] == [
            "Broken tile reopens quarrel over rooftop hives",
            "City counts its bees for the first time",
        ]
        assert story.format == "page"
        assert story.warnings == []


class Letters:
    def test_are_right_whatever_is_declared(self) -> None:
        story = story_in("utf-8-declared-latin-1.html")
        assert story.headline == "Décès d’une horloge"
        assert story.authors == ["Léa Dubœuf"]
        assert story.dateline == "GENÈVE, 4 novembre (AFP)"
        assert story.warnings[0] == "the file declares iso-8859-1 but is UTF-8"

    def test_may_be_cyrillic(self) -> None:
        story = story_in("cyrillic-windows-1251.html")
        assert story.headline == "Трамвай ждал кота"
        assert story.section == ["Новости", "Город"]
        assert story.authors == ["Анна Котова"]
        assert story.published == datetime(2010, 11, 4, 9, 29)  # noqa: DTZ001
        assert story.dateline == "МОСКВА, 4 ноября. /ТАСС/"
        assert [related.title for related in story.related] == ["Кот в депо встретил зиму"]
        assert len(lines_of(story)) == 3


class Read:
    @pytest.mark.parametrize("file", ALL, ids=lambda file: file.name)
    def test_gives_a_clean_body_without_head_or_dateline(self, file: object) -> None:
        if "no-text" in str(file):
            return
        story = story_in(str(file))
        assert clean_body(story.body_html) == story.body_html
        assert story.headline not in plain(story.body_html)
        assert not story.dateline or not plain(story.body_html).startswith(story.dateline)

    def test_refuses_a_page_without_text(self) -> None:
        with pytest.raises(Malformed, match=r"^no-text-gallery\.html: no article text was found"):
            story_in("no-text-gallery.html")

    @pytest.mark.parametrize(
        "data", [b"", b" \n ", b"<html></html>", b"<html><title></title><p>", b"\xff\xfe", b"\x00"]
    )
    def test_refuses_what_has_no_headline(self, data: bytes) -> None:
        with pytest.raises(Malformed, match=r"^empty\.html: "):
            page.read(data, name="empty.html")

    def test_names_the_limit_of_bytes(self) -> None:
        with pytest.raises(
            Malformed, match=r"^big\.html: it has 2,000 bytes, more than the 1,000 a page may have"
        ):
            page.read(b"x" * 2000, name="big.html", most_bytes=1000)

    def test_names_the_limit_of_depth(self) -> None:
        deep = b"<html><h1>Deep</h1>" + b"<div>" * 5000 + b"text"
        with pytest.raises(Malformed, match=r"^deep\.html: .*more than 2,000 deep"):
            page.read(deep, name="deep.html")

    def test_takes_a_few_milliseconds(self) -> None:
        files = [(file.name, file.read_bytes()) for file in ALL if "no-text" not in file.name]
        page.read(files[0][1], name=files[0][0])
        start = time.process_time()
        for name, data in files:
            page.read(data, name=name)
        assert (time.process_time() - start) / len(files) < 0.012


class Recognises:
    @pytest.mark.parametrize("file", ALL, ids=lambda file: file.name)
    def test_its_own(self, file: object) -> None:
        assert page.recognises((FOLDER / str(file)).read_bytes(), "no-extension")

    @pytest.mark.parametrize(
        "data",
        [
            b'<?xml version="1.0"?>\n<nitf><head><title>x</title></head></nitf>',
            b"<rss><channel><title>x</title></channel></rss>",
            b'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"/>',
            b'{"uri": "x", "headline": "y"}',
            b'[{"headline": "y"}]',
            b"title,body\nGoat,On the roof\n",
            b"\x16\x16\x01a0001\x1f\x02text\x03",
            b"\x89PNG\r\n\x1a\n",
            b"",
            b"just a note",
        ],
    )
    def test_no_other_format(self, data: bytes) -> None:
        assert not page.recognises(data, "x.html")

    def test_pages_that_begin_as_xml(self) -> None:
        xhtml = b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN">\n<html/>'
        assert page.recognises(xhtml, "x")
