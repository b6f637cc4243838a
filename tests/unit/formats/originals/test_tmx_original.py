"""What goes back into a TMX file: the segment that changed."""

import pytest

from duidu.formats.tmx.original import open_tmx

TEXT = (
    '<?xml version="1.0"?>\r\n<!DOCTYPE tmx SYSTEM "tmx14.dtd" [ <!-- ]> --> ]>\r\n<tmx '
    'version="1.4"><header creationtool="x"><prop type="a">b</prop></header><body>\r\n'
    '<tu tuid="1" changeid="LI"><note>n</note><tuv xml:lang="EN-us"><seg>Click '
    '<bpt i="1">&lt;b&gt;</bpt>OK<ept i="1">&lt;/b&gt;</ept>.</seg></tuv><tuv xml:lang="zh-CN">'
    '<prop type="q">low</prop><seg>按<bpt i="1">&lt;b&gt;</bpt>好<ept i="1">&lt;/b&gt;</ept>。'
    '</seg></tuv><tuv xml:lang="zh-TW"><seg>按好</seg></tuv></tu>\r\n'
    '<tu><tuv lang="zh"><seg/></tuv></tu>'
    "</body></tmx>"
)


def test_only_the_segment_changes() -> None:
    data = TEXT.encode()
    file = open_tmx(data, "utf-8", "a.tmx")
    assert file.texts == ("Click <b>OK</b>.", "按<b>好</b>。", "按好", "")
    assert file.write({}).data == data
    done = file.write({1: "按<b>“好”</b>。", 0: "Press <b>OK</b>.", 3: "雨 > 雪"}).data.decode()
    assert done == TEXT.replace("Click", "Press").replace("</bpt>好", "</bpt>“好”").replace(
        "<seg/>", "<seg>雨 &gt; 雪</seg>"
    )


FILE = (
    '<tmx version="1.4"><header/><body>\n  <tu>\n'
    '    <tuv xml:lang="en-US">\n      <seg>Rain.</seg>\n'
    '    </tuv>\n    <tuv xml:lang="zh-CN">\n      <seg>雨。</seg>\n    </tuv>\n  </tu>\n'
    '  <tu><tuv xml:lang="zh-CN"><seg>云。</seg></tuv></tu>\n'
    '  <tu><tuv xml:lang="zh-TW"><seg>風。</seg></tuv></tu>\n  {}\n</body></tmx>'
)
ADDED = '<tuv xml:lang="zh-CN"><seg>雪 &amp; 冰</seg></tuv>'


@pytest.mark.parametrize(
    ("unit", "after"),
    [
        (
            '<tu>\n    <tuv xml:lang="en-US" creationid="x">\n      <prop type="a">b</prop>\n'
            "      <seg>Snow</seg>\n    </tuv>\n  <!-- - --></tu>",
            '<tu>\n    <tuv xml:lang="en-US" creationid="x">\n      <prop type="a">b</prop>\n'
            '      <seg>Snow</seg>\n    </tuv>\n    <tuv xml:lang="zh-CN">\n'
            "      <seg>雪 &amp; 冰</seg>\n    </tuv>\n  <!-- - --></tu>",
        ),
        (
            '<tu><tuv xml:lang="en-US"><seg>Snow</seg></tuv><tuv xml:lang="fr"><seg/></tuv></tu>',
            '<tu><tuv xml:lang="en-US"><seg>Snow</seg></tuv><tuv xml:lang="fr"><seg/></tuv>'
            f"{ADDED}</tu>",
        ),
        (
            "<tu><tuv lang='en-US'><seg>Snow</seg></tuv></tu>",
            "<tu><tuv lang='en-US'><seg>Snow</seg></tuv>"
            "<tuv lang='zh-CN'><seg>雪 &amp; 冰</seg></tuv></tu>",
        ),
        (
            '<tu><tuv xml:lang="en-US"><seg>Snow</seg></tuv><tuv xml:lang="zh-CN"/></tu>',
            f'<tu><tuv xml:lang="en-US"><seg>Snow</seg></tuv>{ADDED}</tu>',
        ),
        (
            '<tu><tuv xml:lang="en-US"><seg>Snow</seg></tuv><tuv xml:lang="zh-CN">\n</tuv></tu>',
            '<tu><tuv xml:lang="en-US"><seg>Snow</seg></tuv><tuv xml:lang="zh-CN">'
            "<seg>雪 &amp; 冰</seg>\n</tuv></tu>",
        ),
        (
            '<tu><tuv xml:lang="en-US"><seg>Snow</seg></tuv><tuv xml:lang="zh"><seg/></tuv></tu>',
            '<tu><tuv xml:lang="en-US"><seg>Snow</seg></tuv><tuv xml:lang="zh">'
            "<seg>雪 &amp; 冰</seg></tuv></tu>",
        ),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_variant_that_was_missing_is_written_like_the_others(
    unit: str, after: str, encoding: str
) -> None:
    file = open_tmx(FILE.format(unit).encode(encoding), encoding, "a.tmx")
    field = file.answers[file.texts.index("Snow")]
    assert file.texts[field] == ""
    done = file.write({field: "雪 & 冰"})
    assert done.data.decode(encoding) == FILE.format(after)
    assert done.left_out == ()


def test_a_file_in_one_language_names_none_for_what_is_missing() -> None:
    unit = '<tu><tuv xml:lang="en"><seg>Snow</seg></tuv></tu>'
    file = open_tmx(f"<tmx><body>{unit}</body></tmx>".encode(), "utf-8", "a.tmx")
    assert (file.texts, file.answers) == (("Snow",), {})
