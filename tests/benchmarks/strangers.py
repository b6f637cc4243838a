"""How many pairs of texts that have nothing to do with each other are told, how many right ones.

    python tests/benchmarks/strangers.py [--quick] [--from UNPACKED] [--tune [--write]]

Into texts whose rows answer each other strangers are planted: rows whose translation is that of
another row, from another text, from ten rows on, or of the same length (plant). Half of the texts
are for tuning, half for the figures (held_out): of the development chapters three and two, of the
Debian handbook every other page, and of our own pairs in tests/data. With --tune the weights are
found on the first half, and with --write kept in desktop/duidu/align/beads/weights.json.
With --quick only our own pairs are looked at, by words alone.
"""

import argparse
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from alignment_data import read_chapters
from report import figure, shared, skipped
from weights_file import read_weights, write_weights

from duidu.align.base.memory import AlignerMemory
from duidu.align.base.protocol import Aligner, Floats, Matrix
from duidu.align.beads.doubt import UNLIKELY
from duidu.align.beads.judged_pairs import UNSURE
from duidu.align.beads.make_aligner import load_encoder, make_aligner
from duidu.align.beads.pair_confidence import log_odds, meaning_features, pair_features
from duidu.align.beads.rows import ScoredBead
from duidu.align.beads.stranger_share import by_share
from duidu.align.beads.text_pair import TextPair
from duidu.align.beads.word_evidence import WordEvidence
from duidu.core.article import Block, Side, Span
from duidu.core.jobs import NoJob
from duidu.lexicon.lexicon import open_lexicon

DATA = Path(__file__).parents[1] / "data"
RIGHT, KINDS = "right", ("elsewhere", "ten rows on", "same length")
_PRIOR = 10.0  # of the weights: short lines are few, and must not be judged by one example
_FEW_WRONG = 0.005  # of right pairs that the tuned weights doubt
# Of right pairs of the novels tuned on, that are in doubt with meaning; of others it is less, since
# one of these is rendered more freely than any.
_FEW_DOUBTED = 0.025
Rows = list[tuple[str, str]]
Table = dict[str, Floats]


@dataclass(frozen=True, slots=True)
class Text:
    """Rows that answer each other, the group of texts they are from, and whether to tune on it."""

    group: str
    rows: Rows
    held_out: bool


def main() -> None:
    """Print the figures, or tune."""
    parser = argparse.ArgumentParser()
    for option in ("--quick", "--tune", "--write"):
        parser.add_argument(option, action="store_true")
    parser.add_argument("--from", type=Path, dest="unpacked")
    args = parser.parse_args()
    found = [*own_texts(), *([] if args.quick else [*chapters(), *book(args.unpacked)])]
    if args.tune:
        tune(found, write=args.write)
        return
    for name in ("quick",) if args.quick else ("quick", "refined"):
        _figures(found, make_aligner(name == "quick"), name)


def own_texts() -> Iterator[Text]:
    """Our own pairs: samples, news, and sentences each of its own."""
    for name, held_out in (("dialogue", False), ("news", True), ("prose", True)):
        lines = (DATA / f"sample_{name}.gold.tsv").read_text("utf-8").splitlines()
        yield Text("own", [_two(line) for line in lines if all(_two(line))], held_out)
    for name, held_out in (("dev", False), ("news", True)):
        lines = (DATA / f"links_{name}.tsv").read_text("utf-8").splitlines()
        pairs = [_two(line) for line in lines]
        yield Text("own", [(a.replace(" ", ""), _written(b)) for a, b in pairs], held_out)
    lines = (DATA / "parallel_readings.tsv").read_text("utf-8").splitlines()
    # Equal Chinese stands together there, with other readings.
    short = {
        re.sub(r"\{[^}]*\}", "", _two(line)[0]): _two(line)[1] for line in lines if "\t" in line
    }
    pairs = list(short.items())
    random.Random(1).shuffle(pairs)
    for part, held_out in ((pairs[::2], False), (pairs[1::2], True)):
        yield Text("own", part, held_out)


def chapters() -> Iterator[Text]:
    """The development chapters, each bead a row."""
    folder = shared("bench", "alignment", "dev")
    if folder is None:
        skipped("strangers in novels", "../shared is not here")
        return
    for number, one in enumerate(read_chapters(folder)):
        texts = [side.sentence_texts() for side in (one.source, one.target)]
        rows = [
            ("".join(texts[0][i] for i in source), " ".join(texts[1][j] for j in target))
            for source, target in one.gold
            if source and target
        ]
        yield Text("novels", rows, number > 2)


def book(unpacked: Path | None) -> Iterator[Text]:
    """Pages of the Debian handbook that have as many paragraphs in both languages."""
    import tempfile

    import book_data

    with tempfile.TemporaryDirectory() as folder:
        place = unpacked or book_data.unpacked(Path(folder))
        sides = [
            {page.name: page for page in book_data.pages(place, code)} for code in ("zh", "en")
        ]
    number = 0
    for name, page in sides[0].items():
        other = sides[1].get(name)
        if other is None or len(other.paragraphs) != len(page.paragraphs):
            continue
        pairs = [
            (page.heading, other.heading),
            *zip(page.paragraphs, other.paragraphs, strict=True),
        ]
        rows = [pair for pair in pairs if re.search("[\u4e00-\u9fff]", pair[0])]
        if len(rows) > 12:
            number += 1
            yield Text("manual", rows, number % 2 == 0)


def plant(text: Text, others: Sequence[str], share: float, seed: int) -> tuple[Rows, list[str]]:
    """The rows with strangers in the place of some translations, and of each row what it is."""
    chance = random.Random(f"{text.rows[0]} {seed}")
    rows, labels = list(text.rows), [RIGHT] * len(text.rows)
    for number, (source, target) in enumerate(text.rows):
        if chance.random() >= share:
            continue
        kind = chance.choice(KINDS)
        if kind == "elsewhere":
            stranger = chance.choice(others)
        elif kind == "ten rows on":
            stranger = text.rows[(number + chance.choice((9, 10, 11))) % len(rows)][1]
        else:
            near = sorted(
                (abs(len(other) - len(target)), other)
                for at, (_, other) in enumerate(text.rows)
                if abs(at - number) > 2
            )
            stranger = chance.choice(near[:3])[1] if near else target
        if _plain(stranger) != _plain(target):
            rows[number], labels[number] = (source, stranger), kind
    return rows, labels


def sides(rows: Rows) -> tuple[Side, Side]:
    """A block of one sentence for each row."""
    return (
        Side("zh", tuple(_block(n, source) for n, (source, _) in enumerate(rows))),
        Side("en", tuple(_block(n, target) for n, (_, target) in enumerate(rows))),
    )


def _figures(texts: Sequence[Text], aligner: Aligner, name: str) -> None:
    """Of held-out texts, each row a paragraph: strangers told, and right pairs doubted."""
    for group in dict.fromkeys(text.group for text in texts):
        told = dict.fromkeys((*KINDS, RIGHT), 0)
        count = dict.fromkeys((*KINDS, RIGHT), 0)
        for text in (one for one in texts if one.group == group and one.held_out):
            others = [target for one in texts if one is not text for _, target in one.rows]
            for share in (0.0, 0.15):
                rows, labels = plant(text, others, share, 5)
                sure, doubted = _judged(rows, aligner)
                for number, label in enumerate(labels):
                    # In a text without strangers all is right, in the other their neighbours are.
                    if label != RIGHT:
                        count[label] += 1
                        told[label] += number not in sure
                    elif share == 0 and number in sure | doubted:
                        count[label] += 1
                        told[label] += number in doubted
        strangers = sum(count[kind] for kind in KINDS)
        figure(
            f"strangers told, {group}, {name}",
            round(sum(told[kind] for kind in KINDS) / max(strangers, 1), 3),
            "share",
            ">= 0.95",
            planted=strangers,
            **{kind: round(told[kind] / max(count[kind], 1), 3) for kind in KINDS},
        )
        share = told[RIGHT] / max(count[RIGHT], 1)
        figure(f"right pairs doubted, {group}, {name}", round(share, 4), "share", "<= 0.01")


def _judged(rows: Rows, aligner: Aligner) -> tuple[set[int], set[int]]:
    """Rows that stand beside their translation as a pair not in doubt, and as one in doubt."""
    source, target = sides(rows)
    found: tuple[set[int], set[int]] = (set(), set())
    for row in aligner.align(source, target, NoJob()).rows:
        found[row.pair < UNLIKELY].update({*row.blocks.source} & {*row.blocks.target})
    return found


@dataclass(frozen=True, slots=True)
class Read:
    """Rows to tune on: features by words, vectors of both sides, which rows are right.

    `whole` texts have no strangers.
    """

    group: str
    table: Table
    vectors: tuple[Matrix, Matrix]
    right: Floats
    whole: bool


def tune(texts: Sequence[Text], *, write: bool) -> None:
    """Find the weights of both models on the texts for tuning; write them if asked to."""
    read = list(_read([one for one in texts if not one.held_out], texts))
    means = tuple(_mean([one.vectors[side] for one in read]) for side in (0, 1))
    words = _tuned("words", [(one, one.table, one.right) for one in read])
    caution, meaning = _with_meaning(read, words, (means[0], means[1]))
    if write:
        found = {
            "means": [[round(float(x), 4) for x in mean] for mean in means],
            "words": words,
            "meaning": meaning,
            "caution": round(caution, 2),
        }
        write_weights({**read_weights(), "pair": found})


def _read(texts: Sequence[Text], every: Sequence[Text]) -> Iterator[Read]:
    memory, encoder = AlignerMemory(open_lexicon()), load_encoder()
    for text in texts:
        others = [target for one in every if one is not text for _, target in one.rows]
        for number, (planted, labels) in enumerate(_examples(text, others)):
            pair = TextPair(*sides(planted), memory, encoder, NoJob())
            beads = [ScoredBead(range(n, n + 1), range(n, n + 1), 1.0) for n in range(len(planted))]
            compared = pair.sentences((0, 0), (len(planted), len(planted)))
            assert pair.kinds is not None
            units = (compared.source, compared.target)
            evidence = WordEvidence(units, compared.answers, pair.kinds, beads)
            right = np.array([label == RIGHT for label in labels], np.float64)
            table = pair_features(evidence, beads)
            yield Read(text.group, table, pair.vectors(beads, NoJob()), right, number == 0)


def _tuned(model: str, read: Sequence[tuple[Read, Table, Floats]]) -> dict[str, float]:
    """Weights by name, of rows of which all groups of texts count the same."""
    names = list(read[0][1])
    x = np.concatenate([np.stack([table[n] for n in names], axis=1) for _, table, _ in read])
    y = np.concatenate([right for _, _, right in read])
    groups = np.concatenate([np.full(len(right), one.group) for one, _, right in read])
    weight = sum(
        (groups == group) * (len(y) / 3 / max((groups == group).sum(), 1)) for group in set(groups)
    )
    values = logistic(x, y, weight)
    if model == "words":
        values[names.index("bias")] -= np.mean(
            [np.quantile((x @ values)[(y > 0) & (groups == g)], _FEW_WRONG) for g in set(groups)]
        )
    told = ((x @ values)[y == 0] < 0).mean()
    figure(f"strangers told while tuning, {model}", round(float(told), 3), "share", rows=len(y))
    return {n: round(float(v), 3) for n, v in zip(names, values, strict=True)}


def _with_meaning(
    read: Sequence[Read], words: dict[str, float], means: tuple[Matrix, Matrix]
) -> tuple[float, dict[str, float]]:
    """The log odds that novels without strangers seldom fall below, and the weights with meaning.

    These are of the rows that the words are unsure of, for others are not read.
    """
    odds = [log_odds(one.table, words) for one in read]
    unsure = [np.nonzero(found < UNSURE)[0] for found in odds]
    tables = [
        meaning_features(
            {name: values[some] for name, values in one.table.items()},
            (one.vectors[0][some], one.vectors[1][some]),
            means,
        )
        for one, some in zip(read, unsure, strict=True)
    ]
    rows = [
        (one, table, one.right[some]) for one, table, some in zip(read, tables, unsure, strict=True)
    ]
    found = _tuned("meaning", rows)
    novels: list[Floats] = []
    for one, all_odds, some, table in zip(read, odds, unsure, tables, strict=True):
        if one.group == "novels" and one.whole:
            all_odds[some] = log_odds(table, found)
            novels.append(by_share(all_odds))
    return float(np.quantile(np.concatenate(novels), _FEW_DOUBTED)), found


def _examples(text: Text, others: Sequence[str]) -> Iterator[tuple[Rows, list[str]]]:
    """The text without strangers and with them, and small parts of it."""
    for share in (0.0, 0.2):
        yield plant(text, others, share, 1)
    chance = random.Random(len(text.rows))
    for size in (1, 1, 2, 4):
        at = chance.randrange(len(text.rows) - size)
        yield plant(Text(text.group, text.rows[at : at + size], False), others, 0.5, at)


def logistic(x: Floats, y: Floats, weight: Floats) -> Floats:
    """Weights of a logistic regression with a Gaussian prior, by Newton's method."""
    spread = np.sqrt((x * x).mean(axis=0)) + 1e-6
    z = x / spread
    found: Floats = np.zeros(x.shape[1])
    for _ in range(40):
        p = 1 / (1 + np.exp(-np.clip(z @ found, -30, 30)))
        slope = z.T @ (weight * (p - y)) + _PRIOR * found
        curve = (z * (weight * p * (1 - p))[:, None]).T @ z + _PRIOR * np.eye(len(found))
        found = found - np.linalg.solve(curve, slope)
    result: Floats = found / spread
    return result


def _mean(vectors: Sequence[Matrix]) -> Matrix:
    mean: Matrix = np.concatenate(vectors).mean(axis=0).round(4).astype(np.float32)
    return mean


def _two(line: str) -> tuple[str, str]:
    source, target, *_ = [*line.split("\t"), "", ""]
    return source.strip(), target.strip()


def _written(words: str) -> str:
    return re.sub(r" (n't|'\w+|[,.;:?!)”%])", r"\1", re.sub(r"([(“$]) ", r"\1", words))


def _plain(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower()))


def _block(number: int, text: str) -> Block:
    return Block(number, text, sentences=(Span(0, len(text)),))


if __name__ == "__main__":
    main()
