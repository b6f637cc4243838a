"""The examples of the CommonMark specification that are read with the text that they should have.

    python tests/benchmarks/commonmark.py [FOLDER]

The examples lie in the source package of markdown-it-py, which is fetched into FOLDER through pip
where it is not there. The text of the HTML that an example should become is taken from it by lxml;
blanks and ends of lines do not count. Beside it stands what the specification's HTML itself gives
when it is read as a page.
"""

import json
import re
import sys
import tarfile
import tempfile
from pathlib import Path

from lxml import etree, html
from report import figure, skipped
from suites import PYPI, archives, fetch

from duidu.core.errors import FileError
from duidu.formats.base.document import ReadOptions
from duidu.formats.registry import read_bytes

_PACKAGE, _EXAMPLES = "markdown-it-py", "tests/test_cmark_spec/commonmark.json"
_BLANK = re.compile(r"\s+")


def main() -> None:
    folder = (
        Path(sys.argv[1]) if len(sys.argv) > 1 else Path(tempfile.gettempdir()) / "duidu-suites"
    )
    folder.mkdir(parents=True, exist_ok=True)
    wanted = {_PACKAGE: PYPI[_PACKAGE]}
    fetch(folder, wanted)
    archive = next(archives(folder, wanted), None)
    if archive is None:
        skipped("examples of CommonMark read right", f"{_PACKAGE} cannot be fetched")
        return
    examples = _examples(archive)
    wrong = [one for one in examples if _read(one["markdown"], ".md") != _text(one["html"])]
    if "--show" in sys.argv:
        for one in wrong:
            print(
                one["example"],
                repr(one["markdown"]),
                repr(one["html"]),
                _read(one["markdown"], ".md"),
            )
    as_pages = sum(_read(one["html"], ".html") == _text(one["html"]) for one in examples)
    figure(
        "examples of CommonMark read right",
        len(examples) - len(wrong),
        f"of {len(examples)}",
        ">= 640",
        as_pages=as_pages,
    )


def _examples(archive: Path) -> list[dict[str, str]]:
    with tarfile.open(archive) as files:
        name = next(one for one in files.getnames() if one.endswith(_EXAMPLES))
        file = files.extractfile(name)
        assert file is not None
        examples: list[dict[str, str]] = json.load(file)
    return examples


def _text(source: str) -> str:
    """The text of HTML, with that of its pictures and the numbers of its lists."""
    if not source.strip():
        return ""
    page = html.document_fromstring(f"<body>{source}</body>")
    for picture in page.iter("img"):
        picture.text = picture.get("alt", "")
    for numbers in page.iter("ol"):
        for number, item in enumerate(numbers.iterchildren("li"), int(numbers.get("start", "1"))):
            if len(item) or (item.text or "").strip():
                item.text = f"{number}.{item.text or ''}"
    etree.strip_elements(page, "script", "style", with_tail=False)
    return _BLANK.sub("", "".join(map(str, page.itertext())))


def _read(source: str, suffix: str) -> str:
    try:
        blocks = read_bytes(source.encode(), ReadOptions(name=f"a{suffix}"), suffix).blocks
    except FileError:
        return ""
    return _BLANK.sub("", "".join(block.text for block in blocks))


if __name__ == "__main__":
    main()
