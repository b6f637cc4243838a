"""What surrounds a library goes wrong: `python -m faults.surroundings` in tests/.

Two processes, a full disk, a read-only folder, a clock set back or forward by years, a file moved
or replaced under an open library: for each the notes lost, whether the person is told, and in how
many milliseconds.
"""

import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from unittest import mock

from duidu.core.errors import DuiduError
from duidu.library.library import Library
from duidu.library.notes.emergency_notes import waiting_notes
from duidu.library.store.library_errors import HeldError
from faults.common import begin, numbered, print_counts, texts, workplace

NOTES = 20
Case = Callable[[Path], dict[str, int]]


def run() -> dict[str, dict[str, int]]:
    """Every case on a library of its own; counts by case."""
    results = {}
    for case in (
        two_processes,
        full_disk,
        read_only_folder,
        clock_set_back,
        clock_set_forward,
        moved_file,
        replaced_file,
    ):
        with workplace() as folder:
            path = folder / "library.sqlite"
            begin(path)
            with Library.open(path) as library:
                library.notes.put_all(numbered(i) for i in range(NOTES))
            results[case.__name__] = case(path)
    return results


def two_processes(path: Path) -> dict[str, int]:
    """A second process tries to write while this one does."""
    code = (
        "import sys; from pathlib import Path; from duidu.library.library import Library; "
        "Library.open(Path(sys.argv[1]))"
    )
    with Library.open(path) as library:
        second = subprocess.Popen(
            [sys.executable, "-c", code, str(path)],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
            stderr=subprocess.PIPE,
            text=True,
        )
        for i in range(NOTES, 2 * NOTES):
            library.notes.put(numbered(i))
        told = "close that first" in second.communicate(timeout=60)[1]
        started = time.perf_counter()
        try:
            Library.open(path)
        except HeldError:
            took = _since(started)
    return _counts(path, 2 * NOTES, told, took)


def full_disk(path: Path) -> dict[str, int]:
    """No file may grow any more."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    number = NOTES
    told, took = False, 0
    with Library.open(path) as library:
        resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + 20_000, before[1]))
        try:
            while not told and number < 1000:
                started = time.perf_counter()
                library.notes.put(numbered(number))
                number += 1
        except DuiduError as error:
            told, took = "full" in str(error) and "kept in" in str(error), _since(started)
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)
    with Library.open(path) as library:
        library.tidy()
    return _counts(
        path, number + 1, told, took
    )  # the refused one was taken from the emergency file


def read_only_folder(path: Path) -> dict[str, int]:
    """Neither the folder nor the file can be written: a child without rights tries."""
    reading, writing = os.pipe()
    path.parent.chmod(0o555)
    path.chmod(0o444)
    child = os.fork()
    if child == 0:
        if os.getuid() == 0:
            os.setgid(65534)
            os.setuid(65534)
            tempfile.tempdir = None  # that of this user
        started = time.perf_counter()
        library = Library.open(path)
        complete = len(texts(library)) == NOTES and len(library.warnings) == 1
        try:
            library.notes.put(numbered(NOTES))
        except DuiduError:
            waiting = waiting_notes(path)
            kept = any(note.id == f"n{NOTES}" for _, notes in waiting for note in notes)
            for file, _ in waiting:
                file.unlink()
            os.write(writing, bytes((complete and kept, min(255, _since(started) // 10))))
        os._exit(0)
    os.waitpid(child, 0)
    told, hundredths = os.read(reading, 2)
    path.parent.chmod(0o755)
    path.chmod(0o644)
    return _counts(path, NOTES, bool(told), hundredths * 10)


def clock_set_back(path: Path) -> dict[str, int]:
    """The clock says 1995."""
    return _with_clock(path, time.time() - 31 * 365 * 86400)


def clock_set_forward(path: Path) -> dict[str, int]:
    """The clock says 2057: nothing deleted may look old enough to be purged.

    No backup may look superfluous either.
    """
    return _with_clock(path, time.time() + 31 * 365 * 86400)


def _with_clock(path: Path, now: float) -> dict[str, int]:
    with Library.open(path) as library:
        library.tidy()
        library.keep_safe()
        library.notes.delete("n3")
        backups = len(library.backups.all())
    with mock.patch("time.time", return_value=now), Library.open(path) as library:
        library.tidy()
        for i in range(NOTES, 2 * NOTES):
            library.notes.put(numbered(i))
        due = library.backups.due(now + 1) or library.has_changes
        library.keep_safe()
        fewer = len(library.backups.all()) < backups + 1
    return {**_counts(path, 2 * NOTES, due, 0), "backups_lost": int(fewer)}


def moved_file(path: Path) -> dict[str, int]:
    """The file gets another name while it is open."""
    return _without_file(
        path,
        lambda: path.rename(path.with_name("moved.sqlite")),
        lambda: path.with_name("moved.sqlite").rename(path),
    )


def replaced_file(path: Path) -> dict[str, int]:
    """Another file, as a synchronisation program would put it, takes its name."""
    aside = path.with_name("aside.sqlite")
    return _without_file(
        path,
        lambda: (path.rename(aside), path.write_bytes(aside.read_bytes())),
        lambda: aside.replace(path),
    )


def _without_file(
    path: Path, lose: Callable[[], object], put_back: Callable[[], object]
) -> dict[str, int]:
    with Library.open(path) as library:
        library.notes.put(numbered(NOTES))
        lose()
        started = time.perf_counter()
        try:
            library.notes.put(numbered(NOTES + 1))
            told, took = False, 0
        except DuiduError as error:
            told, took = "moved or replaced" in str(error), _since(started)
        put_back()
    with Library.open(path) as library:
        library.tidy()
    return _counts(path, NOTES + 2, told, took)


def _counts(path: Path, expected: int, told: bool, took: int) -> dict[str, int]:
    with Library.open(path) as library:
        found = texts(library)
        lost = sum(found.get(f"n{i}") != numbered(i).text for i in range(expected))
        return {
            "notes": expected,
            "lost": lost,
            "damaged": int(not library.check().good),
            "not_told": int(not told),
            "told_after_ms": took,
        }


def _since(started: float) -> int:
    return round((time.perf_counter() - started) * 1000)


if __name__ == "__main__":
    for name, counts in run().items():
        print_counts(name.replace("_", " "), counts)
