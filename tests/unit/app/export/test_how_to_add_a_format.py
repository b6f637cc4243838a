"""The format that docs/how-to-add-a-format.md adds is recognised, read, written and offered."""

import importlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import duidu.formats
from duidu.app.export.export_formats import find_export, offered_exports
from duidu.formats.base.document import ReadOptions
from duidu.formats.base.format import Format
from duidu.formats.registry import FORMATS, read_bytes
from fixtures.export_article import exported

GUIDE = Path(__file__).resolve().parents[4] / "docs" / "how-to-add-a-format.md"
PAIRS = "雨停了。 = The rain stopped.\n天亮了。 = Day came.\n"


@pytest.fixture
def formats(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Format, ...]]:
    """All formats and the one of the guide, put together from the guide's code as it says."""
    blocks = re.findall(r"```python\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)
    folder = tmp_path / "pairs"
    folder.mkdir()
    for name, code in zip(("__init__.py", "reader.py", "writer.py"), blocks, strict=True):
        (folder / name).write_text(code, "utf-8")
    monkeypatch.setattr(duidu.formats, "__path__", [*duidu.formats.__path__, str(tmp_path)])
    pairs = importlib.import_module("duidu.formats.pairs")
    yield (*FORMATS[:-1], pairs.FORMAT, FORMATS[-1])
    for name in [name for name in sys.modules if name.startswith("duidu.formats.pairs")]:
        del sys.modules[name]
    monkeypatch.delattr(duidu.formats, "pairs")


@pytest.mark.parametrize(("suffix", "first"), [(".pairs", ""), (".txt", "#pairs\n")])
def test_its_files_are_known_by_suffix_or_first_bytes(
    formats: tuple[Format, ...], suffix: str, first: str
) -> None:
    document = read_bytes((first + PAIRS).encode(), ReadOptions(), suffix, formats)
    assert document.format == "pairs"
    assert [(block.group, block.column, block.text) for block in document.blocks][:2] == [
        (0, 0, "雨停了。"),
        (0, 1, "The rain stopped."),
    ]


def test_other_files_are_read_as_before(formats: tuple[Format, ...]) -> None:
    assert read_bytes(PAIRS.encode(), ReadOptions(), ".txt", formats).format == "txt"


def test_an_export_offers_it_and_its_file_is_read_again(formats: tuple[Format, ...]) -> None:
    assert "Pairs" in [export.name for export in offered_exports(formats)]
    export = find_export("PAIRS", formats)
    assert export is not None
    assert export.writer is not None
    data = export.writer()(exported()).data
    assert read_bytes(data, ReadOptions(), export.suffix, formats).format == "pairs"
