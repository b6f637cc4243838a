"""What goes back into an XLIFF file: the text that changed, between the codes that were there."""

import re

import pytest
from lxml import etree

from duidu.core.codes import codes_in
from duidu.formats.base.exported import Written
from duidu.formats.xliff.original import open_xliff

ONE = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<!-- kept > -->\n<xliff version=\'1.2\' '
    'xmlns="urn:oasis:names:tc:xliff:document:1.2"\n xmlns:x="urn:x"><file source-language="EN-us"'
    ' target-language="zh_CN" original="a > b"><body>\n{}\n</body></file></xliff>\n'
)
TWO = (
    '<xliff version="2.1" srcLang="en" trgLang="zh" '
    'xmlns="urn:oasis:names:tc:xliff:document:2.0"><file id="f"><unit id="u">{}</unit></file>'
    "</xliff>"
)


def written(text: str, changes: dict[int, str], encoding: str = "utf-8") -> Written:
    data = text.encode(encoding)
    file = open_xliff(data, encoding, "a.xlf")
    assert file.write({}).data == data
    done = file.write(changes)
    texts = open_xliff(done.data, encoding, "a.xlf").texts
    assert [one for number, one in enumerate(texts) if number not in changes] == [
        one for number, one in enumerate(file.texts) if number not in changes
    ]
    assert {number: texts[number] for number in changes} == changes
    return done


def target(before: str, new: str, source: str = "It", *, bare: bool = False) -> str:
    """The inside of a target that shows another text; with `bare`, one in which codes say nothing.

    Where the text is not shown again as it was written, the file is a valid one all the same.
    """
    unit = (
        f'<trans-unit id="1"><source>{source}</source>\n  <target state="x" >[]</target>'
        "</trans-unit>"
    )
    around = ONE.format(unit).split("[]")
    file = open_xliff(before.join(around).encode(), "utf-8", "a.xlf")
    assert file.bare is not None
    done = (file.bare() if bare else file).write({1: new}).data.decode()
    etree.fromstring(done.encode())
    assert done.startswith(around[0])
    assert done.endswith(around[1])
    return done[len(around[0]) : -len(around[1])]


@pytest.mark.parametrize(
    ("before", "new", "after"),
    [
        ("打开", "关上", "关上"),
        (' 打开\n  <g id="1">文件</g> ', "打开 <g1>文书</g1>", ' 打开\n  <g id="1">文书</g> '),
        ('打开<g id="1">文件</g>吧', "打开<g1>“文件”</g1>吧", '打开<g id="1">“文件”</g>吧'),
        ('打开<g id="1">文件</g>吧', "打开“<g1>文件</g1>”吧", '打开“<g id="1">文件</g>”吧'),
        ('打开<x id="1"/>文件', "打开<x1/>文件了", '打开<x id="1"/>文件了'),
        ('<g id="1">文件</g>', "<g1>文件</g1>。", '<g id="1">文件</g>。'),
        ("甲 &amp; 乙 &#x4E19;", "甲 & 丁 丙", "甲 &amp; 丁 &#x4E19;"),
        ("<![CDATA[a < b]]> 和", "a < c> 和", "<![CDATA[a < c>]]> 和"),
        ("<![CDATA[a]]>", "]]>", "<![CDATA[]]]]><![CDATA[>]]>"),
        ("a", 'a "<&>"', 'a "&lt;&amp;>"'),
        ("a", "a]]>", "a]]&gt;"),
        ("a<!-- b > c -->d", "ad e", "a<!-- b > c -->d e"),
        ("a", "a\x00b", "a\ufffdb"),
    ],
)
def test_codes_and_spelling_stay(before: str, new: str, after: str) -> None:
    assert target(before, new) == after


B, E = '<bpt id="1">&lt;b></bpt>', '<ept id="1">&lt;/b></ept>'


@pytest.mark.parametrize(
    ("before", "new", "after"),
    [
        (f"{B}文件{E}打开", "打开<b>文件</b>", f"打开{B}文件{E}"),
        (f"{B}文件{E}打开", "文件打开", "文件打开"),
        (f"{B}文件{E}打开", "<b>文件打开", f"{B}文件打开"),
        (
            '打开 <x id="1" equiv-text="{n}"/> 个',
            "{n}打开 {n} 个",
            '<x id="1" equiv-text="{n}"/>打开 <x id="1" equiv-text="{n}"/> 个',
        ),
        # Tags around words come and go in pairs, and never cross each other.
        ('打开<g id="1">文件</g>', "打开文件", "打开文件"),
        ('打开<g id="1">文件</g>', "打开<g1>文件", "打开文件"),
        ('打开<g id="1">文件</g>', "打开文件</g1>", "打开文件"),
        ('打开<g id="1">文件</g>', "打</g1>开<g1>文件", "打开文件"),
        ('<g id="1">文件</g>打开', "打开<g1>文件</g1>", '打开<g id="1">文件</g>'),
        (
            '<g id="1">文</g><g id="2">件</g>',
            "<g1>文<g2>件</g1></g2>",
            '<g id="1">文件</g>',
        ),
        (
            '<g id="1">文</g>件',
            "<g1>文</g1><g1>件</g1>",
            '<g id="1">文</g><g id="1">件</g>',
        ),
        # What only looks like a code is text.
        ("文件", "<b>文件</b> {0}", "&lt;b>文件&lt;/b> {0}"),
        (
            "{0} 和 <ph id='1'>{0}</ph>",
            "<b>{0}</b> 和 {0}",
            "&lt;b>{0}&lt;/b> 和 <ph id='1'>{0}</ph>",
        ),
        ("<![CDATA[文]]><x id='1'/>件", "文<x1/>书", "<![CDATA[文]]><x id='1'/>书"),
        ("<x id='1'/><![CDATA[文件]]>", "文<x1/>件", "文<x id='1'/><![CDATA[件]]>"),
    ],
)
def test_codes_go_where_the_person_put_them(before: str, new: str, after: str) -> None:
    assert target(before, new) == after


@pytest.mark.parametrize(
    ("source", "new", "after"),
    [
        ('It <x id="7"/>', "它<x7/>", '它<x id="7"/>'),
        ('<g id="1">It</g> &lt;b>', "<g1>它</g1><b>", '<g id="1">它</g>&lt;b>'),
        (
            '<ph id="1">%s</ph> of <ph id="2">%s</ph>',
            "%s 之 %s",
            '<ph id="1">%s</ph> 之 <ph id="2">%s</ph>',
        ),
    ],
)
def test_a_translation_takes_codes_from_its_original(source: str, new: str, after: str) -> None:
    assert target("", new, source) == after
    assert target("旧", new, source) == after


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ("<ph id='1'>{name}</ph>", "{name}"),
        ("<x id='1' equiv-text='{count}'/>", "{count}"),
        ("<x id='1' equiv-text='first link'/>", "⟦first link⟧"),
        ("<x id='1'/><bx id='2'/><ex id='2'/>", "<x1/><bx2/><ex2/>"),
        ("<it id='5' pos='open'>&lt;i&gt;</it>", "<i>"),
        ("<g id='a b'>w</g>", "<gab>w</gab>"),
        ("<mrk mtype='term' mid='3'>w</mrk>", "<mrk3>w</mrk3>"),
        ("<ph id='1'>&lt;a title=\"<sub>the title</sub>\"&gt;</ph>", '<a title="the title">'),
        ("<ph id='1'>&lt;b&gt;&lt;i&gt;</ph>", "⟦<b><i>⟧"),
        ("<ph id='1'>&amp;nbsp;</ph>", "&nbsp;"),
        (f"<ph id='1'>{'x' * 40}{'y' * 60}</ph>", f"⟦{'x' * 40}{'y' * 10}…{'y' * 24}⟧"),
        # Letters beside a code make no other code of it.
        ("50<ph id='1'>%s</ph>", "50⟦%s⟧"),
        ("{<ph id='1'>{0}</ph>}", "{⟦{0}⟧}"),
        ("<mrk mtype='seg'>w</mrk><mrk mtype='x-sdl-comment'>v</mrk>", "wv"),
    ],
)
def test_a_code_says_what_is_in_it(inside: str, said: str) -> None:
    unit = f"<trans-unit><source>Say {inside} here</source><target>有</target></trans-unit>"
    data = ONE.format("[]").replace("[]", unit).encode()
    whole = open_xliff(data, "utf-8", "a.xlf").texts[0].removeprefix("Say ").removesuffix(" here")
    assert whole == said
    assert {whole[start:end] for start, end, _ in codes_in(whole)} == {
        one for one in re.findall(r"⟦[^⟧]*⟧|<[^>]*>|\{\w+\}|&nbsp;", said)
    }


def test_an_article_of_before_codes_were_shown_is_written_as_it_was_made() -> None:
    assert target(' 打开\n  <g id="1">文件</g> ', "打开 文书", bare=True) == (
        ' 打开\n  <g id="1">文书</g> '
    )
    assert target('打开<g id="1">文件</g>吧', "打开“文件”吧", bare=True) == (
        '打开<g id="1">“文件”</g>吧'
    )
    assert target('<g id="1">文件</g>', "文件。", bare=True) == '<g id="1">文件。</g>'
    assert target('打开<g id="1">文件</g>', "打开文件。", bare=True) == ('打开<g id="1">文件</g>。')
    assert target('<g id="1">文件</g>打开', "把文件打开", bare=True) == ('把<g id="1">文件</g>打开')
    assert target(f"{B}文{E}件", "文字", bare=True) == f"{B}文{E}字"


def test_characters_are_escaped_as_the_file_does_it() -> None:
    unit = "<trans-unit><source>a</source><target>{} &gt; &quot;b&quot;</target></trans-unit>"
    data = ONE.format(unit.format("a")).replace("kept > ", "kept")
    done = written(data, {1: 'a" > "b"'}).data.decode()
    assert "<target>a&quot; &gt; &quot;b&quot;</target>" in done
    numbers = ONE.format("<trans-unit><source>a</source><target>&#38634;</target></trans-unit>")
    assert "<target>&#38634;&#22825;</target>" in written(numbers, {1: "雪天"}).data.decode()
    latin = numbers.replace("UTF-8", "latin-1").replace("&#38634;", "é")
    assert b"<target>\xe9 &#x96EA;</target>" in written(latin, {1: "é 雪"}, "latin-1").data


def test_a_code_that_lost_its_partner_is_told() -> None:
    unit = '<trans-unit><source>a</source><target>红<g id="1">花</g></target></trans-unit>'
    done = open_xliff(ONE.format(unit).encode(), "utf-8", "a").write({1: "红<g1>花"})
    assert b"<target>\xe7\xba\xa2\xe8\x8a\xb1</target>" in done.data
    assert "1 code was left out" in done.left_out[0]


@pytest.mark.parametrize(
    ("unit", "after"),
    [
        ("<source>a</source><target/>", "<source>a</source><target>雨</target>"),
        (
            '<source>a</source><target  state="new" />',
            '<source>a</source><target  state="translated">雨</target>',
        ),
        (
            "<source>a</source><target></target><alt-trans><target>b</target></alt-trans>",
            "<source>a</source><target>雨</target><alt-trans><target>b</target></alt-trans>",
        ),
        (
            "\n   <source>a</source>\n   <note>n</note>",
            "\n   <source>a</source>\n   <target>雨</target>\n   <note>n</note>",
        ),
        (
            "\n <x:target>no</x:target>\n <source>a</source>",
            "\n <x:target>no</x:target>\n <source>a</source>\n <target>雨</target>",
        ),
        (
            "<source>a</source><seg-source><mrk mtype='seg' mid='1'>a</mrk></seg-source>",
            "<source>a</source><seg-source><mrk mtype='seg' mid='1'>a</mrk></seg-source>"
            "<target><mrk mtype='seg' mid='1'>雨</mrk></target>",
        ),
    ],
)
def test_a_target_that_was_missing_is_put_behind_its_source(unit: str, after: str) -> None:
    around = "<trans-unit id='1'>{}</trans-unit>"
    done = written(ONE.format(around.format(unit)), {1: "雨"})
    assert done.data.decode() == ONE.format(around.format(after))


def test_a_missing_target_is_written_like_the_others_of_its_file() -> None:
    units = (
        '<x:trans-unit/><trans-unit id="1"><source>a</source><target xml:lang="zh-CN" '
        'state="final">雪</target></trans-unit><trans-unit id="2"><source>b</source></trans-unit>'
    )
    done = written(ONE.format(units), {5: "雨"}).data.decode()
    assert '<source>b</source><target xml:lang="zh-CN" state="translated">雨</target>' in done


def test_marked_segments_are_written_one_by_one() -> None:
    unit = (
        "<trans-unit><source>他走了。雨停了。</source><seg-source><mrk mtype='seg' mid='1'>他走了。"
        "</mrk><mrk mtype='seg' mid='2'>雨停了。</mrk></seg-source><target>"
        "<mrk mtype='seg' mid='1'>He left.</mrk> <mrk mtype='seg' mid='2'/></target></trans-unit>"
    )
    done = written(ONE.format(unit), {1: "He went.", 3: "It stopped."}).data.decode()
    assert "mid='1'>He went.</mrk> <mrk mtype='seg' mid='2'>It stopped.</mrk></target>" in done
    # The original stands in the unit twice.
    done = written(ONE.format(unit), {2: "雨早停了。"}).data.decode()
    assert done == ONE.format(unit).replace("雨停了", "雨早停了")


def test_a_mark_that_was_missing_is_put_between_the_others() -> None:
    marks = "".join(f"<mrk mtype='seg' mid='{n}'>{n}。</mrk>" for n in (1, 2, 3))
    unit = (
        f"<trans-unit><source>1。2。3。</source><seg-source>{marks}</seg-source><target>"
        "<mrk mtype='seg' mid='2'>Two.</mrk></target></trans-unit>"
    )
    done = written(ONE.format(unit), {1: "One.", 5: "Three."}).data.decode()
    assert re.findall(r">([A-Z][a-z]+)\.<", done) == ["One", "Two", "Three"]
    assert re.findall(r"mid='(\d)'", done.split("<target>")[1]) == ["1", "2", "3"]


def test_segments_and_ignorables_of_version_2() -> None:
    inside = (
        '<notes><note id="n">x</note></notes>\n<segment id="1" state="initial">\n <source '
        'xml:space="preserve">a <pc id="1">b</pc><ph id="2" disp="c"/></source>\n</segment>'
        "<ignorable><source> </source></ignorable><segment><source>c</source>"
        '<target>丙<pc id="3">丁</pc></target></segment><m:match xmlns:m="urn:m"><source>z</source>'
        "</m:match>"
    )
    done = written(TWO.format(inside), {1: "甲<pc1>b</pc1>", 5: "丙<pc3>丁</pc3>戊"}).data.decode()
    assert done == TWO.format(inside).replace("initial", "translated").replace(
        "</source>\n</segment>",
        '</source>\n <target xml:space="preserve">甲<pc id="1">b</pc></target>\n</segment>',
    ).replace("丁</pc></target>", "丁</pc>戊</target>")


def test_a_copied_code_of_version_2_has_an_id_of_its_own() -> None:
    inside = (
        '<originalData><data id="d1">%s</data></originalData><segment><source>'
        '<ph id="1" dataRef="d1"/></source><target><ph id="1" dataRef="d1"/></target></segment>'
    )
    done = written(TWO.format(inside), {1: "%s 和 %s"}).data.decode()
    assert '1" dataRef="d1"/> 和 <ph id="1-2" copyOf="1" dataRef="d1"/></target>' in done


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "gb18030"])
def test_marks_line_ends_and_encodings_stay(encoding: str) -> None:
    text = ONE.format("<trans-unit><source>a\nb</source><target>甲\n乙</target></trans-unit>")
    text = ("" if encoding == "gb18030" else "\ufeff") + text.replace("\n", "\r\n")
    done = written(text.replace("UTF-8", encoding), {1: "甲 丙"}, encoding)
    assert done.data.decode(encoding) == text.replace("UTF-8", encoding).replace("乙", "丙")


def test_prefixes_of_the_file_are_kept() -> None:
    text = (
        '<f:xliff version="1.2" xmlns:f="urn:oasis:names:tc:xliff:document:1.2"><f:file><f:body>'
        "<f:trans-unit><f:source>a</f:source></f:trans-unit></f:body></f:file></f:xliff>"
    )
    done = written(text, {1: "甲"}).data.decode()
    assert done == text.replace("</f:source>", "</f:source><f:target>甲</f:target>")


@pytest.mark.parametrize(
    ("attributes", "new", "told"),
    [
        ('maxwidth="3" size-unit="char"', "四个汉字", True),
        ('maxwidth="4" size-unit="char"', "四个汉字", False),
        ('maxwidth="3"', "四个汉字", True),
        ('maxwidth="3" size-unit="pixel"', "四个汉字", False),
        ('maxwidth="11" size-unit="byte"', "四个汉字", True),
        ('maxbytes="12"', "四个汉字", False),
        ('maxbytes="11"', "四个汉字", True),
        ('maxwidth="4" size-unit="char"', "四个<g1>汉字</g1>", False),
        ('maxwidth="many"', "四个汉字", False),
    ],
)
def test_a_text_that_is_longer_than_its_file_allows_is_told(
    attributes: str, new: str, told: bool
) -> None:
    unit = f'<trans-unit id="1" {attributes}><source><g id="1">It</g></source></trans-unit>'
    done = written(ONE.format(unit), {1: new})
    assert any("longer than the file allows" in one for one in done.left_out) is told


@pytest.mark.parametrize(("most", "told"), [("3", True), ("1,4", False), ("0,3", True)])
def test_a_size_restriction_of_version_2_is_told(most: str, told: bool) -> None:
    text = TWO.format(
        "<segment><source>a</source><target>一</target></segment>"
        "<segment><source>b</source></segment>"
    ).replace('<unit id="u"', f'<unit xmlns:slr="urn:slr" slr:sizeRestriction="{most}" id="u"')
    done = written(text, {3: "三个字"})
    assert any("longer than the file allows" in one for one in done.left_out) is told


@pytest.mark.parametrize(
    ("profiles", "most", "found", "unmeasured"),
    [
        ("", "2", [(2, "char")], 0),
        ('generalProfile="xliff:codepoints"', "0,2", [(2, "char")], 0),
        ('generalProfile="xliff:utf8"', "2", [(2, "byte")], 0),
        ('generalProfile="xliff:utf16"', "2", [(2, "utf16")], 0),
        ('generalProfile="acme:px"', "2", [], 1),
        ("", "*", [], 0),
    ],
)
def test_the_profile_of_version_2_says_what_is_counted(
    profiles: str, most: str, found: list[tuple[int, str]], unmeasured: int
) -> None:
    text = TWO.format("<segment><source>a</source></segment><segment><source>b</source></segment>")
    text = text.replace('<unit id="u"', f'<unit slr:sizeRestriction="{most}" id="u"').replace(
        "<unit", f'<slr:profiles xmlns:slr="urn:slr" {profiles}/><unit', 1
    )
    file = open_xliff(text.encode(), "utf-8", "two.xlf")
    assert [(limit.most, limit.unit) for one in file.limits for limit in one.limits] == found
    assert all(one.fields == (1, 3) for one in file.limits)
    assert file.unmeasured == unmeasured
