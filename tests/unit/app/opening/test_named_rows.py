"""Headings that both files call by the same name stand in the same row."""

from pathlib import Path

import pytest

from duidu.align.beads.early_rows import early_rows
from duidu.align.beads.make_aligner import make_aligner
from duidu.app.opening.arrange import Arranged
from duidu.app.opening.found_article import read_article
from duidu.app.opening.given_rows import align_found
from duidu.core.alignment import Alignment, Origin
from duidu.core.jobs import NoJob

# As handbooks of a program have them: the English grew, and the translation lags behind.
CHINESE = """# 基础 {#basics}

## 声明状态 {#declaring}

我们用函数声明状态。它返回一个对象。

## 为什么要用它？ {#why}

因为要追踪。

## 局限 {#limits}

有几点。
"""
ENGLISH = """# Fundamentals {#basics}

This page differs by your preference. Choose one above.

## Declaring {#declaring}

### The other way {#other}

State is declared by a function. It returns an object.

## Why Use It? {#why}

## Deep down

Because of tracking.

## Limits {#limits}

There are some.
"""
NAMED = [
    ("基础", "Fundamentals"),
    ("声明状态", "Declaring"),
    ("为什么要用它？", "Why Use It?"),
    ("局限", "Limits"),
]


def arranged(folder: Path, chinese: str, english: str, suffix: str = "md") -> Arranged:
    """What two files hold."""
    paths = [folder / f"a.zh.{suffix}", folder / f"a.en.{suffix}"]
    for path, text in zip(paths, (chinese, english), strict=True):
        path.write_text(text, "utf-8")
    return read_article(paths).arranged


def pairs(found: Arranged, alignment: Alignment) -> list[tuple[str, str]]:
    """The texts of rows of a block on either side."""
    article = found.article
    return [
        (
            " + ".join(article.source.blocks[n].text for n in row.blocks.source),
            " + ".join(article.target.blocks[n].text for n in row.blocks.target),
        )
        for row in alignment.rows
    ]


def named(found: Arranged) -> list[tuple[str, str]]:
    return pairs(found, Alignment(found.named))


def test_headings_of_one_name_are_beside_each_other(tmp_path: Path) -> None:
    found = arranged(tmp_path, CHINESE, ENGLISH)
    assert named(found) == NAMED
    rows = align_found(found, lambda: make_aligner(True), NoJob())
    assert set(NAMED) <= set(pairs(found, rows))
    # The better alignment that follows finds them decided by the file.
    fixed = [row for row in rows.rows if row.blocks.origin is Origin.FILE]
    assert len(fixed) == len(NAMED)


def test_they_are_so_before_a_long_text_is_aligned(tmp_path: Path) -> None:
    found = arranged(tmp_path, CHINESE, ENGLISH)
    early = early_rows(found.article.source, found.article.target, found.named).alignment
    assert set(NAMED) <= set(pairs(found, early))
    every = [n for row in early.rows for n in row.blocks.target]
    assert every == list(range(len(found.article.target.blocks)))


@pytest.mark.parametrize(
    "heading",
    [
        '<h2 id="{name}">{title}</h2>',
        '<h2><a name="{name}"></a>{title}</h2>',
        '<h2>{title}<a id="{name}" href="#{name}"></a></h2>',
        '<p><a id="{name}"></a></p><h2>{title}</h2>',
        '<section id="{name}"><h2>{title}</h2><p>1</p></section>',
        '<div id="{name}"><header><h2>{title}</h2></header></div>',
    ],
)
def test_a_page_names_headings_in_many_ways(tmp_path: Path, heading: str) -> None:
    def page(titles: tuple[str, str], text: str) -> str:
        parts = (
            heading.format(name=name, title=title) + f"<p>{text}</p>"
            for name, title in zip(("first-steps", "limits"), titles, strict=True)
        )
        return f"<html><body>{''.join(parts)}</body></html>"

    found = arranged(
        tmp_path,
        page(("第一步", "局限"), "这里有几点要说明。"),
        page(("Begin", "What It Lacks"), "There are some things to say here."),
        "html",
    )
    assert named(found) == [("第一步", "Begin"), ("局限", "What It Lacks")]


def test_markdown_names_headings_in_many_ways(tmp_path: Path) -> None:
    text = "(one)=\n## {}\n\n{}\n\n<a id='two'></a>\n\n## {}\n\n## {} {{: .x #three }}\n"
    found = arranged(
        tmp_path,
        text.format("开始", "这里有几点。", "中间", "结尾"),
        text.format("Begin", "There are some.", "Middle", "End"),
    )
    assert named(found) == [("开始", "Begin"), ("中间", "Middle"), ("结尾", "End")]


def test_names_that_only_count_are_believed_where_both_have_the_same(tmp_path: Path) -> None:
    chinese = "## 甲 {#s1}\n\n文字。\n\n## 乙 {#s2}\n\n文字。\n"
    english = "## A {#s1}\n\nText.\n\n## B {#s2}\n\nText.\n"
    assert len(arranged(tmp_path, chinese, english).named) == 2
    more = "## New {#s1}\n\nText.\n\n## A {#s2}\n\nText.\n\n## B {#s3}\n\nText.\n"
    assert not arranged(tmp_path, chinese, more).named


def test_names_out_of_order_or_twice_decide_nothing(tmp_path: Path) -> None:
    chinese = "## 甲 {#a}\n\n## 乙 {#b}\n\n## 丙 {#c}\n\n## 丁 {#d}\n\n## 戊 {#d}\n\n好。\n"
    english = "## C {#c}\n\n## A {#a}\n\n## B {#b}\n\n## D {#d}\n\nGood.\n"
    assert named(arranged(tmp_path, chinese, english)) == [("甲", "A"), ("乙", "B")]


@pytest.mark.parametrize("suffix", ["md", "html"])
def test_the_caption_of_a_picture_that_both_show_is_beside_its_caption(
    tmp_path: Path, suffix: str
) -> None:
    """Whether the picture itself is there to be shown or not; folders may differ."""

    def text(folder: str, parts: tuple[tuple[str, str], ...]) -> str:
        if suffix == "md":
            return "\n\n".join(f"![]({folder}/{name})\n\n{said}" for name, said in parts)
        return "".join(
            f'<p><img src="{folder}/{name}?v=1"></p><p>{said}</p>' for name, said in parts
        )

    chinese = (("gate.png", "南门外的桥"), ("map.svg", "全城图"), ("a.png", "他走了。雨停了。"))
    english = (
        ("new.png", "A view that was added here later"),
        ("gate.png", "Bridge"),
        ("map.svg", "Everything"),
        ("a.png", "He left, and the rain stopped."),
    )
    found = arranged(tmp_path, text("zh/img", chinese), text("img", english), suffix)
    # What is no caption is left to the aligner.
    assert named(found) == [("南门外的桥", "Bridge"), ("全城图", "Everything")]


def test_a_picture_shown_twice_or_counted_by_a_program_decides_nothing(tmp_path: Path) -> None:
    chinese = "![](star.png)\n\n甲\n\n![](star.png)\n\n乙\n\n![](image1.png)\n\n丙\n"
    english = "![](star.png)\n\nA\n\n![](image1.png)\n\nNew\n\n![](image2.png)\n\nC\n"
    assert not arranged(tmp_path, chinese, english).named
