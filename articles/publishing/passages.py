"""Keeping a text once, however often it is saved."""

from hashlib import sha256

from articles.models import Article, Passage
from articles.models.revision import TEXT
from articles.text.passages import cut

from .content import Content


def pack(article: Article, content: Content, *, is_first: bool) -> Content:
    """Write down the passages that the article has not had yet; the content with their numbers for its text.

    Two queries at most, one for the first revision of all, which knows none.
    """
    pieces = {sha256(piece.encode()).digest(): piece for piece in cut(content[TEXT])}
    known = {} if is_first else _known(article, list(pieces))
    new = [
        Passage(article=article, digest=digest, text=piece)
        for digest, piece in pieces.items()
        if digest not in known
    ]
    for passage in Passage.objects.bulk_create(new):
        known[bytes(passage.digest)] = passage.pk
    return content | {TEXT: [known[sha256(piece.encode()).digest()] for piece in cut(content[TEXT])]}


def _known(article: Article, digests: list[bytes]) -> dict[bytes, int]:
    kept = Passage.objects.filter(article=article, digest__in=digests)
    return {bytes(digest): number for digest, number in kept.values_list("digest", "pk")}
