"""A small article, the person at it, and what works behind their back; for orders.py.

Words are cut and read by rules of a line each, so that working them out afresh is quick, and so
that a reading shows which translation and which correction it was made with.
"""

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

from duidu.align.beads.locked_rows import around_locked
from duidu.align.links.word_link import WordLink
from duidu.app.alignment.realign import realign
from duidu.app.alignment.word_links import WordLinks
from duidu.app.article.annotator import Annotator
from duidu.app.article.kept_words import KeptWords
from duidu.app.article.open_article import OpenArticle
from duidu.app.article.open_text import RowText
from duidu.app.session import Session
from duidu.app.settings.settings import Settings
from duidu.core.alignment import Alignment, Bead, Row
from duidu.core.article import Place, Side, SideName
from duidu.core.jobs import Job, NoJob
from duidu.core.token import ReadingSource, Token
from duidu.language.corrections import Corrections
from fixtures.gates import Gated, Gates
from fixtures.one_by_one import OneByOne
from fixtures.river import sides, small_library

ARTICLE = "river"
ROWS = 6
_SOURCE = tuple(f"甲乙{i}丙丁。戊己{i}庚辛。" for i in range(ROWS))
_TARGET = tuple(f"One was {i} deep. Two were {i} wide." for i in range(ROWS))
# Which thread a work has: one after the other in the first, at the same time in the others.
LANES = {"refine": 0, "links": 0, "realign": 0, "reader": 1, "again": 2}


def read(text: str, counterpart: str, corrections: Corrections) -> tuple[Token, ...]:
    """A token for each character, read as the counterpart's length or as the person says."""
    said = {item.text: item.reading for item in corrections.items if item.reading}
    return tuple(
        Token(i, i + 1, char, reading=said[char], source=ReadingSource.USER)
        if char in said
        else Token(i, i + 1, char, reading=(f"{char}{len(counterpart)}",))
        for i, char in enumerate(text)
    )


class InOrder:
    """Links the n-th word to the n-th, whatever it has learnt."""

    def learn(self, pairs: Iterable[tuple[Sequence[str], Sequence[str]]]) -> None:
        """Nothing is to be learnt."""
        list(pairs)

    def link(self, source: Sequence[str], target: Sequence[str]) -> list[WordLink]:
        """As many as the shorter sentence has words."""
        return [WordLink(i, i) for i in range(min(len(source), len(target)))]

    def anew(self) -> "InOrder":
        """It has learnt nothing."""
        return self


class AllInOrder:
    """Makes linkers for articles, all of which link so."""

    def linker(self, source: str, target: str) -> InOrder:
        """One for any two languages."""
        return InOrder()


class Fickle(OneByOne):
    """Aligns otherwise each time: sentences together or apart, two paragraphs in one row or two.

    Now and then it disregards the rows that must stay, as a faulty aligner would.
    """

    def __init__(
        self, chance: random.Random, names: "count[int]", gate: Callable[[], None]
    ) -> None:
        self.name = f"fickle {next(names)}"
        self._gate = gate
        self._chance = random.Random(chance.random())

    def align(self, source: Side, target: Side, job: Job, fixed: Sequence[Row] = ()) -> Alignment:
        """Another alignment of the same blocks."""
        kept = fixed if self._chance.random() < 0.9 else ()
        rows = around_locked(source, target, kept, lambda a, b: self._rows(a, b, job))
        # As long as this takes, a person may do this and that.
        for _ in range(6):
            self._gate()
        return Alignment(tuple(rows), self.name)

    def _rows(self, source: Side, target: Side, job: Job) -> list[Row]:
        rows = list(super().align(source, target, job).rows)
        made: list[Row] = []
        while rows:
            row = rows.pop(0)
            if rows and self._chance.random() < 0.2:
                row = _joined(row, rows.pop(0), source, target)
            elif row.blocks.source and row.blocks.target and self._chance.random() < 0.4:
                row = replace(row, sentences=(_one_bead(row, source, target),))
            made.append(row)
        return made


def _joined(first: Row, second: Row, source: Side, target: Side) -> Row:
    blocks = Bead(
        (*first.blocks.source, *second.blocks.source), (*first.blocks.target, *second.blocks.target)
    )
    row = Row(blocks, ())
    return replace(row, sentences=(_one_bead(row, source, target),))


def _one_bead(row: Row, source: Side, target: Side) -> Bead:
    source_count, target_count = (
        sum(len(side.blocks[i].sentences) for i in units)
        for side, units in ((source, row.blocks.source), (target, row.blocks.target))
    )
    return Bead(tuple(range(source_count)), tuple(range(target_count)))


class Desk:
    """The session on a library in this folder, with its works in progress by lane."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self.chance = chance
        library = small_library(folder, sides(_SOURCE, _TARGET))
        self.session = Session(library, Settings())
        self.gates = Gates(library, self.session._guard)
        annotator = Annotator({"zh": read, "en": read}, self.session.corrections.of)
        self.session.annotator = self.session.parallel_annotator = annotator
        self.session.encoder = None
        names = count()
        vars(self.session)["aligner"] = lambda quick, _=None: Fickle(chance, names, self.gates.come)
        self.session.linkers = AllInOrder()
        self.article = ARTICLE
        # How an article's file is read again; set by the orders.
        self.reading_again: Callable[[], Callable[[], Any]] = lambda: lambda: None
        self.works: dict[int, tuple[str, OpenArticle, Gated]] = {}
        self.arrived: list[tuple[str, OpenArticle, Gated]] = []

    @property
    def text(self) -> OpenArticle:
        """The article as its page has it."""
        return self.session.open_text(self.article)

    def begin(self, kind: str) -> None:
        """Begin a work, unless one is under way on its thread."""
        lane = LANES[kind]
        if lane not in self.works:
            makes: dict[str, Callable[[], Callable[[], Any]]] = {
                "refine": self._refining,
                "links": self._linking,
                "realign": self._realigning,
                "reader": self._reading,
                "again": self.reading_again,
            }
            work = self.gates.start(makes[kind]())
            self.works[lane] = (kind, self.text, work)

    def step(self, lane: int) -> None:
        """Let the work on a thread go on to its next look at the library."""
        if lane in self.works:
            work = self.works[lane][2]
            work.step()
            if work.done:
                self.arrived.append(self.works.pop(lane))

    def step_some(self) -> None:
        """Let one of the works go on, if there is one."""
        if self.works:
            self.step(self.chance.choice(sorted(self.works)))

    def place(self, row: RowText, side: SideName) -> Place:
        """The beginning of a row on this side, or on the other where it has none."""
        where = side if row.blocks(side) else side.other
        return Place(where, row.blocks(where)[0].id, 0)

    def close(self) -> None:
        """Let everything come to its end."""
        for _, _, work in self.works.values():
            work.finish()
        self.works.clear()
        self.session.close()

    def fresh_links(self) -> WordLinks:
        """What works links out without anything kept from before."""
        kept = KeptWords(_NoCache(), self.session.corrections.fingerprint)  # type: ignore[arg-type]
        return WordLinks(self.text, self.session.annotator.tokens, InOrder, _NoCache(), kept)  # type: ignore[arg-type]

    def _refining(self) -> Callable[[], Any]:
        article = self.article
        return lambda: self.session.refine(article, NoJob())

    def _linking(self) -> Callable[[], Any]:
        text = self.text
        rows = text.rows_to_work_out(range(text.row_count()))
        soon = self.chance.random() < 0.5
        return lambda: self.session.word_links(text.article).compute(rows, NoJob(), soon)

    def _realigning(self) -> Callable[[], Any]:
        row = self.text.row(self.chance.randrange(self.text.row_count()))
        if not row.source and not row.target:
            return lambda: None
        place, only_on = self.place(row, SideName.SOURCE), self.chance.random() < 0.5
        article, aligner = self.article, self.session.aligner(False)
        return lambda: realign(
            self.session.library, aligner, place, article, NoJob(), only_on=only_on
        )

    def _reading(self) -> Callable[[], Any]:
        text = self.text

        def work() -> None:
            for index in range(text.row_count()):
                row = text.row(index)
                text.annotations(index)
                for side in SideName:
                    for block in row.blocks(side):
                        text.tokens(side, block)

        return work


class _NoCache:
    """A cache of derived data that keeps nothing."""

    def get(self, article: str, kind: str, keys: Sequence[str]) -> dict[str, str]:
        return {}

    glance = get

    def put(self, article: str, kind: str, values: object) -> None:
        """Keeps nothing."""
