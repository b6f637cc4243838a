"""Learns the context model of readings and writes packaging/readings/model.tsv.

python packaging/train_readings.py [--folds 5] BENCH, the folder with the development data
(dev.sent, dev.lb). The model is learnt from them and from our own readings/phrases.txt. With
--folds it is cross-validated instead: each part of the development data is scored by a model that
did not see it.
"""

import argparse
import random
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import exp, sqrt
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "desktop"))

from duidu.language.zh.context import SCALE, ContextModel, neighbours
from duidu.language.zh.tokenizer import Tokenizer
from duidu.language.zh.wordfile import WordFile, open_words

HERE = Path(__file__).parent / "readings"
HEADER = (
    "# Weights of the context model of readings; made by packaging/train_readings.py,"
    " not by hand.\n"
    "# Learnt from the development part of the CPP data set of g2pM (Kakao Brain, Apache License"
    " 2.0) and from phrases.txt.\n"
)
EPOCHS, RATE, DECAY = 8, 0.3, 1e-3
IN_WORD, PHRASE = 0.15, 0.6  # weights of examples inside longer words, and of our own phrases
SMALLEST = 3 / SCALE  # weights below are left out


@dataclass(frozen=True, slots=True)
class Example:
    """One occurrence: what is read, the right reading and what the model sees.

    Also its weight in learning, and whether it stands alone.
    """

    key: str
    reading: str
    features: tuple[str, ...]
    weight: float
    alone: bool


class Examples:
    """Turns marked text into examples with the program's own words and features."""

    def __init__(self, words: WordFile) -> None:
        self._words = words
        self._tokenizer = Tokenizer(words)
        self._model = ContextModel(words)

    def of(self, text: str, start: int, key: str, reading: str, weight: float) -> Example:
        """Make the example of `key` at `start` in the text.

        A word that it is part of is taken apart around it.
        """
        end = start + len(key)
        words: list[str] = []
        at, alone, here = 0, False, 0
        for word, _ in self._tokenizer.words(text):
            stop = at + len(word)
            alone = alone or (at == start and stop == end)
            for left, right in (
                (at, min(stop, start)),
                (max(at, start), min(stop, end)),
                (max(at, end), stop),
            ):
                if left < right:
                    if left == start:
                        here = len(words)
                        words.append(key)
                    elif not start < left < end:
                        words.append(text[left:right])
            at = stop
        place = neighbours(
            words,
            here,
            self._model.word_class(words, here - 1),
            self._model.word_class(words, here + 1),
        )
        # Inside a word the characters near by are mostly that word's own; learnt as context they
        # would speak against other words.
        seen = [feature for feature in place.features() if alone or feature[0] not in "vw"]
        return Example(key, reading, tuple(sorted(seen)), weight * (1 if alone else IN_WORD), alone)


def marked_sentences(folder: Path) -> Iterator[tuple[str, int, str, str]]:
    """Text, place, character and reading of each line of the development data."""
    with (
        (folder / "dev.sent").open(encoding="utf-8") as sentences,
        (folder / "dev.lb").open(encoding="utf-8") as labels,
    ):
        for sentence, label in zip(sentences, labels, strict=True):
            before, character, after = sentence.rstrip("\n").split("▁")
            yield (
                before + character + after,
                len(before),
                character,
                label.strip().replace("u:", "v"),
            )


def phrases(words: WordFile) -> Iterator[tuple[str, int, str, str]]:
    """The same for our own phrases: every occurrence of the key.

    Those inside a word that is always read otherwise are left out.
    """
    for line in (HERE / "phrases.txt").read_text(encoding="utf-8").splitlines():
        head, _, rest = line.partition(": ")
        if not rest or line.startswith("#"):
            continue
        key, reading = head.split()
        for phrase in rest.split():
            for found in re.finditer(re.escape(key), phrase):
                yield phrase, found.start(), key, reading.replace("-", " ")


def learn(examples: Iterable[Example]) -> dict[str, tuple[list[str], dict[str, list[float]]]]:
    """Learn weights by key: readings, and for each feature one weight a reading.

    Multinomial logistic regression by AdaGrad (Duchi 2011).
    """
    by_key: defaultdict[str, list[Example]] = defaultdict(list)
    for example in examples:
        by_key[example.key].append(example)
    return {key: learn_key(found) for key, found in sorted(by_key.items())}


def learn_key(examples: list[Example]) -> tuple[list[str], dict[str, list[float]]]:
    """One key's readings and weights."""
    readings = sorted({example.reading for example in examples})
    weights: dict[str, list[float]] = defaultdict(lambda: [0.0] * len(readings))
    squares: dict[str, list[float]] = defaultdict(lambda: [0.1] * len(readings))
    order, chance = list(examples), random.Random(7)
    for _ in range(EPOCHS if len(readings) > 1 else 0):
        chance.shuffle(order)
        for example in order:
            shares = probabilities(weights, example.features, len(readings))
            for at, reading in enumerate(readings):
                slope = example.weight * ((reading == example.reading) - shares[at])
                for feature in example.features:
                    step = slope - DECAY * weights[feature][at]
                    squares[feature][at] += step * step
                    weights[feature][at] += RATE * step / sqrt(squares[feature][at])
    return readings, {f: w for f, w in weights.items() if max(w) - min(w) >= SMALLEST}


def probabilities(
    weights: dict[str, list[float]], found: tuple[str, ...], count: int
) -> list[float]:
    """Softmax of the summed weights."""
    sums = [
        sum(weights[feature][at] for feature in found if feature in weights) for at in range(count)
    ]
    top = max(sums)
    shares = [exp(total - top) for total in sums]
    whole = sum(shares)
    return [share / whole for share in shares]


def model_text(model: dict[str, tuple[list[str], dict[str, list[float]]]]) -> str:
    """The model as ContextModel reads it."""
    lines = []
    for key, (readings, weights) in model.items():
        cells = [
            f"{feature}={','.join(str(round(w * SCALE)) for w in row)}"
            for feature, row in sorted(weights.items())
        ]
        lines.append("\t".join((key, ",".join(readings), *cells)))
    return HEADER + "\n".join(lines) + "\n"


def cross_validate(ours: list[Example], given: list[Example], folds: int) -> None:
    """Print how many of the development examples that stand alone are read right.

    Each is read by a model that did not see it.
    """
    order = list(given)
    random.Random(1).shuffle(order)
    right = total = 0
    for fold in range(folds):
        seen = [example for at, example in enumerate(order) if at % folds != fold]
        model = learn([*ours, *seen])
        for example in order[fold::folds]:
            if example.alone and example.key in model:
                readings, weights = model[example.key]
                shares = probabilities(weights, example.features, len(readings))
                right += readings[shares.index(max(shares))] == example.reading
            total += example.alone
    print(f"standing alone {total} right {right} wrong {total - right}")


def main() -> None:
    """Train, or cross-validate with --folds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bench", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    args = parser.parse_args()
    words = open_words()
    make = Examples(words)
    given = [make.of(*place, 1.0) for place in marked_sentences(args.bench)]
    ours = [make.of(*place, PHRASE if len(place[2]) == 1 else 1.0) for place in phrases(words)]
    if args.folds:
        cross_validate(ours, given, args.folds)
        return
    text = model_text(learn([*ours, *given]))
    (HERE / "model.tsv").write_text(text, encoding="utf-8")
    print(f"{len(text.splitlines()) - 2} keys, {len(text.encode())} bytes")


if __name__ == "__main__":
    main()
