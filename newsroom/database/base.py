"""Django's PostgreSQL backend, which also starts our own server and says in one sentence what is wrong."""

import re
from collections.abc import Iterable
from typing import Any

import psycopg2
from django.db import OperationalError
from django.db.backends.postgresql import base, client
from django.utils.asyncio import async_unsafe

from newsroom.embedded import Cluster, NotStarted

OLDEST = 15


class Unusable(OperationalError):
    """The database cannot be used; the text says which, why, and what to do."""


class DatabaseClient(client.DatabaseClient):
    def runshell(self, parameters: Iterable[str]) -> None:
        self.connection.settings_dict["HOST"] = self.connection.get_connection_params()["host"]
        super().runshell(parameters)


class DatabaseWrapper(base.DatabaseWrapper):
    client_class = DatabaseClient

    @property
    def cluster(self) -> Cluster | None:
        """The embedded server, when the settings name one."""
        return self.settings_dict.get("CLUSTER")

    def get_connection_params(self) -> dict[str, Any]:
        parameters = super().get_connection_params()
        if self.cluster:
            try:
                parameters["host"] = str(self.cluster.running())
            except NotStarted as refusal:
                raise Unusable(str(refusal)) from refusal
        return parameters

    @async_unsafe
    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        try:
            return super().get_new_connection(conn_params)
        except (psycopg2.OperationalError, psycopg2.ProgrammingError) as error:
            raise Unusable(self._refusal(error)) from error

    def check_database_version_supported(self) -> None:
        version, encoding = self.pg_version, self.connection.get_parameter_status("server_encoding")
        if version < OLDEST * 10_000:
            raise Unusable(f"{self._name()} is PostgreSQL {version // 10_000}: {OLDEST} or newer is needed.")
        if encoding != "UTF8":
            raise Unusable(f"{self._name()} keeps text as {encoding}: make it with ENCODING 'UTF8'.")

    def _name(self) -> str:
        if self.cluster:
            return f"The embedded database in {self.cluster.folder}"
        host, port = self.settings_dict["HOST"] or "the local socket", self.settings_dict["PORT"] or 5432
        return f"DATABASE_URL: the database {self.settings_dict['NAME']} at {host}:{port}"

    def _refusal(self, error: Exception) -> str:
        remedy = (
            "see its log"
            if self.cluster
            else "start its server or make it, correct DATABASE_URL, or unset it"
        )
        reason = _reason(error, secret=self.settings_dict["PASSWORD"])
        return f"{self._name()} cannot be used ({reason}): {remedy}."


def _reason(error: Exception, *, secret: str) -> str:
    """Return what libpq says is wrong, without where it looked, and never with the password."""
    first = (str(error).strip().splitlines() or ["no reason given"])[0]
    said = re.sub(r"^.*? failed: |FATAL:\s*", "", first).strip()
    return said.replace(secret, "…") if secret else said
