"""The order of the entries of one word, and which of them a level belongs to.

CC-CEDICT has them by the alphabet, so that the 無 of a Buddhist salutation comes before the 無 of
"not to have", and Canada before "to add".
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from duidu.lexicon.entry import Entry, Flag

Reading = tuple[str, ...]
LikelyReadings = Callable[[str], Sequence[Reading]]
"""The readings of a word where nothing else is known, the likelier first."""

# Characters that the lists of HSK teach in more than one reading, or not in the commonest one.
# The lists themselves do not say which reading they mean.
_TAUGHT = {
    "长": ("chang2", "zhang3"),
    "还": ("hai2", "huan2"),
    "得": ("de5", "dei3", "de2"),
    "地": ("de5", "di4"),
    "着": ("zhe5", "zhao2"),
    "行": ("xing2", "hang2"),
    "只": ("zhi3", "zhi1"),
    "种": ("zhong3", "zhong4"),
    "数": ("shu4", "shu3"),
    "干": ("gan4", "gan1"),
    "过": ("guo4", "guo5"),
    "倒": ("dao3", "dao4"),
    "背": ("bei4", "bei1"),
    "空": ("kong1", "kong4"),
    "调": ("diao4", "tiao2"),
    "为": ("wei4", "wei2"),
    "教": ("jiao1",),
    "切": ("qie1",),
}


def likely_readings(word: str) -> tuple[Reading, ...]:
    """The readings of a word by the word file, the likelier first; () for a word it lacks."""
    from duidu.language.zh.description import chinese_words

    record = chinese_words().record(word)
    return tuple(one.syllables for one in record.readings) if record else ()


def in_order(
    entries: Sequence[Entry],
    likely: Sequence[Reading] = (),
    reading: Reading = (),
    *,
    named: bool = False,
) -> tuple[Entry, ...]:
    """The entries of one word, those that a reader most likely wants first.

    That is: those read as `reading`, where a text says how; before others, words before names,
    unless the word is `named` (a name in its text), surnames and mere variants; then by `likely`
    readings; then the main form of the word (後 before the 后 of empresses). Only those
    that a course means by the word keep its levels and frequency: 东西 is taught as dōngxi.
    """
    forms = [sense.text for entry in entries for sense in entry.senses if _VARIANT in sense.text]

    def rank(entry: Entry) -> tuple[object, ...]:
        is_first, meanings, times_named = weight(entry, forms)
        return (
            bool(reading) and entry.reading != reading,
            _is_name(entry) is not named,
            _is_aside(entry),
            _place(entry.reading, likely),
            not is_first,
            -meanings,
            -times_named,
            entry.id,
        )

    taught = _taught(entries, likely)
    kept = (entry if entry in taught else replace(entry, levels={}, zipf=0.0) for entry in entries)
    return tuple(sorted(kept, key=rank))


def weight(entry: Entry, named: Sequence[str]) -> tuple[bool, int, int]:
    """How much an entry is the main one: no variant of another, its meanings, named by variants.

    So 後 comes before the 后 of empresses, and 隻, which 秖 names, before that.
    """
    meanings = sum(not sense.is_pointer for sense in entry.senses)
    is_first = not any(_VARIANT in sense.text for sense in entry.senses)
    return is_first, meanings, sum(f" {entry.traditional}|" in text for text in named)


_VARIANT = "variant of"


def _taught(entries: Sequence[Entry], likely: Sequence[Reading]) -> list[Entry]:
    """The entries that a course means by the word: by their reading, and no names of the same."""
    readings = {entry.reading for entry in entries}
    own = [entry for entry in entries if not _is_name(entry) and not _is_aside(entry)]
    if len(readings) <= 1:
        return own or list(entries)
    known: Sequence[Reading] = [(one,) for one in _TAUGHT.get(entries[0].simplified, ())]
    if not known:
        known = [reading for reading in likely if reading in readings][:1]
    return [entry for entry in own if entry.reading in known] or own or list(entries)


def _is_name(entry: Entry) -> bool:
    """Whether the headword is a name, by its capital or because it is a surname alone."""
    return Flag.NAME in entry.flags or all(sense.is_surname for sense in entry.senses)


def _is_aside(entry: Entry) -> bool:
    """Whether the entry says nothing of its own, or nothing that is said today."""
    return all(sense.is_pointer or sense.is_old for sense in entry.senses)


def _place(reading: Reading, likely: Sequence[Reading]) -> int:
    return likely.index(reading) if reading in likely else len(likely)
