"""Libraries damaged at random, also -wal and -shm: `python -m faults.damage` in tests/.

Each is opened, read and checked, and opened again if that found damage. Counts texts that changed
with nobody told, what a backup had and is lost, and damaged files that were not kept as they were.
"""

import random
import shutil
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from duidu.core.article import Article
from duidu.core.errors import DuiduError
from duidu.library.library import Library
from duidu.library.store.library_errors import RefusedError
from faults.common import begin, numbered, print_counts, quick_or_full, texts, workplace

NOTES, BACKED_UP = 60, 40
PARTS = ("", "-wal", "-shm")


class State:
    """What was in the library: texts now and in the backup, the article."""

    def __init__(self, library: Library) -> None:
        for number in range(BACKED_UP):
            library.notes.put(numbered(number))
        library.keep_safe()
        self.in_backup = texts(library)
        for number in range(BACKED_UP, NOTES):
            library.notes.put(numbered(number))
        for number in range(0, BACKED_UP, 5):
            library.notes.put(numbered(number, 1))
        self.now = texts(library)
        self.article: Article = library.articles.whole("a")[0]


def run(rounds: int, seed: int = 1) -> dict[str, int]:
    """Damage so many libraries; the counts."""
    rng = random.Random(seed)
    outcomes = ("harmless", "put_right", "log_read_back", "refused")
    counts: Counter[str] = Counter(
        libraries=0,
        silent=0,
        lost_although_backed_up=0,
        wrong=0,
        not_put_right=0,
        original_not_kept=0,
    )
    counts.update(dict.fromkeys(outcomes, 0))
    with workplace() as folder:
        state = _make(folder)
        for number in range(rounds):
            counts["libraries"] += 1
            case = folder / f"case-{number}"
            shutil.copytree(folder / rng.choice(("closed", "crashed")), case)
            counts.update(_one(case, state, rng))
            shutil.rmtree(case)
    return dict(counts)


def _make(folder: Path) -> State:
    """One library that was closed, and the same as a crash leaves it."""
    closed = folder / "closed"
    closed.mkdir()
    begin(closed / "library.sqlite")
    with Library.open(closed / "library.sqlite") as library:
        state = State(library)
        shutil.copytree(closed, folder / "crashed")
    return state


def _one(case: Path, state: State, rng: random.Random) -> dict[str, int]:
    path = case / "library.sqlite"
    files = [
        path.with_name(path.name + part)
        for part in PARTS
        if path.with_name(path.name + part).exists()
    ]
    damaged = rng.choice(files)
    before = damaged.read_bytes()
    damaged.write_bytes(_damaged(before, rng))
    found = {file.name: file.read_bytes() for file in files}
    told: list[str] = []
    try:
        if not _read(path, told):
            _read(path, told)
        with Library.open(path) as library:
            told += library.warnings
            good = library.check().good
            now = texts(library)
            whole = library.articles.whole("a")[0] == state.article
    except RefusedError:
        kept = all((case / name).read_bytes() == found[name] for name in _to_be_kept(found))
        return {"refused": 1, "original_not_kept": int(not kept)}
    except DuiduError as error:
        print(error, file=sys.stderr)
        return {"not_put_right": 1}
    result = _judge(state, now, told)
    result["not_put_right"] = int(not good or not whole)
    result["original_not_kept"] = int(bool(told) and not _kept(case, found))
    return result


def _read(path: Path, told: list[str]) -> bool:
    """Open, read all notes, check; whether all is well.

    DuiduErrors other than refusals count as being told.
    """
    with Library.open(path) as library:
        told += library.warnings
        try:
            texts(library)
            library.articles.whole("a")
            library.search.texts("塔利班")
        except DuiduError as error:
            told.append(str(error))
        return library.check().good


def _judge(state: State, now: dict[str, str], told: list[str]) -> dict[str, int]:
    same = now == state.now
    allowed = all(
        text in (state.now[identity], state.in_backup.get(identity))
        for identity, text in now.items()
    )
    outcome = (
        "harmless"
        if same and not told
        else "log_read_back"
        if any("The log of" in sentence for sentence in told)
        else "put_right"
    )
    return {
        outcome: 1,
        "silent": int(not same and not told),
        "wrong": int(not allowed),
        "lost_although_backed_up": int(not state.in_backup.keys() <= now.keys()),
    }


def _kept(case: Path, found: dict[str, bytes]) -> bool:
    """Whether database and log as they were found are in a folder beside."""
    names = _to_be_kept(found)
    return any(
        all(
            (folder / name).exists() and (folder / name).read_bytes() == found[name]
            for name in names
        )
        for folder in case.glob("*.corrupt-*")
    )


def _to_be_kept(found: Iterable[str]) -> list[str]:
    """The database and its log; -shm is an index of the log, which each opening makes anew."""
    return [name for name in found if not name.endswith("-shm")]


def _damaged(data: bytes, rng: random.Random) -> bytes:
    content = bytearray(data)
    kind = rng.choice(("bits", "bits", "bytes", "sector", "page", "cut", "swap", "header"))
    if not content:
        return b"\x55" * 100
    place = rng.randrange(len(content))
    if kind == "bits":
        for _ in range(rng.choice((1, 1, 3, 8))):
            content[rng.randrange(len(content))] ^= 1 << rng.randrange(8)
    elif kind == "bytes":
        for i in range(place, min(place + rng.randrange(1, 64), len(content))):
            content[i] = rng.randrange(256)
    elif kind in ("sector", "page"):
        size = 512 if kind == "sector" else 4096
        start = place // size * size
        content[start : start + size] = (
            bytes(size) if rng.random() < 0.5 else rng.randbytes(min(size, len(content) - start))
        )
    elif kind == "cut":
        del content[place:]
    elif kind == "swap":
        other = rng.randrange(len(content)) // 4096 * 4096
        here = place // 4096 * 4096
        content[here : here + 4096], content[other : other + 4096] = (
            content[other : other + 4096],
            content[here : here + 4096],
        )
    else:
        content[rng.randrange(min(100, len(content)))] = rng.randrange(256)
    return bytes(content)


if __name__ == "__main__":
    print_counts("damaged libraries", run(quick_or_full(__doc__, 60, 2000)))
