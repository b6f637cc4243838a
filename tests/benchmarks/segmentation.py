"""Words: F1 beside jieba, coverage by entries, identity with jieba's cuts.

python tests/benchmarks/segmentation.py [--quick]
"""

import sys
from collections.abc import Callable
from pathlib import Path

import jieba
from report import figure, shared, skipped

from duidu.core.token import TokenKind
from duidu.language.zh.chinese import Chinese
from duidu.language.zh.segment import Segmenter
from duidu.language.zh.wordfile import open_words


def sentences(path: Path) -> list[list[str]]:
    """The words of each sentence of a CoNLL-U file."""
    found: list[list[str]] = [[]]
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line:
            found.append([])
        elif line[0] != "#" and line.split("\t")[0].isdecimal():
            found[-1].append(line.split("\t")[1])
    return [words for words in found if words]


def spans(words: list[str]) -> set[tuple[int, int]]:
    """Places of words."""
    at, places = 0, set()
    for word in words:
        places.add((at, at + len(word)))
        at += len(word)
    return places


def f1(cut: Callable[[str], list[str]], gold: list[list[str]]) -> float:
    """Word F1 in percent."""
    hit = found = wanted = 0
    for words in gold:
        ours, theirs = spans(cut("".join(words))), spans(words)
        hit, found, wanted = hit + len(ours & theirs), found + len(ours), wanted + len(theirs)
    return round(200 * hit / (found + wanted), 2)


def main() -> None:
    """Print the figures."""
    path = shared("bench", "segmentation", "zh_gsdsimp-ud-dev.conllu")
    if path is None:
        skipped("words.f1", "../shared/bench is not there")
        return
    words = open_words()
    chinese = Chinese(words)
    gold = sentences(path)[: 100 if "--quick" in sys.argv else None]
    yardstick = {
        "jieba": f1(jieba.lcut, gold),
        "jieba without HMM": f1(lambda text: jieba.lcut(text, HMM=False), gold),
    }
    figure("words.f1", f1(chinese.words, gold), "%", ">= 82", yardstick=yardstick)
    plain = [
        t
        for sentence in gold
        for t in chinese.tokens("".join(sentence))
        if t.kind is TokenKind.WORD
    ]
    figure(
        "words.entry_coverage",
        round(100 * sum(len(t.text) == 1 or words.is_entry(t.text) for t in plain) / len(plain), 2),
        "%",
        "100",
    )
    lines = ["".join(sentence) for sentence in gold]
    pinyin = shared("bench", "pinyin", "dev.sent")
    if pinyin is not None and "--quick" not in sys.argv:
        lines += pinyin.read_text(encoding="utf-8").replace("▁", "").splitlines()
    segmenter = Segmenter(words)
    same = sum(segmenter.jieba_cut(line) == jieba.lcut(line, HMM=False) for line in lines)
    figure("words.lines_cut_as_jieba", same, f"of {len(lines)}", "all")


if __name__ == "__main__":
    jieba.setLogLevel(60)
    main()
