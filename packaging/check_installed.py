"""Installs what was built into clean Debian systems and reads an article there as a person would.

Run as root, on demand:

    python packaging/check_installed.py [--suite bookworm] [--folder build/check]

The .deb is installed with apt; the archive is unpacked where there is no Python, no font and no
network. In each: open the sample by file argument, point at a word, keep a note, close, open again,
find the note. Pictures are kept in the folder, to be looked at. Last, the package is purged, and
nothing may be left but what the person made.
"""

import argparse
import json
import shutil
import subprocess
import sys
import time
from pathlib import Path

import build_deb
from clean_root import HOME, Root, make, remove
from screen import TOOLS, Screen, changed

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "resources" / "samples" / "news.zh-en.txt"
SECOND = SAMPLE.with_name("prose.zh-en.md")
NOTE = "kept overnight"
# Where the first Chinese words are, whatever fonts there are; the card must open at one of these.
POINTS = tuple((x, y) for y in (222, 232, 212, 242, 202, 252, 262) for x in (165, 225))
CARD = 800  # pixels, of those looked at
# Of libraries the system may lack; printers need them.
OPTIONAL = {"libcups.so.2"}


def main() -> int:
    """Run every check; raises SystemExit with a sentence at the first that fails."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--suite", default="bookworm")
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "check")
    args = parser.parse_args()
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing:
        raise SystemExit(f"Needs {', '.join(missing)}.")
    args.folder.mkdir(parents=True, exist_ok=True)
    Path("/tmp/.X11-unix").mkdir(mode=0o1777, exist_ok=True)
    base = make(args.folder / "base", args.suite)
    screen = Screen()
    try:
        check_package(base.copy(args.folder / "deb"), screen, args.folder)
        check_archive(base.copy(args.folder / "tar"), screen, args.folder)
    finally:
        screen.close()
    return 0


def check_package(root: Root, screen: Screen, pictures: Path) -> None:
    """Install the .deb, use it, purge it."""
    package = newest("duidu_*.deb")
    shutil.copy(package, root.path / "tmp")
    say("install", package=package.name, MB=package.stat().st_size / 1e6)
    root.install(f"/tmp/{package.name}")
    (root.path / "tmp" / package.name).unlink()
    root.run("dpkg", "--verify", "duidu", who="0:0")
    check_libraries(root, "/usr/lib/duidu")
    for folder in ("man1", "zh_CN/man1"):
        root.run("test", "-e", f"/usr/share/man/{folder}/duidu.1.gz")
    two_evenings(root, screen, "/usr/bin/duidu", pictures / "deb")
    root.run("apt-get", "purge", "--quiet=2", "--yes", "duidu", who="0:0")
    left = [
        name
        for name in root.run("find", "/", "-xdev", "-iname", "*duidu*", who="0:0").split()
        if not name.startswith(HOME)
    ]
    if left:
        raise SystemExit(f"Purging left {left}.")
    root.run("test", "-s", f"{HOME}/.local/share/duidu/library.sqlite")
    say("purged", left="only the person's data")
    remove(root.path)


def check_archive(root: Root, screen: Screen, pictures: Path) -> None:
    """Unpack the archive where there is nothing but the libraries of a desktop, and use it.

    Then once more with everything kept beside it.
    """
    root.install(
        "--no-install-recommends",
        *(name.split()[0] for name in build_deb.DEPENDS.split(", ")),
        "xz-utils",
    )
    for unwanted in ("usr/share/fonts", "usr/local/share/fonts"):
        shutil.rmtree(root.path / unwanted, ignore_errors=True)
    if root.run("sh", "-c", "command -v python3 || true").strip():
        raise SystemExit("This system has a Python; the check would prove nothing.")
    archive = newest("duidu-*-linux-*.tar.xz")
    say("unpack", archive=archive.name, MB=archive.stat().st_size / 1e6)
    subprocess.run(
        [
            "tar",
            "--extract",
            "--no-same-owner",
            "--file",
            archive,
            "--directory",
            root.path / HOME[1:],
        ],
        check=True,
    )
    root.run("chown", "--recursive", "1000:1000", HOME, who="0:0")
    program = f"{HOME}/duidu/duidu"
    check_libraries(root, f"{HOME}/duidu")
    two_evenings(root, screen, program, pictures / "tar")
    root.run(program, "--portable", "import", f"{HOME}/{SAMPLE.name}")
    root.run("test", "-s", f"{HOME}/duidu/duidu-data/library.sqlite")
    say("portable", library="duidu-data beside the program")
    remove(root.path)


def check_libraries(root: Root, folder: str) -> None:
    """Every shared library of the bundle finds what it needs, in the bundle or in the system."""
    found = root.run(
        "sh",
        "-c",
        f"LD_LIBRARY_PATH={folder}/_internal find {folder} -name '*.so*' -type f"
        " -exec ldd {} + | grep 'not found' || true",
        who="0:0",
    )
    missing = {line.split()[0] for line in found.splitlines()} - OPTIONAL
    if missing:
        raise SystemExit(f"Not found: {', '.join(sorted(missing))}.")
    say("libraries", missing=0)


def two_evenings(root: Root, screen: Screen, program: str, pictures: Path) -> None:
    """The main job from end to end, as tests/e2e/test_first_evening.py does it with the source."""
    for sample in (SAMPLE, SECOND):
        shutil.copy(sample, root.path / HOME[1:])
    print(root.run(program, "doctor", display=screen.display), end="")
    with Evening(root, screen, program) as tonight:
        point = tonight.point_at_a_word()
        screen.keep(pictures.with_name(f"{pictures.name}-1-word.png"))
        tonight.note(point)
        screen.keep(pictures.with_name(f"{pictures.name}-2-note.png"))
    kept = notes(root, program)
    if [note["text"] for note in kept] != [NOTE]:
        raise SystemExit(f"The note was not kept: {kept}.")
    with Evening(root, screen, program):
        screen.keep(pictures.with_name(f"{pictures.name}-3-tomorrow.png"))
        # A second start hands its file to the first window and ends.
        root.run(program, f"{HOME}/{SECOND.name}", display=screen.display)
        screen.settled()
        screen.keep(pictures.with_name(f"{pictures.name}-4-second-file.png"))
    if notes(root, program) != kept:
        raise SystemExit("The note is not there the next evening.")
    say("two evenings", note=kept[0]["text"], on=kept[0]["exact"])


class Evening:
    """One run of the installed program in its system, on our screen."""

    def __init__(self, root: Root, screen: Screen, program: str) -> None:
        self._screen = screen
        command = root.command((program, f"{HOME}/{SAMPLE.name}"), display=screen.display)
        self._program = subprocess.Popen(command, text=True)

    def __enter__(self) -> "Evening":
        self._screen.wait_for_window(self._program)
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None:
            self._program.kill()
            return
        self._screen.hands("key", "ctrl+q")
        code = self._program.wait(60)
        if code:
            raise SystemExit(f"The program ended with {code}.")

    def point_at_a_word(self) -> tuple[int, int]:
        """Move the pointer until a card opens; returns where."""
        self._screen.hands("mousemove", "700", "880")
        before = self._screen.settled()
        for x, y in POINTS:
            self._screen.hands("mousemove", str(x + 3), str(y + 2))
            self._screen.hands("mousemove", str(x), str(y))
            time.sleep(0.7)
            if changed(before, self._screen.settled()) > CARD:
                return x, y
        raise SystemExit("No word's card opened.")

    def note(self, point: tuple[int, int]) -> None:
        """Choose the word by a double click and keep a note on it."""
        self._screen.hands(
            "mousemove", *map(str, point), "click", "--repeat", "2", "--delay", "60", "1"
        )
        self._screen.hands("key", "n")
        self._screen.settled()
        self._screen.hands("type", "--delay", "30", NOTE)
        self._screen.settled()
        self._screen.hands("key", "ctrl+Return")
        self._screen.settled()


def notes(root: Root, program: str) -> list[dict[str, object]]:
    """The notes in the library of the person there."""
    return [json.loads(line) for line in root.run(program, "notes", "list", "--json").splitlines()]


def newest(pattern: str) -> Path:
    """The newest file in dist/ of this name."""
    found = sorted((ROOT / "dist").glob(pattern), key=lambda path: path.stat().st_mtime)
    if not found:
        raise SystemExit(f"There is no dist/{pattern}; run python packaging/build.py linux first.")
    return found[-1]


def say(step: str, **facts: object) -> None:
    """Report a step."""
    print(json.dumps({"checked": step, **facts}, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    sys.exit(main())
