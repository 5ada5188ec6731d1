"""What holds for any batch: the plan is what happens, the second time nothing does, and nothing crashes."""

from pathlib import Path
from random import Random

import pytest

from articles.models import Article, SourceIdentity
from tests.admin.pictures import jpeg
from tests.exchange.pages import SAMPLES, html_page, take_in, text_page
from tests.exchange.rows import everything

HEADLINES = ("Tide gauge read high", "Tide gauge read low", "Tram stops for chess")
ADDRESSES = ("https://samplewire.example/1", "https://samplewire.example/2", "")
SECTIONS = ("News >World", "News >Europe", "World", "Sport >Local", "")
TEXTS = (
    ("The harbour board heard on Tuesday that the gauge had been reading high.", "Nobody was flooded."),
    ("The harbour board heard on Friday that the gauge had been reading low.", "Somebody was flooded."),
)
FIGURE = '<figure><img src="{0}.jpg" alt="{1}"><figcaption>A gauge.</figcaption></figure>'
NASTY = (
    b"\x00", b"\\ud83d", b"\xff\xfe", b"&#0;", b"&#55357;", b"\xed\xa0\x80", "\u2028\u202e".encode(),
    b"\x1b[2J", b"A" * 400, b"<h1>", b" > ", b"<![CDATA[", b"]]>", b"0001-01-01 00:00",
    b"9999-12-31T23:59:59-12:00",
)  # fmt: skip


def random_page(random: Random) -> str:
    """Write a page out of a few parts, so that pages of one story meet in a batch."""
    headline, text = random.choice(HEADLINES), random.choice(TEXTS)
    related = (random.choice(ADDRESSES[:2]), random.choice(HEADLINES))
    if random.random() < 0.5:
        return text_page(
            headline,
            section=random.choice(SECTIONS),
            date=random.choice(("2010-11-04 09:29", "2010-11-05 09:29")),
            dateline=random.choice(("MOSCOW - ", "PARIS (SW) - ", "")),
            paragraphs=text,
            related=related[1:],
        )
    above = FIGURE.format(random.choice("ab"), random.choice(("A gauge", ""))) * random.randint(0, 1)
    modified = f'<meta property="article:modified_time" content="2010-11-0{random.randint(5, 7)}T10:00:00Z">'
    return html_page(
        headline,
        address=random.choice(ADDRESSES),
        head=modified * random.randint(0, 1),
        above=above,
        paragraphs=text,
        related=(related,),
    )


def write_batch(random: Random, folder: Path) -> None:
    """Write eight pages and a picture that some of them show."""
    folder.mkdir(exist_ok=True)
    (folder / "a.jpg").write_bytes(jpeg())
    for number in range(8):
        (folder / f"{number}.html").write_text(random_page(random))


@pytest.mark.slow
class AnyBatch:
    @pytest.mark.parametrize("seed", range(8))
    def test_becomes_what_the_plan_said_and_nothing_more(self, db: None, tmp_path: Path, seed: int) -> None:
        random = Random(seed)
        for _ in range(3):
            write_batch(random, tmp_path / "batch")
            options = {
                "publish": random.random() < 0.6,
                "create_sections": random.random() < 0.6,
                "zone": random.choice(("", "dateline", "Asia/Tokyo")),
            }
            before = everything()
            plan = take_in(tmp_path / "batch", plan=True, **options)
            assert everything() == before
            assert take_in(tmp_path / "batch", **options).told == plan.told

    @pytest.mark.parametrize("seed", range(8, 12))
    def test_settles_so_that_nothing_is_left_to_do(self, db: None, tmp_path: Path, seed: int) -> None:
        write_batch(Random(seed), tmp_path / "batch")
        for _ in range(3):  # a story may be given twice, the newer text last
            take_in(tmp_path / "batch", create_sections=True, publish=True)
        before = everything()
        run = take_in(tmp_path / "batch", create_sections=True, publish=True)
        assert set(run.statuses) <= {"unchanged", "skipped", "failed"}
        assert everything() == before
        assert Article.objects.count() == SourceIdentity.objects.count()


def damaged(random: Random, page: bytes) -> bytes:
    """Put into a page, take out of it and turn over, at random."""
    data = bytearray(page)
    for _ in range(random.randint(1, 8)):
        place = random.randrange(len(data))
        kind = random.random()
        if kind < 0.5:
            data[place:place] = random.choice(NASTY)
        elif kind < 0.8:
            del data[place : place + random.randint(1, 60)]
        else:
            data[place] = random.randrange(256)
    return bytes(data)


@pytest.mark.slow
class DamagedPages:
    def test_are_taken_in_or_named_with_a_reason(self, db: None, tmp_path: Path) -> None:
        random = Random(2010)
        pages = [sample.read_bytes() for sample in sorted(SAMPLES.iterdir())]
        folder = tmp_path / "damaged"
        folder.mkdir()
        for number in range(150):
            (folder / f"{number:03}.html").write_bytes(damaged(random, random.choice(pages)))
        run = take_in(folder, create_sections=True, publish=True)
        assert len(run.report) == 150
        assert [line for line in run.report if "nobody expected" in line["reason"]] == []
        assert all(line["reason"] for line in run.report)
