"""What is said when the database cannot be used."""

from typing import Any

import psycopg2
import pytest
from django.db import connection

from newsroom.database.base import DatabaseWrapper, Unusable
from newsroom.embedded import Cluster

SERVER = {
    "NAME": "news",
    "USER": "desk",
    "PASSWORD": "s3cret",
    "HOST": "127.0.0.1",
    "PORT": "1",
    "OPTIONS": {"connect_timeout": 2},
}


def database(**changes: Any) -> DatabaseWrapper:
    return DatabaseWrapper({**connection.settings_dict, "CLUSTER": None, **SERVER, **changes})


def refusal_of(database: DatabaseWrapper) -> str:
    with pytest.raises(Unusable) as refusal:
        database.connect()
    return str(refusal.value)


class AServer:
    def test_that_does_not_answer_is_named_with_reason_and_remedy(self) -> None:
        assert refusal_of(database()) == (
            "DATABASE_URL: the database news at 127.0.0.1:1 cannot be used (Connection refused): "
            "start its server or make it, correct DATABASE_URL, or unset it."
        )

    def test_with_an_unknown_host_is_refused_in_one_line(self) -> None:
        said = refusal_of(database(HOST="no-such-host.invalid"))
        assert "no-such-host.invalid" in said
        assert "\n" not in said

    def test_given_an_unknown_option_is_refused(self) -> None:
        assert 'invalid connection option "bogus"' in refusal_of(database(OPTIONS={"bogus": "1"}))

    def test_reached_through_a_socket_is_named_so(self) -> None:
        assert "the database news at the local socket:1 cannot be used" in refusal_of(database(HOST=""))

    def test_never_has_its_password_shown(self) -> None:
        said = [refusal_of(database(**change)) for change in ({}, {"HOST": ""}, {"OPTIONS": {"s3cret": "1"}})]
        assert not [text for text in said if "s3cret" in text]


class Answering:
    """A connection that answers as an old or odd server would."""

    def __init__(self, version: int, encoding: str) -> None:
        self.server_version, self.encoding = version, encoding

    def get_parameter_status(self, name: str) -> str:
        return self.encoding


class AnOldServer:
    @pytest.mark.parametrize(
        ("version", "encoding", "said"),
        [
            (14_009_9, "UTF8", "is PostgreSQL 14: 15 or newer is needed"),
            (16_000_2, "LATIN1", "keeps text as LATIN1: make it with ENCODING 'UTF8'"),
        ],
    )
    def test_is_refused(self, version: int, encoding: str, said: str) -> None:
        old = database()
        old.connection, old.pg_version = Answering(version, encoding), version
        with pytest.raises(Unusable, match=said):
            old.check_database_version_supported()
        old.connection = None


class AnEmbeddedServer:
    def test_that_does_not_start_is_said_as_a_database_error(self, tmp_path: Any) -> None:
        (tmp_path / "file").touch()
        said = refusal_of(database(CLUSTER=Cluster(tmp_path / "file" / "postgres")))
        assert "The embedded PostgreSQL cannot use" in said


@pytest.mark.django_db
@pytest.mark.database
class TheDatabase:
    def test_is_new_enough_and_utf8(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT current_setting('server_version_num')::int, current_setting('server_encoding')"
            )
            version, encoding = cursor.fetchone()
        assert version >= 15_00_00
        assert encoding == "UTF8"

    def test_is_reached_by_psycopg2(self) -> None:
        """Django prefers psycopg 3 wherever it can be imported, without a word."""
        assert DatabaseWrapper.Database is psycopg2
        with pytest.raises(ModuleNotFoundError):
            __import__("psycopg")
