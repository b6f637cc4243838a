"""Reads the tables of rules and says which rules hold for a word in its sentence.

The rules themselves are in function_rules.py, verb_rules.py, complement_rules.py and
reading_rules.py.
"""

import re
from dataclasses import dataclass

from duidu.lexicon.complement_rules import COMPLEMENT_RULES
from duidu.lexicon.entry import Entry, Sense
from duidu.lexicon.function_rules import FUNCTION_RULES
from duidu.lexicon.reading_rules import READING_RULES
from duidu.lexicon.verb_rules import VERB_RULES

_TABLES = FUNCTION_RULES + VERB_RULES + COMPLEMENT_RULES + READING_RULES
# For rules that name no weight of their own.
_USUAL_WEIGHT = 0.6
_READING = re.compile(r"[a-z]+[1-5](?:[a-z]+[1-5])*=")
_NUMBER = "一二两三四五六七八九十百千万几数半多0-9０-９"
_CONTINUED = "\n    "  # a line of the tables that goes on with the rule before it
_MEASURES = "个本位种家条张只件把块间座辆台部份片场次回天年月些双对套头匹棵颗层门道首支杯碗瓶斤公"
_MACROS = {
    "[^{N}]": f"[^{_NUMBER}]",
    "[{N}0-9]": f"[{_NUMBER}]",
    "[{N}十]": f"[{_NUMBER}]",
    "[^，。{P}]": "[^，。我你他她它您咱们]",
    "[^{P}]": "[^我你他她它您咱们]",
    "{N}": f"[{_NUMBER}]",
    "{D}": f"[{_NUMBER}这那哪每某另各该此]",
    "{P}": "(?:我|你|他|她|它|您|咱|们|谁|大家|自己|孩子|人家)",
    "{M}": f"[{_MEASURES}]",
    "{E}": "(?=[，。！？；：、…”’」』）),.!?;:—]|$)",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """Prefers one sense of a word where the text around it looks as the rule says.

    It speaks for senses whose gloss begins with `gloss` and, unless `reading` is "", that are read
    so; `before` matches the text that ends at the word, `after` the text that begins behind it,
    `english` the counterpart.
    """

    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    english: re.Pattern[str] | None
    reading: str
    gloss: str
    weight: float

    def holds(self, before: str, after: str, english: str) -> bool:
        """Whether the surroundings are as the rule says; `english` is in lower case."""
        return (
            (self.before is None or self.before.search(before) is not None)
            and (self.after is None or self.after.match(after) is not None)
            and (self.english is None or self.english.search(english) is not None)
        )

    def prefers(self, entry: Entry, sense: Sense) -> bool:
        """Whether this is the sense the rule names."""
        return sense.text.startswith(self.gloss) and self.reading in ("", "".join(entry.pinyin))


class Rules:
    """All rules by word. Those of a word are compiled when it first occurs: most never do."""

    def __init__(self, tables: str = _TABLES) -> None:
        """By default with the rules for senses."""
        self._lines: dict[str, list[list[str]]] = {}
        self._rules: dict[str, tuple[Rule, ...]] = {}
        for line in tables.replace(_CONTINUED, "").splitlines():
            if line:
                word, *columns = re.split(r"\s{2,}", line)
                self._lines.setdefault(word, []).append(columns)

    def of(self, word: str) -> tuple[Rule, ...]:
        """Every rule for this simplified word."""
        if word not in self._lines:
            return ()
        if word not in self._rules:
            self._rules[word] = tuple(
                rule
                for place, target, *weight in self._lines[word]
                for rule in _rules(place, target, float(weight[0]) if weight else _USUAL_WEIGHT)
            )
        return self._rules[word]

    def words(self) -> tuple[str, ...]:
        """The words there are rules for."""
        return tuple(self._lines)

    def holding(self, word: str, before: str, after: str, english: str) -> list[Rule]:
        """The rules for this simplified word that hold between these texts."""
        lower = english.lower()
        return [rule for rule in self.of(word) if rule.holds(before, after, lower)]


def _rules(place: str, target: str, weight: float) -> list[Rule]:
    """One rule for each alternative: `a_|_b` is two, divided by a bar outside all brackets."""
    reading, _, gloss = target.partition("=") if _READING.match(target) else ("", "", target)
    place, _, english = place.partition(" @")
    condition = re.compile(rf"(?<!\w)(?:{english})(?!\w)") if english else None
    found = []
    for alternative in _alternatives(place):
        before, _, after = alternative.partition("_")
        found.append(
            Rule(
                _compiled(before, "{}$"), _compiled(after, "{}"), condition, reading, gloss, weight
            )
        )
    return found


def _alternatives(place: str) -> list[str]:
    if place.count("_") == 1:
        return [place]
    depth, start, parts = 0, 0, []
    for at, c in enumerate(place):
        depth += (c in "([") - (c in ")]")
        if c == "|" and depth == 0:
            parts.append(place[start:at])
            start = at + 1
    return [*parts, place[start:]]


def _compiled(pattern: str, frame: str) -> re.Pattern[str] | None:
    if not pattern:
        return None
    for name, meaning in _MACROS.items():
        pattern = pattern.replace(name, meaning)
    return re.compile(frame.format(f"(?:{pattern})"))
