"""The first rows of a text of very many are read while the others come."""

from pathlib import Path

import pytest

from duidu.app.notes.annotate import add_note
from duidu.app.opening import arrange, early, found_article
from duidu.app.session import Session
from duidu.core.annotation import Anchor, AnnotationKind
from duidu.core.article import Place, SideName
from duidu.core.changes import Changed, Changes
from duidu.core.errors import Cancelled
from duidu.library.articles import add_article, add_more
from duidu.ui.alignment import arriving
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.page.find_control import FindControl
from duidu.ui.window.main_window import MainWindow
from fixtures.stepped_jobs import SteppedJobs

FIRST, BATCH, ROWS = 40, 30, 400


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of rows; what are many is few for once."""
    for module in (found_article, early):
        monkeypatch.setattr(module, "FIRST_ROWS", FIRST)
    monkeypatch.setattr(arrange, "_MANY_TIMES", 2)
    for module in (add_article, add_more):
        monkeypatch.setattr(module, "ROWS_A_BATCH", BATCH)
    # Each time something came, however short ago that was.
    monkeypatch.setattr(arriving, "_TOLD_EVERY", 0.0)
    path = tmp_path / "table.tsv"
    lines = (f"第{n}个人来了。\tPerson number {n} came." for n in range(ROWS))
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def opened(window: MainWindow, stepped: SteppedJobs, path: Path) -> ArticlePage:
    """The page of the file, with everything done but the rest of its rows."""
    window.open_files([path])
    stepped.settle(held="arrive")
    assert window.page is not None
    window.page.controls.complete()
    stepped.settle(held="arrive")
    return window.page


def interrupted(session: Session, article: str, rows: int) -> None:
    """Have some more rows come, as until a cancel."""

    class Stops:
        def progress(self, done: float, message: str = "") -> None:
            """Does nothing."""

        def check(self) -> None:
            if session.library.articles.row_count(article) >= rows:
                raise Cancelled

    with pytest.raises(Cancelled):
        session.opener.arrivals.add_rest(article, Stops())
    session.announce(Changes(frozenset({Changed.MORE_ROWS}), article))


def test_the_first_rows_are_read_and_the_others_come(
    window: MainWindow, stepped: SteppedJobs, table: Path
) -> None:
    page = opened(window, stepped, table)
    assert page.open_text.row_count() == FIRST
    assert page.details.startswith("40 of 400 rows are there")
    stepped.settle()
    assert page.open_text.row_count() == ROWS
    assert len(page.view.flow.heights) == ROWS
    assert page.details == "0 % read"
    page.view.go_to(Place(SideName.SOURCE, ROWS - 1, 0))
    shown = [row.text.index for _, row, _ in page.view.flow.rows_between(0, 700)]
    assert shown[-1] == ROWS - 1


def test_nothing_in_view_moves_while_rows_come(
    window: MainWindow, session: Session, stepped: SteppedJobs, table: Path
) -> None:
    page = opened(window, stepped, table)
    page.view.go_to(Place(SideName.SOURCE, FIRST - 1, 0))
    before = page.view.place()
    rows = {row.text.index: y for _, row, y in page.view.flow.rows_between(0, 600)}
    interrupted(session, page.article, 200)
    assert page.open_text.row_count() > FIRST
    assert page.view.place() == before
    after = {row.text.index: y for _, row, y in page.view.flow.rows_between(0, 600)}
    assert {row: y for row, y in after.items() if row in rows} == rows


def test_a_note_made_meanwhile_stays_where_it_is_and_is_undone_whole(
    window: MainWindow, session: Session, stepped: SteppedJobs, table: Path
) -> None:
    page = opened(window, stepped, table)
    anchor = Anchor(SideName.TARGET, FIRST - 1, 0, 6, "Person")
    note = add_note(session.library, page.article, AnnotationKind.NOTE, (anchor,), text="here")
    page.context.do(page.article, note)
    interrupted(session, page.article, 200)
    (kept,) = page.open_text.annotations(FIRST - 1)
    assert kept.text == "here"
    stepped.settle()
    (kept,) = page.open_text.annotations(FIRST - 1)
    assert kept.anchors == (anchor,)
    page.context.move(page.article, back=True)
    stepped.settle()
    assert session.library.notes.of_article(page.article) == []


def test_rows_go_on_coming_when_the_tab_is_closed(
    window: MainWindow, session: Session, stepped: SteppedJobs, table: Path
) -> None:
    page = opened(window, stepped, table)
    window.close_page(0)
    stepped.settle()
    assert session.library.articles.row_count(page.article) == ROWS


def test_what_was_cancelled_goes_on_when_asked(
    window: MainWindow, session: Session, stepped: SteppedJobs, table: Path
) -> None:
    page = opened(window, stepped, table)
    window.jobs.cancel(f"arrive {page.article}")
    stepped.settle()
    message = window.messages.message
    assert message is not None
    assert message.text == "The rest of “table” was not added."
    assert session.library.articles.row_count(page.article) == FIRST
    ((name, go_on),) = message.actions
    assert name == "Go on"
    go_on()
    stepped.settle()
    assert session.library.articles.row_count(page.article) == ROWS


def test_the_menu_has_the_rest_added_too_and_what_is_there_is_said_meanwhile(
    window: MainWindow, session: Session, stepped: SteppedJobs, table: Path
) -> None:
    page = opened(window, stepped, table)
    window.jobs.cancel(f"arrive {page.article}")
    stepped.settle()
    window.messages.dismiss()
    window.actions_["article.stop_improving"].trigger()
    assert page.details.startswith("40 of 400 rows are there")
    window.actions_["article.improve"].trigger()
    stepped.settle()
    assert session.library.articles.row_count(page.article) == ROWS


def test_a_search_that_finds_nothing_yet_says_that_more_is_to_come(
    window: MainWindow, stepped: SteppedJobs, table: Path
) -> None:
    find = opened(window, stepped, table).controls[FindControl]
    find.show("zebra")
    find._panel()._ask()
    stepped.settle(held="arrive")
    assert find._panel().count.text().startswith("Nothing found so far")
    stepped.settle()
    assert find._panel().count.text() == "Nothing found."


def test_it_goes_on_when_the_text_is_opened_again(
    window: MainWindow, session: Session, stepped: SteppedJobs, table: Path
) -> None:
    page = opened(window, stepped, table)
    article = page.article
    interrupted(session, article, 200)
    session.opener.arrivals.release(article)
    window.jobs.cancel(f"arrive {article}")
    window.close_page(0)
    stepped.settle()
    window.open_article(article).controls.complete()
    stepped.settle()
    assert session.library.articles.row_count(article) == ROWS
    assert session.library.articles.info(article).coming is None


def test_a_file_that_is_gone_is_said_and_what_is_there_is_read(
    window: MainWindow, session: Session, stepped: SteppedJobs, table: Path
) -> None:
    page = opened(window, stepped, table)
    article = page.article
    session.opener.arrivals.release(article)
    table.unlink()
    stepped.settle()
    message = window.messages.message
    assert message is not None
    assert message.error
    assert message.text.startswith("Only 40 of 400 rows of “table” are in the library")
    assert page.details.startswith("40 of 400 rows are there")


def test_a_search_says_that_the_text_is_not_all_there_and_looks_again(
    window: MainWindow, stepped: SteppedJobs, table: Path
) -> None:
    page = opened(window, stepped, table)
    find = page.controls[FindControl]
    find.show("Person")
    find._panel()._ask()
    stepped.settle(held="arrive")
    assert find._panel().count.text().endswith("The rest of the text is not there yet.")
    stepped.settle()
    assert find._panel().count.text().endswith("of 400 hits")
