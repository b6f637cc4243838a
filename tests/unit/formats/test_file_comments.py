"""Comments in files of translations come in with names, times, kinds, and at their words."""

from pathlib import Path

import pytest

from duidu.formats.base.document import Document, ReadOptions, Remark
from duidu.formats.registry import read_bytes

TIME = 1764000000.0  # 2025-11-24T16:00:00Z


def read(name: str, text: str) -> Document:
    return read_bytes(text.encode(), ReadOptions(name=name), Path(name).suffix)


def said(remark: Remark) -> tuple[object, ...]:
    return (remark.text, remark.author, remark.time, remark.kind, remark.group, remark.quotation)


XLIFF_1 = """<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file source-language="en" target-language="zh-CN" original="a" datatype="plaintext"><body>
<trans-unit id="1"><source>Open the file</source><target>打开文件</target>
<note from="Ren Ying" annotates="target">打开 or 开启?</note><note>for the menu</note></trans-unit>
<trans-unit id="2"><source>Close the file</source><target>关闭文件</target></trans-unit>
</body></file></xliff>"""


def test_notes_of_xliff_1_have_their_author_and_side() -> None:
    first, second = read("a.xlf", XLIFF_1).remarks
    assert said(first) == ("打开 or 开启?", "Ren Ying", 0.0, "", 0, "")
    assert said(second) == ("for the menu", "", 0.0, "", 0, "")
    assert (first.column, second.column) == (1, 0)
    assert first.name != second.name


XLIFF_2 = """<xliff version="2.1" srcLang="en" trgLang="zh" xmlns:x="urn:duidu:ns:1"
 xmlns="urn:oasis:names:tc:xliff:document:2.0"><file id="f"><unit id="u"><notes>
<note id="n1" category="question" appliesTo="target" x:author="Li" x:time="2025-11-24T16:00:00Z"
>which mist?</note><note category="style">short</note></notes>
<segment><source>At dawn.</source><target>清晨。</target></segment>
<segment><source>The mist rose.</source>
<target>一层<mrk id="m1" type="comment" ref="#n=n1">薄雾</mrk>升起。</target></segment>
<segment><source>The <mrk id="m2" type="comment" value="his own">boat</mrk> left.</source>
<target>船走了。</target></segment></unit></file></xliff>"""


def test_notes_of_xliff_2_stand_at_the_words_that_marks_put_them_on() -> None:
    remarks = {remark.text: said(remark)[1:] for remark in read("a.xlf", XLIFF_2).remarks}
    assert remarks == {
        "which mist?": ("Li", TIME, "question", 1, "薄雾"),
        "short": ("", 0.0, "", 0, ""),
        "his own": ("", 0.0, "", 2, "boat"),
    }


TRADOS = """<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"
 xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0"><doc-info
 xmlns="http://sdl.com/FileTypes/SdlXliff/1.0"><cmt-defs><cmt-def id="c1"><Comments><Comment
 severity="Low" user="PC\\ren" date="2025-11-24T17:00:00.7421875+01:00" version="1.0"
>check this</Comment><Comment
 severity="High" user="Li" date="2025-11-24T16:00:00Z" version="1.0">done</Comment></Comments>
</cmt-def>
<cmt-def id="c2"><Comments><Comment severity="Low" user="Li" version="1.0">whole file</Comment>
</Comments></cmt-def></cmt-defs></doc-info>
<file source-language="en-US" target-language="zh-CN" original="a" datatype="x-sdlfilterframework2">
<body><trans-unit id="1"><source>One. Two.</source>
<seg-source><mrk mtype="seg" mid="1">One.</mrk> <mrk mtype="seg" mid="2">Two.</mrk></seg-source>
<target><mrk mtype="seg" mid="1">一。</mrk><mrk mtype="seg" mid="2"><mrk mtype="x-sdl-comment"
 sdl:cid="c1">二</mrk>。</mrk></target></trans-unit></body></file></xliff>"""


def test_comments_of_trados_stand_at_their_words_in_their_segment() -> None:
    remarks = read("a.sdlxliff", TRADOS).remarks
    assert [said(remark) for remark in remarks] == [
        ("check this", "PC\\ren", TIME, "", 1, "二"),
        ("done", "Li", TIME, "", 1, "二"),
        ("whole file", "Li", 0.0, "", None, ""),
    ]
    assert [remark.column for remark in remarks] == [1, 1, 0]


MEMOQ = XLIFF_1.replace(
    '<trans-unit id="2">',
    '<trans-unit id="2"><mq:comments xmlns:mq="MQXliff"><mq:comment id="g" creatoruser="Zhou" '
    'time="2025-11-24T16:00:00Z" deleted="false" appliesto="Target">why?</mq:comment><mq:comment '
    'id="h" creatoruser="Zhou" deleted="true">gone</mq:comment></mq:comments>',
)


def test_comments_of_memoq_come_in_but_not_those_deleted() -> None:
    remarks = read("a.mqxliff", MEMOQ).remarks
    assert [said(one) for one in remarks][2:] == [("why?", "Zhou", TIME, "", 1, "")]
    assert remarks[2].column == 1


def test_what_translators_said_of_po_entries_comes_in() -> None:
    text = (
        'msgid ""\nmsgstr "Language: zh\\n"\n\n# Ren: menu\n#  entry\n#. extracted\n#: a.c:1\n'
        'msgid "Open"\nmsgstr "打开"\n\nmsgid "Close"\nmsgstr "关闭"\n\n# last\n'
        'msgid "Quit"\nmsgstr "退出"\n'
    )
    remarks = read("a.po", text).remarks
    assert [(one.text, one.group, one.name) for one in remarks] == [
        ("Ren: menu\nentry", 0, "0"),
        ("last", 2, "4"),
    ]


@pytest.mark.parametrize(
    "broken",
    [
        TRADOS.replace('sdl:cid="c1"', 'sdl:cid="nobody"'),
        TRADOS.replace("<Comments>", "<Comments><Comment/>", 1),
        XLIFF_2.replace('ref="#n=n1"', 'ref=""'),
        XLIFF_2.replace('id="n1"', ""),
        MEMOQ.replace('time="2025-11-24T16:00:00Z"', 'time="soon"'),
    ],
)
def test_damaged_comments_hurt_no_text(broken: str) -> None:
    document = read("a.xlf", broken)
    assert document.blocks
    assert all(remark.text for remark in document.remarks)
