"""A person decides between what two devices wrote; all devices have it, and nobody asks again."""

from dataclasses import replace
from pathlib import Path

import pytest

from duidu.align.edits.edit import Aligned, Edit, EditError
from duidu.align.edits.row_edits import merge_rows, set_status
from duidu.app.alignment.edit_alignment import EditAlignment, MakeEdit
from duidu.app.base.commands import UndoStack
from duidu.app.sync.decide import Choice, choices, decision
from duidu.app.sync.kept_entries import KeptEntry, kept_entries
from duidu.core.annotation import Annotation
from duidu.core.errors import UsageError
from duidu.core.jobs import NoJob
from duidu.core.row_status import RowStatus
from duidu.library.words.stored_terms import StoredTerm
from fixtures.devices import ARTICLE, Device, contents, together


@pytest.fixture
def two(tmp_path: Path) -> tuple[Device, Device]:
    folder = tmp_path / "folder"
    return Device.at(tmp_path, folder, "Li"), Device.at(tmp_path, folder, "Anna")


def kept(device: Device) -> list[KeptEntry]:
    return kept_entries(device.library, device.library.sync.remembered(), NoJob())


def decide(device: Device, choice: Choice) -> UndoStack:
    """Decide what there is, so that it can be undone."""
    (entry,) = kept(device)
    stack, command = UndoStack(), decision(device.library, entry, choice)
    stack.push(command)
    return stack


@pytest.fixture
def conflict(two: tuple[Device, Device]) -> tuple[Device, Device]:
    """Both changed one note; Li's device is told of it."""
    one, other = two
    one.note("n", "起初")
    together(one, other)
    other.note("n", "安娜的")
    one.clock += 5
    one.note("n", "李的")
    other.exchange()
    one.exchange()
    other.exchange()
    return one, other


def test_both_texts_are_told_with_their_writers_mine_first(
    conflict: tuple[Device, Device],
) -> None:
    (entry,) = kept(conflict[0])
    assert (entry.mine.text, entry.mine.by.name, entry.mine.by.is_here) == ("李的", "Li", True)
    assert (entry.theirs.text, entry.theirs.by.name) == ("安娜的", "Anna")
    assert not entry.theirs.by.is_here
    assert entry.mine.by.time > entry.theirs.by.time > 0


@pytest.mark.parametrize(
    ("choice", "texts"),
    [
        (Choice.MINE, ["李的"]),
        (Choice.THEIRS, ["安娜的"]),
        (Choice.BOTH, ["安娜的", "李的"]),
    ],
)
def test_what_is_decided_holds_everywhere_and_is_asked_no_more(
    conflict: tuple[Device, Device], choice: Choice, texts: list[str]
) -> None:
    decide(conflict[0], choice)
    together(*conflict)
    for device in conflict:
        assert sorted(device.texts().values()) == texts
        assert kept(device) == []
    assert contents(conflict[0].library) == contents(conflict[1].library)


@pytest.mark.parametrize("choice", list(Choice))
def test_a_decision_is_undone_and_asked_again(
    conflict: tuple[Device, Device], choice: Choice
) -> None:
    one, other = conflict
    before = one.texts()
    stack = decide(one, choice)
    stack.undo()
    assert one.texts() == before
    assert len(kept(one)) == 1
    stack.redo()
    together(one, other)
    assert kept(one) == kept(other) == []


def test_two_who_decide_otherwise_end_up_the_same(conflict: tuple[Device, Device]) -> None:
    one, other = conflict
    choice = {"李的": Choice.MINE, "安娜的": Choice.THEIRS}
    decide(one, choice["李的"])
    if kept(other):
        (entry,) = kept(other)
        decision(other.library, entry, Choice.MINE).do()
    together(one, other)
    assert one.texts() == other.texts()
    assert len(one.texts()) == 1


def test_two_renderings_of_a_term_are_decided(two: tuple[Device, Device]) -> None:
    one, other = two
    term = StoredTerm("t", "zh", "en", "银行", "bank", created=1.0, modified=1.0)
    one.library.terms.put(term)
    together(one, other)
    other.library.terms.put(replace(term, target="banking house", modified=2.0))
    one.clock += 5
    one.library.terms.put(replace(term, target="bank (money)", modified=3.0))
    other.exchange()
    one.exchange()
    (entry,) = kept(one)
    assert (entry.kind, entry.mine.text, entry.theirs.text) == (
        *("term", "bank (money)", "banking house"),
    )
    stack = decide(one, Choice.THEIRS)
    assert [found.target for found in one.library.terms.all()] == ["banking house"]
    stack.undo()
    assert len(one.library.terms.all()) == 2
    stack.redo()
    together(one, other)
    assert [found.target for found in other.library.terms.all()] == ["banking house"]
    assert kept(other) == kept(one) == []


def confirmed(aligned: Aligned, row: int) -> Edit:
    return set_status(aligned, row, RowStatus.CONFIRMED)


def edit(device: Device, row: int, make: MakeEdit) -> None:
    EditAlignment(device.library, ARTICLE, row, make, "edit").do()


@pytest.fixture
def rows(two: tuple[Device, Device]) -> tuple[Device, Device]:
    """Both know the text and its rows."""
    for device in two:
        device.library.articles.set_aligner(
            ARTICLE, "duidu-refined", device.library.articles.revision(ARTICLE)
        )
    together(*two)
    return two


def test_a_row_confirmed_by_two_needs_no_decision(rows: tuple[Device, Device]) -> None:
    for device in rows:
        edit(device, 1, confirmed)
    together(*rows)
    for device in rows:
        assert kept(device) == []
        (row,) = device.library.articles.rows(ARTICLE, 1, 2)
        assert row.row.blocks.status


def test_an_edit_that_does_not_fit_is_taken_over_or_left_out(rows: tuple[Device, Device]) -> None:
    one, other = rows
    edit(one, 1, confirmed)
    other.clock += 9
    # The same row, otherwise: of these two edits only one fits.
    note_other = other.library.articles.rows(ARTICLE, 0, 9)
    edit(other, 1, merge_rows)
    together(one, other)
    asked = [device for device in rows if kept(device)]
    assert asked
    (entry,) = kept(asked[0])
    assert (entry.kind, Choice.BOTH in choices(entry)) == ("edit", False)
    with pytest.raises(UsageError):
        decision(asked[0].library, entry, Choice.BOTH)
    before = asked[0].library.articles.rows(ARTICLE, 0, 99)
    takes = Choice.MINE if entry.mine.id == entry.stays else Choice.THEIRS
    command = decision(asked[0].library, entry, takes)
    try:
        command.do()
    except EditError:
        assert len(before) != len(note_other)
    else:
        assert kept(asked[0]) == []
        command.undo()
        assert len(kept(asked[0])) == 1
    assert [row.source for row in asked[0].library.articles.rows(ARTICLE, 0, 99)] == [
        row.source for row in before
    ]
    leaves = Choice.THEIRS if takes is Choice.MINE else Choice.MINE
    stack = UndoStack()
    stack.push(decision(asked[0].library, entry, leaves))
    together(one, other)
    assert kept(one) == kept(other) == []
    # Told anew, and to a device that is new, it is settled still.
    asked[0].tell_all(NoJob())
    third = Device.at(one.folder.parent, one.folder, "third")
    together(third, one, other)
    assert kept(third) == []
    stack.undo()
    together(one, other, third)
    assert len(kept(asked[0])) == 1
    assert [entry.id for entry in kept(third)] == [entry.id]


def test_what_is_settled_is_not_asked_again_when_more_edits_come(
    rows: tuple[Device, Device],
) -> None:
    one, other = rows
    edit(one, 1, confirmed)
    other.clock += 9
    edit(other, 1, merge_rows)
    together(one, other)
    (asked, *_) = [device for device in rows if kept(device)]
    (entry,) = kept(asked)
    leaves = Choice.THEIRS if entry.mine.id == entry.stays else Choice.MINE
    decision(asked.library, entry, leaves).do()
    edit(one, 0, confirmed)
    together(one, other)
    assert kept(one) == kept(other) == []


def test_a_note_that_is_gone_needs_no_decision(conflict: tuple[Device, Device]) -> None:
    one, _ = conflict
    (entry,) = kept(one)
    note = one.library.notes.get(entry.theirs.id)
    assert isinstance(note, Annotation)
    one.library.notes.put(replace(note, deleted=one.clock))
    assert kept(one) == []
