"""Files of translations come back as they came, and with a new text only that text differs."""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import etree

from duidu.align.beads.make_aligner import make_aligner
from duidu.app.export.original import write_original
from duidu.app.opening.opener import Opener
from duidu.core.article import SideName, Span
from duidu.core.codes import without_codes
from duidu.core.errors import FileError
from duidu.core.jobs import NoJob
from duidu.formats.base.document import ReadOptions
from duidu.formats.base.shown_text import Shown, shown
from duidu.formats.base.text_change import changes_between, places_after
from duidu.formats.base.xml_scan import find_elements
from duidu.formats.registry import find_original, read_bytes
from duidu.library.articles.article_rows import StoredRow
from duidu.library.library import Library

LETTERS = st.text("ab 的雨\n\t<>&\"'。,]-", max_size=12)
PLAIN = st.text("ab的雨。, ", min_size=1, max_size=12).map(shown).filter(bool)
CODES = st.sampled_from(
    [
        *('<x id="1"/>', "<ph>{n}</ph>", "<!-- - > -->", "<![CDATA[a<b]]>", "&#x96E8;", "&amp;"),
        *('<g id="2">', "</g>", "<bpt>&lt;b></bpt>", "<ept>&lt;/b></ept>", "<?pi x?>"),
    ]
)


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("]]>", "]]&gt;")


def balanced(pieces: list[str]) -> str:
    """The pieces with every <g> closed, and no </g> alone."""
    depth, kept = 0, []
    for piece in pieces:
        depth += (piece == '<g id="2">') - (piece == "</g>")
        if depth < 0:
            depth = 0
        else:
            kept.append(piece)
    return "".join(kept) + "</g>" * depth


SEGMENT = st.lists(LETTERS.map(escaped) | CODES, max_size=6).map(balanced)
PAIRS = st.lists(st.tuples(SEGMENT, SEGMENT), min_size=1, max_size=4)
SPACE = st.sampled_from(["", "\n", "\r\n  ", "<!-- <target> -->"])


def xliff_1(pairs: list[tuple[str, str]], space: str) -> str:
    units = (
        f'<trans-unit id="1" x:y="a > b">{space}<source>{one}</source>{space}'
        f"<target state='final'>{two}</target>{space}<alt-trans><target>no</target></alt-trans>"
        "</trans-unit>"
        for one, two in pairs
    )
    head = '<xliff version="1.2" xmlns:x="urn:x"><file source-language="en" target-language="zh">'
    return f"{head}<body>{space.join(units)}</body></file></xliff>{space}"


def xliff_2(pairs: list[tuple[str, str]], space: str) -> str:
    segments = (
        f"<segment>{space}<source>{one}</source>{space}<target>{two}</target></segment>"
        for one, two in pairs
    )
    unit = f'<unit id="u"><notes><note>n</note></notes>{space.join(segments)}</unit>'
    return f'<xliff version="2.0" srcLang="en" trgLang="zh"><file id="f">{unit}</file></xliff>'


def tmx(pairs: list[tuple[str, str]], space: str) -> str:
    units = (
        f'<tu tuid="a"><note>x</note><tuv xml:lang="en"><seg>{one}</seg></tuv>{space}'
        f'<tuv xml:lang="zh"><prop type="t">p</prop><seg>{two}</seg></tuv></tu>'
        for one, two in pairs
    )
    return f'<tmx version="1.4"><header/><body>{space.join(units)}</body></tmx>'


XML: dict[str, Callable[[list[tuple[str, str]], str], str]] = {
    ".xlf": xliff_1,
    ".xliff": xliff_2,
    ".tmx": tmx,
}


@settings(max_examples=60)
@given(
    PAIRS,
    SPACE,
    st.sampled_from(sorted(XML)),
    PLAIN,
    st.randoms(use_true_random=False),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030"]),
)
def test_only_the_changed_text_of_an_xml_file_differs(
    pairs: list[tuple[str, str]],
    space: str,
    suffix: str,
    new: str,
    random: st.DrawFn,
    encoding: str,
) -> None:
    declared = encoding.removesuffix("-sig")
    text = f'<?xml version="1.0" encoding="{declared}"?>\n' + XML[suffix](pairs, space)
    data = text.encode(encoding)
    try:
        document = read_bytes(data, ReadOptions(name="a"), suffix)
    except FileError as error:
        # Codes and blanks alone are no text.
        if "no segments with text" in error.template or "no text in" in error.template:
            return
        raise
    load = find_original(document.format)
    assert load is not None
    original = load()(data, document.encoding, "a")
    for block in document.blocks:
        assert original.texts[block.field or 0] == block.text
    assert original.write({}).data == data
    field = random.randrange(len(original.texts))  # type: ignore[attr-defined]
    written = original.write({field: new}).data
    again = load()(written, document.encoding, "a")
    assert again.texts == (*original.texts[:field], new, *original.texts[field + 1 :])
    read_bytes(written, ReadOptions(name="a"), suffix)
    # Without codes in the texts, all elements, comments and instructions stay in their order.
    assert original.bare is not None
    bare = original.bare()
    written = bare.write({field: new}).data
    read = load()(written, document.encoding, "a")
    assert read.bare is not None
    assert read.bare().texts == (*bare.texts[:field], new, *bare.texts[field + 1 :])
    before, after = (
        [(str(one.tag), dict(one.attrib)) for one in etree.fromstring(whole).iter()]
        for whole in (data, written)
    )
    assert before == after
    read_bytes(written, ReadOptions(name="a"), suffix)


MOVED = st.lists(
    st.sampled_from(["{n}", "<x1/>", "<g2>", "</g2>", "<b>", "</b>", "a ", "的", "。"]), max_size=9
).map("".join)


@settings(max_examples=60)
@given(PAIRS, st.sampled_from(sorted(XML)), MOVED, st.randoms(use_true_random=False))
def test_a_file_is_whole_whatever_became_of_its_codes(
    pairs: list[tuple[str, str]], suffix: str, new: str, random: st.DrawFn
) -> None:
    data = XML[suffix]([("a", "雨"), *pairs], "").encode()
    load = find_original(read_bytes(data, ReadOptions(name="a"), suffix).format)
    assert load is not None
    original = load()(data, "utf-8", "a")
    field = random.randrange(len(original.texts))  # type: ignore[attr-defined]
    done = original.write({field: new})
    etree.fromstring(done.data)
    again = load()(done.data, "utf-8", "a").texts
    assert (
        again[:field] + again[field + 1 :] == original.texts[:field] + original.texts[field + 1 :]
    )
    told = "left out" in str(done.left_out) or "as it was" in str(done.left_out)
    assert told or without_codes(again[field]) == without_codes(shown(new))


STRINGS = st.text('ab 的雨\n\t"\\。', max_size=30)
QUOTED = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"})


def po(pairs: list[tuple[str, str]], ending: str, every: int) -> str:
    def string(keyword: str, text: str) -> str:
        parts = [text[n : n + every] for n in range(0, len(text), every)] if every else [text]
        quoted = ending.join(f'"{part.translate(QUOTED)}"' for part in parts or [""])
        return (
            f'{keyword} ""{ending}{quoted}{ending}'
            if len(parts) > 1
            else f"{keyword} {quoted}{ending}"
        )

    return "".join(
        f'# c{ending}#, fuzzy{ending}msgctxt "x"{ending}{string("msgid", "a" + one)}'
        f'{string("msgstr", two)}{ending}#~ msgid "o"{ending}'
        for one, two in pairs
    )


@settings(max_examples=60)
@given(
    st.lists(st.tuples(STRINGS, STRINGS), min_size=1, max_size=4),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from([0, 4, 20]),
    PLAIN,
    st.randoms(use_true_random=False),
)
def test_only_the_changed_string_of_a_po_file_differs(
    pairs: list[tuple[str, str]], ending: str, every: int, new: str, random: st.DrawFn
) -> None:
    text = po(pairs, ending, every)
    load = find_original("po")
    assert load is not None
    original = load()(text.encode(), "utf-8", "a")
    assert original.write({}).data == text.encode()
    field = 2 * random.randrange(len(pairs)) + 1  # type: ignore[attr-defined]
    written = original.write({field: new}).data
    again = load()(written, "utf-8", "a")
    assert again.texts == (*original.texts[:field], new, *original.texts[field + 1 :])
    unit = f"{ending}#~ msgid"
    before, after = text.split(unit), written.decode().split(unit)
    assert [n for n, pair in enumerate(zip(before, after, strict=True)) if pair[0] != pair[1]] in (
        [],
        [field // 2],
    )


class Units:
    """Units of a file in one format, which may lack one of their two texts."""

    @staticmethod
    def po(pairs: list[tuple[str, str]]) -> str:
        def entry(one: str, two: str) -> str:
            # One has no place for a translation.
            translated = "" if one == "Ice" else f'msgstr "{two}"\n'
            return f'msgid "{one}"\n{translated}'

        return "\n".join(entry(one, two) for one, two in pairs if one)

    @staticmethod
    def xlf(pairs: list[tuple[str, str]]) -> str:
        units = (
            "<trans-unit>"
            + (f"<source>{one}</source>" if one else "")
            + (f"<target>{two}</target>" if two else "")
            + "</trans-unit>"
            for one, two in pairs
        )
        head = '<xliff version="1.2"><file source-language="en" target-language="zh"><body>'
        return f"{head}{''.join(units)}</body></file></xliff>"

    @staticmethod
    def tmx(pairs: list[tuple[str, str]]) -> str:
        units = (
            "<tu>"
            + (f'<tuv xml:lang="en"><seg>{one}</seg></tuv>' if one else "")
            + (f'<tuv xml:lang="zh"><seg>{two}</seg></tuv>' if two else "")
            + "</tu>"
            for one, two in pairs
        )
        return f'<tmx version="1.4"><header/><body>{"".join(units)}</body></tmx>'


KINDS = {"po": Units.po, "xlf": Units.xlf, "tmx": Units.tmx}
FIRST = ("The rain stopped in the night.", "夜里雨停了。")
UNITS = st.lists(
    st.sampled_from(
        [("Clouds came. He left.", "云来了。他走了。"), ("Snow.", ""), ("", "雪。"), ("Ice", "")]
    ),
    max_size=6,
).map(lambda units: [FIRST, *units])


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library.sqlite") as library:
        yield library


def changed_row(row: StoredRow, side: SideName, text: str, free: int) -> StoredRow:
    """A row whose side says something else, or says something at last."""
    old = row.blocks(side)
    model = (old or row.blocks(side.other))[0]
    block = replace(
        model, id=model.id if old else free, text=text, sentences=(Span(0, len(text)),), emphasis=()
    )
    blocks = (block, *old[1:])
    if side is SideName.SOURCE:
        return replace(row, source=blocks)
    return replace(row, target=blocks)


@example("po", [FIRST, ("Ice", "")], [(1, SideName.SOURCE)])
@example("po", [FIRST, ("Ice", "")], [(1, SideName.TARGET)])
@example("xlf", [FIRST, ("", "雪。")], [(1, SideName.TARGET)])
@example("tmx", [FIRST, ("Snow.", "")], [(1, SideName.SOURCE)])
@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.sampled_from(sorted(KINDS)),
    UNITS,
    st.lists(st.tuples(st.integers(0, 99), st.sampled_from(list(SideName))), max_size=8),
)
def test_each_text_that_changed_is_in_the_file_or_counted(
    library: Library,
    tmp_path: Path,
    kind: str,
    units: list[tuple[str, str]],
    changes: list[tuple[int, SideName]],
) -> None:
    path = tmp_path / f"a.{kind}"
    path.write_text(KINDS[kind](units), encoding="utf-8")
    opener = Opener(library, lambda quick: make_aligner(quick=True))
    article = opener.open_files([path], NoJob()).article
    articles, news = library.articles, dict[tuple[int, SideName], str]()
    for turn, (at, side) in enumerate(changes):
        rows = articles.rows(article, 0, 99)
        number = at % len(rows)
        text = news[number, side] = f"新words{turn}"
        fresh = changed_row(rows[number], side, text, articles.next_block(article, side))
        articles.replace_rows(article, number, 1, [fresh])
    done = write_original(library, article)
    library.articles.remove(article)
    document = read_bytes(done.data, ReadOptions(name="a"), path.suffix)
    load = find_original(document.format)
    assert load is not None
    there = load()(done.data, document.encoding, "a").texts
    gone = [text for text in news.values() if not any(text in one for one in there)]
    told = sum(int(count) for one in done.left_out for count in re.findall(r"^\d+", one))
    assert len(gone) <= told, (gone, done.left_out)


TEXTS = st.text("ab 的雨。", max_size=30)


@given(TEXTS, TEXTS)
def test_changes_make_the_new_text_of_the_old_one(old: str, new: str) -> None:
    made, at = "", 0
    for start, end, written in changes_between(old, new):
        made += old[at:start] + written
        at = end
    assert made + old[at:] == new
    places = places_after(old, new, list(range(len(old) + 1)))
    assert places == sorted(places)
    assert all(0 <= place <= len(new) for place in places)


@given(TEXTS.map(lambda text: text.replace("b", "\n ")), PLAIN)
def test_a_field_shows_its_new_text(old: str, new: str) -> None:
    made, at = "", 0
    for start, end, written in Shown.of(old).changes_to(new):
        made += old[at:start] + written
        at = end
    assert shown(made + old[at:]) == new


@given(st.text("<>/a!-[]CDAT\"'=? &;", max_size=40))
def test_the_scan_ends_for_any_text(text: str) -> None:
    with suppress(FileError):
        list(find_elements(f"<a>{text}", frozenset("a"), "x"))
