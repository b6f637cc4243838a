"""A newer CC-CEDICT is imported whole or not at all."""

import gzip
import threading
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


def test_a_dictionary_changes_under_threads_that_look_words_up(
    small: Lexicon, tmp_path: Path
) -> None:
    files = []
    for name in "ab":
        source = tmp_path / f"{name}.u8"
        # The same numbers are other words in each.
        words = sorted(("银行", "行长", "长大"), reverse=name == "b")
        source.write_text("".join(f"{w} {w} [a1] /{name} {w}/\n" for w in words), "utf-8")
        files.append(tmp_path / f"{name}.sqlite")
        import_cedict(source, files[-1], small)
    lexicon = Lexicon(files[0])
    wrong: list[str] = []
    stop = threading.Event()

    def look_up() -> None:
        while not stop.is_set():
            for word in ("银行", "行长", "长大"):
                (entry,) = lexicon.exact(word)
                if entry.senses[0].text not in (f"a {word}", f"b {word}"):
                    wrong.append(entry.senses[0].text)

    threads = [threading.Thread(target=look_up) for _ in range(3)]
    for thread in threads:
        thread.start()
    for turn in range(200):
        lexicon.use(files[turn % 2])
        expected = "ab"[turn % 2]
        assert [e.senses[0].text for e in lexicon.exact("银行")] == [f"{expected} 银行"]
    stop.set()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_a_file_put_in_the_place_of_the_one_in_use_is_read_anew(
    small: Lexicon, tmp_path: Path
) -> None:
    target = tmp_path / "cedict.sqlite"
    source = tmp_path / "c.u8"
    for meaning in ("first", "second"):
        source.write_text(f"银行 银行 [yin2 hang2] /{meaning}/\n", "utf-8")
        import_cedict(source, target, small)
        if meaning == "first":
            lexicon = Lexicon(target)
        lexicon.use(target)
        assert [e.senses[0].text for e in lexicon.exact("银行")] == [meaning]
    target.write_bytes(b"damaged")
    with pytest.raises(FileError):
        lexicon.use(target)
