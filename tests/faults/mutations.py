"""Mutated files read within the sandbox's own limits.

Run `python -m faults.mutations FIRST LAST` in tests/ for those numbered so. Each file is one of our
own exports with bytes flipped, cut, doubled or put elsewhere; in containers also inside the
members, with right checksums, so that the damage reaches the readers of the parts.
"""

import io
import json
import random
import resource
import sys
import time
import zipfile

from duidu.app.opening.arrange import arrange
from duidu.app.opening.recognise import recognise
from duidu.core.errors import DuiduError
from duidu.formats.article_package.package import Package, write_package
from duidu.formats.base.document import ReadOptions
from duidu.formats.docx.writer import write_docx
from duidu.formats.epub.writer import write_epub
from duidu.formats.html.writer import write_html
from duidu.formats.markdown.writer import write_markdown
from duidu.formats.registry import read_bytes
from duidu.formats.sandbox.confinement.limits import limit
from duidu.formats.tables.writer import write_csv, write_tsv
from duidu.formats.tmx.writer import write_tmx
from duidu.formats.xliff.writer import write_xliff_1, write_xliff_2
from duidu.formats.xlsx.writer import write_xlsx
from fixtures.export_article import exported
from fixtures.pdf import pdf

SLOWEST = 5.0
_SRT = """1
00:00:01,000 --> 00:00:02,500
雨停了。
The rain stopped.

2
00:00:03,000 --> 00:00:05,000
街上<i>热闹</i>。
Busy street.
""".encode()
_PO = """msgid ""
msgstr "Language: zh_CN\n"

# note
msgid "The rain stopped."
msgstr "雨停了。"
""".encode()
_JSON = (
    '{"zh": "雨停了。", "en": "The rain stopped."}\n{"translation": {"zh": "街", "en": "street"}}\n'
).encode()


def samples() -> list[tuple[str, bytes]]:
    """(ending, bytes) of whole files of every format that is read."""
    export = exported()
    package = Package("watch", export.article, export.alignment, export.notes, export.terms)
    writers = {
        ".tmx": write_tmx,
        ".xlf": write_xliff_1,
        ".xliff": write_xliff_2,
        ".html": write_html,
        ".md": write_markdown,
        ".tsv": write_tsv,
        ".csv": write_csv,
        ".epub": write_epub,
        ".docx": write_docx,
        ".xlsx": write_xlsx,
    }
    files = [(suffix, write(export).data) for suffix, write in writers.items()]
    text = "\n".join(
        block.text
        for side in (export.article.source, export.article.target)
        for block in side.blocks
    )
    page = pdf([(18, 520, "The River"), (10, 490, "The rain stopped")], 3)
    more = {
        ".duidu": write_package(package),
        ".srt": _SRT,
        ".po": _PO,
        ".jsonl": _JSON,
        ".pdf": page,
        ".odt": _odt(),
    }
    return [
        *files,
        *more.items(),
        (".txt", text.encode()),
        (".txt", text.encode("gb18030", "replace")),
    ]


def _odt() -> bytes:
    office, text = (
        "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    )
    body = (
        "<t:h t:outline-level='1'>雨</t:h><t:p>雨停了。</t:p>"
        "<t:list><t:list-item><t:p>Rain.</t:p></t:list-item></t:list>"
    )
    content = (
        f"<o:document-content xmlns:o='{office}' xmlns:t='{text}'>"
        f"<o:body><o:text>{body}</o:text></o:body></o:document-content>"
    )
    return _zipped(
        {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": content.encode()}
    )


def mutated(number: int, files: list[tuple[str, bytes]]) -> tuple[str, bytes]:
    """The mutated file of that number; the same every time."""
    chance = random.Random(number)
    suffix, data = files[number % len(files)]
    if data.startswith(b"PK") and chance.random() < 0.7:
        return suffix, _mutated_inside(data, chance)
    return suffix, damaged(data, chance)


def _mutated_inside(data: bytes, chance: random.Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice(list(members))
    members[name] = damaged(members[name], chance)
    return _zipped(members)


def _zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def damaged(data: bytes, chance: random.Random) -> bytes:
    """The bytes with one to eight wounds."""
    damaged = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        if not damaged:
            break
        at = chance.randrange(len(damaged))
        end = min(len(damaged), at + chance.randint(1, 200))
        match chance.randrange(6):
            case 0:
                damaged[at] ^= 1 << chance.randrange(8)
            case 1:
                del damaged[at:end]
            case 2:
                damaged[at:at] = damaged[at:end] * chance.randint(1, 50)
            case 3:
                damaged[at:end] = chance.randbytes(end - at)
            case 4:
                piece = damaged[at:end]
                del damaged[at:end]
                place = chance.randrange(len(damaged) + 1)
                damaged[place:place] = piece
            case _:
                damaged[at:at] = chance.choice(
                    [
                        b"<",
                        b"&",
                        b"\x00",
                        b"]]>",
                        b'"',
                        b"\xff",
                        b"\n\n",
                        b"{",
                        b"\xe4\xb8",
                        b"-->",
                        b"99999999999999",
                    ]
                )
    return bytes(damaged)


def main(first: int, last: int) -> None:
    """Read them within the limits of the sandbox's child, and arrange them as the parent would."""
    files = samples()
    limit()
    totals = {"read": 0, "refused": 0, "wrong": 0, "slow": 0}
    faults: list[str] = []
    for number in range(first, last):
        suffix, data = mutated(number, files)
        begun = time.process_time()
        try:
            document = read_bytes(data, ReadOptions(name=f"file{suffix}"), suffix)
            if not document.parts:
                arrange(recognise([document], "file"))
            totals["read"] += 1
        except DuiduError:
            totals["refused"] += 1
        except Exception as error:  # noqa: BLE001 - what we look for
            totals["wrong"] += 1
            faults.append(f"{number} {suffix}: {type(error).__name__}: {error}"[:300])
        totals["slow"] += time.process_time() - begun > SLOWEST
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps({**totals, "peak": peak, "faults": faults}))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
