"""Searching the whole library: what a person types need not be written as the text is."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from duidu.app.search.find import Find
from duidu.app.search.find_pattern import Query
from duidu.app.search.search_library import Asked, search_library
from duidu.app.session import Session
from duidu.app.settings.settings import Settings
from duidu.core.alignment import Alignment, Bead, Row
from duidu.core.article import Article, Block, Side, Span
from duidu.core.jobs import NoJob
from duidu.library.library import Library

PAIRS = (
    ("塔利班与政府谈判。", "The Taliban were negotiating with the government."),
    ("銀行的行長去過中國。", "The banker went to China."),
    ("他们举行了会谈。", "They held talks."),
    ("一个字母的名字。", "A name of one letter."),
)


@pytest.fixture(params=["indexed", "not yet indexed"])
def session(
    tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Session]:
    if request.param == "not yet indexed":
        monkeypatch.setattr("duidu.library.search.full_text_search._WAITING", 0)
    blocks = [
        tuple(
            Block(i, pair[side], sentences=(Span(0, len(pair[side])),))
            for i, pair in enumerate(PAIRS)
        )
        for side in (0, 1)
    ]
    rows = tuple(Row(Bead((i,), (i,)), (Bead((0,), (0,)),)) for i in range(len(PAIRS)))
    made = Session(Library.open(tmp_path / "library.sqlite"), Settings())
    made.library.articles.add(
        Article("样本", Side("zh", blocks[0]), Side("en", blocks[1])), Alignment(rows), id="a"
    )
    yield made
    made.close()


def found(session: Session, text: str, other: str = "", without: bool = False) -> list[str]:
    hits = search_library(session.library, session.alike, Asked(text, other, without), NoJob())
    return [hit.text[hit.start : hit.end] for hit in hits]


@pytest.mark.parametrize(
    ("typed", "hits"),
    [
        ("银行", ["銀行"]),
        ("談判", ["谈判"]),
        ("negotiate", ["negotiating"]),
        ("negotiators", ["negotiating"]),
        ("go", ["go", "went"]),
        ("going", ["went"]),
        ("hold a talk", []),
        ("hold talk", ["held talks"]),
        ("governments", ["government"]),
        ("zhongguo", ["中國"]),
        ("zhong guo", ["中國"]),
        ("yinhang", ["銀行"]),
        ("hangzhang", ["行長"]),
        ("tan", ["谈", "谈"]),
        ("Taliban", ["Taliban"]),
        ("ban", ["ban", "班"]),
        ("xyzzy", []),
        ("anananananananananananananananananananananananananx", []),
        ("", []),
    ],
)
def test_either_script_inflections_and_pinyin_are_found(
    session: Session, typed: str, hits: list[str]
) -> None:
    assert sorted(found(session, typed)) == sorted(hits)


def test_the_other_side_is_asked_in_the_same_way(session: Session) -> None:
    assert found(session, "谈", "negotiate") == ["谈"]
    assert found(session, "谈", "negotiate", without=True) == ["谈"]
    assert found(session, "government", "zhengfu") == ["government"]
    assert found(session, "government", "zhengfu", without=True) == []


def test_no_more_hits_come_than_were_asked_for(session: Session, tmp_path: Path) -> None:
    twice = "他们谈判。我们谈判。"
    source = Block(0, twice, sentences=(Span(0, 5), Span(5, 10)))
    target = Block(0, "They talk. We talk.", sentences=(Span(0, 10), Span(11, 19)))
    row = Row(Bead((0,), (0,)), (Bead((0,), (0,)), Bead((1,), (1,))))
    session.library.articles.add(
        Article("两句", Side("zh", (source,)), Side("en", (target,))), Alignment((row,)), id="b"
    )
    hits = search_library(session.library, session.alike, Asked("谈判"), NoJob(), most=1)
    assert [(hit.article, hit.place.offset) for hit in hits] == [("b", 2)]


def test_a_sentence_with_the_text_twice_is_one_hit(session: Session) -> None:
    source = Block(0, "谈判又谈判。", sentences=(Span(0, 6),))
    target = Block(0, "Talks and talks.", sentences=(Span(0, 16),))
    row = Row(Bead((0,), (0,)), (Bead((0,), (0,)),))
    session.library.articles.add(
        Article("一句", Side("zh", (source,)), Side("en", (target,))), Alignment((row,)), id="b"
    )
    hits = search_library(session.library, session.alike, Asked("谈判"), NoJob())
    assert [hit.article for hit in hits].count("b") == 1


def test_two_sentences_that_answer_each_other_are_one_hit(session: Session) -> None:
    texts = "2021年下雨。2021年下雪。晴。", "It rained in 2021 and snowed. Sun. Also in 2021."
    source = Block(0, texts[0], sentences=(Span(0, 8), Span(8, 16), Span(16, 18)))
    target = Block(0, texts[1], sentences=(Span(0, 29), Span(30, 34), Span(35, 48)))
    row = Row(Bead((0,), (0,)), (Bead((0, 1), (0,)), Bead((2,), (1,)), Bead((), (2,))))
    session.library.articles.add(
        Article("两年", Side("zh", (source,)), Side("en", (target,))), Alignment((row,)), id="b"
    )
    hits = search_library(session.library, session.alike, Asked("2021"), NoJob())
    shown = [text for hit in hits for text in (hit.text, hit.answer)]
    assert "Also in 2021." in shown
    # Each pair is shown whole, by one side of it or the other.
    assert sum("It rained" in hit.text for hit in hits) <= 1
    assert not any(
        one.place.side is not other.place.side and one.answer and other.text in one.answer
        for one in hits
        for other in hits
    )


def test_the_other_side_is_that_of_the_sentence(session: Session) -> None:
    texts = "米莉来了。一切都好。", "Milley came. Everything was fine."
    source = Block(0, texts[0], sentences=(Span(0, 5), Span(5, 10)))
    target = Block(0, texts[1], sentences=(Span(0, 12), Span(13, 33)))
    row = Row(Bead((0,), (0,)), (Bead((0,), (0,)), Bead((1,), (1,))))
    session.library.articles.add(
        Article("两句", Side("zh", (source,)), Side("en", (target,))), Alignment((row,)), id="b"
    )
    assert found(session, "Everything", "米莉", without=True) == ["Everything"]
    assert found(session, "Everything", "米莉") == []
    assert found(session, "Milley", "米莉") == ["Milley"]
    assert found(session, "Milley", "米莉", without=True) == []
    # In the article, too, where expressions may be asked for.
    for without, expected in ((True, ["Everything"]), (False, [])):
        asked = Find(Query("every.*?g", regex=True), None, Query("米莉"), without)
        hits = session.finder.hits("b", asked, NoJob())
        assert [hit.text[hit.start : hit.end] for hit in hits] == expected
