"""How many planted faults the checks find, kind by kind, and how often they are wrong.

    python tests/benchmarks/checks.py [--quick] [--from UNPACKED]

Faults of eleven kinds are planted into the Debian handbook, paragraph by paragraph. Pages of both
halves were looked at while the checks were tuned, so neither figure is one for unseen text. The
package is fetched with `apt-get download`, or taken
from a folder that it was unpacked in. A row without a planted fault counts as clean, though the
book has faults of its own. With --quick the text is that of our own marked sentences.
"""

import argparse
import re
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from planted_faults import KINDS, Pair, plant
from report import figure, skipped

from duidu.app.check.checker import Checker
from duidu.app.check.make_checks import make_checks
from duidu.app.check.row import CheckedRow, SideText
from duidu.core.jobs import NoJob
from duidu.lexicon.lexicon import open_lexicon

DATA = Path(__file__).parents[1] / "data"
LANGUAGES = ("zh", "en")
EACH, BOOK = 25, 20_000


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--from", type=Path, dest="unpacked")
    args = parser.parse_args()
    even, odd = _own_halves() if args.quick else _book_halves(args.unpacked)
    for name, pairs in (("even pages", even), ("odd pages", odd)):
        _faults(name, pairs, 3 if args.quick else EACH)
    if args.quick:
        skipped("seconds to check 20,000 rows", "only without --quick")
    else:
        _speed([*even, *odd])


def _faults(name: str, pairs: Sequence[Pair], each: int) -> None:
    """Recall of each kind, and the clean rows in which something is found."""
    planted, where = plant(pairs, each, seed=11)
    found = _found_rows(planted)
    totals, hits = Counter[str](), Counter[str]()
    for row, (kind, _) in where.items():
        totals[kind] += 1
        hits[kind] += row in found
    for kind in KINDS:
        if totals[kind]:
            share = hits[kind] / totals[kind]
            figure(f"{kind} found, {name}", round(share, 3), "share", planted=totals[kind])
    clean = len(pairs) - len(where)
    wrong = sum(1 for row in found if row not in where)
    recall = hits.total() / max(1, totals.total())
    figure(f"planted faults found, {name}", round(recall, 3), "share", ">= 0.95", rows=len(pairs))
    figure(f"false alarms, {name}", round(100 * wrong / max(1, clean), 2), "in 100 clean rows", "1")


def _found_rows(pairs: Sequence[Pair]) -> set[int]:
    rows = [
        CheckedRow(
            index, SideText(source, LANGUAGES[0]), SideText(target, LANGUAGES[1]), str(index)
        )
        for index, (source, target) in enumerate(pairs)
    ]
    checker = Checker(rows.__getitem__, len(rows), make_checks(LANGUAGES, open_lexicon()))
    checker.survey(NoJob())
    return {finding.row for finding in checker.check(range(len(rows)), NoJob())}


def _speed(pairs: Sequence[Pair]) -> None:
    """A book of sentences made of these, each with a number of its own."""
    sentences = [pair for pair in pairs if len(pair[0]) < 120]
    book = [
        (f"{source}（{number}）", f"{target} ({number})")
        for number, (source, target) in enumerate(sentences * (BOOK // len(sentences) + 1))
    ][:BOOK]
    began = time.process_time()
    _found_rows(book)
    seconds = time.process_time() - began
    figure("seconds to check 20,000 rows", round(seconds, 1), "s of one processor", "20")


def _own_halves() -> tuple[list[Pair], list[Pair]]:
    pairs = []
    for name in ("links_dev.tsv", "links_news.tsv"):
        for line in (DATA / name).read_text("utf-8").splitlines():
            source, target = line.split("\t")[:2]
            pairs.append((source.replace(" ", ""), _as_written(target)))
    return pairs[::2], pairs[1::2]


def _as_written(words: str) -> str:
    """A sentence of words as people write it."""
    text = re.sub(r" (n't|'\w+|[,.;:?!)”%])", r"\1", words)
    return re.sub(r"([(“$]) ", r"\1", text)


def _book_halves(unpacked: Path | None) -> tuple[list[Pair], list[Pair]]:
    """The paragraphs of pages that have as many in both languages, by pages."""
    import book_data

    with tempfile.TemporaryDirectory() as folder:
        book = unpacked or book_data.unpacked(Path(folder))
        sides = [{page.name: page for page in book_data.pages(book, code)} for code in ("zh", "en")]
    halves: tuple[list[Pair], list[Pair]] = ([], [])
    alike = [
        name
        for name, page in sides[0].items()
        if name in sides[1] and len(page.paragraphs) == len(sides[1][name].paragraphs)
    ]
    for number, name in enumerate(alike):
        pairs = zip(sides[0][name].paragraphs, sides[1][name].paragraphs, strict=True)
        # Paragraphs that the book leaves in English are faults of its own.
        halves[number % 2].extend(pair for pair in pairs if re.search("[\u4e00-\u9fff]", pair[0]))
    return halves


if __name__ == "__main__":
    main()
