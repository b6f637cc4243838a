"""Files named at a start are read by children that start with the program, where that helps."""

from pathlib import Path

import pytest

from duidu.app.opening.ready_early import expect_files
from duidu.core.alignment import Alignment, Bead, Row
from duidu.core.article import Article, Block, Side
from duidu.formats.sandbox.ready_children import ReadyChildren
from duidu.library.articles.article_info import SourceFile
from duidu.library.library import Library


class Expecting(ReadyChildren):
    """Keeps how many files were expected, and starts nothing."""

    def __init__(self) -> None:
        super().__init__([])
        self.files: list[int] = []

    def expect(self, files: int = 2) -> None:
        self.files.append(files)


@pytest.mark.parametrize(
    ("names", "children"),
    [
        (["a.epub", "b.epub"], [2]),
        (["a.epub"], [1]),
        (["a.txt", "b.txt"], [0]),
        (["a.txt", "b.docx"], [1]),
        (["a.epub", "b.epub", "c.epub"], [2]),
        (["gone.epub"], [1]),
    ],
)
def test_each_file_that_needs_a_child_has_one(
    tmp_path: Path, names: list[str], children: list[int]
) -> None:
    paths = [tmp_path / name for name in names]
    for path in paths:
        if path.stem != "gone":
            path.write_text("text", "utf-8")
    ready = Expecting()
    expect_files(ready, paths)
    assert ready.files == children


def test_for_files_that_are_in_the_library_no_child_starts(tmp_path: Path) -> None:
    path = tmp_path / "known.epub"
    path.write_text("text", "utf-8")
    ready = Expecting()
    with Library.open(tmp_path / "library.sqlite") as library:
        expect_files(ready, [path], library)
        assert ready.files == [1]
        article = Article("t", Side("zh", (Block(0, "雨"),)), Side("en", (Block(0, "Rain"),)))
        file = SourceFile(path, "0" * 64, "", 0, path.stat().st_mtime)
        library.articles.add(article, Alignment((Row(Bead((0,), (0,)), ()),)), [file])
        expect_files(ready, [path], library)
        assert ready.files == [1]
