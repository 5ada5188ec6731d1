"""What is known of a story that is here already."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Self

from articles.models import Article, Edition, SourceIdentity, State


@dataclass(frozen=True, kw_only=True)
class Known:
    """An imported story as it stands; `article` is none where only a plan has made it.

    `placed` is the section the last import put it in, by names, and `by_source` whether the source led there.
    """

    article: int | None
    state: str
    version: int
    applied_version: int
    fingerprint: str
    source_version: str
    source_updated: datetime | None
    section_named: list[str]
    placed: tuple[str, ...]
    by_source: bool
    behind: bool = False

    @property
    def is_touched(self) -> bool:
        """Whether the desk has worked on it since the last import."""
        return self.version > self.applied_version

    def now_at(self, article: Article) -> Self:
        """Return what is known after an import has written the article."""
        return replace(self, article=article.pk, version=article.version, applied_version=article.version)


def known_as(uri: str, *, at: datetime) -> Known | None:
    """Look a story up by its identity; 1 query, and another for a live story."""
    found = SourceIdentity.objects.filter(uri=uri).values_list(
        "article",
        "article__state",
        "article__version",
        "applied_version",
        "fingerprint",
        "version",
        "received",
    )
    for article, state, version, applied_version, fingerprint, source_version, received in found:
        return Known(
            article=article,
            state=state,
            version=version,
            applied_version=applied_version,
            fingerprint=fingerprint,
            source_version=source_version,
            source_updated=_moment(received["story"].get("updated")),
            section_named=received["story"].get("section", []),
            placed=tuple(received["placed"]),
            by_source=received["by_source"],
            behind=state == State.PUBLISHED and is_behind(article, version, at=at),
        )
    return None


def _moment(written: Any) -> datetime | None:
    return datetime.fromisoformat(written) if written else None


def is_behind(article: int, version: int, *, at: datetime) -> bool:
    """Tell whether readers see an older state than the desk."""
    live = Edition.objects.live(at).filter(article=article).values_list("revision__number", flat=True).first()
    return live is not None and live < version
