"""Two worlds that readers cannot tell apart: a paper, and the same with hidden items of every kind."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from django.contrib.auth.models import User
from taggit.models import Tag

from articles.models import (
    Article,
    Autosave,
    Change,
    Edition,
    PlannedStory,
    Presence,
    SourceIdentity,
    Storyline,
)
from articles.publishing import desk_moves, effects, embargo, moves, planning, schedule, takedowns
from articles.publishing.known import save_person
from articles.publishing.saving import keep
from articles.publishing.sharing import share
from articles.publishing.storylines import save_storyline
from articles.publishing.workflow import Verb
from tests.cast import publish_story, rewrite, told_as
from tests.public import stories
from tests.public.stories import begin, image, person, place_called, rich_story, section_named

MARK = "zqxhush"
LATER = timedelta(hours=3)
AS_THE_DESK: dict[str, Any] = {"by": None, "via": "test"}
_numbers = count(1)


def secret(words: str = "") -> str:
    """Return words that stand nowhere else, so that they are found wherever they come out."""
    return f"{words} {MARK}{next(_numbers)}".strip()


def paper(at: datetime) -> Edition:
    """Print a paper: a story with everything, one that waits for a link, withdrawn and killed ones, pages."""
    waits = begin("Wave expected", at=at - LATER)
    stories.relate(waits, title="A secret comes out", pending=True)
    stories.publish(waits, at=at - LATER)
    edition = rich_story(at=at - timedelta(hours=2))
    rewrite(edition.article, headline="The chain is lowered at last")
    edition = moves.correct(edition.article, note="It was iron.", at=at - timedelta(hours=1), **AS_THE_DESK)
    for number in range(32):
        hour = at - timedelta(hours=number)
        publish_story(f"Report {number}", at=hour, section=section_named("News", "World"))
    for headline, close in (("Withdrawn", takedowns.withdraw), ("Gone", _kill)):
        done = publish_story(headline, at=at - timedelta(hours=2)).article
        close(done, notice="It was wrong.", at=at - timedelta(hours=1), **AS_THE_DESK)
    told_as("The chain", edition.article)
    moved = person("Halina Brandt")
    moved.slug = "halina-brandt-2"
    save_person(moved, at=at, **AS_THE_DESK)
    return edition


def hide(edition: Edition, at: datetime) -> None:
    """Add to the paper what no reader may notice; `edition` is of a live story."""
    for article, *verbs in _desk_work(at):
        for verb in verbs:
            desk_moves.move(article, verb, at=at, **AS_THE_DESK)
    _kill(_draft(at), notice=secret(), at=at, **AS_THE_DESK)
    embargo.set_embargo(_draft(at), at + LATER, at=at, **AS_THE_DESK)
    waiting = _put_off(_draft(at, headline="A secret comes out"), at)
    schedule.expire(waiting, ends=at + 2 * LATER, at=at, **AS_THE_DESK)
    schedule.cancel(_put_off(_draft(at), at), at=at, **AS_THE_DESK)
    _put_off(_draft(at, slug=edition.slug), at)
    live = edition.article
    schedule.expire(live, ends=at + 3 * LATER, at=at, **AS_THE_DESK)
    rewrite(live, at=at, headline=secret("Lowered"), body_html=f"<p>{secret()}</p>", editor_note=secret())
    _put_off(live, at, Change.CORRECTION)
    _around(live, at)
    _in_chains(live, at)
    rewrite(live, at=at, standfirst=secret("And raised"), slug=f"raised-{MARK}")
    _former_names(at)


def hidden_paths(at: datetime) -> Iterator[str]:
    """Yield where a hidden story would be if it were public now."""
    for article in Article.objects.filter(headline__contains=MARK).select_related("section"):
        if article.section:
            yield f"/{article.section.path}/{at:%Y/%m/%d}/{article.slug or f'story-{article.pk}'}/"


def _desk_work(at: datetime) -> Iterator[tuple[Article, *tuple[Verb, ...]]]:
    yield (_draft(at),)
    yield _draft(at), Verb.SUBMIT
    yield _draft(at), Verb.APPROVE
    yield _draft(at), Verb.HOLD
    yield _draft(at), Verb.SPIKE


def _draft(at: datetime, headline: str = "", **fields: str) -> Article:
    """Write a story that has a secret in every field, and people, places, topics and pictures of its own."""
    words = {
        "kicker": secret(),
        "standfirst": secret(),
        "body_html": f"<p>{secret()}</p>",
        "slugline": secret(),
        "editor_note": secret(),
        "source": secret(),
        "copyright_notice": secret(),
        "slug": f"hush-{MARK}{next(_numbers)}",
    }
    article = begin(headline or secret("The chain breaks"), at=at, **(words | fields))
    shown = image(**{name: secret() for name in ("caption", "credit", "alt", "rights", "original_name")})
    face = image(caption=secret())
    own = person(secret("Ada"), secret("spy"), note=secret(), aliases=[secret()], portrait=face)
    stories.byline(article, own, person("Ines Okafor"))
    stories.mention(article, own, person("Aro Temel"))
    stories.dateline(article, place_called(secret("Harbour")), place_called())
    stories.picture(article, shown)
    article.tags.add(secret("plan"), "Grain")
    live = Edition.objects.live(at).order_by("-pk").first()
    stories.relate(article, live.article if live else None, type="background")
    stories.relate(article, title=secret("Waiting"), pending=True, position=1)
    SourceIdentity.objects.create(
        article=article, uri=secret("urn:"), format="page", fingerprint="", received={}, received_at=at
    )
    keep(article, at=at, **AS_THE_DESK)
    return article


def _put_off(article: Article, at: datetime, change: Change = Change.FIRST) -> Article:
    announced = moves.announced(change, secret("Not iron"), at=at + LATER)
    schedule.schedule(article, announced, starts=at + LATER, at=at, **AS_THE_DESK)
    return article


def _kill(article: Article, *, notice: str, at: datetime, by: None, via: str) -> None:
    takedowns.kill(article, notice=notice, reason=secret(), at=at, by=by, via=via)


def _former_names(at: datetime) -> None:
    """Rename somebody whom only hidden stories name, so that a former address leads to a hidden page."""
    someone = person(secret("Ada the elder"))
    someone.slug = f"elder-{MARK}"
    save_person(someone, at=at, **AS_THE_DESK)
    Tag.objects.create(name=secret("unused"), slug=f"unused-{MARK}")


def _in_chains(live: Article, at: datetime) -> None:
    """Put hidden stories before and after a live one in a storyline, and into one of their own."""
    killed, coming, kept_back = _draft(at), _put_off(_draft(at), at), _draft(at)
    _kill(killed, notice=secret(), at=at, **AS_THE_DESK)
    embargo.set_embargo(kept_back, at + LATER, at=at, **AS_THE_DESK)
    hidden = [_draft(at).pk, killed.pk, coming.pk, kept_back.pk]
    for storyline in Storyline.objects.all():
        save_storyline(storyline, [*hidden, live.pk, _draft(at).pk], at=at, **AS_THE_DESK)
    told_as(secret("The plot"), _draft(at))


def _around(live: Article, at: datetime) -> None:
    """Leave what the desk may leave beside a live story: unsaved words, notes, links, plans, mail."""
    someone = User.objects.create(username=secret("rosa"), first_name=secret())
    words = {"by": someone, "article": live}
    Autosave.objects.create(
        **words, key="a", kept_at=at, fields={"headline": secret(), "body_html": secret()}
    )
    Autosave.objects.create(by=someone, key="b", kept_at=at, fields={"headline": secret()})
    Presence.objects.create(**words, tab="a", seen_at=at)
    planning.leave_note(live, secret("Call him again"), by=someone, via="test", at=at)
    plan = PlannedStory(what=secret("The chain goes"), note=secret(), place=secret(), section=live.section)
    planning.save_plan(plan, at=at, **AS_THE_DESK)
    share(_draft(at), lasts=LATER, at=at, **AS_THE_DESK)
    effects.enqueue("mail", {"subject": secret(), "text": secret()}, key=secret(), at=at, article=live)
