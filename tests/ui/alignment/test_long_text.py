"""A long text is read while the rest of it is aligned: what happens behind the page meanwhile."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from duidu.align.beads import early_rows
from duidu.app.alignment.repair import At, Repairs
from duidu.app.export.export import export_article
from duidu.app.notes.annotate import add_note
from duidu.app.session import Session
from duidu.core.alignment import ROUGH, Alignment, Row
from duidu.core.annotation import Anchor, AnnotationKind
from duidu.core.article import Place, Side, SideName
from duidu.core.jobs import Job, NoJob
from duidu.core.row_status import RowStatus
from duidu.ui.alignment import improving
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.window.main_window import MainWindow
from fixtures.one_by_one import OneByOne
from fixtures.stepped_jobs import SteppedJobs
from fixtures.window_session import SmallSession

LINES = 60
TOLD = "Aligning “long”…"


class Named(OneByOne):
    """One by one, under the name of the quick or of the refined aligner."""

    def __init__(self, name: str) -> None:
        self.name = name

    def align(self, source: Side, target: Side, job: Job, fixed: Sequence[Row] = ()) -> Alignment:
        """Rows that are fixed stay."""
        found = super().align(source, target, job, fixed)
        decided = {row.blocks: row for row in fixed}
        return Alignment(tuple(decided.get(row.blocks, row) for row in found.rows), self.name)


@pytest.fixture
def long_article(session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """An article whose rows are paired by length yet; what is long is brief for once."""
    monkeypatch.setattr(early_rows, "_LONG", LINES // 2)
    monkeypatch.setattr(SmallSession, "refine", Session.refine)
    # A step at a time, whatever else the page waits for.
    monkeypatch.setattr(improving, "_PATIENCE", 0)
    monkeypatch.setattr(
        session, "aligner", lambda quick, _=None: Named("duidu-quick" if quick else "duidu-refined")
    )
    texts = {
        "zh": [f"第{number}个人来了。" for number in range(LINES)],
        "en": [f"Person {number} came." for number in range(LINES)],
    }
    paths = [tmp_path / f"long.{language}.txt" for language in texts]
    for path, lines in zip(paths, texts.values(), strict=True):
        path.write_text("\n".join(lines), encoding="utf-8")
    from duidu.app.opening.found_article import read_article

    return session.opener.keep(read_article(paths), NoJob(), early=True).article


def opened(window: MainWindow, stepped: SteppedJobs, article: str) -> ArticlePage:
    """The page of the article, with everything but its alignment done."""
    page = window.open_article(article)
    page.controls.complete()
    stepped.settle(held="refine")
    return page


def aligner(session: Session, article: str) -> str:
    return session.library.articles.info(article).aligner


def confirm(page: ArticlePage, row: int) -> None:
    """The person confirms a row."""
    text = page.open_text.row(row)
    at = At(text, SideName.SOURCE, 0, Place(SideName.SOURCE, text.source[0].id, 0))
    repairs = Repairs(page.context.session.library, page.article)
    page.context.do(page.article, repairs.set_status(at, RowStatus.CONFIRMED))


def test_the_rest_is_aligned_and_then_all_of_it_better(
    window: MainWindow, session: Session, stepped: SteppedJobs, long_article: str
) -> None:
    opened(window, stepped, long_article)
    assert aligner(session, long_article) == ROUGH
    stepped.step("refine")
    assert aligner(session, long_article) == "duidu-quick"
    stepped.step("refine")
    assert aligner(session, long_article) == "duidu-refined"
    stepped.settle()
    assert not any(key.startswith("refine") for key in stepped.waiting)


def test_the_person_is_told_that_the_rest_is_being_aligned(
    window: MainWindow, stepped: SteppedJobs, long_article: str
) -> None:
    opened(window, stepped, long_article)
    line = window.messages
    line._wait.timeout.emit()
    line._wait.stop()
    line._show()
    assert line.label.text() == TOLD
    assert not line.isHidden()
    # What takes less long and is told meanwhile does not hide it for good.
    other = window.jobs.run(
        next(iter(window.jobs._lanes)),
        lambda job: None,
        owner=window.jobs,
        when_done=lambda _: None,
        text="Writing…",
        key="other",
    )
    line._wait.stop()
    line._show()
    assert line.label.text() == other.text
    stepped.step("other")
    assert line.label.text() == TOLD
    stepped.step("refine")
    assert line.isHidden()


def test_a_paragraph_of_a_books_length_tells_how_far_it_is_and_can_be_cancelled(
    window: MainWindow,
    session: Session,
    stepped: SteppedJobs,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Slow(Named):
        def align(
            self, source: Side, target: Side, job: Job, fixed: Sequence[Row] = ()
        ) -> Alignment:
            job.progress(0.5)
            (whole,) = window.messages._works
            whole.cancel()
            job.check()
            return super().align(source, target, job, fixed)

    monkeypatch.setattr(early_rows, "_LONG", 1)
    monkeypatch.setattr(SmallSession, "refine", Session.refine)
    monkeypatch.setattr(session, "aligner", lambda *_: Slow("duidu-quick"))
    (tmp_path / "one.zh.txt").write_text("他来了。" * 400, encoding="utf-8")
    (tmp_path / "one.en.txt").write_text("He came. " * 400, encoding="utf-8")
    paths = [tmp_path / "one.zh.txt", tmp_path / "one.en.txt"]
    from duidu.app.opening.found_article import read_article

    article = session.opener.keep(read_article(paths), NoJob(), early=True).article
    opened(window, stepped, article)
    assert session.library.articles.row_count(article) == 1
    told: list[str] = []
    whole = window.messages._works[0]
    whole._report = lambda _, __, text: told.append(text)
    stepped.step("refine")
    assert told == ["Aligning “one”… 50 %"]
    assert aligner(session, article) == ROUGH
    assert window.messages._works == []


def test_what_a_person_does_meanwhile_stays(
    window: MainWindow, session: Session, stepped: SteppedJobs, long_article: str
) -> None:
    page = opened(window, stepped, long_article)
    last = LINES - 1
    block = page.open_text.row(last).source[0]
    confirm(page, last)
    anchor = Anchor(SideName.SOURCE, block.id, 0, 2, block.text[:2], "", block.text[2:4])
    page.context.do(
        long_article,
        add_note(session.library, long_article, AnnotationKind.NOTE, [anchor], text="mine"),
    )
    stepped.settle()
    assert aligner(session, long_article) == "duidu-refined"
    assert page.open_text.row(last).row.blocks.confirmed
    (note,) = session.library.notes.of_article(long_article)
    assert note.text == "mine"
    assert note.anchors[0].block == block.id


def test_edits_all_the_while_delay_the_alignment_and_do_not_end_it(
    window: MainWindow,
    session: Session,
    stepped: SteppedJobs,
    long_article: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = opened(window, stepped, long_article)
    rows = iter(range(20, 25))

    class Disturbed(Named):
        def align(
            self, source: Side, target: Side, job: Job, fixed: Sequence[Row] = ()
        ) -> Alignment:
            if (row := next(rows, None)) is not None:
                confirm(page, row)
            return super().align(source, target, job, fixed)

    monkeypatch.setattr(
        session,
        "aligner",
        lambda quick, _=None: Disturbed("duidu-quick" if quick else "duidu-refined"),
    )
    stepped.step("refine")
    assert aligner(session, long_article) == ROUGH
    stepped.settle()
    assert aligner(session, long_article) == "duidu-refined"
    assert all(page.open_text.row(row).row.blocks.confirmed for row in range(20, 25))


def test_what_is_cancelled_goes_on_when_the_article_is_opened_again(
    window: MainWindow, session: Session, stepped: SteppedJobs, long_article: str
) -> None:
    opened(window, stepped, long_article)
    window.jobs.cancel("")
    stepped.settle()
    assert aligner(session, long_article) == ROUGH
    window.close_page(0)
    opened(window, stepped, long_article)
    stepped.settle()
    assert aligner(session, long_article) == "duidu-refined"


def test_an_export_of_the_rest_says_that_it_is_not_aligned_yet(
    window: MainWindow, session: Session, stepped: SteppedJobs, long_article: str
) -> None:
    def told() -> bool:
        left_out = export_article(session, long_article, "tsv").left_out
        return any("beginning of this text is aligned" in sentence for sentence in left_out)

    assert told()
    opened(window, stepped, long_article)
    stepped.settle()
    assert not told()
