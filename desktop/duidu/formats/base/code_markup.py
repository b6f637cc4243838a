"""Finds the markup of codes that a person wrote, moved or copied as what they say.

A tag is written only together with the one that belongs to it, so that the file stays well-formed
whatever became of the codes.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from duidu.formats.base.inline_codes import Form, Part

_ID = re.compile(r"""(\sid\s*=\s*)("[^"]*"|'[^']*')""")


class Written(NamedTuple):
    """A stretch of a text that is written: letters, or a code and what it is made from.

    A `copy` is made from a code that stands elsewhere too.
    """

    said: str
    code: Part | None = None
    copy: bool = False


@dataclass(slots=True)
class CodeSupply:
    """The codes that may be written into a segment, by what they say.

    First those that a person took out of it, then those of `models`, the segments that answer it,
    as far as it lacks them, then copies of any. The markup of a code is in `text`.
    """

    text: str
    own: Sequence[Part]
    models: Sequence[Part] = ()
    _free: dict[str, list[Part]] = field(default_factory=dict)
    _all: dict[str, Part] = field(default_factory=dict)
    _pattern: re.Pattern[str] | None = None

    def __post_init__(self) -> None:
        """Sort the codes by what they say."""
        for part in (*self.own, *self.models):
            if part.is_code and part.said:
                self._all.setdefault(part.said, part)
        longest = sorted(self._all, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(re.escape, longest))) if longest else None
        standing: dict[str, int] = {}
        for part in self.own:
            standing[part.said] = standing.get(part.said, 0) + 1
        for part in self.models:
            if part.is_code and part.said and not standing.get(part.said):
                self._free.setdefault(part.said, []).append(part)
            elif part.said in standing:
                standing[part.said] -= 1

    def take_back(self, parts: Iterable[Part]) -> None:
        """Put codes that are taken out before all others."""
        for part in reversed([one for one in parts if one.is_code]):
            self._free.setdefault(part.said, []).insert(0, part)

    def pieces(self, written: str) -> list[Written]:
        """Cut a text that is written into letters and codes."""
        found, at = list[Written](), 0
        for match in self._pattern.finditer(written) if self._pattern else ():
            if match.start() > at:
                found.append(Written(written[at : match.start()]))
            free = self._free.get(match[0])
            copy = not free
            found.append(Written(match[0], free.pop(0) if free else self._all[match[0]], copy))
            at = match.end()
        return [*found, *([Written(written[at:])] if at < len(written) else [])]

    def markup(self, one: Written, unique: bool) -> str:
        """The markup of a code; of a copy with an id of its own where ids are to be `unique`."""
        assert one.code is not None
        raw = self.text[one.code.start : one.code.end]
        if not (one.copy and unique) or one.code.form is Form.CLOSES:
            return raw
        return _ID.sub(self._copied, raw, count=1)

    def _copied(self, found: re.Match[str]) -> str:
        """An id that no other element has, and whose copy it is (XLIFF 2.1, 4.7.4.1)."""
        old, quote = found[2][1:-1], found[2][0]
        number = 2
        while re.search(rf"""\sid\s*=\s*["']{re.escape(old)}-{number}["']""", self.text):
            number += 1
        return f"{found[1]}{quote}{old}-{number}{quote} copyOf={quote}{old}{quote}"


def without_partner(sequence: Sequence[Part]) -> list[int]:
    """Return which tags of a sequence lack the one that belongs to them, or cross another pair.

    Those that are not shown stay in any case.
    """
    open_tags: list[int] = []
    lonely: list[int] = []
    for number, part in enumerate(sequence):
        if part.form is Form.OPENS:
            open_tags.append(number)
        elif part.form is Form.CLOSES:
            depth = _partner(sequence, open_tags, part)
            if depth is None:
                lonely.append(number)
            else:
                lonely += open_tags[depth + 1 :]
                del open_tags[depth:]
    return sorted((*lonely, *open_tags))


def _partner(sequence: Sequence[Part], open_tags: Sequence[int], part: Part) -> int | None:
    """Where in the open tags that one is which a tag closes."""
    for depth in range(len(open_tags) - 1, -1, -1):
        opening = sequence[open_tags[depth]]
        if opening.element is part.element:
            return depth
        if not opening.said:
            return None
    return None


def fresh_markup(
    supply: CodeSupply, written: str, escape: Callable[[str], str], unique: bool
) -> tuple[str, int]:
    """Return the markup of a whole text, and how many tags were left out for want of a partner."""
    pieces = supply.pieces(written)
    codes = [one for one in pieces if one.code is not None]
    lonely = {id(codes[n]) for n in without_partner([one.code for one in codes if one.code])}
    put = (
        escape(one.said) if one.code is None else supply.markup(one, unique)
        for one in pieces
        if id(one) not in lonely
    )
    return "".join(put), len(lonely)
