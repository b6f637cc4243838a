"""Commands of the glossary: kept whole or not at all, undone exactly; imports add what is new."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from duidu.app.words.glossary import add_term, as_term, edit_term, remove_terms
from duidu.app.words.glossary_files import export_terms, read_terms_file
from duidu.core.errors import FileError, UsageError
from duidu.lexicon.terms import FORBIDDEN, Term
from duidu.library.library import Library

TEA = Term("zh-Hans", "en", "茶", "tea", "a drink", "kitchen")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty library."""
    with Library.open(tmp_path / "library.sqlite") as opened:
        yield opened


def terms(library: Library) -> list[Term]:
    """The glossary."""
    return [as_term(term) for term in library.terms.all()]


def test_term_is_added_edited_deleted_and_each_step_taken_back(library: Library) -> None:
    add = add_term(library, TEA)
    add.do()
    (kept,) = library.terms.all()
    edit = edit_term(library, kept, Term("zh-Hans", "en", " 茶 ", "cha"))
    edit.do()
    assert terms(library) == [Term("zh-Hans", "en", "茶", "cha")]
    remove = remove_terms(library, [kept.id])
    remove.do()
    assert terms(library) == []
    remove.undo()
    edit.undo()
    assert terms(library) == [TEA]
    add.undo()
    assert terms(library) == []


def test_a_term_that_changed_meanwhile_is_not_written_over(library: Library) -> None:
    add_term(library, TEA).do()
    (kept,) = library.terms.all()
    first, second = (edit_term(library, kept, replace(TEA, target=word)) for word in ("cha", "te"))
    first.do()
    with pytest.raises(UsageError, match="meanwhile"):
        second.do()
    assert [term.target for term in terms(library)] == ["cha"]
    first.undo()
    first.do()
    assert [term.target for term in terms(library)] == ["cha"]


def test_term_needs_a_word_and_its_rendering(library: Library) -> None:
    with pytest.raises(UsageError):
        add_term(library, Term("zh", "en", "茶", " "))


@pytest.mark.parametrize("form", ["csv", "tsv", "xlsx", "tbx"])
def test_file_brings_only_what_is_new(library: Library, tmp_path: Path, form: str) -> None:
    path = tmp_path / f"terms.{form}"
    path.write_bytes(export_terms([TEA, Term("zh-Hans", "en", "水", "water")], form))
    add_term(library, TEA).do()
    command = read_terms_file(library, path).command
    assert [term.source for term in command.put] == ["水"]
    command.do()
    assert {term.source for term in terms(library)} == {"茶", "水"}
    command.undo()
    assert terms(library) == [TEA]


def test_file_that_is_not_there_is_told_in_a_sentence(library: Library, tmp_path: Path) -> None:
    with pytest.raises(FileError, match="cannot be read"):
        read_terms_file(library, tmp_path / "missing.csv")


def test_terms_that_are_there_gain_what_only_the_file_says(
    library: Library, tmp_path: Path
) -> None:
    add_term(library, replace(TEA, note="", project="")).do()
    add_term(library, Term("zh-Hans", "en", "水", "water", "mine")).do()
    path = tmp_path / "terms.csv"
    # In the other direction, too.
    path.write_text(
        "en,zh,note,status\ntea,茶,a drink,deprecated\nwater,水,theirs,\nriver,河,,\n,空,,\n",
        "utf-8",
    )
    found = read_terms_file(library, path)
    assert (found.added, found.filled, found.kept, found.incomplete) == (1, 1, 1, 1)
    before = {term.id: term for term in library.terms.all()}
    found.command.do()
    kept = {term.source: term for term in terms(library)}
    assert (kept["茶"].note, kept["茶"].source_status, kept["茶"].is_forbidden) == (
        "a drink",
        FORBIDDEN,
        True,
    )
    assert kept["水"].note == "mine"
    assert len(list(found.sentences())) == 3
    found.command.undo()
    assert {term.id: term for term in library.terms.all()} == before


def test_a_status_is_kept_edited_and_written(library: Library, tmp_path: Path) -> None:
    command = add_term(library, replace(TEA, status=FORBIDDEN), article="a")
    command.do()
    (kept,) = library.terms.all()
    assert kept.extra == {"status": FORBIDDEN, "article": "a"}
    edit_term(library, kept, replace(TEA, status="")).do()
    assert as_term(library.terms.all()[0]) == TEA
    for form in ("csv", "tsv", "xlsx", "tbx"):
        path = tmp_path / f"t.{form}"
        path.write_bytes(export_terms([replace(TEA, status=FORBIDDEN)], form))
        (again,) = read_terms_file(library, path).command.put
        assert as_term(again).status == FORBIDDEN
