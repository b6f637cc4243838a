"""Repairs the alignment of one page at the caret, and goes to the next doubtful row."""

from collections.abc import Callable

from duidu.app.alignment.edit_alignment import EditAlignment
from duidu.app.alignment.locked_original import CUTTING
from duidu.app.alignment.marked_rows import doubtful_from
from duidu.app.alignment.repair import At, Repairs
from duidu.app.article.open_text import RowText
from duidu.app.article.word_context import word_context
from duidu.core.article import Place, SideName
from duidu.core.jobs import Job
from duidu.ui.alignment.lock_control import refuses
from duidu.ui.base.jobs import Lane
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.page.page_control import PageControl
from duidu.ui.style.i18n import tr


class RepairControl(PageControl):
    """Carries out repairs of the row or sentence at the caret, with undo."""

    def __init__(self, page: ArticlePage) -> None:
        super().__init__(page)
        self._repairs = Repairs(page.context.session.library, page.article)

    def act(self, name: str) -> None:
        """Carry out the repair of an action: `merge_rows` for the action article.merge_rows."""
        at = self.at_caret()
        if at is None:
            self.page.context.messages.say(tr("Repair", "Put the caret into a sentence first."))
            return
        if name in CUTTING and refuses(self.page, at.side):
            return
        makers: dict[str, Callable[[At], EditAlignment]] = {
            "merge_rows": self._repairs.merge_rows,
            "split_row": self._repairs.split_row,
            "unlink_row": self._repairs.unlink_row,
            "move_up": lambda at: self._repairs.move(at, -1),
            "move_down": lambda at: self._repairs.move(at, 1),
            "unlink": self._repairs.unlink,
            "leave_out": self._repairs.leave_out,
            "split_sentence": self._repairs.split_sentence,
            "merge_sentences": self._repairs.merge_sentences,
            "split_paragraph": self._repairs.split_paragraph,
            "merge_paragraphs": self._repairs.merge_paragraphs,
        }
        self.page.context.do(self.page.article, makers[name](at))

    def next_doubtful(self) -> None:
        """Go to the next row that the aligner is not sure of."""
        here = self.page.view.caret.place if self.page.view.caret else None
        start = self.page.open_text.row_of(here.side, here.block) + 1 if here else 0
        self.page.context.jobs.run(
            Lane.ANSWER,
            lambda job: self._find_doubtful(start, job),
            owner=self,
            when_done=self._go,
            text=tr("Repair", "Looking for doubtful rows…"),
            key="doubtful",
        )

    def _find_doubtful(self, start: int, job: Job) -> Place | None:
        library = self.page.context.session.library
        # Or rows joined meanwhile would leave the number found to another row, or to none.
        return library.at_one_moment(lambda: self._doubtful_place(start, job))

    def _doubtful_place(self, start: int, job: Job) -> Place | None:
        library, article = self.page.context.session.library, self.page.article
        found = next(doubtful_from(library, article, start, job), None)
        if found is None:
            return None
        (row,) = library.articles.rows(article, found, found + 1)
        side = SideName.SOURCE if row.source else SideName.TARGET
        return Place(side, row.blocks(side)[0].id, 0)

    def _go(self, place: Place | None) -> None:
        if place is None:
            self.page.context.messages.say(tr("Repair", "No doubtful row was found."))
        else:
            self.page.jump(place)

    def at_caret(self) -> At | None:
        """Return the sentence at the caret with its row, None outside the text."""
        caret = self.page.view.caret
        place = caret.place if caret else None
        found = (
            word_context(self.page.open_text, place.side, place.block, place.offset)
            if place
            else None
        )
        if place is None or found is None:
            return None
        row = self.page.open_text.row(found.row)
        return At(row, place.side, sentence_number(row, place), place)


def sentence_number(row: RowText, place: Place) -> int:
    """Return the number in its row of the sentence at a place.

    Between two sentences it is the one before.
    """
    number = 0
    for block in row.blocks(place.side):
        for span in block.sentences:
            if block.id == place.block and place.offset < span.end:
                return number
            number += 1
        if block.id == place.block:
            return max(0, number - 1)
    return 0
