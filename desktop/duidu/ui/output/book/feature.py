"""The features of what a book has beside its text: pictures, and notes at their marks."""

from typing import TYPE_CHECKING

from duidu.app.settings.actions import VIEW
from duidu.ui.base.feature import FeatureAction
from duidu.ui.page.page_feature import PageFeature

if TYPE_CHECKING:
    from duidu.ui.output.book.book_notes_control import BookNotesControl
    from duidu.ui.output.book.pictures_control import PicturesControl


def _pictures() -> "type[PicturesControl]":
    from duidu.ui.output.book.pictures_control import PicturesControl

    return PicturesControl


def _book_notes() -> "type[BookNotesControl]":
    from duidu.ui.output.book.book_notes_control import BookNotesControl

    return BookNotesControl


PICTURES = PageFeature(
    "pictures",
    "See the pictures of a book at their places in the text, and open one large.",
    (
        FeatureAction(
            "view.picture",
            "&Picture in large",
            VIEW,
            3,
            ("Alt+I",),
            order=1,
            run=lambda pictures: pictures.show_large(),
        ),
    ),
    control=_pictures,
)

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
