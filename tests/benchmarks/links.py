"""Word links: precision, recall and alignment error rate on our hand-marked pairs, and speed.

    python tests/benchmarks/links.py [--quick]

--quick judges the shipped weights on the data they were fitted to; without it they are
cross-validated.
"""

import argparse
import time

from links_data import Pair, read, score
from links_tune import scores, tune
from report import figure

from duidu.align.base.sentence_encoder import SentenceEncoder
from duidu.align.links.link_model import LinkModel
from duidu.align.links.make_linker import word_linker
from duidu.align.links.word_link import PRECISE
from duidu.align.links.word_linker import BALANCED, WordLinker
from duidu.lexicon.lexicon import open_lexicon

SETS = {
    "own articles": ("own learnt", "links_dev.tsv"),
    "news pairs": ("news learnt", "links_news.tsv"),
}


def report(name: str, how: str, precise: dict[str, float], balanced: dict[str, float]) -> None:
    figure(
        f"word links, {name}: precision",
        precise["precision"],
        "",
        ">= 0.90",
        recall=precise["recall"],
        threshold=PRECISE,
        judged=how,
    )
    figure(
        f"word links, {name}: alignment error rate",
        balanced["aer"],
        "",
        "<= 0.26",
        **balanced,
        threshold=BALANCED,
        judged=how,
    )


def cross_validated(encoder: SentenceEncoder) -> None:
    _, samples = tune(word_linker("zh", "en", open_lexicon(), encoder, LinkModel(({}, {}, {}))))
    for name, (part, _) in SETS.items():
        report(
            name, "cross-validated", scores(samples[part], PRECISE), scores(samples[part], BALANCED)
        )


def fitted(linker: WordLinker) -> None:
    for name, (_, file) in SETS.items():
        pairs = read(file)
        precise, balanced = (
            score((p, found(linker, p, threshold)) for p in pairs)
            for threshold in (PRECISE, BALANCED)
        )
        report(name, "shipped weights on the data they were fitted to", precise, balanced)


def found(linker: WordLinker, pair: Pair, threshold: float) -> set[tuple[int, int]]:
    return {(link.source, link.target) for link in linker.link(pair.source, pair.target, threshold)}


def speed(linker: WordLinker, encoder: SentenceEncoder) -> None:
    pairs = read("links_dev.tsv")
    begin = time.process_time()
    encoder.encode(
        [text for pair in pairs for text in ("".join(pair.source), " ".join(pair.target))]
    )
    middle = time.process_time()
    for pair in pairs:
        linker.link(pair.source, pair.target)
    cost, yardstick = (
        1000 * seconds / len(pairs) for seconds in (time.process_time() - middle, middle - begin)
    )
    figure(
        "word links: cost of a sentence pair",
        round(cost, 2),
        "ms",
        yardstick={"embed both sentences, ms": round(yardstick, 2)},
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    quick = parser.parse_args().quick
    encoder = SentenceEncoder()
    linker = word_linker("zh", "en", open_lexicon(), encoder)
    fitted(linker) if quick else cross_validated(encoder)
    speed(linker, encoder)


if __name__ == "__main__":
    main()
