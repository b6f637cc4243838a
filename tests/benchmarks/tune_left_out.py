"""Tunes what sets sentences apart that a translation leaves out (align/beads/left_out.py).

    python tests/benchmarks/tune_left_out.py [--model words|meaning] [--write]

The development chapters are abridged by machine (abridged.py) in the ways of FORMS. Every edge of
a bead that the aligner finds is an example: its sentences are left out, or not. Prints what is
reported with every chapter left out in turn; the weights written come from all chapters.
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import cast

import numpy as np
from abridged import abridged, in_paragraphs, lone_units
from alignment_data import Beads, Chapter, read_chapters
from left_out import reported
from report import shared, skipped
from strangers import logistic
from weights_file import read_weights, write_weights

from duidu.align.base.protocol import Floats
from duidu.align.beads.bead_aligner import BeadAligner
from duidu.align.beads.bead_edge_features import meaning_features, word_features
from duidu.align.beads.bead_edges import Edge, edges_of
from duidu.align.beads.left_out import read_edges, set_apart
from duidu.align.beads.make_aligner import make_aligner
from duidu.align.beads.path_reading import PathReading
from duidu.align.beads.rows import ScoredBead
from duidu.align.beads.text_pair import TextPair
from duidu.align.beads.weights import load_left_out_model
from duidu.core.jobs import NoJob

# Share that is lost, of which sides, whether bead by bead, whether in paragraphs, and a seed.
Form = tuple[float, tuple[int, ...], bool, bool, int]
FORMS: tuple[Form, ...] = (
    (0.0, (0, 1), False, False, 1),
    (0.0, (0, 1), False, True, 1),
    (0.04, (0, 1), True, False, 1),
    (0.08, (0, 1), False, True, 1),
    (0.08, (0, 1), True, False, 2),
    (0.08, (0, 1), True, True, 3),
    (0.08, (1,), True, False, 4),
    (0.08, (0,), True, True, 6),
    (0.2, (0, 1), True, True, 7),
    (0.35, (0, 1), False, True, 8),
    (0.35, (1,), True, False, 9),
    (0.35, (0,), True, True, 10),
)
# With meaning other sentences are lost as well, so that the weights say less of which they were. By
# words they would tear the short sentences of classical texts apart.
MORE_FORMS = tuple((*form[:4], form[4] + more) for more in (20, 40) for form in FORMS if form[0])
_NEVER = 2.0  # a probability that nothing has


@dataclass(frozen=True, slots=True)
class Example:
    """One abridged chapter: what its aligner found, the edges of that, and which are left out."""

    name: str
    form: Form
    gold: Beads
    beads: list[ScoredBead]
    edges: list[Edge]
    features: Floats
    left_out: Floats


def main() -> None:
    """Print the figures of one model or both, and write the weights if asked to."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--model", choices=("words", "meaning"))
    args = parser.parse_args()
    folder = shared("bench", "alignment", "dev")
    if folder is None:
        skipped("what is left out, tuning", "../shared is not here")
        return
    for model in (args.model,) if args.model else ("words", "meaning"):
        names: list[str] = []
        examples = _examples(read_chapters(folder), model, names)
        _figures(model, examples)
        if args.write:
            found = _tuned(examples)
            data = read_weights()
            data.setdefault("left out", {})[model] = {
                name: round(value, 3) for name, value in zip(names, found.tolist(), strict=True)
            }
            write_weights(data)


def _forms(model: str) -> tuple[Form, ...]:
    return FORMS if model == "words" else (*FORMS, *MORE_FORMS)


def _examples(chapters: Sequence[Chapter], model: str, names: list[str]) -> list[Example]:
    aligner = cast("BeadAligner", make_aligner(model == "words"))
    never = replace(aligner.left_out, least_by_words=_NEVER, least=_NEVER)
    aligner = replace(aligner, left_out=never)
    found = []
    for form in _forms(model):
        rate, sides, whole, in_blocks, seed = form
        for chapter in chapters:
            short = abridged(chapter, rate, seed, sides, whole=whole)
            short = in_paragraphs(short, seed) if in_blocks else short
            found.append(_example(short, form, aligner, names))
    return found


def _example(chapter: Chapter, form: Form, aligner: BeadAligner, names: list[str]) -> Example:
    alignment = aligner.align(chapter.source, chapter.target, NoJob())
    beads = [
        ScoredBead(_range(bead.source), _range(bead.target), bead.score)
        for bead in alignment.flat_sentences(chapter.source, chapter.target)
    ]
    pair = TextPair(chapter.source, chapter.target, aligner.memory, aligner.encoder, NoJob())
    sizes = len(pair.sides[0].sentences), len(pair.sides[1].sentences)
    means = aligner.pairs.means if aligner.encoder is not None else None
    reading = PathReading.of(pair, pair.sentences((0, 0), sizes), beads, means, NoJob())
    assert reading is not None
    edges = list(edges_of(beads))
    features = word_features(reading.evidence, edges, beads)
    if means is not None:
        features = meaning_features(features, read_edges(reading, edges), means)
    names[:] = list(features)
    lone = lone_units(chapter.gold)
    return Example(
        chapter.name,
        form,
        chapter.gold,
        beads,
        edges,
        np.stack(list(features.values()), axis=1),
        np.array([lone[edge.side] >= {*edge.run} for edge in edges], np.float64),
    )


def _range(units: tuple[int, ...]) -> range:
    return range(units[0], units[-1] + 1) if units else range(0)


def _tuned(examples: Sequence[Example]) -> Floats:
    x = np.concatenate([one.features for one in examples])
    y = np.concatenate([one.left_out for one in examples])
    return logistic(x, y, np.ones(len(y)))


def _figures(model: str, examples: Sequence[Example]) -> None:
    """What is reported of each form and of all, before and after, each chapter left out in turn."""
    shipped = load_left_out_model()
    least = shipped.least_by_words if model == "words" else shipped.least
    tuned = {
        name: _tuned([one for one in examples if one.name != name])
        for name in {one.name for one in examples}
    }
    after = [_reported(one, tuned[one.name], least) for one in examples]
    for form in (*_forms(model), None):
        chosen = [n for n, one in enumerate(examples) if form in (None, one.form)]
        label = "all forms" if form is None else f"{form}"
        for when, beads in (
            ("path", [_plain(examples[n].beads) for n in chosen]),
            ("set apart", [after[n] for n in chosen]),
        ):
            pairs = [(examples[n].gold, found) for n, found in zip(chosen, beads, strict=True)]
            reported(f"{label}, {when}, leave one chapter out, {model}", pairs)


def _reported(one: Example, weights: Floats, least: float) -> Beads:
    likely = 1 / (1 + np.exp(-np.clip(one.features @ weights, -30, 30)))
    return _plain(set_apart(one.beads, one.edges, likely, least)[0])


def _plain(beads: Sequence[ScoredBead]) -> Beads:
    return [(tuple(bead.source), tuple(bead.target)) for bead in beads]


if __name__ == "__main__":
    main()
