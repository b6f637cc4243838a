"""How long a change of 20,000 entries holds the writer, for which a person's command waits.

    python tests/benchmarks/long_changes.py [--quick]

Told is, for each kind of change, in how many transactions it is written, and the processor time of
the longest on the writer's thread. Time on the clock would be that of the machine's other work.
"""

import argparse
import gc
import tempfile
import time
import uuid
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import apsw
from report import figure

from duidu.app.export.export import package_of
from duidu.app.notes.annotate import recolor
from duidu.app.notes.change_notes import ChangeNotes
from duidu.app.notes.notes_exchange import MergeNotes
from duidu.app.opening.carry_over import carry_over
from duidu.app.opening.import_package import keep_package
from duidu.app.study.known_words import MarkWords
from duidu.app.words.correct import RemoveCorrections
from duidu.app.words.glossary import ChangeTerms, new_stored_term
from duidu.core.annotation import Anchor, Annotation, AnnotationKind
from duidu.core.jobs import NoJob
from duidu.formats.article_package.package import unpack, write_package
from duidu.formats.base.document import ReadOptions
from duidu.formats.registry import read_bytes
from duidu.lexicon.terms import Term
from duidu.library.articles.bookmarks import Bookmark
from duidu.library.library import Library
from duidu.library.words.corrections import Correction, Scope
from duidu.study.knowledge import Status
from fixtures.one_by_one import aligned
from fixtures.river import SOURCE, TARGET, mark, sides, small_library

T = TypeVar("T")
GOAL = 50.0  # ms


class Writer:
    """Measures what is done on the writer's thread, transaction by transaction."""

    def __init__(self, library: Library) -> None:
        self._transaction = library._database._transaction
        self._library, self._taken = library, list[float]()
        library._database._transaction = self._measured  # type: ignore[method-assign]

    def _measured(self, work: Callable[[apsw.Connection], T]) -> T:
        if self._library._database.in_transaction:
            return self._transaction(work)
        begun = time.thread_time()
        try:
            return self._transaction(work)
        finally:
            self._taken.append(1000 * (time.thread_time() - begun))

    def tell(self, name: str, work: Callable[[], object]) -> None:
        """Do some work and print its figure."""
        self._taken.clear()
        work()
        longest = round(max(self._taken), 1)
        figure(f"longest write of {name}", longest, "ms", f"<= {GOAL:.0f}", parts=len(self._taken))


def notes(anchor: Anchor, count: int) -> tuple[Annotation, ...]:
    """So many notes on one place, with texts of some length."""
    return tuple(
        Annotation(
            str(uuid.uuid4()), "river", AnnotationKind.NOTE, (anchor,), f"note {i} " + "字" * 40,
            created=float(i), modified=float(i),
        )
        for i in range(count)
    )  # fmt: skip


def of_notes(library: Library, writer: Writer, count: int) -> None:
    """Notes that are added, changed, merged and carried to another text."""
    made = notes(mark(library, "四十年"), count)
    writer.tell("new notes", ChangeNotes(library, "river", "x", (None,) * count, made).do)
    change = recolor(library, [note.id for note in made], "red")
    writer.tell("changed notes", change.do)
    writer.tell("their undo", change.undo)
    later = tuple(replace(note, text="later", modified=note.modified + 1) for note in made)
    writer.tell("merged notes", MergeNotes(library, "river", "x", made, later).do)
    text = sides(("序。", *SOURCE), ("Preface.", *TARGET))
    library.articles.add(text, aligned(text), id="new", on_shelf=False)
    library.bookmarks.put_all(
        Bookmark(str(i), "river", mark(library, "老人").side, 0, 0) for i in range(count)
    )
    command = carry_over(library, "river", "new", NoJob())
    writer.tell("a file read again", command.do)
    writer.tell("its undo", command.undo)


def of_words(library: Library, writer: Writer, count: int) -> None:
    """Terms, known words and corrections."""
    terms = tuple(new_stored_term(Term("zh", "en", f"词{i}", f"word {i}")) for i in range(count))
    imported = ChangeTerms(library, "x", terms)
    writer.tell("imported terms", imported.do)
    writer.tell("their undo", imported.undo)
    known = MarkWords(library, "zh", tuple(f"词{i}" for i in range(count)), Status.KNOWN)
    writer.tell("known words", known.do)
    writer.tell("their undo", known.undo)
    library.corrections.put_all(
        Correction(str(i), "reading", Scope.ARTICLE, f"词{i}", "{}", "river") for i in range(count)
    )
    removed = RemoveCorrections(library, [str(i) for i in range(count)])
    writer.tell("removed corrections", removed.do)
    writer.tell("their undo", removed.undo)


def of_packages(library: Library, writer: Writer, count: int) -> None:
    """A package with as many notes, opened in another library."""
    library.notes.put_all(notes(mark(library, "四十年"), count))
    data = write_package(package_of(library, "river"))
    package = unpack(read_bytes(data, ReadOptions(name="a.duidu"), ".duidu").parts, "a.duidu")
    with (
        tempfile.TemporaryDirectory() as folder,
        Library.open(Path(folder) / "library.sqlite") as other,
    ):
        there = Writer(other)
        there.tell("a package", lambda: keep_package(other, package, (), NoJob()))
        there.tell("the same again", lambda: keep_package(other, package, (), NoJob()))


def of_rows(library: Library, writer: Writer, count: int) -> None:
    """A row put where no number is left between two rows: all rows are numbered anew."""
    text = sides(tuple(f"河水{i}。" for i in range(count)), tuple("River." for _ in range(count)))
    library.articles.add(text, aligned(text), id="book")

    def split_until_numbered_anew() -> None:
        # Each time between the same two rows, so that the numbers between them run out.
        for _ in range(40):
            (row,) = library.articles.rows("book", 5, 6)
            block = replace(row.source[0], id=library.articles.next_block("book", row_side))
            alone = replace(row, source=(block,), target=())
            library.articles.replace_rows("book", 5, 1, [row, alone])

    row_side = mark(library, "老人").side
    writer.tell("rows numbered anew", split_until_numbered_anew)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="2,000 entries instead of 20,000")
    # As in the window, which collects garbage between frames (ui/base/gc_between_frames.py).
    gc.disable()
    count = 2_000 if parser.parse_args().quick else 20_000
    kinds: tuple[Callable[[Library, Writer, int], Any], ...] = (
        of_notes, of_words, of_packages, of_rows,
    )  # fmt: skip
    for kind in kinds:
        with tempfile.TemporaryDirectory() as folder, small_library(Path(folder)) as library:
            kind(library, Writer(library), count)


if __name__ == "__main__":
    main()
