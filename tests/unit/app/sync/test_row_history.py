"""Who did what in a row, on whichever device."""

from dataclasses import replace
from pathlib import Path

import pytest

from duidu.align.edits.edit import Aligned, Edit
from duidu.align.edits.row_edits import merge_rows, set_status
from duidu.app.alignment.edit_alignment import EditAlignment
from duidu.app.sync.row_history import Deed, row_history
from duidu.core.article import SideName, Span
from duidu.core.jobs import NoJob
from duidu.core.row_status import RowStatus
from duidu.library.anchoring.anchors import make_anchor
from duidu.library.library import Library
from duidu.library.words.corrections import Correction, Scope
from fixtures.devices import ARTICLE, Device, together
from fixtures.sample_library import sample


@pytest.fixture
def rows(tmp_path: Path) -> tuple[Device, Device]:
    """Two people who know the text and its rows."""
    folder = tmp_path / "folder"
    two = Device.at(tmp_path, folder, "Li"), Device.at(tmp_path, folder, "Anna")
    for device in two:
        device.library.articles.set_aligner(
            ARTICLE, "duidu-refined", device.library.articles.revision(ARTICLE)
        )
    together(*two)
    return two


def status(device: Device, row: int, wanted: RowStatus) -> None:
    def make(aligned: Aligned, at: int) -> Edit:
        return set_status(aligned, at, wanted)

    device.clock += 5
    EditAlignment(device.library, ARTICLE, row, make, "status").do()


def told(device: Device, row: int) -> list[tuple[str, Deed, RowStatus]]:
    return [(e.by.name, e.deed, e.status) for e in row_history(device.library, ARTICLE, row)]


def test_each_edit_of_a_row_is_told_with_who_made_it(rows: tuple[Device, Device]) -> None:
    li, anna = rows
    status(li, 1, RowStatus.WORK)
    together(*rows)
    status(anna, 1, RowStatus.CONFIRMED)
    together(*rows)
    status(li, 0, RowStatus.FINAL)
    for device in rows:
        found = told(device, 1)
        assert found[:2] == [
            ("Anna", Deed.STATUS, RowStatus.CONFIRMED),
            ("Li", Deed.STATUS, RowStatus.WORK),
        ]
        assert [deed for _, deed, _ in found[2:]] == [Deed.BROUGHT]
    # What was not exchanged yet is known here.
    assert told(li, 0)[0] == ("Li", Deed.STATUS, RowStatus.FINAL)
    assert row_history(li.library, ARTICLE, 0)[0].by.is_here


def test_a_row_confirmed_by_two_shows_both_names(rows: tuple[Device, Device]) -> None:
    for device in rows:
        status(device, 1, RowStatus.CONFIRMED)
    together(*rows)
    for device in rows:
        names = {name for name, deed, _ in told(device, 1) if deed is Deed.STATUS}
        assert names == {"Li", "Anna"}


def test_what_was_merged_has_the_past_of_both(rows: tuple[Device, Device]) -> None:
    li, anna = rows
    status(anna, 2, RowStatus.QUESTION)
    together(*rows)
    li.clock += 9
    EditAlignment(li.library, ARTICLE, 1, merge_rows, "merge").do()
    together(*rows)
    deeds = [deed for _, deed, _ in told(anna, 1)]
    assert deeds[:2] == [Deed.MERGED, Deed.STATUS]


def test_notes_and_corrections_are_told_too(rows: tuple[Device, Device]) -> None:
    li, anna = rows
    block = sample()[0].source.blocks[0]
    row = li.library.articles.rows_of(ARTICLE, [(SideName.SOURCE, block.id)])[0]
    anchor = make_anchor(SideName.SOURCE, block, Span(0, 1))
    anna.note("n", "为什么？", anchors=(anchor,))
    anna.library.corrections.put(
        Correction(
            *("c", "reading", Scope.PLACE, "行", "xíng", ARTICLE, SideName.SOURCE, block.id, 0, 1),
            created=2.0,
        )
    )
    together(*rows)
    found = {(e.deed, e.by.name, e.said) for e in row_history(li.library, ARTICLE, row)}
    assert (Deed.NOTED, "Anna", "为什么？") in found
    assert (Deed.CORRECTED, "Anna", "xíng") in found
    note = li.library.notes.get("n")
    assert note is not None
    li.library.notes.put(replace(note, editor="李老师", text="明白了", modified=9.0))
    found = {(e.deed, e.by.name, e.said) for e in row_history(li.library, ARTICLE, row)}
    assert (Deed.NOTED, "李老师", "明白了") in found


def test_the_past_of_a_row_is_there_after_all_was_told_anew(rows: tuple[Device, Device]) -> None:
    li, anna = rows
    status(anna, 1, RowStatus.CONFIRMED)
    together(*rows)
    anna.tell_all(NoJob())
    third = Device.at(li.folder.parent, li.folder, "third")
    together(*rows, third)
    assert ("Anna", Deed.STATUS, RowStatus.CONFIRMED) in told(third, 1)


def test_without_other_devices_only_notes_are_known(tmp_path: Path) -> None:
    with Library.open(tmp_path / "l.duidu") as library:
        article, alignment = sample()
        library.articles.add(article, alignment, id=ARTICLE)
        assert row_history(library, ARTICLE, 1) == []
