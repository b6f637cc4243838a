"""Checks an article of the library step by step: first what is seen, again what changed."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from duidu.app.check.article_rows import ArticleRows
from duidu.app.check.checker import Checker
from duidu.app.check.decisions import Decisions
from duidu.app.check.finding import Finding
from duidu.app.check.located import Located, places_of
from duidu.app.check.make_checks import make_checks
from duidu.app.check.names import Names, NameUse
from duidu.app.check.own_checks import OwnCheck, OwnChecks
from duidu.app.check.room import NO_LENGTHS, Lengths, Room, lengths_now
from duidu.app.check.row import CheckedRow
from duidu.app.check.ways import Ways
from duidu.app.search.regular_expression import TooSlowError
from duidu.app.words.glossary import as_term
from duidu.core.alignment import BY_FILE
from duidu.core.article import SideName
from duidu.core.errors import UsageError
from duidu.core.jobs import Job
from duidu.lexicon.lexicon import Lexicon
from duidu.library.library import Library

_AT_ONCE = 200  # rows in one step: some tenths of a second
_SOON = 600  # rows around those seen that are learnt before these are judged for the first time


@dataclass(frozen=True, slots=True)
class Found:
    """What is found so far, in the order of the text.

    `done` is the share of the work; `is_sure` says that all of the text was learnt from. `problem`
    says why some checks do not run.
    """

    located: tuple[Located, ...] = ()
    done: float = 0.0
    is_sure: bool = False
    problem: str = ""

    @property
    def is_complete(self) -> bool:
        """Whether every row was judged."""
        return self.done >= 1.0


class ArticleCheck:
    """Checks one article; what it knows stays from step to step.

    For one thread at a time, but `rows_changed` and `checks_changed` may be called on any.
    """

    def __init__(self, library: Library, lexicon: Callable[[], Lexicon], article: str) -> None:
        info = library.articles.info(article)
        self._library, self._lexicon, self._article = library, lexicon, article
        self._by_machine = info.aligner != BY_FILE
        self._languages = info.source_language, info.target_language
        self._rows = ArticleRows(library, article, self._languages)
        self._checker: Checker | None = None
        self._names: list[Names] = []
        self._findings: dict[int, tuple[Finding, ...]] = {}
        self._due: set[int] = set()
        self._unlearnt: set[int] = set()
        self._first: set[int] = set()  # what changed last, and is judged before the rest
        self._lengths: Lengths = NO_LENGTHS
        self._own: tuple[tuple[OwnCheck, ...], OwnChecks | None] = ((), None)
        self._problem = ""
        # Read and reset by the thread that works; a change while it does sets them again.
        self._is_stale = self._is_new = True

    def rows_changed(self) -> None:
        """Take note that rows may be others by now."""
        self._is_stale = True

    def checks_changed(self) -> None:
        """Take note that the glossary is another one."""
        self._is_new = True

    def step(self, seen: Sequence[int], ways: Ways, job: Job) -> Found:
        """Do the next piece of the work, the rows of these numbers first. Raises Cancelled."""
        checker = self._current(job)
        self._take_own(ways.own)
        keys = self._rows.keys
        shown = [keys[at] for at in seen if at < len(keys)]
        if self._unlearnt:
            self._learn(checker, shown, seen, job)
        else:
            wanted = [key for key in shown if key in self._due]
            self._judge(checker, wanted or self._next_due(), job)
        return self._found(ways)

    def names(self, job: Job) -> list[NameUse]:
        """All names of the text with their renderings; rows by their numbers."""
        checker = self._current(job)
        checker.learn(sorted(self._unlearnt), job)
        self._unlearnt.clear()
        return [_numbered(use, self._rows) for names in self._names for use in names.table()]

    @property
    def written_side(self) -> SideName:
        """The side on which names are written by their sound; the target where none are."""
        return self._names[0].written_side if self._names else SideName.TARGET

    def name_of_row(self, one: Located) -> str:
        """What names the row of a finding where its blocks have no ids: the text of a side."""
        texts = self._rows.texts.get(one.finding.row)
        sides = (texts.joined(side) for side in SideName) if texts else ()
        return next(filter(None, sides), "")

    def reported(self, found: Iterable[Located]) -> list[tuple[Finding, CheckedRow]]:
        """Findings as reports take them, with their rows; without those whose row is gone."""
        return [
            (
                replace(one.finding, row=one.row, severity=one.severity),
                self._rows.row(one.finding.row),
            )
            for one in found
            if one.finding.row in self._rows.texts
        ]

    # -- steps -------------------------------------------------------------------------------------

    def _current(self, job: Job) -> Checker:
        """The checker, told of what changed since the last step."""
        if self._is_new or self._checker is None:
            self._is_new = False
            self._make()
        checker = self._checker
        assert checker is not None
        if self._is_stale:
            self._is_stale = False
            try:
                gone, changed = self._rows.update(job)
            except BaseException:
                self._is_stale = True
                raise
            if gone or changed:
                self._lengths = lengths_now(self._library, self._article)
            checker.removed(gone)
            for key in gone:
                self._findings.pop(key, None)
            self._unlearnt -= set(gone)
            known = [key for key in changed if checker.knows(key)]
            checker.changed(known)
            self._unlearnt |= set(changed) - set(known)
            # What is told of other rows may hang on these: names, texts that are said twice.
            self._due = set(self._rows.keys) if changed or gone else self._due
            self._first = set(changed)
        return checker

    def _make(self) -> None:
        """Make the checks anew, which know nothing yet."""
        terms = [as_term(term) for term in self._library.terms.all()]
        near = self._rows.beside if self._by_machine else None
        checks = make_checks(
            self._languages,
            self._lexicon(),
            terms,
            near=near,
            room=Room(lambda: self._lengths, self._blocks_of),
        )
        self._names = [check for check in checks if isinstance(check, Names)]
        self._checker = Checker(self._rows.row, 0, checks)
        self._unlearnt, self._due = set(self._rows.keys), set(self._rows.keys)

    def _blocks_of(self, key: int) -> Iterator[tuple[SideName, int, str]]:
        """The blocks of a row, as the limits of its file name them."""
        texts = self._rows.texts[key]
        for side, blocks in zip(SideName, (texts.source, texts.target), strict=True):
            yield from ((side, block, text) for block, text in blocks)

    @property
    def _unchecked(self) -> str:
        """What is said of limits that are not checked, "" for nothing."""
        return self._lengths.said or ""

    def _take_own(self, own: tuple[OwnCheck, ...]) -> None:
        """Run these checks of the person from now on."""
        if own == self._own[0]:
            return
        self._own, self._problem = (own, None), ""
        try:
            self._own = (own, OwnChecks(own) if own else None)
        except UsageError as error:
            self._problem = error.sentence
        self._due = set(self._rows.keys)

    def _learn(self, checker: Checker, shown: Sequence[int], seen: Sequence[int], job: Job) -> None:
        """Learn from some rows; those around what is seen first, and then that is judged."""
        keys = self._rows.keys
        first, last = (min(seen), max(seen)) if seen else (0, 0)
        near = keys[max(0, first - _SOON // 2) : last + _SOON // 2]
        soon = [key for key in near if key in self._unlearnt]
        # A short text is learnt as a whole before anything is told of it.
        if soon and len(keys) > 2 * _SOON:
            checker.learn(soon, job)
            self._unlearnt -= set(soon)
            self._judge(checker, shown, job)
            self._due |= set(shown)
            return
        part = list(islice((key for key in keys if key in self._unlearnt), _AT_ONCE))
        checker.learn(part, job)
        self._unlearnt -= set(part)

    def _next_due(self) -> list[int]:
        """The rows to be judged next: changed ones, then those in the order of the text."""
        wanted = self._due & self._first or self._due
        return list(islice((key for key in self._rows.keys if key in wanted), _AT_ONCE))

    def _judge(self, checker: Checker, keys: Iterable[int], job: Job) -> None:
        found: dict[int, list[Finding]] = {key: [] for key in keys}
        for finding in checker.check(found, job):
            found[finding.row].append(finding)
        for key in found:
            found[key] += self._own_findings(checker, key)
        self._findings.update((key, tuple(one)) for key, one in found.items())
        self._due.difference_update(found)

    def _own_findings(self, checker: Checker, key: int) -> Iterable[Finding]:
        """What the person's own checks find in a row; none from where they take too long."""
        row, own = checker.row(key), self._own[1]
        if row is None or own is None:
            return ()
        try:
            return list(own.find(row))
        except TooSlowError as error:
            self._problem, self._own = error.sentence, (self._own[0], None)
            return ()

    def _found(self, ways: Ways) -> Found:
        """What is found so far, with what the person decided."""
        decisions = Decisions(self._library, self._article)
        located = []
        for at, key in enumerate(self._rows.keys):
            for finding in self._findings.get(key, ()):
                if finding.check in ways.off:
                    continue
                texts = self._rows.texts[key]
                places = places_of(finding, texts.source, texts.target)
                severity = ways.severity_of(finding.check, finding.severity)
                one = Located(finding, at, severity, places)
                located.append(decisions.put_on(one))
        total = max(1, 2 * len(self._rows.keys))
        left = len(self._unlearnt) + len(self._due)
        done = 1.0 if not left else min(0.99, 1 - left / total)
        return Found(tuple(located), done, not self._unlearnt, self._problem or self._unchecked)


def _numbered(use: NameUse, rows: ArticleRows) -> NameUse:
    """A name with the numbers of its rows instead of their keys."""
    renderings = tuple(
        (text, count, tuple(sorted(map(rows.at, keys)))) for text, count, keys in use.renderings
    )
    alone = tuple(sorted(map(rows.at, use.alone)))
    return replace(use, renderings=renderings, alone=alone)
