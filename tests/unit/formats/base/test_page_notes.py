"""Notes that were exported into pages and Markdown come back as notes, and as no text."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from duidu.formats.base.document import Document
from duidu.formats.base.exported import Exported, Written
from duidu.formats.epub.writer import write_epub
from duidu.formats.html.writer import write_html
from duidu.formats.markdown.writer import write_markdown
from duidu.formats.notes.exported_notes import NoteEntry
from duidu.formats.notes.web_annotations import read_jsonld
from fixtures.export_article import exported
from fixtures.small_documents import read

WRITERS = [
    pytest.param(write, suffix, id=suffix)
    for write, suffix in ((write_markdown, ".md"), (write_epub, ".epub"), (write_html, ".html"))
]
Writer = Callable[[Exported], Written]


def with_notes(entries: tuple[NoteEntry, ...]) -> Exported:
    article = exported()
    return replace(article, notes=replace(article.notes, entries=entries))


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


@pytest.mark.parametrize(("write", "suffix"), WRITERS)
def test_notes_come_back_with_their_places_and_are_no_text(write: Writer, suffix: str) -> None:
    entries = exported().notes.entries
    assert {entry.row > 0 for entry in entries} == {True, False}
    document = read(write(with_notes(entries)).data, suffix)
    found = read_jsonld({"items": [*map(json.loads, document.annotations)]}).notes
    assert {one.id: one for one in found} == {entry.note.id: entry.note for entry in entries}
    assert texts(document) == texts(read(write(with_notes(())).data, suffix))


@pytest.mark.parametrize(("write", "suffix"), WRITERS)
def test_hyphens_tags_and_quotation_marks_in_a_note_harm_nothing(
    write: Writer, suffix: str
) -> None:
    entry = exported().notes.entries[0]
    note = replace(entry.note, text='--> <b>"x"</b> -- & ---\n*y* [z](a)', tags=("a--b",))
    document = read(write(with_notes((replace(entry, note=note),))).data, suffix)
    (found,) = read_jsonld({"items": [*map(json.loads, document.annotations)]}).notes
    assert found == note
    assert texts(document) == texts(read(write(with_notes(())).data, suffix))


# An EPUB is packed.
@pytest.mark.parametrize(("write", "suffix"), [WRITERS[0], WRITERS[2]])
def test_what_somebody_wrote_into_a_note_stays_as_text(write: Writer, suffix: str) -> None:
    entry = next(one for one in exported().notes.entries if one.row)
    note = replace(entry.note, text="Ask her.", tags=())
    data = write(with_notes((replace(entry, note=note),))).data
    changed = data.replace(b"Ask her.</aside>", b"Ask him.</aside>").replace(
        b"Ask her.\n", b"Ask him.\n", 1
    )
    document = read(changed, suffix)
    assert len(document.annotations) == 1
    assert any("Ask him." in text for text in texts(document))


@pytest.mark.parametrize("said", ["{}", "[]", '{"type": "Annotation"}', "{" * 99, "x"])
def test_what_only_looks_like_a_note_is_left_where_it_is(said: str) -> None:
    page = f"<html><body><p>He left.</p><aside data-duidu-note='{said}'>Kept.</aside></body></html>"
    document = read(page.encode(), ".html")
    assert document.annotations == ()
    assert "Kept." in texts(document)
    text = f"He left.\n\n<!-- duidu-note {said} -->\n\nKept.\n"
    assert texts(read(text.encode(), ".md")) == ["He left.", "Kept."]
