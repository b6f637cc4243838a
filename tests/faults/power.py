"""Power cuts at every moment of a script of writes: `python -m faults.power` in tests/.

Counts acknowledged notes that are missing, and damage.
"""

import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from unittest import mock

import apsw

from duidu.core.errors import DuiduError
from duidu.library.library import Library
from duidu.library.store.connect import LibraryFile
from duidu.library.store.schema import MIGRATIONS
from faults.common import begin, numbered, print_counts, quick_or_full, texts, workplace
from faults.recorder import Disk, Event, RecordingVFS
from fixtures.sample_library import sample

NEXT = (
    "CREATE TABLE more(number INTEGER PRIMARY KEY, text TEXT) STRICT; "
    "INSERT INTO more SELECT number, text FROM notes;"
)

Scenario = Callable[[RecordingVFS, LibraryFile], None]


def _write(library: Library, vfs: RecordingVFS, numbers: range, version: int = 0) -> None:
    for number in numbers:
        library.notes.put(numbered(number, version))
        vfs.events.append(Event("acknowledge", note=(number, version)))


def _notes(vfs: RecordingVFS, where: LibraryFile) -> None:
    """New notes, new versions, deletions, an article, an edit."""
    with Library(where) as library:
        _write(library, vfs, range(20))
        _write(library, vfs, range(0, 20, 3), 1)
        library.articles.add(*sample(4), id="b")
        library.articles.replace_rows("a", 2, 2, library.articles.rows("a", 2, 4)[:1])
        library.notes.delete("n5")
        _write(library, vfs, range(20, 30))


def _checkpoints(vfs: RecordingVFS, where: LibraryFile) -> None:
    """The log is emptied into the file every few pages."""
    with Library(where) as library:
        library._database.outside_transaction(lambda c: c.wal_autocheckpoint(8))
        _write(library, vfs, range(30))
        library._database.outside_transaction(lambda c: c.pragma("wal_checkpoint(TRUNCATE)"))
        _write(library, vfs, range(30), 1)


def _migration(vfs: RecordingVFS, where: LibraryFile) -> None:
    """Notes, then the same library opened by the next version of the program, then more notes."""
    with Library(where) as library:
        _write(library, vfs, range(15))
    with (
        mock.patch("duidu.library.safety.backups.make_backup"),
        Library(where, migrations=(*MIGRATIONS, NEXT)) as library,
    ):
        _write(library, vfs, range(15, 25))


def _backup(vfs: RecordingVFS, where: LibraryFile) -> None:
    """A copy of everything is made between notes."""
    with Library(where) as library:
        for first in range(0, 24, 8):
            _write(library, vfs, range(first, first + 8))
            copy = f"{where.path}.copy{first}"
            library._database.outside_transaction(partial(_copied, copy=copy))


def _copied(connection: apsw.Connection, copy: str) -> None:
    connection.execute("VACUUM INTO ?", (copy,))


def _without_log(vfs: RecordingVFS, where: LibraryFile) -> None:
    """As on a file system that refuses WAL."""
    with mock.patch("duidu.library.store.connect.MINIMUM_SQLITE", (99, 0, 0)):
        _notes(vfs, where)


SCENARIOS: tuple[Scenario, ...] = (_notes, _checkpoints, _migration, _backup, _without_log)


def run(images: int, seed: int = 1) -> dict[str, int]:
    """Make so many images over all scenarios, open each on a real file system and look."""
    rng = random.Random(seed)
    counts: Counter[str] = Counter(
        images=0, acknowledged=0, lost=0, foreign=0, corrupt=0, told_of_a_cut_log=0
    )
    for scenario in SCENARIOS:
        with workplace() as folder:
            events, start = _recorded(scenario, folder)
            for image, acknowledged in _images(events, start, images // len(SCENARIOS), rng):
                counts["images"] += 1
                counts["acknowledged"] += len(acknowledged)
                counts.update(_look(image, acknowledged, folder / f"image-{counts['images']}"))
    return dict(counts)


def _recorded(scenario: Scenario, folder: Path) -> tuple[list[Event], dict[str, bytes]]:
    path = folder / "library.sqlite"
    begin(path)
    start = {str(path): path.read_bytes()}
    vfs = RecordingVFS(f"recorder-{scenario.__name__}", start)
    try:
        scenario(vfs, LibraryFile(path, vfs=f"recorder-{scenario.__name__}", exclusive=True))
    finally:
        vfs.unregister()
    return vfs.events, start


def _images(
    events: list[Event], start: dict[str, bytes], count: int, rng: random.Random
) -> Iterator[tuple[dict[str, bytes], dict[int, int]]]:
    """Spread power cuts over all events, several images each where events are fewer."""
    each = -(-count // len(events))
    chosen = set(rng.sample(range(len(events)), min(len(events), -(-count // each))))
    disk = Disk(dict(start))
    acknowledged: dict[int, int] = {}
    for index, event in enumerate(events):
        disk.happen(event)
        if event.kind == "acknowledge":
            acknowledged[event.note[0]] = event.note[1]
        if index in chosen:
            for _ in range(each):
                yield disk.image(rng), dict(acknowledged)


def _look(image: dict[str, bytes], acknowledged: dict[int, int], folder: Path) -> dict[str, int]:
    folder.mkdir()
    path = folder / "library.sqlite"
    for name, data in image.items():
        (folder / Path(name).name).write_bytes(data)
    migrations = (*MIGRATIONS, NEXT)
    try:
        with (
            mock.patch("duidu.library.safety.backups.make_backup"),
            Library(LibraryFile(path), migrations=migrations) as library,
        ):
            found = texts(library)
            good = library.check().good
            warnings = [
                sentence
                for sentence in library.warnings
                if "The log of the library" not in sentence
            ]
            cut = len(library.warnings) - len(warnings)
    except DuiduError as error:
        print(error, file=sys.stderr)
        return {"corrupt": 1}
    lost = foreign = 0
    for number, version in acknowledged.items():
        lost += found.get(f"n{number}", "") not in (
            numbered(number, v).text for v in (version, version + 1)
        )
    for identity, text in found.items():
        number = int(identity[1:])
        foreign += text not in (numbered(number, v).text for v in (0, 1))
    return {
        "lost": lost,
        "foreign": foreign,
        "corrupt": int(not good or bool(warnings)),
        "told_of_a_cut_log": cut,
    }


if __name__ == "__main__":
    print_counts("power cuts", run(quick_or_full(__doc__, 300, 10_000)))
