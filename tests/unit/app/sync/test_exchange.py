"""What one device does, another has; and what happens to files goes wrong in no way that loses."""

import json
import shutil
from pathlib import Path

import apsw
import pytest

from duidu.app.sync.shared_files import SharedFilesError
from duidu.core.changes import Changed
from duidu.core.errors import LibraryError
from duidu.library.library import Library
from duidu.library.sync.clock import stamp_of
from duidu.library.sync.entries import Entry, save_entry
from duidu.library.sync.lines import Line, with_checksum
from duidu.library.words.known_words import KnownWord
from fixtures.devices import ARTICLE, Device, all_texts, rows_of, together


@pytest.fixture
def two(tmp_path: Path) -> tuple[Device, Device]:
    folder = tmp_path / "folder"
    return Device.at(tmp_path, folder, "laptop"), Device.at(tmp_path, folder, "desk")


def log_of(device: Device) -> Path:
    """The last segment of a device's log."""
    setup = device.library.sync.setup
    assert setup is not None
    return max((device.folder / "duidu-sync" / setup.device).iterdir())


def id_of(device: Device) -> str:
    setup = device.library.sync.setup
    assert setup is not None
    return setup.device


def test_a_note_is_there_on_the_other_device_and_views_are_told(two: tuple[Device, Device]) -> None:
    one, other = two
    one.note("n", "甲")
    one.exchange()
    found = other.exchange()
    assert other.texts() == {"n": "甲"}
    (changes,) = [c for c in found.changes if Changed.ANNOTATIONS in c.kinds]
    assert changes.article == ARTICLE
    assert not other.exchange().taken


def test_with_sync_off_nothing_is_written(tmp_path: Path) -> None:
    with Library.open(tmp_path / "l.duidu") as library:
        library.known.put(KnownWord("zh", "词", 1))
        tables = ("entries", "out", "devices", "told", "articles", "edits")
        for table in tables:
            assert rows_of(library, f"SELECT * FROM sync_{table}") == []
        assert library.sync.setup is None


def test_different_fields_of_one_note_come_together(two: tuple[Device, Device]) -> None:
    one, other = two
    one.note("n", "甲")
    together(one, other)
    one.note("n", "甲", color="blue")
    other.note("n", "乙")
    together(one, other)
    for device in two:
        note = device.library.notes.get("n")
        assert note is not None
        assert (note.text, note.color) == ("乙", "blue")


def test_a_text_changed_by_one_after_the_other_is_kept_once(two: tuple[Device, Device]) -> None:
    for round_ in range(3):
        for device in two:
            device.note("n", f"{device.name} {round_}")
            together(*two)
            assert [one.texts() for one in two] == [{"n": f"{device.name} {round_}"}] * 2
    assert not any(device.library.sync.remembered() for device in two)


def test_a_text_changed_on_both_sides_is_kept_twice_and_said(two: tuple[Device, Device]) -> None:
    one, other = two
    one.note("n", "甲")
    together(one, other)
    one.note("n", "一")
    other.note("n", "二")
    together(one, other)
    assert sorted(one.texts().values()) == sorted(other.texts().values()) == ["一", "二"]
    assert one.texts() == other.texts()
    said = [told for device in two for told in device.library.sync.remembered()]
    assert {told["stays"] for told in said} == {"n"}
    beside = one.library.notes.get(said[0]["beside"])
    assert beside is not None
    assert beside.extra["kept_beside"] == "n"


def test_an_edit_is_not_lost_to_a_deletion_that_did_not_know_of_it(
    two: tuple[Device, Device],
) -> None:
    one, other = two
    one.note("n", "甲")
    together(one, other)
    one.note("n", "乙")
    other.clock += 60
    other.library.notes.delete("n")
    together(one, other)
    assert one.texts() == other.texts() == {"n": "乙"}


def test_what_is_deleted_stays_deleted_and_can_be_brought_back(two: tuple[Device, Device]) -> None:
    one, other = two
    one.note("n", "甲")
    together(one, other)
    other.library.notes.delete("n")
    together(one, other)
    assert one.texts() == other.texts() == {}
    one.library.notes.restore("n")
    together(one, other)
    assert other.texts() == {"n": "甲"}


def test_a_line_cut_short_is_read_when_the_rest_has_come(two: tuple[Device, Device]) -> None:
    one, other = two
    one.note("a", "甲")
    one.note("b", "乙")
    one.exchange()
    log = log_of(one)
    whole = log.read_bytes()
    for size in range(0, len(whole), 37):
        log.write_bytes(whole[:size])
        other.exchange()
    assert other.texts().keys() <= {"a", "b"}
    log.write_bytes(whole)
    other.exchange()
    assert other.texts() == {"a": "甲", "b": "乙"}


def test_a_damaged_line_holds_up_no_other_and_is_read_once_it_is_whole(
    two: tuple[Device, Device],
) -> None:
    one, other = two
    one.note("a", "甲")
    one.exchange()
    one.note("b", "乙")
    one.exchange()
    log = log_of(one)
    whole = log.read_bytes()
    at = whole.index("甲".encode())
    log.write_bytes(whole[:at] + b"?" + whole[at + 1 :])
    other.exchange()
    assert other.texts() == {"b": "乙"}
    (device,) = other.library.sync.devices()
    assert [hole[3] for hole in device.holes] == ["damaged"]
    log.write_bytes(whole)
    one.note("c", "丙")
    together(one, other)
    assert other.texts() == {"a": "甲", "b": "乙", "c": "丙"}
    assert not other.library.sync.devices()[0].holes


def test_lines_of_a_newer_version_are_left_and_said(two: tuple[Device, Device]) -> None:
    one, other = two
    one.note("a", "甲")
    one.exchange()
    log, whole = log_of(one), log_of(one).read_bytes()
    newer = with_checksum(json.dumps({"v": 99, "what": "nobody knows"}))
    log.write_bytes(whole + newer + newer)
    other.exchange()
    assert other.texts() == {"a": "甲"}
    ((_, first, last, why, _),) = other.library.sync.devices()[0].holes
    assert (first, last, why) == (len(whole), len(whole) + 2 * len(newer), "newer")


STAMP = stamp_of(1_800_000_000_000, 0, "ab" * 8)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "null",
        '{"v":1}',
        "[" * 100_000,
        Line("note", ("n",), STAMP, {"text": 5}).text(),
        Line("note", ("n",), STAMP, {"text": "x", "nothing": 1}).text(),
        Line("note", ("n", "m"), STAMP, {"text": "x"}).text(),
        Line("note", ("n",), "z" * 32, {"text": "x"}).text(),
        Line("word", ("zh", "w"), STAMP, {"known": [1e400, "", 0.0]}).text(),
        Line("word", ("zh", "w"), STAMP, {"known": [2**70, "", 0.0]}).text(),
        Line("word", ("zh", "w"), STAMP, {"known": [1, "", None]}).text(),
        Line("term", ("t",), STAMP, {"extra": "no JSON"}).text(),
        Line("bookmark", ("b",), STAMP, {"place": ["a", 7, 1, 1]}).text(),
        Line("collection", ("c",), STAMP, {"title": "t", "chapters": "[5]", "created": 1.0}).text(),
        Line("article", ("a",), STAMP, {"state": ["pending", None]}).text(),
        Line("unknown", ("a",), STAMP, {"x": 1}).text(),
    ],
)
def test_a_line_that_says_nothing_changes_nothing_and_holds_up_no_other(
    two: tuple[Device, Device], text: str
) -> None:
    one, other = two
    one.exchange()
    log, whole = log_of(one), log_of(one).read_bytes()
    good = Line("word", ("zh", "好"), STAMP, {"known": [1, "", 5.0]})
    log.write_bytes(whole + with_checksum(text) + with_checksum(good.text()))
    other.exchange()
    assert other.library.known.levels("zh") == {"好": 1}
    assert other.texts() == {}
    assert other.library.check().good


def test_an_own_log_somebody_else_went_on_with_gives_the_device_another_id(
    two: tuple[Device, Device], tmp_path: Path
) -> None:
    one, other = two
    one.note("a", "甲")
    together(one, other)
    # The library is copied as a whole, and both go on.
    one.library.close()
    shutil.copytree(tmp_path / "laptop", tmp_path / "copy")
    one.library = Library.open(tmp_path / "laptop" / "library.duidu")
    copied = Library.open(tmp_path / "copy" / "library.duidu")
    copy = Device("copy", copied, one.folder, one.clock)
    for device in (one, copy):
        device.go_on()
    one.note("b", "乙")
    copy.note("c", "丙")
    together(one, copy, other)
    assert one.texts() == other.texts() == copy.texts() == {"a": "甲", "b": "乙", "c": "丙"}
    assert len({id_of(one), id_of(copy), id_of(other)}) == 3


def test_a_restored_backup_catches_up(two: tuple[Device, Device], tmp_path: Path) -> None:
    one, other = two
    one.note("a", "甲")
    together(one, other)
    one.library.close()
    kept = tmp_path / "kept"
    shutil.copytree(tmp_path / "laptop", kept)
    one.library = Library.open(tmp_path / "laptop" / "library.duidu")
    one.go_on()
    one.note("b", "乙")
    one.note("a", "甲甲")
    together(one, other)
    before = id_of(one)
    one.library.close()
    shutil.rmtree(tmp_path / "laptop")
    shutil.copytree(kept, tmp_path / "laptop")
    one.library = Library.open(tmp_path / "laptop" / "library.duidu")
    one.go_on()
    one.note("c", "丙")
    together(one, other)
    assert one.texts() == other.texts() == {"a": "甲甲", "b": "乙", "c": "丙"}
    assert id_of(one) != before


@pytest.mark.parametrize("what", ["", "own", "other"])
def test_what_is_deleted_of_the_folder_comes_again(two: tuple[Device, Device], what: str) -> None:
    one, other = two
    one.note("a", "甲")
    other.note("b", "乙")
    together(one, other)
    root = one.folder / "duidu-sync"
    gone = {"": root, "own": root / id_of(one), "other": root / id_of(other)}[what]
    shutil.rmtree(gone)
    together(one, other)
    third = Device.at(one.folder.parent, one.folder, "third")
    together(one, other, third)
    assert third.texts() == one.texts() == other.texts() == {"a": "甲", "b": "乙"}


def test_a_folder_that_is_not_there_is_said_and_what_was_written_goes_later(
    two: tuple[Device, Device],
) -> None:
    one, other = two
    together(one, other)
    away = one.folder.rename(one.folder.with_name("away"))
    one.note("a", "甲")
    with pytest.raises(SharedFilesError, match="cannot be read"):
        one.exchange()
    assert not one.folder.exists()
    away.rename(one.folder)
    together(one, other)
    assert other.texts() == {"a": "甲"}


def test_a_device_that_was_away_for_a_year_catches_up(two: tuple[Device, Device]) -> None:
    one, other = two
    one.note("gone", "去")
    one.note("both", "始")
    together(one, other)
    other.note("both", "离线")
    for day in range(60):
        one.clock += 6 * 86400
        one.note(f"n{day}", f"{day}" * 2000)
        one.exchange()
    one.library.notes.delete("gone")
    one.exchange()
    one.library.notes.purge(one.clock + 10 * 365 * 86400)
    one.note("both", "在线")
    together(one, other)
    assert one.texts() == other.texts()
    assert {"离线", "在线"} <= set(one.texts().values())
    # Its log has several segments, of which the full ones are compressed.
    assert any(path.suffix == ".zst" for path in log_of(one).parent.iterdir())


def test_devices_of_one_name_are_two(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    one = Device.at(tmp_path / "1", folder, "same")
    other = Device.at(tmp_path / "2", folder, "same")
    one.note("a", "甲")
    other.note("b", "乙")
    together(one, other)
    assert one.texts() == other.texts() == {"a": "甲", "b": "乙"}
    assert [state.name for state in one.library.sync.devices()] == ["same"]


def test_an_edit_wins_over_what_it_replaced_however_wrong_the_other_clock_is(
    two: tuple[Device, Device],
) -> None:
    one, other = two
    other.clock += 40 * 365 * 86400
    other.note("n", "未来", color="blue")
    together(one, other)
    one.note("n", "现在", color="green")
    together(one, other)
    for device in two:
        note = device.library.notes.get("n")
        assert note is not None
        assert (note.text, note.color) == ("现在", "green")
    assert one.library.sync.devices()[0].ahead > 30 * 365 * 86400


def test_notes_wait_for_their_article(tmp_path: Path) -> None:
    one = Device.at(tmp_path, tmp_path / "folder", "one")
    other = Device.at(tmp_path, tmp_path / "folder", "other")
    other.library.articles.remove(ARTICLE)
    other.library.articles.discard(ARTICLE)
    one.note("n", "甲")
    together(one, other)
    assert all_texts(one.library) == {"甲"}
    assert other.library.check().good


def _before_it_is_kept(device: Device) -> None:
    """The lines are written, and the program ends before the library knows."""
    device.library.sync.out.told = lambda *_: (_ for _ in ()).throw(KeyboardInterrupt)  # type: ignore[method-assign]


def test_a_device_cut_off_after_it_wrote_goes_on_as_the_same(two: tuple[Device, Device]) -> None:
    one, other = two
    together(one, other)
    before = id_of(one)
    for text in ("short", "long" * 50_000):
        one.note("n", text)
        _before_it_is_kept(one)
        with pytest.raises(KeyboardInterrupt):
            one.exchange()
        one.go_on()
        one.note("m", text)
        together(one, other)
        assert other.texts() == {"n": text, "m": text}
    assert id_of(one) == before


def test_what_could_not_be_written_down_is_written_down_the_next_time(
    two: tuple[Device, Device], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = two
    together(one, other)
    one.note("a", "甲")
    one.note("b", "乙")
    kept: list[str] = []

    def full(connection: apsw.Connection, entry: Entry) -> None:
        kept.append(entry.key[0])
        if len(kept) > 1:
            raise LibraryError("The disk is full.")
        save_entry(connection, entry)

    with monkeypatch.context() as patched:
        patched.setattr("duidu.library.sync.capture.save_entry", full)
        with pytest.raises(LibraryError, match="full"):
            one.exchange()
    together(one, other)
    assert other.texts() == {"a": "甲", "b": "乙"}
