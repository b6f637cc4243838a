"""How well the translated Debian Edu manual aligns by its structure, as EPUB, HTML and PDF.

    python tests/benchmarks/structure.py FOLDER [--quick]

FOLDER holds the unpacked packages debian-edu-doc-en and debian-edu-doc-zh-cn (apt-get download,
dpkg -x). The i-th block of the English EPUB or HTML answers the i-th of the Chinese (the
translators' names, verse lines of the Chinese only, aside); blocks of the PDF are those of the EPUB
whose text they have. The figure is the share of such pairs that stand in one row.
"""

import re
import sys
from collections import Counter
from pathlib import Path

from report import figure, skipped

from duidu.align.beads.make_aligner import make_aligner
from duidu.app.opening.found_article import read_article
from duidu.core.article import Block, BlockKind
from duidu.core.jobs import NoJob

_MANUAL = "debian-edu-bookworm-manual"


def main() -> None:
    folders = [Path(argument) for argument in sys.argv[1:] if not argument.startswith("-")]
    roots = [
        next(folder.rglob(f"debian-edu-doc-{code}"), None)
        for folder in folders[:1]
        for code in ("en", "zh-cn")
    ]
    if len(roots) < 2 or None in roots:
        skipped(
            "debian-edu-doc aligned by structure",
            "give the folder where the Debian packages are unpacked",
        )
        return
    found = {suffix: _blocks(roots, suffix) for suffix in ("epub", "html", "pdf")}
    for suffix, (english, chinese) in found.items():
        gold = (
            _gold(english, chinese)
            if suffix != "pdf"
            else _gold_by_text(english, chinese, found["epub"])
        )
        rows = _rows(roots, suffix, quick="--quick" in sys.argv)
        right = sum(rows.get(("en", a)) == rows.get(("zh", b), -1) for a, b in gold)
        figure(
            f"debian-edu-doc {suffix} aligned by structure",
            round(right / len(gold), 4),
            "share of pairs",
            ">= 0.97",
            pairs=len(gold),
        )


def _paths(roots: list[Path | None], suffix: str) -> list[Path]:
    return [root / f"{_MANUAL}.{suffix}" for root in roots if root]


def _blocks(roots: list[Path | None], suffix: str) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    article = read_article(_paths(roots, suffix)).arranged.article
    return article.target.blocks, article.source.blocks


def _rows(roots: list[Path | None], suffix: str, quick: bool) -> dict[tuple[str, int], int]:
    article = read_article(_paths(roots, suffix)).arranged.article
    alignment = make_aligner(quick=quick).align(article.source, article.target, NoJob())
    places = {
        ("zh", block): number
        for number, row in enumerate(alignment.rows)
        for block in row.blocks.source
    }
    return places | {
        ("en", block): number
        for number, row in enumerate(alignment.rows)
        for block in row.blocks.target
    }


def _gold(english: tuple[Block, ...], chinese: tuple[Block, ...]) -> list[tuple[int, int]]:
    left = [i for i, block in enumerate(english) if block.kind is not BlockKind.VERSE]
    right = [i for i, block in enumerate(chinese) if block.kind is not BlockKind.VERSE]
    return list(zip(left, right, strict=True))


def _gold_by_text(
    english: tuple[Block, ...],
    chinese: tuple[Block, ...],
    epub: tuple[tuple[Block, ...], tuple[Block, ...]],
) -> list[tuple[int, int]]:
    places = [_unique(english), _unique(chinese)]
    pairs = [(_plain(epub[0][a]), _plain(epub[1][b])) for a, b in _gold(*epub)]
    return [(places[0][a], places[1][b]) for a, b in pairs if a in places[0] and b in places[1]]


def _unique(blocks: tuple[Block, ...]) -> dict[str, int]:
    counts = Counter(map(_plain, blocks))
    return {text: i for i, block in enumerate(blocks) if counts[text := _plain(block)] == 1}


def _plain(block: Block) -> str:
    """Letters only, without a number in front: what a heading or item is in both formats."""
    return re.sub(r"[\W_]+", "", re.sub(r"^[\d.]+\s", "", block.text)).casefold()


if __name__ == "__main__":
    main()
