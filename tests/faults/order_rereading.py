"""A text whose file is read again while a person works on it; for orders.py.

The new text takes over what the person has on the old one, and undo brings all of it back.
"""

from collections.abc import Callable
from dataclasses import replace
from itertools import count
from typing import Any

from duidu.app.opening.arrange import Arranged
from duidu.app.opening.carry_over import CarryOver, replacement
from duidu.app.opening.found_article import FoundArticle
from duidu.app.opening.recognised import Arrangement
from duidu.core.annotation import AnchorState
from duidu.core.article import SideName
from duidu.core.jobs import NoJob
from duidu.library.store.library_errors import StaleError
from duidu.library.words.corrections import Scope
from faults.order_desk import Desk
from fixtures.river import sides

Belongings = dict[str, object]  # by id: what must come along as it is


class Rereading:
    """Reads the article of a desk again, and looks after what is on it."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._numbers = desk, count()
        # Rows and texts of articles off the shelf, as they were left, and words corrected at one
        # place that did not come along.
        self._left: dict[str, tuple[object, Belongings]] = {}

    def work(self) -> Callable[[], Any]:
        """What reads the file of the desk's article, which was changed, as it is now."""
        session, article = self._desk.session, self._desk.article
        texts = [self._changed(side) for side in SideName]
        found = FoundArticle(Arranged(sides(*texts), Arrangement.TWO_FILES), ())
        return lambda: replacement(session.library, session.opener, article, found, NoJob())

    def _changed(self, side: SideName) -> tuple[str, ...]:
        """The paragraphs of a side, some of them written otherwise, left out or new."""
        chance, made = self._desk.chance, []
        for block in self._desk.session.library.articles.blocks(self._desk.article, side):
            kind = chance.choices(("same", "other", "gone", "new"), (7, 2, 1, 1))[0]
            if kind != "gone":
                made.append(f"新{block.text}" if kind == "other" else block.text)
            if kind == "new":
                made.append(f"寅{next(self._numbers)}卯。")
        return tuple(made) or ("辰。",)

    def take_over(self, command: CarryOver) -> bool:
        """Put the new text in the place of the old one; False where that is gone meanwhile."""
        do = self._desk.session.do
        if command.old == self._desk.article:
            self._move(lambda: do("", command), command.new)
            return True
        try:
            do("", command)
        except StaleError:
            return False
        raise AssertionError("a text off the shelf was replaced")

    def move(self, back: bool) -> bool:
        """Undo the last reading again, or redo it; False where there is none."""
        session = self._desk.session
        stack = session.stack("")
        commands = stack._done if back else stack._undone
        if not commands:
            return False
        (command,) = commands[-1:]
        assert isinstance(command, CarryOver)
        move = session.undo if back else session.redo
        self._move(lambda: move(""), command.old if back else command.new)
        return True

    def _move(self, move: Callable[[], object], to: str) -> None:
        """Go from the desk's article to another with all that is on it."""
        session, old = self._desk.session, self._desk.article
        before = self._belongings(old)
        place = session.library.articles.reading_position(old)
        rows = self._rows(old)
        move()
        # As the window does with a page whose article is off the shelf.
        session.close_article(old)
        self._desk.article = to
        after = self._belongings(to)
        gone = {id: what for id, what in before.items() if after.get(id) != what}
        stay = {item.id for item in self._at_one_place(old)}
        assert not gone.keys() - stay, f"left behind: {gone.keys() - stay}"
        self._left[old] = rows, {id: before[id] for id in stay}
        there = self._left.get(to)
        if there is not None:
            assert self._rows(to) == there[0], "the old text came back otherwise"
            assert there[1].items() <= after.items(), "a corrected word did not come back"
        assert [info.id for info in session.library.articles.all()] == [to], "the shelf"
        assert place is None or session.library.articles.reading_position(to), "the reading place"
        self._look_at_quotations(to)

    def _look_at_quotations(self, article: str) -> None:
        """Check that each note stands on the words it quotes, or says that they are gone."""
        library = self._desk.session.library
        texts = {
            (side, block.id): block.text
            for side in SideName
            for block in library.articles.blocks(article, side)
        }
        for note in library.notes.of_article(article):
            for anchor in note.anchors:
                if anchor.state is AnchorState.SURE:
                    text = texts[anchor.side, anchor.block]
                    assert text[anchor.start : anchor.end] == anchor.exact, "a quotation"

    def _rows(self, article: str) -> object:
        """Texts and decided rows, which stay as they are while the article is off the shelf."""
        texts = [self._desk.session.library.articles.blocks(article, side) for side in SideName]
        return [{block.id: block for block in side} for side in texts]

    def _belongings(self, article: str) -> Belongings:
        """What a person has on an article, without its places."""
        library = self._desk.session.library
        found: Belongings = {}
        for deleted in (False, True):
            for note in library.notes.of_article(article, deleted):
                found[note.id] = replace(note, article="", anchors=())
        for mark in library.bookmarks.of_article(article):
            found[mark.id] = mark.title
        for item in library.corrections.for_article(article):
            found[item.id] = (item.kind, item.scope, item.word, item.value)
        return found

    def _at_one_place(self, article: str) -> list[Any]:
        corrections = self._desk.session.library.corrections.for_article(article)
        return [item for item in corrections if item.scope is Scope.PLACE]
