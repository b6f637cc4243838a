"""What a person read, by day and week: time, characters, new words met and saved."""

import csv
import io
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from duidu.core.article import Place
from duidu.core.changes import Changed, Changes
from duidu.library.library import Library
from duidu.library.words.reading_days import MetWord, ReadingDay
from duidu.study.days import NIGHT, day_of

if TYPE_CHECKING:
    from duidu.library.sync.shared_days import ErasedDays

_COLUMNS = ("day", "minutes", "characters", "new_words_met", "words_saved")


@dataclass(frozen=True, slots=True)
class Read:
    """What was read from a day on; `saved` are the words saved then that still have their card."""

    first: date
    seconds: float = 0.0
    characters: int = 0
    met: int = 0
    saved: int = 0


@dataclass(slots=True)
class EraseReading:
    """Forgets what was read when, here and on the person's other devices."""

    library: Library
    text: str = "Erase the statistics"
    merge_key: str = ""
    place: Place | None = None
    in_batches: bool = False
    _before: Sequence[ReadingDay] = field(default=(), init=False)
    _met: Sequence[MetWord] = field(default=(), init=False)
    _elsewhere: "ErasedDays | None" = field(default=None, init=False)

    def do(self) -> Changes:
        """Erase all days, and which words were met."""
        self._before, self._met = self.library.reading.all(), self.library.met.all()

        def work() -> None:
            for one in self._before:
                self.library.reading.remove(one.day)
            for word in self._met:
                self.library.met.remove(word.language, word.word)
            self._elsewhere = self.library.sync.erase_days()

        self.library.together(work)
        return Changes(frozenset({Changed.READING}))

    def undo(self) -> Changes:
        """Bring the days back, with what was read since."""

        def work() -> None:
            for one in self._before:
                self.library.reading.add(one)
            self.library.met.put_all(self._met)
            if self._elsewhere is not None:
                self.library.sync.bring_back_days(self._elsewhere)

        self.library.together(work)
        return Changes(frozenset({Changed.READING}))


def day_name(now: float) -> str:
    """The day of the learner at a moment, as it is kept."""
    return datetime.fromtimestamp(day_of(now)[0]).date().isoformat()


def add_reading(library: Library, more: ReadingDay, language: str, words: Collection[str]) -> None:
    """Add to a day what was read; of the new `words` in it, those met for the first time count."""

    def work() -> None:
        new = library.met.meet(language, words, more.day) if words else 0
        library.reading.add(replace(more, met=new))

    library.together(work)


def by_day(library: Library) -> list[Read]:
    """The days on which something was read or saved, the newest first."""
    saved = Counter(
        (datetime.fromtimestamp(word.changed) - timedelta(hours=NIGHT)).date()
        for word in library.known.all()
        if word.value and word.changed > 0
    )
    kept = {date.fromisoformat(one.day): one for one in library.reading.of_all_devices()}
    days = sorted({*saved, *kept}, reverse=True)
    none = ReadingDay("")
    return [_read(day, kept.get(day, none), saved[day]) for day in days]


def by_week(days: Sequence[Read]) -> list[Read]:
    """The same by weeks, which begin on Monday."""
    weeks: dict[date, Read] = {}
    for one in days:
        first = one.first - timedelta(days=one.first.weekday())
        old = weeks.get(first, Read(first))
        weeks[first] = Read(
            first,
            old.seconds + one.seconds,
            old.characters + one.characters,
            old.met + one.met,
            old.saved + one.saved,
        )
    return list(weeks.values())


def as_csv(days: Sequence[Read]) -> bytes:
    """The days as a table, the oldest first."""
    out = io.StringIO(newline="")
    table = csv.writer(out, lineterminator="\n")
    table.writerow(_COLUMNS)
    for one in reversed(days):
        minutes = f"{one.seconds / 60:.1f}"
        table.writerow((one.first.isoformat(), minutes, one.characters, one.met, one.saved))
    return out.getvalue().encode("utf-8")


def _read(day: date, one: ReadingDay, saved: int) -> Read:
    return Read(day, one.seconds, one.characters, one.met, saved)
