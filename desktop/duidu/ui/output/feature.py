"""The features by which a text leaves the window, and notes come in: files, paper, sound."""

from typing import TYPE_CHECKING, Any

from duidu.app.settings.actions import ANYTIME, FILE, NOTES, WORDS
from duidu.ui.base.feature import Feature, FeatureAction, FeatureWindow
from duidu.ui.output.book.feature import BOOK_NOTES, PICTURES
from duidu.ui.output.speech.feature import SPEECH
from duidu.ui.page.page_feature import PageFeature

if TYPE_CHECKING:
    from duidu.ui.output.export_control import ExportControl
    from duidu.ui.output.print_control import PrintControl
    from duidu.ui.output.word_files import WordFiles


def _export() -> "type[ExportControl]":
    from duidu.ui.output.export_control import ExportControl

    return ExportControl


def _print() -> "type[PrintControl]":
    from duidu.ui.output.print_control import PrintControl

    return PrintControl


def import_notes(window: FeatureWindow) -> None:
    """Ask for a file and import the notes in it."""
    from duidu.ui.output.import_notes import ImportNotes

    parent = window.window()
    reader = parent.findChild(ImportNotes) or ImportNotes(window.context, parent)
    reader.choose(window.article)


def export_cards(window: FeatureWindow) -> None:
    """Ask for the file that the saved cards are written to."""
    from duidu.ui.output.card_file import CardFile

    parent = window.window()
    (parent.findChild(CardFile) or CardFile(window.context, parent)).choose()


def send_to_anki(window: FeatureWindow) -> None:
    """Show the dialog that gives the saved cards to a running Anki."""
    from duidu.ui.output.anki_sheet import AnkiSheet

    AnkiSheet(window.context, window.window()).show()


def _files(window: FeatureWindow) -> "WordFiles":
    from duidu.ui.output.word_files import WordFiles

    parent = window.window()
    return parent.findChild(WordFiles) or WordFiles(window.context, parent)


ANKI: Feature[FeatureWindow] = Feature(
    "cards for Anki",
    "Export the saved cards, or send them to Anki on this machine, into a note type of your own.",
    (
        FeatureAction(
            "words.export",
            "&Export the cards for Anki…",
            WORDS,
            3,
            needs=ANYTIME,
            order=1,
            run=export_cards,
        ),
        FeatureAction(
            "words.anki",
            "Send the cards to An&ki…",
            WORDS,
            3,
            needs=ANYTIME,
            order=1,
            run=send_to_anki,
        ),
    ),
)

IMPORT_NOTES: Feature[FeatureWindow] = Feature(
    "import of notes",
    "Merge the notes of another person or program into those of the library.",
    (
        FeatureAction(
            "notes.import",
            "&Import notes…",
            NOTES,
            3,
            needs=ANYTIME,
            order=1,
            run=import_notes,
        ),
    ),
)

WORD_FILES: Feature[FeatureWindow] = Feature(
    "files of known words",
    "Bring the words you know from Anki, Pleco or a list, and write them to a file.",
    (
        FeatureAction(
            "words.import_known",
            "Import kno&wn words…",
            WORDS,
            5,
            needs=ANYTIME,
            order=1,
            run=lambda window: _files(window).choose_file(window.article),
        ),
        FeatureAction(
            "words.import_anki",
            "Import known words from &Anki",
            WORDS,
            5,
            needs=ANYTIME,
            order=1,
            run=lambda window: _files(window).read_anki(window.article),
        ),
        FeatureAction(
            "words.export_known",
            "E&xport known words…",
            WORDS,
            5,
            needs=ANYTIME,
            order=1,
            run=lambda window: _files(window).choose_place(),
        ),
    ),
)

EXPORT = PageFeature(
    "export",
    "Write the article, its book or its notes in the format of another program.",
    (
        FeatureAction(
            "file.export",
            "&Export…",
            FILE,
            1,
            ("Ctrl+E",),
            order=1,
            run=lambda export: export.choose_article(),
        ),
        FeatureAction(
            "file.export_book",
            "Export the whole &book…",
            FILE,
            1,
            ("Ctrl+Alt+E",),
            order=1,
            run=lambda export: export.choose_book(),
        ),
        FeatureAction(
            "notes.export",
            "E&xport the notes…",
            NOTES,
            3,
            order=2,
            run=lambda export: export.choose_notes(),
        ),
    ),
    control=_export,
)

PRINT = PageFeature(
    "print",
    "Print the article or save it as PDF: in two columns or one, with notes at the foot.",
    (
        FeatureAction(
            "file.print",
            "&Print…",
            FILE,
            1,
            ("Ctrl+P",),
            order=1,
            run=lambda printing: printing.choose_printer(),
        ),
        FeatureAction(
            "file.pdf",
            "Save as P&DF…",
            FILE,
            1,
            ("Ctrl+Shift+E",),
            order=1,
            run=lambda printing: printing.choose_pdf(),
        ),
    ),
    control=_print,
)

PAGE_FEATURES: tuple[PageFeature[Any], ...] = (EXPORT, PRINT, SPEECH, PICTURES, BOOK_NOTES)
WINDOW_FEATURES: tuple[Feature[FeatureWindow], ...] = (IMPORT_NOTES, ANKI, WORD_FILES)
