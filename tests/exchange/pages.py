"""Old pages to take in, and the run that takes them in."""

import json
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management import CommandError, call_command

from articles.models import Article

SAMPLES = Path(__file__).parent.parent / "wire" / "samples" / "page"
HEADLINE = "Tide gauge read high for nine years"
PARAGRAPHS = (
    "The harbour board heard on Tuesday that the gauge had been reading eleven centimetres high since 2002.",
    "Nobody had been flooded, the board was told, but a great many people had been warned.",
)


def text_page(
    headline: str = HEADLINE,
    *,
    section: str = "News >World",
    date: str = "2010-11-04 09:29",
    dateline: str = "MOSCOW - ",
    paragraphs: tuple[str, ...] = PARAGRAPHS,
    related: tuple[str, ...] = (),
) -> str:
    """Write a page as plain text, like the founding one."""
    first, *others = paragraphs
    blocks = [section, headline, date, dateline + first, *others]
    ending = ["Related News:\n" + "\n".join(related)] if related else []
    return "\n\n".join(block for block in [*blocks, *ending] if block)


def html_page(
    headline: str = HEADLINE,
    *,
    address: str = "https://samplewire.example/2010/11/tide-gauge",
    head: str = "",
    above: str = "",
    paragraphs: tuple[str, ...] = PARAGRAPHS,
    related: tuple[tuple[str, str], ...] = (),
) -> str:
    """Write a page as HTML; `above` stands between headline and text."""
    canonical = f'<link rel="canonical" href="{address}">' if address else ""
    text = "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    links = "".join(f'<li><a href="{href}">{title}</a></li>' for href, title in related)
    box = f'<aside class="related"><h2>Related News</h2><ul>{links}</ul></aside>' if related else ""
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{headline}</title>{canonical}'
        f'<meta property="article:published_time" content="2010-11-04T09:29:00+03:00">{head}</head>'
        f'<body><nav class="breadcrumb"><a href="/news">News</a> &gt; <a href="/world">World</a></nav>'
        f"<article><h1>{headline}</h1>{above}{text}</article>{box}</body></html>"
    )


@dataclass(frozen=True)
class Run:
    """What one run of the command printed, reported and returned."""

    code: int
    printed: str
    refusal: str
    report: list[dict[str, Any]]

    @property
    def statuses(self) -> list[str]:
        return [line["status"] for line in self.report]

    @property
    def told(self) -> list[tuple[str, str, str, list[str]]]:
        """What it said of each item, whichever article it became."""
        return [(line["source"], line["status"], line["reason"], line["warnings"]) for line in self.report]

    @property
    def warnings(self) -> list[str]:
        return [warning for line in self.report for warning in line["warnings"]]


def take_in(*paths: Path, **options: Any) -> Run:
    """Run import_articles, keeping its report beside the first path."""
    report, printed = paths[0].parent / "report.jsonl", StringIO()
    code, refusal = 0, ""
    try:
        call_command("import_articles", *map(str, paths), report=str(report), stdout=printed, **options)
    except CommandError as error:
        code, refusal = error.returncode, str(error)
    lines = report.read_text().splitlines() if report.exists() else []
    return Run(code, printed.getvalue(), refusal, [json.loads(line) for line in lines])


def only_article() -> Article:
    """Return the one article there is."""
    return Article.objects.get()


def exported(**options: Any) -> list[dict[str, Any]]:
    """Run the command and read what it printed."""
    printed = StringIO()
    call_command("export_articles", stdout=printed, **options)
    return [json.loads(line) for line in printed.getvalue().splitlines()]
