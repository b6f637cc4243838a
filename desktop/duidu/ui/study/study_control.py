"""Known words on one page: coverage, marks, and study cards."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from duidu.app.settings import settings_table as table
from duidu.app.study.article_words import ArticleWords
from duidu.app.study.cards import best_place, card_at, saved_cards
from duidu.app.study.known_share import Share, keep_share, kept_shares
from duidu.app.study.known_words import (
    MarkWords,
    article_coverage,
    knowledge,
    studied_language,
    studied_side,
)
from duidu.app.study.word_details import WordDetail, word_detail
from duidu.core.article import Place, SideName
from duidu.core.changes import Changed, Changes
from duidu.core.jobs import Job
from duidu.language.registry import base_code
from duidu.study.cards import StudyCard
from duidu.study.coverage import Coverage, NewWord
from duidu.study.knowledge import Knowledge, Status
from duidu.ui.base.jobs import Lane
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.page.page_control import PageControl
from duidu.ui.study.before_line import BeforeLine
from duidu.ui.style.i18n import plural
from duidu.ui.words.words_control import WordsControl

if TYPE_CHECKING:
    from duidu.ui.study.study_panel import StudyPanel

SETTLE = 400  # ms after the last change until words are counted again
LATER = 3000  # ms until a page is counted unasked, so that its opening is not slowed
MOST_PLACES = 2_000
MOST_ROWS = 400  # a longer article is not counted unasked


class StudyControl(PageControl):
    """Counts the words known in an article, and marks words, with cards for those to be learnt.

    Counting runs on a worker thread; marks are commands with undo.
    """

    def __init__(self, page: ArticlePage) -> None:
        super().__init__(page)
        self._context = page.context
        self._panel: StudyPanel | None = None
        self._words = page.controls[WordsControl]
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE)
        self._settle.timeout.connect(self._count)
        # The word gone to last, and where it was: row, block, code point.
        self._last: tuple[str, tuple[int, int, int]] = ("", (-1, -1, -1))
        listeners = page.context.settings.listeners
        listeners.append(self._setting_changed)
        self.destroyed.connect(lambda: listeners.remove(self._setting_changed))
        page.offer_panel("study", self._make_panel)
        self._line: BeforeLine | None = None
        # The start page shows the share; counting a book takes long, so that waits to be asked.
        is_short = page.open_text.row_count() <= MOST_ROWS
        QTimer.singleShot(LATER, self, self._count if is_short else self.show_kept)

    def changed(self, changes: Changes) -> None:
        """Count again when words or texts changed, if what was counted is shown."""
        if changes.kinds & {Changed.TEXT, Changed.READINGS} and self._panel is not None:
            self._panel.model.forget()
        is_shown = self._panel is not None or (self._line is not None and self._line.isVisible())
        if is_shown and changes.kinds & {Changed.WORDS, Changed.TEXT}:
            self._settle.start()

    def _setting_changed(self, key: str) -> None:
        """Another level makes other words new, at once."""
        if self._line is not None and key in ("", table.TELL_BEFORE.key, table.LANGUAGE.key):
            self._line.texts()
        if key in ("", table.MY_LEVEL.key) and not self.page.is_left:
            self._settle.start()

    def mark(self, words: Sequence[NewWord], status: Status) -> None:
        """Mark words as known, saved or ignored; saved words get a card each."""
        session = self._context.session
        cards = {
            word.word: card
            for word in words
            if status is Status.LEARNING and (card := self._card(word))
        }
        marked = tuple(word.word for word in words)
        commands = MarkWords(session.library, self._language(), marked, status, cards=cards)
        if self._context.do(self.page.article, commands) is None:
            return
        messages = {
            Status.KNOWN: plural(
                "Study",
                len(words),
                "{n} word was marked as known.",
                "{n} words were marked as known.",
            ),
            Status.LEARNING: plural(
                "Study", len(words), "{n} word was saved.", "{n} words were saved."
            ),
            Status.IGNORED: plural(
                "Study",
                len(words),
                "{n} word was marked as ignored.",
                "{n} words were marked as ignored.",
            ),
        }
        self._context.offer_undo(self.page.article, messages.get(status, ""))

    def _language(self) -> str:
        """Code of the language studied here, or of the one studied elsewhere."""
        side = studied_side(self.page.open_text)
        if side is None:
            return studied_language().code
        return base_code(self.page.open_text.language(side))

    def _make_panel(self) -> "StudyPanel":
        from duidu.ui.study.study_panel import StudyPanel

        panel = self._panel = StudyPanel(self._context.theme, self._words.spelled)
        panel.marked.connect(self.mark)
        panel.chosen.connect(self._go_to)
        panel.export_asked.connect(self._context.actions["words.export"].trigger)
        panel.model.wanted.connect(self._work_out)
        panel.show_coverage(None, len(saved_cards(self._context.session.library, self._language())))
        self._count()
        return panel

    def _go_to(self, word: NewWord) -> None:
        """Go to the next place of a word, behind the one that was gone to last."""
        hits = self._context.session.library.search.texts(
            word.word, self._side(), self.page.article, limit=MOST_PLACES
        )
        places = [(self.page.open_text.row_of(self._side(), h.block), h) for h in hits]
        found = [
            (row, hit.block, start)
            for row, hit in sorted(places, key=lambda item: item[0])
            for start, _ in hit.spans
        ]
        if not found:
            return
        again = self._last[0] == word.word
        at = next((i for i, place in enumerate(found) if again and place == self._last[1]), -1)
        place = found[(at + 1) % len(found)]
        self._last = (word.word, place)
        self.page.jump(Place(self._side(), place[1], place[2]), len(word.word))

    def _work_out(self, words: Sequence[NewWord]) -> None:
        """Work out reading and meaning of words that are in view."""
        side = self._side()

        def work(job: Job) -> dict[str, WordDetail]:
            session, found = self._context.session, {}
            for word in words:
                with session.kept_rule.following(self._known(), job) as rule:
                    found[word.word] = word_detail(
                        self.page.open_text, side, word, session.lexicon, rule
                    )
            return found

        def show(found: dict[str, WordDetail]) -> None:
            if self._panel is not None:
                self._panel.model.know(found)

        self._context.jobs.run(Lane.ANSWER, work, owner=self, when_done=show)

    def _side(self) -> SideName:
        return studied_side(self.page.open_text) or SideName.SOURCE

    def _known(self) -> Knowledge:
        """What the reader knows now."""
        session, studied = self._context.session, studied_language()
        level = session.settings.get(table.MY_LEVEL)
        return knowledge(session.library, studied.code, studied.standard, level)

    def _count(self) -> None:
        self._context.jobs.run(
            Lane.ANSWER,
            self._counted,
            owner=self,
            when_done=self._show,
            key=f"coverage {self.page.article}",
        )

    def _counted(self, job: Job) -> Coverage | None:
        """What the reader knows of the article; kept for the start page."""
        session, article, known = self._context.session, self.page.article, self._known()
        found = article_coverage(
            ArticleWords(session.library, session.corrections.of),
            article,
            session.kept_rule,
            known,
            job,
        )
        if found is not None:
            share = Share(found.share, found.words)
            keep_share(session.library.cache, article, known.level, share)
        return found

    def show_kept(self) -> None:
        """Say over a long text what was counted on the shelf, if it was."""
        session, article = self._context.session, self.page.article
        level = session.settings.get(table.MY_LEVEL)
        self._tell(kept_shares(session.library.cache, [article], level).get(article))

    def _tell(self, found: Coverage | Share | None) -> None:
        """Say over the text what is known of it."""
        if self._line is None and found is not None and not self.page.is_left:
            self._line = BeforeLine(self.page)
        if self._line is not None:
            self._line.show_found(found)

    def _show(self, found: Coverage | None) -> None:
        self._tell(found)
        if self._panel is not None:
            self._panel.show_coverage(
                found, len(saved_cards(self._context.session.library, self._language()))
            )

    def _card(self, word: NewWord) -> StudyCard | None:
        """The study card of a word in the sentence of the article that is best to learn it by."""
        session, open_text = self._context.session, self.page.open_text
        place = best_place(session.library, open_text, word.word, self._side())
        place = place or Place(self._side(), word.block, word.start)
        return card_at(open_text, session.look_up, place, word.word, self._words.written)
