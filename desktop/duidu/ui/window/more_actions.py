"""Dialogs over the window for words, terms, notes and the library; each is loaded when it is first wanted."""

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duidu.ui.window.main_window import MainWindow


def bind_more_actions(window: "MainWindow") -> None:
    """Bind them for a window."""
    for name, handler in (
        ("words.corrections", show_corrections),
        ("notes.deleted", show_deleted_notes),
        ("notes.search", show_search),
        ("notes.import", import_notes),
        ("notes.color_names", show_color_names),
        ("file.backups", show_backups),
        ("words.dictionaries", show_dictionaries),
    ):
        window.actions_.bind(name, partial(handler, window))


def show_corrections(window: "MainWindow") -> None:
    """What was put right in words."""
    from duidu.ui.words.corrections_sheet import CorrectionsSheet

    CorrectionsSheet(window.context, window).show()


def show_deleted_notes(window: "MainWindow") -> None:
    """Deleted notes of the article shown."""
    from duidu.ui.notes.deleted_notes_sheet import DeletedNotesSheet

    if window.page is not None:
        DeletedNotesSheet(window.context, window.page.article, window).show()


def show_search(window: "MainWindow") -> None:
    """The search over all notes."""
    from duidu.ui.notes.search_notes_sheet import SearchNotesSheet

    sheet = SearchNotesSheet(window.context, window)
    sheet.chosen.connect(partial(go_to_note, window))
    sheet.show()


def go_to_note(window: "MainWindow", name: str) -> None:
    """Open the article of a note where the note stands."""
    note = window.session.library.notes.get(name)
    if note is None:
        return
    window.open_article(note.article)
    if window.parts is not None:
        window.parts.notes.jump(name)


def import_notes(window: "MainWindow") -> None:
    """Bring notes in from a file."""
    from duidu.ui.notes.import_notes import ImportNotes

    reader = window.findChild(ImportNotes) or ImportNotes(window.context, window)
    reader.choose(window.page.article if window.page is not None else "")


def show_backups(window: "MainWindow") -> None:
    """The library's backups."""
    from duidu.ui.shelf.backups_sheet import BackupsSheet

    BackupsSheet(window.context, window).show()


def show_dictionaries(window: "MainWindow") -> None:
    """The dictionaries in use."""
    from duidu.ui.words.dictionaries_sheet import DictionariesSheet

    DictionariesSheet(window.context, window).show()


def show_color_names(window: "MainWindow") -> None:
    """What the person calls the marker colours."""
    from duidu.ui.notes.color_names_sheet import ColorNamesSheet

    ColorNamesSheet(window.session.settings, window).show()
