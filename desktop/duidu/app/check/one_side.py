"""Checks of a text by itself: marks, blanks, doubled words, damage, scripts, pairs of brackets."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from duidu.app.check.finding import Finding
from duidu.app.check.make import found_on
from duidu.app.check.row import CheckedRow, SideText
from duidu.core.article import SideName
from duidu.core.errors import Sentence
from duidu.language.usages import RIGHT, WRONG, Usage

# A way of writing is a habit of the text, and no fault, from this share on.
_HABIT = 0.3
_MARK_HABIT = 0.12
_MARK_RULES = frozenset(("comma", "stop", "semicolon", "colon", "question", "exclamation"))
_SET_OFF = 0.03
_FEW = 5  # places; with fewer all rules of the text together tell its habit
# Of two scripts the rarer is a slip up to this share of the characters that tell.
_OTHER_SCRIPT = 0.1
_REPEATED_MARK = re.compile(
    r"(?P<mark>[，。；：、！？,;])(?P=mark)+|(?<=[\w”’)」』）])\.\.(?=\s|$)(?<!\.\.\.)|[，,、；;：:][。，；、](?![\w])|[。][，、；：]"
)
_BLANKS = re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)")
_AFTER_SENTENCE = re.compile(r"[.!?:]['\"”’)]?$")
_BLANK_SENTENCES = re.compile(r"[.!?:]['\"”’)]?  (?=\S)")
_DAMAGED = re.compile(
    "[\ufffd\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ue000-\uf8ff]+|锟斤拷|(?:烫烫){2}|(?:屯屯){2}"
    "|â€[™œ\u009d¦“”˜]|Ã[©¨¤¶¼\u00a0±³¡ª«®§]|Â[\u00a0©®°·»«]|ï»¿|&amp;(?:lt|gt|amp|quot);"
)
_OTHER_ALPHABET = re.compile("[\u0370-\u03ff\u0400-\u04ff]")
_HOMOGLYPH = re.compile(
    r"[A-Za-z][\u0370-\u03ff\u0400-\u04ff]|[\u0370-\u03ff\u0400-\u04ff][A-Za-z]"
)


class Usages:
    """Finds what is written against the habit of the text. Learns the habit from all rows."""

    ids = ("mark", "blank", "repeated", "script")

    def __init__(self) -> None:
        self._ways: dict[SideName, Counter[tuple[str, str]]] = {
            side: Counter() for side in SideName
        }
        self._rows: Counter[SideName] = Counter()

    def learn(self, row: CheckedRow, times: int = 1) -> None:
        """Count the usages of a row; times=-1 takes it back."""
        for name in SideName:
            self._rows[name] += times
            for usage in row.side(name).usages:
                self._ways[name][usage.rule, usage.way] += times

    def find(self, row: CheckedRow) -> Iterator[Finding]:
        """The usages that are wrong in this text."""
        for name in SideName:
            side = row.side(name)
            for usage in side.usages:
                if self._is_wrong(name, usage):
                    check = {"half-width": "mark", "full-width": "mark"}.get(usage.kind, usage.kind)
                    place = (usage.start, usage.end)
                    yield found_on(row, check, name, [place], _usage_message(side.text, usage))

    def _is_wrong(self, name: SideName, usage: Usage) -> bool:
        """Whether a way of writing is not the habit of this text."""
        ways = self._ways[name]
        if not usage.rule:
            return True
        here = max(1, ways[usage.rule, usage.way])
        if usage.way not in (RIGHT, WRONG):
            others = sum(
                n for (rule, way), n in ways.items() if rule == usage.rule and way != usage.way
            )
            return here <= _OTHER_SCRIPT * (here + others)
        if usage.way == RIGHT:
            return False
        if usage.kind in ("blank", "full-width"):
            # Blanks around words set off are a habit in texts where even few rows have them.
            most = _SET_OFF if usage.rule == "blank between" else _HABIT
            return here <= max(3, most * self._rows[name])
        right = ways[usage.rule, RIGHT]
        if here + right < _FEW:
            marks = {rule for rule, way in ways if way == RIGHT} | _MARK_RULES
            here = sum(ways[rule, WRONG] for rule in marks)
            right = sum(ways[rule, RIGHT] for rule in marks)
            return here <= max(right, 1)
        return here <= _MARK_HABIT * (here + right)


def _usage_message(text: str, usage: Usage) -> Sentence:
    """The sentence that says what is wrong with a usage."""
    written = text[usage.start : usage.end]
    if usage.kind == "repeated":
        return Sentence("“{text}” says a word twice.", text=written)
    if usage.kind == "script":
        return Sentence(
            "“{text}” belongs to another script than the rest of the text.", text=written
        )
    if usage.kind == "blank":
        around = text[max(0, usage.start - 4) : usage.end + 4]
        return Sentence("A blank stands where none belongs: “{text}”.", text=around)
    if usage.kind == "full-width":
        return Sentence("“{text}” is a full-width mark in a text of half-width ones.", text=written)
    return Sentence("“{text}” is a half-width mark in a text of full-width ones.", text=written)


class Slips:
    """What is wrong in any text: a mark said twice, two blanks, damaged characters.

    Two blanks after a sentence are a habit of some texts.
    """

    ids = ("mark", "blank", "damaged")

    def __init__(self) -> None:
        self._spaced: Counter[SideName] = Counter()
        # Rows with two blanks after a sentence, as on a typewriter.
        self._typed: Counter[SideName] = Counter()
        self._rows: Counter[SideName] = Counter()

    def learn(self, row: CheckedRow, times: int = 1) -> None:
        """Count the rows with two blanks in a row."""
        for name in SideName:
            self._rows[name] += times
            if _BLANKS.search(row.side(name).text):
                self._spaced[name] += times
            if _BLANK_SENTENCES.search(row.side(name).text):
                self._typed[name] += times

    def find(self, row: CheckedRow) -> Iterator[Finding]:
        """The slips of a row."""
        for name in SideName:
            side, other = row.side(name), row.side(name.other)
            yield from self._marks(row, name, side, other)
            if self._spaced[name] <= max(2, _HABIT * self._rows[name]):
                for match in _BLANKS.finditer(side.text):
                    after = _AFTER_SENTENCE.search(
                        side.text, max(0, match.start() - 2), match.start()
                    )
                    if after and self._typed[name] > 1:
                        continue
                    yield found_on(
                        row,
                        "blank",
                        name,
                        [match.span()],
                        Sentence("Two blanks stand beside each other."),
                    )
            yield from self._damage(row, name, side, other)

    def _marks(
        self, row: CheckedRow, name: SideName, side: SideText, other: SideText
    ) -> Iterator[Finding]:
        """Marks that do not go together, unless the other side has the same."""
        for match in _REPEATED_MARK.finditer(side.prose):
            # !! and ？？ are meant where the other side has them too, and 。。。 is an ellipsis.
            if match["mark"] in ("！", "？") or (match["mark"] and len(match[0]) > 2):
                continue
            if match[0] in other.text:
                continue
            yield found_on(
                row,
                "mark",
                name,
                [match.span()],
                Sentence("The marks “{text}” do not go together.", text=match[0]),
            )

    def _damage(
        self, row: CheckedRow, name: SideName, side: SideText, other: SideText
    ) -> Iterator[Finding]:
        """Characters that were lost or read in a wrong encoding."""
        for match in _DAMAGED.finditer(side.text):
            if match[0] in other.text and "\ufffd" not in match[0]:
                continue
            shown = "".join(c if c.isprintable() else f"U+{ord(c):04X}" for c in match[0])
            yield found_on(
                row,
                "damaged",
                name,
                [match.span()],
                Sentence("Damaged characters: “{text}”.", text=shown),
            )
        if not _OTHER_ALPHABET.search(side.prose):
            return
        for match in _HOMOGLYPH.finditer(side.prose):
            if match[0] not in other.text and not any(
                unicodedata.category(c) == "Sm" or c in "μΩπλαβγΔ°" for c in match[0]
            ):
                yield found_on(
                    row,
                    "script",
                    name,
                    [match.span()],
                    Sentence("“{text}” mixes letters of two alphabets.", text=match[0]),
                )
