"""The PostgreSQL server that runs by itself when DATABASE_URL names no other."""

from newsroom.embedded.cluster import Cluster, NotStarted

__all__ = ["Cluster", "NotStarted"]
