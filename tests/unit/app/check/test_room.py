"""Translations that are longer than the file they go back into allows, in an open article."""

from pathlib import Path

from duidu.app.alignment.edit_text import EditText
from duidu.app.check.article_check import ArticleCheck
from duidu.app.check.located import Located
from duidu.app.check.ways import Ways
from duidu.core.article import SideName, Span
from duidu.core.jobs import NoJob
from fixtures.window_session import add_article, make_session


def too_long(check: ArticleCheck) -> list[Located]:
    """What is told of lengths when all the work is done."""
    while not (found := check.step((), Ways(), NoJob())).is_complete:
        pass
    return [one for one in found.located if one.finding.check == "room"]


def test_a_translation_that_grows_past_its_limit_is_told_and_no_longer_when_it_fits(
    tmp_path: Path,
) -> None:
    session = make_session(tmp_path)
    text = (
        '<xliff version="1.2"><file original="a" source-language="en" target-language="zh-CN">'
        '<body><trans-unit id="1" maxwidth="4" size-unit="char"><source>Save all</source>'
        "<target>全部保存</target></trans-unit></body></file></xliff>"
    )
    article = add_article(session, tmp_path, text, "limits.xlf")
    check = ArticleCheck(session.library, lambda: session.lexicon, article)
    assert too_long(check) == []
    block = session.library.articles.rows(article, 0, 1)[0].source[0]
    session.do(
        article,
        EditText(session.library, article, SideName.SOURCE, block.id, Span(4, 4), "文件"),
    )
    check.rows_changed()
    (found,) = too_long(check)
    assert found.places == ((SideName.SOURCE, block.id, 0, 6),)
    session.undo(article)
    check.rows_changed()
    assert too_long(check) == []
    session.close()
