"""Reading a large file of each format, up to the article before alignment.

    python tests/benchmarks/large_files.py [--only html xliff ...]

Both languages have 20,000 paragraphs or units, of real sentences where the development data is,
else of our own sample's. Each file is read in a process of its own: the figure is the processor
time of that process and of its confined child together, beside it their most memory, and how many
times longer it took than a quarter of it, which shows what is worse than linear. Of PDF it is one
language on 1,300 pages.
"""

import argparse
import io
import json
import os
import resource
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Mapping, Sequence
from html import escape
from itertools import islice
from pathlib import Path

from formats import text_lines
from pypinyin import Style, lazy_pinyin
from report import figure

from duidu.app.opening.found_article import read_article
from fixtures.pdf import placed
from fixtures.small_documents import W

NUMBER = 20_000  # paragraphs of each language
PAGES, LINES, LINE = 1_300, 38, 33  # of a PDF; lines of a page and hanzi of a line


def main() -> None:
    """Measure each format, or those named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", nargs="+", default=[*APART, *TOGETHER, "pdf"], metavar="FORMAT")
    parser.add_argument("--read", nargs=2, metavar=("FORMAT", "NUMBER"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.read:
        print(json.dumps(_read(asked.read[0], int(asked.read[1]))))
        return
    for name in asked.only:
        is_pdf = name == "pdf"
        number = PAGES if is_pdf else NUMBER
        quarter, whole = _in_a_process(name, number // 4), _in_a_process(name, number)
        what = "pages" if is_pdf else "paragraphs of each language"
        figure(
            f"{name}: {number:,} {what} read",
            round(whole["seconds"], 2),
            "s",
            "< 10" if is_pdf else "< 5",
            most_memory_mb=round(whole["memory"]),
            times_a_quarter=round(whole["seconds"] / quarter["seconds"], 1),
        )


def _in_a_process(name: str, number: int) -> dict[str, float]:
    command = [sys.executable, __file__, "--read", name, str(number)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=os.environ)
    measured: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return measured


def _read(name: str, number: int) -> dict[str, float]:
    """Processor time in seconds and most memory in MB of reading one format."""
    with tempfile.TemporaryDirectory() as folder:
        paths = _files(Path(folder), name, number)
        begun = _used()
        found = read_article(paths)
        seconds = _used() - begun
    read = len(found.arranged.article.source.blocks)
    if read < number:
        raise SystemExit(f"{name}: only {read} of {number} paragraphs were read.")
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return {
        "seconds": seconds,
        "memory": max(resource.getrusage(one).ru_maxrss for one in who) / 1024,
    }


def _used() -> float:
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(used.ru_utime + used.ru_stime for used in map(resource.getrusage, who))


def _paragraphs(code: str, number: int) -> list[str]:
    lines = text_lines(code)
    return [f"{lines[at * 7919 % len(lines)]} {at}." for at in range(number)]


def _files(folder: Path, name: str, number: int) -> list[Path]:
    """The file or pair of files of a format."""
    if name == "pdf":
        path = folder / "book.pdf"
        path.write_bytes(_pages("".join(_paragraphs("zh", number * LINES * 2)), number))
        return [path]
    texts = {code: _paragraphs(code, number) for code in ("zh", "en")}
    ending = _ENDINGS.get(name, name)
    if name in APART:
        paths = [folder / f"book.{code}.{ending}" for code in texts]
        contents = [APART[name](lines) for lines in texts.values()]
    else:
        paths, contents = [folder / f"book.{ending}"], [TOGETHER[name](texts["zh"], texts["en"])]
    for path, content in zip(paths, contents, strict=True):
        path.write_bytes(content)
    return paths


def _with_pinyin(zh: Sequence[str], en: Sequence[str]) -> list[str]:
    """The paragraphs in turn, each Chinese one with its reading below."""
    read = {one: " ".join(lazy_pinyin(one, style=Style.TONE)) for one in set(zh)}
    return [line for one, two in zip(zh, en, strict=True) for line in (one, read[one], two)]


def _in_turn(zh: Sequence[str], en: Sequence[str]) -> list[str]:
    return [text for pair in zip(zh, en, strict=True) for text in pair]


def _text(lines: Sequence[str]) -> bytes:
    return "\n\n".join(lines).encode()


def _html(lines: Sequence[str]) -> bytes:
    body = "\n".join(f"<p>{escape(line)}</p>" for line in lines)
    return f"<html><head><title>Book</title></head><body>{body}</body></html>".encode()


def _markdown(lines: Sequence[str]) -> bytes:
    marked = (f"*{line[:3]}*{line[3:]}" if at % 5 == 0 else line for at, line in enumerate(lines))
    return "\n\n".join(marked).encode()


def _subtitles(lines: Sequence[str]) -> bytes:
    def time(second: int) -> str:
        return f"{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02},000"

    cues = (
        f"{at + 1}\n{time(at * 3)} --> {time(at * 3 + 2)}\n{line}\n"
        for at, line in enumerate(lines)
    )
    return "\n".join(cues).encode()


def _zipped(parts: Mapping[str, str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return made.getvalue()


def _word(body: str) -> bytes:
    kind = "application/vnd.openxmlformats-"
    office = "http://schemas.openxmlformats.org"
    return _zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{office}/package/2006/content-types">'
            f'<Default Extension="rels" ContentType="{kind}package.relationships+xml"/>'
            '<Override PartName="/word/document.xml" '
            f'ContentType="{kind}officedocument.wordprocessingml.document.main+xml"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{office}/package/2006/relationships">'
            '<Relationship Id="r1" Target="word/document.xml" '
            f'Type="{office}/officeDocument/2006/relationships/officeDocument"/></Relationships>',
            "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
        }
    )


def _word_paragraph(line: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>'


def _word_table(zh: Sequence[str], en: Sequence[str]) -> bytes:
    rows = (
        "".join(f"<w:tc>{_word_paragraph(line)}</w:tc>" for line in pair)
        for pair in zip(zh, en, strict=True)
    )
    return _word("<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>")


def _open_document(lines: Sequence[str]) -> bytes:
    names = "urn:oasis:names:tc:opendocument:xmlns"
    body = "".join(f"<t:p>{escape(line)}</t:p>" for line in lines)
    return _zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f'<o:document-content xmlns:o="{names}:office:1.0" '
            f'xmlns:t="{names}:text:1.0"><o:body><o:text>{body}</o:text></o:body>'
            "</o:document-content>",
        }
    )


def _xliff(zh: Sequence[str], en: Sequence[str]) -> bytes:
    units = "".join(
        f'<trans-unit id="{at}"><source>{escape(one)}</source><target>{escape(other)}</target>'
        "</trans-unit>"
        for at, (one, other) in enumerate(zip(zh, en, strict=True))
    )
    return (
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" '
        'source-language="zh" target-language="en" datatype="plaintext"><body>'
        f"{units}</body></file></xliff>"
    ).encode()


def _memory(zh: Sequence[str], en: Sequence[str]) -> bytes:
    def variant(code: str, line: str) -> str:
        return f'<tuv xml:lang="{code}"><seg>{escape(line)}</seg></tuv>'

    units = "".join(
        f"<tu>{variant('zh', one)}{variant('en', other)}</tu>"
        for one, other in zip(zh, en, strict=True)
    )
    return f'<tmx version="1.4"><header srclang="zh"/><body>{units}</body></tmx>'.encode()


def _catalogue(zh: Sequence[str], en: Sequence[str]) -> bytes:
    head = 'msgid ""\nmsgstr "Language: zh\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n'

    def quoted(line: str) -> str:
        return json.dumps(line, ensure_ascii=False)

    units = (
        f"msgid {quoted(other)}\nmsgstr {quoted(one)}" for one, other in zip(zh, en, strict=True)
    )
    return (head + "\n\n".join(units)).encode()


def _comma_separated(zh: Sequence[str], en: Sequence[str]) -> bytes:
    quoted = (
        ",".join('"' + text.replace('"', '""') + '"' for text in pair)
        for pair in zip(zh, en, strict=True)
    )
    return "\n".join(quoted).encode()


def _records(zh: Sequence[str], en: Sequence[str]) -> bytes:
    records = [{"zh": one, "en": other} for one, other in zip(zh, en, strict=True)]
    return json.dumps(records, ensure_ascii=False).encode()


def _pages(text: str, number: int) -> bytes:
    """A PDF of so many full pages, each with a running head."""
    lines = (text[at : at + LINE] for at in range(0, len(text), LINE))
    return placed(
        [
            [
                (9, 20, 575, f"The Long Book {page}"),
                # Every sixth line ends a paragraph.
                *(
                    (10, 30, 530 - 13 * row, line if row % 6 < 5 else f"{line[: LINE // 2]}。")
                    for row, line in enumerate(islice(lines, LINES))
                ),
            ]
            for page in range(1, number + 1)
        ]
    )


APART: dict[str, Callable[[Sequence[str]], bytes]] = {
    "txt": _text,
    "html": _html,
    "md": _markdown,
    "docx": lambda lines: _word("".join(map(_word_paragraph, lines))),
    "odt": _open_document,
    "srt": _subtitles,
}
TOGETHER: dict[str, Callable[[Sequence[str], Sequence[str]], bytes]] = {
    "txt in turn": lambda zh, en: _text(_in_turn(zh, en)),
    "txt with pinyin": lambda zh, en: _text(_with_pinyin(zh, en)),
    "md in turn": lambda zh, en: _markdown(_in_turn(zh, en)),
    "docx table": _word_table,
    "xlf": _xliff,
    "tmx": _memory,
    "po": _catalogue,
    "csv": _comma_separated,
    "json": _records,
}
_ENDINGS = {
    "txt in turn": "txt",
    "txt with pinyin": "txt",
    "md in turn": "md",
    "docx table": "docx",
}

if __name__ == "__main__":
    main()
