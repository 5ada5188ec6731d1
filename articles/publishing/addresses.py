"""Which article answers where."""

import re
from datetime import date, datetime

from articles.models import Address, Article, Redirect, Section
from articles.models.address import erased


def article_path(section: Section, day: date, slug: str) -> str:
    return f"/{section.path}/{day.year:04}/{day:%m/%d}/{slug}/"


def claim_address(article: Article, *, section: Section, day: date, slug: str) -> Address:
    """Give the article its address; a path another article ever had gets `-2`, `-3` and so on."""
    attempt = 1
    while True:
        path = article_path(section, day, slug if attempt == 1 else f"{slug}-{attempt}")
        # What was erased keeps its paths by their digests.
        if not Address.objects.filter(path=erased(path)).exists():
            address, _ = Address.objects.get_or_create(path=path, defaults={"article": article})
            if address.article_id == article.pk:
                return address
        # The first collision counts the others, so that the thousandth story of a name is as quick.
        attempt = attempt + 1 if attempt > 1 else _count_numbered(path) + 2


def _count_numbered(path: str) -> int:
    numbered = Address.objects.filter(path__startswith=f"{path.rstrip('/')}-")
    return numbered.filter(path__regex=rf"^{re.escape(path.rstrip('/'))}-[0-9]+/$").count()


def move(old: Address, new: Address, *, at: datetime) -> None:
    """Answer 301 at the old address from now on, in one step whatever moved before."""
    Redirect.objects.filter(address=new).delete()
    Redirect.objects.filter(target=old).update(target=new)
    Redirect.objects.update_or_create(address=old, defaults={"target": new, "made_at": at})


def move_page(old_path: str, new_path: str, *, at: datetime) -> None:
    """Keep the former address of a section, person, place or topic alive."""
    old, _ = Address.objects.get_or_create(path=old_path)
    new, _ = Address.objects.get_or_create(path=new_path)
    move(old, new, at=at)
