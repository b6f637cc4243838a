"""What an alignment leaves without a counterpart is a finding of the check, each run once."""

from pathlib import Path

from duidu.app.check.article_rows import ArticleRows
from duidu.app.check.checker import Checker
from duidu.app.check.finding import Finding
from duidu.app.check.left_alone import LeftAlone
from duidu.app.check.make_checks import make_checks
from duidu.app.check.row import CheckedRow, SideText
from duidu.app.check.text_rows import rows_of
from duidu.core.alignment import Alignment, Bead, Row
from duidu.core.article import Article, Block, Side, SideName, Span
from duidu.core.jobs import NoJob
from duidu.library.library import Library

CHINESE = "他走了。雨停了。天黑了。我们也回家了。"
ENGLISH = "He left. We went home, too."


def _block(number: int, text: str, *ends: int) -> Block:
    starts = (0, *ends)
    spans = (Span(a, b) for a, b in zip(starts, ends, strict=False))
    return Block(number, text, sentences=tuple(spans))


SOURCE = Side("zh-Hans", (_block(0, "题目", 2), _block(1, CHINESE, 4, 8, 12, 19)))
TARGET = Side("en", (_block(0, "Title", 5), _block(1, ENGLISH, 9, 27)))
ROWS = (
    Row(Bead((0,), (0,)), (Bead((0,), (0,)),)),
    Row(Bead((1,), (1,)), (Bead((0,), (0,)), Bead((1,), ()), Bead((2,), ()), Bead((3,), (1,)))),
)
ARTICLE = Article("Rain", SOURCE, TARGET)


def _said(findings: list[Finding]) -> list[tuple[str, str]]:
    return [
        (one.check, CHINESE[one.source[0].start : one.source[0].end])
        for one in findings
        if one.check in LeftAlone.ids
    ]


def test_sentences_alone_in_a_row_are_one_finding() -> None:
    rows = rows_of(ARTICLE, Alignment(ROWS))
    assert rows[0].alone == ((), ())
    assert _said(list(LeftAlone().find(rows[1]))) == [("omission", "雨停了。天黑了。")]


def test_what_is_alone_on_the_other_side_is_an_addition() -> None:
    row = CheckedRow(
        0,
        SideText("他走了。", "zh"),
        SideText("He left. It rained.", "en"),
        alone=((), ((9, 19),)),
    )
    (finding,) = LeftAlone().find(row)
    assert finding.check == "addition"
    assert [(one.start, one.end) for one in finding.target] == [(9, 19)]


def test_a_row_with_one_side_and_a_sentence_of_marks_are_none() -> None:
    gap = CheckedRow(0, SideText("他走了。", "zh"), SideText("", "en"), alone=(((0, 4),), ()))
    marks = CheckedRow(0, SideText("他走了。……", "zh"), SideText("He left.", "en"))
    marks = CheckedRow(0, marks.source, marks.target, alone=(((4, 6),), ()))
    assert not list(LeftAlone().find(gap))
    assert not list(LeftAlone().find(marks))


def test_the_clauses_that_words_miss_are_not_told_a_second_time() -> None:
    from duidu.lexicon.lexicon import open_lexicon

    rows = rows_of(ARTICLE, Alignment(ROWS))
    checks = make_checks(("zh", "en"), open_lexicon())
    checker = Checker(rows.__getitem__, len(rows), checks)
    checker.survey(NoJob())
    found = list(checker.check(range(len(rows)), NoJob()))
    assert _said(found) == [("omission", "雨停了。天黑了。")]


def test_the_library_says_what_is_alone_in_an_article(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.sqlite") as library:
        article = library.articles.add(ARTICLE, Alignment(ROWS))
        rows = ArticleRows(library, article, ("zh", "en"))
        rows.update(NoJob())
        checked = [rows.row(key) for key in rows.keys]
    assert checked[0].alone_on(SideName.SOURCE) == ()
    assert checked[1].alone_on(SideName.SOURCE) == ((4, 8), (8, 12))
    assert checked[1].alone_on(SideName.TARGET) == ()
