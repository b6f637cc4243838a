"""The features of an article page: reading, finding, contents and bookmarks, the context menu."""

from typing import TYPE_CHECKING, Any

from duidu.app.settings.actions import ARTICLE, EDIT, TRANSLATED, VIEW, WORDS
from duidu.ui.base.feature import FeatureAction
from duidu.ui.page.page_feature import PageFeature

if TYPE_CHECKING:
    from duidu.ui.page.contents_control import ContentsControl
    from duidu.ui.page.contents_panel import ContentsPanel
    from duidu.ui.page.context_menu import ContextMenu
    from duidu.ui.page.find_control import FindControl
    from duidu.ui.page.find_panel import FindPanel
    from duidu.ui.page.reading_control import ReadingControl
    from duidu.ui.page.scrollbar_marks import ScrollbarMarks


def _reading() -> "type[ReadingControl]":
    from duidu.ui.page.reading_control import ReadingControl

    return ReadingControl


def _find() -> "type[FindControl]":
    from duidu.ui.page.find_control import FindControl

    return FindControl


def _contents() -> "type[ContentsControl]":
    from duidu.ui.page.contents_control import ContentsControl

    return ContentsControl


def _context_menu() -> "type[ContextMenu]":
    from duidu.ui.page.context_menu import ContextMenu

    return ContextMenu


def _scrollbar_marks() -> "type[ScrollbarMarks]":
    from duidu.ui.page.scrollbar_marks import ScrollbarMarks

    return ScrollbarMarks


def _load_find_panel() -> "type[FindPanel]":
    from duidu.ui.page.find_panel import FindPanel

    return FindPanel


def _load_contents_panel() -> "type[ContentsPanel]":
    from duidu.ui.page.contents_panel import ContentsPanel

    return ContentsPanel


READING = PageFeature(
    "reading",
    "Go through the text by word, copy from it, and go back to where a jump began.",
    (
        FeatureAction(
            "edit.copy",
            "&Copy",
            EDIT,
            1,
            ("Ctrl+C",),
            "copy",
            run=lambda reading: reading.page.view.copy(),
        ),
        FeatureAction(
            "edit.copy_pinyin",
            "Copy with &pinyin",
            EDIT,
            1,
            ("Ctrl+Shift+C",),
            run=lambda reading: reading.page.view.copy_with_pinyin(),
        ),
        FeatureAction(
            "edit.select_all",
            "Select &all",
            EDIT,
            1,
            ("Ctrl+A",),
            run=lambda reading: reading.page.view.select_all(),
        ),
        FeatureAction(
            "edit.select_sentence",
            "Select the s&entence",
            EDIT,
            1,
            ("Shift+D",),
            run=lambda reading: reading.select_sentence(),
        ),
        FeatureAction(
            "view.lock",
            "Scroll the sides alone or &together",
            VIEW,
            1,
            ("Y",),
            order=1,
            needs=TRANSLATED,
            run=lambda reading: reading.turn_lock(),
        ),
        FeatureAction(
            "view.in_step",
            "Bring the sides &back in step",
            VIEW,
            1,
            ("Shift+Y",),
            order=1,
            needs=TRANSLATED,
            run=lambda reading: reading.page.view.restore_step(),
        ),
        FeatureAction(
            "article.back",
            "&Back",
            ARTICLE,
            1,
            ("Alt+Left",),
            "back",
            run=lambda reading: reading.page.back(),
        ),
        FeatureAction(
            "article.forward",
            "&Forward",
            ARTICLE,
            1,
            ("Alt+Right",),
            "forward",
            run=lambda reading: reading.page.forward(),
        ),
        FeatureAction(
            "words.next",
            "&Next word",
            WORDS,
            0,
            ("Ctrl+Right",),
            run=lambda reading: reading.page.view.next_word(),
        ),
        FeatureAction(
            "words.previous",
            "&Previous word",
            WORDS,
            0,
            ("Ctrl+Left",),
            run=lambda reading: reading.page.view.previous_word(),
        ),
    ),
    control=_reading,
)

FIND = PageFeature(
    "find",
    "Find words of either language in the article, with all hits in a panel.",
    (
        FeatureAction(
            "edit.find",
            "&Find…",
            EDIT,
            2,
            ("Ctrl+F", "/"),
            "search",
            checkable=True,
            run=lambda find: find.ask(),
        ),
        FeatureAction(
            "edit.find_next", "Find &next", EDIT, 2, ("F3",), run=lambda find: find.step(1)
        ),
        FeatureAction(
            "edit.find_previous",
            "Find pre&vious",
            EDIT,
            2,
            ("Shift+F3",),
            run=lambda find: find.step(-1),
        ),
    ),
    control=_find,
    panel="find",
    load_panel=_load_find_panel,
)

CONTENTS = PageFeature(
    "contents",
    "See and filter the headings in both languages, set bookmarks and jump to both.",
    (
        FeatureAction(
            "view.contents",
            "&Contents",
            VIEW,
            0,
            ("F9",),
            "contents",
            checkable=True,
            run=lambda contents: contents.toggle_panel("contents"),
        ),
        FeatureAction(
            "article.bookmark",
            "Book&mark here",
            ARTICLE,
            1,
            ("Ctrl+B",),
            "bookmark",
            run=lambda contents: contents.turn_bookmark(),
        ),
        FeatureAction(
            "article.next_bookmark",
            "Ne&xt bookmark",
            ARTICLE,
            1,
            ("Alt+PgDown",),
            run=lambda contents: contents.step_bookmark(1),
        ),
        FeatureAction(
            "article.previous_bookmark",
            "Pre&vious bookmark",
            ARTICLE,
            1,
            ("Alt+PgUp",),
            run=lambda contents: contents.step_bookmark(-1),
        ),
    ),
    control=_contents,
    panel="contents",
    load_panel=_load_contents_panel,
)

CONTEXT_MENU = PageFeature(
    "context menu", "Open a menu of what can be done at a place of the text.", control=_context_menu
)

SCROLLBAR_MARKS = PageFeature(
    "marks beside the scroll bar",
    "See beside the scroll bar where notes and doubtful rows are.",
    control=_scrollbar_marks,
)

PAGE_FEATURES: tuple[PageFeature[Any], ...] = (
    READING,
    FIND,
    CONTENTS,
    CONTEXT_MENU,
    SCROLLBAR_MARKS,
)
