"""Which lines of a plain text are titles of chapters."""

import pytest

from duidu.formats.plain_text.headings import looks_like_heading

TITLES = """
第三章
第三章 风雪
第壹佰章
第壹佰零二章 归来
第１２章　渔船
序章
番外
番外一
番外（二）
番外 新年
番外篇：雪
chapter.844
Chapter.844 The End
Chapter 1. The Boat
Chapter 1: The Boat
CHAPTER IV
Chapter One
Chapter Twenty-One
Chapter the First
楔子
后记
後記
尾声
第三回 王婆贪贿说风情 郓哥不忿闹茶肆
第二卷 远方
卷一
卷之三 风
上卷
正文 第一章 开始
第五章 你是谁？
Chapter 5. Who Are You?
Part II
Prologue
Epilogue: Home
Afterword
Preface
【第三章】
第3话 相遇
第十二集
第 12 章
一
（二）
IV
Act I
Scene 2: A room
第一节 概述
译后记
第一章渔船
Ch. 12
Volume 3
Section 3.2 Results
=== 第四章 ===
Introduction
第八十一回　九九数完魔灭尽
第5.5章
第十二点五章 间隙
第壹佰貳拾章
番外之三
番外4
特别篇 雪夜
大结局
终幕
后日谈
前传
chapter844
Chapter 12 - Home
Chap. 3
EP12
"""
OTHERS = """
第一节车厢里坐满了人
第三部电影很好看
后记得把门关上
前言不搭后语
序列号在背面
Part of the story
Part 2 of the story is sad
Chapter 5 was long.
第二天他走了
他读了第三章
跋山涉水
Extra bread was on the table
Introduction of species is bad
I am here
一个人
引子弹上膛
Book a room
大结局我没看
前传是谁写的
Epic stories
Volumes of smoke
Act a part
上集我看过了
第一章里他死了吗？
第三章写得好，他很满意。
Notes were taken
Unit tests are good
"""


@pytest.mark.parametrize("line", TITLES.strip().split("\n"))
def test_a_title_in_any_usual_form_is_a_heading(line: str) -> None:
    assert looks_like_heading(line)


@pytest.mark.parametrize("line", OTHERS.strip().split("\n"))
def test_a_sentence_that_begins_like_a_title_is_none(line: str) -> None:
    assert not looks_like_heading(line)
