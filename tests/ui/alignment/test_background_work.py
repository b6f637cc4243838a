"""What is worked out behind a page meets what a person does meanwhile: either may come first."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from duidu.app.alignment.edit_alignment import EditAlignment
from duidu.app.alignment.refine import WholeText, refine
from duidu.app.alignment.repair import At, Repairs
from duidu.app.article.worked_out import WorkedOut
from duidu.app.opening.opener import Opener
from duidu.app.session import Session
from duidu.core.alignment import Alignment, Bead, Row
from duidu.core.article import Place, Side, SideName
from duidu.core.changes import Changes
from duidu.core.jobs import Job, NoJob
from duidu.ui.alignment.background_control import BackgroundControl
from duidu.ui.alignment.encoder_rest import encoder_rest
from duidu.ui.alignment.realign_control import RealignControl
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.window.main_window import MainWindow
from fixtures.one_by_one import OneByOne
from fixtures.stepped_jobs import SteppedJobs
from fixtures.window_session import add_article

# Rows of the article: a title on one side only, then two paragraphs of two sentences each.
FIRST, SECOND = 1, 2
JOINED = (Bead((0, 1), (0, 1)),)
# Of the rows as they are opened: aligning again gives rows that are surer.
UNSURE = 0.5
ONE_BY_ONE = (Bead((0,), (0,), UNSURE), Bead((1,), (1,), UNSURE))


class Unsure(OneByOne):
    """Aligns what is opened."""

    score = UNSURE


class Better(OneByOne):
    """Takes both sentences of a paragraph together, but for rows that are decided."""

    name = "better"

    def __init__(self) -> None:
        self._meanwhile: list[Callable[[], object]] = []

    def once(self, meanwhile: Callable[[], object]) -> None:
        """Let this happen the next time it aligns."""
        self._meanwhile.append(meanwhile)

    def align(self, source: Side, target: Side, job: Job, fixed: Sequence[Row] = ()) -> Alignment:
        """Do what happens meanwhile, once the rows were read and before new ones are written."""
        while self._meanwhile:
            self._meanwhile.pop()()
        decided = {row.blocks.source: row for row in fixed}
        rows = (
            decided.get(row.blocks.source)
            or (Row(row.blocks, JOINED) if row.blocks.source else row)
            for row in super().align(source, target, job).rows
        )
        return Alignment(tuple(rows), self.name)


class Background:
    """An open article whose background work waits, and the person at it."""

    def __init__(
        self, window: MainWindow, session: Session, stepped: SteppedJobs, article: str
    ) -> None:
        self.session, self.jobs = session, stepped
        self.page: ArticlePage = window.open_article(article)
        self.page.controls.complete()
        stepped.settle(held="refine")
        self.repairs = Repairs(session.library, article)

    def beads(self, row: int) -> tuple[Bead, ...]:
        """The sentence beads of a row, as the page shows them."""
        return self.page.open_text.row(row).row.sentences

    def kept(self, row: int) -> tuple[Bead, ...]:
        """The sentence beads of a row, as the library keeps them."""
        (found,) = self.session.library.articles.rows(self.page.article, row, row + 1)
        return found.row.sentences

    def at(self, row: int) -> At:
        text = self.page.open_text.row(row)
        place = Place(SideName.SOURCE, text.source[0].id, 0)
        return At(text, SideName.SOURCE, 0, place)

    def person(self, edit: Callable[[At], EditAlignment], row: int) -> None:
        """The person repairs a row."""
        self.page.context.do(self.page.article, edit(self.at(row)))


@pytest.fixture
def better() -> Better:
    return Better()


@pytest.fixture
def background(
    window: MainWindow,
    session: Session,
    stepped: SteppedJobs,
    better: Better,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Background:
    """An article that was just opened; a better alignment of it waits to be made."""

    def improve(article: str, job: Job, near: Place | None = None) -> Changes | None:
        return refine(session.library, article, WholeText(better), job)

    monkeypatch.setattr(session, "refine", improve)
    monkeypatch.setattr(session, "aligner", lambda quick, _=None: better)
    session.opener = Opener(session.library, lambda quick: Unsure())
    return Background(window, session, stepped, add_article(session, tmp_path))


def test_an_opened_article_is_aligned_better_behind_the_page(background: Background) -> None:
    assert background.beads(FIRST) == background.beads(SECOND) == ONE_BY_ONE
    background.jobs.step("refine")
    assert background.beads(FIRST) == background.beads(SECOND) == JOINED


def test_a_row_confirmed_before_stays_and_others_get_better(background: Background) -> None:
    background.person(background.repairs.confirm, FIRST)
    background.jobs.step("refine")
    assert background.page.open_text.row(FIRST).row.blocks.confirmed
    assert [(b.source, b.target) for b in background.beads(FIRST)] == [((0,), (0,)), ((1,), (1,))]
    assert background.beads(SECOND) == JOINED


def test_a_row_repaired_while_the_better_one_is_made_stays(
    background: Background, better: Better
) -> None:
    better.once(lambda: background.person(background.repairs.unlink, FIRST))
    background.jobs.step("refine")
    assert len(background.beads(FIRST)) == 3
    assert background.beads(FIRST) == background.kept(FIRST)
    assert background.beads(SECOND) == background.kept(SECOND) == JOINED
    background.session.undo(background.page.article)
    assert background.beads(FIRST) == background.kept(FIRST) == ONE_BY_ONE


def test_a_better_row_can_be_repaired_and_the_repair_taken_back(background: Background) -> None:
    background.jobs.step("refine")
    background.person(background.repairs.unlink, FIRST)
    assert background.beads(FIRST) == background.kept(FIRST) != JOINED
    background.session.undo(background.page.article)
    assert background.beads(FIRST) == background.kept(FIRST) == JOINED


def test_a_better_alignment_of_a_closed_page_is_kept(
    background: Background, window: MainWindow
) -> None:
    background.jobs.work("refine")
    window.close_page(0)
    background.jobs.deliver()
    assert background.kept(FIRST) == JOINED


def align_again(background: Background) -> None:
    """The person wants the rows from the first paragraph on aligned again."""
    background.page.view.go_to(background.at(FIRST).place)
    background.page.controls[RealignControl].realign(only_on=True)


def test_rows_repaired_before_aligning_again_stay(background: Background) -> None:
    background.person(background.repairs.unlink, FIRST)
    repaired = background.kept(FIRST)
    align_again(background)
    background.jobs.step("realign")
    assert background.kept(FIRST) == background.beads(FIRST) == repaired
    assert background.beads(SECOND) == background.kept(SECOND) == JOINED


def test_a_row_is_not_repaired_as_it_was_once_it_is_aligned_again(background: Background) -> None:
    align_again(background)
    background.jobs.work("realign")
    background.person(background.repairs.unlink, FIRST)
    assert background.page.context.messages.message is not None
    assert background.page.context.messages.message.error
    background.jobs.deliver()
    assert background.kept(FIRST) == background.beads(FIRST) == JOINED
    background.person(background.repairs.unlink, FIRST)
    for expected in (JOINED, ONE_BY_ONE):
        background.session.undo(background.page.article)
        assert background.beads(FIRST) == background.kept(FIRST) == expected


def test_rows_aligned_again_can_be_repaired_and_both_taken_back(background: Background) -> None:
    align_again(background)
    background.jobs.step("realign")
    background.person(background.repairs.unlink, FIRST)
    for expected in (JOINED, ONE_BY_ONE):
        background.session.undo(background.page.article)
        assert background.beads(FIRST) == background.kept(FIRST) == expected


class Links:
    """Works out nothing, twice: rough at first."""

    def __init__(self) -> None:
        self.asked: list[tuple[tuple[int, ...], bool]] = []

    def compute(self, rows: Sequence[int], job: Job, soon: bool = False) -> WorkedOut:
        """Remember what was asked for."""
        self.asked.append((tuple(rows), soon))
        return WorkedOut({}, {row: () for row in rows}, rough=soon)


def come_to_rest(control: BackgroundControl) -> None:
    """The page is at rest now, whatever the clock says."""
    control._settled.stop()
    control._settled.timeout.emit()


def test_links_of_rows_joined_meanwhile_are_dropped_and_worked_out_afresh(
    background: Background,
) -> None:
    session, text = background.session, background.page.open_text
    control = background.page.controls[BackgroundControl]
    # The first rest comes while the page is opened or after that, as fast as the machine is.
    come_to_rest(control)
    background.jobs.settle(held="refine")
    assert text.rows_to_work_out(range(text.row_count())) == []
    background.person(background.repairs.confirm, SECOND)
    come_to_rest(control)
    background.jobs.work("word links")
    background.person(background.repairs.merge_rows, FIRST)
    background.jobs.deliver()
    # The other row is as it was, and so are its links.
    rows = range(text.row_count())
    assert text.rows_to_work_out(rows) == [FIRST]
    assert control._settled.isActive()
    come_to_rest(control)
    background.jobs.settle(held="refine")
    assert text.rows_to_work_out(rows) == []
    fresh = session.word_links(background.page.article).compute(rows, NoJob())
    assert {row: text._links.found(row) for row in rows} == fresh.links


def test_rows_that_are_gone_when_their_links_are_worked_out_are_no_fault(
    background: Background,
) -> None:
    control = background.page.controls[BackgroundControl]
    background.person(background.repairs.confirm, SECOND)
    control._settled.timeout.emit()
    background.person(background.repairs.merge_rows, FIRST)
    background.jobs.settle(held="refine")
    assert background.page.open_text.row_count() == SECOND
    assert background.page.context.messages.message is None or (
        not background.page.context.messages.message.error
    )


def test_rough_word_links_are_worked_out_again_and_then_memory_goes_back(
    background: Background, monkeypatch: pytest.MonkeyPatch
) -> None:
    links, rested = Links(), []
    monkeypatch.setattr(background.session, "word_links", lambda article: links)
    monkeypatch.setattr(background.session, "release_encoder", lambda: rested.append(True))
    control = background.page.controls[BackgroundControl]
    background.person(background.repairs.confirm, FIRST)  # what was known is stale
    assert control._settled.isActive()
    rows = range(background.page.open_text.row_count())
    # The others too, unless opening took so long that the rows in view were worked out by then.
    waiting = tuple(background.page.open_text.rows_to_work_out(rows))
    assert FIRST in waiting
    control._settled.timeout.emit()
    background.jobs.settle(held="refine")
    assert links.asked == [(waiting, True), (waiting, False)]
    assert background.page.open_text.rows_to_work_out(rows) == []
    rest = encoder_rest(background.page.context.jobs, background.session)
    assert rest.timer.isActive()
    background.jobs.settle()
    rest.timer.timeout.emit()
    background.jobs.settle()
    assert rested == [True]


def test_memory_goes_back_also_when_its_page_is_closed_and_not_while_work_is_under_way(
    background: Background, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    rested: list[bool] = []
    monkeypatch.setattr(background.session, "release_encoder", lambda: rested.append(True))
    jobs = background.page.context.jobs
    rest = encoder_rest(jobs, background.session)
    rest.timer.stop()
    # Nothing but the refining needed it: the words were known.
    assert background.page.controls[BackgroundControl]._rest is rest
    rest.wait()
    window.close_page(0)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert rest.timer.isActive()
    monkeypatch.setattr(type(jobs), "idle", property(lambda _: False))
    rest.timer.stop()
    rest.timer.timeout.emit()
    assert (rested, rest.timer.isActive()) == ([], True)
    monkeypatch.setattr(type(jobs), "idle", property(lambda _: True))
    rest.timer.timeout.emit()
    background.jobs.settle()
    assert rested == [True]
