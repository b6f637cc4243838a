"""Dictionaries are opened by the child as they would be here; what does not fit is refused."""

import gzip
import json
import struct
import sys
from array import array
from pathlib import Path

import pytest

from duidu.core.errors import Cancelled, FileError
from duidu.core.jobs import NoJob
from duidu.formats.sandbox import process
from duidu.formats.sandbox.dictionaries import read_cedict, read_dictionary
from duidu.lexicon.dictionary_formats import open_external
from duidu.lexicon.importing import parse_file

WORDS = ["River", "bank", "Ähre", "江", "银行"]


def stardict(folder: Path, packed: bool, words: list[str] = WORDS) -> Path:
    """A dictionary in StarDict's format, with the articles "<word> means".

    Its name has letters of no ASCII, and a file of another kind stands beside it.
    """
    articles, index = b"", b""
    for word in words:
        article = f"{word} means".encode()
        index += word.encode() + b"\0" + struct.pack(">II", len(articles), len(article))
        articles += article
    path = folder / "词典.ifo"
    path.write_text(f"wordcount={len(words)}\nbookname=一本词典\nsametypesequence=m\n", "utf-8")
    (folder / "词典.idx").write_bytes(index)
    name, content = ("词典.dict.dz", gzip.compress(articles)) if packed else ("词典.dict", articles)
    (folder / name).write_bytes(content)
    (folder / "secret.txt").write_text("not of the dictionary", "utf-8")
    return path


@pytest.mark.parametrize("packed", [True, False])
def test_a_dictionary_is_as_it_would_be_here(tmp_path: Path, packed: bool) -> None:
    path = stardict(tmp_path, packed)
    here, there = open_external(path), read_dictionary(path, NoJob())
    assert there.name == here.name == "一本词典"
    assert there.index == here.index
    assert bytes(there.articles[:]) == bytes(here.articles[:])
    assert [one.text for one in there.exact("river")] == ["River means"]
    assert there.longest("银行家", 0)[0][0] == 2


def test_a_dictd_dictionary_is_opened(tmp_path: Path) -> None:
    (tmp_path / "f.dict").write_bytes(b"a ship")
    (tmp_path / "f.index").write_text("boat\tA\tG\n", "utf-8")
    assert read_dictionary(tmp_path / "f.index", NoJob()).exact("boat")[0].text == "a ship"


def test_a_dictionary_without_words_is_opened(tmp_path: Path) -> None:
    assert len(read_dictionary(stardict(tmp_path, packed=True, words=[]), NoJob())) == 0


def test_what_is_wrong_with_a_dictionary_is_the_same_sentence(tmp_path: Path) -> None:
    path = stardict(tmp_path, packed=True)
    (tmp_path / "词典.dict.dz").unlink()
    for broken in (path, tmp_path / "none.ifo", tmp_path / "x.mdx"):
        with pytest.raises(FileError) as here:
            open_external(broken)
        with pytest.raises(FileError) as there:
            read_dictionary(broken, NoJob())
        assert str(there.value) == str(here.value)


def columns(words: list[str], offsets: list[int], sizes: list[int], articles: bytes) -> str:
    """Code of a child that answers with this dictionary."""
    parts = ["\0".join(words).encode(), array("Q", offsets).tobytes(), array("Q", sizes).tobytes()]
    parts.append(articles)
    said = {"name": "x", "markup": "m", "parts": [len(part) for part in parts]}
    output = json.dumps(said).encode() + b"\n" + b"".join(parts)
    return f"import sys; sys.stdin.buffer.read(); sys.stdout.buffer.write({output!r})"


@pytest.mark.parametrize(
    "code",
    [
        columns(["a", "b"], [0], [1], b"xy"),
        columns(["b", "a"], [0, 1], [1, 1], b"xy"),
        columns(["a"], [0], [3], b"xy"),
        columns(["a"], [2**64 - 1], [1], b"xy"),
        columns([], [0, 0], [1, 1], b"xy"),
        "print('{\"parts\": []}')",
        'print(\'{"parts": [0, 0, 0], "name": 1, "markup": "m"}\')',
    ],
)
def test_columns_that_do_not_fit_are_refused(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process, "_command", lambda: [sys.executable, "-c", code])
    with pytest.raises(FileError, match="made its reader fail"):
        read_dictionary(tmp_path / "x.ifo", NoJob())
    with pytest.raises(FileError, match="made its reader fail"):
        read_cedict(b"", "x", NoJob())


def test_cedict_is_parsed_as_it_would_be_here() -> None:
    text = (
        "#! date=2026-01-01\n河 河 [he2] /river/CL:條|条[tiao2]/\n銀行 银行 [yin2 hang2] /bank/\n"
    )
    for data in (text.encode(), gzip.compress(text.encode())):
        assert read_cedict(data, "x", NoJob()) == parse_file(data, "x", NoJob())
    with pytest.raises(FileError, match="is not a CC-CEDICT file"):
        read_cedict(b"hello", "x", NoJob())


def test_opening_can_be_cancelled(tmp_path: Path) -> None:
    class Impatient(NoJob):
        def check(self) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        read_dictionary(stardict(tmp_path, packed=True), Impatient())


def test_a_file_cut_off_by_another_program_ends_nothing(tmp_path: Path) -> None:
    path = stardict(tmp_path, packed=False, words=[f"word{n}" for n in range(2000)])
    opened = read_dictionary(path, NoJob())
    assert [one.text for one in opened.exact("word1999")] == ["word1999 means"]
    assert not opened.has_changed()
    (tmp_path / "词典.dict").write_bytes(b"")
    assert [one.text for one in opened.exact("word1999")] == [""]
    assert opened.has_changed()


def test_an_article_of_a_file_that_was_replaced_is_not_another_words(tmp_path: Path) -> None:
    opened = read_dictionary(stardict(tmp_path, packed=False), NoJob())
    new = stardict(tmp_path, packed=False, words=["a much longer word", *WORDS])
    assert [one.text for one in opened.exact("river")] == [""]
    assert opened.has_changed()
    assert [one.text for one in read_dictionary(new, NoJob()).exact("river")] == ["River means"]


def test_a_packed_dictionary_says_that_it_was_replaced_or_is_gone(tmp_path: Path) -> None:
    opened = read_dictionary(stardict(tmp_path, packed=True), NoJob())
    assert not opened.has_changed()
    (tmp_path / "词典.dict.dz").unlink()
    assert opened.has_changed()
    assert [one.text for one in opened.exact("river")] == ["River means"]
