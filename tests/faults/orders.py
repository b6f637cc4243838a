"""What works in the background meets what a person does, in random orders, step by step.

After each order: what the person decided stands, every undo works, nothing failed, and what the
page shows is what the library has; links are those worked out afresh. `python -m faults.orders` in
tests/ with PYTHONPATH=../desktop; --quick for fewer orders, --rounds for so many.
"""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any
from unittest import mock

from duidu.align.edits.edit import EditError
from duidu.app.alignment.edit_text import EditText, TextEditError
from duidu.app.alignment.refine import is_decided
from duidu.app.alignment.repair import At, Repairs
from duidu.app.alignment.row_stretches import batches
from duidu.app.base.commands import ChangesRows, Command
from duidu.app.notes.annotate import add_note, delete_notes
from duidu.app.notes.bookmarks import turn_bookmark
from duidu.app.words.correct import Correct, Spot
from duidu.core.annotation import AnnotationKind
from duidu.core.article import SideName, Span
from duidu.core.errors import Cancelled
from duidu.core.jobs import NoJob
from duidu.core.row_status import RowStatus
from duidu.library.anchoring.anchors import make_anchor
from duidu.library.words.corrections import Scope
from faults.common import print_counts, quick_or_full, workplace
from faults.order_desk import LANES, Desk
from faults.order_rereading import Rereading

ORDERS_OF_ONE = 100  # before a new article is begun
Rows = dict[frozenset[tuple[str, int]], object]
# What a person does, and how often of all that happens.
PERSON = {
    **{"confirm": 3, "unconfirm": 1, "unlink": 2, "merge_rows": 2, "split_row": 2},
    **{"split_paragraph": 1, "merge_sentences": 1, "carry": 2, "leave_out": 1},
    **{"correct_text": 3, "correct_reading": 2, "note": 2, "bookmark": 1, "delete": 1, "read": 1},
    **{"undo": 6, "redo": 3, "reopen": 1, "undo_reading": 2, "redo_reading": 1},
}
BACKGROUND = {"begin": 14, "step": 20, "finish": 2, "deliver": 8}
# Of a better alignment and of a text read again, so that even a small article takes several writes.
ROWS_AT_ONCE = NOTES_AT_ONCE = 2


class Orders:
    """One article, and what must hold after each order."""

    def __init__(self, folder: Path, seed: int, between: float = 0.0) -> None:
        """`between` is how often a whole better alignment comes where a command looks twice."""
        self.between = between
        self.chance = random.Random(seed)
        self.desk = Desk(folder, self.chance)
        self.rereading = Rereading(self.desk)
        self.desk.reading_again = self.rereading.work
        self.counts: Counter[str] = Counter()
        self.trace: list[str] = []
        # The rows of each command before and after it, as the undo stack has them.
        self._states: dict[int, tuple[Rows, Rows]] = {}
        self._person_has = self._decisions()
        self.desk.gates.on_main = self._meanwhile

    def run(self, orders: int) -> Counter[str]:
        """Carry out so many orders; what was wrong, by what it was."""
        kinds = {**PERSON, **BACKGROUND}
        for number in range(orders):
            kind = self.chance.choices(list(kinds), list(kinds.values()))[0]
            self.trace.append(kind)
            try:
                self._order(kind)
                self._check()
            except AssertionError as wrong:
                self._wrong(str(wrong) or "wrong", number)
            except Exception as error:  # noqa: BLE001 - what must not happen is counted
                self._wrong(f"error {type(error).__name__}: {error}", number)
            self.counts["orders"] += 1
        self.desk.gates.on_main = lambda: None
        self.desk.close()
        return self.counts

    def _wrong(self, what: str, number: int) -> None:
        # What is lost once is counted once.
        self._person_has = self._decisions()
        self.counts["wrong"] += 1
        if self.counts["wrong"] == 1:
            print(f"order {number}: {what}\n  after {' '.join(self.trace[-40:])}", flush=True)

    def _order(self, kind: str) -> None:
        if kind in BACKGROUND:
            self._background(kind)
        elif kind in ("undo", "redo"):
            self._move(kind)
        elif kind == "reopen":
            self.desk.session.close_article(self.desk.article)
            assert self.desk.text is not None
        elif kind in ("undo_reading", "redo_reading"):
            if self.rereading.move(back=kind == "undo_reading"):
                self.counts[kind] += 1
                self._person_has = self._decisions()
        elif kind == "read":
            self._read_on()
        else:
            self._do(kind)

    def _background(self, kind: str) -> None:
        desk = self.desk
        if kind == "begin":
            desk.begin(self.chance.choice(("refine", "refine", "links", "again", "again", *LANES)))
        elif kind == "step":
            for _ in range(self.chance.choice((1, 2, 4, 8, 16))):
                desk.step_some()
        elif kind == "finish" and desk.works:
            lane = self.chance.choice(sorted(desk.works))
            while lane in desk.works:
                desk.step(lane)
        elif kind == "deliver" and desk.arrived:
            self._deliver()

    def _deliver(self) -> None:
        """Hand over the oldest result, as the window does."""
        kind, text, work = self.desk.arrived.pop(0)
        session = self.desk.session
        if work.error is not None:
            # Cancelled is how work on a passed state ends; all else would be told as a fault.
            assert isinstance(work.error, Cancelled), f"{kind}: {work.error!r}"
            self.counts["dropped"] += 1
            return
        self.counts["delivered"] += 1
        if kind == "refine" and work.result is not None:
            session.announce(work.result)
        elif kind == "links" and text is self.desk.text:
            changes = text.take_over(work.result)
            if changes is not None:
                session.announce(changes)
        elif kind == "realign" and work.result is not None:
            # The result of a page that is closed is dropped.
            if text.article == self.desk.article:
                self._carry_out(work.result)
        elif kind == "again":
            self.counts["read_again" if self.rereading.take_over(work.result) else "refused"] += 1
            self._person_has = self._decisions()

    def _read_on(self) -> None:
        """Go on reading to a row at random."""
        text = self.desk.text
        row = text.row(self.chance.randrange(text.row_count()))
        if row.source or row.target:
            place = self.desk.place(row, SideName.SOURCE)
            self.desk.session.library.articles.set_reading_position(
                self.desk.article, place.side, place.block, 0, 0.5
            )

    def _meanwhile(self) -> None:
        """Let other work come between two looks of the person's own command at the library."""
        if self.chance.random() < 0.4:
            for _ in range(self.chance.choice((1, 2, 4))):
                self.desk.step_some()
        elif self.between and self.chance.random() < self.between:
            # A whole better alignment: what a command has read may be gone when it writes.
            lane = LANES["refine"]
            self.desk.begin("refine")
            while lane in self.desk.works:
                self.desk.step(lane)

    def _do(self, kind: str) -> None:
        command = self._command(kind)
        if command is not None:
            self._carry_out(command)

    def _carry_out(self, command: Command) -> None:
        gates, before = self.desk.gates, self._rows_now()
        first: list[Rows] = []
        # As they are where the command begins to write: work may have come before that.
        gates.before_write = lambda: first.append(self._rows_now())
        try:
            self.desk.session.do(self.desk.article, command)
        except (EditError, TextEditError):
            # Told to the person in a sentence; nothing was changed.
            self.counts["refused"] += 1
            return
        finally:
            gates.before_write = lambda: None
        self.counts["done"] += 1
        touched = command.blocks() if isinstance(command, ChangesRows) else frozenset()
        states = (first or [before])[0], self._rows_now()
        self._states[id(command)] = _holding(states[0], touched), _holding(states[1], touched)
        self._person_has = self._decisions()

    def _move(self, kind: str) -> None:
        session, article = self.desk.session, self.desk.article
        stack = session.stack(article)
        source = stack._done if kind == "undo" else stack._undone
        if not source:
            return
        command = source[-1]
        moved = session.undo(article) if kind == "undo" else session.redo(article)
        assert moved is not None
        self.counts[kind] += 1
        if isinstance(command, ChangesRows):
            expected = self._states[id(command)][0 if kind == "undo" else 1]
            found = _holding(self._rows_now(), command.blocks())
            assert found == expected, f"{kind} of {command.text!r} gave other rows"
        self._person_has = self._decisions()

    def _command(self, kind: str) -> Command | None:
        text, chance = self.desk.text, self.chance
        row = text.row(chance.randrange(text.row_count()))
        side = chance.choice(list(SideName))
        if not row.source and not row.target:
            return None
        place = self.desk.place(row, side)
        block = next(b for b in row.blocks(place.side) if b.id == place.block)
        library, article = self.desk.session.library, self.desk.article
        if kind == "correct_text":
            span = Span(0, 1) if chance.random() < 0.5 else Span(1, 2)
            written = chance.choice(("壬", "癸子", ""))
            return EditText(library, article, place.side, block.id, span, written)
        if kind == "correct_reading":
            spot = Spot(article, place.side, block.id, 0, 1, block.text[0])
            scope = chance.choice(tuple(Scope))
            return Correct(library, spot, scope, reading=(f"r{chance.randrange(9)}",))
        if kind == "note":
            anchor = make_anchor(place.side, block, Span(0, min(2, len(block.text))))
            return add_note(library, article, AnnotationKind.NOTE, [anchor], text="n")
        if kind == "bookmark":
            return turn_bookmark(library, text, place)
        if kind == "delete":
            notes = library.notes.of_article(article)
            return delete_notes(library, [chance.choice(notes).id]) if notes else None
        at = At(row, place.side, chance.randrange(max(1, len(block.sentences))), place)
        repairs = Repairs(library, article)
        return self._repair(repairs, kind, at, len(block.text))

    def _repair(self, repairs: Repairs, kind: str, at: At, length: int) -> Command:
        if kind == "unconfirm":
            return repairs.set_status(at, RowStatus.OPEN)
        if kind == "carry":
            text, chance = self.desk.text, self.chance
            answer = chance.choice((None, 0, 1))
            return repairs.carry(at, text.row(chance.randrange(text.row_count())), answer)
        if kind == "split_paragraph":
            inside = self.chance.randrange(1, max(2, length))
            place = type(at.place)(at.place.side, at.place.block, inside)
            return repairs.split_paragraph(At(at.row, at.side, at.sentence, place))
        make: Callable[[At], Command] = getattr(repairs, kind)
        return make(at)

    def _check(self) -> None:
        """What must hold after each order."""
        self.desk.gates.closed(self._check_all)

    def _check_all(self) -> None:
        now = self._decisions()
        for held, kept in self._person_has.items():
            assert now.get(held) == kept, f"lost: {held}"
        if self.desk.text.is_behind:
            # Rows were written that nobody has told the page of yet: it may show either, but must
            # not fail.
            self.counts["between"] += 1
            self._look()
        else:
            self._check_page()

    def _look(self) -> None:
        text = self.desk.text
        for index in range(text.row_count()):
            text.row(index)
            text.annotations(index)
            text.answers(index, SideName.SOURCE, 0, 0, 9)
            self.counts["looked"] += 1

    def _check_page(self) -> None:
        """What the page shows is what the library has, and links are those worked out afresh."""
        text, library = self.desk.text, self.desk.session.library
        stored = library.articles.rows(self.desk.article, 0, text.row_count() + 9)
        shown = [text.row(index) for index in range(text.row_count())]
        rows = [(row.row, row.source, row.target) for row in shown]
        assert rows == [(row.row, row.source, row.target) for row in stored], "rows"
        fresh = self.desk.fresh_links().compute(range(len(shown)), NoJob())
        for row in shown:
            links = text._links_of(row.index)
            assert links in (None, fresh.links[row.index]), f"links of row {row.index}"
            for side in SideName:
                for block in row.blocks(side):
                    words = fresh.words[side, block]
                    assert text.tokens(side, block) == words, f"words of row {row.index}"
                    assert text.row_of(side, block.id) == row.index, "row of a block"
            blocks = [block.id for block in row.source], [block.id for block in row.target]
            notes = {
                note.id
                for side, ids in zip(SideName, blocks, strict=True)
                for note in library.notes.in_blocks(self.desk.article, side, ids)
            }
            assert {note.id for note in text.annotations(row.index)} == notes, "notes"
        self.counts["checked"] += 1

    def _decisions(self) -> dict[object, object]:
        """All that the person decided, as the library has it: nothing of it may go."""
        library, article = self.desk.session.library, self.desk.article
        rows = self._stored()
        found: dict[object, object] = {held: kept for held, kept, own in rows if own}
        for side in SideName:
            blocks = library.articles.blocks(article, side)
            found.update({(side, block.id): block for block in blocks})
        found.update({note.id: note for note in library.notes.of_article(article)})
        found.update({mark.id: mark for mark in library.bookmarks.of_article(article)})
        found.update({item.id: item for item in library.corrections.all()})
        return found

    def _rows_now(self) -> Rows:
        return self.desk.gates.closed(lambda: {held: kept for held, kept, _ in self._stored()})

    def _stored(self) -> Iterator[tuple[frozenset[tuple[str, int]], object, bool]]:
        """The rows by their blocks, with all that makes them the same, and whether decided."""
        for row in self.desk.session.library.articles.rows(self.desk.article, 0, 999):
            held = frozenset(
                (side.value, block.id) for side in SideName for block in row.blocks(side)
            )
            flags = (row.row.blocks.origin, row.row.blocks.confirmed)
            kept = (row.source, row.target, row.row.sentences, flags)
            yield held, kept, is_decided(row.row)


def _holding(rows: Rows, blocks: frozenset[Any]) -> Rows:
    wanted = {(side.value, block) for side, block in blocks}
    return {held: kept for held, kept in rows.items() if held & wanted}


def run(orders: int, seed: int = 1, between: float = 0.0) -> dict[str, int]:
    """Carry out so many orders, on one article after another; the counts."""
    counts: Counter[str] = Counter(wrong=0)
    number = 0
    while counts["orders"] < orders:
        small = partial(batches, size=ROWS_AT_ONCE)
        with (
            workplace() as folder,
            mock.patch("duidu.app.alignment.refine.batches", small),
            mock.patch("duidu.app.opening.carry_over.COMPARED", NOTES_AT_ONCE),
        ):
            left = min(ORDERS_OF_ONE, orders - counts["orders"])
            counts += Orders(folder, seed * 1000 + number, between).run(left)
        number += 1
    return {"articles": number, "wrong": counts["wrong"], **counts}


if __name__ == "__main__":
    print_counts("orders", run(quick_or_full(__doc__ or "", 300, 10_000)))
