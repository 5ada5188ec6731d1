"""The news list, and notes to the desk."""

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.models import Article, AuditEntry, DeskNote, PlannedStory, Section
from articles.publishing import planning
from articles.publishing.planning import AlreadyBegun, PlanChangedMeanwhile, begin, leave_note, save_plan
from articles.publishing.workflow import NotAllowed


@pytest.fixture
def plan(world: Section, editor: User, reporter: User) -> PlannedStory:
    planned = PlannedStory(what="Ferry strike ends", section=world, who=reporter)
    save_plan(planned, by=editor, via="test", at=timezone.now())
    return planned


class Begin:
    def test_makes_a_draft_in_the_hands_of_whom_it_was_planned_for(
        self, plan: PlannedStory, editor: User, reporter: User, world: Section
    ) -> None:
        article = begin(plan, by=editor, via="test", at=timezone.now())
        assert (article.headline, article.section, article.state) == ("Ferry strike ends", world, "draft")
        assert (article.assigned_to, article.created_by, article.version) == (reporter, editor, 1)
        assert not PlannedStory.objects.open().exists()

    def test_happens_once(self, plan: PlannedStory, editor: User) -> None:
        begin(plan, by=editor, via="test", at=timezone.now())
        with pytest.raises(AlreadyBegun):
            begin(plan, by=editor, via="test", at=timezone.now())
        assert Article.objects.count() == 1

    def test_takes_the_right_to_write_there(self, plan: PlannedStory, outsider: User) -> None:
        with pytest.raises(NotAllowed):
            begin(plan, by=outsider, via="test", at=timezone.now())
        assert not Article.objects.exists()


class Plan:
    def test_puts_a_story_on_the_news_list(self, world: Section, editor: User) -> None:
        planned = planning.plan("Strike ends", world, length=300, by=editor, via="test", at=timezone.now())
        assert (planned.created_by, planned.length) == (editor, 300)
        assert AuditEntry.objects.get(thing=f"plannedstory:{planned.pk}").by == editor


class SavePlan:
    def test_writes_down_what_changed(self, plan: PlannedStory, editor: User) -> None:
        plan.length = 400
        save_plan(plan, by=editor, via="test", at=timezone.now())
        entry = AuditEntry.objects.filter(thing=f"plannedstory:{plan.pk}").latest_first()[0]
        assert (entry.verb, entry.changes) == ("changed", {"length": [None, 400]})

    def test_writes_only_what_changed(self, plan: PlannedStory, editor: User) -> None:
        old = PlannedStory.objects.get(pk=plan.pk)
        article = begin(plan, by=editor, via="test", at=timezone.now())
        old.length = 400
        save_plan(old, by=editor, via="test", at=timezone.now())
        plan.refresh_from_db()
        assert (plan.article, plan.length, plan.version) == (article, 400, 2)

    def test_refuses_what_was_read_before_somebody_changed_it(self, plan: PlannedStory, editor: User) -> None:
        old = PlannedStory.objects.get(pk=plan.pk)
        plan.place = "Riga"
        save_plan(plan, by=editor, via="test", at=timezone.now())
        old.place = "Oslo"
        with pytest.raises(PlanChangedMeanwhile, match="Ferry strike ends"):
            save_plan(old, by=editor, via="test", at=timezone.now())
        plan.refresh_from_db()
        assert plan.place == "Riga"

    def test_of_what_is_as_it_was_is_no_change(self, plan: PlannedStory, editor: User) -> None:
        save_plan(plan, by=editor, via="test", at=timezone.now())
        assert PlannedStory.objects.get(pk=plan.pk).version == 1
        assert not AuditEntry.objects.filter(thing=f"plannedstory:{plan.pk}", verb="changed").exists()


class LeaveNote:
    def test_is_kept_for_all_and_for_ever(self, draft: Article, reporter: User) -> None:
        note = leave_note(draft, "Ring the harbour master.", by=reporter, via="test", at=timezone.now())
        with pytest.raises(IntegrityError, match="never altered"), transaction.atomic():
            DeskNote.objects.filter(pk=note.pk).update(text="")
