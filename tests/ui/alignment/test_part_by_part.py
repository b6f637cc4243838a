"""A long text is aligned part by part behind its page: what is read first, and nothing is lost."""

from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest

from duidu.align.beads import early_rows
from duidu.app.alignment.repair import At, Repairs
from duidu.app.opening.found_article import read_article
from duidu.app.session import Session
from duidu.core.alignment import ROUGH, Alignment, Bead, Row
from duidu.core.article import Place, Side, SideName
from duidu.core.jobs import Job, NoJob
from duidu.library.articles.part_states import Stage
from duidu.ui.alignment import improving
from duidu.ui.base import jobs
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.window.main_window import MainWindow
from fixtures.stepped_jobs import SteppedJobs
from fixtures.window_session import Rested, SmallSession

LINES = 700


class InPairs:
    """Takes two blocks of each side together, so that all rows change and become fewer."""

    def __init__(self, name: str, score: float = 0.95) -> None:
        self.name = name
        self.score = score

    def align(self, source: Side, target: Side, job: Job, fixed: Sequence[Row] = ()) -> Alignment:
        """Rows of two blocks each; the blocks of rows that are fixed stay alone."""
        held = {unit for row in fixed for unit in row.blocks.source}
        rows, at, count = list[Row](), 0, len(source.blocks)
        while at < count:
            size = 1 if {at, at + 1} & held or at + 1 == count else 2
            units = tuple(range(at, at + size))
            beads = tuple(Bead((n,), (n,), self.score) for n in range(size))
            rows.append(Row(Bead(units, units, 0.95), beads))
            at += size
        decided = {row.blocks.source: row for row in fixed}
        return Alignment(tuple(decided.get(row.blocks.source, row) for row in rows), self.name)

    def align_inside(
        self, source: Side, target: Side, rows: Sequence[Row], job: Job
    ) -> Sequence[Row]:
        """The rows as they are."""
        return rows


@pytest.fixture
def book(session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """An article of several parts, none of them aligned."""
    monkeypatch.setattr(early_rows, "_LONG", 100)
    monkeypatch.setattr(SmallSession, "refine", Session.refine)
    # A step at a time, whatever else the page waits for.
    monkeypatch.setattr(improving, "_PATIENCE", 0)
    monkeypatch.setattr(
        session,
        "aligner",
        lambda quick, _=None: InPairs("duidu-quick" if quick else "duidu-refined"),
    )
    for language, text in (("zh", "第{n}个人来了，他叫 Name{n}。"), ("en", "Name{n} came too.")):
        lines = "\n".join(text.format(n=number) for number in range(LINES))
        (tmp_path / f"book.{language}.txt").write_text(lines, encoding="utf-8")
    paths = [tmp_path / f"book.{language}.txt" for language in ("zh", "en")]
    return session.opener.keep(read_article(paths), NoJob(), early=True).article


def opened(window: MainWindow, stepped: SteppedJobs, article: str) -> ArticlePage:
    """The page of the article, with everything but its alignment done."""
    page = window.open_article(article)
    page.controls.complete()
    stepped.settle(held="refine")
    return page


def stages(session: Session, article: str) -> dict[int, Stage]:
    """How far each part is, by its first block."""
    return {part.block: part.stage for part in session.library.articles.info(article).parts}


def test_a_long_text_is_kept_in_parts(session: Session, book: str) -> None:
    parts = session.library.articles.info(book).parts
    assert len(parts) >= 3
    assert {part.stage for part in parts} == {Stage.ROUGH}
    # They are the library's own: nothing else sees them among what a file says of itself.
    assert set(session.library.articles.whole(book)[0].metadata) == {"arrangement", "encoding"}


def test_what_is_on_the_screen_is_aligned_first(
    window: MainWindow, session: Session, stepped: SteppedJobs, book: str
) -> None:
    opened(window, stepped, book)
    stepped.step("refine")
    assert stages(session, book)[0] is Stage.QUICK


def test_words_and_links_in_view_come_before_the_next_step(
    window: MainWindow,
    session: Session,
    stepped: SteppedJobs,
    book: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(improving, "_PATIENCE", 60)
    page = opened(window, stepped, book)
    work = page.findChildren(improving.Improving)[0]
    waits = True
    work._words_wait = lambda: waits
    stepped.step("refine")
    work._go_on()
    assert not any(key.startswith("refine") for key in stepped.waiting)
    waits = False
    work._go_on()
    assert any(key.startswith("refine") for key in stepped.waiting)


def test_the_time_told_has_the_waiting_of_a_busy_machine_in_it_and_no_rest_on_battery(
    window: MainWindow,
    session: Session,
    stepped: SteppedJobs,
    book: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = 1000.0
    monkeypatch.setattr(jobs, "REPORT_EVERY", 0)
    monkeypatch.setattr(improving, "time", SimpleNamespace(monotonic=lambda: now))
    page = opened(window, stepped, book)
    (work,) = page.findChildren(improving.Improving)
    stepped.step("refine")
    assert work._left is not None
    assert work._whole is not None
    assert work._whole.told.endswith(" %")
    first = work._left.rows
    # Each step takes no time by this clock; that between two of them is all there is.
    now += 7.0
    stepped.step("refine")
    seconds = round(7.0 * work._left.rows / (first - work._left.rows))
    assert work._whole.told.endswith(f"about {seconds} s")
    pace = work._rows_a_second
    monkeypatch.setattr(Rested, "on_battery", lambda _: True)
    stepped.step("refine")
    now += 3600.0
    monkeypatch.setattr(Rested, "on_battery", lambda _: False)
    work._go_on()
    stepped.step("refine")
    # Nothing was learnt in that hour about how long the work takes.
    assert work._rows_a_second == pace


@pytest.mark.parametrize(("score", "is_told"), [(0.95, False), (0.3, True)])
def test_texts_that_do_not_belong_together_are_told_after_the_first_step(
    window: MainWindow,
    session: Session,
    stepped: SteppedJobs,
    book: str,
    monkeypatch: pytest.MonkeyPatch,
    score: float,
    is_told: bool,
) -> None:
    monkeypatch.setattr(session, "aligner", lambda quick, _=None: InPairs("duidu-quick", score))
    page = opened(window, stepped, book)
    stepped.step("refine")
    message = page.context.messages.message
    assert ("translations of each other" in (message.text if message else "")) == is_told
    page.context.messages.hide()
    stepped.step("refine")
    assert session.improve.doubt(book) == (
        "These two texts do not look like translations of each other." if is_told else ""
    )


def test_a_jump_moves_its_part_to_the_front(
    window: MainWindow, session: Session, stepped: SteppedJobs, book: str
) -> None:
    page = opened(window, stepped, book)
    stepped.work("refine")
    last = max(stages(session, book))
    page.jump(Place(SideName.SOURCE, last + 5, 0))
    stepped.deliver()
    stepped.step("refine")
    found = stages(session, book)
    assert found[last] is Stage.QUICK or any(
        stage is Stage.QUICK for block, stage in found.items() if block > last
    )
    assert Stage.ROUGH in found.values()


def test_all_of_it_is_aligned_in_the_end_whatever_was_jumped_to(
    window: MainWindow, session: Session, stepped: SteppedJobs, book: str
) -> None:
    page = opened(window, stepped, book)
    for block in (650, 300, 10):
        page.jump(Place(SideName.SOURCE, block, 0))
        stepped.step("refine")
    stepped.settle()
    info = session.library.articles.info(book)
    assert (info.aligner, info.parts) == ("duidu-refined", ())
    text, alignment = session.library.articles.whole(book)
    placed = [unit for row in alignment.rows for unit in row.blocks.source]
    assert placed == list(range(len(text.source.blocks))) == list(range(LINES))


def test_what_is_done_stays_when_the_page_is_closed_and_the_rest_goes_on_later(
    window: MainWindow, session: Session, stepped: SteppedJobs, book: str
) -> None:
    opened(window, stepped, book)
    stepped.step("refine")
    stepped.step("refine")
    before = stages(session, book)
    assert Stage.QUICK in before.values()
    window.close_page(0)
    stepped.settle()
    done = {block for block, stage in before.items() if stage is Stage.QUICK}
    assert all(stages(session, book)[block] is Stage.QUICK for block in done)
    assert session.library.articles.info(book).aligner == ROUGH
    opened(window, stepped, book)
    stepped.settle()
    assert session.library.articles.info(book).aligner == "duidu-refined"


def test_rows_settle_without_moving_what_is_read(
    window: MainWindow, session: Session, stepped: SteppedJobs, book: str
) -> None:
    page = opened(window, stepped, book)
    place = Place(SideName.SOURCE, 500, 0)
    page.jump(place)
    page.view.show_place(place, 0.0)

    def height() -> float:
        rect = page.view.visible.caret(place)
        assert rect is not None
        return rect.top()

    before = height()
    # The rows above it become half as many, and its own becomes another.
    for _ in range(6):
        stepped.step("refine")
        assert height() == before
    assert len(page.open_text.row(page.open_text.row_of(place.side, place.block)).source) == 2


def test_a_row_that_the_person_decided_stays_and_its_part_is_done(
    window: MainWindow, session: Session, stepped: SteppedJobs, book: str
) -> None:
    page = opened(window, stepped, book)
    text = page.open_text.row(400)
    at = At(text, SideName.SOURCE, 0, Place(SideName.SOURCE, text.source[0].id, 0))
    page.context.do(book, Repairs(session.library, book).merge_rows(at))
    stepped.settle()
    kept = page.open_text.row(page.open_text.row_of(SideName.SOURCE, 400))
    assert [block.id for block in kept.source] == [400, 401]
    assert session.library.articles.info(book).aligner == "duidu-refined"
    session.undo(book)
    assert page.open_text.row_of(SideName.SOURCE, 401) == 1 + page.open_text.row_of(
        SideName.SOURCE, 400
    )


def test_a_merge_over_the_border_of_two_parts_loses_neither(
    window: MainWindow, session: Session, stepped: SteppedJobs, book: str
) -> None:
    page = opened(window, stepped, book)
    border = sorted(stages(session, book))[1]
    text = page.open_text.row(border - 1)
    at = At(text, SideName.SOURCE, 0, Place(SideName.SOURCE, text.source[0].id, 0))
    page.context.do(book, Repairs(session.library, book).merge_rows(at))
    stepped.settle()
    assert session.library.articles.info(book).aligner == "duidu-refined"


def test_on_battery_only_what_is_seen_is_aligned_until_the_person_asks_for_more(
    window: MainWindow,
    session: Session,
    stepped: SteppedJobs,
    book: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Rested, "on_battery", lambda self: True)
    page = opened(window, stepped, book)
    stepped.settle()
    assert session.library.articles.info(book).aligner == ROUGH
    assert "battery" in page.details
    window.actions_["article.improve"].trigger()
    stepped.settle()
    assert session.library.articles.info(book).aligner == "duidu-refined"
    assert "battery" not in page.details


def test_the_work_can_be_stopped_and_begun_again(
    window: MainWindow, session: Session, stepped: SteppedJobs, book: str
) -> None:
    opened(window, stepped, book)
    stepped.step("refine")
    window.actions_["article.stop_improving"].trigger()
    stepped.settle()
    assert session.library.articles.info(book).aligner == ROUGH
    assert window.messages.isHidden()
    window.actions_["article.improve"].trigger()
    stepped.settle()
    assert session.library.articles.info(book).aligner == "duidu-refined"


def test_the_share_that_is_done_stands_beside_the_title_while_it_gets_better(
    window: MainWindow, session: Session, stepped: SteppedJobs, book: str
) -> None:
    page = opened(window, stepped, book)
    while session.library.articles.info(book).aligner == ROUGH:
        stepped.step("refine")
    assert "improving the alignment, 0 % · 0 % read" in page.details
    stepped.step("refine")
    assert "improving the alignment" in page.details
    stepped.settle()
    assert "improving" not in page.details
