"""One round of review in the window: which card is shown, what an answer does, what is prepared."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from duidu.app.base.commands import Command
from duidu.app.settings import settings_table as table
from duidu.app.study.known_words import MarkWords, knowledge, studied_language
from duidu.app.study.review_card import ReviewSheet, ReviewSheets
from duidu.app.study.review_commands import STACK, EditWord, PutCard, with_memory
from duidu.app.study.review_plan import ReviewPlan, review_plan
from duidu.app.study.review_queue import DueCards, due_cards, memory_of
from duidu.app.study.review_round import Round
from duidu.core.changes import Changes
from duidu.core.jobs import Job
from duidu.library.words.reviews import ReviewCard
from duidu.study.days import day_of
from duidu.study.knowledge import Status
from duidu.study.schedule import KNOWN_AFTER, Rating, Schedule
from duidu.ui.base.context import WindowContext
from duidu.ui.base.jobs import Lane

_WORDS = f"{STACK} words"
PREPARED = 3  # cards made ahead, the one shown among them
_LONGEST = 120.0  # seconds that an answer is said to have taken at most
_Key = tuple[tuple[str, str, str], str]
Speak = Callable[[str], object]
"""Says a text in the language studied."""
FindVoice = Callable[[], Speak | None]


@dataclass(frozen=True, slots=True)
class Summary:
    """A round that is over: cards answered, remembered, still due, and words that may be known."""

    answered: int
    remembered: int
    left: int
    known: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Begun:
    due: DueCards
    plan: ReviewPlan
    schedule: Schedule
    sheets: ReviewSheets
    speak: Speak | None


class Reviewing(QObject):
    """Asks the cards of one round after the other, each prepared while the one before is shown.

    `shown` carries a ReviewSheet to be asked, `lit` one that is shown already with the words that
    answer, `over` a Summary. Between two cards `waits` tells that one is still being made;
    `voiced` tells that it is known by now whether something can be said.
    """

    shown = Signal(object)
    lit = Signal(object)
    over = Signal(object)
    waits = Signal()
    voiced = Signal()

    def __init__(
        self,
        context: WindowContext,
        parent: QObject,
        find_voice: FindVoice | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        """`find_voice` is called on a worker; without it the session's voices are asked."""
        super().__init__(parent)
        self._context, self._clock = context, clock
        self._find_voice = find_voice or self._voice_of_session
        self.speak: Speak | None = None
        self.language = studied_language()
        self._round = Round(DueCards(), clock(), 0.0)
        self._made: dict[_Key, ReviewSheet] = {}
        self._wanted: ReviewCard | None = None
        self.sheet: ReviewSheet | None = None
        self._since = clock()
        self._schedule: Schedule | None = None
        # What was done in this round, by the stack it is undone on; and words written otherwise.
        self._done: list[str] = []
        self._renamed: list[tuple[str, str]] = []
        self._sheets: ReviewSheets | None = None

    def begin(self) -> None:
        """Read what is due, and ask the first card."""
        self.sheet = self._wanted = None
        self._made.clear()
        self._done.clear()
        self._renamed.clear()
        self.waits.emit()

        def work(_: Job) -> _Begun:
            session, code = self._context.session, self.language.code
            # Only whether cards are asked by ear depends on it; programs may be slow to answer.
            by_ear = session.settings.get(table.ASK_BY_EAR)
            speak = self._find_voice() if by_ear else None
            plan = review_plan(session.settings, speak is not None)
            due = due_cards(session.library, code, plan, self._clock())
            level = session.settings.get(table.MY_LEVEL)
            known = knowledge(session.library, code, self.language.standard, level)
            sheets = ReviewSheets(session, known, code)
            return _Begun(due, plan, Schedule(plan.schedule), sheets, speak)

        self._context.jobs.run(
            Lane.ANSWER, work, owner=self, when_done=self._begun, key="review begins"
        )

        if not self._context.settings.get(table.ASK_BY_EAR):
            self._context.jobs.run(
                Lane.ANSWER, lambda _: self._find_voice(), owner=self, when_done=self._take_voice
            )

    def _take_voice(self, speak: Speak | None) -> None:
        self.speak = speak
        self.voiced.emit()

    @property
    def left(self) -> int:
        """How many cards are still to come."""
        return self._round.left

    @property
    def minutes_left(self) -> float:
        """How much of the time of this round is left."""
        return max(0.0, (self._round.began + self._round.seconds - self._clock()) / 60)

    @property
    def can_undo(self) -> bool:
        """Whether an answer of this round can be taken back."""
        return bool(self._done)

    def intervals(self) -> dict[Rating, float]:
        """Seconds until the card shown would come again, by rating; none where none is shown."""
        if self.sheet is None or self._schedule is None:
            return {}
        now = self._clock()
        return self._schedule.intervals(memory_of(self.sheet.card), now, day_of(now)[1])

    def answer(self, rating: Rating) -> None:
        """Take an answer to the card shown, and ask the next one."""
        sheet, schedule, now = self.sheet, self._schedule, self._clock()
        if sheet is None or schedule is None:
            return
        memory = schedule.review(memory_of(sheet.card), rating, now, day_of(now)[1])
        after = replace(with_memory(sheet.card, memory, now), shown=sheet.key)
        took = min(_LONGEST, max(0.0, now - self._since))
        self._round.answered(sheet.card, after, rating)
        self._do(PutCard(self._context.session.library, after, now, rating, took))

    def bury(self) -> None:
        """Leave the card shown out until tomorrow."""
        if self.sheet is None:
            return
        now, card = self._clock(), self.sheet.card
        self._round.buried(card)
        after = replace(card, buried=day_of(now)[1], changed=now)
        self._do(PutCard(self._context.session.library, after, now, text="Bury"))

    def undo(self) -> None:
        """Take the last answer of this round back, and ask its card again."""
        if not self._done:
            return
        stack = self._done.pop()
        if stack == STACK:
            self._round.back()
            self._context.move(stack, back=True)
            self._next()
        else:
            old, new = self._renamed.pop()
            self._context.move(stack, back=True, when_done=lambda _: self._rename(new, old))

    def _rename(self, old: str, new: str) -> None:
        """Ask the card shown again, whose word is written or explained otherwise now."""
        self._round.changed(lambda c: replace(c, word=new) if c.word == old else c)
        self._made.clear()
        self._next(again=True)

    def edit(self, spelt: str, meaning: str, note: str) -> None:
        """Change what the card shown says."""
        if self.sheet is None:
            return
        library, code, word = self._context.session.library, self.language.code, self.sheet.word
        command = EditWord(library, code, word, spelt, meaning, note, self._clock())
        new = spelt.strip()

        def edited(_: Changes) -> None:
            self._done.append(_WORDS)
            self._renamed.append((word, new))
            self._rename(word, new)

        # A stack of its own: an answer that could not be kept is no edit.
        self._context.do(_WORDS, command, when_done=edited)

    def mark_known(self, words: Sequence[str]) -> None:
        """Mark words as known, as the person said, with undo in the window."""
        library, code = self._context.session.library, self.language.code
        self._context.do("", MarkWords(library, code, tuple(words), Status.KNOWN))

    def _begun(self, found: _Begun) -> None:
        self._schedule, self._sheets = found.schedule, found.sheets
        self.speak = found.speak or self.speak
        self._round = Round(found.due, self._clock(), 60.0 * found.plan.minutes)
        self._next()

    def _voice_of_session(self) -> Speak | None:
        voice = self._context.session.voices.voice_for(self.language.code)
        return voice.speak if voice is not None else None

    def _do(self, command: Command) -> None:
        self._done.append(STACK)
        self._context.do(STACK, command, if_failed=self._failed)
        self._next()

    def _failed(self) -> None:
        """Ask the card again whose answer could not be kept; the person has been told."""
        if self._round.can_go_back:
            del self._done[max(i for i, one in enumerate(self._done) if one == STACK)]
            self._round.back()
            self._next()

    def _next(self, again: bool = False) -> None:
        """Ask the next card, or end the round."""
        now = self._clock()
        card = self._round.card(now)
        if card is None or (self._round.is_over(now) and not again):
            self.sheet = self._wanted = None
            self.over.emit(self._summary())
            return
        self._wanted = card
        made = self._made.get(_key(card))
        if made is not None:
            self._show(made)
        else:
            self.sheet = None
            self.waits.emit()
        self._prepare()

    def _show(self, sheet: ReviewSheet) -> None:
        self.sheet, self._since = sheet, self._clock()
        self._wanted = None
        self.shown.emit(sheet)
        self._light(sheet)

    def _prepare(self) -> None:
        """Make the card shown and the next ones, as far as they are not made."""
        coming = self._round.coming(self._clock(), PREPARED)
        keys = {_key(card) for card in coming}
        self._made = {key: sheet for key, sheet in self._made.items() if key in keys}
        for card in coming:
            if _key(card) not in self._made:
                self._make(card)
                return

    def _make(self, card: ReviewCard) -> None:
        """Make one card behind the window, and then the next."""
        sheets = self._sheets
        if sheets is not None:
            self._context.jobs.run(
                Lane.ANSWER,
                lambda job: sheets.make(card, job),
                owner=self,
                when_done=self._take,
                key="review card",
            )

    def _take(self, sheet: ReviewSheet) -> None:
        self._made[_key(sheet.card)] = sheet
        if self._wanted is not None and _key(self._wanted) == _key(sheet.card):
            self._show(sheet)
        self._prepare()

    def _light(self, sheet: ReviewSheet) -> None:
        """Find the words that answer: the first time that loads what links words."""
        sheets = self._sheets
        if sheets is not None and sheet.place is not None and sheet.answer and not sheet.lit:
            self._context.jobs.run(
                Lane.SEEN,
                lambda job: sheets.with_links(sheet, job),
                owner=self,
                when_done=self._lit,
                key="review links",
            )

    def _lit(self, sheet: ReviewSheet) -> None:
        if self.sheet is not None and _key(self.sheet.card) == _key(sheet.card):
            self.sheet = sheet
            self._made[_key(sheet.card)] = sheet
            self.lit.emit(sheet)

    def _summary(self) -> Summary:
        ratings = [rating for _, rating in self._round.answers]
        known = (
            card.word
            for card, rating in self._round.answers
            if rating >= Rating.GOOD and (card.stability or 0.0) >= KNOWN_AFTER
        )
        remembered = sum(rating > Rating.AGAIN for rating in ratings)
        return Summary(len(ratings), remembered, self._round.left, tuple(dict.fromkeys(known)))


def _key(card: ReviewCard) -> _Key:
    # Asked again, a word comes in another sentence than the one it was shown in.
    return card.key, card.shown
