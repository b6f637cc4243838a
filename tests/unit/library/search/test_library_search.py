from collections.abc import Iterator
from pathlib import Path

import pytest

from duidu.core.alignment import Alignment, Bead, Row
from duidu.core.article import Article, Block, Side, SideName
from duidu.library.library import Library
from duidu.library.search.search_text import searchable
from duidu.library.store.schema import clean
from fixtures.sample_library import note, sample

PAIRS = (
    ("塔利班与政府谈判。", "The Taliban held talks with the government."),
    ("銀行的行長說：「謝謝」", "The bank manager said thanks."),
    ("Ｔ恤很便宜😀", "T-shirts are cheap 😀"),
    ("塔利班没有回答。", "They did not answer; negotiators waited."),
)


def _article(pairs: tuple[tuple[str, str], ...] = PAIRS) -> tuple[Article, Alignment]:
    source, target = (
        Side(code, tuple(Block(i, pair[side]) for i, pair in enumerate(pairs)))
        for side, code in ((0, "zh"), (1, "en"))
    )
    rows = tuple(Row(Bead((i,), (i,)), ()) for i in range(len(pairs)))
    return Article("样本", source, target), Alignment(rows)


@pytest.fixture(params=["indexed", "not yet indexed"])
def library(
    tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Library]:
    if request.param == "not yet indexed":
        monkeypatch.setattr("duidu.library.search.full_text_search._WAITING", 0)
    with Library.open(tmp_path / "library.sqlite") as opened:
        opened.articles.add(*_article(), id="a")
        yield opened


@pytest.mark.parametrize(
    ("query", "blocks"),
    [
        ("塔", [3, 0]),
        ("塔利班", [3, 0]),
        ("利班与政", [0]),
        ("银行", [1]),
        ("銀行", [1]),
        ("t恤", [2]),
        ("T恤", [2]),
        ("说:", [1]),
        ("「谢谢」", [1]),
        ("😀", [2, 2]),
        ("taliban", [0]),
        ("TALIB", [0]),
        ("held talks", [0]),
        ("held  nothing", []),
        ("negotiat", [3]),
        ("不存在", []),
        ("  ", []),
    ],
)
def test_texts_are_found_from_one_character_on(
    library: Library, query: str, blocks: list[int]
) -> None:
    assert [hit.block for hit in library.search.texts(query)] == blocks


def test_a_hit_names_its_places_and_what_answers_it(library: Library) -> None:
    (hit,) = library.search.texts("与政府")
    assert (hit.article, hit.side, hit.spans) == ("a", SideName.SOURCE, ((3, 6),))
    assert hit.text[3:6] == "与政府"
    assert hit.counterpart == (PAIRS[0][1],)


def test_both_sides_can_be_asked_at_once(library: Library) -> None:
    assert [hit.block for hit in library.search.texts("塔利班", answered_by="Taliban")] == [0]
    assert [hit.block for hit in library.search.texts("塔利班", not_answered_by="taliban")] == [3]
    assert library.search.texts("塔利班", side=SideName.TARGET) == []


def test_search_in_one_article_leaves_the_others_out(library: Library) -> None:
    library.articles.add(*_article(), id="b")
    assert {hit.article for hit in library.search.texts("塔利班", article="b", limit=None)} == {"b"}
    assert len(library.search.texts("塔利班")) == 4
    assert len(library.search.texts("塔利班", limit=3)) == 3
    library.articles.remove("b")
    assert {hit.article for hit in library.search.texts("塔利班")} == {"a"}


def test_edited_text_is_found_as_it_is_now(library: Library) -> None:
    assert library.search.texts("回答")
    (row,) = library.articles.rows("a", 3, 4)
    changed = row.__class__(3, row.row, (Block(3, "米莉回应了。"),), row.target)
    library.articles.replace_rows("a", 3, 1, [changed])
    assert library.search.texts("回答") == []
    assert [hit.block for hit in library.search.texts("回应")] == [3]


def test_notes_are_found_by_text_quotation_and_tag_until_deleted(library: Library) -> None:
    library.notes.put(note("n", "a", text="有意思"))
    for query in ("意", "有意思", "阿富", "标签"):
        assert [hit.note.id for hit in library.search.notes(query)] == ["n"]
    (hit,) = library.search.notes("意思")
    assert hit.spans == ((1, 3),)
    library.notes.delete("n")
    assert library.search.notes("意") == []
    library.notes.restore("n")
    assert len(library.search.notes("意")) == 1


@pytest.mark.parametrize(
    "query",
    [
        '"',
        "'",
        "a-b",
        'col:x"',
        "NEAR(",
        "*",
        "{",
        "a AND",
        "%",
        "_",
        "\\",
        "\x00",
        "\ud800",
        "--",
        "〈",
        "ﷺ",
        "𠮷",
    ],
)
def test_no_query_is_read_as_a_language(library: Library, query: str) -> None:
    library.notes.put(note("n", "a", text=f"x {query} y"))
    wanted = searchable(clean(query))
    assert all(wanted in searchable(hit.text) for hit in library.search.texts(query))
    assert [hit.note.id for hit in library.search.notes(query)] == ["n"]


def test_searching_gives_the_same_with_a_lost_or_damaged_index(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    index = tmp_path / "library.index.sqlite"
    with Library.open(path) as library:
        library.articles.add(*sample(300), id="a")
        library.search.index()
        found = library.search.texts("米莉", limit=None)
        assert found
    data = bytearray(index.read_bytes())
    for damage in (b"", b"not a database" * 500, bytes(data[:5000]) + bytes(len(data) - 5000)):
        index.write_bytes(damage)
        with Library.open(path) as library:
            library.search.index()
            assert library.search.texts("米莉", limit=None) == found
    index.unlink()
    with Library.open(path, read_only=True) as library:
        assert library.search.texts("米莉", limit=None) == found
        assert not index.exists()


def test_the_folded_text_has_the_same_length() -> None:
    text = "İﬁ①Ａ銀㎏é\u0301 ﷺ\u3000𠮷"
    assert len(searchable(text)) == len(text)


def test_the_cache_forgets_nothing_it_was_not_told_to(library: Library) -> None:
    library.cache.put("a", "links", {"k": "v", "l": "w"})
    library.cache.put("b", "links", {"k": "x"})
    assert library.cache.get("a", "links", ["k", "l", "m"]) == {"k": "v", "l": "w"}
    library.cache.drop("a")
    assert library.cache.get("a", "links", ["k"]) == {}
    assert library.cache.get("b", "links", ["k"]) == {"k": "x"}
