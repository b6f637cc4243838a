"""Any text comes back from any format and encoding; readers read or refuse, and never fail."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from duidu.app.opening.arrange import arrange
from duidu.app.opening.recognise import recognise
from duidu.app.opening.recognised import Choices
from duidu.core.alignment import Alignment, Bead, Row
from duidu.core.article import Article, Block, Side, Span
from duidu.core.errors import DuiduError
from duidu.formats.article_package.package import Package, unpack, write_package
from duidu.formats.article_package.reader import PackageReader
from duidu.formats.base.document import ReadOptions
from duidu.formats.base.encoding import decode
from duidu.formats.base.exported import Exported, Written
from duidu.formats.markdown.reader import MarkdownReader
from duidu.formats.notes.exported_notes import ArticleNotes
from duidu.formats.registry import SUFFIXES, read_bytes
from duidu.formats.tables.writer import write_csv, write_tsv
from duidu.formats.tmx.writer import write_tmx
from duidu.formats.xliff.writer import write_xliff_1, write_xliff_2
from duidu.formats.xlsx.writer import write_xlsx

HANZI = st.text(
    "的一是不了在人有我他这中大来上国说们到出就要得里后自以会家可下而过天去能对小多然于心学么之都好看起发当没成只如事把还用第样道想作种开",
    min_size=20,
    max_size=120,
)
LINES = st.text(
    st.characters(
        blacklist_categories=("Cs", "Cc", "Co", "Cn"), blacklist_characters="\ufeff\ufffd"
    ),
    min_size=1,
    max_size=60,
)
WRITERS = {
    ".tmx": write_tmx,
    ".xlf": write_xliff_1,
    ".xliff": write_xliff_2,
    ".tsv": write_tsv,
    ".csv": write_csv,
    ".xlsx": write_xlsx,
}


@given(
    HANZI, st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16-le", "utf-16-be", "utf-16"])
)
def test_chinese_text_is_decoded_exactly_or_asked_about(text: str, encoding: str) -> None:
    found = decode(f"{text}。\n".encode(encoding))
    assert found.text == f"{text}。\n" or found.doubtful


def one_pair(source: str, target: str) -> Exported:
    sides = [
        Side(code, (Block(0, text, sentences=(Span(0, len(text)),)),))
        for code, text in (("zh-Hans", source), ("en", target))
    ]
    alignment = Alignment((Row(Bead((0,), (0,)), (Bead((0,), (0,)),)),))
    return Exported(
        Article("t", sides[0], sides[1]), alignment, ArticleNotes("a", "t", "zh-Hans", "en")
    )


@given(LINES, LINES, st.sampled_from(sorted(WRITERS)))
@example("0", "'=", ".csv")
@example("0", "㐀㐀㐀", ".tmx")
def test_a_pair_comes_back(source: str, target: str, suffix: str) -> None:
    source, target = f"雨停了{source}街上", f"The rain {target} stopped"
    written: Written = WRITERS[suffix](one_pair(source, target))
    document = read_bytes(written.data, ReadOptions(name="a"), suffix)
    # White space of every kind is one space in a segment; cells of tables are stripped.
    assert [" ".join(block.text.split()) for block in document.blocks] == [
        " ".join(text.split()) for text in (source, target)
    ]
    found = arrange(recognise([document], "a", Choices(("zh-Hans", "en"))))
    assert [(row.blocks.source, row.blocks.target) for row in found.rows] == [((0,), (0,))]


@given(st.text(max_size=80), st.text(max_size=80))
def test_a_package_holds_any_text(source: str, target: str) -> None:
    export = one_pair(source, target)
    data = write_package(Package("a", export.article, export.alignment, export.notes))
    found = unpack(PackageReader().read(data, ReadOptions(name="a")).parts, "a")
    assert (found.article, found.alignment) == (export.article, export.alignment)


@settings(max_examples=300)
@given(
    st.binary(max_size=400),
    st.sampled_from(SUFFIXES),
    st.sampled_from([b"", b"PK\x03\x04", b"<?xml ", b"%PDF-1.4\n", b"<html>", b"[", b"\xff\xfe"]),
)
def test_any_bytes_are_read_or_refused_with_a_sentence(
    data: bytes, suffix: str, beginning: bytes
) -> None:
    refused = ""
    try:
        document = read_bytes(beginning + data, ReadOptions(name="file"), suffix)
    except DuiduError as error:
        refused = str(error)
    assert (
        refused.endswith(".")
        if refused
        else document.parts or any(block.text.strip() for block in document.blocks)
    )


@given(st.text("*_`~[]()!\\ a中<>|#", max_size=60))
def test_taking_marks_off_adds_nothing(line: str) -> None:
    document = MarkdownReader().read(f"a{line}".encode(), ReadOptions(name="a.md"))
    assert sum(len(block.text) for block in document.blocks) <= 1 + len(line)
