"""What a library holds is the same, byte for byte, in whatever way it is written."""

import json
import zlib
from typing import Any

import pytest

from duidu.core.alignment import Bead, Origin
from duidu.core.article import Block, ShownTime, Span
from duidu.core.emphasis import Emphasis, EmphasisKind
from duidu.core.note_marks import NoteMark
from duidu.core.row_status import RowStatus
from duidu.library.store.codec import (
    beads_of,
    beads_text,
    block_of,
    block_values,
    dumps,
    sentence_spans,
    spans_text,
)
from duidu.library.store.compact_json import compact_json
from duidu.library.store.schema import BLOCKS, checksum

VALUES: list[object] = [
    [],
    {},
    {"作者": "老舍", "n": None, "yes": True},
    [1, -2, 0.1, 1e300, 0.8, 2.0, "“雨停了”\n\t\x01\u2028", "\ud83d", "😀", 'a"\\/b'],
    ((0, 1), (2,), 0.912345, "machine", False),
]


@pytest.mark.parametrize("value", VALUES)
def test_json_is_written_as_libraries_have_it(value: object) -> None:
    assert dumps(value) == json.dumps(value, ensure_ascii=False, separators=(",", ":"))


@pytest.mark.parametrize(
    "values", [(), (1, "雨", None, 0.5), ("\ud800",), (b"\xff", 3), (True, 1e-9, "\x00")]
)
def test_checksums_of_older_rows_stay_valid(values: tuple[Any, ...]) -> None:
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"), default=repr)
    wanted = zlib.crc32(text.encode("utf-8", "surrogatepass"))
    assert checksum(values) == wanted


def test_the_checksum_of_a_known_row_is_what_it_was() -> None:
    block = Block(7, "他走了。雨停了。", sentences=(Span(0, 4), Span(4, 8)))
    stored = BLOCKS.row(*block_values(1, 0, 1024, 1024, block))
    assert stored[-2:] == ("[0,4,4,8]", 4_293_404_298)


EMPHASIS, STRONG = Emphasis(0, 2, EmphasisKind.EMPHASIS), Emphasis(0, 2, EmphasisKind.STRONG)


@pytest.mark.parametrize("time", [None, ShownTime(0, 0), ShownTime(61_000, 3_700_000)])
@pytest.mark.parametrize("marks", [(), (NoteMark(2, 9, "1", 11), NoteMark(2, 12, "", 12))])
@pytest.mark.parametrize("emphasis", [(), (STRONG,), (EMPHASIS, STRONG)])
@pytest.mark.parametrize("sentences", [(), (Span(0, 4),), (Span(0, 4), Span(4, 8))])
def test_sentences_emphasis_marks_and_time_come_back(
    sentences: tuple[Span, ...],
    emphasis: tuple[Emphasis, ...],
    marks: tuple[NoteMark, ...],
    time: ShownTime | None,
) -> None:
    block = Block(
        *(7, "他走了。雨停了。"), sentences=sentences, emphasis=emphasis, marks=marks, time=time
    )
    names = ("article", "side", "id", "position", "row", "kind", "level", "text", "sentences")
    columns = dict(zip(names, block_values(1, 0, 1, 1, block), strict=True))
    assert block_of(columns) == block
    assert sentence_spans(spans_text(block)) == sentences
    text = spans_text(block)
    assert text == json.dumps(json.loads(text), ensure_ascii=False, separators=(",", ":"))


def test_beads_are_written_as_they_were() -> None:
    bead = Bead((0, 1), (), 0.25, Origin.MACHINE, status=RowStatus.CONFIRMED)
    assert beads_text([bead]) == f'[[[0,1],[],0.25,"{Origin.MACHINE.value}",true]]'


def test_the_confidence_of_a_pair_comes_back_and_older_beads_have_none() -> None:
    bead = Bead((0,), (0,), 0.9993, pair=0.02)
    assert beads_of(beads_text([bead])) == (bead,)
    assert beads_text([bead]).endswith(",false,0.02]]")
    assert beads_of('[[[0],[0],0.25,"machine",true]]')[0].pair == 1


@pytest.mark.parametrize(
    ("text", "kept"),
    [("plain", "plain"), ("a\x00b\ud800", "a\ufffdb\ufffd"), (r"\u0000", r"\u0000")],
)
def test_what_cannot_be_stored_is_replaced_and_summed_as_it_is_stored(text: str, kept: str) -> None:
    *values, crc = BLOCKS.row(1, 0, 2, 3, 4, "paragraph", 0, text, "[0,1]")
    assert values == [1, 0, 2, 3, 4, "paragraph", 0, kept, "[0,1]"]
    assert crc == checksum(values)


@pytest.mark.parametrize(
    "value",
    ["你好 \u2028 \ud800", (1, None, 0.1, 1e300, True), [Origin.USER, b"bytes"], {"a": [[]]}],
)
def test_json_is_written_as_pythons_own_writes_it(
    value: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=repr).encode(value)
    assert compact_json(default=repr)(value) == slow
    monkeypatch.setattr(json.encoder, "c_make_encoder", None)
    assert compact_json(default=repr)(value) == slow


def test_json_tells_what_it_cannot_write() -> None:
    with pytest.raises(TypeError):
        compact_json()(b"bytes")
