"""Drafts on the disk: kept within their folder, whole, private, elsewhere where they must be."""

import os
import stat
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from duidu.core.draft import Draft, DraftKind
from duidu.core.errors import Sentence
from duidu.library.safety import draft_files
from duidu.library.safety.draft_files import draft_folders, read_drafts, write_draft
from duidu.library.safety.drafts import Drafts

DRAFT = Draft(
    "d-1",
    DraftKind.NOTE,
    "article",
    "note 7",
    "河面",
    {"text": "半个\n念头 \ud800 😀", "tags": "a, b"},
    {"text": "", "tags": ""},
    {"note": ""},
    12.5,
)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Where a library would be."""
    return tmp_path / "library.sqlite"


def test_a_draft_comes_back_as_it_was_typed(library: Path) -> None:
    drafts = Drafts(library)
    drafts.keep(DRAFT)
    drafts.close()
    assert Drafts(library).all() == [DRAFT]
    assert Drafts(library).find(replace(DRAFT, id="other")) == DRAFT
    assert Drafts(library).find(replace(DRAFT, target="note 8")) is None


def test_a_draft_that_was_kept_for_good_is_gone(library: Path) -> None:
    drafts = Drafts(library)
    drafts.keep(DRAFT)
    drafts.flush()
    drafts.drop(DRAFT.id)
    drafts.close()
    assert list((library.parent / "library.drafts").iterdir()) == []
    assert Drafts(library).all() == []


def test_the_last_wish_counts_while_the_disk_is_slow(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    going, goes = threading.Event(), threading.Event()
    written: list[str] = []

    def slow(folder: Path, draft: Draft) -> None:
        going.set()
        goes.wait()
        written.append(draft.fields["text"])

    monkeypatch.setattr("duidu.library.safety.drafts.write_draft", slow)
    drafts = Drafts(library)
    drafts.keep(replace(DRAFT, fields={"text": "1"}))
    going.wait()
    # Typing goes on, and none of it waits for the disk.
    for text in "23456789":
        drafts.keep(replace(DRAFT, fields={"text": text}))
    goes.set()
    assert drafts.flush()
    assert written == ["1", "9"]
    drafts.close()


def test_nobody_else_may_read_drafts(library: Path) -> None:
    write_draft(draft_folders(library)[0], DRAFT)
    folder = library.parent / "library.drafts"
    (file,) = folder.iterdir()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize("blocked", [1, 2, 3])
def test_a_draft_goes_to_the_next_best_place_and_that_is_said_once(
    library: Path, monkeypatch: pytest.MonkeyPatch, blocked: int, tmp_path: Path
) -> None:
    folders = tuple(tmp_path / name for name in ("beside", "home", "temporary"))
    monkeypatch.setattr("duidu.library.safety.drafts.draft_folders", lambda _: folders)
    for folder in folders[:blocked]:
        folder.write_text("a file where the folder should be")
    told: list[Sentence] = []
    drafts = Drafts(library)
    drafts.tell = told.append
    for number in range(3):
        drafts.keep(replace(DRAFT, changed=float(number)))
        drafts.flush()
    drafts.close()
    assert len(told) == 1
    if blocked < 3:
        assert str(folders[blocked]) in told[0]
        assert [draft.changed for draft in read_drafts(folders[blocked])] == [2.0]
        assert len(Drafts(library).all()) == 1
    else:
        assert "cannot be kept on any disk" in told[0]


def test_a_disk_that_has_room_again_is_used_again_and_keeps_one_copy(
    library: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folders = (tmp_path / "beside", tmp_path / "home")
    monkeypatch.setattr("duidu.library.safety.drafts.draft_folders", lambda _: folders)
    folders[0].write_text("in the way")
    drafts = Drafts(library)
    drafts.keep(DRAFT)
    drafts.flush()
    folders[0].unlink()
    drafts.keep(replace(DRAFT, changed=99.0))
    drafts.close()
    assert [len(list(read_drafts(folder))) for folder in folders] == [1, 0]


def test_a_write_that_fails_leaves_the_draft_before_it(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = draft_folders(library)[0]
    write_draft(folder, DRAFT)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_draft(folder, replace(DRAFT, fields={"text": "more"}))
    assert list(read_drafts(folder)) == [DRAFT]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[" * 100_000,
        b"null",
        b'{"crc": 1, "draft": "{}"}',
        b"\xff\x00",
        b'{"draft": 1}',
    ],
)
def test_what_is_no_draft_is_passed_over_and_left_alone(library: Path, content: bytes) -> None:
    folder = draft_folders(library)[0]
    write_draft(folder, DRAFT)
    (folder / "d-2.json").write_bytes(content)
    assert list(read_drafts(folder)) == [DRAFT]
    assert (folder / "d-2.json").read_bytes() == content


def test_a_flipped_bit_is_noticed(library: Path) -> None:
    folder = draft_folders(library)[0]
    write_draft(folder, DRAFT)
    file = folder / "d-1.json"
    file.write_bytes(file.read_bytes().replace(b"a, b", b"a, c"))
    assert list(read_drafts(folder)) == []


@pytest.mark.skipif(os.name != "posix", reason="links and pipes as POSIX has them")
def test_a_link_or_a_pipe_in_the_place_of_drafts_is_not_followed(
    library: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    write_draft(other, DRAFT)
    folder = draft_folders(library)[0]
    folder.symlink_to(other)
    assert list(read_drafts(folder)) == []
    with pytest.raises(OSError, match="not a folder of this person"):
        write_draft(folder, DRAFT)
    folder.unlink()
    folder.mkdir()
    os.mkfifo(folder / "pipe.json")
    (folder / "d-1.json").symlink_to(other / "d-1.json")
    assert list(read_drafts(folder)) == []


def test_the_largest_draft_that_is_read_is_bounded(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = draft_folders(library)[0]
    write_draft(folder, DRAFT)
    monkeypatch.setattr(draft_files, "_LARGEST", 100)
    assert list(read_drafts(folder)) == []
