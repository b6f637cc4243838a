"""What `duidu check` checks: the rows of files or of an article, and what is said of them already.

It asks the person's settings which checks run, and the library which findings are no faults, as the
window does.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from duidu.core.article import SideName
from duidu.core.errors import FileError, LibraryError
from duidu.core.jobs import NoJob
from duidu.library.library import Library
from duidu.library.store.library_path import library_path

if TYPE_CHECKING:
    # The checks load the dictionary and numpy, for which --help does not wait.
    from duidu.app.check.checker import RowCheck
    from duidu.app.check.finding import Finding
    from duidu.app.check.own_checks import OwnCheck
    from duidu.app.check.room import Lengths
    from duidu.app.check.row import CheckedRow
    from duidu.app.opening.found_article import FoundArticle
    from duidu.core.alignment import Alignment
    from duidu.lexicon.terms import Term

_Blocks = Sequence[tuple[SideName, int, str]]


@dataclass(frozen=True, slots=True)
class CheckedText:
    """A text: its rows with their numbers in the file, and what it is checked by.

    `near` says that a machine made the rows. `blocks` are those of each row. `is_aside` says
    whether the person said of a finding that it is no fault; `problem` why that is not known.
    """

    title: str
    rows: "list[CheckedRow]"
    lines: list[int]
    languages: tuple[str, str]
    blocks: Sequence[_Blocks]
    lengths: "Lengths"
    near: bool
    is_aside: "Callable[[Finding], bool]"
    terms: "tuple[Term, ...]" = ()
    problem: str = field(default="", compare=False)

    def checks(self, terms: "tuple[Term, ...]", own: "tuple[OwnCheck, ...]") -> "list[RowCheck]":
        """The checks of this text, with a glossary that is given or the one that is kept."""
        from duidu.app.check.make_checks import make_checks
        from duidu.app.check.numbers import next_to
        from duidu.app.check.room import Room
        from duidu.lexicon.lexicon import open_lexicon

        near = next_to if self.near else None
        room = Room(lambda: self.lengths, self.blocks.__getitem__)
        return make_checks(self.languages, open_lexicon(), terms or self.terms, own, near, room)


def checked_text(names: Sequence[str], library: str | None) -> CheckedText:
    """What is to be checked: files, or an article of the library by its id."""
    paths = [Path(name) for name in names]
    if len(paths) == 1 and not paths[0].exists() and "." not in names[0]:
        return _of_article(names[0], library)
    return _of_files(paths, library)


def _of_files(paths: Sequence[Path], folder: str | None) -> CheckedText:
    """The text of files, which need not be in the library."""
    from duidu.app.check.text_rows import rows_of
    from duidu.app.opening.alone import require_translation
    from duidu.app.opening.file_lines import lines_of_rows
    from duidu.app.opening.found_article import read_article
    from duidu.core.alignment import BY_FILE, Alignment

    found = read_article(paths)
    article, rows = found.arranged.article, found.arranged.rows
    require_translation(article, paths[0].name)
    if rows:
        alignment = Alignment(rows, BY_FILE)
    else:
        from duidu.align.beads.make_aligner import make_aligner

        alignment = make_aligner(False).align(
            article.source, article.target, NoJob(), found.arranged.named
        )
    checked = rows_of(article, alignment)
    blocks = [
        [
            (side, block.id, block.text)
            for side, units in zip(SideName, (row.blocks.source, row.blocks.target), strict=True)
            for block in (article.side(side).blocks[unit] for unit in units)
        ]
        for row in alignment.rows
    ]
    keys, problem = _decided(paths, folder)

    def is_aside(finding: "Finding") -> bool:
        return bool(keys) and (
            finding.everywhere in keys or finding.here(checked[finding.row].anchor) in keys
        )

    return CheckedText(
        article.title,
        checked,
        lines_of_rows(found) or list(range(len(checked))),
        (article.source.language, article.target.language),
        blocks,
        _lengths(found, alignment),
        not rows,
        is_aside,
        problem=problem,
    )


def _lengths(found: "FoundArticle", alignment: "Alignment") -> "Lengths":
    """What passes the limits of a file that could be written back into."""
    from duidu.app.check.room import NO_LENGTHS, lengths_in
    from duidu.formats.base.length_limits import may_limit

    file = found.original
    if file is None or not may_limit(file.read.data):
        return NO_LENGTHS
    return lengths_in(found.arranged.article, alignment, file.original(NoJob()))


def _decided(paths: Sequence[Path], folder: str | None) -> tuple[frozenset[str], str]:
    """The keys of findings that the person said in the window are no faults.

    Those set aside everywhere, and those at a place of the article made from these very files,
    whose rows are named by their texts here. With it a sentence where the library cannot be read.
    """
    from duidu.app.check.decisions import keys_by_text
    from duidu.app.opening.known_files import known_article

    try:
        path = library_path(folder)
    except LibraryError as error:
        # Without a home folder there is none, and a pipeline needs none.
        return frozenset(), str(error) if folder or os.environ.get("DUIDU_LIBRARY") else ""
    try:
        if not path.is_file():
            return frozenset(), ""
        with Library.open(path, read_only=True) as library:
            return frozenset(keys_by_text(library, known_article(library, paths))), ""
    except (LibraryError, OSError) as error:
        return frozenset(), str(error)


def _of_article(article: str, folder: str | None) -> CheckedText:
    """An article of the library, with the terms that are kept there."""
    from duidu.app.check.decisions import Decisions
    from duidu.app.check.located import anchor_of, places_of
    from duidu.app.check.room import lengths_now
    from duidu.app.check.text_rows import row_of
    from duidu.app.session import Session
    from duidu.app.settings.settings import Settings
    from duidu.app.words.glossary import as_term
    from duidu.core.alignment import BY_FILE

    with Library.open(library_path(folder), read_only=True) as library:
        info = library.articles.info(article)
        if info.is_alone:
            raise FileError(
                "“{title}” has no translation yet, so that there is nothing to check.",
                title=info.title,
            )
        opened = Session(library, Settings()).open_text(article)
        languages = opened.language(SideName.SOURCE), opened.language(SideName.TARGET)
        texts = [opened.row(index) for index in range(opened.row_count())]
        rows = [row_of(text, languages) for text in texts]
        kept = tuple(map(as_term, library.terms.all()))
        decisions = Decisions(library, article)
        lengths = lengths_now(library, article)
    blocks = [
        [(side, block.id, block.text) for side in SideName for block in text.blocks(side)]
        for text in texts
    ]

    def is_aside(finding: "Finding") -> bool:
        of_side = dict(zip(SideName, _by_side(blocks[finding.row]), strict=True))
        places = places_of(finding, of_side[SideName.SOURCE], of_side[SideName.TARGET])
        return bool(decisions.of(finding, anchor_of(*places[0][:2]) if places else ""))

    return CheckedText(
        info.title,
        rows,
        list(range(len(rows))),
        languages,
        blocks,
        lengths,
        info.aligner != BY_FILE,
        is_aside,
        kept,
    )


def _by_side(blocks: _Blocks) -> Iterator[list[tuple[int, str]]]:
    for side in SideName:
        yield [(block, text) for one, block, text in blocks if one is side]
