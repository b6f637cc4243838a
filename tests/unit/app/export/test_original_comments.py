"""Comments go back into the file they came from, and notes as new ones; nothing else differs."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from duidu.app.alignment.fill_gap import FillParagraph
from duidu.app.export.export import export_article
from duidu.app.export.original import write_original
from duidu.app.notes.annotate import add_note, delete_notes, edit_text
from duidu.app.opening.opener import Opener
from duidu.app.session import Session
from duidu.app.settings.settings import Settings
from duidu.core.annotation import Annotation, AnnotationKind
from duidu.core.article import Place, SideName, Span
from duidu.core.jobs import NoJob
from duidu.library.anchoring.anchors import make_anchor
from duidu.library.library import Library
from fixtures.commented_files import FILES, TMX, TRADOS, XLIFF_1
from fixtures.one_by_one import OneByOne

OLD = {
    "a.po": "# Ren: for the menu\n",
    "a.xlf": "打开 &amp; 开启?",
    "b.xlf": "which?",
    "a.tmx": "打开?",
    "a.sdlxliff": "which?",
    "a.mqxliff": "why?",
}
XML_NEW = "Li &lt;b>\n二"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    found = Library.open(tmp_path / "library.sqlite")
    yield found
    found.close()


def opened(library: Library, folder: Path, name: str) -> str:
    (folder / name).write_bytes(FILES[name].encode())
    return Opener(library, lambda _: OneByOne()).open_files([folder / name], NoJob()).article


def one_sentence(text: str) -> tuple[Span, ...]:
    return (Span(0, len(text)),)


def written(library: Library, article: str) -> str:
    return write_original(library, article).data.decode()


def noted(
    library: Library, article: str, quoted: str, text: str, author: str = "", kind: str = "note"
) -> Annotation:
    """A note on words of the translation."""
    side = SideName.TARGET
    texts = library.articles.blocks(article, side)
    if not any(quoted in block.text for block in texts):
        side = SideName.SOURCE
        texts = library.articles.blocks(article, side)
    block = next(one for one in texts if quoted in one.text)
    start = block.text.index(quoted)
    anchor = make_anchor(side, block, Span(start, start + len(quoted)))
    command = add_note(library, article, AnnotationKind(kind), (anchor,), text=text, author=author)
    command.do()
    return command.after[0]


@pytest.mark.parametrize("name", FILES)
def test_comments_that_nobody_touched_leave_the_very_bytes(
    library: Library, tmp_path: Path, name: str
) -> None:
    article = opened(library, tmp_path, name)
    (note,) = library.notes.of_article(article)
    assert note.anchors
    # A mark without words is no comment.
    noted(library, article, "关闭", "", kind="highlight")
    assert written(library, article) == FILES[name]


@pytest.mark.parametrize(
    ("name", "new"),
    [(name, "# Li <b>\n# 二\n" if name == "a.po" else XML_NEW) for name in FILES],
)
def test_a_changed_comment_alone_differs(
    library: Library, tmp_path: Path, name: str, new: str
) -> None:
    article = opened(library, tmp_path, name)
    (note,) = library.notes.of_article(article)
    edit_text(library, note.id, "Li <b>\n二", "Li").do()
    assert written(library, article) == FILES[name].replace(OLD[name], new)


@pytest.mark.parametrize(
    ("name", "old"),
    [
        ("a.po", OLD["a.po"]),
        ("a.xlf", '\n    <note from="Ren Ying" annotates="target">打开 &amp; 开启?</note>'),
        ("b.xlf", '\n      <note id="n1" appliesTo="target">which?</note>'),
        ("a.tmx", "\n    <note>打开?</note>"),
        (
            "a.mqxliff",
            '\n<mq:comment id="g" creatoruser="Zhou" deleted="false">why?</mq:comment>',
        ),
    ],
)
def test_a_deleted_comment_alone_is_gone(
    library: Library, tmp_path: Path, name: str, old: str
) -> None:
    article = opened(library, tmp_path, name)
    (note,) = library.notes.of_article(article)
    deletion = delete_notes(library, [note.id])
    deletion.do()
    assert written(library, article) == FILES[name].replace(old, "")
    deletion.undo()
    assert written(library, article) == FILES[name]


@pytest.mark.parametrize("name", FILES)
def test_a_note_is_written_as_a_comment_and_read_again(
    library: Library, tmp_path: Path, name: str
) -> None:
    article = opened(library, tmp_path, name)
    noted(library, article, "关闭", "关 <or> 关闭?", 'Li "W"')
    noted(library, article, "打开", "really")
    out = written(library, article)
    # All that was there is there, in its order.
    rest = iter(out)
    assert all(letter in rest for letter in FILES[name])
    other = Library.open(tmp_path / "other.sqlite")
    (tmp_path / "again").mkdir()
    (tmp_path / "again" / name).write_bytes(out.encode())
    opener = Opener(other, lambda _: OneByOne())
    again = opener.open_files([tmp_path / "again" / name], NoJob()).article
    found = {note.text: note.author for note in other.notes.of_article(again)}
    assert len(other.articles.blocks(again, SideName.SOURCE)) == 2
    if name == "a.po":
        assert found == {"Ren: for the menu\nreally": "", 'Li "W": 关 <or> 关闭?': ""}
    elif name == "a.tmx":
        assert found == {"打开?": "", "really": "", 'Li "W": 关 <or> 关闭?': ""}
    else:
        assert found["关 <or> 关闭?"] == 'Li "W"'
        assert found["really"] == ""
        assert len(found) == 3
    assert write_original(other, again).data.decode() == out
    other.close()


def test_a_kind_and_a_time_go_into_xliff_2_and_come_back(library: Library, tmp_path: Path) -> None:
    article = opened(library, tmp_path, "b.xlf")
    asked = noted(library, article, "关闭", "why?", "Li", kind="question")
    (tmp_path / "c.xlf").write_bytes(write_original(library, article).data)
    again = Opener(library, lambda _: OneByOne()).open_files([tmp_path / "c.xlf"], NoJob()).article
    kept = next(note for note in library.notes.of_article(again) if note.text == "why?")
    assert (kept.kind, kept.author, kept.created) == (asked.kind, "Li", float(int(asked.created)))


@pytest.mark.parametrize(("quoted", "side"), [("关闭", "target"), ("Close", "source")])
def test_a_note_is_about_the_text_that_the_file_has_there(
    library: Library, tmp_path: Path, quoted: str, side: str
) -> None:
    article = opened(library, tmp_path, "a.xlf")
    noted(library, article, quoted, "hm")
    assert f'<note annotates="{side}">hm</note>' in written(library, article)


def test_notes_on_no_text_of_the_file_are_counted(library: Library, tmp_path: Path) -> None:
    article = opened(library, tmp_path, "a.xlf")
    add_note(library, article, AnnotationKind.NOTE, (), text="whole").do()
    out = write_original(library, article)
    assert out.data.decode() == XLIFF_1
    assert out.left_out == ("1 note was left out: it is about no text of the file.",)


def test_a_deleted_comment_of_trados_goes_with_its_definition_and_its_marks(
    library: Library, tmp_path: Path
) -> None:
    article = opened(library, tmp_path, "a.sdlxliff")
    (note,) = library.notes.of_article(article)
    delete_notes(library, [note.id]).do()
    start, end = TRADOS.index("\n  <cmt-def id"), TRADOS.index("</cmt-defs>")
    without = TRADOS[:start] + TRADOS[end:]
    mark = '<mrk mtype="x-sdl-comment" sdl:cid="c1">打开</mrk>'
    out = write_original(library, article)
    assert out.data.decode() == without.replace(mark, "打开")
    assert out.left_out == ()


def test_a_comment_of_two_at_one_place_is_taken_out_alone(library: Library, tmp_path: Path) -> None:
    two = TRADOS.replace("</Comment>\n", '</Comment><Comment user="Li">yes</Comment>\n')
    (tmp_path / "two.sdlxliff").write_bytes(two.encode())
    opener = Opener(library, lambda _: OneByOne())
    article = opener.open_files([tmp_path / "two.sdlxliff"], NoJob()).article
    note = next(note for note in library.notes.of_article(article) if note.text == "yes")
    delete_notes(library, [note.id]).do()
    assert written(library, article) == TRADOS


def test_a_note_becomes_a_comment_of_trados_on_its_segment(
    library: Library, tmp_path: Path
) -> None:
    article = opened(library, tmp_path, "a.sdlxliff")
    noted(library, article, "关闭", "a < b", "Li & Wu")
    out = written(library, article)
    # Written again it is the same: the id is that of the note.
    assert written(library, article) == out
    (cid,) = re.findall(r'sdl:cid="([0-9a-f-]{36})">关闭文件</mrk></mrk>', out)
    assert re.search(
        rf'<cmt-def id="{cid}"><Comments><Comment severity="Low" user="Li &amp; Wu" '
        r'date="[^"]+Z" version="1.0">a &lt; b</Comment></Comments></cmt-def></cmt-defs>',
        out,
    )
    assert "<note" not in out
    etree.fromstring(out.encode())


@pytest.mark.parametrize(
    ("info", "into"),
    [
        ("", "{root}<doc-info xmlns={ns}><cmt-defs>{one}</cmt-defs></doc-info>"),
        ("<doc-info xmlns={ns}/>", "<doc-info xmlns={ns}><cmt-defs>{one}</cmt-defs></doc-info>"),
        (
            "<sdl:doc-info><sdl:x/></sdl:doc-info>",
            "<sdl:doc-info><sdl:x/><sdl:cmt-defs>{one}</sdl:cmt-defs></sdl:doc-info>",
        ),
        ("<doc-info xmlns={ns}><cmt-defs/></doc-info>", "<cmt-defs>{one}</cmt-defs></doc-info>"),
    ],
)
def test_the_first_comment_of_trados_finds_or_makes_its_place(
    info: str, into: str, library: Library, tmp_path: Path
) -> None:
    ns = '"http://sdl.com/FileTypes/SdlXliff/1.0"'
    start, end = TRADOS.index("<doc-info"), TRADOS.index("<file")
    text = TRADOS[:start] + info.replace("{ns}", ns) + TRADOS[end:]
    text = text.replace('<mrk mtype="x-sdl-comment" sdl:cid="c1">打开</mrk>', "打开")
    (tmp_path / "c.sdlxliff").write_bytes(text.encode())
    opener = Opener(library, lambda _: OneByOne())
    article = opener.open_files([tmp_path / "c.sdlxliff"], NoJob()).article
    noted(library, article, "关闭", "hm", "Li")
    out = written(library, article)
    etree.fromstring(out.encode())
    found = re.search(r"<(\w*:?)cmt-def .*</\1cmt-def>", out)
    assert found
    root = 'SdlXliff/1.0">\n' if info else 'SdlXliff/1.0">'
    wanted = into.replace("{ns}", ns).replace("{one}", found[0]).replace("{root}", root)
    assert wanted in out


def test_a_note_becomes_a_comment_of_memoq(library: Library, tmp_path: Path) -> None:
    article = opened(library, tmp_path, "a.mqxliff")
    noted(library, article, "关闭", "shut?", "Li")
    noted(library, article, "Open", "launch?")
    out = written(library, article)
    assert written(library, article) == out
    etree.fromstring(out.encode())
    assert re.search(
        r'<target>关闭文件</target>\n    <mq:comments><mq:comment id="[^"]+" creatoruser="Li" '
        r'time="[^"]+Z" deleted="false" appliesto="Target" origin="User">shut\?</mq:comment>'
        r"</mq:comments>",
        out,
    )
    assert re.search(r"why\?</mq:comment>\n<mq:comment [^>]* appliesto=\"Source\"", out)
    assert "<note" not in out


def test_a_note_on_a_translation_that_was_filled_in_is_written_with_it(
    library: Library, tmp_path: Path
) -> None:
    empty = TMX.replace('<tuv xml:lang="zh">\n      <seg>关闭文件</seg>\n    </tuv>', "")
    (tmp_path / "empty.tmx").write_bytes(empty.encode())
    xliff = XLIFF_1.replace("<target>关闭文件</target>", "<target/>")
    (tmp_path / "empty.xlf").write_bytes(xliff.encode())
    opener = Opener(library, lambda _: OneByOne())
    for name in ("empty.tmx", "empty.xlf"):
        article = opener.open_files([tmp_path / name], NoJob()).article
        texts = {side: library.articles.blocks(article, side) for side in SideName}
        side, beside = next(
            (side, Place(side, block.id, 0))
            for side in SideName
            for block in texts[side]
            if block.text == "Close the file"
        )
        FillParagraph(library, article, side.other, beside, "关闭文件", one_sentence).do()
        noted(library, article, "关闭", "new")
        out = write_original(library, article)
        assert out.left_out == ()
        assert "关闭文件" in out.data.decode()
        assert "new</note>" in out.data.decode()
        etree.fromstring(out.data)


@pytest.mark.parametrize("form", ["tmx", "xliff-2.1", "xliff-1.2"])
def test_notes_that_a_file_of_ours_carries_are_not_written_twice(
    form: str, library: Library, tmp_path: Path
) -> None:
    article = opened(library, tmp_path, "a.xlf")
    noted(library, article, "关闭", "hm", "Li")
    ours = export_article(Session(library, Settings()), article, form).data
    name = "ours.tmx" if form == "tmx" else "ours.xlf"
    (tmp_path / name).write_bytes(ours)
    other = Library.open(tmp_path / "third.sqlite")
    again = Opener(other, lambda _: OneByOne()).open_files([tmp_path / name], NoJob()).article
    assert {note.text for note in other.notes.of_article(again)} == {"打开 & 开启?", "hm"}
    assert write_original(other, again).data == ours
    note = next(note for note in other.notes.of_article(again) if note.text == "hm")
    edit_text(other, note.id, "changed", "Li").do()
    assert b"changed</note>" in write_original(other, again).data
    other.close()
