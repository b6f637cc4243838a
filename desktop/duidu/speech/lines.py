"""What is spoken in one breath: a line of signs, and which of them are which word.

A line is as long as the model takes; a longer sentence is several.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from duidu.language.speech import Sounded, joined

MOST_SIGNS = 400
"""Signs of a line. The voices know 509; long lines are spoken ever faster."""
_ENDS = frozenset(".,;:!?…—”)")


class Line(NamedTuple):
    """Signs to be spoken, its words, and where in the signs each of these sounds, start and end.

    The first `unheard` signs are spoken for the melody of the others, and are not heard.
    """

    signs: str
    words: tuple[Sounded, ...]
    places: tuple[tuple[int, int], ...]
    unheard: int = 0


def lines(sounded: Sequence[Sounded], known: frozenset[str], carrier: str = "") -> list[Line]:
    """The lines of a text, without signs that the voices do not know; () where nothing is heard.

    `carrier` are signs to be spoken before a short text, unheard.
    """
    words = [one._replace(sounds=_known(one.sounds, known)) for one in sounded]
    found = []
    for part in _parts([one for one in words if one.sounds]):
        signs, places = joined(part)
        heard = [(one, place) for one, place in zip(part, places, strict=True) if one.word]
        if heard:
            found.append(Line(signs, tuple(one for one, _ in heard), tuple(at for _, at in heard)))
    before = _known(carrier, known)
    return [_carried(line, before) for line in found] if before else found


def _carried(line: Line, before: str) -> Line:
    """A line behind signs that are not heard, as the end of a sentence."""
    unheard = len(before) + 1
    places = tuple((start + unheard, end + unheard) for start, end in line.places)
    end = "" if line.signs[-1] in _ENDS else "."
    return Line(f"{before} {line.signs}{end}", line.words, places, unheard)


def _known(sounds: str, known: frozenset[str]) -> str:
    return "".join(sign for sign in sounds if sign in known or sign == " ").strip()


def _parts(words: Sequence[Sounded]) -> Iterator[list[Sounded]]:
    """The words in parts that are short enough, cut at the last mark where there is one."""
    part: list[Sounded] = []
    length = 0
    for word in _cut(words):
        if part and length + len(word.sounds) + 1 > MOST_SIGNS:
            at = next((at for at in range(len(part), 0, -1) if not part[at - 1].word), len(part))
            yield part[:at]
            part = part[at:]
            length = sum(len(one.sounds) + 1 for one in part)
        part.append(word)
        length += len(word.sounds) + 1
    if part:
        yield part


def _cut(words: Sequence[Sounded]) -> Iterator[Sounded]:
    """The words; one whose sounds are longer than a line is cut short, whatever it may be."""
    for word in words:
        yield word._replace(sounds=word.sounds[:MOST_SIGNS])
