"""What a superuser of the database could do to the audit log: one random act at a time."""

import random
from collections.abc import Callable

from articles.models import AuditEntry, AuditSeal
from articles.publishing import sealing

Run = Callable[..., None]

ENTRY, SEAL, HEAD = "articles_auditentry", "articles_auditseal", "articles_audithead"
ENTRY_VALUES = {
    "at": "at + interval '1 microsecond'",
    "by_id": "COALESCE(by_id, 0) + 1",
    "by_name": "by_name || ' '",
    "via": "'admin '",
    "verb": "verb || 's'",
    "article_id": "COALESCE(article_id, 0) + 1",
    "thing": "thing || '1'",
    "changes": """jsonb_set(changes, '{headline,1}', '"Never"')""",
    "id": "id + 1000000",
}
SEAL_VALUES = {
    "entry_id": "entry_id + 1000000",
    "position": "position + 1000000",
    "sealed_at": "sealed_at + interval '1 microsecond'",
    **{name: f"md5({name}) || md5({name})" for name in ("changes_digest", "digest", "hash", "signature")},
}
HEAD_VALUES = {"position": "position - 1", "hash": "md5(hash) || md5(hash)", "signature": "md5(signature)"}


def change_an_entry(run: Run, chance: random.Random) -> None:
    column = chance.choice(sorted(ENTRY_VALUES))
    run(f"UPDATE {ENTRY} SET {column} = {ENTRY_VALUES[column]} WHERE id = %s", _entry(chance))


def change_a_seal(run: Run, chance: random.Random) -> None:
    column = chance.choice(sorted(SEAL_VALUES))
    run(f"UPDATE {SEAL} SET {column} = {SEAL_VALUES[column]} WHERE position = %s", _position(chance))


def change_the_head(run: Run, chance: random.Random) -> None:
    column = chance.choice(sorted(HEAD_VALUES))
    run(f"UPDATE {HEAD} SET {column} = {HEAD_VALUES[column]}")


def delete_an_entry(run: Run, chance: random.Random) -> None:
    run(f"DELETE FROM {ENTRY} WHERE id = %s", _entry(chance))


def delete_an_entry_with_its_seal(run: Run, chance: random.Random) -> None:
    entry = _entry(chance)
    run(f"DELETE FROM {SEAL} WHERE entry_id = %s", entry)
    run(f"DELETE FROM {ENTRY} WHERE id = %s", entry)


def delete_the_head(run: Run, chance: random.Random) -> None:
    run(f"DELETE FROM {HEAD}")


def swap_two_entries(run: Run, chance: random.Random) -> None:
    one, two = chance.sample(_entries(), 2)
    for old, new in ((one, 0), (two, one), (0, two)):
        run(f"UPDATE {ENTRY} SET id = %s WHERE id = %s", new, old)


def swap_two_seals(run: Run, chance: random.Random) -> None:
    one, two = chance.sample(_positions(), 2)
    for old, new in ((one, 0), (two, one), (0, two)):
        run(f"UPDATE {SEAL} SET position = %s WHERE position = %s", new, old)


def insert_an_entry(run: Run, chance: random.Random) -> None:
    copied = "at, by_id, by_name, via, verb, article_id, thing, changes"
    number = chance.choice([-1, max(_entries()) + 1])
    like = f"SELECT %s, {copied} FROM {ENTRY} WHERE id = %s"
    run(f"INSERT INTO {ENTRY} (id, {copied}) {like}", number, _entry(chance))


def cut_the_end(run: Run, chance: random.Random) -> None:
    _cut(run, chance.choice(_positions()) - 1)


def cut_the_end_and_move_the_head(run: Run, chance: random.Random) -> None:
    last = chance.choice(_positions()[1:]) - 1
    _cut(run, last)
    mark = AuditSeal.objects.get(position=last).hash
    run(f"UPDATE {HEAD} SET position = %s, hash = %s", last, mark)


def build_the_chain_anew(run: Run, chance: random.Random) -> None:
    """Change an entry, then all that follows from it, but for the key."""
    changed = _position(chance)
    run(
        f"UPDATE {ENTRY} SET by_name = 'Nobody' WHERE id = (SELECT entry_id FROM {SEAL} WHERE position = %s)",
        changed,
    )
    _link(run, sealing.BEGINNING)


def take_an_entry_out_and_build_anew(run: Run, chance: random.Random) -> None:
    gone = _position(chance)
    entry = AuditSeal.objects.get(position=gone).entry_id
    run(f"DELETE FROM {SEAL} WHERE position = %s", gone)
    run(f"DELETE FROM {ENTRY} WHERE id = %s", entry)
    run(f"UPDATE {SEAL} SET position = position + 1000 WHERE position > %s", gone)
    run(f"UPDATE {SEAL} SET position = position - 1001 WHERE position > 1000")
    _link(run, sealing.BEGINNING)


ACTS: list[Callable[[Run, random.Random], None]] = [
    change_an_entry,
    change_a_seal,
    change_the_head,
    delete_an_entry,
    delete_an_entry_with_its_seal,
    delete_the_head,
    swap_two_entries,
    swap_two_seals,
    insert_an_entry,
    cut_the_end,
    cut_the_end_and_move_the_head,
    build_the_chain_anew,
    take_an_entry_out_and_build_anew,
]


def _link(run: Run, before: str) -> None:
    for seal in AuditSeal.objects.select_related("entry").order_by("position"):
        seal.changes_digest = sealing.changes_digest(seal.entry)
        seal.digest = sealing.entry_digest(seal.entry, seal.changes_digest)
        before = sealing.link(before, seal)
        values = (seal.changes_digest, seal.digest, before)
        run(f"UPDATE {SEAL} SET changes_digest = %s, digest = %s, hash = %s WHERE id = %s", *values, seal.pk)
    last = AuditSeal.objects.order_by("position").last()
    if last:
        run(f"UPDATE {HEAD} SET position = %s, hash = %s", last.position, before)


def _cut(run: Run, last: int) -> None:
    run(f"DELETE FROM {ENTRY} WHERE id IN (SELECT entry_id FROM {SEAL} WHERE position > %s)", last)
    run(f"DELETE FROM {SEAL} WHERE position > %s", last)


def _entries() -> list[int]:
    return list(AuditEntry.objects.order_by("pk").values_list("pk", flat=True))


def _positions() -> list[int]:
    return list(AuditSeal.objects.order_by("position").values_list("position", flat=True))


def _entry(chance: random.Random) -> int:
    return chance.choice(_entries())


def _position(chance: random.Random) -> int:
    return chance.choice(_positions())
