"""The rows that hang on an article, written as a story has them."""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime

from django.contrib.auth.models import User

from articles.exchange.datelines import FiledFrom
from articles.exchange.draft import Draft
from articles.exchange.pictures import Pictured
from articles.exchange.register import Register
from articles.images.renditions import discard
from articles.images.store import store
from articles.models import (
    Article,
    ArticlePicture,
    Byline,
    Dateline,
    DatelinePlace,
    Image,
    Mention,
    Place,
    RelatedLink,
)
from articles.publishing.content import Rows
from articles.publishing.known import place_row
from articles.publishing.related import find_targets
from articles.text.gazetteer import Entry
from articles.text.similarity import headline_key

VIA = "import"
MIDDLE = (0.5, 0.5)


def clear_rows(article: Article) -> None:
    """Take away the rows of a former import."""
    for rows in (article.bylines, article.mentions, article.related_links, article.pictures):
        rows.all().delete()
    Dateline.objects.filter(article=article).delete()
    article.tags.clear()


class RowWriter:
    """Writes the rows of one story; `undo` takes away the files it made where they are not to stay."""

    def __init__(self, register: Register, undo: ExitStack, *, by: User | None, at: datetime) -> None:
        self._register, self._undo, self._by, self._at = register, undo, by, at

    def write(self, article: Article, draft: Draft) -> Rows:
        """Write every row of the draft, and return them; the article has none yet."""
        line, places = self._dateline(article, draft.dateline)
        if draft.topics:
            article.tags.add(*draft.topics)
        return Rows(
            dateline=line,
            places=places,
            bylines=Byline.objects.bulk_create(_bylines(article, draft)),
            mentions=Mention.objects.bulk_create(
                Mention(article=article, person=person, position=position)
                for position, person in enumerate(draft.mentions)
            ),
            pictures=ArticlePicture.objects.bulk_create(self._pictures(article, draft)),
            related=RelatedLink.objects.bulk_create(self._links(article, draft)),
            tags=[topic.pk for topic in draft.topics],
        )

    def _links(self, article: Article, draft: Draft) -> Iterator[RelatedLink]:
        targets = find_targets((link.title, link.url) for link in draft.links)
        for position, link in enumerate(draft.links):
            target = targets.get((link.title, link.url))
            found = target if target != article.pk else None
            yield RelatedLink(
                article=article,
                target_id=found,
                title=link.title,
                title_key=headline_key(link.title),
                url=link.url,
                position=position,
                pending=found is None,
                attached_at=self._at if found else None,
            )

    def _pictures(self, article: Article, draft: Draft) -> Iterator[ArticlePicture]:
        for position, picture in enumerate(draft.pictures):
            image = self._image(picture)
            yield ArticlePicture(
                article=article, image=image, href=picture.href, position=position, **picture.words
            )

    def _image(self, picture: Pictured) -> Image | None:
        if picture.row or not picture.data:
            return picture.row
        image = store(
            picture.data, name=picture.name, by=self._by, at=self._at, focal=MIDDLE, **picture.words
        )
        if image.created_at == self._at:  # and not one that was here before
            self._undo.callback(discard, image.token)
        return image

    def _dateline(
        self, article: Article, line: FiledFrom | None
    ) -> tuple[Dateline | None, list[DatelinePlace]]:
        if line is None:
            return None, []
        dateline = Dateline.objects.create(
            article=article, printed=line.printed, mark=line.mark, agency=line.agency, date=line.day
        )
        places = DatelinePlace.objects.bulk_create(
            DatelinePlace(
                dateline=dateline,
                place=self._place(located.place),
                name=located.name,
                position=position,
                by_rule=located.is_choice,
            )
            for position, located in enumerate(line.places)
        )
        return dateline, places

    def _place(self, found: Entry | Place) -> Place:
        if isinstance(found, Place):
            return found
        rows = self._register.rows
        if found.id not in rows:
            rows[found.id] = place_row(found, by=self._by, via=VIA, at=self._at)
        return rows[found.id]


def _bylines(article: Article, draft: Draft) -> Iterator[Byline]:
    for position, credit in enumerate(draft.credits):
        yield Byline(
            article=article,
            person=credit.person,
            role=credit.role.value,
            text=credit.text,
            position=position,
        )
