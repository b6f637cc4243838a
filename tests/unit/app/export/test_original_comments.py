"""Comments go back into the file they came from, and notes as new ones; nothing else differs."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from duidu.app.export.original import write_original
from duidu.app.notes.annotate import add_note, delete_notes, edit_text
from duidu.app.opening.opener import Opener
from duidu.core.annotation import Annotation, AnnotationKind
from duidu.core.article import SideName, Span
from duidu.core.jobs import NoJob
from duidu.library.anchoring.anchors import make_anchor
from duidu.library.library import Library
from fixtures.one_by_one import OneByOne

PO = """msgid ""
msgstr ""
"Language: zh\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

# Ren: for the menu
#. extracted
#: a.c:1
msgid "Open the file"
msgstr "打开文件"

#: a.c:2
#, fuzzy
msgid "Close the file"
msgstr "关闭文件"
"""
XLIFF_1 = """<?xml version="1.0"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file source-language="en" target-language="zh-CN" original="a" datatype="plaintext"><body>
  <trans-unit id="1">
    <source>Open the file</source>
    <target>打开文件</target>
    <note from="Ren Ying" annotates="target">打开 &amp; 开启?</note>
  </trans-unit>
  <trans-unit id="2">
    <source>Close the file</source>
    <target>关闭文件</target>
  </trans-unit>
</body></file></xliff>
"""
XLIFF_2 = """<?xml version="1.0"?>
<xliff version="2.1" srcLang="en" trgLang="zh" xmlns="urn:oasis:names:tc:xliff:document:2.0">
<file id="f">
  <unit id="u">
    <notes>
      <note id="n1" appliesTo="target">which?</note>
    </notes>
    <segment><source>Open the file</source><target>打开文件</target></segment>
  </unit>
  <unit id="v">
    <segment><source>Close the file</source><target>关闭文件</target></segment>
  </unit>
</file></xliff>
"""
FILES = {"a.po": PO, "a.xlf": XLIFF_1, "b.xlf": XLIFF_2}
OLD = {"a.po": "# Ren: for the menu\n", "a.xlf": "打开 &amp; 开启?", "b.xlf": "which?"}


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    found = Library.open(tmp_path / "library.sqlite")
    yield found
    found.close()


def opened(library: Library, folder: Path, name: str) -> str:
    (folder / name).write_bytes(FILES[name].encode())
    return Opener(library, lambda _: OneByOne()).open_files([folder / name], NoJob()).article


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
    [("a.po", "# Li <b>\n# 二\n"), ("a.xlf", "Li &lt;b>\n二"), ("b.xlf", "Li &lt;b>\n二")],
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
    lines = FILES[name].split("\n")
    # All that was there is there, in its order.
    rest = iter(out.split("\n"))
    assert all(any(line in found for found in rest) for line in lines)
    other = Library.open(tmp_path / "other.sqlite")
    (tmp_path / "again").mkdir()
    (tmp_path / "again" / name).write_bytes(out.encode())
    opener = Opener(other, lambda _: OneByOne())
    again = opener.open_files([tmp_path / "again" / name], NoJob()).article
    found = {note.text: note.author for note in other.notes.of_article(again)}
    assert len(other.articles.blocks(again, SideName.SOURCE)) == 2
    if name == "a.po":
        assert found == {"Ren: for the menu\nreally": "", 'Li "W": 关 <or> 关闭?': ""}
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
