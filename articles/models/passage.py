"""The words of a story, each stretch of them kept once."""

from django.db import models

from .article import Article


class Passage(models.Model):
    """A stretch of one story's text that its revisions share; the database refuses to alter or delete it."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="+", db_index=False)
    digest = models.BinaryField(max_length=32)
    text = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "digest"], name="passage_once_a_story")]

    def __str__(self) -> str:
        return self.text[:80]
