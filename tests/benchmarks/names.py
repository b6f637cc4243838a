"""Names that are one word: F1 on our own sentences, by halves; and what is taken for a name.

A name is right where a word is exactly it; wrong is what is marked a name and is none.
"""

import re
from pathlib import Path

from report import figure

from duidu.core.token import TokenKind
from duidu.language.zh.chinese import Chinese

GOLD = Path(__file__).parents[1] / "data" / "names_gold.tsv"


def main() -> None:
    """Print the shares of both halves."""
    chinese = Chinese()
    lines = [
        line.split("\t")
        for line in GOLD.read_text("utf-8").splitlines()
        if not line.startswith("#")
    ]
    for half, name in (("d", "developed on"), ("t", "held out")):
        hits = wanted = wrong = 0
        for which, marked in lines:
            if which == half:
                found, gold, taken = names_in(chinese, marked)
                hits, wanted = hits + len(found & gold), wanted + len(gold)
                wrong += len(taken - gold)
        figure(
            f"names.f1 {name}",
            round(200 * hits / (wanted + hits + wrong), 1),
            "%",
            ">= 90",
            names=wanted,
            missed=wanted - hits,
            wrong=wrong,
        )


def names_in(
    chinese: Chinese, marked: str
) -> tuple[set[tuple[int, int]], set[tuple[int, int]], set[tuple[int, int]]]:
    """The places of all words, of the names in 【】, and of what is taken for names."""
    gold, at = set(), 0
    for part in re.split("(【[^】]*】)", marked):
        bare = part.strip("【】")
        if part.startswith("【"):
            gold.add((at, at + len(bare)))
        at += len(bare)
    words, names, at = set(), set(), 0
    for word, kind in chinese.kinds(re.sub("[【】]", "", marked)):
        place = (at, at + len(word))
        words.add(place)
        if kind is TokenKind.NAME:
            names.add(place)
        at += len(word)
    return words, gold, names


if __name__ == "__main__":
    main()
