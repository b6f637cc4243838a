"""The format of dictionaries that docs/how-to-add-a-dictionary.md adds is opened and looked up."""

import re
from pathlib import Path

import pytest

from duidu.core.errors import FileError
from duidu.lexicon.dictionary_formats import OPENERS, Opener, open_external

GUIDE = Path(__file__).resolve().parents[3] / "docs" / "how-to-add-a-dictionary.md"


@pytest.fixture
def openers() -> dict[str, Opener]:
    """All formats and the one of the guide, whose code is run as it stands there."""
    (code,) = re.findall(r"```python\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)
    module: dict[str, Opener] = {}
    exec(compile(code, str(GUIDE), "exec"), module)
    return {**OPENERS, ".tab": module["open_word_table"]}


def test_its_articles_are_found_by_headword(tmp_path: Path, openers: dict[str, Opener]) -> None:
    path = tmp_path / "mine.tab"
    path.write_text("Fluss\triver, of any size\n# no entry\nŒuvre\tall that one made", "utf-8")
    dictionary = open_external(path, openers)
    assert (dictionary.name, len(dictionary)) == ("mine", 2)
    assert [entry.text for entry in dictionary.exact("fluss")] == ["river, of any size"]
    assert [entry.text for entry in dictionary.exact("œuvre")] == ["all that one made"]


def test_a_file_without_words_is_refused(tmp_path: Path, openers: dict[str, Opener]) -> None:
    path = tmp_path / "mine.tab"
    path.write_text("nothing here", "utf-8")
    with pytest.raises(FileError, match=r"mine\.tab has no line"):
        open_external(path, openers)


def test_without_the_line_in_the_table_it_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "mine.tab"
    path.write_text("Fluss\triver", "utf-8")
    with pytest.raises(FileError, match="not a dictionary Duidu can read"):
        open_external(path)
