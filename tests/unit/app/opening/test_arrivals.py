"""A text of very many rows is read while its rows come; what is there in the end is all of it."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from duidu.align.beads import early_rows
from duidu.app.alignment.repair import At, Repairs
from duidu.app.article.open_article import OpenArticle
from duidu.app.base.commands import Command
from duidu.app.export.export import not_aligned_yet
from duidu.app.notes.annotate import add_note
from duidu.app.opening import arrange, early, found_article
from duidu.app.opening.found_article import read_article
from duidu.app.opening.opener import Opener
from duidu.app.opening.recognised import Choices
from duidu.core.alignment import Alignment
from duidu.core.annotation import Anchor, AnnotationKind
from duidu.core.article import Article, Block, Place, Side, SideName, Span
from duidu.core.errors import Cancelled, LibraryError
from duidu.core.jobs import NoJob
from duidu.library.articles import add_article, add_more
from duidu.library.articles.article_info import ArticleInfo
from duidu.library.articles.part_states import parts_in
from duidu.library.library import Library
from duidu.library.safety.plain_copies import read_copy
from duidu.library.safety.verify import examine
from fixtures.one_by_one import OneByOne

FIRST, BATCH, ROWS = 4, 3, 23
Kind = Callable[[], dict[str, str]]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library.sqlite") as opened:
        yield opened


@pytest.fixture
def opener(library: Library, monkeypatch: pytest.MonkeyPatch) -> Opener:
    """It takes few rows for many."""
    for module in (found_article, early):
        monkeypatch.setattr(module, "FIRST_ROWS", FIRST)
    monkeypatch.setattr(early, "_MANY", 2 * FIRST)
    monkeypatch.setattr(arrange, "_MANY_TIMES", 2)
    monkeypatch.setattr(early_rows, "_LONG", 1)
    for module in (add_article, add_more):
        monkeypatch.setattr(module, "ROWS_A_BATCH", BATCH)
    return Opener(library, lambda _: OneByOne())


class Stops:
    """A job that is cancelled as soon as something has come."""

    def __init__(self, library: Library, article: str) -> None:
        self._library, self._article = library, article
        self._began = library.articles.row_count(article)

    def progress(self, done: float, message: str = "") -> None:
        """Does nothing."""

    def check(self) -> None:
        """Raise Cancelled when there are more rows than at first."""
        if self._library.articles.row_count(self._article) > self._began:
            raise Cancelled


def _pairs() -> list[tuple[str, str]]:
    return [(f"第{n}个人来了。他走了。", f"Person {n} came. He left.") for n in range(ROWS)]


def _clock(seconds: int) -> str:
    return f"00:{seconds // 60:02}:{seconds % 60:02},000"


def _cues(texts: list[str]) -> str:
    return "\n".join(
        f"{n}\n{_clock(2 * n)} --> {_clock(2 * n + 1)}\n{text}\n" for n, text in enumerate(texts, 1)
    )


def _tsv() -> dict[str, str]:
    return {"a.tsv": "\n".join("\t".join(pair) for pair in _pairs())}


def _srt() -> dict[str, str]:
    return {"a.srt": _cues([f"{zh}\n{en}" for zh, en in _pairs()])}


def _two_srt() -> dict[str, str]:
    zh, en = zip(*_pairs(), strict=True)
    return {"a.zh.srt": _cues(list(zh)), "a.en.srt": _cues(list(en))}


def _po() -> dict[str, str]:
    head = 'msgid ""\nmsgstr "Language: zh_CN\\n"\n\n'
    return {"a.po": head + "\n".join(f'msgid "{en}"\nmsgstr "{zh}"\n' for zh, en in _pairs())}


def _tmx() -> dict[str, str]:
    units = "".join(
        f'<tu><tuv xml:lang="zh"><seg>{zh}</seg></tuv><tuv xml:lang="en"><seg>{en}</seg></tuv></tu>'
        for zh, en in _pairs()
    )
    return {"a.tmx": f'<tmx version="1.4"><header/><body>{units}</body></tmx>'}


def _paragraphs() -> dict[str, str]:
    """Each three segments are a paragraph, some with one side only."""
    units = []
    for number, (zh, en) in enumerate(_pairs()):
        target = f"<target>{en}</target>" if number % 5 else "<target/>"
        segment = f"<segment><source>{zh}</source>{target}</segment>"
        begins, ends = number % 3 == 0, number % 3 == 2 or number == ROWS - 1
        units.append(
            (f'<unit id="u{number}">' if begins else "") + segment + ("</unit>" if ends else "")
        )
    body = f'<file id="f">{"".join(units)}</file>'
    return {"a.xlf": f'<xliff version="2.0" srcLang="zh" trgLang="en">{body}</xliff>'}


def _table() -> dict[str, str]:
    rows = "".join(f"| {zh} | {en} |\n" for zh, en in _pairs())
    return {"a.md": "| 中文 | English |\n|---|---|\n" + rows}


def _two_texts() -> dict[str, str]:
    zh, en = zip(*_pairs(), strict=True)
    return {"a.zh.txt": "\n".join(zh), "a.en.txt": "\n".join(en)}


def _alternating() -> dict[str, str]:
    return {"a.txt": "\n".join(text for pair in _pairs() for text in pair)}


KINDS = [_tsv, _srt, _two_srt, _po, _tmx, _paragraphs, _table, _two_texts, _alternating]


@pytest.fixture(params=KINDS, ids=lambda kind: kind.__name__[1:])
def paths(request: pytest.FixtureRequest, tmp_path: Path) -> list[Path]:
    return _written(request.param(), tmp_path)


def _written(files: dict[str, str], folder: Path) -> list[Path]:
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in files]


def _opened(opener: Opener, paths: list[Path], choices: Choices | None = None) -> str:
    """The id of an article of which the first rows are there."""
    found = read_article(paths, choices=choices, early=True)
    return opener.keep(found, NoJob(), early=True).article


def _info(library: Library, article: str) -> ArticleInfo:
    return library.articles.info(article)


def _same(one: tuple[Article, Alignment], other: tuple[Article, Alignment]) -> bool:
    return (
        one[0].source == other[0].source and one[0].target == other[0].target and one[1] == other[1]
    )


def _at_once(opener: Opener, library: Library, paths: list[Path]) -> tuple[Article, Alignment]:
    """The same text kept whole, as it is read early."""
    found = read_article(paths)
    text = early.early_text(found)
    if text is None:
        return library.articles.whole(opener.keep(found, NoJob()).article)
    whole = library.articles.add(text.article, text.alignment)
    return library.articles.whole(whole)


def test_the_first_rows_are_there_at_once(
    opener: Opener, library: Library, paths: list[Path]
) -> None:
    info = _info(library, _opened(opener, paths))
    assert info.coming is not None
    assert info.row_count == info.coming.rows < info.coming.whole
    assert examine_is_good(library)


def test_the_rest_comes_and_is_what_it_would_have_been_at_once(
    opener: Opener, library: Library, paths: list[Path]
) -> None:
    article = _opened(opener, paths)
    first = library.articles.rows(article, 0, FIRST)
    opener.arrivals.add_rest(article, NoJob())
    assert _info(library, article).coming is None
    assert _same(library.articles.whole(article), _at_once(opener, library, paths))
    assert library.articles.rows(article, 0, FIRST) == first
    assert examine_is_good(library)


def test_it_goes_on_where_it_was_cut_off_also_after_another_start(
    opener: Opener, library: Library, paths: list[Path]
) -> None:
    article = _opened(opener, paths)
    came = [_info(library, article).row_count]
    # Each time another program: nothing is held, and the files are read again.
    while _info(library, article).coming is not None:
        later = Opener(library, lambda _: OneByOne())
        with suppress(Cancelled):
            later.arrivals.add_rest(article, Stops(library, article))
        assert examine_is_good(library)
        came.append(_info(library, article).row_count)
        assert came[-1] > came[-2]
    assert _info(library, article).coming is None
    assert _same(library.articles.whole(article), _at_once(opener, library, paths))


def examine_is_good(library: Library) -> bool:
    return library._database.outside_transaction(lambda c: examine(c, None)).good


def _at(library: Library, article: str, row: int, side: SideName = SideName.SOURCE) -> At:
    text = OpenArticle(article, library, lambda: None).row(row)  # type: ignore[arg-type, return-value]
    last = text.blocks(side)[-1]
    sentences = sum(len(block.sentences) for block in text.blocks(side))
    return At(text, side, sentences - 1, Place(side, last.id, 1))


def _edits(library: Library, article: str, last: int) -> list[Command]:
    repairs = Repairs(library, article)
    anchor = Anchor(SideName.TARGET, last, 0, 6, "Person")
    return [
        add_note(library, article, AnnotationKind.NOTE, (anchor,), text="about the last row"),
        repairs.split_paragraph(_at(library, article, last)),
    ]


@pytest.mark.parametrize("kind", [_tsv, _two_texts])
@pytest.mark.parametrize("undone", ["before", "between", "after"])
def test_edits_of_the_last_row_that_is_there_stay_and_can_be_undone(
    opener: Opener, library: Library, tmp_path: Path, undone: str, kind: Kind
) -> None:
    paths = _written(kind(), tmp_path)
    article = _opened(opener, paths)
    edits = _edits(library, article, FIRST - 1)
    for edit in edits:
        edit.do()
    if undone == "before":
        for edit in edits[::-1]:
            edit.undo()
    assert examine_is_good(library)
    with pytest.raises(Cancelled):
        opener.arrivals.add_rest(article, Stops(library, article))
    came = _info(library, article).coming
    assert came is not None
    assert came.rows > FIRST
    if undone == "between":
        for edit in edits[::-1]:
            edit.undo()
    opener.arrivals.add_rest(article, NoJob())
    assert examine_is_good(library)
    if undone == "after":
        rows = library.articles.row_count(article)
        assert rows == _info(library, article).row_count
        (note,) = library.notes.of_article(article)
        assert (note.anchors[0].block, note.anchors[0].exact) == (FIRST - 1, "Person")
        for edit in edits[::-1]:
            edit.undo()
    assert library.notes.of_article(article) == []
    assert _same(library.articles.whole(article), _at_once(opener, library, paths))


def test_many_edits_at_the_end_stay_before_what_comes(
    opener: Opener, library: Library, tmp_path: Path
) -> None:
    """As many as use up the room before it."""
    pairs = [("河" * 60 + "。", "A river.") for _ in range(ROWS)]
    paths = _written({"a.tsv": "\n".join("\t".join(pair) for pair in pairs)}, tmp_path)
    article = _opened(opener, paths)
    repairs = Repairs(library, article)
    edits: list[Command] = []
    for _ in range(45):
        edits.append(repairs.split_paragraph(_at(library, article, FIRST - 1)))
        edits[-1].do()
    opener.arrivals.add_rest(article, NoJob())
    assert examine_is_good(library)
    assert len(library.articles.rows(article, FIRST - 1, FIRST)[0].source) == 46
    texts = [row.source[0].text for row in library.articles.rows(article, FIRST, ROWS)]
    assert texts == [zh for zh, _ in pairs[FIRST:]]
    for edit in edits[::-1]:
        edit.undo()
    assert _same(library.articles.whole(article), _at_once(opener, library, paths))


def test_a_new_block_never_takes_the_id_of_one_that_comes(
    opener: Opener, library: Library, tmp_path: Path
) -> None:
    article = _opened(opener, _written(_tsv(), tmp_path))
    assert library.articles.next_block(article, SideName.SOURCE) >= ROWS
    assert library.articles.next_block(article, SideName.TARGET) >= ROWS


@pytest.mark.parametrize("gone", [True, False])
def test_a_file_that_is_not_as_it_was_is_said(
    opener: Opener, library: Library, tmp_path: Path, gone: bool
) -> None:
    (path,) = _written(_tsv(), tmp_path)
    article = _opened(opener, [path])
    path.unlink()
    if not gone:
        path.write_text("别的\tother\n" * ROWS, encoding="utf-8")
    later = Opener(library, lambda _: OneByOne())
    with pytest.raises(LibraryError, match="Only 4 of 23 rows of “a” are in the library"):
        later.arrivals.add_rest(article, NoJob())
    assert _info(library, article).row_count == FIRST


def test_what_the_person_decided_about_the_file_is_kept(
    opener: Opener, library: Library, tmp_path: Path
) -> None:
    (path,) = _written(_tsv(), tmp_path)
    article = _opened(opener, [path], Choices(swapped=True))
    Opener(library, lambda _: OneByOne()).arrivals.add_rest(article, NoJob())
    info = _info(library, article)
    assert (info.row_count, info.source_language, info.coming) == (ROWS, "en", None)
    assert library.articles.rows(article, ROWS - 1, ROWS)[0].source[0].text.startswith("Person 22")


def test_a_text_taken_off_the_shelf_gets_no_more_and_goes_on_when_it_is_back(
    opener: Opener, library: Library, tmp_path: Path
) -> None:
    article = _opened(opener, _written(_tsv(), tmp_path))
    library.articles.remove(article)
    opener.arrivals.add_rest(article, NoJob())
    library.articles.restore(article)
    assert _info(library, article).row_count == FIRST
    opener.arrivals.add_rest(article, NoJob())
    assert _info(library, article).row_count == ROWS


def test_what_works_behind_the_page_is_not_stale_when_rows_come(
    opener: Opener, library: Library, tmp_path: Path
) -> None:
    article = _opened(opener, _written(_tsv(), tmp_path))
    before = library.articles.revision(article)
    opener.arrivals.add_rest(article, NoJob())
    assert library.articles.revision(article) == before
    assert len(library.articles.row_lengths(article, SideName.SOURCE)) == ROWS


def test_an_export_says_that_it_is_not_the_whole(
    opener: Opener, library: Library, tmp_path: Path
) -> None:
    article = _opened(opener, _written(_tsv(), tmp_path))
    (said,) = not_aligned_yet(library, article)
    assert said.startswith("Only the first 4 of 23 rows are written")
    opener.arrivals.add_rest(article, NoJob())
    assert not_aligned_yet(library, article) == ()


def test_the_copy_beside_the_library_follows_what_comes(
    opener: Opener, library: Library, tmp_path: Path
) -> None:
    article = _opened(opener, _written(_tsv(), tmp_path))
    folder = tmp_path / "copies"
    library.write_copies(folder)
    with pytest.raises(Cancelled):
        opener.arrivals.add_rest(article, Stops(library, article))
    for _ in range(2):
        library.write_copies(folder)
        lines = read_copy(folder / f"{article}.jsonl")
        rows = sum(table == "rows" for table, _ in lines)
        assert rows == library.articles.row_count(article) > FIRST
        opener.arrivals.add_rest(article, NoJob())


def test_a_text_of_paragraphs_is_aligned_in_its_parts_when_all_is_there(
    opener: Opener, library: Library, tmp_path: Path
) -> None:
    article = _opened(opener, _written(_two_texts(), tmp_path))
    assert _info(library, article).parts == ()
    opener.arrivals.add_rest(article, NoJob())
    assert _info(library, article).parts != ()


def test_a_file_cannot_say_that_something_is_to_come(library: Library) -> None:
    told = {"duidu:coming": "[1,9,[1,1],[9,9],{}]", "duidu:parts": "[]"}
    span = (Span(0, 1),)
    article = Article(
        "a",
        Side("zh", (Block(0, "好", sentences=span),)),
        Side("en", (Block(0, "A", sentences=span),)),
        told,
    )
    whole = Alignment(tuple(OneByOne().align(article.source, article.target, NoJob()).rows))
    kept = library.articles.add(article, whole)
    assert _info(library, kept).coming is None
    assert parts_in("[]") == ()
