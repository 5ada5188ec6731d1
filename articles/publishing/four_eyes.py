"""Four eyes: in some sections, who last changed a story is not who publishes it."""

from django.contrib.auth.models import User

from articles.models import Article, Revision, Section

MERGED = "merge"  # how a revision came about that no person wrote


def second_person_needed(article: Article, by: User | None) -> bool:
    """Tell whether someone else has to publish the story; at most 2 queries.

    So it is where its section, or one above, asks for it and `by` wrote the newest revision. What was merged
    by itself is nobody's change, and the system is nobody.
    """
    if by is None or article.section is None:
        return False
    above = Section.objects.on_the_way_to(article.section.path)
    if not above.filter(four_eyes=True).exists():
        return False
    written = Revision.objects.filter(article=article).exclude(via=MERGED)
    return written.latest_first().values_list("by", flat=True).first() == by.pk
