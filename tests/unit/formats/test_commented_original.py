"""A translation whose original stands in its comments is read with both sides."""

import pytest

from duidu.formats.html.commented_original import with_original
from fixtures.small_documents import read

PAGE = """<!--
title: Pods
-->
<!-- overview -->
<!--
_Pods_ are the smallest deployable units of computing that you can create.
-->
**Pod** 是可以创建的最小的可部署计算单元。

<!--
## What is a Pod?
-->
## 什么是 Pod？

<!--
The shared context of a Pod is a set of Linux namespaces and control groups.
-->
Pod 的共享上下文包括一组 Linux 名字空间和控制组。
"""
TEXTS = [
    "Pods are the smallest deployable units of computing that you can create.",
    "Pod 是可以创建的最小的可部署计算单元。",
    "What is a Pod?",
    "什么是 Pod？",
    "The shared context of a Pod is a set of Linux namespaces and control groups.",
    "Pod 的共享上下文包括一组 Linux 名字空间和控制组。",
]


def test_in_markdown() -> None:
    assert [block.text for block in read(PAGE.encode(), ".md").blocks] == TEXTS


def test_on_a_page() -> None:
    body = PAGE.replace("**", "").replace("_Pods_", "Pods")
    for line in TEXTS[1::2]:
        body = body.replace(line, f"<p>{line}</p>")
    page = f"<html><body><article>{body}</article></body></html>".replace("## <p>", "<p>")
    assert [block.text for block in read(page.encode(), ".html").blocks] == TEXTS


@pytest.mark.parametrize(
    "text",
    [
        "他走了。\n<!-- a remark -->\n雨停了。\n<!-- and another -->\n<!-- and a third one -->\n"
        * 9
        + "一二三四五六七八九十。" * 200,
        "He left.\n<!-- English too -->\n<!-- and this as well -->\n<!-- and that -->\n",
        "<!--" * 10_000,
        "<!-- a -->他走了。",
    ],
)
def test_remarks_of_an_author_stay_comments(text: str) -> None:
    assert with_original(text, as_page=True) == text
