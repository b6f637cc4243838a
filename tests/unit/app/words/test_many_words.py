"""Thousands of terms, known words and corrections are written in parts, all of them or none."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from duidu.app.base.commands import Command
from duidu.app.base.in_parts import RECORDS
from duidu.app.study.known_words import MarkWords
from duidu.app.words.correct import RemoveCorrections
from duidu.app.words.glossary import ChangeTerms, new_stored_term, remove_terms
from duidu.core.errors import LibraryError
from duidu.lexicon.terms import Term
from duidu.library.library import Library
from duidu.library.words.corrections import Correction, Scope
from duidu.study.knowledge import Status
from fixtures.river import small_library

COUNT = 2 * RECORDS + 7
WORDS = tuple(f"词{number}" for number in range(COUNT))


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with small_library(tmp_path) as opened:
        opened.terms.put_all(new_stored_term(Term("zh", "en", word, "old")) for word in WORDS)
        opened.known.put_all(())
        opened.corrections.put_all(
            Correction(word, "reading", Scope.ARTICLE, word, "{}", "river") for word in WORDS
        )
        MarkWords(opened, "zh", WORDS[::2], Status.LEARNING).do()
        yield opened


def _imported(library: Library) -> Command:
    terms = tuple(new_stored_term(Term("zh", "en", word, "new")) for word in WORDS)
    return ChangeTerms(library, "Import terms", terms)


COMMANDS: dict[str, Callable[[Library], Any]] = {
    "imported terms": _imported,
    "removed terms": lambda library: remove_terms(library, [t.id for t in library.terms.all()]),
    "known words": lambda library: MarkWords(library, "zh", WORDS, Status.KNOWN),
    "removed corrections": lambda library: RemoveCorrections(library, WORDS),
}


def contents(library: Library) -> list[str]:
    stores = (library.terms, library.known, library.corrections)
    return sorted(repr(item) for store in stores for item in store.all())


@pytest.mark.parametrize("kind", COMMANDS)
def test_they_are_written_in_parts_and_undone(library: Library, kind: str) -> None:
    before, command = contents(library), COMMANDS[kind](library)
    assert command.in_batches
    committed = library.changes
    command.do()
    assert library.changes - committed == 3
    after = contents(library)
    assert after != before
    command.undo()
    assert contents(library) == before
    command.do()
    command.undo()
    assert contents(library) == before


@pytest.mark.parametrize("kind", COMMANDS)
def test_when_a_part_fails_none_is_written(library: Library, kind: str) -> None:
    before, command = contents(library), COMMANDS[kind](library)
    write, calls = library._database.write, list[int]()

    def failing(work: Callable[[Any], Any]) -> Any:  # noqa: ANN401
        if not library._database.in_transaction:
            calls.append(1)
        if len(calls) == 2:
            calls.append(1)
            raise LibraryError("full")
        return write(work)

    with (
        mock.patch.object(library._database, "write", failing),
        pytest.raises(LibraryError, match="full"),
    ):
        command.do()
    assert len(calls) > 2
    assert contents(library) == before
    assert library.check().good
