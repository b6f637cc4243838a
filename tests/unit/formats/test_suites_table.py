"""The table of files of real suites, which tests/benchmarks/suites.py makes and compares."""

import csv
import json
from collections import Counter
from pathlib import Path

from duidu.core.left_out import KINDS
from duidu.formats.registry import FORMATS

TABLE = Path(__file__).resolve().parents[2] / "data" / "suites.tsv"


def rows() -> list[list[str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]


def test_many_files_of_many_formats_have_an_expected_result() -> None:
    lines = rows()
    assert len(lines) >= 1_500
    assert len({tuple(line[:2]) for line in lines}) == len(lines)
    formats = Counter(form for _, _, _, form, *_ in lines)
    assert formats.keys() <= {"", *(one.id for one in FORMATS)}
    few = {form for form, count in formats.items() if form and count < 2}
    assert not few
    wanted = {"html", "epub", "docx", "odt", "xlsx", "markdown", "xliff", "po", "subtitles", "txt"}
    assert formats.keys() >= wanted


def test_each_says_what_was_left_out_or_why_it_is_refused() -> None:
    for _, path, digest, form, letters, blocks, said in rows():
        assert len(digest) == 12
        if form:
            assert json.loads(said).keys() <= KINDS.keys()
            assert int(blocks) > 0 or form == "duidu"
            assert int(letters) >= 0
        else:
            assert said.endswith("."), path
