"""Added dictionaries of StarDict and dictd, whole and damaged."""

import gzip
from pathlib import Path

import pytest

from duidu.core.errors import FileError
from duidu.lexicon.dictionary_formats import open_external

ARTICLES = "bank: 银行<br>河岸".encode() + "猫: cat".encode()
FIRST = len("bank: 银行<br>河岸".encode())


def stardict(
    folder: Path, *, index: bytes | None = None, ifo: str | None = None, packed: bool = False
) -> Path:
    second = len(ARTICLES) - FIRST
    whole = (
        b"bank\0"
        + (0).to_bytes(4, "big")
        + FIRST.to_bytes(4, "big")
        + "猫".encode()
        + b"\0"
        + FIRST.to_bytes(4, "big")
        + second.to_bytes(4, "big")
    )
    (folder / "my.idx").write_bytes(whole if index is None else index)
    (folder / ("my.dict.dz" if packed else "my.dict")).write_bytes(
        gzip.compress(ARTICLES) if packed else ARTICLES
    )
    path = folder / "my.ifo"
    path.write_text(
        ifo
        if ifo is not None
        else "StarDict's dict ifo file\nversion=2.4.2\nwordcount=2\nbookname=Mine\n"
        "sametypesequence=h\n"
    )
    return path


@pytest.mark.parametrize("packed", [False, True])
def test_stardict_articles_are_plain_text(tmp_path: Path, packed: bool) -> None:
    dictionary = open_external(stardict(tmp_path, packed=packed))
    assert (dictionary.name, len(dictionary)) == ("Mine", 2)
    assert [entry.text for entry in dictionary.exact("Bank")] == ["bank: 银行\n河岸"]
    assert dictionary.exact("dog") == ()
    assert [length for length, _ in dictionary.longest("猫咪", 0)] == [1]


def test_dictd_articles_are_found(tmp_path: Path) -> None:
    (tmp_path / "f.dict").write_bytes(b"cat\n  a small animal\nbank\n  money")
    (tmp_path / "f.index").write_text("bank\tV\tM\n00-database-info\tA\tD\ncat\tA\tU\n")
    dictionary = open_external(tmp_path / "f.index")
    assert dictionary.exact("cat")[0].text.startswith("cat")
    assert dictionary.exact("00-database-info") == ()


@pytest.mark.parametrize(
    ("index", "ifo", "said"),
    [
        (b"bank\0\0\0", None, "cut off"),
        (b"x" * 5000, None, "cut off"),
        (b"bank\0" + b"\xff" * 8, None, "beyond its articles"),
        (b"", None, "announces 2 words"),
        (None, "no facts", "not the description"),
    ],
)
def test_a_damaged_stardict_is_said_in_one_sentence(
    tmp_path: Path, index: bytes | None, ifo: str | None, said: str
) -> None:
    with pytest.raises(FileError, match=said):
        open_external(stardict(tmp_path, index=index, ifo=ifo))


def test_a_dictionary_without_articles_is_said(tmp_path: Path) -> None:
    path = stardict(tmp_path)
    (tmp_path / "my.dict").unlink()
    with pytest.raises(FileError, match=r"my\.dict is missing"):
        open_external(path)
    (tmp_path / "my.dict.dz").write_bytes(gzip.compress(ARTICLES)[:20])
    with pytest.raises(FileError, match="damaged or cut off"):
        open_external(path)


@pytest.mark.parametrize("text", ["", "no tabs here", "word\t!!\t??\n", "cat\tA\tZZZZZZ\n"])
def test_a_damaged_dictd_index_is_said(tmp_path: Path, text: str) -> None:
    (tmp_path / "f.dict").write_bytes(b"cat")
    (tmp_path / "f.index").write_text(text)
    with pytest.raises(FileError):
        open_external(tmp_path / "f.index")


def test_other_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="not a dictionary Duidu can read"):
        open_external(tmp_path / "x.mdx")
    with pytest.raises(FileError, match="cannot be read"):
        open_external(tmp_path / "none.ifo")
