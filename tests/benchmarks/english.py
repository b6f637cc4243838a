"""How often the right Chinese comes first for an English word, with its translation and without.

    python tests/benchmarks/english.py [--misses] [--quick]

On our own sentences, half of which were held out while the index of English was made. The cards are
those of the window. --misses prints what is wrong of the half for development.
"""

import argparse
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from report import figure

from duidu.app.article.open_article import OpenArticle
from duidu.app.session import Session
from duidu.app.settings.settings import Settings
from duidu.core.alignment import Alignment, Bead, Row
from duidu.core.article import Article, Block, Side, SideName, Span
from duidu.core.jobs import NoJob
from duidu.lexicon.lexicon import open_lexicon
from duidu.lexicon.lookup import WordSearch
from duidu.library.library import Library

DATA = Path(__file__).parents[1] / "data"
FIRST, AMONG = 1, 3


@dataclass(frozen=True, slots=True)
class Case:
    """A word of an English sentence, the Chinese sentence or "", and what is right."""

    english: str
    at: int
    word: str
    chinese: str
    right: frozenset[str]


def main() -> None:
    """Print the shares of both sets, of each half, and the time of a look-up."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--quick", action="store_true")
    args = parser.parse_args()
    times: list[float] = []
    for name, goals in (("alone", ("80", "92")), ("beside", ("90", "97"))):
        cases = read(name)
        found = answers(cases, times)
        halves = {"development": slice(0, None, 2), "held out": slice(1, None, 2)}
        for half, part in halves.items():
            told = list(zip(cases[part], found[part], strict=True))
            for many, goal in zip((FIRST, AMONG), goals, strict=True):
                right = sum(any(one in case.right for one in got[:many]) for case, got in told)
                which = "first" if many == FIRST else "among the first three"
                figure(
                    f"English {name} its translation, right {which}, {half}"
                    if name == "beside"
                    else f"English without translation, right {which}, {half}",
                    round(100 * right / len(told), 1),
                    "%",
                    goal,
                    of=len(told),
                )
        if args.misses:
            show(cases[::2], found[::2])
    for name in ("alone", "beside"):
        second = read(f"{name}_second")
        got = answers(second, times)
        for many in (FIRST, AMONG):
            right = sum(
                any(one in case.right for one in found[:many])
                for case, found in zip(second, got, strict=True)
            )
            share = round(100 * right / len(second), 1)
            figure(
                f"English {name}, second set, right in the first {many}", share, "%", of=len(second)
            )
    search = WordSearch(open_lexicon())
    typed = [typed_word(case.word, search) for case in read("alone")]
    rights = [case.right for case in read("alone")]
    right = sum(bool(got) and got[0] in r for got, r in zip(typed, rights, strict=True))
    figure("English typed without a sentence, right first", round(100 * right / len(typed), 1), "%")
    figure(
        "look-up of an English word in its text, p99 of processor time",
        round(1000 * sorted(times)[int(0.99 * len(times))], 2),
        "ms",
        "10",
        of=len(times),
    )


def read(name: str) -> list[Case]:
    """The cases of a set."""
    cases = []
    for line in (DATA / f"english_{name}.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            marked, *chinese, right = line.split("\t")
            at, end = marked.index("["), marked.index("]") - 1
            english = marked.replace("[", "").replace("]", "")
            word = english[at:end]
            cases.append(Case(english, at, word, "".join(chinese), frozenset(right.split())))
    return cases


def answers(cases: Sequence[Case], times: list[float]) -> list[list[str]]:
    """The headwords of the card of each case, in order; the time of each look-up is added."""
    with tempfile.TemporaryDirectory() as folder:
        session = Session(Library.open(Path(folder) / "library.sqlite"), Settings())
        text = _opened(session, cases)
        found = []
        for number, case in enumerate(cases):
            there = text.row(number).target[0]
            begin = time.thread_time()
            card = session.look_up.at(text, SideName.TARGET, there.id, case.at)
            times.append(time.thread_time() - begin)
            found.append([entry.simplified for entry in card.entries] if card else [])
        session.close()
    return found


def _opened(session: Session, cases: Sequence[Case]) -> OpenArticle:
    """All cases as one article, with the word links of its rows where there is a translation."""
    english = [block(number, case.english) for number, case in enumerate(cases)]
    chinese = [block(number, case.chinese) for number, case in enumerate(cases) if case.chinese]
    article = Article("words", Side("zh-Hans", tuple(chinese)), Side("en", tuple(english)))
    beads = [
        Bead((number,) if case.chinese else (), (number,)) for number, case in enumerate(cases)
    ]
    within = [Bead((0,) if case.chinese else (), (0,)) for case in cases]
    rows = tuple(Row(one, (inner,)) for one, inner in zip(beads, within, strict=True))
    name = session.library.articles.add(article, Alignment(rows, "by hand"))
    text = session.open_text(name)
    if chinese:
        text.take_over(session.word_links(name).compute(range(len(cases)), NoJob()))
    return text


def block(number: int, text: str) -> Block:
    """A sentence as a block of its own."""
    return Block(number, text, sentences=(Span(0, len(text)),))


def typed_word(word: str, search: WordSearch) -> list[str]:
    """The headwords for a word that is typed."""
    return [one.entry.simplified for one in search.english(word, limit=6)]


def show(cases: Sequence[Case], found: Sequence[Sequence[str]]) -> None:
    """Print what is not first."""
    for case, got in zip(cases, found, strict=True):
        if not any(one in case.right for one in got[:1]):
            told = f"{' '.join(got)} => {' '.join(case.right)}"
            print(f"{case.word}: {told} | {case.english} {case.chinese}")


if __name__ == "__main__":
    main()
