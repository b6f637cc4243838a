"""How the aligner handles texts that are not parallel: the Debian FAQ, damaged at random.

    python tests/benchmarks/alignment_robustness.py [--quick]

The pages have the same blocks in both languages, so every block's counterpart is known. Passages
are removed, inserted, merged and split on either side at 5, 20 and 50 per cent of the blocks;
strict F1 of paragraph beads is what remains. The packages are fetched with apt-get and kept in the
temporary folder; where that is impossible the benchmark says so.
"""

import random
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from alignment_data import Beads, strict
from lxml import html
from report import figure, skipped

from duidu.align.base.protocol import Aligner
from duidu.align.beads.make_aligner import make_aligner, make_word_aligner
from duidu.core.article import Block, BlockKind, Side
from duidu.core.jobs import NoJob
from duidu.language.registry import language_for

_PACKAGES = ("debian-faq", "debian-faq-zh-cn")
_KINDS = {f"h{n}": BlockKind.HEADING for n in range(1, 7)} | {
    "li": BlockKind.LIST_ITEM,
    "pre": BlockKind.CODE,
}
_BLOCKS = ("p", "li", "dt", "dd", "pre", *(f"h{n}" for n in range(1, 7)))
Passage = tuple[str, BlockKind, frozenset[int]]  # text, kind, the original blocks it is made of
_GOALS = {5: ">= 0.97", 20: ">= 0.95", 50: ">= 0.90"}


def main() -> None:
    """Print a figure for each rate of damage and each aligner."""
    folder = _fetched()
    if folder is None:
        skipped("alignment robustness", "the Debian packages cannot be fetched here")
        return
    source, target = _parallel(folder)
    seeds = range(1 if "--quick" in sys.argv else 3)
    aligners: dict[str, Callable[[], Aligner]] = {
        "words": make_word_aligner,
        "refined": lambda: make_aligner(quick=False),
    }
    for name, make in aligners.items():
        aligner = make()
        for rate, goal in _GOALS.items():
            pairs = [
                _damaged_and_aligned(aligner, source, target, rate / 100, seed) for seed in seeds
            ]
            precision, recall, f1 = strict(pairs)
            figure(
                f"alignment robustness, {rate} % damaged, {name}",
                round(f1, 4),
                "strict F1 of paragraphs",
                goal,
                precision=round(precision, 4),
                recall=round(recall, 4),
                blocks=[len(source), len(target)],
            )


def _fetched() -> Path | None:
    folder = Path(tempfile.gettempdir()) / "duidu-debian-faq"
    unpacked = folder / "unpacked"
    if not unpacked.is_dir():
        folder.mkdir(exist_ok=True)
        try:
            subprocess.run(
                ["apt-get", "download", *_PACKAGES], cwd=folder, check=True, capture_output=True
            )
            for package in folder.glob("*.deb"):
                subprocess.run(
                    ["dpkg-deb", "-x", str(package), str(unpacked)], check=True, capture_output=True
                )
        except (OSError, subprocess.CalledProcessError):
            return None
    return unpacked / "usr/share/doc/debian/FAQ"


def _parallel(folder: Path) -> tuple[list[Passage], list[Passage]]:
    """The blocks of all pages whose blocks are of the same kinds in both languages."""
    sides: tuple[list[Passage], list[Passage]] = ([], [])
    for page in sorted((folder / "zh-cn").glob("*.zh-cn.html")):
        other = folder / page.name.replace(".zh-cn.", ".en.")
        found = [_blocks(path) for path in (page, other)]
        if [kind for _, kind in found[0]] == [kind for _, kind in found[1]]:
            for (chinese, kind), (english, _) in zip(*found, strict=True):
                number = frozenset([len(sides[0])])
                sides[0].append((chinese, kind, number))
                sides[1].append((english, kind, number))
    return sides


def _blocks(page: Path) -> list[tuple[str, BlockKind]]:
    tree = html.parse(str(page), html.HTMLParser(encoding="utf-8")).getroot()
    found = []
    for element in tree.iter(*_BLOCKS):
        if element.xpath("ancestor::*[contains(@class,'nav')]") or any(
            True for _ in element.iterdescendants(*_BLOCKS)
        ):
            continue
        text = " ".join(str(element.text_content()).split())
        if text:
            found.append((text, _KINDS.get(element.tag, BlockKind.PARAGRAPH)))
    return found


def _damaged_and_aligned(
    aligner: Aligner, source: list[Passage], target: list[Passage], rate: float, seed: int
) -> tuple[Beads, Beads]:
    chance = random.Random(seed)
    sides = [
        _damaged(passages, language, rate / 2, chance)
        for passages, language in ((source, "zh"), (target, "en"))
    ]
    gold = _beads(sides[0], sides[1])
    made = [
        _side(language, passages)
        for language, passages in zip(("zh-Hans", "en"), sides, strict=True)
    ]
    alignment = aligner.align(made[0], made[1], NoJob())
    return gold, [(row.blocks.source, row.blocks.target) for row in alignment.rows]


def _damaged(
    passages: list[Passage], language: str, rate: float, chance: random.Random
) -> list[Passage]:
    """A copy in which each block is damaged with probability `rate`.

    Removed, preceded by a foreign passage, merged with the last one, or split.
    """
    found: list[Passage] = []
    for text, kind, numbers in passages:
        damage = (
            chance.choice(["remove", "insert", "merge", "split"]) if chance.random() < rate else ""
        )
        if damage == "remove":
            continue
        if damage == "insert":
            found.append((_shuffled(passages, language, chance), BlockKind.PARAGRAPH, frozenset()))
        if damage == "merge" and found and found[-1][2]:
            last = found.pop()
            found.append(
                (last[0] + ("" if language == "zh" else " ") + text, last[1], last[2] | numbers)
            )
        elif damage == "split" and len(spans := language_for(language).sentences(text)) > 1:
            middle = spans[len(spans) // 2].start
            found += [(text[:middle].strip(), kind, numbers), (text[middle:], kind, numbers)]
        else:
            found.append((text, kind, numbers))
    return found


def _shuffled(passages: list[Passage], language: str, chance: random.Random) -> str:
    """A passage that translates nothing: words from all over the text."""
    words = [
        word
        for text, _, _ in chance.sample(passages, 12)
        for word in (text.split() if language == "en" else text)
    ]
    return ("" if language == "zh" else " ").join(chance.sample(words, min(len(words), 60))) + (
        "。" if language == "zh" else "."
    )


def _beads(source: list[Passage], target: list[Passage]) -> Beads:
    """Gold beads: the smallest groups in which every original block is whole."""
    beads: Beads = []
    i = j = 0
    while i < len(source) or j < len(target):
        ends = [i, j]
        held: set[int] = set()
        if i < len(source) and (
            not source[i][2] or not any(source[i][2] & numbers for _, _, numbers in target[j:])
        ):
            beads.append(((i,), ()))
            i += 1
            continue
        if j < len(target) and (
            not target[j][2] or not any(target[j][2] & numbers for _, _, numbers in source[i:])
        ):
            beads.append(((), (j,)))
            j += 1
            continue
        held |= source[i][2]
        grew = True
        while grew:
            grew = False
            for side, passages in enumerate((source, target)):
                while ends[side] < len(passages) and passages[ends[side]][2] & held:
                    held |= passages[ends[side]][2]
                    ends[side] += 1
                    grew = True
        beads.append((tuple(range(i, ends[0])), tuple(range(j, ends[1]))))
        i, j = ends
    return beads


def _side(language: str, passages: list[Passage]) -> Side:
    cut = language_for(language).sentences
    return Side(
        language,
        tuple(
            Block(n, text, kind, sentences=cut(text)) for n, (text, kind, _) in enumerate(passages)
        ),
    )


if __name__ == "__main__":
    main()
