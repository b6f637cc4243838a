"""The longest block of the window's thread where there is much of something.

    python tests/benchmarks/large_numbers.py [--quick] [--only shelf notes paragraph ...]

Ten thousand articles on the shelf, a hundred thousand notes in an article, a paragraph of two
million letters, ten thousand headings and bookmarks. Each gesture is made as a person makes it,
and the window lives until all that it began has ended. The figure is the longest time between two
ticks of a timer, as processor time of the window's thread; beside it stands the time by the clock,
which says less where the machine has other work, and which functions ran.
"""

import argparse
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"


from large_desk import Desk, hover, key, press, wheel
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from duidu.app.notes import annotate
from duidu.app.notes.notes_view import NoteOrder
from duidu.app.search.find import Find
from duidu.app.search.find_pattern import Query
from duidu.app.session import Session
from duidu.app.settings import settings_table as table
from duidu.app.settings.settings import Settings
from duidu.core.annotation import AnnotationKind
from duidu.core.article import Place, SideName
from duidu.core.jobs import NoJob
from duidu.library.library import Library
from duidu.ui.base.gc_between_frames import GcBetweenFrames
from duidu.ui.glossary.search_page import SearchPage
from duidu.ui.notes.notes_control import NotesControl
from duidu.ui.notes.notes_filter import FilterButton
from duidu.ui.notes.notes_panel import NotesPanel
from duidu.ui.notes.search_notes_sheet import SearchNotesSheet
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.page.find_control import FindControl
from duidu.ui.window.application import Interface
from duidu.ui.window.main_window import MainWindow
from duidu.ui.window.process import leave_room, make_application
from fixtures import many_articles as made
from fixtures.stalls import StallWatch


def read(desk: Desk, name: str) -> None:
    """Page, turn the wheel, jump, hover, resize, zoom, change the theme."""
    page, view = desk.page, desk.page.view
    down, up = Qt.Key.Key_PageDown, Qt.Key.Key_PageUp
    desk.do(f"{name}: page down", lambda: press(view, down, 3))
    desk.do(f"{name}: page up", lambda: press(view, up, 2))
    desk.do(f"{name}: wheel", lambda: wheel(view.viewport(), 4))
    bar = view.verticalScrollBar()
    desk.do(f"{name}: scroll bar to the middle", lambda: bar.setValue(bar.maximum() // 2))
    desk.do(f"{name}: end", lambda: key(view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier))
    desk.do(
        f"{name}: beginning",
        lambda: key(view, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier),
    )
    for at in (0.25, 0.75):
        point = QPoint(int(view.viewport().width() * at), 90)
        desk.do(f"{name}: hover at {at}", partial(hover, view.viewport(), point))
    window = desk.window
    desk.do(f"{name}: resize", lambda: window.resize(window.width() - 137, window.height()))
    window.resize(1400, 900)
    desk.do(f"{name}: zoom", lambda: window.actions_["view.zoom_in"].trigger())
    window.actions_["view.zoom_out"].trigger()
    settings = window.session.settings
    desk.do(f"{name}: dark theme", lambda: settings.set(table.THEME, "dark"))
    settings.set(table.THEME, "light")
    assert page is desk.page


def shelf(desk: Desk) -> None:
    """The start page of many articles."""
    many = desk.of(10_000, 1_000)
    made.shelf(desk.library, many)
    name, window = f"start page of {many:,} articles", desk.window
    desk.do(f"{name}: shown", window.show_start)
    start = window.start_page
    desk.do(f"{name}: filter typed", lambda: QTest.keyClicks(start.filter, "mount"))
    desk.do(f"{name}: filter cleared", start.filter.clear)
    bar = start.shelf.verticalScrollBar()
    desk.do(f"{name}: scrolled to the end", lambda: bar.setValue(bar.maximum()))
    desk.do(f"{name}: scrolled to the middle", lambda: bar.setValue(bar.maximum() // 2))
    desk.do(f"{name}: wheel", lambda: wheel(start.shelf.viewport(), 5))
    desk.do(f"{name}: End key", lambda: key(start.shelf, Qt.Key.Key_End))
    desk.do(f"{name}: Home key", lambda: key(start.shelf, Qt.Key.Key_Home))
    first = start.shelf.article_at(start.shelf.model().index(3, 0))
    desk.do(f"{name}: rename", lambda: start.shelf.articles.renamed.emit(first, "Another title"))
    desk.do(f"{name}: remove", lambda: start.shelf.removed.emit(first))
    desk.do(f"{name}: undo", lambda: window.context.move("", back=True))
    desk.open(name, first)
    desk.do(f"{name}: come back", window.show_start)
    desk.do(f"{name}: back to the page", lambda: window.open_article(first))
    desk.close()
    ids = [start.shelf.article_at(start.shelf.model().index(i, 0)) for i in range(50)]
    for number, article in enumerate(ids):
        window.add_tab(article, number)
    desk.do("50 tabs: shown", lambda: window.open_article(ids[0]))
    desk.do("50 tabs: rename", lambda: start.shelf.articles.renamed.emit(ids[7], "Renamed"))
    desk.do("50 tabs: another theme", lambda: window.session.settings.set(table.THEME, "dark"))
    window.session.settings.set(table.THEME, "light")
    desk.do("50 tabs: remove an article", lambda: start.shelf.removed.emit(ids[9]))
    desk.do("50 tabs: undo", lambda: window.context.move("", back=True))
    desk.close()
    desk.do(f"search in {many:,} articles: shown", window.show_search)
    page = window.stack.currentWidget()
    assert isinstance(page, SearchPage)
    desk.do(f"search in {many:,} articles: typed", lambda: QTest.keyClicks(page.field, "river"))
    window.show_start()


def notes(desk: Desk) -> None:
    """Many notes in one article, on all its rows."""
    many, rows = desk.of(100_000, 10_000), desk.of(2_000, 400)
    article = made.add(desk.library, "Noted", made.rows_of(rows))
    made.notes_on(desk.library, article, many, lambda i: (i % rows, i % 7, i % 7 + 9))
    on_notes(desk, f"{many:,} notes on {rows:,} rows", article)


def notes_on_one(desk: Desk) -> None:
    """Many notes on one paragraph."""
    many = desk.of(100_000, 10_000)
    article = made.add(desk.library, "Noted once", made.rows_of(30))
    made.notes_on(desk.library, article, many, lambda i: (1, i % 11, i % 11 + 2 + i % 3))
    on_notes(desk, f"{many:,} notes on one paragraph", article)


def on_notes(desk: Desk, name: str, article: str) -> None:
    """All that is done with notes."""
    desk.open(name, article)
    read(desk, name)
    page = desk.page
    page.controls.complete()
    control = page.controls[NotesControl]
    caret = page.view.caret
    assert caret is not None
    caret.put(Place(SideName.SOURCE, 1, 0))
    caret.put(Place(SideName.SOURCE, 1, 4), keep=True)
    desk.do(f"{name}: highlight", lambda: control.highlight("green"))
    chosen = control.chosen()[0]
    desk.do(f"{name}: undo", lambda: desk.window.context.move(article, back=True))
    desk.do(f"{name}: redo", lambda: desk.window.context.move(article, back=False))
    desk.do(f"{name}: edit", lambda: control.edit(chosen))
    desk.do(f"{name}: close the editor", lambda: key(control.editor, Qt.Key.Key_Escape))
    desk.do(f"{name}: delete", lambda: control.delete(chosen))
    in_panel(desk, name, article)
    desk.do(f"{name}: start page", desk.window.show_start)
    desk.do(f"{name}: back", lambda: desk.window.open_article(article))
    desk.close()


def in_panel(desk: Desk, name: str, article: str) -> None:
    """All that is done in the panel of notes and in the search of notes."""
    page = desk.page
    control = page.controls[NotesControl]
    desk.do(f"{name}: panel opened", lambda: page.show_panel("notes", True))
    panel = page.made_panel("notes")
    assert isinstance(panel, NotesPanel)
    listed = panel.list
    desk.do(f"{name}: panel, highlight", lambda: highlight_again(page, control))
    desk.do(f"{name}: panel, undo", lambda: desk.window.context.move(article, back=True))
    desk.do(f"{name}: panel, filter typed", lambda: QTest.keyClicks(panel.filter, "99"))
    desk.do(f"{name}: panel, filter cleared", panel.filter.clear)
    desk.do(f"{name}: panel, one kind", lambda: panel.kinds.setCurrentIndex(1))
    desk.do(f"{name}: panel, all kinds", lambda: panel.kinds.setCurrentIndex(0))
    desk.do(f"{name}: panel, sorted", lambda: sort_notes(panel.more))
    bar = listed.verticalScrollBar()
    desk.do(f"{name}: panel, scrolled to the end", lambda: bar.setValue(bar.maximum()))
    desk.do(f"{name}: panel, wheel", lambda: wheel(listed.viewport(), -5))
    desk.do(f"{name}: panel, filter menu", panel.more.menu().aboutToShow.emit)
    desk.do(f"{name}: panel, selected", lambda: select_row(panel, 5))
    desk.do(f"{name}: panel, jump", lambda: listed.jump_pressed.emit(5))
    desk.do(f"{name}: panel, all selected", listed.selectAll)
    desk.do(f"{name}: panel, selection ended", listed.clearSelection)
    note = panel.model.notes[5].id
    desk.do(f"{name}: panel, edited", lambda: panel.edited.emit(note, "another text"))
    desk.do(f"{name}: panel, deleted", lambda: panel.deleted.emit(note))
    search = desk.window.actions_["notes.search"]
    desk.do(f"{name}: search of notes", search.trigger)
    sheet = next(child for child in desk.window.children() if isinstance(child, SearchNotesSheet))
    desk.do(f"{name}: search of notes, typed", lambda: QTest.keyClicks(sheet.field, "river"))
    sheet.close()


def highlight_again(page: ArticlePage, control: NotesControl) -> None:
    """Mark other words."""
    caret = page.view.caret
    assert caret is not None
    caret.put(Place(SideName.SOURCE, 1, 4))
    caret.put(Place(SideName.SOURCE, 1, 7), keep=True)
    control.highlight("blue")


def sort_notes(more: FilterButton) -> None:
    """Sort by text, as the menu does."""
    more.order = NoteOrder.TEXT
    more.changed.emit()


def select_row(panel: NotesPanel, row: int) -> None:
    """Select a note of the panel."""
    flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
    panel.list.selectionModel().setCurrentIndex(panel.model.index(row), flags)


def paragraph(desk: Desk) -> None:
    """A paragraph of two million letters."""
    letters = desk.of(2_000_000, 200_000)
    for kind, pair in made.long_texts(letters).items():
        article = made.add(desk.library, kind, [pair])
        name = f"{letters:,} {kind}"
        desk.open(name, article)
        read(desk, name)
        page, view = desk.page, desk.page.view
        assert view.caret is not None
        side = SideName.SOURCE if "hanzi" in kind else SideName.TARGET
        view.go_to(Place(side, 0, letters // 2))
        for what, code in (
            ("caret right", Qt.Key.Key_Right),
            ("caret down", Qt.Key.Key_Down),
        ):
            desk.do(f"{name}: {what}", partial(key, view, code, SHIFT))
        desk.do(f"{name}: next word", view.next_word)
        desk.do(f"{name}: next sentence", view.next_sentence)
        desk.do(f"{name}: select all", view.select_all)
        desk.do(f"{name}: copy", view.copy)
        page.controls.complete()
        view.go_to(Place(side, 0, letters // 2))
        view.caret.put(Place(side, 0, letters // 2 + 4), keep=True)
        control = page.controls[NotesControl]
        desk.do(f"{name}: highlight", partial(control.highlight, "green"))
        desk.do(f"{name}: undo", partial(desk.window.context.move, article, back=True))
        find = page.controls[FindControl]
        desk.do(f"{name}: find", partial(find.show, "河面" if "hanzi" in kind else "river"))
        desk.do(f"{name}: next hit", partial(find.step, 1))
        desk.do(f"{name}: hits ended", partial(page.show_panel, "find", False))
        desk.close()


def contents(desk: Desk) -> None:
    """Many headings, bookmarks and rows; a long title; a long tag; many hits."""
    many = desk.of(10_000, 1_000)
    article = made.add(desk.library, "T" * desk.of(100_000, 10_000), made.rows_of(2 * many, True))
    made.bookmarks_on(desk.library, article, many)
    name = f"{many:,} headings and bookmarks"
    desk.do(f"{name}: start page with a long title", desk.window.show_start)
    desk.open(name, article)
    page = desk.page
    page.controls.complete()
    desk.do(f"{name}: panel opened", lambda: page.show_panel("contents", True))
    view = page.view
    desk.do(f"{name}: page down", lambda: key(view, Qt.Key.Key_PageDown))
    turn = desk.window.actions_["article.bookmark"].trigger
    desk.do(f"{name}: bookmark set or removed", turn)
    desk.do(f"{name}: bookmark undone", lambda: desk.window.context.move(article, back=True))
    find = page.controls[FindControl]
    desk.do(f"{name}: find in {2 * many:,} rows", lambda: find.show("river"))
    desk.do(f"{name}: next hit", lambda: find.step(1))
    desk.do(f"{name}: find a letter", lambda: find.show("e"))
    desk.do(f"{name}: next hit of a letter", lambda: find.step(1))
    hits = list(desk.window.session.finder.hits(article, Find(Query("river")), NoJob()))
    assert len(hits) >= many
    desk.do(f"{name}: find ended", lambda: page.show_panel("find", False))
    control = page.controls[NotesControl]
    page.view.go_to(Place(SideName.SOURCE, 3, 0))
    control.write("tag")
    tag = "t" * desk.of(100_000, 10_000)
    desk.do(f"a tag of {len(tag):,} letters: kept", lambda: keep_tag(control, tag))
    desk.do("a long tag: panel", lambda: page.show_panel("notes", True))
    desk.close()


def keep_tag(control: NotesControl, tag: str) -> None:
    """Keep a note with this tag, as the editor does."""
    control.editor.hide()
    library, article = control.page.context.session.library, control.page.article
    control.page.context.do(
        article, annotate.add_note(library, article, AnnotationKind.TAG, (), tags=(tag,))
    )


SHIFT = Qt.KeyboardModifier.ShiftModifier
PARTS = {
    "shelf": shelf,
    "notes": notes,
    "notes_on_one": notes_on_one,
    "paragraph": paragraph,
    "contents": contents,
}


@contextmanager
def desk_on(app: QApplication, folder: Path, quick: bool) -> Iterator[Desk]:
    """A real window on an empty library."""
    settings = Settings()
    settings.set(table.TIPS_SEEN, "all")
    settings.set(table.REDUCED_MOTION, True)
    session = Session(Library.open(folder / "library.sqlite"), settings)
    window = MainWindow(session, Interface(app, settings).theme)
    window.resize(1400, 900)
    window.show()
    collecting = GcBetweenFrames(app, lambda: window.jobs.idle)
    watch = StallWatch(window)
    desk = Desk(window, watch, quick)
    # What every page needs is loaded first.
    desk.window.open_article(made.add(session.library, "Warm", made.rows_of(3)))
    desk.settle()
    desk.close()
    yield desk
    watch.stop()
    collecting.stop()
    window.close()
    session.close()
    window.deleteLater()


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--only", nargs="*", choices=PARTS, default=list(PARTS))
    given = parser.parse_args()
    app = make_application()
    leave_room()
    for name in given.only:
        with (
            tempfile.TemporaryDirectory() as folder,
            desk_on(app, Path(folder), given.quick) as desk,
        ):
            PARTS[name](desk)


if __name__ == "__main__":
    main()
