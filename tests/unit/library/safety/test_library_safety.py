import threading
from datetime import datetime
from pathlib import Path

import apsw
import pytest

from duidu.core.errors import Cancelled, LibraryError
from duidu.library.library import Library
from duidu.library.safety.backups import backups_of, preview_unpacked, unpacked
from duidu.library.safety.plain_copies import check_copy, copy_path
from duidu.library.safety.rebuild import rebuild
from duidu.library.safety.recovery import restore
from duidu.library.store.library_errors import DamagedError
from duidu.library.store.library_path import backup_folder, copies_folder
from fixtures.sample_library import damage, everything, fill, flip_text, note


def test_a_backup_is_verified_packed_and_can_be_looked_into(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.sqlite") as library:
        assert library.keep_safe() is None
        fill(library)
        backup = library.keep_safe()
        assert backup is not None
        assert library.keep_safe() is None
        with unpacked(backup.path) as file:
            seen = preview_unpacked(file, backup.path)
        assert (set(seen.titles), seen.notes) == ({"样本", "第二"}, 29)
        assert library.backups.all() == [backup]
    assert {path.name for path in backup_folder(library.path).iterdir()} == {backup.path.name}


def test_a_backup_is_due_after_half_an_hour_of_changes(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.sqlite") as library:
        start = datetime.now().timestamp()
        assert not library.backups.due(start + 3600)
        fill(library)
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


def test_upkeep_says_nothing_of_a_sound_library_and_what_to_do_about_a_damaged_one(
    tmp_path: Path,
) -> None:
    path = tmp_path / "library.sqlite"
    with Library.open(path) as library:
        fill(library)
        assert library.upkeep() is None
        library._database.remember("checked", "0")
    damage(path, flip_text)
    with Library.open(path) as library:
        assert "damaged" in (library.upkeep() or "")
    with Library.open(path) as library:
        assert len(library.warnings) == 1
        assert library.upkeep() is None


def test_damage_met_while_indexing_is_said_too(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    with Library.open(path) as library:
        fill(library)
        library.check()
    damage(path, flip_text)
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
        fill(library)
        with pytest.raises(Cancelled):
            library.backups.make(Stops())
        assert list(backup_folder(library.path).iterdir()) == []
        library.notes.put(note("still", "a"))


def test_a_damaged_library_gives_no_backup(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    with Library.open(path) as library:
        fill(library)
    damage(path, flip_text)
    with Library.open(path) as library:
        with pytest.raises(DamagedError, match="No backup"):
            library.backups.make()
        assert backups_of(path) == []
        assert not library.check().good


def test_a_backup_can_be_put_in_place_and_the_replaced_library_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    with Library.open(path) as library:
        fill(library)
        backup = library.keep_safe()
        before = everything(library)
        library.notes.put(note("later", "a"))
    assert backup is not None
    aside = restore(path, backup)
    with Library.open(path) as library:
        assert everything(library) == before
    with Library.open(aside / "library.sqlite") as library:
        assert library.notes.get("later") is not None


def test_a_library_is_rebuilt_whole_from_its_copies(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    with Library.open(path) as library:
        fill(library)
        library.keep_safe()
        before = everything(library)
    rebuilt = rebuild(copies_folder(path), tmp_path / "again" / "library.sqlite")
    assert (rebuilt.articles, rebuilt.notes, rebuilt.refused) == (2, 29, ())
    with Library.open(tmp_path / "again" / "library.sqlite") as library:
        assert everything(library) == before
    with pytest.raises(LibraryError, match="already"):
        rebuild(copies_folder(path), path)


def test_only_the_copies_of_what_changed_are_written_again(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    with Library.open(path) as library:
        fill(library)
        library.keep_safe()
        times = {copy: copy.stat().st_mtime_ns for copy in copies_folder(path).iterdir()}
        library.notes.put(note("more", "b"))
        library.keep_safe()
        changed = {
            copy for copy in copies_folder(path).iterdir() if copy.stat().st_mtime_ns != times[copy]
        }
    assert changed == {copy_path(path, "b")}


def test_a_damaged_copy_is_refused_and_the_others_are_used(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    with Library.open(path) as library:
        fill(library)
        library.keep_safe()
    copy = copy_path(path, "b")
    check_copy(copy)
    damage(copy, lambda data: data.__setitem__(len(data) // 2, data[len(data) // 2] ^ 1))
    rebuilt = rebuild(copies_folder(path), tmp_path / "again.sqlite")
    assert rebuilt.articles == 1
    assert len(rebuilt.refused) == 1
    assert "damaged" in rebuilt.refused[0]


def test_a_purged_article_is_not_rebuilt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "library.sqlite"
    with Library.open(path) as library:
        fill(library)
        library.keep_safe()
        library.tidy()
        library.articles.remove("b")
        later = datetime.now().timestamp() + 40 * 86400
        monkeypatch.setattr("duidu.library.library.time.time", lambda: later)
        library.tidy()
        assert not copy_path(path, "b").exists()
        assert library.articles.all(removed=True) == []


def test_a_checked_library_says_how_much_was_looked_at(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.sqlite") as library:
        fill(library)
        health = library.check()
        assert health.good
        assert health.rows > 150
        library._database.write(
            lambda c: c.execute("DELETE FROM note_blocks WHERE note=7").fetchall()
        )
        assert library.check().problems == ("note_blocks: not what the notes say",)
        library._database.write(lambda c: c.execute("DELETE FROM rows WHERE number=7").fetchall())
        assert "articles: a is not whole" in library.check().problems


def test_backups_are_listed_newest_first(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    folder = backup_folder(path)
    folder.mkdir(parents=True)
    for day in ("20260102", "20260103", "20260101"):
        (folder / f"library-{day}-120000.sqlite.gz").touch()
    assert [backup.made.day for backup in backups_of(path)] == [3, 2, 1]


def test_a_library_closes_while_a_thread_still_reads_it(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "library.sqlite")
    reading, errors = threading.Event(), []
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"

    def read() -> None:
        def work(connection: apsw.Connection) -> None:
            reading.set()
            connection.execute(endless).fetchall()

        try:
            library._database.read(work)
        except LibraryError as error:
            errors.append(error)

    thread = threading.Thread(target=read)
    thread.start()
    reading.wait()
    library.close()
    thread.join()
    assert len(errors) == 1
    # Whole and closed: nothing is left in its log.
    with Library.open(tmp_path / "library.sqlite") as again:
        assert again.check().good
        assert not again.has_changes


def test_a_file_in_the_place_of_the_backups_is_named_and_nobody_else_blamed(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.sqlite") as library:
        fill(library)
        backup_folder(library.path).touch()
        with pytest.raises(LibraryError, match="backups cannot be read or written") as caught:
            library.backups.make()
        assert "Antivirus" not in str(caught.value)
