"""How often the right sense is first, or among the first three, beside dictionary order.

On our marked occurrences.
"""

import json
import time
from pathlib import Path

from report import figure

from duidu.align.base.sentence_encoder import SentenceEncoder
from duidu.app.words.sense_order import SUPPORTED
from duidu.lexicon.lexicon import open_lexicon
from duidu.lexicon.senses import Occurrence, SenseChooser
from fixtures.sense_pairs import SensePair, sense_pairs

CASES = Path(__file__).parents[1] / "data" / "senses.jsonl"


def main() -> None:
    """Print the shares, with the encoder and without."""
    cases = [json.loads(line) for line in CASES.read_text("utf-8").splitlines()]
    occurrences = [Occurrence(case["zh"], case["en"], case["start"], case["end"]) for case in cases]
    lexicon = open_lexicon()
    plain = [
        [
            [e.traditional, e.simplified, " ".join(e.pinyin), s.text]
            for e in lexicon.exact(o.word)
            for s in e.senses
        ]
        for o in occurrences
    ]
    yardstick = {
        "dictionary order": _share(cases, plain, 1),
        "in the first three": _share(cases, plain, 3),
        "occurrences": len(cases),
    }
    for name, chooser in (
        ("", SenseChooser(lexicon, SentenceEncoder())),
        (" without encoder", SenseChooser(lexicon)),
    ):
        begin = time.perf_counter()
        ranked = chooser.rank_many(occurrences)
        seconds = time.perf_counter() - begin
        rows = [
            [
                [r.entry.traditional, r.entry.simplified, " ".join(r.entry.pinyin), r.sense.text]
                for r in one
            ]
            for one in ranked
        ]
        figure(f"right sense first{name}", _share(cases, rows, 1), "%", "75", yardstick=yardstick)
        figure(
            f"right sense in the first three{name}",
            _share(cases, rows, 3),
            "%",
            "93",
            yardstick=yardstick,
        )
        for told, wanted in (("marked", True), ("not marked", False)):
            chosen = [
                (case, row[:1])
                for case, row, one in zip(cases, rows, ranked, strict=True)
                if one and (one[0].overlap >= SUPPORTED) is wanted
            ]
            figure(
                f"first senses {told} that are right{name}",
                _share([case for case, _ in chosen], [row for _, row in chosen], 1),
                "%",
                yardstick={"occurrences": len(chosen)},
            )
        figure(f"occurrences a second{name}", len(cases) / seconds, "1/s")
        pairs = sense_pairs("senses_pairs.tsv")
        _pairs(chooser, pairs[::2], f"development{name}")
        _pairs(chooser, pairs[1::2], f"held out{name}")


def _pairs(chooser: SenseChooser, pairs: list[SensePair], name: str) -> None:
    """Print the shares of our sentence pairs, and how many of the marked senses are right."""
    found = chooser.rank_many([pair.occurrence for pair in pairs])
    right = [
        [pair.is_right(one) for one in ranked] for pair, ranked in zip(pairs, found, strict=True)
    ]
    marked = [
        good[0]
        for good, ranked in zip(right, found, strict=True)
        if ranked and ranked[0].overlap >= SUPPORTED
    ]
    for text, values, goal in (
        ("right sense first in pairs", [any(good[:1]) for good in right], "85"),
        ("right sense in the first three in pairs", [any(good[:3]) for good in right], "97"),
        ("marked senses in pairs that are right", marked, ""),
    ):
        share = round(100 * sum(values) / len(values), 1)
        figure(f"{text}, {name}", share, "%", goal, of=len(values))


def _share(
    cases: list[dict[str, list[list[str]]]], rows: list[list[list[str]]], within: int
) -> float:
    right = sum(
        any(row in case["right"] for row in found[:within])
        for case, found in zip(cases, rows, strict=True)
    )
    return round(100 * right / len(cases), 1)


if __name__ == "__main__":
    main()
