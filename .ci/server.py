"""Find a PostgreSQL server that lets us in without a password; make and drop a database there."""

import getpass
import os
import sys
from contextlib import closing

import psycopg2
from psycopg2 import sql

OLDEST = 150_000


def find() -> str:
    """Return the address of a server on this machine that is new enough and lets us make databases."""
    if "DATABASE_URL" in os.environ:
        return os.environ["DATABASE_URL"].rpartition("/")[0]
    for user in dict.fromkeys([getpass.getuser(), "root", "postgres"]):
        address = f"postgresql://{user}@127.0.0.1:5432"
        try:
            with closing(psycopg2.connect(f"{address}/postgres", connect_timeout=2)) as connection:
                cursor = connection.cursor()
                cursor.execute("SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user")
                if cursor.fetchone() == (True,) and connection.server_version >= OLDEST:
                    return address
        except psycopg2.OperationalError:
            continue
    return ""


def run(address: str, statement: str, name: str) -> None:
    """Run one statement about a database."""
    with closing(psycopg2.connect(f"{address}/postgres")) as connection:
        connection.autocommit = True
        connection.cursor().execute(sql.SQL(statement).format(sql.Identifier(name)))


match sys.argv[1:]:
    case []:
        sys.stdout.write(find())
    case ["create", address, name]:
        run(address, "CREATE DATABASE {} ENCODING 'UTF8' TEMPLATE template0", name)
    case ["drop", address, name]:
        run(address, "DROP DATABASE IF EXISTS {} WITH (FORCE)", name)
