"""Aligns rows of one page again and links sentences freely, with undo."""

from functools import partial

from duidu.app.alignment.edit_alignment import EditAlignment
from duidu.app.alignment.realign import realign
from duidu.app.alignment.repair import At, Repairs
from duidu.app.article.word_context import word_context
from duidu.core.article import Place, SideName
from duidu.core.changes import Changes
from duidu.core.jobs import Job
from duidu.ui.alignment.repair_control import sentence_number
from duidu.ui.base.context import WindowContext
from duidu.ui.base.jobs import Lane
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.page.page_control import PageControl
from duidu.ui.reader.hit_testing import Drop
from duidu.ui.style.i18n import tr


class RealignControl(PageControl):
    """Works on the row of the caret.

    Linking takes two steps: the first keeps the sentences selected on one side, the second links
    them with those selected on the other side.
    """

    def __init__(self, page: ArticlePage) -> None:
        super().__init__(page)
        self._repairs = Repairs(page.context.session.library, page.article)
        page.view.sentence_dragged.connect(self.drop)
        self._taken: tuple[int, SideName, frozenset[int]] | None = None

    def realign(self, *, only_on: bool) -> None:
        """Align again in the background.

        From the caret on with `only_on`, else between the confirmed rows around the caret.
        """
        place = self._place()
        if place is None:
            self._say(tr("Realign", "Put the caret into a sentence first."))
            return
        context, article = self.page.context, self.page.article
        session = context.session

        def work(job: Job) -> Changes | None:
            command = realign(
                session.library, session.aligner(False), place, article, job, only_on=only_on
            )
            if command is None:
                return None
            return session.stack(article).push_long(command, lambda: command.do(job))

        context.jobs.run(
            Lane.ORDER,
            work,
            # The rows are written: views are told also when this page was closed meanwhile.
            owner=context.jobs,
            when_done=partial(_tell, context, article),
            text=tr("Realign", "Aligning again…"),
            key=f"realign {article}",
            written=True,
        )

    def link(self) -> None:
        """Keep the selected sentences, or link them with those kept on the other side."""
        place, found = self._place(), self._selected()
        if place is None or found is None:
            self._say(tr("Realign", "Select the sentences to link, or put the caret into one."))
            return
        row, sentences = found
        taken = self._taken
        if taken is None or taken[0] != row or taken[1] is place.side:
            self._taken = (row, place.side, sentences)
            self._say(
                tr(
                    "Realign",
                    "Now select the matching sentences on the "
                    "other side of this row, then link again.",
                )
            )
            return
        self._taken = None
        both = {taken[1]: taken[2], place.side: sentences}
        at = At(self.page.open_text.row(row), place.side, min(sentences), place)
        source, target = (tuple(sorted(both[side])) for side in (SideName.SOURCE, SideName.TARGET))
        if (
            self.page.context.do(self.page.article, self._repairs.link(at, source, target))
            is not None
        ):
            self.page.context.offer_undo(
                self.page.article, tr("Realign", "The sentences were linked.")
            )

    def drop(self, lifted: Place, drop: Drop) -> None:
        """Link or move a sentence that was dragged.

        Dropped on a sentence of the other side, in any row, it becomes the one that answers it;
        dropped on its own side or into a gap it moves there.
        """
        at = self._at(lifted)
        over = self._at(drop.place) if drop.place else None
        if at is None or (drop.place is not None and over is None):
            return
        command = self._dropped_on(at, over) if over else self._dropped_into(at, drop.row)
        if command is None:
            self._say(
                tr(
                    "Realign",
                    "Drop a sentence onto the one that answers it, onto another row of its side, "
                    "or into a gap of its side.",
                )
            )
        elif self.page.context.do(self.page.article, command) is not None:
            self.page.context.offer_undo(
                self.page.article, tr("Realign", "The sentence was moved.")
            )

    def _dropped_on(self, at: At, over: At) -> EditAlignment | None:
        """Return what a drop on a sentence does, None where it would do nothing."""
        same_side, step = at.side is over.side, over.row.index - at.row.index
        if step:
            return self._repairs.carry(at, over.row, None if same_side else over.sentence)
        if not same_side:
            pair = {at.side: (at.sentence,), over.side: (over.sentence,)}
            return self._repairs.link(at, pair[SideName.SOURCE], pair[SideName.TARGET])
        if over.bead != at.bead:
            return self._repairs.move(at, 1 if over.bead > at.bead else -1)
        return None

    def _dropped_into(self, at: At, row: int) -> EditAlignment | None:
        """Return what a drop into a row's gap does, None where the gap is of the other side."""
        there = self.page.open_text.row(row)
        if there.blocks(at.side) or row == at.row.index:
            return None
        return self._repairs.carry(at, there, None)

    def _at(self, place: Place) -> At | None:
        here = word_context(self.page.open_text, place.side, place.block, place.offset)
        row = self.page.open_text.row(here.row) if here else None
        return At(row, place.side, sentence_number(row, place), place) if row else None

    def _selected(self) -> tuple[int, frozenset[int]] | None:
        """Return the row of the caret and the numbers in it of the selected sentences.

        Without a selection it is the sentence at the caret.
        """
        place = self._place()
        here = (
            word_context(self.page.open_text, place.side, place.block, place.offset)
            if place
            else None
        )
        if place is None or here is None:
            return None
        row, number, found = self.page.open_text.row(here.row), 0, set()
        selected = [
            one for one in self.page.view.selection((here.row, here.row)) if one.side is place.side
        ]
        for block in row.blocks(place.side):
            for span in block.sentences:
                if any(
                    one.block == block.id and one.start < span.end and span.start < one.end
                    for one in selected
                ):
                    found.add(number)
                number += 1
        return here.row, frozenset(found or {sentence_number(row, place)})

    def _place(self) -> Place | None:
        caret = self.page.view.caret
        return caret.place if caret else None

    def _say(self, text: str) -> None:
        self.page.context.messages.say(text)


def _tell(context: WindowContext, article: str, changes: Changes | None) -> None:
    """Tell the views of rows that were aligned again, and offer to undo it."""
    if changes is None:
        context.messages.say(tr("Realign", "No better alignment was found; nothing was changed."))
        return
    context.session.announce(changes)
    context.offer_undo(article, tr("Realign", "The rows were aligned again."))
