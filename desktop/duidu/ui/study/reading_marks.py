"""Marks made while reading: how new and learning words look, keys for words, pages, chapters."""

from collections.abc import Iterator, Sequence

from duidu.app.settings import settings_table as table
from duidu.app.study.known_words import (
    MarkWords,
    knowledge,
    learner_rule,
    studied_language,
    studied_side,
)
from duidu.core.article import Place, SideName
from duidu.core.changes import Changed, Changes
from duidu.core.jobs import Job
from duidu.language.registry import base_code
from duidu.study.knowledge import Status
from duidu.study.learner_rule import Judged, LearnerRule
from duidu.ui.base.jobs import Lane
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.page.page_control import PageControl
from duidu.ui.reader.paint.scene import no_statuses
from duidu.ui.settings.view_settings import step, toggle
from duidu.ui.study.status_marks import StatusMarks
from duidu.ui.style.i18n import plural, tr
from duidu.ui.words.words_control import WordsControl

_LOOKED_AT = 400
"""Rows looked through for the next new word before the window would wait too long."""


class ReadingMarks(PageControl):
    """Shows words by status, and marks the word at the caret, the page, or the article."""

    def __init__(self, page: ArticlePage) -> None:
        super().__init__(page)
        self._context = page.context
        self._words = page.controls[WordsControl]
        self._side = studied_side(page.open_text)
        self._marks: StatusMarks | None = None
        listeners = page.context.settings.listeners
        listeners.append(self._setting_changed)
        self.destroyed.connect(lambda: listeners.remove(self._setting_changed))
        self._show()

    def changed(self, changes: Changes) -> None:
        """Work the statuses out anew when words, readings or texts changed."""
        kinds = {Changed.WORDS, Changed.READINGS, Changed.TEXT, Changed.ALIGNMENT}
        if self._marks is not None and changes.kinds & kinds:
            self._marks.forget()

    def _setting_changed(self, key: str) -> None:
        if self.page.is_left:
            return
        if key in ("", table.STATUSES.key):
            self._show()
        if self._marks is not None and key in ("", table.MY_LEVEL.key, table.ALL_STATUSES.key):
            self._marks.forget()

    def _show(self) -> None:
        """Show statuses as the setting says."""
        way, scene = self._context.settings.get(table.STATUSES), self.page.view.scene
        scene.tint_statuses = way == "tint"
        if way == "off" or self._side is None:
            scene.statuses = no_statuses
        else:
            if self._marks is None:
                self._marks = StatusMarks(
                    self,
                    self.page.open_text,
                    self._side,
                    self._rule,
                    self._context.jobs,
                    self.page.view.viewport().update,
                    lambda: self._context.settings.get(table.ALL_STATUSES),
                )
            scene.statuses = self._marks.of
        self.page.view.viewport().update()

    def turn(self) -> None:
        """Show statuses in the next way: underlined, tinted, not at all."""
        step(self._context, table.STATUSES, table.STATUSES.text)

    def turn_all(self) -> None:
        """Show known and ignored words by their status, too, or no longer."""
        settings = self._context.settings
        toggle(self._context, table.ALL_STATUSES)
        if settings.get(table.ALL_STATUSES) and settings.get(table.STATUSES) == "off":
            self.turn()

    def mark(self, status: Status) -> None:
        """Mark the hovered word or the one under the caret."""
        found = self._words.any_word()
        if found is None or found.place.side is not self._side:
            self._say(tr("Words", "Put the caret into a Chinese word first."))
            return
        told = {
            Status.IGNORED: tr("Study", "“{word}” is ignored.", word=found.token.text),
            Status.NEW: tr("Study", "“{word}” is new again.", word=found.token.text),
        }
        self._do((found.token.text,), status, told[status], found.place)

    def next_new(self) -> None:
        """Go to the next word that is new, and show its card."""
        if self._side is None:
            return
        caret = self.page.view.caret
        place = caret.place if caret else None
        start = self.page.open_text.row_of(place.side, place.block) if place else 0
        after = place if place is not None and place.side is self._side else None
        rule = self._rule()
        end = min(self.page.open_text.row_count(), start + _LOOKED_AT)
        for row in range(start, end):
            for block, at, word, judged in self._judged(row, rule):
                if not judged.is_hard or judged.status is not Status.NEW:
                    continue
                if (
                    after is not None
                    and row == start
                    and not self._is_behind(row, block, at, after)
                ):
                    continue
                self.page.jump(Place(self._side, block, at), len(word))
                return
        self._say(tr("Study", "There is no new word further on."))

    def know_page(self) -> None:
        """Mark every new word in view as known, as one step."""
        if self._side is None:
            return
        rows = {row.text.index for row, _ in self.page.view.visible.rows(self._side)}
        rule = self._rule()
        self._know([word for row in sorted(rows) for word in self._new_words(row, rule)])

    def know_all(self) -> None:
        """Mark every new word of the article as known, as one step."""
        if self._side is None:
            return

        def work(job: Job) -> list[str]:
            rule, found = self._rule(), []
            for row in range(self.page.open_text.row_count()):
                job.check()
                found += self._new_words(row, rule)
            return found

        self._context.jobs.run(Lane.ORDER, work, owner=self, when_done=self._know)

    def _know(self, words: Sequence[str]) -> None:
        marked = tuple(dict.fromkeys(words))
        if not marked:
            self._say(tr("Study", "There is no new word here."))
            return
        told = plural(
            "Study", len(marked), "{n} word was marked as known.", "{n} words were marked as known."
        )
        self._do(marked, Status.KNOWN, told)

    def _do(
        self, words: tuple[str, ...], status: Status, told: str, place: Place | None = None
    ) -> None:
        """Mark words, and offer to undo it."""
        assert self._side is not None
        language = base_code(self.page.open_text.language(self._side))
        library = self._context.session.library
        command = MarkWords(library, language, words, status, place=place)
        if self._context.do(self.page.article, command) is not None:
            self._context.offer_undo(self.page.article, told)

    def _new_words(self, row: int, rule: LearnerRule) -> list[str]:
        """The words of a row of which the reader said nothing and that they do not know."""
        return [
            word
            for _, _, word, judged in self._judged(row, rule)
            if judged.is_hard and judged.status is Status.NEW
        ]

    def _judged(self, index: int, rule: LearnerRule) -> Iterator[tuple[int, int, str, Judged]]:
        """(block, offset, word, what it is) of the words of a row, in order."""
        side = self._side or SideName.SOURCE
        row = self.page.open_text.row(index)
        answer = "\n".join(block.text for block in row.blocks(side.other))
        for block in row.blocks(side):
            tokens = self.page.open_text.tokens(side, block)
            for token, judged in zip(tokens, rule.judge(tokens, answer), strict=True):
                yield block.id, token.start, token.text, judged

    def _is_behind(self, row: int, block: int, start: int, place: Place) -> bool:
        """Whether an offset in a row is behind a place in it."""
        blocks = [one.id for one in self.page.open_text.row(row).blocks(place.side)]
        return (blocks.index(block), start) > (blocks.index(place.block), place.offset)

    def _rule(self) -> LearnerRule:
        """The rule that judges words by what the reader knows now."""
        session, studied = self._context.session, studied_language()
        level = session.settings.get(table.MY_LEVEL)
        known = knowledge(session.library, studied.code, studied.standard, level)
        return learner_rule(session.lexicon, known, studied.code)

    def _say(self, text: str) -> None:
        self._context.messages.say(text)
