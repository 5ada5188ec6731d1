"""How fast do old pages come in, as drafts, published, and again?

    DATABASE_URL=postgresql://…/any .venv/bin/python -m benchmarks.import_pages [COPIES]

Imports copies of one page, each with an address of its own, into a scratch database beside the named one, and
compares with what the bare rows of as many articles cost in one bulk_create.
"""

import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.scratch import scratch_database

COPIES = 1000
SENTENCE = "The harbour board heard on Tuesday that the tide gauge had been reading eleven centimetres high. "
TITLE = "Tide gauge {number} read high for nine years"
ADDRESS = "https://samplewire.example/2011/03/tide-gauge-{number}"
PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title} | Sample Wire</title>
<link rel="canonical" href="{address}">
<meta property="article:published_time" content="2011-03-{day:02}T10:15:00+01:00"></head>
<body><nav class="breadcrumb"><a href="/news">News</a> &gt; <a href="/news/europe">Europe</a></nav>
<article><h1>{title}</h1><p class="byline">By Ines Okafor and Tomas Lind</p>
<p>OSTEND, Belgium (SW) - {text}</p>
{paragraphs}</article>
<aside class="related"><h2>Related news</h2><ul>
<li><a href="{next_address}">{next_title}</a></li>
<li><a href="https://samplewire.example/2009/tides">Harbour counts its tides for the first time</a></li>
</ul></aside></body></html>"""


def page(number: int) -> str:
    """Write one of the copies: 16 paragraphs, some 600 words."""
    paragraphs = "\n".join(f"<p>{SENTENCE * 2}</p>" for _ in range(15))
    return PAGE.format(
        title=TITLE.format(number=number),
        address=ADDRESS.format(number=number),
        day=number % 28 + 1,
        text=SENTENCE * 2,
        paragraphs=paragraphs,
        next_title=TITLE.format(number=number + 1),
        next_address=ADDRESS.format(number=number + 1),
    )


def measure(name: str, count: int, act: Callable[[], object]) -> None:
    """Print a line of the table."""
    began, busy = time.perf_counter(), time.process_time()
    told = act()
    seconds, busy = time.perf_counter() - began, time.process_time() - busy
    each = f"{busy / count * 1000:6.1f} ms of this process each"
    print(f"{name:<28} {seconds:7.1f} s {count / seconds:7.0f}/s {each}   {told or ''}")


def import_all(folder: Path, **options: bool) -> str:
    """Import the folder and tell what became of its files."""
    from django.utils import timezone

    from articles.exchange.batch import opened
    from articles.exchange.intake import Intake
    from articles.exchange.options import options_of

    typed = {"format": "", "section": "", "zone": "", "create_sections": True, "publish": False}
    intake = Intake(options_of({**typed, "plan": False, **options}), by=None, clock=timezone.now)
    with opened([str(folder)]) as items:
        statuses = Counter(outcome.status for outcome in intake.outcomes(items))
    return ", ".join(f"{count} {status}" for status, count in statuses.items())


def bare_rows(count: int) -> None:
    """Insert as many articles as Django can at once, with nothing around them."""
    from django.utils import timezone

    from articles.models import Article

    now, body = timezone.now(), page(1)
    Article.objects.bulk_create(
        Article(headline=f"Bare {number}", body_html=body, created_at=now, changed_at=now)
        for number in range(count)
    )


def main(count: int) -> None:
    from django.test.utils import override_settings

    with TemporaryDirectory() as name, override_settings(MEDIA_ROOT=name):
        folder = Path(name) / "pages"
        folder.mkdir()
        for number in range(count):
            (folder / f"{number}.html").write_text(page(number))
        measure("bare rows, one bulk_create", count, lambda: bare_rows(count))
        measure("a plan", count, lambda: import_all(folder, plan=True))
        measure("as drafts", count, lambda: import_all(folder))
        measure("the same again", count, lambda: import_all(folder))
        measure("published afterwards", count, lambda: import_all(folder, publish=True))
        for number in range(count):
            (folder / f"{number}.html").write_text(page(number + count))
        measure("others, published at once", count, lambda: import_all(folder, publish=True))


if __name__ == "__main__":
    with scratch_database():
        main(int(sys.argv[1]) if len(sys.argv) > 1 else COPIES)
