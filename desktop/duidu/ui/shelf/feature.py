"""The features of the shelf: opening texts, list of articles, library search."""

from typing import TYPE_CHECKING, Protocol

from duidu.app.settings.actions import ANYTIME, ARTICLE, EDIT, FILE
from duidu.core.draft import Draft, DraftKind
from duidu.ui.base.feature import Feature, FeatureAction, FeatureWindow

if TYPE_CHECKING:
    from duidu.ui.shelf.open_files import OpenFiles


class ShelfWindow(FeatureWindow, Protocol):
    """What the shelf asks of the window."""

    @property
    def opening(self) -> "OpenFiles":
        """Opens texts for the window."""

    def show_start(self) -> None:
        """Show the start page with the articles."""

    def show_search(self, book: str = "", text: str = "") -> None:
        """Show the search in the library or the book of this id, for a text if one is given."""


def find_everywhere(window: ShelfWindow) -> None:
    """Show the search in the library; for what was typed as a filter, if the shelf says that."""
    action = window.context.actions["edit.find_everywhere"]
    text = str(action.data() or "")
    action.setData(None)
    window.show_search(text=text)


def resume_title(window: FeatureWindow, draft: Draft) -> None:
    """Ask again for a title that was being typed."""
    from duidu.ui.shelf.title_editing import resume_title as resume

    resume(window, draft)


OPENING: Feature[ShelfWindow] = Feature(
    "opening",
    "Open files, folders or the clipboard as articles; add the translation a text lacks.",
    (
        FeatureAction(
            "file.open",
            "&Open…",
            FILE,
            0,
            ("Ctrl+O",),
            "open",
            needs=ANYTIME,
            run=lambda window: window.opening.choose(),
        ),
        FeatureAction(
            "file.folder",
            "Open a &folder…",
            FILE,
            0,
            ("Ctrl+Alt+O",),
            needs=ANYTIME,
            run=lambda window: window.opening.collecting.choose(),
        ),
        FeatureAction(
            "file.preview",
            "Open with pre&view…",
            FILE,
            0,
            ("Ctrl+Shift+O",),
            needs=ANYTIME,
            run=lambda window: window.opening.choose(preview=True),
        ),
        FeatureAction(
            "file.paste",
            "New from &clipboard",
            FILE,
            0,
            ("Ctrl+Shift+V",),
            "paste",
            needs=ANYTIME,
            run=lambda window: window.opening.clipboard(),
        ),
        FeatureAction(
            "file.translation",
            "Add its &translation…",
            FILE,
            1,
            ("Ctrl+T",),
            run=lambda window: window.opening.translation.choose(window.article),
        ),
        FeatureAction(
            "file.paste_translation",
            "Add its translation from the c&lipboard",
            FILE,
            1,
            ("Ctrl+Alt+V",),
            run=lambda window: window.opening.translation.clipboard(window.article),
        ),
        FeatureAction(
            "file.again",
            "Read again in another e&ncoding…",
            FILE,
            1,
            run=lambda window: window.opening.again(window.article),
        ),
    ),
)

BOOKS: Feature[ShelfWindow] = Feature(
    "books",
    "Open a folder as one book; read its chapters on, put them in order, leave them out.",
    (
        FeatureAction(
            "article.next_chapter",
            "Next cha&pter",
            ARTICLE,
            0,
            ("Ctrl+PgDown",),
            order=1,
            run=lambda window: window.opening.books.step(window.article, 1),
        ),
        FeatureAction(
            "article.previous_chapter",
            "Previous chap&ter",
            ARTICLE,
            0,
            ("Ctrl+PgUp",),
            order=1,
            run=lambda window: window.opening.books.step(window.article, -1),
        ),
        FeatureAction(
            "article.chapters",
            "C&hapters of the book…",
            ARTICLE,
            0,
            ("Ctrl+Alt+C",),
            order=1,
            run=lambda window: window.opening.books.show_chapters(window.article),
        ),
        FeatureAction(
            "edit.find_in_book",
            "Find in the whole &book…",
            EDIT,
            2,
            ("Ctrl+Alt+B",),
            run=lambda window: window.show_search(window.opening.books.narrowed(window.article)),
        ),
    ),
)

ARTICLES: Feature[ShelfWindow] = Feature(
    "articles",
    "See all articles of the library, and search them.",
    (
        FeatureAction(
            "file.start",
            "&Articles",
            FILE,
            0,
            ("Ctrl+Shift+A",),
            needs=ANYTIME,
            order=2,
            run=lambda window: window.show_start(),
        ),
        FeatureAction(
            "edit.find_everywhere",
            "Find in the whole &library…",
            EDIT,
            2,
            ("Ctrl+Alt+F",),
            needs=ANYTIME,
            run=find_everywhere,
        ),
    ),
    ((DraftKind.TITLE, resume_title),),
)

WINDOW_FEATURES: tuple[Feature[ShelfWindow], ...] = (OPENING, BOOKS, ARTICLES)
