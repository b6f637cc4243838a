"""Highlights the word and the pair of sentences under the pointer, or at the caret.

These highlights are of the moment; those a person makes in the text are annotations.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from duidu.core.article import Place
from duidu.core.token import Token
from duidu.ui.reader.caret import LOOKED_UP
from duidu.ui.reader.hit_testing import VisibleRows
from duidu.ui.reader.layout.row_layout import RowLayout
from duidu.ui.reader.layout.ruby_text import joined_reading
from duidu.ui.reader.layout.sentences import Stretch
from duidu.ui.reader.layout.style import Pinyin
from duidu.ui.reader.paint.scene import Scene

_NEIGHBOURS = 8
"""Tokens on either side that can change how a word is read."""


class Light(NamedTuple):
    """What was highlighted at one moment, to be highlighted again."""

    word: Stretch | None
    sentence: tuple[Stretch, ...]
    counterpart: tuple[Stretch, ...]
    answers: tuple[Stretch, ...]
    reading: str


class HoverHighlight:
    """Sets which word and sentences the scene shows as those under the pointer.

    `word`, `sentence` (all sentences of its bead on this side) and `counterpart` are what is
    highlighted now, None or () for nothing.
    """

    def __init__(self, visible: VisibleRows, scene: Scene) -> None:
        self._visible = visible
        self._scene = scene
        self._clicked: dict[Stretch, str] = {}
        self.word: Stretch | None = None
        self.sentence: tuple[Stretch, ...] = ()
        self.counterpart: tuple[Stretch, ...] = ()
        self._reading = ""

    @property
    def light(self) -> Light:
        """What is highlighted now."""
        answers = tuple(self._scene.answers)
        return Light(self.word, self.sentence, self.counterpart, answers, self._reading)

    def restore(self, light: Light) -> None:
        """Highlight again what was highlighted before, while its rows are the same."""
        self._set(*light)

    def clear(self) -> bool:
        """Remove all highlights; returns whether there was one.

        In a mode that holds the sentence the pair stays highlighted until another one is.
        """
        if self._visible.flow.mode.holds_sentence:
            return self._set(None, self.sentence, self.counterpart, ())
        return self._set(None, (), (), ())

    def highlight(self, row: RowLayout, place: Place, on_letter: bool) -> bool:
        """Highlight the pair at a place, and its word where the place is `on_letter`.

        Returns whether that changed anything.
        """
        side = place.side
        number = row.sentences.at(side, place.block, place.offset)
        own, other = row.sentences.pair(side, number) if number is not None else ((), ())
        token = self.token(row, place) if on_letter else None
        if token is None or token.kind not in LOOKED_UP:
            return self._set(None, own, other, ())
        word = Stretch(side, place.block, token.start, token.end)
        # The pointer moves within a word all the time: its answers are not looked up again.
        if word == self.word and own == self.sentence:
            return False
        open_text = self._visible.flow.open_text
        answers = (
            open_text.answers(row.text.index, side, place.block, token.start, token.end)
            if open_text
            else ()
        )
        stretches = tuple(Stretch(side.other, *answer) for answer in answers)
        reading = joined_reading(token, self._visible.flow.mode.spelling)
        return self._set(word, own, other, stretches, reading)

    def token(self, row: RowLayout, place: Place) -> Token | None:
        """The token that holds a code point, with the reading that is shown."""
        open_text = self._visible.flow.open_text
        block = next(
            (block for block in row.text.blocks(place.side) if block.id == place.block), None
        )
        if open_text is None or block is None:
            return None
        tokens = open_text.tokens_at(place.side, block, place.offset, place.offset + 1)
        at = bisect_right(tokens, place.offset, key=lambda token: token.start) - 1
        if not 0 <= at < len(tokens) or place.offset >= tokens[at].end:
            return None
        prepare = self._visible.flow.mode.prepare
        if prepare is None:
            return tokens[at]
        first = max(0, at - _NEIGHBOURS)
        return prepare(tuple(tokens[first : at + _NEIGHBOURS + 1]), "")[at - first]

    def toggle_reading(self, row: RowLayout, place: Place) -> bool:
        """Show the reading of a word until it is toggled again; returns whether it has one.

        For the mode in which readings are shown by a click.
        """
        token = self.token(row, place)
        if token is None or not token.reading:
            return False
        word = Stretch(place.side, place.block, token.start, token.end)
        if self._clicked.pop(word, None) is None:
            self._clicked[word] = joined_reading(token, self._visible.flow.mode.spelling)
        self._scene.readings = tuple(self._clicked.items())
        return True

    def forget_clicked(self) -> None:
        """Hide all readings shown by a click."""
        self._clicked.clear()
        self._scene.readings = ()

    def _set(
        self,
        word: Stretch | None,
        own: tuple[Stretch, ...],
        other: tuple[Stretch, ...],
        answers: tuple[Stretch, ...],
        reading: str = "",
    ) -> bool:
        """Write all highlights into the scene; returns whether word or sentences changed."""
        changed = (word, own, other) != (self.word, self.sentence, self.counterpart)
        self.word, self.sentence, self.counterpart = word, own, other
        self._reading = reading
        scene = self._scene
        scene.pair = own + other
        scene.word = (word,) if word else ()
        scene.answers = answers
        if self._visible.flow.mode.pinyin is Pinyin.HOVER:
            scene.readings = ((word, reading),) if word and reading else ()
        # What was revealed is hidden again as soon as another sentence or paragraph is read.
        if changed and not _touch(own + other, scene.revealed):
            scene.revealed = ()
        return changed

    def reveal(self) -> None:
        """Show the hidden sentences of the highlighted pair or its row, or hide them again."""
        found = self._hidden_here()
        self._scene.revealed = () if self._scene.revealed == found else found

    def _hidden_here(self) -> tuple[Stretch, ...]:
        """What is shown at once: the hidden sentences of the pair, or all of its row."""
        flow = self._visible.flow
        hidden = flow.mode.hidden
        found = tuple(stretch for stretch in self._scene.pair if stretch.side is hidden)
        if not flow.mode.reveal_paragraph or hidden is None or flow.open_text is None:
            return found
        rows = {flow.open_text.row_of(one.side, one.block) for one in self._scene.pair}
        blocks = [block for row in sorted(rows) for block in flow.open_text.row(row).blocks(hidden)]
        return tuple(Stretch(hidden, block.id, 0, len(block.text)) for block in blocks)


def _touch(stretches: Iterable[Stretch], revealed: Sequence[Stretch]) -> bool:
    """Whether one of these is within what is revealed."""
    return any(
        (one.side, one.block) == (shown.side, shown.block)
        and shown.start <= one.start
        and one.end <= shown.end
        for one in stretches
        for shown in revealed
    )
