"""Opens real files of every format and writes what was recognised to tests/data/real_files.md.

    python tests/benchmarks/real_files.py FOLDER [--write]

FOLDER holds unpacked Debian packages: debian-edu-doc-{en,zh-cn}, debian-handbook,
debian-reference-{en,zh-cn,zh-tw,de}, debian-faq{,-zh-cn,-de,-fr}, debmake-doc,
maint-guide{,-zh-cn}, installation-guide-amd64, omegat, gnome-user-docs (PO), and what LibreOffice
and pandoc made of our samples (under made/, see make_files). Each line is one article: one file
with both languages, or two with one each.

A result is as expected when both languages are right, text is on both sides, and the two sides have
about as many paragraphs and headings as each other (within a quarter): menus taken for text,
headings lost, or pages cut show there.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from report import figure, skipped

from duidu.app.opening.found_article import FoundArticle, read_article
from duidu.core.article import BlockKind, Side
from duidu.core.errors import DuiduError

_TABLE = Path(__file__).resolve().parents[1] / "data" / "real_files.md"
_NEAR = 0.25


def main() -> None:
    folders = [Path(argument) for argument in sys.argv[1:] if not argument.startswith("-")]
    groups = [group for folder in folders for group in _groups(folder)]
    if not groups:
        skipped(
            "real files opened as expected",
            "give the folder where the Debian packages are unpacked",
        )
        return
    lines, files, right = [], 0, 0
    for group in groups:
        shown, good = _line(group)
        lines.append(shown)
        files += len(group)
        right += len(group) if good else 0
        if not good:
            print(shown, file=sys.stderr)
    figure("real files opened", files, "files", ">= 100", articles=len(groups))
    figure("real files opened as expected", round(right / files, 4), "share of files", "1.0")
    if "--write" in sys.argv:
        head = (
            "| file | format | languages | arrangement | paragraphs | headings | as expected |\n"
            "|---|---|---|---|---|---|---|\n"
        )
        _TABLE.write_text(
            "\n".join(
                (
                    f"# Real files and what is recognised in them\n\n{__doc__}",
                    head + "\n".join(lines),
                    "",
                )
            ),
            "utf-8",
        )


def _line(group: list[Path]) -> tuple[str, bool]:
    names = " + ".join(path.name for path in group)
    try:
        found = read_article(group)
    except DuiduError as error:
        rightly = len(group) == 2 and not _is_translated(group[1])
        verdict = "yes, refused: the translation is still English" if rightly else f"no: {error}"
        return f"| {names} | {group[0].suffix[1:]} | | | | | {verdict} |", rightly
    good = _is_as_expected(found)
    article = found.arranged.article
    sides = (article.source, article.target)
    cells = (
        names,
        ", ".join(dict.fromkeys(file.format for file in found.files)),
        ", ".join(side.language for side in sides),
        found.arranged.arrangement.value,
        " / ".join(str(len(side.blocks)) for side in sides),
        " / ".join(str(_headings(side)) for side in sides),
        "yes" if good else "no",
    )
    return f"| {' | '.join(cells)} |", good


def _is_as_expected(found: FoundArticle) -> bool:
    source, target = found.arranged.article.source, found.arranged.article.target
    alike = _near(len(source.blocks), len(target.blocks)) and _near(
        _headings(source), _headings(target)
    )
    return source.language.split("-")[0] != target.language.split("-")[0] and alike


def _is_translated(path: Path) -> bool:
    """Whether a page has more hanzi than some menus bring."""
    text = re.sub("<[^<>]*>", "", path.read_text("utf-8", "replace"))
    return sum("一" <= c <= "鿿" for c in text) * 12 > sum(
        c.isascii() and c.isalpha() for c in text
    )


def _near(one: int, other: int) -> bool:
    return abs(one - other) <= max(3, _NEAR * max(one, other))


def _headings(side: Side) -> int:
    return sum(block.kind is BlockKind.HEADING for block in side.blocks)


def _groups(folder: Path) -> Iterator[list[Path]]:
    """The articles: pairs of files, by how their package names them, and bilingual files."""
    doc = folder / "usr/share/doc"
    for release in ("bullseye", "bookworm"):
        for suffix in ("epub", "html", "pdf"):
            yield from _pair(
                doc, f"debian-edu-doc-en/debian-edu-{release}-manual.{suffix}", "-en/", "-zh-cn/"
            )
    for suffix in ("epub", "pdf"):
        yield from _pair(doc, f"debmake-doc/debmake-doc.en.{suffix}", ".en.", ".zh-cn.")
        yield from _pair(doc, f"debmake-doc/debmake-doc.en.{suffix}", ".en.", ".zh-tw.")
    for other in ("zh-cn", "zh-tw"):
        yield from _pair(
            folder, "usr/share/debian-reference/debian-reference.en.pdf", ".en.", f".{other}."
        )
    for name in sorted(path.name for path in (doc / "debian-handbook/html/en-US").glob("*.html"))[
        :40
    ]:
        yield from _pair(doc, f"debian-handbook/html/en-US/{name}", "en-US", "zh-CN")
    for path in sorted((doc / "installation-guide-amd64/en").glob("ch0[1-8]s0*.html"))[:15]:
        yield from _pair(doc, str(path.relative_to(doc)), "/en/", "/zh_CN/")
    for path in sorted((folder / "usr/share/debian-reference").glob("ch*.en.html"))[:12]:
        yield from _pair(path.parent, path.name, ".en.", ".zh-cn.")
    yield from _single(folder)


def _single(folder: Path) -> Iterator[list[Path]]:
    """Files that hold both languages themselves."""
    for path in sorted(folder.rglob("made/*")):
        yield [path]
    for path in sorted(folder.rglob("*zh_CN.po"))[:25]:
        yield [path]


def _pair(folder: Path, name: str, here: str, there: str) -> Iterator[list[Path]]:
    one, other = folder / name, folder / name.replace(here, there)
    if one.is_file() and other.is_file() and one != other:
        yield [one, other]


if __name__ == "__main__":
    main()
