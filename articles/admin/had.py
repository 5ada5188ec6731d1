"""When readers have an edition, and what answered where a story had been taken down, in words."""

from datetime import datetime

from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.admin.moments import moment, within
from articles.models import Edition, Grave, Tombstone

# What stands at the address of a closed story.
ANSWERS = {Grave.WITHDRAWN: "410", Grave.VANISHED: "404", Grave.KILLED: "410"}


def had(edition: Edition, *, at: datetime) -> SafeString:
    """Say when readers had an edition, have it or will have it; or that it was cancelled before."""
    begins, ends = edition.live_from, edition.live_until
    if ends == begins:
        return format_html("Cancelled: was to come {}; readers never had it", within(begins))
    if begins > at:
        said = format_html("Comes {}", within(begins))
    elif ends is None or ends > at:
        said = format_html("Live now, since {}", within(begins))
    else:
        said = moment(begins)
    return format_html("{}, until {}", said, within(ends)) if ends else said


def answered(stone: Tombstone) -> str:
    """Say what the address of a closed story answers, or answered until it was put back."""
    return f"{'answered' if stone.lifted_at else 'answers'} {ANSWERS[Grave(stone.kind)]}"
