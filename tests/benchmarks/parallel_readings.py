"""Ambiguous readings in our own bilingual sentences, with the counterpart and without.

Among them pairs of equal Chinese with different English.
"""

import re
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from report import figure

from duidu.align.base.sentence_encoder import SentenceEncoder
from duidu.core.token import Token
from duidu.language.zh.chinese import Chinese
from duidu.lexicon.lexicon import open_lexicon
from duidu.lexicon.parallel import ParallelReader

DATA = Path(__file__).parents[1] / "data"
PAIRS = DATA / "reading_pairs.tsv"
FRESH = (
    ("reading_pairs_fresh.tsv", ", 100 pairs"),
    ("reading_pairs_third.tsv", ", 120 pairs, held out"),
    ("reading_pairs_fourth.tsv", ", 82 pairs"),
)
SETS = (("parallel_readings.tsv", ""), ("parallel_readings_second.tsv", ", second set, held out"))


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence, its counterpart, and the right reading of some of its characters."""

    chinese: str
    english: str
    marks: dict[int, str]


def main() -> None:
    """Print the shares beside those of the Chinese alone, of all sets."""
    for file, part in SETS:
        lines = (DATA / file).read_text("utf-8").splitlines()
        _measure([_case(line) for line in lines if not line.startswith("#")], part)
    lines = [line for line in PAIRS.read_text("utf-8").splitlines() if not line.startswith("#")]
    for part, half in (("development", lines[::2]), ("held out", lines[1::2])):
        _measure([case for line in half for case in _both(line)], f", 300 pairs, {part}")
    for file, part in FRESH:
        lines = [one for one in (DATA / file).read_text("utf-8").splitlines() if one[:1] != "#"]
        _measure([case for line in lines for case in _both(line)], part)


def _measure(cases: list[Case], part: str) -> None:
    """Print the figures of one set."""
    chinese = Chinese()
    alone = [_right(case, chinese.tokens(case.chinese)) for case in cases]
    total = sum(len(case.marks) for case in cases)
    yardstick = {"Chinese alone": round(100 * sum(map(sum, alone)) / total, 1), "readings": total}
    for name, encoder in ((part, SentenceEncoder()), (f" without encoder{part}", None)):
        reader = ParallelReader(chinese, open_lexicon(), encoder)
        begin = time.perf_counter()
        beside = [_right(case, reader.tokens(case.chinese, case.english)) for case in cases]
        seconds = time.perf_counter() - begin
        figure(
            f"readings right{name}",
            round(100 * sum(map(sum, beside)) / total, 1),
            "%",
            "88",
            yardstick=yardstick,
        )
        decided = [
            (b, a)
            for one, other in zip(beside, alone, strict=True)
            for b, a in zip(one, other, strict=True)
        ]
        figure(
            f"readings made worse by the English{name}",
            sum(a and not b for b, a in decided),
            "readings",
        )
        only = [b for b, a in decided if not a]
        figure(
            f"of readings that the Chinese alone has wrong, right{name}",
            round(100 * sum(only) / len(only), 1),
            "%",
            "90",
            of=len(only),
        )
        pairs = _pairs(cases, beside)
        figure(
            f"pairs both right{name}",
            round(100 * sum(pairs) / len(pairs), 1),
            "%",
            "80",
            pairs=len(pairs),
        )
        figure(f"time a sentence{name}", round(1000 * seconds / len(cases), 1), "ms")


def _case(line: str) -> Case:
    marked, english = line.split("\t")
    text, marks = "", {}
    for part in re.split(r"(\{[^}]*\})", marked):
        if part.startswith("{"):
            marks[len(text) - 1] = part[1:-1]
        else:
            text += part
    return Case(text, english, marks)


def _both(line: str) -> list[Case]:
    """The two cases of a line of the pairs, whose readings stand in braces, parted by a stroke."""
    marked, *english = line.split("\t")
    return [
        _case(re.sub(r"\{(\w+)/(\w+)\}", rf"{{\{number}}}", marked) + "\t" + text)
        for number, text in enumerate(english, start=1)
    ]


def _right(case: Case, tokens: tuple[Token, ...]) -> list[bool]:
    read = {
        token.start + at: syllable for token in tokens for at, syllable in enumerate(token.reading)
    }
    return [read.get(at) == want for at, want in case.marks.items()]


def _pairs(cases: list[Case], right: list[list[bool]]) -> list[bool]:
    """For each Chinese sentence that is marked in two ways, whether all its readings are right."""
    by_text: dict[str, list[tuple[Case, list[bool]]]] = defaultdict(list)
    for case, found in zip(cases, right, strict=True):
        by_text[case.chinese].append((case, found))
    several = [
        group
        for group in by_text.values()
        if len({tuple(case.marks.items()) for case, _ in group}) > 1
    ]
    return [all(all(found) for _, found in group) for group in several]


if __name__ == "__main__":
    main()
