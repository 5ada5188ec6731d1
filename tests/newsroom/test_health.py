import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from newsroom.database.base import Unusable


class Live:
    def test_asks_nobody(self, client: Client) -> None:
        """A database out of reach is no reason to restart a process."""
        assert client.get("/health/live").status_code == 200


@pytest.mark.django_db
class Ready:
    def test_when_pages_can_be_served(
        self, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        with django_assert_max_num_queries(3):
            answer = client.get("/health/ready")
        assert (answer.status_code, answer.content) == (200, b"ready\n")
        assert "no-store" in answer.headers["Cache-Control"]

    def test_not_while_a_migration_waits(self, client: Client) -> None:
        newest = MigrationLoader(connection).graph.leaf_nodes("articles")[0]
        MigrationRecorder(connection).record_unapplied(*newest)
        answer = client.get("/health/ready")
        assert (answer.status_code, answer.content) == (
            503,
            b"Migrations are not applied: run manage.py migrate.\n",
        )

    def test_not_without_a_database(self, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
        def unreachable() -> None:
            raise Unusable("DATABASE_URL: a secret place cannot be used")

        monkeypatch.setattr(connection, "cursor", unreachable)
        answer = client.get("/health/ready")
        assert (answer.status_code, answer.content) == (
            503,
            b"The database cannot be used: its log and ours say why.\n",
        )

    @pytest.mark.parametrize("address", ["/health/live", "/health/ready"])
    def test_takes_no_orders(self, client: Client, address: str) -> None:
        assert client.post(address).status_code == 405
