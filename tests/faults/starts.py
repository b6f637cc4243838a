"""Commands and windows started where something is missing: `python -m faults.starts` in tests/.

No permission, no output, no memory, no home, a full disk, a folder that is gone, settings that are
none: for each the exit code, and whether more or less than one sentence was said, a fault of the
program was blamed, a traceback was shown, or antivirus programs were.
"""

import argparse
import ctypes
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from faults.common import begin

# prctl(2): no user id gets capabilities by starting a program.
_SECUREBITS, _NO_ROOT = 28, 0b11
TEXT = "清晨，河面上升起一层薄雾。\nAt dawn a thin mist rose over the river.\n"
_BLAMES = ("Antivirus", "An error occurred in Duidu", "error in Duidu", "Traceback", 'File "')
LOOK_UP = ("lookup", "河")
LIST = ("notes", "list")
VERIFY = ("library", "verify")
IMPORT = ("import", "text.txt")
WINDOW = ("open",)
PICTURE = ("open", "text.txt", "--screenshot", "out.png")


@dataclass(frozen=True, slots=True)
class Start:
    """One start: what is run, what is changed before, what is right after it.

    `prepare` changes the folder; `limit` runs in the child before the program; `codes` are the
    exit codes that are right, and with a code other than 0 one sentence is said.
    """

    name: str
    words: Sequence[str]
    codes: tuple[int, ...]
    prepare: Callable[[Path], object] = lambda _: None
    limit: Callable[[Path], object] = lambda _: None
    environment: tuple[tuple[str, str | None], ...] = ()
    shell: str = ""
    says: str = ""


def _mode(name: str, mode: int = 0) -> Callable[[Path], object]:
    return lambda folder: (folder / name).chmod(mode)


def _settings(data: bytes) -> Callable[[Path], object]:
    return lambda folder: (folder / "settings.json").write_bytes(data)


def _nobody(_: Path) -> None:
    """Give up what the superuser may do, for good; Linux only."""
    from fixtures.privileges import give_up_privileges

    # Else root would have it all again in the program that is started.
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_SECUREBITS, _NO_ROOT, 0, 0, 0)
    give_up_privileges()


def _most(kind: int, value: int) -> Callable[[Path], object]:
    return lambda _: resource.setrlimit(kind, (value, value))


def _small_files(folder: Path) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    _most(resource.RLIMIT_FSIZE, 8192)(folder)


def _gone(folder: Path) -> None:
    """The current folder is deleted."""
    (folder / "gone").mkdir()
    os.chdir(folder / "gone")
    (folder / "gone").rmdir()


def _pipe(folder: Path) -> None:
    os.mkfifo(folder / "settings.json")


NO_HOME: tuple[tuple[str, str | None], ...] = (
    *((name, None) for name in ("HOME", "DUIDU_LIBRARY", "DUIDU_SETTINGS", "DUIDU_DATA")),
    *((f"XDG_{name}_HOME", None) for name in ("DATA", "CONFIG", "CACHE", "STATE")),
    ("XDG_RUNTIME_DIR", None),
    ("WITHOUT_ENTRY", "1"),
)
MB = 1 << 20
STARTS = (
    # No permission.
    Start("library mode 000", LIST, (4,), _mode("library.sqlite"), _nobody),
    Start("library mode 000, verify", VERIFY, (4,), _mode("library.sqlite"), _nobody),
    Start("library mode 000, import", IMPORT, (4,), _mode("library.sqlite"), _nobody),
    Start("library mode 000, window", WINDOW, (4,), _mode("library.sqlite"), _nobody),
    Start("folder mode 000", LIST, (4,), _mode("."), _nobody),
    Start("folder mode 000, where", ("library", "where"), (0, 4), _mode("."), _nobody),
    Start("folder mode 000, window", WINDOW, (4,), _mode("."), _nobody),
    Start("lock mode 000", IMPORT, (4,), _mode("library.sqlite.lock"), _nobody),
    Start("file mode 000", IMPORT, (3,), _mode("text.txt"), _nobody),
    Start("file mode 000, window", ("open", "text.txt"), (3,), _mode("text.txt"), _nobody),
    # The output.
    Start("standard output closed, nothing to say", LIST, (0,), shell=">&-"),
    Start("standard output closed, lookup", LOOK_UP, (1,), shell=">&-", says="Bad file"),
    Start("standard output closed, help", ("--help",), (1,), shell=">&-", says="Bad file"),
    Start("standard input closed", ("pinyin",), (0, 1), shell="<&-"),
    Start("standard error closed", ("lookup",), (2,), shell="2>&-"),
    Start("both closed", LIST, (0, 1), shell=">&- 2>&-"),
    Start("all three closed", ("doctor",), (0, 1), shell="<&- >&- 2>&-"),
    Start("standard output full", LOOK_UP, (1,), shell=">/dev/full", says="No space left"),
    Start(
        "standard output full, help", ("--help",), (1,), shell=">/dev/full", says="No space left"
    ),
    Start(
        "standard output full, version",
        ("--version",),
        (1,),
        shell=">/dev/full",
        says="No space left",
    ),
    Start("standard error full", ("nonsense",), (2,), shell="2>/dev/full"),
    Start("standard output is read no more", ("--help",), (0,), shell="| head -c 0"),
    # Settings that are none.
    *(
        Start(f"settings of {name}, window", WINDOW, (0,), prepare)
        for name, prepare in (
            ("200,000 brackets", _settings(b"[" * 200_000)),
            ("200,000 braces", _settings(b'{"a":' * 200_000)),
            ("bytes", _settings(bytes(range(256)) * 100)),
            ("a list", _settings(b"[1, 2]")),
            ("wrong types", _settings(b'{"settings": [], "shortcuts": 7, "preset.beginner": 1}')),
            (
                "wrong values",
                _settings(
                    b'{"settings": {"appearance.theme": {}, "window.geometry": "\\ud800", '
                    b'"window.divider": 1e999, "window.tabs": "x y", "a": NaN, "a": 2}, '
                    b'"shortcuts": {"file.open": ["x"], "file.close": "\\u0000"}}'
                ),
            ),
            ("a pipe", _pipe),
            ("a folder", lambda folder: (folder / "settings.json").mkdir()),
        )
    ),
    # No home.
    Start("no home, lookup", LOOK_UP, (0,), environment=NO_HOME),
    Start("no home, notes", LIST, (4,), environment=NO_HOME, says="HOME"),
    Start("no home, doctor", ("doctor",), (0, 4), environment=NO_HOME),
    Start("no home, window", WINDOW, (4,), environment=NO_HOME, says="HOME"),
    Start("no home, picture", PICTURE, (0, 4), environment=NO_HOME),
    Start("home is ~nobody", ("--library", "~nobody-there/x", *LIST), (4,)),
    # Limits.
    *(
        Start(
            f"{size} MB of address space, {words[0]}",
            words,
            (0, 1, 3, 4),
            limit=_most(resource.RLIMIT_AS, size * MB),
        )
        for size in (300, 500, 800, 1500)
        for words in (LOOK_UP, LIST, IMPORT, WINDOW)
    ),
    *(
        Start(
            f"{count} open files, {words[0]}",
            words,
            (0, 1, 3, 4),
            limit=_most(resource.RLIMIT_NOFILE, count),
        )
        for count in (6, 10, 20)
        for words in (LOOK_UP, LIST, IMPORT, WINDOW)
    ),
    Start("files of 8 KB, import", IMPORT, (4,), limit=_small_files, says="full"),
    Start("files of 8 KB, window", WINDOW, (0, 4), limit=_small_files),
    # Places.
    Start("no temporary folder", IMPORT, (0,), environment=(("TMPDIR", "/nowhere"),)),
    Start("the current folder is gone", LIST, (0,), limit=_gone),
    Start("the current folder is gone, a file named", ("import", "x.txt"), (3,), limit=_gone),
    Start(
        "the current folder is gone, library named", ("--library", "x", *LIST), (4,), limit=_gone
    ),
    Start("the current folder is gone, window", WINDOW, (0,), limit=_gone),
    Start("LANG=C", LIST, (0,), environment=(("LANG", "C"), ("LC_ALL", "C"))),
    Start("a name that is no text", ("import", os.fsdecode(b"a\xff.txt")), (3,)),
    Start("a library that is no text", ("--library", os.fsdecode(b"a\xff"), *LIST), (4,)),
    Start("an option that is no text", (os.fsdecode(b"--\xff"),), (2,)),
)
QUICK = 3  # with --quick every third is tried


def wrong(counts: dict[str, object]) -> bool:
    """Whether one start is not as it should be."""
    return any(counts[name] for name in ("code_wrong", "not_one_sentence", "blamed", "unsaid"))


def _one(start: Start) -> dict[str, object]:
    """Start the program in a folder of its own, which is removed afterwards."""
    # Open to a user without an entry; what is in it is not.
    folder = Path(tempfile.mkdtemp(prefix="duidu-starts-", dir="/tmp"))
    try:
        begin(folder / "library.sqlite")
        (folder / "text.txt").write_text(TEXT, encoding="utf-8")
        start.prepare(folder)
        ended = _started(start, folder)
    finally:
        folder.chmod(0o700)
        shutil.rmtree(folder, ignore_errors=True)
    # What libraries of the system say beside it is not ours.
    said = [line for line in ended.stderr.splitlines() if line.startswith("duidu: ")]
    # Without a standard error nothing can be said.
    closed = "2>" in start.shell
    # A window whose memory ends behind its first page says so, too, and stays.
    stayed = start.words == WINDOW and ended.returncode == 0 and len(said) == 1
    told = len(said) == (ended.returncode != 0) or stayed or closed
    return {
        "start": start.name,
        "code": ended.returncode,
        "code_wrong": int(ended.returncode not in start.codes),
        "not_one_sentence": int(not told),
        "blamed": int(any(blame in ended.stderr + ended.stdout for blame in _BLAMES)),
        "unsaid": int(start.says not in ended.stderr),
        "said": ended.stderr[-600:],
    }


def _started(start: Start, folder: Path) -> "subprocess.CompletedProcess[str]":
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(sys.path),
        "QT_QPA_PLATFORM": "offscreen",
        "QT_LOGGING_RULES": "*=false",
        "HOME": str(folder / "home"),
        "DUIDU_LIBRARY": str(folder / "library.sqlite"),
        "DUIDU_SETTINGS": str(folder / "settings.json"),
        "DUIDU_DATA": str(folder),
        "TMPDIR": str(folder),
        "LANG": "C.UTF-8",
    }
    for name, value in start.environment:
        environment.pop(name, None)
        if value is not None:
            environment[name] = value
    program = [sys.executable, "-c", _PROGRAM, *start.words]
    words = ["/bin/sh", "-c", f'"$@" {start.shell}', "sh", *program] if start.shell else program
    return subprocess.run(
        words,
        env=environment,
        cwd=folder,
        capture_output=True,
        text=True,
        errors="backslashreplace",
        timeout=60,
        check=False,
        preexec_fn=lambda: start.limit(folder),
    )


# The program, with a window that is closed as soon as all of it is there.
_PROGRAM = """if 1:
    import os, pwd, sys
    if os.environ.get("WITHOUT_ENTRY"):
        def unknown(user):
            raise KeyError(user)
        pwd.getpwuid = unknown
    if sys.argv[1:2] == ["open"] and "--screenshot" not in sys.argv:
        import duidu.__main__
        try:
            from PySide6.QtCore import QTimer
            from duidu.ui.window import application
        except (MemoryError, ImportError, OSError):
            pass  # the program will meet it, too
        else:
            finish = application.finish_starting
            def finished(app, window, library_file):
                # Where memory ends here, the window says so and stays; it is closed all the same.
                QTimer.singleShot(300, window.close)
                finish(app, window, library_file)
            application.finish_starting = finished
            application.LATER = 0
    from duidu.__main__ import main
    sys.exit(main())
"""


def main() -> None:
    """Print one line for each start, and the counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--only", default="", help="starts whose name has this in it")
    arguments = parser.parse_args()
    starts = [start for start in STARTS if arguments.only in start.name]
    starts = starts[::QUICK] if arguments.quick else starts
    found = []
    for start in starts:
        counts = _one(start)
        found.append(counts)
        print(json.dumps(counts, ensure_ascii=False), flush=True)
    print(json.dumps({"starts": len(found), "wrong": sum(map(wrong, found))}), flush=True)


if __name__ == "__main__":
    main()
