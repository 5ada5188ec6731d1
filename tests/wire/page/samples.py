"""The sample pages, read."""

from pathlib import Path

from articles.text.html import paragraphs, plain
from articles.wire import page
from articles.wire.story import Story

FOLDER = Path(__file__).parent.parent / "samples" / "page"
ALL = sorted(file for file in FOLDER.iterdir() if file.is_file())


def story_in(name: str) -> Story:
    """Read one of the samples."""
    return page.read((FOLDER / name).read_bytes(), name=name)[0]


def lines_of(story: Story) -> list[str]:
    """Give the text of a story, a block a line."""
    return [plain(block) for block in paragraphs(story.body_html)]
