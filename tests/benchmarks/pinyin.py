"""Readings, cross-validated on the development data, and on our own hard sentences.

Each part of the development data is read by a model that did not learn from it. Errors of the
neutral tone only are counted apart: the gold gives full tones where dictionaries mark a neutral
one. With --wrong each hard reading that is not right is named.
"""

import importlib
import random
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import cast

from report import figure, shared, skipped

from duidu.language.zh.chinese import Chinese
from duidu.language.zh.context import ContextModel
from duidu.language.zh.wordfile import WordFile, open_words

ROOT = Path(__file__).resolve().parents[2]
HARD = ROOT / "tests" / "unit" / "language" / "data" / "hard_readings.txt"
FRESH = ROOT / "tests" / "data" / "hard_readings_fresh.tsv"


def one_by_one(run: str) -> str:
    """For pypinyin: one item a character that has no reading."""
    return cast(
        "str", list(run)
    )  # the stub of pypinyin knows only str; a list is taken item by item


def reading_at(chinese: Chinese, text: str, at: int) -> str:
    """The syllable of one code point, "" for none."""
    token = next(token for token in chinese.tokens(text) if token.start <= at < token.end)
    return token.reading[at - token.start] if token.reading else ""


def cross_validated(words: WordFile, bench: Path, folds: int, most: int) -> None:
    """Accuracy over `most` of the development sentences."""
    sys.path.insert(0, str(ROOT / "packaging"))
    training = importlib.import_module("train_readings")
    places = list(training.marked_sentences(bench))
    make = training.Examples(words)
    given = [make.of(*place, 1.0) for place in places]
    ours = [
        make.of(*place, training.PHRASE if len(place[2]) == 1 else 1.0)
        for place in training.phrases(words)
    ]
    order = list(range(len(places)))
    random.Random(1).shuffle(order)
    right = neutral = total = 0
    for fold in range(folds):
        model = training.learn(
            [*ours, *(given[i] for at, i in enumerate(order) if at % folds != fold)]
        )
        chinese = Chinese(words, ContextModel(words, training.model_text(model)))
        for i in order[fold::folds][: most // folds]:
            text, at, _, gold = places[i]
            found = reading_at(chinese, text, at)
            total += 1
            right += found == gold
            neutral += found != gold and found[:-1] == gold[:-1] and found.endswith("5")
    yardstick = {"pypinyin on the CPP test": 89.9, "g2pM network there": 97.3}
    figure(
        "readings.cpp_dev_cross_validated",
        round(100 * right / total, 2),
        "%",
        ">= 96",
        yardstick=yardstick,
        sentences=total,
        folds=folds,
    )
    figure(
        "readings.neutral_tone_only_errors",
        round(100 * neutral / total, 2),
        "%",
        "",
        sentences=total,
    )


def marked(line: str) -> tuple[str, dict[int, str]]:
    """A line without its braces, and what they say by the code point before them."""
    text, marks = "", {}
    for part in re.split(r"(\{[^}]*\})", line):
        if part.startswith("{"):
            marks[len(text) - 1] = part[1:-1]
        else:
            text += part
    return text, marks


def hard(name: str, lines: Iterable[str], aim: str) -> None:
    """Our own hard sentences, beside pypinyin on the same."""
    import pypinyin

    chinese = Chinese()
    right = theirs = total = 0
    for text, marks in map(marked, lines):
        ours = [
            s for token in chinese.tokens(text) for s in (token.reading or ("",) * len(token.text))
        ]
        others = pypinyin.lazy_pinyin(
            text, style=pypinyin.Style.TONE3, neutral_tone_with_five=True, errors=one_by_one
        )
        total += len(marks)
        right += sum(ours[at] == want for at, want in marks.items())
        theirs += sum(others[at] == want for at, want in marks.items())
        if "--wrong" in sys.argv:
            for at, want in marks.items():
                if ours[at] != want:
                    print(f"{text[:at]}[{text[at]}]{text[at + 1 :]} {ours[at]}, not {want}")
    figure(name, right, f"of {total}", aim, yardstick={"pypinyin": theirs})


def all_hard() -> None:
    """The list that readings were mended by, and the parts of the fresh one."""
    lines = [line for line in HARD.read_text(encoding="utf-8").splitlines() if line[:1] not in "#"]
    hard("readings.own_hard_list", filter(None, lines), ">= 94 %")
    fresh = FRESH.read_text(encoding="utf-8").splitlines()
    for part in (
        "first",
        "second",
        "third",
        "held_out",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
    ):
        hard(
            f"readings.fresh_hard_{part}",
            [line.partition("\t")[2] for line in fresh if line.startswith(part + "\t")],
            ">= 95 %",
        )


if __name__ == "__main__":
    quick = "--quick" in sys.argv
    bench = shared("bench", "pinyin")
    if bench is None:
        skipped("readings.cpp_dev_cross_validated", "../shared/bench is not there")
    else:
        cross_validated(open_words(), bench, 2 if quick else 10, 1000 if quick else 10_000)
    all_hard()
