"""What a new note or highlight on a page would be about: the selection, else what is lit."""

from collections.abc import Sequence

from duidu.app.article.word_context import word_context
from duidu.app.notes.passage import MANY, Passage, Targets
from duidu.core.annotation import Anchor
from duidu.core.article import Place, SideName, Span
from duidu.library.anchoring.anchors import make_anchor
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.reader.layout.sentences import Stretch

SHOWN = 20  # passages of a note that its editor quotes and keeps clear of
Here = tuple[Place | None, Stretch | None, tuple[Stretch, ...]]
"""Where the person is: the place of the caret, the lit word and the lit sentence."""


class NoteTargets:
    """Finds the passages that a note on one page is to have."""

    def __init__(self, page: ArticlePage) -> None:
        self._page = page

    def selected(self) -> Targets:
        """What is selected, as targets of a note; () without a selection."""
        view = self._page.view
        caret, places = view.caret, view.caret.selected_places() if view.caret else None
        if caret is None or not caret.has_selection:
            return ()
        # One more than few: a row can have very many blocks.
        stretches = view.first_selected(MANY + 1)
        if places is None or (caret.selected_rows <= MANY and len(stretches) <= MANY):
            return self.anchors_of(stretches if places else view.selection())
        return Passage(*places, self.anchors_of(stretches[:SHOWN]))

    def chosen(self) -> Targets:
        """What is selected, else the lit word, else the lit sentence."""
        lit = self._page.view.hover_highlight
        return self.selected() or self.anchors_of([lit.word] if lit.word else lit.sentence)

    def here(self) -> Here:
        """Where the person is now."""
        view = self._page.view
        lit = view.hover_highlight
        return (view.caret.place if view.caret else None, lit.word, lit.sentence)

    def anchors_of(self, stretches: Sequence[Stretch]) -> tuple[Anchor, ...]:
        """Anchors of stretches of text, cut off at the end of their block."""
        found = []
        for stretch in stretches:
            context = word_context(
                self._page.open_text, SideName(stretch.side), stretch.block, stretch.start
            )
            if context is not None and stretch.end > stretch.start:
                found.append(
                    make_anchor(
                        context.side,
                        context.block,
                        Span(stretch.start, min(stretch.end, len(context.block.text))),
                    )
                )
        return tuple(found)
