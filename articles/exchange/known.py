"""What is known of a story that is here already."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Self

from articles.models import Article, Edition, SourceIdentity, State
from articles.models.address import erased
from articles.publishing.standing import Standing, standing

_LIVE = (Standing.LIVE, Standing.CHANGED)


@dataclass(frozen=True, kw_only=True)
class Known:
    """An imported story as it stands; `article` is none where only a plan has made it.

    `state` is the article's, or the standing of one that is published and not simply live.

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
    legal_hold: str = ""
    embargo_until: datetime | None = None

    @property
    def is_touched(self) -> bool:
        """Whether the desk has worked on it since the last import."""
        return self.version > self.applied_version

    def now_at(self, article: Article) -> Self:
        """Return what is known after an import has written the article."""
        return replace(self, article=article.pk, version=article.version, applied_version=article.version)


def known_as(uri: str, *, at: datetime) -> Known | None:
    """Look a story up by its identity; 1 query, and two more for a published story."""
    found = SourceIdentity.objects.filter(uri__in=[uri, erased(uri)]).values_list(
        "article",
        "article__state",
        "article__version",
        "applied_version",
        "fingerprint",
        "version",
        "received",
        "article__legal_hold",
        "article__embargo_until",
    )
    for (
        article,
        state,
        version,
        applied_version,
        fingerprint,
        source_version,
        received,
        legal_hold,
        floor,
    ) in found:
        stands = _standing(article, state, version, at=at)
        return Known(
            article=article,
            state=State.PUBLISHED if stands in _LIVE else stands,
            version=version,
            applied_version=applied_version,
            fingerprint=fingerprint,
            source_version=source_version,
            source_updated=_moment(received["story"].get("updated")),
            section_named=received["story"].get("section", []),
            placed=tuple(received["placed"]),
            by_source=received["by_source"],
            behind=stands == Standing.CHANGED,
            legal_hold=legal_hold,
            embargo_until=floor,
        )
    return None


def _standing(article: int, state: str, version: int, *, at: datetime) -> str:
    if state != State.PUBLISHED:
        return state
    rows = Edition.objects.filter(article=article)
    live = rows.live(at).values_list("revision__number", flat=True).first()
    return standing(
        state, version, live=live, due=rows.pending(at).values_list("live_from", flat=True).first()
    )


def _moment(written: Any) -> datetime | None:
    return datetime.fromisoformat(written) if written else None


def is_behind(article: int, version: int, *, at: datetime) -> bool:
    """Tell whether readers see an older state than the desk."""
    live = Edition.objects.live(at).filter(article=article).values_list("revision__number", flat=True).first()
    return live is not None and live < version
