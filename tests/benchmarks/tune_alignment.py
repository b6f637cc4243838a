"""Tunes the aligner on the development chapters and writes desktop/duidu/align/beads/weights.json.

    python tests/benchmarks/tune_alignment.py [--write] [--model words|meaning] [--losses]

Prints strict F1 with every chapter left out in turn; short-pointed classical texts of our own
(tests/data/classical_tune.tsv) are in every tuning. The weights written are the average of those
tunings: each has seen other chapters, and their average is steadier than any. The first pass, which
only draws the band and the expectations, keeps its weights.

With --losses it tunes the weights for texts that lack much, on the chapters as they are and
abridged by machine (abridged.py), and prints what is reported with every chapter left out in turn.
The "abridged" weights that ship were found by trials of the same kind before this was written; it
is not known to give the same ones, and has not replaced them.
"""

import argparse
from collections.abc import Sequence
from dataclasses import replace
from typing import cast

import numpy as np
from abridged import abridged
from alignment_data import Beads, Chapter, read_chapters, strict
from alignment_training import Example, example, tune
from left_out import aligned, reported
from report import figure, shared, skipped
from weights_file import read_weights, write_weights

from duidu.align.base.memory import AlignerMemory
from duidu.align.base.pooling import SpanEncoder
from duidu.align.base.protocol import Ints
from duidu.align.beads.bead_aligner import BeadAligner
from duidu.align.beads.bead_score import Weights, bead_scores
from duidu.align.beads.coarse_band import coarse_band
from duidu.align.beads.constraints import joins_heading
from duidu.align.beads.evidence import BeadEvidence
from duidu.align.beads.headings import headings, sentence_headings
from duidu.align.beads.lattice import best_path, make_lattice, probabilities
from duidu.align.beads.make_aligner import load_encoder, make_aligner
from duidu.align.beads.passes import first_pass
from duidu.align.beads.text_pair import TextPair
from duidu.align.beads.weights import load_model
from duidu.core.alignment import first_sentences
from duidu.core.article import Side
from duidu.core.jobs import NoJob
from duidu.lexicon.lexicon import open_lexicon
from fixtures.left_out_texts import LeftOutText, classical_to_tune

_DOUBT, _PLAUSIBLE = (
    3.0,
    1e-5,
)  # beads that the first pass holds for less likely are not weighed in training


def main() -> None:
    """Tune one model or both."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--model", choices=("words", "meaning"))
    parser.add_argument("--losses", action="store_true")
    args = parser.parse_args()
    folder = shared("bench", "alignment", "dev")
    if folder is None:
        skipped("alignment tuning", "../shared is not here")
        return
    chapters = read_chapters(folder)
    for model in (args.model,) if args.model else ("words", "meaning"):
        if args.losses:
            tune_for_losses(chapters, model, args.write)
            continue
        found = cross_validated(chapters, model, load_encoder() if model == "meaning" else None)
        if args.write:
            _write(model, found)


def cross_validated(
    chapters: Sequence[Chapter], model: str, encoder: SpanEncoder | None
) -> list[Weights]:
    """Print F1 with every chapter left out in turn; the weights of each tuning."""
    names: list[str] = []
    memory = AlignerMemory(open_lexicon())
    texts: list[Chapter | LeftOutText] = [*chapters, *classical_to_tune()]
    examples = [
        _without_losses(
            chapter_example(one, load_model(model).coarse, memory, encoder, names), names
        )
        for one in texts
    ]
    names = _usual(names)
    tunings: list[Weights] = []
    pairs = []
    for left_out, chapter in enumerate(chapters):
        tuned = tune([one for n, one in enumerate(examples) if n != left_out], names)
        tunings.append(tuned)
        pairs.append((chapter.gold, decoded(examples[left_out], tuned, names)))
    precision, recall, f1 = strict(pairs)
    goal = ">= 0.935" if model == "meaning" else ">= 0.925 quick, 0.885 without embeddings"
    chapters_f1 = {
        chapter.name: round(strict([pair])[2], 4)
        for chapter, pair in zip(chapters, pairs, strict=True)
    }
    figure(
        f"alignment, leave one chapter out, {model}",
        round(f1, 4),
        "strict F1",
        goal,
        precision=precision,
        recall=recall,
        chapters=chapters_f1,
    )
    return tunings


def tune_for_losses(chapters: Sequence[Chapter], model: str, write: bool) -> None:
    """Print what is reported with every chapter left out in turn; write the weights of all."""
    names: list[str] = []
    memory = AlignerMemory(open_lexicon())
    encoder = load_encoder() if model == "meaning" else None
    coarse = load_model(model).coarse
    examples = {
        (chapter.name, number): chapter_example(made, coarse, memory, encoder, names)
        for chapter in chapters
        for number, made in enumerate(forms(chapter))
    }
    makers = {quick: make_aligner(quick, open_lexicon(), encoder) for quick in (True, False)}
    base = cast("BeadAligner", makers[encoder is None])
    found: list[tuple[Beads, Beads]] = []
    for chapter in chapters:
        tuned = tune([one for (name, _), one in examples.items() if name != chapter.name], names)
        aligner = with_losses(base, model, tuned)
        # Other sentences are left out than those that the weights were found on.
        for rate in (0.08, 0.35):
            short = abridged(chapter, rate, 5, (1,), whole=True)
            found.append((short.gold, aligned(short, aligner)))
    for rate, pairs in ((8, found[::2]), (35, found[1::2])):
        reported(f"{rate} % of English lost, leave one chapter out, {model}", pairs)
    if write:
        every = tune(list(examples.values()), names)
        _write_losses(model, every)


def forms(chapter: Chapter) -> list[Chapter]:
    """A chapter as it is, and as it may be abridged."""
    return [
        chapter,
        abridged(chapter, 0.08, 1),
        abridged(chapter, 0.08, 1, whole=True),
        abridged(chapter, 0.35, 1, (1,), whole=True),
        abridged(chapter, 0.3, 2, (0,), whole=True),
    ]


def with_losses(aligner: BeadAligner, model: str, tuned: Weights) -> BeadAligner:
    """An aligner whose model of this name has other weights for texts that lack much."""
    if model == "words":
        return replace(aligner, words=replace(aligner.words, abridged=tuned))
    assert aligner.meaning is not None
    return replace(aligner, meaning=replace(aligner.meaning, abridged=tuned))


def _usual(names: Sequence[str]) -> list[str]:
    """The features that full translations are aligned by."""
    return [name for name in names if _is_usual(name)]


def _is_usual(name: str) -> bool:
    return name == "gap length" or not (
        name.startswith(("gap ", "least ")) or name.endswith(" gain")
    )


def _without_losses(one: Example, names: Sequence[str]) -> Example:
    """An example with the usual features alone."""
    kept = [number for number, name in enumerate(names) if _is_usual(name)]
    return replace(one, features=one.features[:, kept])


def _headings(side: Side) -> Ints:
    return sentence_headings(headings(side), first_sentences(side))


def chapter_example(
    chapter: Chapter | LeftOutText,
    coarse: Weights,
    memory: AlignerMemory,
    encoder: SpanEncoder | None,
    names: list[str],
) -> Example:
    """A chapter as the second pass sees it."""
    pair = TextPair(chapter.source, chapter.target, memory, encoder, NoJob())
    sizes = len(pair.sides[0].sentences), len(pair.sides[1].sentences)
    heads = _headings(chapter.source), _headings(chapter.target)
    band = coarse_band(*pair.bags([[range(n, n + 1) for n in range(size)] for size in sizes]))
    compared = pair.with_meaning(
        pair.sentences((0, 0), sizes), (np.arange(sizes[0]), np.arange(sizes[1])), NoJob()
    )
    evidence, lattice = first_pass(
        compared,
        make_lattice(*band),
        coarse,
        lambda one: joins_heading(one, heads),
    )
    likely, _ = probabilities(
        lattice,
        bead_scores(
            BeadEvidence(evidence.source, evidence.target, evidence.likeness), lattice, coarse
        )
        / _DOUBT,
    )
    gold: set[tuple[int, int, int, int]] = set()
    at = (0, 0)
    for source_units, target_units in chapter.gold:
        end = (at[0] + len(source_units), at[1] + len(target_units))
        gold.add((*at, *end))
        at = end
    return example(
        evidence, lattice, (likely > _PLAUSIBLE) & ~joins_heading(lattice, heads), gold, names
    )


def decoded(one: Example, weights: Weights, names: Sequence[str]) -> Beads:
    """The best path of a chapter under weights."""
    values = one.features @ np.array([weights[name] for name in names])
    return [
        (tuple(range(i, k)), tuple(range(j, m)))
        for i, j, k, m in best_path(one.lattice, one.scores(values))
    ]


def _write(model: str, tunings: Sequence[Weights]) -> None:
    data = read_weights()
    fine = {
        name: round(float(np.mean([tuning[name] for tuning in tunings])), 3)
        for name in sorted(tunings[0])
    }
    data[model]["fine"] = {name: value for name, value in fine.items() if value}
    # The weights for texts that lack much are of three times the size, and were found before these.
    abridged_weights = data[model]["abridged"] | {
        name: round(3 * value, 3) for name, value in fine.items() if name.startswith("leads on ")
    }
    data[model]["abridged"] = dict(sorted(abridged_weights.items()))
    write_weights(data)


def _write_losses(model: str, tuned: Weights) -> None:
    data = read_weights()
    data[model]["abridged"] = {
        name: round(value, 3) for name, value in sorted(tuned.items()) if round(value, 3)
    }
    write_weights(data)


if __name__ == "__main__":
    main()
