"""Readings that the words about a character decide, though other words stand between.

A verb has one reading with each kind of object (吐丝 tǔ, 吐血 tù), an adjective with each kind of
subject (裤子长了 cháng), and a word of two characters keeps its readings when it comes apart:
睡了一觉, 上了他的当. What stands here was made of dictionaries' examples, none of it of a sentence
that readings are measured by.
"""

import re
from collections.abc import Sequence
from functools import cache

from duidu.language.zh.collocation_table import TABLE
from duidu.language.zh.wordfile import WordFile, word_set

_REACH = 16  # code points to each side; a clause is seldom longer
_CLAUSE = re.compile(r"[^\w》]")
# What may stand inside a word that comes apart: 睡了一个好觉, 上了他的当, 露了一手.
_BETWEEN = word_set(
    """
    了 过 着 个 一 两 几 半 三 点 些 次 回 声 下 口 好 大 不少 很多 许多 好多 多少 什么 一个 几个
    一次 几次 两次 一点 一点儿 一些 完 足 够 通 一口 一声 一场 场 顿 一顿 一下 一会儿 半天
    我的 你的 他的 她的
    """
)
# Whose it is may stand there, too, with 的: 上了他的当.
_WHOSE = word_set("我 你 您 他 她 我们 你们 他们 她们 人家 谁 别人 大家 敌人 对方 骗子 老师")
_MOST_BETWEEN = 4
# Where something goes is no half of a word that comes apart: 转过去 zhuǎn, though 转去 is one.
_WHERE = frozenset("来去上下出进起到")
# What is read otherwise by itself than in a word, 流血 xuè, but 流了血 xiě; and what is a particle.
_ALONE = frozenset("血色薄削剥着得地")
# Parts of speech of words that come apart: verbs and set phrases.
_COME_APART = frozenset("vli")
# Behind these, and before a verb's other half, a character is no verb.
_POTENTIAL = re.compile(
    "[不得](?:[动開开完起住下上清断透准出进進好满成齐紧牢稳响掉过過破穿烂]|了(?!解)|到(?![处底]))"
)
_RESULT = re.compile("[完掉开住满进断破紧歪齐牢错]")
_FORMS = frozenset("一了不得完掉开住满进断破紧歪齐牢错")
_NO_VERB_BEFORE = frozenset("这那哪每各某几一两三二种些")


class Collocations:
    """Decides a reading by words that need not be neighbours. May be shared between threads."""

    def __init__(self, words: WordFile) -> None:
        self._words = words

    def reading(self, words: Sequence[str], at: int) -> str:
        """One syllable for the character that is the word at `at`, "" where nothing decides."""
        return self.listed(words, at) or self._apart(words, at)

    @staticmethod
    def listed(words: Sequence[str], at: int) -> str:
        """The reading that the table has for the word at `at` there, its syllables by spaces."""
        rules = _rules(words[at])
        if rules:
            before, after = clause_around(words, at)
            for earlier, later, reading in rules:
                if earlier.search(before) and later.match(after):
                    return reading
        return ""

    def of_verb(self, words: Sequence[str], at: int, verb: str, result: bool) -> str:
        """The reading `verb` where the word is one by its form: 切不动, 间一间, 系紧."""
        word = words[at]
        # Most verbs stand in none of these forms, which one look at the neighbours tells.
        follows = words[at + 1][0] if at + 1 < len(words) else ""
        if follows not in _FORMS and (not at or words[at - 1][-1] not in "一了"):
            return ""
        rest = "".join(words[at + 1 : at + 4])[:4]
        earlier = "".join(words[max(0, at - 3) : at])
        if rest[:1] in ("一", "了") and rest[1:2] == word and earlier[-1:] not in _NO_VERB_BEFORE:
            return verb
        if len(earlier) > 1 and earlier[-1] in "一了" and earlier[-2] == word:
            return verb
        if earlier[-1:] in _NO_VERB_BEFORE:
            return ""
        if _POTENTIAL.match(rest) or (result and _RESULT.match(rest)):
            return verb
        return ""

    def _apart(self, words: Sequence[str], at: int) -> str:
        """The reading in a word of which another part stands some words away."""
        word = words[at]
        if word in _ALONE:
            return ""
        for step in (1, -1):
            other = at + step
            while 0 <= other < len(words) and abs(other - at) <= _MOST_BETWEEN:
                if words[other] in _WHERE:
                    break
                if abs(other - at) > 1:
                    whole = word + words[other] if step > 0 else words[other] + word
                    syllables = self._one_reading(whole)
                    if syllables:
                        return syllables[0 if step > 0 else -1]
                if not _may_stand_between(words, other):
                    break
                other += step
        return ""

    def _one_reading(self, word: str) -> tuple[str, ...]:
        """The syllables of a listed verb that is read in one way, () for any other word."""
        if not 2 <= len(word) <= 3 or self._words.tag(word)[:1] not in _COME_APART:
            return ()
        record = self._words.record(word)
        if record is None or not record.entry or len(record.readings) != 1:
            return ()
        return record.readings[0].syllables


def _may_stand_between(words: Sequence[str], at: int) -> bool:
    """Whether the word at `at` may stand inside another that comes apart."""
    if words[at] == "的":
        return at > 0 and words[at - 1] in _WHOSE
    return words[at] in _BETWEEN or words[at] in _WHOSE


def clause_around(words: Sequence[str], at: int) -> tuple[str, str]:
    """What stands before the word in its clause, and what follows, with the mark that ends it."""
    before = _CLAUSE.split("".join(words[max(0, at - _REACH) : at])[-_REACH:])[-1]
    after = "".join(words[at + 1 : at + 1 + _REACH])[:_REACH]
    end = _CLAUSE.search(after)
    return before, after[: end.end()] if end else after


Rule = tuple[re.Pattern[str], re.Pattern[str], str]


def _rules(word: str) -> tuple[Rule, ...]:
    """The lines of the table for one character or word, in order."""
    return _compiled(word) if word in TABLE else ()


@cache
def _compiled(word: str) -> tuple[Rule, ...]:
    return tuple(
        (re.compile(f"(?:{before})$"), re.compile(after), reading)
        for reading, before, after in TABLE[word]
    )
