"""Every change of public state, and the only writer of revisions, editions, tombstones and audit entries."""
