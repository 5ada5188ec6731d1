"""Some people, some stories and any order of acts, through the doors; after each the desk is as its model."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, consumes, initialize, multiple, precondition, rule

from articles.exchange.batch import opened
from articles.exchange.intake import Intake
from articles.exchange.options import options_of
from articles.models import Article, Change, Revision, State
from articles.publishing import desk_moves, embargo, moves, restoring, saving, schedule, takedowns
from articles.publishing.desk_moves import DONE
from articles.publishing.moves import CHANGES, announced
from articles.publishing.workflow import Verb
from tests.admin.forms import Page, story_page
from tests.exchange.pages import text_page
from tests.torture.model import FIELDS, Draft, Story
from tests.torture.world import REFUSALS, World

HOUR = timedelta(hours=1)
REFUSED = 409
hours = st.integers(-2, 30).map(lambda number: number * HOUR)
some = st.sets(st.sampled_from(FIELDS), min_size=1)
two = st.tuples(some, some)
steps = st.sampled_from(sorted(DONE))
changes = st.sampled_from(sorted(CHANGES))


class Desk(World):
    """Every act that changes a story, with what the model says of it."""

    stories = Bundle("stories")
    forms = Bundle("forms")

    @initialize(target=stories)
    def two_stories(self) -> Any:
        """Begin with a live story and a draft."""
        self.people()
        live, draft = self.write(0), self.write(1)
        self.publish(live)
        return multiple(live, draft)

    # Writing

    @rule(target=stories, who=st.integers(0, 2))
    def write(self, who: int) -> Story:
        """Begin a story in the form of a new one."""
        self.tick()
        page, words = story_page(self.clients[who]), self.new_words(*FIELDS)
        for name, value in words.items():
            page[name] = value
        page["section"] = str(self.section.pk)
        assert page.press().status_code == 302
        return self.remember(Story(Article.objects.latest("pk").pk, [words]))

    @rule(target=forms, story=stories, who=st.integers(0, 2), names=some)
    def open_form(self, story: Story, who: int, names: set[str]) -> Any:
        """Open a story’s form and type into some of its fields."""
        if story.state == State.KILLED:
            return multiple()
        page = story_page(self.clients[who], story.pk)
        words = {name: page[name] for name in FIELDS}
        assert words == story.newest
        draft = Draft(story, int(page["read_version"]), words | self.new_words(*sorted(names)))
        for name, value in draft.words.items():
            page[name] = value
        return page, draft

    @rule(target=forms, story=stories, names=two)
    def open_twice(self, story: Story, names: tuple[set[str], set[str]]) -> Any:
        """Let two people type into the same story."""
        if story.state == State.KILLED:
            return multiple()
        return multiple(*(self.open_form(story, who, mine) for who, mine in enumerate(names)))

    @rule(target=forms, form=consumes(forms))
    def save_too(self, form: tuple[Page, Draft]) -> Any:
        return self.save(form)

    @rule(target=forms, form=consumes(forms))
    def save(self, form: tuple[Page, Draft]) -> Any:
        """Press Save in a form, however old it is; what is refused comes back with its author’s words."""
        page, draft = form
        self.tick(draft.story)
        answer = page.press()
        if draft.save():
            assert answer.status_code == 302
            return multiple()
        assert answer.status_code == REFUSED
        again = page.again(answer)
        mine = {name: words for name, words in draft.words.items() if words != draft.base[name]}
        assert mine == {name: again[name] for name in mine}
        seen = {name: draft.story.newest[name] for name in FIELDS}
        return again, Draft(draft.story, draft.read, {name: again[name] for name in FIELDS}, seen)

    @rule(story=stories, number=st.integers(1, 30))
    def restore(self, story: Story, number: int) -> None:
        """Save an older version as the newest."""
        self.tick(story)
        revision = Revision.objects.get(article=story.pk, number=min(number, story.version))
        done = self.done(
            lambda article, **told: restoring.restore(article, revision, version=article.version, **told),
            story,
        )
        assert done is story.may(Verb.CHANGE)
        if done and story.saved[revision.number - 1] != story.newest:
            story.saved.append(story.saved[revision.number - 1])

    @rule(story=stories, number=st.integers(1, 30))
    def restore_unread(self, story: Story, number: int) -> None:
        """Save an older version over a newer one that was not read: refused."""
        revision = Revision.objects.get(article=story.pk, number=min(number, story.version))
        self.tick(story)
        told: dict[str, Any] = {"by": self.staff[0], "via": "test", "at": self.now}
        try:
            restoring.restore(self.article(story), revision, version=story.version - 1, **told)
        except (saving.ChangedMeanwhile, *REFUSALS):
            return
        raise AssertionError("an unread version was saved over")

    # Readers

    @rule(story=stories)
    def publish(self, story: Story) -> None:
        self.tick(story)
        assert self.done(moves.publish, story) is story.publish(self.now)

    @rule(story=stories, kind=changes)
    def change(self, story: Story, kind: Change) -> None:
        self.tick(story)
        told = announced(kind, "It was wrong.", at=self.now)
        assert self.done(moves.change, story, told) is story.change(CHANGES[kind], self.now)

    @rule(story=stories, ahead=hours)
    def put_off(self, story: Story, ahead: timedelta) -> None:
        self.tick(story)
        starts = self.now + ahead
        told = announced(Change.FIRST, at=starts)
        done = self.done(schedule.schedule, story, told, starts=starts)
        assert done is story.schedule(starts, self.now)

    @rule(story=stories)
    def cancel(self, story: Story) -> None:
        self.tick(story)
        assert self.done(schedule.cancel, story) is story.cancel(self.now)

    @rule(story=stories, ahead=hours)
    def expire(self, story: Story, ahead: timedelta) -> None:
        self.tick(story)
        done = self.done(schedule.expire, story, ends=self.now + ahead)
        assert done is story.expire(self.now + ahead, self.now)

    @rule(story=stories, ahead=hours)
    def set_embargo(self, story: Story, ahead: timedelta) -> None:
        self.tick(story)
        done = self.done(embargo.set_embargo, story, self.now + ahead)
        assert done is story.set_embargo(self.now + ahead, self.now)

    @rule(story=stories, verb=st.sampled_from(["withdraw", "vanish", "retract"]))
    def take_down(self, story: Story, verb: str) -> None:
        self.tick(story)
        words = {"reason": "Court."} if verb == "vanish" else {"notice": "Wrong."}
        done = self.done(getattr(takedowns, verb), story, **words)
        assert done is (
            story.retract(self.now) if verb == "retract" else story.take_down(Verb(verb), self.now)
        )

    @rule(story=stories)
    def reinstate(self, story: Story) -> None:
        self.tick(story)
        assert self.done(takedowns.reinstate, story, reason="Right.") is story.reinstate(self.now)

    @precondition(lambda self: self.word > 20)
    @rule(story=stories)
    def kill(self, story: Story) -> None:
        self.tick(story)
        done = self.done(takedowns.kill, story, notice="Gone.", reason="Court.")
        assert done is story.take_down(Verb.KILL, self.now)

    # The desk, imports and time

    @rule(story=stories, verb=steps)
    def step(self, story: Story, verb: Verb) -> None:
        self.tick(story)
        assert self.done(desk_moves.move, story, verb) is story.move(verb)

    @rule(target=stories, number=st.integers(1, 2))
    def take_in(self, number: int) -> Any:
        """Import a story of one of two sources, with another text each time."""
        self.tick()
        body = self.new_words("body_html")["body_html"].removeprefix("<p>").removesuffix("</p>")
        file = Path(self.folder.name) / "page.txt"
        file.write_text(
            text_page(f"Gauge {number} read high", dateline="", paragraphs=(body, "Nobody was flooded."))
        )
        typed = {
            "format": "",
            "section": "",
            "zone": "",
            "create_sections": True,
            "publish": False,
            "plan": False,
            "link_people": False,
        }
        with opened([str(file)]) as items:
            (outcome,) = Intake(options_of(typed), by=None, clock=timezone.now).outcomes(items)
        known = next((story for story in self.all if story.pk == outcome.article), None)
        words = self.words_of(outcome.article or 0)
        if known is None:
            assert outcome.status == "created"
            return self.remember(Story(outcome.article or 0, [words], imported_as=1))
        self.touched = known
        is_taken = known.state != State.KILLED and known.version == known.imported_as
        assert (outcome.status == "updated") is is_taken, outcome
        if is_taken:
            assert body in words["body_html"]
            known.saved.append(words)
            known.imported_as = known.version
        return multiple()

    @rule(ahead=st.integers(1, 48))
    def wait(self, ahead: int) -> None:
        self.now += ahead * HOUR
        self.traveller.move_to(self.now, tick=False)
        self.log_in()
        self.touched = None
