"""What is true of every database that nobody has tampered with, whatever happened to its processes."""

from datetime import datetime

from django.utils import timezone

from articles.proof.invariants import RULES
from articles.proof.invariants import broken as breach_of


def broken(*, at: datetime | None = None) -> list[str]:
    """Return each rule that is broken at the moment, with the rows that break it."""
    at = at or timezone.now()
    breaches = ((rule, breach_of(rule, at)) for rule in RULES)
    return [f"{rule.sentence} ({breach})" for rule, breach in breaches if breach]
