"""Which files of a folder belong together by their names, and in which order."""

from pathlib import Path

import pytest

from duidu.app.corpus.documents import in_order, named_documents
from duidu.core.errors import FileError
from fixtures.corpus_texts import write


def found(folder: Path) -> tuple[list[list[str]], list[str]]:
    named = named_documents(folder)
    return (
        sorted([path.relative_to(folder).as_posix() for path in pair] for pair in named.pairs),
        sorted(path.relative_to(folder).as_posix() for path in named.single),
    )


@pytest.mark.parametrize(
    "names",
    [
        ("en/01.txt", "zh/01.txt"),
        ("a.en.txt", "a.zh.txt"),
        ("book_en/part/a.txt", "book_zh/part/a.txt"),
        ("kong_en.md", "kong_zh.txt"),
        ("deep/en/x.html", "deep/zh-cn/x.html"),
        ("en.txt", "zh.txt"),
        ("第一章 (中文).txt", "第一章 (英文).txt"),
    ],
)
def test_files_whose_names_differ_only_in_the_language_are_a_pair(
    names: tuple[str, str], tmp_path: Path
) -> None:
    for name in names:
        write(tmp_path, name, "x")
    assert found(tmp_path) == ([list(names)], [])


def test_files_with_one_name_in_different_folders_are_no_pair(tmp_path: Path) -> None:
    for name in ("a/01.txt", "b/01.txt", "readme.md"):
        write(tmp_path, name, "x")
    assert found(tmp_path) == ([], ["a/01.txt", "b/01.txt", "readme.md"])


def test_of_three_languages_every_two_are_a_document(tmp_path: Path) -> None:
    for name in ("x.de.txt", "x.en.txt", "x.zh.txt", "y.en.txt", "y-en.txt", "y.zh.txt"):
        write(tmp_path, name, "x")
    pairs, single = found(tmp_path)
    assert pairs == [["x.de.txt", "x.en.txt"], ["x.de.txt", "x.zh.txt"], ["x.en.txt", "x.zh.txt"]]
    # Two of these are in English: nobody can tell which the translation is of.
    assert single == ["y-en.txt", "y.en.txt", "y.zh.txt"]


def test_more_files_than_a_book_may_have_are_found(tmp_path: Path) -> None:
    for number in range(5_100):
        for language in ("en", "zh"):
            (tmp_path / f"{number}.{language}.txt").touch()
    assert len(named_documents(tmp_path).pairs) == 5_100


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="has no file in it that Duidu can read"):
        named_documents(tmp_path)


def test_documents_have_names_of_their_own_in_the_order_of_people(tmp_path: Path) -> None:
    files = [
        (tmp_path / "zh" / "10.txt", tmp_path / "en" / "10.txt"),
        (tmp_path / "zh" / "2.txt", tmp_path / "en" / "2.txt"),
        (tmp_path / "2.tmx",),
        (tmp_path / "2-2.tmx",),
        (tmp_path / "zh.txt", tmp_path / "en.txt"),
    ]
    documents = in_order([(one, False) for one in files], tmp_path)
    assert [one.name for one in documents if one.files[0].parent == tmp_path / "zh"] == [
        next(one.name for one in documents if one.files == files[1]),
        "10",
    ]
    names = [one.name for one in documents]
    assert len(set(names)) == 5
    assert "zh" in names
    again = in_order([(one, False) for one in reversed(files)], tmp_path)
    assert again == documents
