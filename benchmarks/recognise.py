"""How fast are people found in a story? `python -m benchmarks.recognise [PEOPLE]` prints a table.

Times are those of the processor, so that what else runs on the machine does not count.

Names are put together from syllables, with the share of equal surnames that an archive of the world has.
"""

import random
import resource
import statistics
import sys
import time
from collections.abc import Iterator
from datetime import date

from articles.text.people.lexicon import Role, Someone
from articles.text.people.recognise import Recogniser

WORDS = 1_000
STORIES = 200
ONSETS = ["b", "br", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "st", "t", "v", "w", "z"]
RHYMES = ["a", "al", "an", "ar", "e", "el", "en", "er", "i", "in", "o", "on", "or", "u", "ul", "um"]
ENDS = ["ov", "sen", "ić", "ez", "mann", "ski", "er", "son", "eau", "ini", "", ""]
TITLES = ["President", "Minister of trade", "Mayor of the harbour", "Professor", "Chairman of the union"]
PROSE = """
    the harbour was closed for most of the morning while crews looked at the damage and the council met
    behind doors that stayed shut until the rain had stopped and someone brought coffee
""".split()  # noqa: SIM905 - as it is read


def word(chance: random.Random, syllables: int) -> str:
    return "".join(chance.choice(ONSETS) + chance.choice(RHYMES) for _ in range(syllables)).title()


def people(count: int, chance: random.Random) -> Iterator[Someone]:
    given = [word(chance, 2) for _ in range(2_000)]
    surnames = [word(chance, 2) + chance.choice(ENDS) for _ in range(count // 4)]
    for key in range(count):
        name = f"{chance.choice(given)} {chance.choice(surnames)}"
        aliases = (f"{name.split()[0]} {chance.choice('ABDKM')}. {name.split()[1]}",) if key % 2 else ()
        roles = (Role(chance.choice(TITLES), date(2000, 1, 1), date(2012, 1, 1)),) if key % 3 else ()
        yield Someone(key, name, aliases, roles)


def story(known: list[Someone], chance: random.Random) -> str:
    words = [chance.choice(PROSE) for _ in range(WORDS)]
    for at in range(0, WORDS, 20):
        name = chance.choice(known).name
        words[at] = chance.choice([name, name, f"President {name.split()[1]}", name.split()[1], "Orrin."])
    return " ".join(words)


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    chance = random.Random(4)  # noqa: S311 - a benchmark
    known = list(people(count, chance))
    before, started = memory(), time.process_time()
    recogniser = Recogniser(known)
    built = time.process_time() - started
    grown = memory() - before
    taken, found = [], 0
    for _ in range(STORIES):
        text = story(known, chance)
        started = time.process_time()
        reading = recogniser.read(text, on=date(2010, 11, 20))
        taken.append((time.process_time() - started) * 1000)
        found += len(reading.mentions)
    print(f"people {count:,} | index built in {built:.1f} s | {grown:.0f} MB for it")
    print(
        f"{WORDS:,} words | median {statistics.median(taken):.1f} ms | slowest {max(taken):.1f} ms"
        f" | {found / STORIES:.0f} mentions a story"
    )


def memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
