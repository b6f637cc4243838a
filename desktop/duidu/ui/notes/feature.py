"""Features of notes: writing and marking, work on chosen notes, the notes of the library."""

from functools import partial
from typing import TYPE_CHECKING, Any

from duidu.app.settings.actions import ANYTIME, NOTES, TRANSLATED, VIEW
from duidu.core.draft import DraftKind
from duidu.ui.base.feature import Feature, FeatureAction
from duidu.ui.page.page_feature import PageFeature, PageWindow

if TYPE_CHECKING:
    from duidu.ui.notes.notes_control import NotesControl
    from duidu.ui.notes.notes_menu import NotesMenu
    from duidu.ui.notes.notes_panel import NotesPanel


def _notes() -> "type[NotesControl]":
    from duidu.ui.notes.notes_control import NotesControl

    return NotesControl


def _notes_menu() -> "type[NotesMenu]":
    from duidu.ui.notes.notes_menu import NotesMenu

    return NotesMenu


def _load_panel() -> "type[NotesPanel]":
    from duidu.ui.notes.notes_panel import NotesPanel

    return NotesPanel


def show_search(window: PageWindow) -> None:
    """Show the search over the notes of all articles."""
    from duidu.ui.notes.search_notes_sheet import SearchNotesSheet

    sheet = SearchNotesSheet(window.context, window.window())
    sheet.chosen.connect(partial(go_to_note, window))
    sheet.show()


def go_to_note(window: PageWindow, note: str) -> None:
    """Open the article of a note and scroll to the note."""
    found = window.context.session.library.notes.glance(note)
    if found is not None:
        window.open_article(found.article).controls[_notes()].jump(note)


def _highlight(color: str, text: str, keys: str) -> "FeatureAction[NotesControl]":
    """Return the action that marks the selection in a colour."""
    return FeatureAction(
        f"notes.{color}", text, NOTES, 1, (keys,), run=lambda notes: notes.highlight(color)
    )


def _write(name: str, text: str, keys: str, icon: str = "") -> "FeatureAction[NotesControl]":
    """Return the action that opens the editor for a new note of a kind."""
    return FeatureAction(
        f"notes.{name}", text, NOTES, 0, (keys,), icon, run=lambda notes: notes.write(name)
    )


WRITING: "PageFeature[NotesControl]" = PageFeature(
    "notes",
    "Mark words in colours and write notes on them; all notes of the article in a panel.",
    (
        FeatureAction(
            "view.notes",
            "&Notes",
            VIEW,
            0,
            ("F10",),
            "notes",
            checkable=True,
            run=lambda notes: notes.toggle_panel("notes"),
        ),
        _write("add", "&Note…", "N", "note"),
        _write("alternative", "&Another translation…", "A"),
        _write("tag", "&Tag…", "T", "tag"),
        _write("question", "&Question…", "Q"),
        FeatureAction(
            "notes.article",
            "Note on the &whole article…",
            NOTES,
            0,
            run=lambda notes: notes.write_on_all(),
        ),
        FeatureAction(
            "notes.reply", "Re&ply to the note…", NOTES, 0, ("Shift+Q",), run=lambda n: n.reply()
        ),
        FeatureAction(
            "notes.underline", "&Underline", NOTES, 1, ("U",), run=lambda notes: notes.underline()
        ),
        _highlight("yellow", "Highlight: &yellow", "1"),
        _highlight("green", "Highlight: g&reen", "2"),
        _highlight("blue", "Highlight: &blue", "3"),
        _highlight("rose", "Highlight: ro&se", "4"),
        _highlight("violet", "Highlight: &violet", "5"),
        FeatureAction(
            "notes.remove",
            "&Delete the note or highlight",
            NOTES,
            2,
            ("Del",),
            "remove",
            order=1,
            run=lambda notes: notes.delete(),
        ),
    ),
    control=_notes,
    panel="notes",
    load_panel=_load_panel,
    resumes=((DraftKind.NOTE, lambda notes, draft: notes.resume(draft)),),
)

CHOSEN_NOTES = PageFeature(
    "chosen notes",
    "Change, link and place the notes chosen in the panel or clicked in the text.",
    (
        FeatureAction(
            "notes.change",
            "C&hange the note…",
            NOTES,
            2,
            ("Shift+N",),
            run=lambda menu: menu.open_chosen(),
        ),
        FeatureAction(
            "notes.counterpart",
            "Add the words on the &other side",
            NOTES,
            2,
            ("Shift+A",),
            needs=TRANSLATED,
            run=lambda menu: menu.add_counterpart(menu.notes.chosen()),
        ),
        FeatureAction(
            "notes.link",
            "&Link the selected notes",
            NOTES,
            2,
            run=lambda menu: menu.link(menu.notes.chosen()),
        ),
        FeatureAction(
            "notes.right",
            "The &place is right",
            NOTES,
            2,
            run=lambda menu: menu.confirm(menu.notes.chosen()),
        ),
        FeatureAction(
            "notes.reattach",
            "Put the lost note &here",
            NOTES,
            2,
            run=lambda menu: menu.reattach(menu.notes.chosen()),
        ),
    ),
    control=_notes_menu,
    resumes=((DraftKind.TAGS, lambda menu, draft: menu.resume(draft)),),
)

ALL_NOTES: Feature[PageWindow] = Feature(
    "all notes",
    "Search the notes of the library.",
    (
        FeatureAction(
            "notes.search",
            "&Search all notes…",
            NOTES,
            3,
            ("Ctrl+Shift+F",),
            needs=ANYTIME,
            run=show_search,
        ),
    ),
)

PAGE_FEATURES: tuple[PageFeature[Any], ...] = (WRITING, CHOSEN_NOTES)
WINDOW_FEATURES: tuple[Feature[PageWindow], ...] = (ALL_NOTES,)
