"""Uses a frozen program once for everything that it can do without a screen.

    python packaging/check_frozen.py build/app/duidu

What PyInstaller did not find, or what unneeded.py left out, shows only where it is first needed:
in another process, in one format. So every format is written and read again, and every command is
run. build.py does this after every freeze; the first command that fails ends the build.
"""

import json
import os
import struct
import subprocess
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

SAMPLES = Path(__file__).resolve().parents[1] / "resources" / "samples"
# The endings of what is written; None: nothing that is read as an article.
EXPORTS = {
    **{"html": ".html", "epub": ".epub", "docx": ".docx", "markdown": ".md", "tmx": ".tmx"},
    **{"xliff-2.1": ".xliff", "xliff-1.2": ".xlf", "tsv": ".tsv", "csv": ".csv", "xlsx": ".xlsx"},
    **{"duidu": ".duidu", "pdf": ".pdf", "moses": None, "xces": None},
}
# Of libraries the system may lack; printers need them.
OPTIONAL = {"libcups.so.2"}
_CONTAINER = (
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles>'
    "</container>"
)
_PACKAGE = (
    '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i"><metadata'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>画</dc:title><dc:language>zh'
    '</dc:language><dc:identifier id="i">i</dc:identifier></metadata><manifest><item id="t"'
    ' href="t.xhtml" media-type="application/xhtml+xml"/><item id="p" href="p.png"'
    ' media-type="image/png"/></manifest><spine><itemref idref="t"/></spine></package>'
)
_PAGE = (
    '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>河边有一座桥。</p><p>There is a bridge by'
    ' the river.</p><p><img src="p.png" alt="A bridge"/></p><p>桥很旧。</p><p>The bridge is old.'
    "</p></body></html>"
)


def main(app: Path) -> int:
    """Run everything. Raises SystemExit with the first command that fails."""
    program = app / "duidu"
    if sys.platform == "linux":
        check_libraries(app)
    with tempfile.TemporaryDirectory() as folder:
        run = Program(program, Path(folder))
        article = run.imported(SAMPLES / "news.zh-en.txt")
        for form, suffix in EXPORTS.items():
            path = Path(folder, f"written-{form}{suffix or '.out'}")
            run("export", article, "--to", form, "-o", str(path))
            if suffix:
                run.imported(path)
        if left := json.loads(run("import", "--json", str(book(Path(folder)))))["left_out"]:
            raise SystemExit(f"The picture of a book is left out: {left}.")
        for words in commands(article):
            run(*words)
        picture = Path(folder, "page.png")
        run("open", str(SAMPLES / "prose.zh-en.md"), "--screenshot", str(picture))
        if picture.stat().st_size < 20_000:
            raise SystemExit("The window painted nothing.")
        reports = [*Path(folder).rglob("report-*.txt")]
        if reports:
            raise SystemExit(f"An error was reported:\n{reports[0].read_text('utf-8')[-2000:]}")
    print(json.dumps({"checked": "the frozen program", "exports": len(EXPORTS)}))
    return 0


class Program:
    """The frozen program with a home of its own."""

    def __init__(self, program: Path, folder: Path) -> None:
        self._program, self._folder = program, folder

    def __call__(self, *words: str) -> str:
        """Run a command; returns what it printed."""
        home = str(self._folder)
        environment = {
            **{"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen"},
            **{"HOME": home, "XDG_DATA_HOME": f"{home}/data", "XDG_CONFIG_HOME": f"{home}/config"},
        }
        done = subprocess.run(
            [self._program, "--library", f"{home}/library", *words],
            capture_output=True,
            text=True,
            encoding="utf-8",
            input="他在银行工作。\n",
            env=environment,
            timeout=300,
        )
        # 1: a check found something.
        if done.returncode and not (words[0] == "check" and done.returncode == 1):
            raise SystemExit(
                f"The frozen program failed with {done.returncode} at “{' '.join(words)}”:\n"
                f"{(done.stdout + done.stderr)[-3000:]}"
            )
        return done.stdout

    def imported(self, path: Path) -> str:
        """Import a file; returns the id of its article."""
        said = json.loads(self("import", "--json", str(path)))
        return str(said["article"])


def commands(article: str) -> Iterator[tuple[str, ...]]:
    """One call of every other command."""
    news = str(SAMPLES / "news.zh-en.txt")
    yield ("doctor",)
    yield "align", str(SAMPLES / "dialogue.zh.txt"), str(SAMPLES / "dialogue.en.txt")
    yield "check", article
    # Both read what is typed.
    yield ("pinyin",)
    yield ("words",)
    yield "lookup", "银行"
    yield "lookup", "bridge"
    yield "find", "银行"
    yield "notes", "list", "--json"
    yield "terms", "list"
    yield "known", "coverage", news
    yield "review", "due"
    yield "list", "--json"
    yield "library", "verify"
    yield "library", "backup"


def book(folder: Path) -> Path:
    """An EPUB with one picture."""
    rows = b"".join(b"\0" + bytes((y * 6, 120, 90)) * 60 for y in range(40))

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", 60, 40, 8, 2, 0, 0, 0)
    image = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows))
    path = folder / "pictures.epub"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("mimetype", "application/epub+zip")
        packed.writestr("META-INF/container.xml", _CONTAINER)
        packed.writestr("book.opf", _PACKAGE)
        packed.writestr("t.xhtml", _PAGE)
        packed.writestr("p.png", image + chunk(b"IEND", b""))
    return path


def check_libraries(app: Path) -> None:
    """Every shared library finds what it needs, in the bundle or in this system."""
    libraries = [str(path) for path in app.rglob("*.so*") if path.is_file()]
    environment = {**os.environ, "LD_LIBRARY_PATH": str(app / "_internal")}
    found = subprocess.run(["ldd", *libraries], capture_output=True, text=True, env=environment)
    missing = {line.split()[0] for line in found.stdout.splitlines() if "not found" in line}
    if missing := missing - OPTIONAL:
        raise SystemExit(f"Not found by libraries of the bundle: {', '.join(sorted(missing))}.")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
