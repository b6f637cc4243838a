"""The feature of the notes of a book: one is opened where the text refers to it."""

from typing import TYPE_CHECKING

from duidu.app.settings.actions import VIEW
from duidu.ui.base.feature import FeatureAction
from duidu.ui.page.page_feature import PageFeature

if TYPE_CHECKING:
    from duidu.ui.output.book_notes.book_notes_control import BookNotesControl


def _book_notes() -> "type[BookNotesControl]":
    from duidu.ui.output.book_notes.book_notes_control import BookNotesControl

    return BookNotesControl


BOOK_NOTES = PageFeature(
    "book notes",
    "Open a footnote or an end note of the book at its mark, in both languages; Esc goes back.",
    (
        FeatureAction(
            "view.book_note",
            "&Note of the book at its mark",
            VIEW,
            3,
            ("Alt+O",),
            order=1,
            run=lambda notes: notes.show_next(),
        ),
    ),
    control=_book_notes,
)
