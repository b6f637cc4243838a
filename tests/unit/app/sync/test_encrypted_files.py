"""Files that only who knows the passphrase can read."""

from pathlib import Path

import pytest

from duidu.app.sync.encrypted_files import KEY_FILE, OVERHEAD, EncryptedFiles
from duidu.app.sync.folder_files import FolderFiles
from duidu.app.sync.shared_files import SharedFilesError

SEGMENT, TEXT = "0123456789abcdef/00000001.jsonl", f"texts/{'ab' * 32}.zst"
SECRET = "correct horse 电池"


@pytest.fixture
def inner(tmp_path: Path) -> FolderFiles:
    return FolderFiles(tmp_path)


def test_two_devices_read_what_each_other_wrote(inner: FolderFiles) -> None:
    first, second = (EncryptedFiles(inner, SECRET) for _ in range(2))
    first.write(SEGMENT, "一行\n".encode())
    second.write(TEXT, b"text")
    for files in (first, second):
        assert files.files() == {SEGMENT: 7, TEXT: 4}
        assert files.read(SEGMENT, 3) == "行\n".encode()
        assert files.read(TEXT) == b"text"


def test_nothing_in_the_place_tells_what_is_in_it(inner: FolderFiles) -> None:
    files = EncryptedFiles(inner, SECRET)
    files.write(SEGMENT, "你好".encode() * 50)
    files.write(TEXT, b"text")
    written = {path for path in inner.root.rglob("*") if path.is_file()}
    assert not any("abab" in path.name for path in written)
    together = b"".join(path.read_bytes() for path in written)
    assert "你好".encode() not in together
    assert SECRET.encode() not in together


def test_another_passphrase_is_refused_and_changes_nothing(inner: FolderFiles) -> None:
    EncryptedFiles(inner, SECRET).write(SEGMENT, b"x")
    before = inner.files()
    for action in (EncryptedFiles.files, lambda files: files.write(SEGMENT, b"y")):
        with pytest.raises(SharedFilesError, match="not the passphrase"):
            action(EncryptedFiles(inner, SECRET + "x"))
    assert inner.files() == before


def test_a_passphrase_is_the_same_however_its_letters_are_made(inner: FolderFiles) -> None:
    EncryptedFiles(inner, "caf\u00e9").write(SEGMENT, b"x")
    assert EncryptedFiles(inner, "cafe\u0301").read(SEGMENT) == b"x"


def test_a_place_with_plain_files_is_not_mixed(inner: FolderFiles) -> None:
    inner.write(SEGMENT, b"plain")
    with pytest.raises(SharedFilesError, match="not encrypted"):
        EncryptedFiles(inner, SECRET).files()


@pytest.mark.parametrize("at", [0, 10, 20, -1])
def test_a_changed_byte_is_seen(at: int, inner: FolderFiles) -> None:
    files = EncryptedFiles(inner, SECRET)
    files.write(SEGMENT, b"a line\n")
    path = inner.root / SEGMENT
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(bytes(data))
    with pytest.raises(SharedFilesError, match="damaged or not yet whole"):
        files.read(SEGMENT)


def test_a_file_that_is_not_whole_yet_is_read_later(inner: FolderFiles) -> None:
    files = EncryptedFiles(inner, SECRET)
    files.write(SEGMENT, b"a line\n")
    path = inner.root / SEGMENT
    whole = path.read_bytes()
    for length in (0, 3, OVERHEAD, len(whole) - 1):
        path.write_bytes(whole[:length])
        assert files.files().get(SEGMENT, 0) < 7
        with pytest.raises(SharedFilesError):
            files.read(SEGMENT)


def test_a_file_put_in_the_place_of_another_is_seen(inner: FolderFiles) -> None:
    files = EncryptedFiles(inner, SECRET)
    other = SEGMENT.replace("1.jsonl", "2.jsonl")
    files.write(SEGMENT, b"one")
    files.write(other, b"two")
    (inner.root / other).replace(inner.root / SEGMENT)
    with pytest.raises(SharedFilesError):
        files.read(SEGMENT)


def test_two_devices_that_begin_in_the_same_moment_take_one_key(inner: FolderFiles) -> None:
    first, second = (EncryptedFiles(inner, SECRET) for _ in range(2))
    first._key = first._new_key()
    second._key = second._new_key()
    for files in (first, second):
        files.files()
    first.write(SEGMENT, b"x")
    assert second.read(SEGMENT) == b"x"


@pytest.mark.parametrize(
    "said",
    [b"", b"[]", b"{}", b'{"version": 1, "cost": 3}', b"\xff"],
)
def test_a_damaged_key_file_is_said(said: bytes, inner: FolderFiles) -> None:
    EncryptedFiles(inner, SECRET).files()
    (inner.root / KEY_FILE).write_bytes(said)
    with pytest.raises(SharedFilesError, match="is damaged"):
        EncryptedFiles(inner, SECRET).files()


def test_a_key_file_cannot_ask_for_all_the_memory(inner: FolderFiles) -> None:
    EncryptedFiles(inner, SECRET).files()
    text = (inner.root / KEY_FILE).read_text("utf-8").replace("65536", str(1 << 30))
    (inner.root / KEY_FILE).write_text(text, "utf-8")
    with pytest.raises(SharedFilesError, match="newer Duidu"):
        EncryptedFiles(inner, SECRET).files()
