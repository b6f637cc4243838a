"""Which of a file's fields say something else by now, after whatever a person did in the article.

Blocks keep their order and, but for those split off, their ids. What was merged or split is told
apart again by comparing the texts.
"""

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

from duidu.core.alignment import Alignment
from duidu.core.article import Article, Block, SideName
from duidu.core.errors import FileError
from duidu.formats.base.original import OriginalFile
from duidu.formats.base.text_change import changes_between, places_after, words_of
from duidu.formats.registry import find_original
from duidu.language.registry import describe
from duidu.library.articles.originals import FieldPlace, Original, text_checksum


class FieldNow(NamedTuple):
    """Where a field's text stands by now: code points start..end of a block."""

    field: int
    side: SideName
    block: int
    start: int
    end: int


@dataclass(slots=True)
class TextsNow:
    """The new texts of the fields that were changed, and how many texts are gone.

    `homeless` counts texts of the article that answer no field of the file. `file` is opened when
    it is first asked for. `places` are those of the fields that are there.
    """

    open: Callable[[], OriginalFile]
    changed: dict[int, str] = field(default_factory=dict)
    lost: int = 0
    homeless: int = 0
    places: list[FieldNow] = field(default_factory=list)
    _file: OriginalFile | None = None

    @property
    def file(self) -> OriginalFile:
        """The file with its fields."""
        if self._file is None:
            self._file = self.open()
        return self._file


def texts_now(
    article: Article,
    alignment: Alignment,
    places: Mapping[str, Any],
    opened: Callable[[], OriginalFile],
) -> TextsNow:
    """Find what was changed since the file was read; `places` are those kept with it."""
    now = TextsNow(opened)
    sides = {side: _Side.of(article, side, places) for side in SideName}
    for side, found in sides.items():
        blocks = {block.id: block for block in article.side(side).blocks}
        fills, strangers = _fills(article, alignment, side, sides, now)
        for block, answered in fills.items():
            texts = (now.changed.get(answered, ""), filled := blocks.pop(block).text)
            now.places.append(FieldNow(answered, side, block, 0, len(filled)))
            now.changed[answered] = found.joiner.join(filter(None, texts)).strip()
        _compare(replace(found, strangers=strangers), list(blocks.values()), now)
    return now


def opens_as_read(original: Original) -> Callable[[], OriginalFile]:
    """What opens the file as it was read: with what its codes say, or in older articles without."""

    def opened() -> OriginalFile:
        load = find_original(original.form)
        if load is None:
            raise FileError(
                "“{name}” is of a kind that this Duidu cannot write back; update it.",
                name=original.name,
            )
        file = load()(original.data, original.encoding, original.name)
        if file.bare is None or _has_texts(file, original.places):
            return file
        bare = file.bare()
        return bare if _has_texts(bare, original.places) else file

    return opened


def _has_texts(file: OriginalFile, places: Mapping[str, Any]) -> bool:
    """Whether the fields of a file say what they said when the article was made."""
    said = (
        (field, checksum)
        for columns in places.values()
        if columns
        for _, field, _, checksum in zip(*columns, strict=True)
    )
    return all(text_checksum(file.texts[field]) == checksum for field, checksum in said)


@dataclass(frozen=True, slots=True)
class _Side:
    """The fields of one side by the block they were put into, in the order of the file.

    `joiner` stands between two fields of one block. `strangers` are blocks beside texts that the
    file has no counterpart of.
    """

    name: SideName
    fields: Mapping[int, list[FieldPlace]]
    joiner: str
    strangers: frozenset[int] = frozenset()

    @classmethod
    def of(cls, article: Article, side: SideName, places: Mapping[str, Any]) -> "_Side":
        """Read the places that were kept with a file."""
        columns = places.get(side.value) or [[], [], [], []]
        fields: dict[int, list[FieldPlace]] = {}
        for place in map(FieldPlace._make, zip(*columns, strict=True)):
            fields.setdefault(place.block, []).append(place)
        return cls(side, fields, describe(article.side(side).language).sentence_joiner)

    def is_unchanged(self, block: Block) -> bool:
        """Whether a block says what its fields said when the file was read."""
        return all(
            text_checksum(block.text[place.start : place.end]) == kept.checksum
            for place, kept in zip(self.as_they_came(block), self.fields[block.id], strict=True)
        )

    def as_they_came(self, block: Block) -> list[FieldNow]:
        """Where the fields of a block stand while it says what they said."""
        fields = self.fields[block.id]
        ends = [place.start - len(self.joiner) for place in fields[1:]] + [len(block.text)]
        return [
            FieldNow(place.field, self.name, block.id, place.start, end)
            for place, end in zip(fields, ends, strict=True)
        ]

    def in_blocks(
        self, field: int, blocks: Sequence[Block], start: int, end: int
    ) -> Iterator[FieldNow]:
        """Where a field stands that is at start..end of some blocks, one after the other."""
        lengths = (len(block.text) + len(self.joiner) for block in blocks)
        bases = list(accumulate(lengths, initial=0))
        for number in range(max(0, bisect_right(bases, start) - 1), len(blocks)):
            base, block = bases[number], blocks[number]
            if base >= end:
                break
            first, last = max(0, start - base), min(end - base, len(block.text))
            yield FieldNow(field, self.name, block.id, first, last)


def _compare(side: _Side, blocks: Sequence[Block], now: TextsNow) -> None:
    """Find what was changed between the blocks that say what they said."""
    originals = list(side.fields)
    index = {block: number for number, block in enumerate(originals)}
    done, others = 0, list[Block]()
    for block in blocks:
        number = index.get(block.id, -1)
        if number >= done and side.is_unchanged(block):
            now.places += side.as_they_came(block)
            _project(side, originals[done:number], others, now)
            done, others = number + 1, []
        else:
            others.append(block)
    _project(side, originals[done:], others, now)


def _project(side: _Side, originals: Sequence[int], blocks: Sequence[Block], now: TextsNow) -> None:
    """Find the new texts of the fields of some blocks, in whose place these blocks stand now."""
    if [block.id for block in blocks] == list(originals):
        for block in blocks:
            _tell_apart(side, side.fields[block.id], [block], now)
    elif originals:
        fields = [place for block in originals for place in side.fields[block]]
        said = side.joiner.join(now.file.texts[place.field] for place in fields)
        own = _without_strangers(said, set(originals), blocks, side)
        now.homeless += sum(bool(block.text.strip()) for block in blocks) - len(own)
        _tell_apart(side, fields, own, now)
    else:
        now.homeless += sum(bool(block.text.strip()) for block in blocks)


def _without_strangers(
    said: str, originals: Collection[int], blocks: Sequence[Block], side: _Side
) -> list[Block]:
    """The blocks that were made of what the fields `said`, without those that were put beside them.

    A block that is none of the originals was split off from one of them and may have been rewritten
    since, or it is a text of its own. The latter has no word of what the others leave of the old
    text, and they leave next to nothing, or it stands beside a text without a counterpart.
    """
    found = [block for block in blocks if block.text.strip()]
    for block in blocks:
        if block.id in originals or block not in found or len(found) == 1:
            continue
        others = [one for one in found if one is not block]
        changes = changes_between(said, side.joiner.join(one.text for one in others))
        missing = _words(" ".join(said[start:end] for start, end, _ in changes))
        mine = _words(block.text)
        alone = block.id in side.strangers or 2 * len(missing) <= len(mine)
        if alone and not missing & mine:
            found = others
    return found


def _words(text: str) -> set[str]:
    """The words of a text in small letters, without punctuation; each hanzi is one."""
    return {word.casefold() for word in words_of(text) if any(map(str.isalnum, word))}


def _tell_apart(
    side: _Side, fields: Sequence[FieldPlace], blocks: Sequence[Block], now: TextsNow
) -> None:
    """Find the texts of fields that stand one after the other in some blocks by now."""
    text = side.joiner.join(block.text for block in blocks)
    borders = [0]
    if len(fields) > 1:
        olds = [now.file.texts[place.field] for place in fields]
        lengths = accumulate((len(old) + len(side.joiner) for old in olds[:-1]), initial=0)
        borders = places_after(side.joiner.join(olds), text, list(lengths))
    for place, (start, end) in zip(fields, pairwise((*borders, len(text))), strict=True):
        mine = text[start:end].strip()
        now.places += side.in_blocks(place.field, blocks, start, end) if mine else ()
        if not mine:
            now.lost += 1
        elif text_checksum(mine) != place.checksum:
            now.changed[place.field] = mine


def _fills(
    article: Article,
    alignment: Alignment,
    side: SideName,
    sides: Mapping[SideName, _Side],
    now: TextsNow,
) -> tuple[dict[int, int], frozenset[int]]:
    """The blocks that were put beside a text without a translation, and the fields they fill.

    And those beside texts that have no place for a translation.
    """
    mine, other = sides[side].fields, sides[side.other].fields
    ours, theirs = article.side(side).blocks, article.side(side.other).blocks
    if all(block.id in mine for block in ours):
        return {}, frozenset()
    placed = {place.field for places in mine.values() for place in places}
    found, strangers = dict[int, int](), set[int]()
    for row in alignment.rows:
        units = (row.blocks.source, row.blocks.target)
        here, there = units if side is SideName.SOURCE else units[::-1]
        ids = [ours[unit].id for unit in here]
        # Beside fields of this side it was split off from one of them.
        if not ids or any(block in mine for block in ids):
            continue
        answers = [
            now.file.answers.get(place.field)
            for unit in there
            for place in other.get(theirs[unit].id, ())
        ]
        empty = [a for a in answers if a is not None and a not in placed and not now.file.texts[a]]
        found |= dict.fromkeys(ids, empty[0]) if empty else {}
        strangers |= set(ids) if answers and not any(a is not None for a in answers) else set()
    return found, frozenset(strangers)
