"""Saving: nobody's words are overwritten unseen, and every state is kept."""

import threading
from datetime import datetime, timedelta, timezone

import pytest
from django.contrib.auth.models import User
from django.db import connection, transaction

from articles.models import Article, AuditEntry, Revision, Section
from articles.publishing.saving import ChangedMeanwhile, claim, keep
from tests.cast import rewrite, write_story


class Claim:
    def test_takes_the_next_version(self, draft: Article) -> None:
        read = draft.version
        claim(draft, version=read)
        assert draft.version == read + 1

    def test_refuses_a_version_someone_has_saved_over(self, draft: Article) -> None:
        read = draft.version
        rewrite(draft, headline="Ferry leaves early")
        with pytest.raises(ChangedMeanwhile, match="saved by someone else"):
            claim(draft, version=read)

    @pytest.mark.slow
    @pytest.mark.database
    @pytest.mark.django_db(transaction=True)
    def test_lets_one_of_two_at_the_same_moment_through(self) -> None:
        article = write_story()
        outcomes: list[str] = []
        ready = threading.Barrier(2)

        def save(name: str) -> None:
            mine = Article.objects.get(pk=article.pk)
            ready.wait(timeout=10)
            try:
                with transaction.atomic():
                    claim(mine, version=article.version)
                    Article.objects.filter(pk=mine.pk).update(headline=name)
                    keep(Article.objects.get(pk=mine.pk), by=None, via="test", at=article.changed_at)
                outcomes.append(name)
            except ChangedMeanwhile:
                outcomes.append("refused")
            finally:
                connection.close()

        people = [threading.Thread(target=save, args=(name,)) for name in ("Rosa's", "Edda's")]
        for person in people:
            person.start()
        for person in people:
            person.join()
        article.refresh_from_db()
        assert sorted(outcomes) == sorted([article.headline, "refused"])


class Keep:
    def test_writes_a_revision_of_everything(self, reporter: User, now: datetime) -> None:
        article = write_story("Ferry leaves on time", by=reporter, at=now)
        revision = Revision.objects.get(article=article)
        assert (revision.number, revision.by, revision.saved_at) == (1, reporter, now)
        assert revision.content["headline"] == "Ferry leaves on time"

    def test_numbers_revisions_as_versions(self, draft: Article) -> None:
        rewrite(draft, headline="Ferry leaves early")
        rewrite(draft, headline="Ferry leaves late")
        draft.refresh_from_db()
        numbers = Revision.objects.filter(article=draft).latest_first().values_list("number", flat=True)
        assert list(numbers) == [3, 2, 1]
        assert draft.version == 3

    def test_keeps_nothing_where_nothing_changed(self, draft: Article, now: datetime) -> None:
        rewrite(draft, headline=draft.headline)
        draft.refresh_from_db()
        assert Revision.objects.filter(article=draft).count() == 1
        assert draft.version == 1

    def test_sees_no_change_in_the_same_moment_written_in_another_zone(self, world: Section) -> None:
        moment = datetime(2016, 4, 21, 10, 15, tzinfo=timezone(timedelta(hours=2)))
        article = write_story(section=world, published=moment)
        article.refresh_from_db()
        rewrite(article)
        assert Revision.objects.filter(article=article).count() == 1

    def test_tells_the_audit_log_what_changed_from_what(self, draft: Article, editor: User) -> None:
        rewrite(draft, headline="Ferry leaves early", by=editor)
        entry = AuditEntry.objects.filter(article=draft).latest_first()[0]
        assert (entry.verb, entry.by_name, entry.via) == ("changed", "Edda Marsh", "test")
        assert entry.changes == {"headline": ["Ferry leaves on time", "Ferry leaves early"]}

    def test_undoes_with_the_transaction_it_is_part_of(self, draft: Article) -> None:
        with transaction.atomic():
            rewrite(draft, headline="Ferry sinks")
            transaction.set_rollback(True)
        draft.refresh_from_db()
        assert draft.headline == "Ferry leaves on time"
        assert Revision.objects.filter(article=draft).count() == 1
