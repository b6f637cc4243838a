"""A newer CC-CEDICT is imported whole or not at all."""

import gzip
from pathlib import Path

import pytest

from duidu.core.errors import Cancelled, FileError
from duidu.core.jobs import NoJob
from duidu.lexicon.importing import import_cedict
from duidu.lexicon.lexicon import Lexicon, open_lexicon

LINE = "銀行 银行 [yin2 hang2] /bank/\n"


def test_a_newer_file_takes_over_levels_and_frequencies(
    small: Lexicon, small_gz: bytes, tmp_path: Path
) -> None:
    source, target = tmp_path / "new.txt.gz", tmp_path / "mine" / "cedict.sqlite"
    source.write_bytes(small_gz)
    assert import_cedict(source, target, small).entries == 14
    (bank,) = open_lexicon(target).exact("银行")
    assert bank.levels["HSK 2.0"] == 3
    assert bank.zipf == 5.4
    assert open_lexicon(target).hanzi("行") is not None


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("empty.u8", b"", "not a CC-CEDICT file"),
        ("prose.txt", b"Once upon a time\nthere was a file\n" * 50, "not a CC-CEDICT file"),
        ("binary.u8", bytes(range(256)) * 50, "not UTF-8"),
        ("gb.u8", (LINE * 3).encode("gb18030"), "not UTF-8"),
        ("short.u8", b"#! entries=100\n" + LINE.encode() * 50, "cut off"),
        ("cut.gz", gzip.compress(LINE.encode() * 500)[:40], "cut off|damaged"),
        ("bad.gz", b"\x1f\x8b" + b"nonsense" * 20, "damaged"),
        ("tags.u8", b"<html><body>" * 500, "not a CC-CEDICT file"),
        ("line.u8", b"a" * 3_000_000, "not a CC-CEDICT file"),
    ],
)
def test_a_bad_file_is_refused_and_the_old_one_kept(
    small: Lexicon, tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    source, target = tmp_path / name, tmp_path / "cedict.sqlite"
    source.write_bytes(data)
    target.write_bytes(b"the old one")
    with pytest.raises(FileError, match=said) as caught:
        import_cedict(source, target, small)
    assert name in str(caught.value)
    assert target.read_bytes() == b"the old one"
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        [name, "cedict.sqlite", "small.sqlite"]
    )


def test_a_missing_file_is_said(small: Lexicon, tmp_path: Path) -> None:
    with pytest.raises(FileError, match="cannot be read"):
        import_cedict(tmp_path / "none.u8", tmp_path / "cedict.sqlite", small)


class Impatient(NoJob):
    def check(self) -> None:
        raise Cancelled


def test_a_cancelled_import_leaves_no_trace(
    small: Lexicon, small_gz: bytes, tmp_path: Path
) -> None:
    source, target = tmp_path / "new.gz", tmp_path / "cedict.sqlite"
    source.write_bytes(small_gz)
    with pytest.raises(Cancelled):
        import_cedict(source, target, small, Impatient())
    assert not target.exists()
