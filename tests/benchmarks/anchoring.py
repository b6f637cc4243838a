"""How well notes stay in place: spans are annotated, the text is edited, anchors are found again.

    python tests/benchmarks/anchoring.py [--quick] [--seed N]

Seven ways of editing, in which the true place of every code point is known. Prints one JSON line a
figure, ours beside a yardstick like Hypothes.is.
"""

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import lxml.html
from anchoring_edits import KINDS, Edited, tracked
from anchoring_yardstick import Yardstick
from report import figure, shared, skipped

from duidu.core.annotation import Anchor, AnchorState
from duidu.core.article import Block, SideName, Span
from duidu.library.anchoring.anchors import make_anchor
from duidu.library.anchoring.reanchor import reanchor

_DOCUMENT = 6000


@dataclass(frozen=True)
class Document:
    name: str
    language: str
    blocks: list[str]
    ours: bool = False


def documents() -> Iterator[Document]:
    """The texts: our samples, and in both languages whatever else is there.

    The shared sample, chapters of the development novels and Debian's manuals.
    """
    root = Path(__file__).resolve().parents[2] / "resources" / "samples"
    samples = sorted(root.glob("*.txt")) + sorted(root.glob("*.md"))
    if sample := shared("sample", "news-article.zh-en.txt"):
        samples.append(sample)
    for path in samples:
        for document in _by_language(path.stem, path.read_text(encoding="utf-8").splitlines()):
            yield replace(document, ours=True)
    novels = shared("bench", "alignment", "dev")
    for path in sorted(novels.glob("*.[ze][hn]")) if novels else ():
        yield from _by_language(
            path.stem, _paragraphs(path.read_text(encoding="utf-8").splitlines())
        )
    for folder, names in (
        ("debian-reference", ("ch0[1-6].zh-cn.html", "ch0[1-6].en.html")),
        ("doc/debian/FAQ", ("zh-cn/*.html", "*.en.html")),
    ):
        for name in names:
            for path in sorted(Path("/usr/share", folder).glob(name)):
                yield from _by_language(path.stem, _html_blocks(path))


def _paragraphs(sentences: Sequence[str]) -> list[str]:
    return ["".join(sentences[i : i + 5]) for i in range(0, len(sentences), 5)]


def _html_blocks(path: Path) -> list[str]:
    tags = ("p", "h1", "h2", "h3", "h4", "li", "td", "pre")
    leaves = (
        node
        for node in lxml.html.fromstring(path.read_bytes()).iter(*tags)
        if next(node.iterdescendants(*tags), None) is None
    )
    return [re.sub(r"\s+", " ", "".join(map(str, node.itertext()))).strip() for node in leaves]


def _by_language(name: str, lines: Sequence[str]) -> Iterator[Document]:
    """The Chinese and the other blocks apart, cut to documents of about 6,000 code points."""
    for language in ("zh", "en"):
        blocks: list[str] = []
        part = 0
        for line in lines:
            text = line.strip()
            if text and _is_chinese(text) == (language == "zh"):
                blocks.append(text)
            if sum(map(len, blocks)) > _DOCUMENT:
                yield Document(f"{name}.{part}", language, blocks)
                part, blocks = part + 1, []
        if sum(map(len, blocks)) > 300:
            yield Document(f"{name}.{part}", language, blocks)


def _is_chinese(text: str) -> bool:
    return sum("一" <= c <= "鿿" for c in text) * 4 > len(text)


def spans(blocks: Sequence[str], rng: random.Random, count: int) -> list[tuple[int, Span]]:
    """Words, clauses, sentences and longer spans, beginning and ending at letters."""
    weights = [len(b) for b in blocks]
    found: list[tuple[int, Span]] = []
    while len(found) < count:
        index = rng.choices(range(len(blocks)), weights)[0]
        text = blocks[index]
        units = [m.span() for m in re.finditer(r"[一-鿿]|[^\W一-鿿]+", text)]
        if not units:
            continue
        first = rng.randrange(len(units))
        length = rng.choice((1, 2, 2, 3, 4, 6, 10, 15, 25, 40))
        last = min(len(units) - 1, first + length - 1)
        found.append((index, Span(units[first][0], units[last][1])))
    return found


def overlap(one: tuple[int, int], other: tuple[int, int]) -> float:
    """Intersection over union."""
    both = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, both) / max(1, max(one[1], other[1]) - min(one[0], other[0]))


def judge(truth: tuple[int, int, int] | None, found: tuple[int, int, int] | None) -> str:
    if truth is None:
        return "deleted, lost" if found is None else "deleted, placed"
    if found is None:
        return "missed"
    return "right" if found[0] == truth[0] and overlap(found[1:], truth[1:]) >= 0.5 else "wrong"


@dataclass(frozen=True)
class Trial:
    """One document, edited one way, with its annotated spans."""

    document: Document
    edited: Edited
    spans: list[tuple[int, Span]]

    def ours(self) -> list[tuple[tuple[int, int, int] | None, AnchorState]]:
        found = reanchor(
            self._old(), [Block(i, t) for i, t in enumerate(self.edited.blocks)], self.anchors()
        )
        return [
            (None if a.state is AnchorState.LOST else (a.block, a.start, a.end), a.state)
            for a in found
        ]

    def theirs(self) -> list[tuple[int, int, int] | None]:
        old, new = Yardstick.of(self.document.blocks), Yardstick.of(self.edited.blocks)
        found: list[tuple[int, int, int] | None] = []
        for anchor in self.anchors():
            place = new.find(anchor, old.starts[anchor.block] + anchor.start)
            block = (
                max(i for i, s in enumerate(new.starts) if place and s <= place[0]) if place else 0
            )
            found.append(
                (block, place[0] - new.starts[block], place[1] - new.starts[block])
                if place
                else None
            )
        return found

    def anchors(self) -> list[Anchor]:
        old = self._old()
        return [make_anchor(SideName.SOURCE, old[block], span) for block, span in self.spans]

    def truths(self) -> list[tuple[int, int, int] | None]:
        return [self.edited.truth(block, span.start, span.end) for block, span in self.spans]

    def _old(self) -> list[Block]:
        return [Block(i, text) for i, text in enumerate(self.document.blocks)]


def trials(chosen: Sequence[Document], seed: int, each: int) -> Iterator[tuple[str, Trial]]:
    for document in chosen:
        others = [
            d.blocks
            for d in chosen
            if d.language == document.language
            and d.name.split(".")[0] != document.name.split(".")[0]
        ]
        for kind, edit in KINDS.items():
            rng = random.Random(f"{seed} {document.name} {kind}")
            other = rng.choice(others) if others else document.blocks
            edited = Edited.of(edit(tracked(document.blocks), rng, other))
            yield kind, Trial(document, edited, spans(document.blocks, rng, each))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--no-yardstick", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", default="", help="print the cases judged so, for example wrong")
    options = parser.parse_args()
    found = list(documents())
    if not any(d.name.startswith("ch0") for d in found):
        skipped(
            "anchoring on Debian's manuals",
            "packages debian-reference-en, -zh-cn, debian-faq, debian-faq-zh-cn are not installed",
        )
    for language in ("zh", "en"):
        measure(language, [d for d in found if d.language == language], options)


def measure(language: str, chosen: list[Document], options: argparse.Namespace) -> None:
    ours_first = [d for d in chosen if d.ours]
    others = [d for d in chosen if not d.ours]
    chosen = ours_first + random.Random(options.seed).sample(
        others, min(len(others), 2 if options.quick else 20)
    )
    ours, theirs, silent, sure = Counter[tuple[str, str]](), Counter[str](), 0, 0
    for kind, trial in trials(chosen, options.seed, 20 if options.quick else 60):
        truths = trial.truths()
        for index, (truth, (place, state)) in enumerate(zip(truths, trial.ours(), strict=True)):
            verdict = judge(truth, place)
            ours[kind, verdict] += 1
            sure += verdict == "right" and state is AnchorState.SURE
            silent += verdict in ("wrong", "deleted, placed") and state is AnchorState.SURE
            if options.show and verdict == options.show:
                show(kind, trial, index, truth, place, state)
        if not options.no_yardstick:
            theirs.update(
                judge(truth, place) for truth, place in zip(truths, trial.theirs(), strict=True)
            )
    total = Counter[str]()
    for (_, verdict), count in ours.items():
        total[verdict] += count
    for name, verdicts, of, goal in (
        ("right", ("right",), ("right", "missed", "wrong"), "at least 99.7"),
        ("wrong", ("wrong",), ("right", "missed", "wrong"), "at most 0.1"),
        (
            "deleted reported lost",
            ("deleted, lost",),
            ("deleted, lost", "deleted, placed"),
            "at least 95",
        ),
    ):
        kinds = {
            kind: share(Counter({v: ours[kind, v] for v in total}), verdicts, of) for kind in KINDS
        }
        yardstick = {"hypothes.is-like": share(theirs, verdicts, of)} if theirs else {}
        spans_of = sum(total[v] for v in of)
        figure(
            f"anchoring {language}: {name}",
            share(total, verdicts, of),
            "%",
            goal,
            spans=spans_of,
            kinds=kinds,
            yardstick=yardstick,
        )
    figure(
        f"anchoring {language}: called sure of those right",
        round(100 * sure / max(1, total["right"]), 2),
        "%",
    )
    figure(
        f"anchoring {language}: placed wrongly and called sure",
        silent,
        "spans",
        "0",
        documents=[d.name for d in chosen],
    )


def share(counts: Counter[str], verdicts: Sequence[str], of: Sequence[str]) -> float:
    return round(100 * sum(counts[v] for v in verdicts) / max(1, sum(counts[v] for v in of)), 2)


def show(
    kind: str,
    trial: Trial,
    index: int,
    truth: tuple[int, int, int] | None,
    place: tuple[int, int, int] | None,
    state: AnchorState,
) -> None:
    block, span = trial.spans[index]
    old = trial.document.blocks[block]
    texts = trial.edited.blocks
    print(
        kind,
        trial.document.name,
        state,
        "|",
        old[max(0, span.start - 15) : span.start],
        "[",
        span.of(old),
        "]",
        old[span.end : span.end + 15],
    )
    for name, at in (("  true", truth), ("  ours", place)):
        if at:
            b, s, e = at
            print(
                name,
                b,
                s,
                e,
                "|",
                texts[b][max(0, s - 15) : s],
                "[",
                texts[b][s:e],
                "]",
                texts[b][e : e + 15],
            )


if __name__ == "__main__":
    main()
