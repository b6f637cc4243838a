"""Replaced words leave as tracked changes: accepted they are the new text, rejected the old."""

import io
import os
import random
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from duidu.app.alignment.edit_text import RewriteText, TextEditError
from duidu.app.alignment.repair import At, Repairs
from duidu.app.alignment.reworded import By
from duidu.app.export.export import export_article
from duidu.app.notes.annotate import add_note
from duidu.app.session import Session
from duidu.app.settings.settings import Settings
from duidu.core.annotation import AnnotationKind
from duidu.core.article import Place, SideName, Span
from duidu.core.rewording import Rewording
from duidu.formats.base.document import ReadOptions
from duidu.formats.registry import read_bytes
from duidu.library.library import Library
from fixtures.river import SOURCE as CHINESE
from fixtures.river import TARGET as ENGLISH
from fixtures.river import mark as place_of
from fixtures.river import small_library

SOURCE, TARGET = SideName
NEW = (
    "老人慢慢地把船推进水里。天还没亮。",
    "The old man slowly pushed off. It was not day.",
    "The river kept his name.",
    "整整四十年，他都走着。",
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with small_library(tmp_path) as opened:
        yield opened


def rewrite(library: Library, side: SideName, block: int, new: str, author: str = "Ren") -> None:
    old = library.articles.blocks("river", side)[block].text
    RewriteText(library, "river", side, block, Span(0, len(old)), old, new, by=By(author)).do()


def exported(library: Library, form: str) -> bytes:
    return export_article(Session(library, Settings()), "river", form).data


def cells(data: bytes, *, accept: bool) -> list[str]:
    """The texts of a document after all changes were accepted, or rejected."""
    document = docx.Document(io.BytesIO(data))
    body = document.element.body
    for mark in body.iter(qn("w:del") if accept else qn("w:ins")):
        for run in list(mark):
            mark.remove(run)
    kind = {qn("w:t"), qn("w:delText")}
    return [
        "".join(text.text or "" for text in paragraph.iter() if text.tag in kind)
        for cell in body.iter(qn("w:tc"))
        for paragraph in cell.iter(qn("w:p"))
    ]


def in_pairs(source: tuple[str, ...], target: tuple[str, ...]) -> list[str]:
    return [text for pair in zip(source, target, strict=True) for text in pair]


def test_accepted_is_the_new_text_and_rejected_the_old(library: Library) -> None:
    rewrite(library, SOURCE, 0, NEW[0])
    rewrite(library, TARGET, 0, NEW[1])
    rewrite(library, TARGET, 1, NEW[2])
    rewrite(library, SOURCE, 2, NEW[3])
    data = exported(library, "docx")
    now = (NEW[0], CHINESE[1], NEW[3]), (NEW[1], NEW[2], ENGLISH[2])
    assert cells(data, accept=True) == in_pairs(*now)
    assert cells(data, accept=False) == in_pairs(CHINESE, ENGLISH)


def test_each_change_says_who_and_when(library: Library) -> None:
    rewrite(library, TARGET, 1, NEW[2], "Ren 任")
    (one,) = library.rewordings.of_article("river")
    library.rewordings.put(replace(one, created=1_790_000_000.0))
    xml = ZipFile(io.BytesIO(exported(library, "docx"))).read("word/document.xml")
    root = etree.fromstring(xml)
    marks = [mark for mark in root.iter() if mark.tag in (qn("w:ins"), qn("w:del"))]
    assert [etree.QName(mark).localname for mark in marks] == ["del", "ins"]
    assert {mark.get(qn("w:author")) for mark in marks} == {"Ren 任"}
    assert {mark.get(qn("w:date")) for mark in marks} == {"2026-09-21T14:13:20Z"}
    assert len({mark.get(qn("w:id")) for mark in marks}) == len(marks)


@pytest.mark.parametrize("seed", range(6))
def test_any_edits_on_either_side_come_apart_again(library: Library, seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(12):
        side, block = chance.choice(list(SideName)), chance.randrange(3)
        old = library.articles.blocks("river", side)[block].text
        start = chance.randrange(len(old))
        end = min(len(old), start + chance.randrange(6))
        written = "".join(chance.choice("天地 an.") for _ in range(chance.randrange(5)))
        try:
            rewrite(library, side, block, old[:start] + written + old[end:])
        except TextEditError:
            continue
    data = exported(library, "docx")
    now = (
        tuple(block.text for block in library.articles.blocks("river", side)) for side in SideName
    )
    assert cells(data, accept=True) == in_pairs(*now)
    assert cells(data, accept=False) == in_pairs(CHINESE, ENGLISH)


def test_what_is_read_back_is_the_text_as_it_is(library: Library, tmp_path: Path) -> None:
    rewrite(library, TARGET, 1, NEW[2])
    document = read_bytes(exported(library, "docx"), ReadOptions("a.docx"), ".docx")
    said = " ".join(block.text for block in document.blocks)
    assert NEW[2] in said
    assert "remembered" not in said


def test_without_any_the_document_is_as_it_was(library: Library) -> None:
    xml = ZipFile(io.BytesIO(exported(library, "docx"))).read("word/document.xml")
    assert b"w:ins " not in xml
    assert b"w:del " not in xml


def test_a_rewording_that_stands_nowhere_is_left_out(library: Library) -> None:
    library.rewordings.put(Rewording("x", "river", SOURCE, 0, 0, 2, "老头", "没有"))
    data = exported(library, "docx")
    assert cells(data, accept=False) == in_pairs(CHINESE, ENGLISH)


DECLARATIONS = Path(__file__).parents[2] / "data" / "dtd"


@pytest.mark.parametrize(
    ("form", "name", "expected"),
    [
        ("xliff12", "xliff12", {("target", "The river remembered his name.", "Ren")}),
        ("xliff21", "xliff21", {("target", "The river remembered his name.", "Ren")}),
    ],
)
def test_xliff_says_what_stood_there_at_first(
    library: Library, tmp_path: Path, form: str, name: str, expected: set[tuple[str, str, str]]
) -> None:
    rewrite(library, TARGET, 1, NEW[2])
    data = exported(library, form)
    root = etree.fromstring(data)
    declarations = etree.DTD(str(DECLARATIONS / f"{name}.dtd"))
    assert declarations.validate(root), declarations.error_log
    said = set()
    for element in root.iter():
        kind = etree.QName(element).localname
        if kind == "alt-trans":
            assert element.get("alttranstype") == "previous-version"
            said |= {
                (etree.QName(child).localname, str(child.text), str(element.get("origin")))
                for child in element
            }
        elif kind == "revision":
            parent = element.getparent()
            assert parent is not None
            assert parent.get("ref") == "s1"
            said.add(
                (str(parent.get("appliesTo")), str(element[0].text), str(element.get("author")))
            )
    assert said == expected
    document = read_bytes(data, ReadOptions("a.xlf"), ".xlf")
    texts = [block.text for block in document.blocks]
    assert NEW[2] in texts
    assert not any("remembered" in text for text in texts)


def test_of_a_source_that_was_corrected_both_sides_are_said(library: Library) -> None:
    rewrite(library, SOURCE, 1, "河水总是记得他的名字。")
    root = etree.fromstring(exported(library, "xliff12"))
    (alternative,) = [e for e in root.iter() if etree.QName(e).localname == "alt-trans"]
    assert [child.text for child in alternative] == [CHINESE[1], ENGLISH[1]]


@pytest.mark.skipif(
    not ((os.environ.get("CI") or os.environ.get("DUIDU_OUTSIDE")) and shutil.which("soffice")),
    reason="LibreOffice is asked in CI: set DUIDU_OUTSIDE=1",
)
@pytest.mark.timeout(300)
def test_libreoffice_keeps_changes_comments_and_colours_of_a_document(
    library: Library, tmp_path: Path
) -> None:
    rewrite(library, TARGET, 0, NEW[1])
    rewrite(library, SOURCE, 2, NEW[3], "Li Wei")
    anchor = place_of(library, "river", "river")
    add_note(library, "river", AnnotationKind.NOTE, [anchor], text="Which?", author="Zhou").do()
    place = Place(SOURCE, 1, 0)
    at = At(Session(library, Settings()).open_text("river").row(1), SOURCE, 0, place)
    Repairs(library, "river").confirm(at).do()
    (tmp_path / "a.docx").write_bytes(exported(library, "docx"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "docx:MS Word 2007 XML"]
    out = tmp_path / "out"
    subprocess.run(
        [*command, "--outdir", str(out), str(tmp_path / "a.docx")],
        check=True,
        capture_output=True,
        timeout=200,
    )
    data = (out / "a.docx").read_bytes()
    new = [*CHINESE], [*ENGLISH]
    new[0][2], new[1][0] = NEW[3], NEW[1]
    assert cells(data, accept=True) == in_pairs(tuple(new[0]), tuple(new[1]))
    assert cells(data, accept=False) == in_pairs(CHINESE, ENGLISH)
    body = docx.Document(io.BytesIO(data)).element.body
    kinds = (qn("w:ins"), qn("w:del"))
    assert {one.get(qn("w:author")) for one in body.iter(*kinds)} == {"Ren", "Li Wei"}
    assert "E8F3E4" in {one.get(qn("w:fill")) for one in body.iter(qn("w:shd"))}
    with ZipFile(io.BytesIO(data)) as archive:
        comments = etree.fromstring(archive.read("word/comments.xml"))
    assert [one.get(qn("w:author")) for one in comments] == ["Zhou"]
    assert "Which?" in str(etree.tostring(comments, encoding="unicode"))
