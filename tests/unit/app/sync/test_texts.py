"""Articles go once, edits of their rows as what was done to which rows."""

import random
from dataclasses import replace
from pathlib import Path

import pytest

from duidu.core.annotation import Annotation, AnnotationKind
from duidu.core.article import Place, SideName, Span
from duidu.core.changes import Changed
from duidu.core.row_status import RowStatus
from duidu.library.anchoring.anchors import make_anchor
from duidu.library.articles.article_rows import StoredRow
from duidu.library.library import Library
from fixtures.devices import Device, contents, together
from fixtures.sample_library import sample

BOOK = "a-book"


@pytest.fixture
def two(tmp_path: Path) -> tuple[Device, Device]:
    folder = tmp_path / "folder"
    one, other = (Device.at(tmp_path, folder, name) for name in ("one", "other"))
    add_book(one)
    together(one, other)
    return one, other


def add_book(device: Device, rows: int = 8) -> None:
    article, alignment = sample(rows, 7, "书")
    device.library.articles.add(article, alignment, id=BOOK)


def rows_of(library: Library) -> list[StoredRow]:
    """The rows of the book, without what is counted anew in each library."""
    count = library.articles.row_count(BOOK)
    return [
        replace(row, row=replace(row.row, blocks=replace(row.row.blocks, source=(), target=())))
        for row in library.articles.rows(BOOK, 0, count)
    ]


def set_status(device: Device, row: int, status: RowStatus) -> None:
    """A person says something of a row."""
    (old,) = device.library.articles.rows(BOOK, row, row + 1)
    beads = tuple(replace(bead, status=status) for bead in old.row.sentences)
    blocks = replace(old.row.blocks, status=status)
    new = replace(old, row=replace(old.row, blocks=blocks, sentences=beads))
    device.library.articles.replace_rows(BOOK, row, 1, [new])


def reword(device: Device, row: int, word: str) -> None:
    """A person writes another word before a source text."""
    (old,) = device.library.articles.rows(BOOK, row, row + 1)
    block = old.source[0]
    shift = len(word)
    spans = tuple(
        Span(s.start + shift * (i > 0), s.end + shift) for i, s in enumerate(block.sentences)
    )
    text = replace(block, text=word + block.text, sentences=spans, emphasis=())
    device.library.articles.replace_rows(BOOK, row, 1, [replace(old, source=(text,))])


def join(device: Device, row: int) -> None:
    """A person joins two rows."""
    first, second = device.library.articles.rows(BOOK, row, row + 2)
    count = [sum(len(b.sentences) for b in first.blocks(side)) for side in SideName]
    beads = tuple(
        replace(
            bead,
            source=tuple(n + count[0] for n in bead.source),
            target=tuple(n + count[1] for n in bead.target),
        )
        for bead in second.row.sentences
    )
    row_ = replace(first.row, sentences=(*first.row.sentences, *beads))
    new = StoredRow(0, row_, (*first.source, *second.source), (*first.target, *second.target))
    device.library.articles.replace_rows(BOOK, row, 2, [new])


def test_an_article_is_there_with_its_rows(two: tuple[Device, Device]) -> None:
    one, other = two
    assert rows_of(other.library) == rows_of(one.library)
    assert other.library.articles.whole(BOOK) == one.library.articles.whole(BOOK)
    assert other.library.check().good


def test_a_text_lies_in_the_folder_once_however_many_have_it(two: tuple[Device, Device]) -> None:
    one, other = two
    texts = list((one.folder / "duidu-sync" / "texts").iterdir())
    times = [text.stat().st_mtime_ns for text in texts]
    third = Device.at(one.folder.parent, one.folder, "third")
    together(one, other, third)
    assert third.library.articles.row_count(BOOK) == one.library.articles.row_count(BOOK)
    assert [text.stat().st_mtime_ns for text in texts] == times


def test_where_a_person_reads_goes_along(two: tuple[Device, Device]) -> None:
    one, other = two
    one.library.articles.set_reading_position(BOOK, SideName.SOURCE, 3, 2, 0.5)
    together(one, other)
    assert other.library.articles.reading_position(BOOK) == (SideName.SOURCE, 3, 2)


def test_an_edit_of_rows_is_there_and_views_are_told(two: tuple[Device, Device]) -> None:
    one, other = two
    join(one, 2)
    set_status(one, 5, RowStatus.CONFIRMED)
    one.exchange()
    told = other.exchange().changes
    assert rows_of(other.library) == rows_of(one.library)
    assert any(Changed.ALIGNMENT in c.kinds and c.article == BOOK for c in told)


def test_edits_of_different_rows_come_together(two: tuple[Device, Device]) -> None:
    one, other = two
    join(one, 2)
    reword(other, 6, "新")
    set_status(other, 1, RowStatus.FINAL)
    together(one, other)
    assert rows_of(other.library) == rows_of(one.library)
    assert len(rows_of(one.library)) == 7
    assert rows_of(one.library)[5].source[0].text.startswith("新")
    assert not one.library.sync.remembered()


def test_an_edit_that_does_not_fit_any_more_is_shown(two: tuple[Device, Device]) -> None:
    one, other = two
    reword(one, 3, "甲")
    other.clock += 60
    join(other, 3)
    together(one, other)
    assert rows_of(other.library) == rows_of(one.library)
    # The earlier one was carried out; the other is named by all devices, with its rows.
    for device in two:
        (told,) = device.library.sync.remembered()
        assert told["kind"] == "edit"
        shown = device.library.sync.edit(BOOK, told["edit"])
        assert len(shown) == 1
        assert len(shown[0].source) == 2


def test_notes_stay_at_their_words_when_rows_change_elsewhere(two: tuple[Device, Device]) -> None:
    one, other = two
    block = rows_of(other.library)[4].source[0]
    anchor = make_anchor(SideName.SOURCE, block, Span(2, 6))
    note = Annotation("n", BOOK, AnnotationKind.NOTE, (anchor,), "在此")
    other.library.notes.put(note)
    other.library.articles.set_reading_position(BOOK, SideName.SOURCE, block.id, 3, 0.5)
    reword(one, 4, "前面")
    one.exchange()
    other.exchange()
    kept = other.library.notes.get("n")
    assert kept is not None
    assert kept.anchors[0].exact == anchor.exact
    assert kept.anchors[0].start == anchor.start + 2
    assert other.library.articles.reading_position(BOOK) == (SideName.SOURCE, block.id, 5)
    together(one, other)
    assert one.library.notes.get("n") == kept


def test_an_edit_made_while_others_come_stays(two: tuple[Device, Device]) -> None:
    one, other = two
    reword(one, 2, "远")
    one.exchange()
    # Not written down yet when the other's comes.
    reword(other, 5, "近")
    other.exchange()
    together(one, other)
    assert rows_of(other.library) == rows_of(one.library)
    texts = "".join(block.text for row in rows_of(one.library) for block in row.source)
    assert "远" in texts
    assert "近" in texts


def test_new_blocks_of_two_devices_have_ids_of_their_own(two: tuple[Device, Device]) -> None:
    one, _ = two
    ids = {device.library.articles.next_block(BOOK, SideName.SOURCE) for device in two}
    assert len(ids) == 2
    one.library.sync.end()
    assert one.library.articles.next_block(BOOK, SideName.SOURCE) < 100


def test_an_unfinished_text_is_not_told_yet(tmp_path: Path) -> None:
    device = Device.at(tmp_path, tmp_path / "folder", "one", clock=1_000_000_000.0)
    # By the clock of the device it has just been opened.
    device.exchange()
    assert not device.library.sync.texts.missing()
    assert not list(device.folder.rglob("texts/*"))


@pytest.mark.parametrize("seed", range(4))
def test_rows_of_three_devices_end_up_the_same(tmp_path: Path, seed: int) -> None:
    rng, folder = random.Random(seed), tmp_path / "folder"
    devices = [Device.at(tmp_path, folder, name) for name in "abc"]
    add_book(devices[0], 12)
    together(*devices)
    for step in range(24):
        device = rng.choice(devices)
        device.clock += rng.random() * 5
        row = rng.randrange(1, device.library.articles.row_count(BOOK) - 1)
        choice = rng.randrange(5)
        if choice == 0:
            device.exchange()
        elif choice == 1 and device.library.articles.row_count(BOOK) > 5:
            join(device, row)
        elif choice == 2:
            reword(device, row, f"{device.name}{step}")
        else:
            set_status(device, row, rng.choice(list(RowStatus)))
    together(*devices)
    first, *others = devices
    for other in others:
        assert rows_of(other.library) == rows_of(first.library)
        assert contents(other.library) == contents(first.library)
        assert {told["edit"] for told in other.library.sync.remembered()} == {
            told["edit"] for told in first.library.sync.remembered()
        }
        assert other.library.check().good


def test_what_the_person_has_at_places_reaches_a_device_that_comes_later(
    two: tuple[Device, Device],
) -> None:
    one, other = two
    place = Place(SideName.SOURCE, 3, 1)
    one.library.articles.move_reading_position(BOOK, place)
    reword(one, 4, "后")
    one.library.articles.rename(BOOK, "新名")
    together(one, other)
    third = Device.at(one.folder.parent, one.folder, "third")
    together(one, other, third)
    assert third.library.articles.info(BOOK).title == "新名"
    assert rows_of(third.library) == rows_of(one.library)
    assert third.library.articles.reading_position(BOOK) == (SideName.SOURCE, 3, 1)
