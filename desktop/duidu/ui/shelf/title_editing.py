"""Renaming an article in the list of the start page, with a draft of the title."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit

from duidu.app.opening.books import rename_book
from duidu.app.opening.shelf import RenameArticle
from duidu.core.draft import Draft, DraftKind
from duidu.core.errors import LibraryError
from duidu.ui.base.ask_line import AskLine
from duidu.ui.base.context import WindowContext
from duidu.ui.base.drafts import EditorDraft, TextFields, new_draft, say_gone
from duidu.ui.base.feature import FeatureWindow
from duidu.ui.shelf.article_list import Shelf
from duidu.ui.style.i18n import tr


class TitleEditing(QObject):
    """Follows the field over a title and keeps what is written in it."""

    def __init__(self, shelf: Shelf, context: WindowContext) -> None:
        super().__init__(shelf)
        self._shelf, self._context = shelf, context
        self._draft: EditorDraft | None = None
        shelf.row.began.connect(self._began)
        shelf.row.ended.connect(self._ended)
        shelf.articles.renamed.connect(self._rename)

    def _began(self, editor: QLineEdit, article: str) -> None:
        self._draft = EditorDraft(
            editor, self._context, TextFields({"text": editor}), self._shelf.row.leave
        )
        self._draft.begin(new_draft(DraftKind.TITLE, article, "", editor.text()))

    def _rename(self, article: str, title: str) -> None:
        """Keep a title, unless the article got another one since the field was opened."""
        library, draft = self._context.session.library, self._draft
        if library.collections.get(article) is not None:
            if self._context.do("", rename_book(library, article, title)) is not None and draft:
                draft.keep_nothing()
            return
        before = draft.draft.base["text"] if draft is not None and draft.is_open else ""
        if before and library.articles.info(article).title != before:
            self._context.messages.error(
                tr(
                    "MainWindow",
                    "The article got another title meanwhile, so it was not renamed; rename it "
                    "again.",
                )
            )
        elif self._context.do("", RenameArticle(library, article, title)) is not None and draft:
            draft.keep_nothing()

    def _ended(self) -> None:
        """Leave a draft of a title that was not kept: Esc closes the field, too."""
        draft, self._draft = self._draft, None
        if draft is not None:
            draft.close_unfinished("")


def resume_title(window: FeatureWindow, draft: Draft) -> None:
    """Ask again for a title that was being typed."""
    library = window.context.session.library
    try:
        title = library.articles.info(draft.article).title
    except LibraryError:
        say_gone(window.context)
        return
    sheet = AskLine(
        window.context,
        tr("StartPage", "Rename"),
        tr("StartPage", "Title"),
        tr("StartPage", "Rename"),
        window.window(),
        title,
    )

    def written(text: str) -> None:
        new = text.strip()
        command = RenameArticle(library, draft.article, new)
        if new in ("", title) or window.context.do("", command) is not None:
            sheet.draft.keep_nothing()

    sheet.written.connect(written)
    sheet.ask(new_draft(DraftKind.TITLE, draft.article, "", title), draft)
