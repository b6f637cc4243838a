"""The status of the words of the rows in view, worked out off the window's thread."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from duidu.app.article.long_blocks import has_long
from duidu.app.article.open_text import OpenText, RowText
from duidu.core.article import SideName
from duidu.core.jobs import Job
from duidu.study.learner_rule import LearnerRule
from duidu.ui.base.jobs import Jobs, Lane
from duidu.ui.reader.layout.sentences import Stretch
from duidu.ui.reader.paint.scene import Spots, StatusSpot

MOST_ROWS = 600  # more than are on the screen; bounds the memory in a long book
AT_ONCE = 40


class StatusMarks(QObject):
    """The words of each row by status; `update` is called when more of them are known.

    After a change the old ones are shown until the new ones are there.
    """

    def __init__(
        self,
        parent: QObject,
        open_text: OpenText,
        side: SideName,
        rule: Callable[[], LearnerRule],
        jobs: Jobs,
        update: Callable[[], object],
        shows_all: Callable[[], bool] = lambda: False,
    ) -> None:
        """`rule` makes what judges words by what is known at the time.

        Words known and ignored are among them while `shows_all` says so.
        """
        super().__init__(parent)
        self._open_text, self._side, self._make_rule = open_text, side, rule
        self._jobs, self._update, self._shows_all = jobs, update, shows_all
        self._rows: dict[int, tuple[RowText, int, Spots]] = {}
        self._wanted: dict[int, RowText] = {}
        self._rule: LearnerRule | None = None
        self._time = 0
        self._works = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._ask)

    def of(self, row: RowText) -> Spots:
        """The words of a row, as far as they are worked out. For painting: it only looks."""
        kept = self._rows.get(row.index)
        if kept is None or kept[0] is not row or kept[1] != self._time:
            if row.index not in self._wanted and not has_long(row):
                self._wanted[row.index] = row
                self._soon.start(0)
            if kept is None or kept[0] is not row:
                return ()
        return kept[2]

    def forget(self) -> None:
        """Work all out anew: something else is known, or the text is another."""
        self._time += 1
        self._rule, self._works = None, False
        self._update()

    def _ask(self) -> None:
        """Work out some of the rows that were painted without."""
        if self._works or not self._wanted:
            return
        rows = list(self._wanted.values())[-AT_ONCE:]
        self._wanted.clear()
        self._works = True
        time, rule, all_shown = self._time, self._rule, self._shows_all()

        def work(job: Job) -> tuple[LearnerRule, dict[int, tuple[RowText, int, Spots]]]:
            made = rule or self._make_rule()
            found = {}
            for row in rows:
                job.check()
                found[row.index] = (row, time, self._spots(row, made, all_shown))
            return made, found

        def show(result: tuple[LearnerRule, dict[int, tuple[RowText, int, Spots]]]) -> None:
            self._works = False
            if time == self._time:
                self._rule = result[0]
                self._rows.update(result[1])
                while len(self._rows) > MOST_ROWS:
                    del self._rows[next(iter(self._rows))]
            self._update()
            self._soon.start(0)

        self._jobs.run(Lane.SEEN, work, owner=self, when_done=show)

    def _spots(self, row: RowText, rule: LearnerRule, all_shown: bool) -> Spots:
        """The words of a row that are not known, or all that are anybody's to know."""
        answer = "\n".join(block.text for block in row.blocks(self._side.other))
        found = []
        for block in row.blocks(self._side):
            tokens = self._open_text.tokens(self._side, block)
            for token, judged in zip(tokens, rule.judge(tokens, answer), strict=True):
                if judged.is_hard or (all_shown and judged.counts and token.reading):
                    stretch = Stretch(self._side, block.id, token.start, token.end)
                    found.append(StatusSpot(stretch, judged.status))
        return found
