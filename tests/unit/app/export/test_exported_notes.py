"""Notes of an article that was exported for people to read come back when the file is opened."""

from pathlib import Path

import pytest

from duidu.align.beads.make_aligner import make_aligner
from duidu.app.export.export import export_article
from duidu.app.notes import annotate
from duidu.app.opening.opener import Opener
from duidu.app.session import Session
from duidu.app.settings.settings import Settings
from duidu.core.annotation import AnchorState, AnnotationKind
from duidu.core.article import SideName
from duidu.core.jobs import NoJob
from duidu.library.library import Library
from fixtures.river import mark, small_library

ON_TEXT = {"天还没有亮": "dawn", "forty years": "how long? <b>"}


@pytest.mark.parametrize(("form", "suffix"), [("md", ".md"), ("epub", ".epub"), ("html", ".html")])
def test_notes_stand_on_their_words_again(tmp_path: Path, form: str, suffix: str) -> None:
    with small_library(tmp_path) as library:
        for quotation, text in ON_TEXT.items():
            anchors = [mark(library, quotation)]
            annotate.add_note(
                library, "river", AnnotationKind.NOTE, anchors, text=text, tags=("t",)
            ).do()
        annotate.add_note(library, "river", AnnotationKind.NOTE, text="of all of it").do()
        plain = len(library.articles.blocks("river", SideName.SOURCE))
        path = tmp_path / f"river{suffix}"
        path.write_bytes(export_article(Session(library, Settings()), "river", form).data)
    with Library.open(tmp_path / "other.sqlite") as other:
        opener = Opener(other, lambda quick: make_aligner(quick=True))
        article = opener.open_files([path], NoJob()).article
        notes = {note.text: note for note in other.notes.of_article(article)}
        assert notes.keys() == {*ON_TEXT.values(), "of all of it"}
        for quotation, text in ON_TEXT.items():
            (anchor,) = notes[text].anchors
            blocks = {block.id: block for block in other.articles.blocks(article, anchor.side)}
            said = blocks[anchor.block].text[anchor.start : anchor.end]
            assert (said, anchor.state, notes[text].tags) == (quotation, AnchorState.SURE, ("t",))
        assert len(other.articles.blocks(article, SideName.SOURCE)) == plain
