"""What a person does in review, as commands: answer, leave out for today, edit."""

import json
import uuid
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field, replace

from duidu.app.study.cards import kept_card
from duidu.core.article import Place
from duidu.core.changes import Changed, Changes
from duidu.core.errors import UsageError
from duidu.library.library import Library
from duidu.library.words.known_words import KnownWord
from duidu.library.words.reviews import Answer, ReviewCard
from duidu.study.cards import StudyCard
from duidu.study.knowledge import Status
from duidu.study.schedule import Memory, Rating

# The undo stack of review: undo there never reaches what was done elsewhere.
STACK = "review"
_CHANGES = Changes(frozenset({Changed.REVIEWS}))


def with_memory(card: ReviewCard, memory: Memory, now: float) -> ReviewCard:
    """A card with another memory."""
    return replace(
        card,
        stage=int(memory.stage),
        step=memory.step,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=memory.due,
        reviewed=memory.reviewed,
        changed=now,
    )


def state_before(card: ReviewCard | None) -> str:
    """The whole state of a card as JSON, "" for none: what an answer is undone to."""
    return json.dumps(asdict(card), ensure_ascii=False) if card else ""


@dataclass(slots=True)
class PutCard:
    """Puts a card in another state, with the `rating` that led to it logged (None for none)."""

    library: Library
    card: ReviewCard
    now: float
    rating: Rating | None = None
    duration: float = 0.0
    text: str = "Answer"
    merge_key: str = ""
    place: Place | None = None
    _before: ReviewCard | None = field(default=None, init=False)
    _id: str = field(default_factory=lambda: uuid.uuid4().hex, init=False)

    def do(self) -> Changes:
        """Write the state and the answer in one transaction."""
        self.library.together(self._put)
        return _CHANGES

    def _put(self) -> None:
        """Write the state, and the answer that led to it."""
        reviews = self.library.reviews
        self._before = before = reviews.get(*self.card.key)
        reviews.put(self.card)
        if self.rating is None:
            return
        self.library.review_log.put(
            Answer(
                self._id,
                *self.card.key,
                int(self.rating),
                self.now,
                self.duration,
                before.stage if before else 0,
                state_before(before),
            )
        )

    def undo(self) -> Changes:
        """Put the state of before back, and take the answer out of the log."""
        self.library.together(self._take_back)
        return _CHANGES

    def _take_back(self) -> None:
        self.library.review_log.remove(self._id)
        if self._before is None:
            self.library.reviews.remove(*self.card.key)
        else:
            self.library.reviews.put(self._before)


@dataclass(slots=True)
class EditWord:
    """Changes what the cards of a word say: how it is spelt, its meaning, a note."""

    library: Library
    language: str
    word: str
    spelt: str
    meaning: str
    note: str
    now: float
    text: str = "Edit card"
    merge_key: str = ""
    place: Place | None = None
    _undo: list[Callable[[], object]] = field(default_factory=list, init=False)

    def do(self) -> Changes:
        """Write it all in one transaction. Raises UsageError for no word, or one that is there."""
        self._undo = []
        self.library.together(self._edit)
        return self._changes()

    def _edit(self) -> None:
        """Write the word as it is spelt now, with its meaning and note; remember the way back."""
        known, spelt = self.library.known, self.spelt.strip()
        if not spelt:
            raise UsageError("A card needs a word.")
        old = known.get(self.language, self.word)
        if spelt != self.word and known.get(self.language, spelt) is not None:
            raise UsageError("“{word}” is among your words already.", word=spelt)
        card = kept_card(old.value) if old else None
        value = replace(
            card or StudyCard(spelt, tags=("duidu",)),
            word=spelt,
            meaning=self.meaning.strip(),
            note=self.note.strip(),
        )
        level = old.level if old else int(Status.LEARNING)
        new = KnownWord(
            self.language, spelt, level, json.dumps(asdict(value), ensure_ascii=False), self.now
        )
        if spelt != self.word:
            self._rename(spelt)
        known.put(new)
        if old is not None:
            self._undo.append(lambda: known.put(old))
        else:
            self._undo.append(lambda: known.remove(self.language, self.word))

    def _rename(self, spelt: str) -> None:
        """Move the word's cards, and all that was answered, to another spelling."""
        reviews, log = self.library.reviews, self.library.review_log
        self.library.known.remove(self.language, self.word)
        cards = [card for card in reviews.of_language(self.language) if card.word == self.word]
        answers = [one for one in log.since(self.language, 0.0) if one.word == self.word]
        for card in cards:
            reviews.remove(*card.key)
        reviews.put_all(replace(card, word=spelt) for card in cards)
        log.put_all(replace(answer, word=spelt) for answer in answers)
        self._undo.append(lambda: self._rename_back(spelt, cards, answers))

    def _rename_back(
        self, spelt: str, cards: Sequence[ReviewCard], answers: Sequence[Answer]
    ) -> None:
        for card in cards:
            self.library.reviews.remove(self.language, spelt, card.kind)
        self.library.reviews.put_all(cards)
        self.library.review_log.put_all(answers)
        self.library.known.remove(self.language, spelt)

    def undo(self) -> Changes:
        """Put everything back as it was."""
        self.library.together(lambda: [back() for back in self._undo])
        return self._changes()

    def _changes(self) -> Changes:
        words = tuple(dict.fromkeys((self.word, self.spelt.strip())))
        return Changes(frozenset({Changed.REVIEWS, Changed.WORDS}), ids=words)
