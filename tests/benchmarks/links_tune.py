"""Fits the weights of the word links to our hand-marked links, and cross-validates them.

Writes desktop/duidu/align/links/weights.json.
"""

import argparse
import json
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from links_data import Pair, read, score

from duidu.align.base.protocol import Matrix
from duidu.align.base.sentence_encoder import SentenceEncoder
from duidu.align.links import link_model as links_model
from duidu.align.links.link_counts import LinkCounts
from duidu.align.links.link_evidence import LinkEvidence
from duidu.align.links.link_model import Features, LinkModel
from duidu.align.links.make_linker import word_linker
from duidu.align.links.word_linker import WordLinker
from duidu.lexicon.lexicon import open_lexicon

FOLDS = 6
RIDGE = 3.0
POSSIBLE_WEIGHT = 0.4
JOINED = {"joined": 2, "swapped": 2}  # of every four neighbours, how many are joined so
WEIGHTS = Path(links_model.__file__).with_name("links_weights.json")

Array = npt.NDArray[np.float64]


class Sample:
    """One pair with its evidence and the probabilities of the stages so far.

    `learnt` is what other sentences say.
    """

    def __init__(self, pair: Pair, evidence: LinkEvidence, fold: int, learnt: Matrix) -> None:
        self.pair, self.evidence, self.fold, self.learnt = pair, evidence, fold, learnt
        self.stages: list[Matrix] = []
        self.wanted = np.zeros(evidence.gloss.shape)
        self.weight = 1.0 - evidence.mark.astype(np.float64)
        for i, j in pair.possible:
            self.wanted[i, j], self.weight[i, j] = 1, POSSIBLE_WEIGHT * self.weight[i, j]
        for i, j in pair.sure:
            self.wanted[i, j] = 1

    def features(self, stage: int) -> Features:
        if stage == 0:
            return links_model.alone_features(self.evidence, self.learnt)
        if stage == 1:
            return links_model.together_features(self.evidence, self.stages[0])
        early = links_model.together_features(self.evidence, self.stages[0])
        return links_model.last_features(self.evidence, self.learnt, early, self.stages[1])


def sample(linker: WordLinker, fold: int, pair: Pair) -> Sample:
    evidence = linker.maker.evidence(pair.source, pair.target)
    return Sample(pair, evidence, fold, np.zeros_like(evidence.gloss))


def fit(samples: Sequence[Sample], stage: int) -> dict[str, float]:
    """Weights of one stage by Newton's method with a ridge on standardised features."""
    features = [sample.features(stage) for sample in samples]
    names = [name for name in features[0] if name != "one"]
    x = np.stack(
        [np.concatenate([f[name].ravel() for f in features]) for name in names], axis=1
    ).astype(np.float64)
    y = np.concatenate([sample.wanted.ravel() for sample in samples])
    w = np.concatenate([sample.weight.ravel() for sample in samples])
    mean, deviation = x.mean(0), x.std(0) + 1e-9
    z = np.column_stack([np.ones(len(x)), (x - mean) / deviation])
    ridge = np.array([1e-6] + [RIDGE] * len(names))
    b = np.zeros(len(ridge))
    for _ in range(30):
        p = 1 / (1 + np.exp(-z @ b))
        curve = w * p * (1 - p) + 1e-9
        step = np.linalg.solve(
            (z * curve[:, None]).T @ z + np.diag(ridge), z.T @ (w * (p - y)) + ridge * b
        )
        b -= step
        if np.abs(step).max() < 1e-4:
            break
    weights = b[1:] / deviation
    return {"one": float(b[0] - weights @ mean)} | {
        name: float(weight) for name, weight in zip(names, weights, strict=True)
    }


def judge(sample: Sample, stage: int, weights: dict[str, float]) -> Matrix:
    features = sample.features(stage)
    total = sum(
        (weight * features[name] for name, weight in weights.items()),
        np.zeros_like(sample.evidence.gloss),
    )
    return np.asarray(
        (1 - sample.evidence.mark) / (1 + np.exp(-np.clip(total, -30, 30))), np.float32
    )


def cross_validate(samples: Sequence[Sample]) -> list[dict[str, float]]:
    """Fill the stages of every sample from models that have not seen it.

    Returns the weights fitted to all samples.
    """
    weights = []
    for sample in samples:
        sample.stages = []
    for stage in range(3):
        found: list[tuple[Sample, Matrix]] = []
        for fold in range(FOLDS):
            model = fit([s for s in samples if s.fold != fold], stage)
            found += [(s, judge(s, stage, model)) for s in samples if s.fold == fold]
        weights.append(fit(samples, stage))
        for sample, matrix in found:
            sample.stages.append(matrix)
    return weights


def learnt_samples(samples: Sequence[Sample], stem: Callable[[str], str]) -> list[Sample]:
    """The same pairs, each knowing what the first run found in the others."""
    learnt = LinkCounts()
    words = [([stem(w) for w in s.pair.source], [stem(w) for w in s.pair.target]) for s in samples]
    for (source, target), sample in zip(words, samples, strict=True):
        learnt.add(source, target, sample.stages[-1])
    return [
        Sample(
            sample.pair,
            sample.evidence,
            sample.fold,
            learnt.matrix(source, target, sample.stages[-1]),
        )
        for (source, target), sample in zip(words, samples, strict=True)
    ]


def scores(samples: Sequence[Sample], threshold: float) -> dict[str, float]:
    """Precision, recall and alignment error rate at a threshold.

    Each pair is judged by a model that has not seen it.
    """
    found = (
        (s.pair, {(int(i), int(j)) for i, j in np.argwhere(s.stages[-1] >= threshold)})
        for s in samples
    )
    return {key: round(value, 3) for key, value in score(found).items()}


def tune(linker: WordLinker) -> tuple[list[dict[str, float]], dict[str, list[Sample]]]:
    """Two rounds: without and with what other sentences say; the weights serve both.

    Also returns the judged samples, by set.
    """
    own, news = read("links_dev.tsv"), read("links_news.tsv")
    sets: dict[str, list[tuple[int, Pair]]] = {}
    for name, pairs in (("own", own), ("news", news)):
        sets[name] = [(k % FOLDS, pair) for k, pair in enumerate(pairs)]
        # Joined pairs stand for long sentences, swapped ones for clauses in another order; both
        # halves are of one fold.
        for kind in ("joined", "swapped"):
            twos = zip(pairs, pairs[FOLDS:], strict=False)
            sets[f"{name} {kind}"] = [
                (k % FOLDS, a.joined(b, swapped=kind == "swapped"))
                for k, (a, b) in enumerate(twos)
                if k % 4 < JOINED[kind]
            ]
    sets["lower"] = [(k % FOLDS, pair.lower()) for k, pair in enumerate(news)]
    plain = {
        part: [sample(linker, fold, pair) for fold, pair in pairs] for part, pairs in sets.items()
    }
    cross_validate([s for samples in plain.values() for s in samples])
    taught = {part: learnt_samples(samples, linker.stem) for part, samples in plain.items()}
    weights = cross_validate(
        [s for samples in (*plain.values(), *taught.values()) for s in samples]
    )
    return weights, {f"{part} alone": samples for part, samples in plain.items()} | {
        f"{part} learnt": s for part, s in taught.items()
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    write = parser.parse_args().write
    empty = LinkModel(({}, {}, {}))
    models = {}
    for name, encoder in (("meaning", SentenceEncoder()), ("lexical", None)):
        linker = word_linker("zh", "en", open_lexicon(), encoder, empty)
        stages, samples = tune(linker)
        models[name] = [
            {key: round(value, 3) for key, value in stage.items() if round(value, 3)}
            for stage in stages
        ]
        for part, judged in samples.items():
            for threshold in (0.3, 0.4, 0.5, 0.6, 0.65, 0.7):
                print(name, part, threshold, scores(judged, threshold), flush=True)
    if write:
        WEIGHTS.write_text(json.dumps(models, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
