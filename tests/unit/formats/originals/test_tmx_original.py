"""What goes back into a TMX file: the segment that changed."""

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
    assert file.texts == ("Click OK.", "按好。", "按好", "")
    assert file.write({}).data == data
    done = file.write({1: "按“好”。", 0: "Press OK.", 3: "雨 > 雪"}).data.decode()
    assert done == TEXT.replace("Click", "Press").replace("</bpt>好", "</bpt>“好”").replace(
        "<seg/>", "<seg>雨 &gt; 雪</seg>"
    )
