"""Takes lines that spell how a text is read (pinyin in textbooks) out of what is to be aligned.

They belong to the text that they read, and are no translation of it. They stand beside their text,
or all of them together where all of the text has ended, or before it begins.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from duidu.formats.base.both_on_line import JOINERS
from duidu.formats.base.document import LINE, RawBlock
from duidu.language.registry import spelled_reader
from duidu.language.script import is_hanzi, main_script
from duidu.language.spelled import TONED, Spelled, SpelledReader

_SCRIPT = "Hani"
# Lines without tones are looked for in the first ones.
_FIRST = 40
# Texts without a reading that are skipped when the next one is looked for, as headings are.
_AHEAD = 8
_MOST = 2  # texts for each line without tones, or for each translation
_FEWEST = 3  # hanzi of a text that a line without tones elsewhere is taken to read
_FEWEST_FAR = 2  # of such lines
_FEWEST_TONED = 3  # lines that tell whether their marks are tones
_FAR_LINES = 200  # that read one text together
# Tones that languages in Latin letters do not write on vowels, or hardly ever.
_SURE = re.compile("[āēīōūǖǎǐǒǔǚ]|[a-z][1-4]\\b", re.IGNORECASE)
_SPEAKER = re.compile(
    r"\s*(?:[^\W\d_][^:：\n]{0,29}[:：]|[\[【(（<〈][^\]】)）>〉\n]{1,30}[\]】)）>〉]\s*[:：]?)\s*"
)
# All words of a name begin so.
_CAPITALS = re.compile(r"\W*(?:[^\W\d_a-zà-ÿ][^\W_]*\W+)*[^\W\d_a-zà-ÿ][^\W_]*\W*")
# What names the part of a text that has nothing but readings.
_NAMES_READINGS = re.compile(
    r"\W*(?:(?:汉语|漢語)?拼音|注音|(?:hanyu )?pinyin|hànyǔ pīnyīn|pīnyīn|romani[sz]ation)\W*",
    re.IGNORECASE,
)


def without_readings(
    blocks: Sequence[RawBlock],
) -> tuple[Sequence[RawBlock], dict[str, str], int]:
    """The blocks that are no such lines, and of texts the lines that spell their readings.

    Also how many such lines fit no text: they are left out.
    """
    scripts = [main_script(block.text) for block in blocks]
    if not _may_have_readings(blocks, scripts):
        return blocks, {}, 0
    lines = _Lines(spelled_reader(), blocks, scripts)
    kept = [
        block if rest == block.text else block._replace(text=rest, emphasis=(), marks=())
        for at, block in enumerate(blocks)
        if (rest := lines.behind_reading(at))
    ]
    toned = lines.have_tones or any(map(TONED.search, lines.found.values()))
    if not toned and not _are_readings(lines, scripts, kept):
        return blocks, {}, 0
    return kept, lines.found, lines.unfit


def _are_readings(lines: "_Lines", scripts: Sequence[str], kept: Sequence[RawBlock]) -> bool:
    """Whether lines without tones are readings, and no translations of names: 北京, Beijing.

    Most texts have one then, and there are translations beside them.
    """
    texts = scripts.count(_SCRIPT)
    translations = sum(main_script(block.text) == "Latn" for block in kept)
    return _MOST * len(lines.found) >= texts and translations >= len(lines.found) / _MOST


def _may_have_readings(blocks: Sequence[RawBlock], scripts: Sequence[str]) -> bool:
    """Whether there are tones in Latin letters, or some of the first lines read others."""
    if _SCRIPT not in scripts or "Latn" not in scripts:
        return False
    latin = [at for at, script in enumerate(scripts) if script == "Latn"]
    if any(TONED.search(blocks[at].text) for at in latin):
        return True
    lines = _Lines(spelled_reader(), blocks, scripts)
    for at in latin[:_FIRST]:
        lines.behind_reading(at)
        if lines.beside or len(lines.found) >= _FEWEST_FAR:
            return True
    return False


class _Lines:
    """The lines of a text while its readings are taken out, from the first to the last.

    `found` has the line that reads a text, by that text; `unfit` counts lines that read none;
    `beside` says that a line was found next to its text, and `have_tones` that some are written
    with tones, and so all are.
    """

    def __init__(
        self, reader: SpelledReader, blocks: Sequence[RawBlock], scripts: Sequence[str]
    ) -> None:
        self._reader = reader
        self._blocks = blocks
        self._scripts = scripts
        self._texts = [at for at, script in enumerate(scripts) if script == _SCRIPT]
        self._next = 0  # of the texts: before it all are read, or have no reading
        self._read_until = 0  # blocks before this one are taken with the line before them
        self._plain = 0  # lines without tones that were looked at
        self._are_readings: dict[int, bool] = {}  # blocks, of those that were asked for
        self.found: dict[str, str] = {}
        self.unfit = 0
        self.beside = False
        toned = [
            block.text
            for script, block in zip(scripts, blocks, strict=True)
            if script == "Latn" and TONED.search(block.text)
        ]
        self.have_tones = any(map(reader.is_reading, toned))
        # Mamá, papá: so many lines of pinyin would have a first or third tone.
        no_sure = len(toned) >= _FEWEST_TONED and not any(map(_SURE.search, toned))
        self._is_other = self.have_tones and no_sure

    def behind_reading(self, at: int) -> str:
        """What of a block is no reading of a text; "" for all of it."""
        line = self._blocks[at].text
        if self._names_readings(at):
            self.unfit += 1
            return ""
        # What was cut from a line is told apart already.
        is_apart = self._scripts[at] != "Latn" or self._blocks[at].name.startswith(LINE)
        if is_apart or self._is_other:
            return line
        if at < self._read_until:
            return ""
        if _CAPITALS.fullmatch(line) and self._may_translate(at):
            return line
        if self.have_tones and not TONED.search(line):
            return line
        rest = self._behind_beside(at)
        if rest != line or not self._may_be_far(line):
            return rest
        if self._read_far(at):
            return ""
        is_one = self._is_reading(at) and (self.found or _SURE.search(line))
        if is_one and not self._may_translate(at):
            self.unfit += 1
            return ""
        return line

    def _behind_beside(self, at: int) -> str:
        """What of a line is no reading of the text above or below it."""
        line = self._blocks[at].text
        if not TONED.search(line) and not self._may_be_beside(at):
            return line
        # The text above it first, then the one below.
        for other in (at - 1, at + 1):
            if not 0 <= other < len(self._blocks) or self._scripts[other] != _SCRIPT:
                continue
            text = self._blocks[other].text
            spelled = None if text in self.found and other > at else _read(self._reader, text, line)
            if spelled is None or spelled.end < 0:
                continue
            rest = re.sub(f"^{JOINERS}", "", line[spelled.end :].strip()).strip()
            # Only a line of its own is above its text.
            if rest and (other > at or (not rest[:1].isalnum() and rest[:1] not in "“‘\"'(（")):
                continue
            # What goes on with a number is a name: 小米 14, Xiaomi 14.
            if rest and not main_script(rest):
                continue
            self._keep(other, line[: spelled.end])
            self.beside = True
            return rest.strip("()（） ") if rest[:1] in "(（" else rest
        return line

    def _may_be_beside(self, at: int) -> bool:
        """Whether a line has a translation beside it, or is the first or last: no answer itself."""
        return "Latn" in self._scripts[at - 1 : at] or self._scripts[at + 1 : at + 2] != [_SCRIPT]

    def _may_translate(self, at: int) -> bool:
        """Whether a line is all that answers a text, as Lǚ Wēi left, and so it is around it."""
        if "Latn" in (*self._scripts[at - 1 : at], *self._scripts[at + 1 : at + 2]):
            return False
        around = [
            other
            for other in (at - 2, at + 2)
            if 0 <= other < len(self._scripts) and self._scripts[other] == "Latn"
        ]
        return bool(around) and not any(map(self._is_reading, around))

    def _may_be_far(self, line: str) -> bool:
        """Whether a line is worth to be compared with texts that are not beside it."""
        if TONED.search(line):
            return True
        self._plain += 1
        return not self.beside and (bool(self.found) or self._plain <= _FIRST)

    def _read_far(self, at: int) -> bool:
        """Whether a line reads the next text that nothing has read, or several of them.

        Several lines may also read one text together.
        """
        line = self._blocks[at].text
        if self._read_all(line):
            return True
        if not self._is_reading(at):
            return False
        several = [line]
        for more in range(at + 1, min(len(self._blocks), at + _FAR_LINES)):
            if self._scripts[more] != "Latn" or not self._is_reading(more):
                break
            several.append(self._blocks[more].text)
        if len(several) > 1 and self._read_all(" ".join(several)):
            self._read_until = at + len(several)
            return True
        return False

    def _read_all(self, line: str) -> bool:
        """Whether all of a line reads the next texts; they are kept with their part of it."""
        toned = bool(TONED.search(line))
        for start in self._unread():
            pieces: list[tuple[int, str]] = []
            rest, number = line, start
            while rest and number < len(self._texts):
                text = self._blocks[self._texts[number]].text
                spelled = _read(self._reader, text, rest)
                if spelled is None or spelled.end <= 0:
                    break
                if not toned and sum(map(is_hanzi, text)) < _FEWEST:
                    break
                pieces.append((self._texts[number], rest[: spelled.end]))
                rest, number = rest[spelled.end :].strip(), number + 1
            if pieces and not rest:
                for text_at, piece in pieces:
                    self._keep(text_at, piece)
                return True
        return False

    def _unread(self) -> Iterator[int]:
        """The numbers of the next texts that have no reading."""
        while self._next < len(self._texts) and self._is_read(self._next):
            self._next += 1
        last = min(len(self._texts), self._next + _AHEAD)
        yield from (number for number in range(self._next, last) if not self._is_read(number))

    def _is_read(self, number: int) -> bool:
        return self._blocks[self._texts[number]].text in self.found

    def _keep(self, text_at: int, line: str) -> None:
        self.found.setdefault(self._blocks[text_at].text, line.strip())
        while self._next < len(self._texts) and self._texts[self._next] <= text_at:
            self._next += 1

    def _names_readings(self, at: int) -> bool:
        """Whether a block is a heading over lines of readings, and nothing else."""
        if not _NAMES_READINGS.fullmatch(self._blocks[at].text):
            return False
        return at + 1 < len(self._blocks) and self._is_reading(at + 1)

    def _is_reading(self, at: int) -> bool:
        """Whether a block is a reading: many are asked for with each of the lines before them."""
        known = self._are_readings.get(at)
        if known is None:
            known = self._are_readings[at] = self._reader.is_reading(self._blocks[at].text)
        return known


def _read(reader: SpelledReader, text: str, line: str) -> Spelled | None:
    """How a line reads a text; who speaks may be said in both, in words that are not spelled."""
    spelled = reader.read(text, line)
    if spelled is not None and spelled.end >= 0:
        return spelled
    speaks = _SPEAKER.match(text)
    if speaks is None:
        return spelled
    also = _SPEAKER.match(line)
    said = text[speaks.end() :]
    for begins in (also.end(), 0) if also else (0,):
        inner = reader.read(said, line[begins:])
        if inner is not None and inner.end >= 0:
            return Spelled(("",) * speaks.end() + inner.readings, begins + inner.end)
    return spelled


def readings_of(text: str, found: Mapping[str, str]) -> tuple[str, ...]:
    """The readings that a text's own line gives its code points; () where it has none."""
    line = found.get(text, "")
    spelled = _read(spelled_reader(), text, line) if line else None
    return spelled.readings if spelled else ()
