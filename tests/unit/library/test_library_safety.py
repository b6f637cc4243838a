import os
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import apsw
import pytest

from duidu.core.article import SideName
from duidu.core.errors import Cancelled, LibraryError
from duidu.library.backups import backups_of, preview
from duidu.library.bookmarks import Bookmark
from duidu.library.copies import check_copy, copy_path
from duidu.library.corrections import Correction, Scope
from duidu.library.errors import DamagedError
from duidu.library.files import SourceFile
from duidu.library.known import KnownWord
from duidu.library.library import Library
from duidu.library.places import backup_folder, copies_folder
from duidu.library.rebuild import rebuild
from duidu.library.recovery import restore
from duidu.library.terms import StoredTerm
from library_samples import note, sample


def _fill(library: Library) -> None:
    library.articles.add(*sample(40), files=(SourceFile(Path("/a.txt"), "00" * 32),), id="a")
    library.articles.add(*sample(5, 2, "第二"), id="b")
    library.articles.set_place("a", SideName.TARGET, 3, 1, 0.5)
    for i in range(30):
        library.notes.put(note(f"n{i}", "a", 11 + i, f"笔记 {i}", float(i)))
    library.notes.put(replace(note("n3", "a", 14, "changed"), modified=9.0))
    library.notes.delete("n4")
    library.corrections.put(Correction("c", "words", Scope.PLACE, "谈判", "谈判", "a", SideName.SOURCE, 11, 0, 2))
    library.corrections.put(Correction("e", "reading", Scope.EVERYWHERE, "行", "hang2"))
    library.terms.put(StoredTerm("t", "zh", "en", "米莉", "Milley"))
    library.known.put(KnownWord("zh", "谈判", 2))
    library.bookmarks.put(Bookmark("m", "b", SideName.SOURCE, 11, 0))


def _everything(library: Library) -> object:
    articles = library.articles.all()
    return (
        [(info, library.articles.whole(info.id), library.articles.place(info.id), library.articles.files(info.id)) for info in articles],
        library.notes.all(),
        [library.notes.of_article(info.id, deleted=True) for info in articles],
        library.notes.history("n3"),
        *(sorted(library.corrections.all(), key=lambda item: item.id), library.terms.all(), library.known.all(), library.bookmarks.all()),
        library.notes.in_blocks("a", SideName.SOURCE, range(50)),
    )


def _damage(path: Path, change: Callable[[bytearray], None]) -> bytes:
    data = bytearray(path.read_bytes())
    change(data)
    path.write_bytes(bytes(data))
    return bytes(data)


def _flip_text(data: bytearray) -> None:
    place = data.index("笔记 7".encode())
    data[place + 7] ^= 1  # "7" becomes "6": text that SQLite itself finds nothing wrong with


def test_a_backup_is_verified_packed_and_can_be_looked_into(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.sqlite") as library:
        assert library.keep_safe() is None
        _fill(library)
        backup = library.keep_safe()
        assert backup is not None
        assert library.keep_safe() is None
        seen = preview(backup.path)
        assert (set(seen.titles), seen.notes) == ({"样本", "第二"}, 29)
        assert library.backups.all() == [backup]
    assert {path.name for path in backup_folder(library.path).iterdir()} == {backup.path.name}


def test_a_backup_is_due_after_half_an_hour_of_changes(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.sqlite") as library:
        start = datetime.now().timestamp()
        assert not library.backups.due(start + 3600)
        _fill(library)
        assert not library.backups.due(start + 60)
        assert library.backups.due(start + 1900)
        assert library.backups.due(start - 86400)
        library.keep_safe()
        assert not library.backups.due(start + 3600)


def test_housekeeping_alone_is_no_reason_for_a_backup(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.sqlite") as library:
        assert library.check_due
        library.tidy()
        library.check()
        assert not library.check_due
        assert not library.has_changes


def test_upkeep_says_nothing_of_a_sound_library_and_what_to_do_about_a_damaged_one(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    with Library.open(path) as library:
        _fill(library)
        assert library.upkeep() is None
        library._database.remember("checked", "0")
    _damage(path, _flip_text)
    with Library.open(path) as library:
        assert "damaged" in (library.upkeep() or "")
    with Library.open(path) as library:
        assert len(library.warnings) == 1
        assert library.upkeep() is None


def test_damage_met_while_indexing_is_said_too(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    with Library.open(path) as library:
        _fill(library)
        library.check()
    _damage(path, _flip_text)
    with Library.open(path) as library:
        assert not library.check_due
        assert "damaged" in (library.upkeep() or "")


def test_a_closed_library_says_so(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.sqlite") as library:
        pass
    with pytest.raises(LibraryError, match="closed"):
        library.notes.put(note("n", "a"))


def test_a_cancelled_backup_leaves_no_file(tmp_path: Path) -> None:
    class Stops:
        def progress(self, done: float, message: str = "") -> None:
            pass

        def check(self) -> None:
            raise Cancelled

    with Library.open(tmp_path / "library.sqlite") as library:
        _fill(library)
        with pytest.raises(Cancelled):
            library.backups.make(Stops())
        assert list(backup_folder(library.path).iterdir()) == []
        library.notes.put(note("still", "a"))


def test_a_damaged_library_gives_no_backup(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    with Library.open(path) as library:
        _fill(library)
    _damage(path, _flip_text)
    with Library.open(path) as library:
        with pytest.raises(DamagedError, match="No backup"):
            library.backups.make()
        assert backups_of(path) == []
        assert not library.check().good


def test_a_flipped_bit_in_a_text_is_noticed_when_read_and_put_right_at_the_next_opening(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    with Library.open(path) as library:
        _fill(library)
        library.keep_safe()
        before = _everything(library)
    damaged = _damage(path, _flip_text)
    with Library.open(path) as library:
        assert library.warnings == ()
        with pytest.raises(DamagedError, match="not what was written"):
            library.notes.get("n7")
    with Library.open(path) as library:
        (sentence,) = library.warnings
        assert f"{datetime.now():%Y-%m-%d}" in sentence
        assert _everything(library) == before
        assert library.check().good
    (folder,) = tmp_path.glob("*.corrupt-*")
    assert (folder / "library.sqlite").read_bytes() == damaged


def _cut(data: bytearray) -> None:
    del data[len(data) // 2 :]


def _blank(data: bytearray) -> None:
    data[:] = bytes(len(data))


def _header(data: bytearray) -> None:
    data[:16] = b"damaged header!!"


def _format(data: bytearray) -> None:
    data[47] = 77


def _garbage(data: bytearray) -> None:
    data[4096:] = os.urandom(len(data) - 4096)


@pytest.mark.parametrize("change", [_cut, _blank, _header, _format, _garbage])
def test_a_destroyed_library_comes_back_from_the_newest_good_backup(tmp_path: Path, change: Callable[[bytearray], None]) -> None:
    path = tmp_path / "library.sqlite"
    with Library.open(path) as library:
        _fill(library)
        before = _everything(library)
        library.keep_safe()
    bad = backup_folder(path) / "library-29990101-000000.sqlite.gz"
    bad.write_bytes(b"newer, but damaged")
    _damage(path, change)
    with Library.open(path) as library:
        assert len(library.warnings) == 1
        assert _everything(library) == before
    assert len(list(tmp_path.glob("*.corrupt-*/library.sqlite"))) == 1


def test_what_is_newer_than_the_backup_is_read_from_the_damaged_file(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    with Library.open(path) as library:
        _fill(library)
        library.keep_safe()
        library.articles.add(*sample(20, 3, "第三"), id="new")
        rows = library.articles.rows("a", 1, 3)
        library.articles.replace_rows("a", 1, 2, rows[:1])
        library.notes.put(note("late", "new"))
        library.corrections.remove("c")
        library.articles.rename("b", "改名")
        library.bookmarks.remove("m")
        before = _everything(library)
        new = library.articles.whole("new")
    _damage(path, _flip_text)
    (tmp_path / "library.sqlite.damaged").touch()
    with Library.open(path) as library:
        assert "newer entries" in library.warnings[0]
        assert _everything(library) == before
        assert library.articles.whole("new") == new


def test_without_a_backup_all_but_the_damaged_row_is_saved(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    with Library.open(path) as library:
        _fill(library)
        notes = library.notes.all()
    _damage(path, _flip_text)
    (tmp_path / "library.sqlite.damaged").touch()
    with Library.open(path) as library:
        assert "without a backup" in library.warnings[0]
        assert library.notes.all() == [kept for kept in notes if kept.id != "n7"]


def test_with_neither_backup_nor_readable_file_the_plain_copies_are_used(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    with Library.open(path) as library:
        _fill(library)
        library.keep_safe()
        before = library.notes.all()
    for backup in backups_of(path):
        backup.path.unlink()
    _damage(path, _blank)
    with Library.open(path) as library:
        assert library.notes.all() == before


def test_a_library_that_vanished_comes_back_from_its_backup_and_is_not_begun_anew(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    with Library.open(path) as library:
        _fill(library)
        library.keep_safe()
        before = _everything(library)
    path.unlink()
    with Library.open(path) as library:
        assert "missing" in library.warnings[0]
        assert _everything(library) == before


@pytest.mark.parametrize("step", range(4))
def test_a_recovery_that_was_cut_off_is_finished_at_the_next_opening(tmp_path: Path, step: int, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "library.sqlite"
    with Library.open(path) as library:
        _fill(library)
        library.keep_safe()
        before = _everything(library)
    damaged = _damage(path, _garbage)
    calls = 0
    real = os.replace

    def stops(source: object, target: object) -> None:
        nonlocal calls
        if str(target).endswith((".recovering", "library.sqlite")) or "corrupt" in str(target):
            calls += 1
            if calls > step:
                raise KeyboardInterrupt
        real(str(source), str(target))

    monkeypatch.setattr(os, "replace", stops)
    if step < 3:
        with pytest.raises(KeyboardInterrupt):
            Library.open(path)
    monkeypatch.undo()
    with Library.open(path) as library:
        assert _everything(library) == before
    kept = [folder for folder in tmp_path.glob("*.corrupt-*") if (folder / "library.sqlite").exists()]
    assert [(folder / "library.sqlite").read_bytes() for folder in kept] == [damaged]
    assert not list(tmp_path.glob("*.recover*"))


def test_a_backup_can_be_put_in_place_and_the_replaced_library_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    with Library.open(path) as library:
        _fill(library)
        backup = library.keep_safe()
        before = _everything(library)
        library.notes.put(note("later", "a"))
    assert backup is not None
    aside = restore(path, backup)
    with Library.open(path) as library:
        assert _everything(library) == before
    with Library.open(aside / "library.sqlite") as library:
        assert library.notes.get("later") is not None


def test_a_library_is_rebuilt_whole_from_its_copies(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    with Library.open(path) as library:
        _fill(library)
        library.keep_safe()
        before = _everything(library)
    rebuilt = rebuild(copies_folder(path), tmp_path / "again" / "library.sqlite")
    assert (rebuilt.articles, rebuilt.notes, rebuilt.refused) == (2, 29, ())
    with Library.open(tmp_path / "again" / "library.sqlite") as library:
        assert _everything(library) == before
    with pytest.raises(LibraryError, match="already"):
        rebuild(copies_folder(path), path)


def test_only_the_copies_of_what_changed_are_written_again(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    with Library.open(path) as library:
        _fill(library)
        library.keep_safe()
        times = {copy: copy.stat().st_mtime_ns for copy in copies_folder(path).iterdir()}
        library.notes.put(note("more", "b"))
        library.keep_safe()
        changed = {copy for copy in copies_folder(path).iterdir() if copy.stat().st_mtime_ns != times[copy]}
    assert changed == {copy_path(path, "b")}


def test_a_damaged_copy_is_refused_and_the_others_are_used(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    with Library.open(path) as library:
        _fill(library)
        library.keep_safe()
    copy = copy_path(path, "b")
    check_copy(copy)
    _damage(copy, lambda data: data.__setitem__(len(data) // 2, data[len(data) // 2] ^ 1))
    rebuilt = rebuild(copies_folder(path), tmp_path / "again.sqlite")
    assert rebuilt.articles == 1
    assert len(rebuilt.refused) == 1
    assert "damaged" in rebuilt.refused[0]


def test_a_purged_article_is_not_rebuilt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "library.sqlite"
    with Library.open(path) as library:
        _fill(library)
        library.keep_safe()
        library.tidy()
        library.articles.remove("b")
        later = datetime.now().timestamp() + 40 * 86400
        monkeypatch.setattr("duidu.library.library.time.time", lambda: later)
        library.tidy()
        assert not copy_path(path, "b").exists()
        assert library.articles.all(removed=True) == []


def test_a_read_only_check_of_a_damaged_library_changes_no_file(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    with Library.open(path) as library:
        _fill(library)
    damaged = _damage(path, _flip_text)
    with Library.open(path, read_only=True) as library:
        assert not library.check().good
    assert path.read_bytes() == damaged
    assert not (tmp_path / "library.sqlite.damaged").exists()


def test_a_checked_library_says_how_much_was_looked_at(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.sqlite") as library:
        _fill(library)
        health = library.check()
        assert health.good
        assert health.rows > 150
        library._database.write(lambda c: c.execute("DELETE FROM note_blocks WHERE note=7").fetchall())
        assert library.check().problems == ("note_blocks: not what the notes say",)
        library._database.write(lambda c: c.execute("DELETE FROM rows WHERE number=7").fetchall())
        assert "articles: a is not whole" in library.check().problems


def test_sqlite_alone_does_not_see_the_flipped_bit(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    with Library.open(path) as library:
        _fill(library)
    _damage(path, _flip_text)
    connection = apsw.Connection(str(path), apsw.SQLITE_OPEN_READONLY)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()


@pytest.mark.parametrize("place", ["a frame", "its checksum", "the header", "the salt of the log"])
def test_entries_behind_a_damaged_place_of_the_log_are_read_back(tmp_path: Path, place: str) -> None:
    path = tmp_path / "library.sqlite"
    with Library.open(path) as library:
        _fill(library)
        library.keep_safe()
        library._database.apart(lambda c: c.execute("SELECT 1").fetchall())
        for i in range(8):
            library.notes.put(note(f"late{i}", "b", text="末" * 200))
        before = _everything(library)
        (tmp_path / "crashed").mkdir()
        for part in ("library.sqlite", "library.sqlite-wal"):
            (tmp_path / "crashed" / part).write_bytes((tmp_path / part).read_bytes())
    log = tmp_path / "crashed" / "library.sqlite-wal"
    size = len(log.read_bytes())
    offset = {"a frame": size - 3 * 4120 + 4000, "its checksum": size - 3 * 4120 + 17, "the header": 27, "the salt of the log": 18}[place]
    damaged = _damage(log, lambda data: data.__setitem__(offset, data[offset] ^ 8))
    with Library.open(tmp_path / "crashed" / "library.sqlite") as library:
        (sentence,) = library.warnings
        assert "log" in sentence
        found = _everything(library)
    if place != "a frame":
        assert found == before
    (folder,) = (tmp_path / "crashed").glob("*.corrupt-*")
    assert (folder / "library.sqlite-wal").read_bytes() == damaged


def test_a_crash_of_the_process_alone_leaves_a_log_that_is_not_suspected(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    with Library.open(path) as library:
        _fill(library)
        before = _everything(library)
        (tmp_path / "crashed").mkdir()
        for part in ("library.sqlite", "library.sqlite-wal"):
            (tmp_path / "crashed" / part).write_bytes((tmp_path / part).read_bytes())
    with Library.open(tmp_path / "crashed" / "library.sqlite") as library:
        assert library.warnings == ()
        assert _everything(library) == before
