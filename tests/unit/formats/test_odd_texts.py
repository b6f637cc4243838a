"""Files that say their text in another way: lists in JSON, raised letters, controls, lost lists."""

import io
import json
import zipfile

import pytest

from duidu.core.errors import FileError
from duidu.formats.base.losses import loss_said
from fixtures.small_documents import epub, item, read

PAIRS = [("他走了。", "He left."), ("雨停了。", "The rain stopped.")]
FLAT = [text for pair in PAIRS for text in pair]


def texts(data: bytes, suffix: str) -> list[str]:
    return [block.text for block in read(data, suffix).blocks]


@pytest.mark.parametrize("suffix", [".json", ".jsonl"])
@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize(
    "items", [[{"zh": zh, "en": en} for zh, en in PAIRS], [list(pair) for pair in PAIRS]]
)
def test_a_list_in_one_file_is_as_many_lines(items: object, indent: int, suffix: str) -> None:
    data = json.dumps(items, ensure_ascii=False, indent=indent).encode()
    document = read(data, suffix)
    assert [block.text for block in document.blocks] == FLAT
    assert [block.group for block in document.blocks] == [0, 0, 1, 1]


def test_lines_that_are_pairs_stay_lines() -> None:
    lines = "\n".join(json.dumps(pair) for pair in PAIRS)
    assert texts(lines.encode(), ".jsonl") == FLAT


def test_a_list_that_never_ends_is_refused() -> None:
    with pytest.raises(FileError, match="not JSON"):
        read(b'[{"zh": "a", ', ".jsonl")


def test_names_beyond_those_that_are_read_are_counted() -> None:
    more = {f"name {number}": "A text." for number in range(210)}
    line = json.dumps({"zh": "他走了。", "en": "He left.", **more}).encode()
    document = read(line, ".jsonl")
    assert document.left_out == {"other column": 210}


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("y<sub>i+1</sub>", "y_(i+1)"),
        ("e<sup>-x</sup>", "e^(-x)"),
        ("2<sup>2k</sup>", "2^2k"),
        ("CO<sub>2</sub>", "CO₂"),
        ("the 1<sup>st</sup> M<sup>lle</sup> of T<sub>E</sub>X", "the 1st Mlle of TEX"),
        ("before<textarea>inside</textarea>after", "before\ninside\nafter"),
        ("Name<input>Age", "Name Age"),
        ("a<select><option>x</option></select>b", "a b"),
        ("before<button>x</button>after", "before after"),
        ("a<label>Name<input></label>b", "a Name b"),
        ("<label>Name</label>: Li", "Name: Li"),
        ("<label>Name</label><label>Age</label>", "Name Age"),
        ("a<datalist><option>x</option></datalist>b", "a b"),
        ("a<optgroup><option>x</option><option>y</option></optgroup>b", "a\nx\ny\nb"),
        ("a<dialog>x</dialog>b", "a\nb"),
        ("a<nav>x</nav>b", "a\nb"),
    ],
)
def test_marks_of_a_page_part_words_and_keep_formulas(written: str, said: str) -> None:
    page = f"<html><body><main><p>{written}</p></main></body></html>"
    assert "\n".join(texts(page.encode(), ".html")) == said


def test_letters_that_xml_forbids_may_stand_behind_a_button() -> None:
    page = b"<html><body><main><p>a<button>x</button>b\x01c</p></main></body></html>"
    assert "".join(texts(page, ".html")).startswith("a b")


def ruby_page(ruby: str, suffix: str) -> bytes:
    if suffix == ".epub":
        return epub('<itemref idref="a"/>', item("a", "a.xhtml"), a=f"<p>{ruby}</p>")
    return f"<html><body><main><p>{ruby}</p></main></body></html>".encode()


@pytest.mark.parametrize("suffix", [".html", ".epub"])
@pytest.mark.parametrize(
    ("ruby", "said"),
    [
        ("<ruby>汉<rp>(</rp><rt>hàn</rt><rp>)</rp></ruby>字", "汉字"),
        ("<ruby>汉<rt>hàn</rt>字<rt>zì</rt></ruby>", "汉字"),
        ("<ruby><rb>汉</rb><rb>字</rb><rt>hàn</rt><rt>zì</rt></ruby>", "汉字"),
        ("<ruby><rb>汉</rb><rtc><rt>ㄏㄢˋ</rt></rtc></ruby>字", "汉字"),
        ("<ruby><span><b>汉</b></span><rt>hàn</rt></ruby>", "汉"),
    ],
)
def test_how_hanzi_are_read_is_no_loss(ruby: str, said: str, suffix: str) -> None:
    data = ruby_page(ruby * 60, suffix)
    document = read(data, suffix)
    assert "".join(block.text for block in document.blocks) == said * 60
    assert not document.left_out
    assert not loss_said(data, document, "a")


def test_readings_that_nothing_ends_are_no_loss() -> None:
    data = ruby_page("<ruby>汉<rt>hàn</ruby>字" * 60, ".html")
    document = read(data, ".html")
    assert [block.text for block in document.blocks] == ["汉字" * 60]
    assert not document.left_out
    assert not loss_said(data, document, "a")


@pytest.mark.parametrize("suffix", [".html", ".epub"])
@pytest.mark.parametrize(
    "ruby", ["<ruby>river<rt>川</rt></ruby>", "<ruby>漢字<rt>汉字</rt></ruby>"]
)
def test_words_above_others_are_counted(ruby: str, suffix: str) -> None:
    assert read(ruby_page(ruby, suffix), suffix).left_out == {"reading": 1}


def open_document(styles: str, body: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "content.xml",
            f"<document><automatic-styles>{styles}</automatic-styles><body><text>{body}</text>"
            "</body></document>",
        )
    return made.getvalue()


def style(name: str, position: str, base: str = "") -> str:
    return (
        f'<style name="{name}" family="text" parent-style-name="{base}">'
        f'<text-properties text-position="{position}"/></style>'
    )


@pytest.mark.parametrize(
    ("position", "shown"),
    [
        *(("super 58%", "10⁶"), ("33% 58%", "10⁶"), ("sub 58%", "10₆"), ("-33% 58%", "10₆")),
        *(("0% 100%", "106"), ("", "106")),
    ],
)
def test_letters_raised_by_a_style_are_raised(position: str, shown: str) -> None:
    styles = style("A", position) + '<style name="B" family="text" parent-style-name="A"/>'
    body = "".join(f'<p>10<span style-name="{name}">6</span></p>' for name in "AB")
    note = '<p>x<note><note-body><p>10<span style-name="A">6</span></p></note-body></note></p>'
    document = open_document(styles, f"{body}{note}")
    assert texts(document, ".odt") == [shown, shown, "x", shown]


def test_raised_words_stay_as_they_are() -> None:
    document = open_document(style("A", "super 58%"), '<p>1<span style-name="A">st</span></p>')
    assert texts(document, ".odt") == ["1st"]


@pytest.mark.parametrize("container", [None, "<container/>", "<rootfile full-path='gone.opf'/>"])
def test_a_book_that_does_not_name_its_list_of_pages_is_read(container: str | None) -> None:
    book = epub('<itemref idref="a"/>', item("a", "a.xhtml"), a="<p>他走了。</p>")
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            if name != "META-INF/container.xml":
                new.writestr(name, old.read(name))
            elif container is not None:
                new.writestr(name, container)
    document = read(made.getvalue(), ".epub")
    assert [block.text for block in document.blocks] == ["他走了。"]
    assert document.notes[0].startswith("The book does not say where its list of pages is")


def test_a_book_without_any_list_of_pages_is_refused() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
    with pytest.raises(FileError, match="does not say where its book is"):
        read(made.getvalue(), ".epub")
