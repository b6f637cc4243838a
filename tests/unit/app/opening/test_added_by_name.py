"""Headings that a text and a translation added later call by the same name."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from duidu.core.alignment import Origin
from duidu.core.jobs import NoJob
from duidu.library.library import Library
from fixtures.alone_texts import adding, opener, pairs


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library.duidu-library") as opened:
        yield opened


def test_headings_that_both_call_by_the_same_name_stand_in_one_row(
    library: Library, tmp_path: Path
) -> None:
    chinese, english = tmp_path / "zh.md", tmp_path / "en.md"
    chinese.write_text(
        "# 基础 {#basics}\n\n## 为什么 {#why}\n\n因为。\n\n## 局限 {#limits}\n\n有几点。\n", "utf-8"
    )
    english.write_text(
        "# Fundamentals {#basics}\n\nThis page differs. Choose one above.\n\n## Other {#other}\n\n"
        "## Why Use It? {#why}\n\n## Deep down\n\nBecause.\n\n## Limits {#limits}\n\nSome.\n",
        "utf-8",
    )
    made = opener(library)
    article = made.open_files([chinese], NoJob()).article
    adding(library).from_file(article, english, NoJob()).do()
    rows = pairs(library, article)
    for zh, en in (("基础", "Fundamentals"), ("为什么", "Why Use It?"), ("局限", "Limits")):
        assert ([zh], [en]) in rows
    # Those are decided by the files, and the better alignment leaves them.
    stored = library.articles.rows(article, 0, library.articles.info(article).row_count)
    assert sum(one.row.blocks.origin is Origin.FILE for one in stored) == 3


def test_without_its_file_a_text_has_no_names(library: Library, tmp_path: Path) -> None:
    chinese, english = tmp_path / "zh.md", tmp_path / "en.md"
    chinese.write_text("# 基础 {#basics}\n\n有几点。\n", "utf-8")
    english.write_text("# Basics {#basics}\n\nThere are some points.\n", "utf-8")
    made = opener(library)
    article = made.open_files([chinese], NoJob()).article
    chinese.write_text("# 别的 {#other}\n\n变了。\n", "utf-8")
    adding(library).from_file(article, english, NoJob()).do()
    stored = library.articles.rows(article, 0, library.articles.info(article).row_count)
    assert not any(one.row.blocks.origin is Origin.FILE for one in stored)
    assert pairs(library, article)[0] == (["基础"], ["Basics"])
