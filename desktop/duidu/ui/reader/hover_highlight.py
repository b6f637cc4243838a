"""Lights the word and the sentence pair at a place, for pointer and keyboard alike."""

from bisect import bisect_right

from duidu.core.article import Place, SideName
from duidu.core.token import Token, TokenKind
from duidu.ui.reader.hit_testing import VisibleRows
from duidu.ui.reader.layout.row_layout import RowLayout
from duidu.ui.reader.layout.ruby_text import joined_reading
from duidu.ui.reader.layout.sentences import Stretch
from duidu.ui.reader.layout.style import Pinyin
from duidu.ui.reader.paint.scene import Scene

LOOKED_UP = frozenset({TokenKind.WORD, TokenKind.NAME, TokenKind.NUMBER, TokenKind.LATIN})


_NEIGHBOURS = 8  # tokens on either side that can change how a word is said


class HoverHighlight:
    """Sets what the scene shows as lit. `word` and `sentence` are what is lit now, None for nothing."""

    def __init__(self, window: VisibleRows, scene: Scene) -> None:
        self._window = window
        self._scene = scene
        self._clicked: dict[Stretch, str] = {}
        self.word: Stretch | None = None
        self.sentence: tuple[Stretch, ...] = ()
        self.counterpart: tuple[Stretch, ...] = ()

    def clear(self) -> bool:
        """Put all lights out; says whether any was on. Under the ruler the sentence stays lit until another is."""
        if self._window.flow.mode.ruler:
            return self._set(None, self.sentence, self.counterpart, ())
        return self._set(None, (), (), ())

    def light(self, row: RowLayout, place: Place, on_letter: bool) -> bool:
        """Light the pair at a place, and the word there if the place is on a letter; says whether that changed anything."""
        side = place.side
        number = row.sentences.at(side, place.block, place.offset)
        own, other = row.sentences.pair(side, number) if number is not None else ((), ())
        token = self.token(row, place) if on_letter else None
        if token is None or token.kind not in LOOKED_UP:
            return self._set(None, own, other, ())
        word = Stretch(side, place.block, token.start, token.end)
        if word == self.word and own == self.sentence:
            return False
        open_text = self._window.flow.open_text
        answers = (
            open_text.answers(row.text.index, side, place.block, token.start, token.end)
            if open_text
            else ()
        )
        return self._set(
            word,
            own,
            other,
            tuple(Stretch(side.other, *answer) for answer in answers),
            joined_reading(token, self._window.flow.mode.spelling),
        )

    def token(self, row: RowLayout, place: Place) -> Token | None:
        """The token that holds a code point, with the reading that is shown."""
        open_text = self._window.flow.open_text
        block = next(
            (block for block in row.text.blocks(place.side) if block.id == place.block), None
        )
        if open_text is None or block is None:
            return None
        tokens = open_text.tokens(place.side, block)
        at = bisect_right(tokens, place.offset, key=lambda token: token.start) - 1
        if not 0 <= at < len(tokens) or place.offset >= tokens[at].end:
            return None
        prepare = self._window.flow.mode.prepare
        first = max(0, at - _NEIGHBOURS)
        return (
            prepare(tokens[first : at + _NEIGHBOURS + 1], "")[at - first] if prepare else tokens[at]
        )

    def toggle_reading(self, row: RowLayout, place: Place) -> bool:
        """Show or hide the reading of one word for good: the mode in which readings come by click."""
        token = self.token(row, place)
        if token is None or not token.reading:
            return False
        word = Stretch(place.side, place.block, token.start, token.end)
        if self._clicked.pop(word, None) is None:
            self._clicked[word] = joined_reading(token, self._window.flow.mode.spelling)
        self._scene.readings = tuple(self._clicked.items())
        return True

    def forget_clicked(self) -> None:
        """Hide all readings shown by click."""
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
        changed = (word, own, other) != (self.word, self.sentence, self.counterpart)
        self.word, self.sentence, self.counterpart = word, own, other
        scene = self._scene
        scene.pair = own + other
        scene.word = (word,) if word else ()
        scene.answers = answers
        if self._window.flow.mode.pinyin is Pinyin.HOVER:
            scene.readings = ((word, reading),) if word and reading else ()
        if changed and not set(own + other).intersection(scene.revealed):
            scene.revealed = ()
        return changed

    def reveal(self) -> None:
        """Show the hidden sentences that answer the lit one, or hide them again."""
        hidden = self._window.flow.mode.hidden
        lit: tuple[Stretch, ...] = tuple(s for s in self._scene.pair if s.side is hidden)
        self._scene.revealed = () if self._scene.revealed == lit else lit

    def side(self) -> SideName | None:
        """The side of what is lit."""
        return self.sentence[0].side if self.sentence else None
