"""Files of every format at any size, to see how the work of opening one grows.

Each kind is a function of a size: it gives one file with both languages, or two with one each, as
suffix and bytes. What is doubled with the size is what the kind's name says.
"""

import json
import random
from collections.abc import Callable, Sequence

from faults.growing_documents import DOCUMENTS
from faults.growing_lessons import LESSONS
from faults.growing_texts import Files, Pair, numbered, sentences, zipped


def _joined(pairs: Sequence[Pair], between: str) -> bytes:
    return between.join(text for pair in pairs for text in pair).encode()


def _table(delimiter: str, suffix: str) -> Callable[[int], Files]:
    def made(size: int) -> Files:
        return [(suffix, "\n".join(delimiter.join(pair) for pair in sentences(size)).encode())]

    return made


def _srt(size: int) -> Files:
    return [(".srt", _cues([f"{zh}\n{en}" for zh, en in sentences(size)]))]


def _cues(texts: Sequence[str]) -> bytes:
    return "".join(
        f"{number}\n{_clock(number)} --> {_clock(number + 1)}\n{text}\n\n"
        for number, text in enumerate(texts, 1)
    ).encode()


def _clock(seconds: int) -> str:
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02},000"


def _srt_pair(size: int) -> Files:
    sides = zip(*sentences(size), strict=True)
    return [(".srt", _cues(side)) for side in sides]


def _vtt(size: int) -> Files:
    body = _srt(size)[0][1].replace(b",000", b".000")
    return [(".vtt", b"WEBVTT\n\n" + body)]


def _ass(size: int) -> Files:
    fields = "Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text"
    head = f"[Script Info]\nScriptType: v4.00+\n[Events]\nFormat: {fields}\n"
    lines = [
        f"Dialogue: 0,{n // 3600}:{n // 60 % 60:02}:{n % 60:02}.00,"
        f"{n // 3600}:{n // 60 % 60:02}:{n % 60:02}.90,Default,,0,0,0,,{zh}\\N{en}\n"
        for n, (zh, en) in enumerate(sentences(size), 1)
    ]
    return [(".ass", (head + "".join(lines)).encode())]


def _xlsx(size: int) -> Files:
    rows = "".join(f"<row>{''.join(map(_inline, pair))}</row>" for pair in sentences(size))
    return [(".xlsx", zipped({"xl/worksheets/sheet1.xml": _sheet(rows)}))]


def _inline(text: str) -> str:
    return f'<c t="inlineStr"><is><t>{text}</t></is></c>'


def _xlsx_shared(size: int) -> Files:
    texts = [text for pair in sentences(size) for text in pair]
    strings = "".join(f"<si><t>{text}</t></si>" for text in texts)
    rows = "".join(
        f'<row r="{n + 1}"><c r="A{n + 1}" t="s"><v>{2 * n}</v></c>'
        f'<c r="B{n + 1}" t="s"><v>{2 * n + 1}</v></c></row>'
        for n in range(size)
    )
    return [
        (
            ".xlsx",
            zipped(
                {
                    "xl/worksheets/sheet1.xml": _sheet(rows),
                    "xl/sharedStrings.xml": f"<sst>{strings}</sst>".encode(),
                }
            ),
        )
    ]


def _sheet(rows: str) -> bytes:
    return f"<worksheet><sheetData>{rows}</sheetData></worksheet>".encode()


def _json_lines(size: int) -> Files:
    lines = (json.dumps({"zh": zh, "en": en}, ensure_ascii=False) for zh, en in sentences(size))
    return [(".jsonl", "\n".join(lines).encode())]


def _po(size: int) -> Files:
    head = 'msgid ""\nmsgstr "Language: zh_CN\\n"\n\n'
    entries = (f'msgid "{en}"\nmsgstr "{zh}"\n' for zh, en in sentences(size))
    return [(".po", (head + "\n".join(entries)).encode())]


def _tmx(size: int) -> Files:
    units = "".join(
        f'<tu><tuv xml:lang="zh"><seg>{zh}</seg></tuv><tuv xml:lang="en"><seg>{en}</seg></tuv></tu>'
        for zh, en in sentences(size)
    )
    return [(".tmx", f'<tmx version="1.4"><header/><body>{units}</body></tmx>'.encode())]


def _xliff(size: int) -> Files:
    units = "".join(
        f'<trans-unit id="{n}"><source>{zh}</source><target>{en}</target></trans-unit>'
        for n, (zh, en) in enumerate(sentences(size))
    )
    file = '<file original="x" source-language="zh" target-language="en" datatype="plaintext">'
    return [(".xlf", f'<xliff version="1.2">{file}<body>{units}</body></file></xliff>'.encode())]


def _xliff_one_paragraph(size: int) -> Files:
    segments = "".join(
        f"<segment><source>{zh}</source><target>{en}</target></segment>"
        for zh, en in sentences(size)
    )
    unit = f'<file id="f"><unit id="u">{segments}</unit></file>'
    return [(".xlf", f'<xliff version="2.0" srcLang="zh" trgLang="en">{unit}</xliff>'.encode())]


def _markdown_table(size: int) -> Files:
    rows = "".join(f"| {zh} | {en} |\n" for zh, en in sentences(size))
    return [(".md", ("| 中文 | English |\n|---|---|\n" + rows).encode())]


def _markdown(size: int) -> Files:
    return [(".md", _joined(sentences(size), "\n\n"))]


def _markdown_marks(size: int) -> Files:
    text = "\n\n".join(f"**{zh}** 好 [^1]\n\n*{en}* `x`" for zh, en in sentences(size))
    return [(".md", text.encode())]


def _markdown_list(size: int) -> Files:
    text = "".join(
        f"{'  ' * (n % 9)}- {zh}\n{'  ' * (n % 9)}- {en}\n" for n, (zh, en) in numbered(size)
    )
    return [(".md", text.encode())]


def _markdown_notes(size: int) -> Files:
    text = "\n\n".join(f"{zh}[^{n}]\n\n{en}[^{n}]" for n, (zh, en) in numbered(size))
    notes = "\n".join(f"[^{n}]: {zh}" for n, (zh, _) in numbered(size))
    return [(".md", f"{text}\n\n{notes}".encode())]


def _alternating(size: int) -> Files:
    return [(".txt", _joined(sentences(size), "\n"))]


def _in_one_line(size: int) -> Files:
    return [(".txt", "".join(f"{zh} {en} " for zh, en in sentences(size)).encode())]


def _sentence_by_sentence(size: int) -> Files:
    return [(".txt", "\n".join(f"{zh} {en}" for zh, en in sentences(size)).encode())]


def _one_after_the_other(size: int) -> Files:
    pairs = sentences(size)
    both = [*(zh for zh, _ in pairs), *(en for _, en in pairs)]
    return [(".txt", "\n".join(both).encode())]


def _hard_wrapped(size: int) -> Files:
    zh, en = zip(*sentences(size), strict=True)
    return [
        (".txt", "\n".join(line.rstrip("。") + "很远的地方" for line in zh).encode()),
        (".txt", "\n".join(f"{line[:-1]} and the inter-" for line in en).encode()),
    ]


def _two(between: str, suffix: str = ".txt") -> Callable[[int], Files]:
    def made(size: int) -> Files:
        zh, en = zip(*sentences(size), strict=True)
        return [(suffix, between.join(zh).encode()), (suffix, between.join(en).encode())]

    return made


def _unequal(size: int) -> Files:
    zh, en = zip(*sentences(size), strict=True)
    few = max(1, size // 50)
    return [(".txt", "\n".join(zh[:few]).encode()), (".txt", "\n".join(en).encode())]


def _unequal_other(size: int) -> Files:
    zh, en = zip(*sentences(size), strict=True)
    few = max(1, size // 50)
    return [(".txt", "\n".join(zh).encode()), (".txt", "\n".join(en[:few]).encode())]


def _equal_lines(size: int) -> Files:
    return [
        (".txt", "他看见一个人。\n".encode() * size),
        (".txt", b"He saw a man on the road.\n" * size),
    ]


def _unlike(size: int) -> Files:
    zh = [pair[0] for pair in sentences(size)]
    en = [pair[1] for pair in sentences(size, seed=2)]
    chance = random.Random(3)
    return [
        (".txt", "\n".join(zh).encode()),
        (".txt", "\n".join(" ".join(chance.sample(line.split(), 5)) for line in en).encode()),
    ]


def _short_lines(size: int) -> Files:
    return [(".txt", "好。\n".encode() * size), (".txt", b"Good.\n" * size)]


def _names(size: int) -> Files:
    """A text of names, each another one: what is sought by sound grows on both sides."""
    chance = random.Random(1)
    syllables = ("ma", "ri", "to", "len", "ka", "so", "vi", "ber", "nal", "do")
    hanzi = "马里托伦卡索维贝纳多"
    zh, en = [], []
    for _ in range(size):
        picked = [chance.randrange(10) for _ in range(3)]
        zh.append("".join(hanzi[p] for p in picked) + "来了。")
        en.append("".join(syllables[p] for p in picked).capitalize() + " came.")
    return [(".txt", "\n".join(zh).encode()), (".txt", "\n".join(en).encode())]


def _quotations(size: int) -> Files:
    zh, en = zip(*sentences(size), strict=True)
    return [
        (".txt", "".join(f"“{line}”（注）" for line in zh).encode()),
        (".txt", " ".join(f"“{line}” (Note.)" for line in en).encode()),
    ]


KINDS: dict[str, Callable[[int], Files]] = {
    "TSV": _table("\t", ".tsv"),
    "CSV": _table(";", ".csv"),
    "columns in plain text": _table("\t", ".txt"),
    "SRT": _srt,
    "SRT, two files": _srt_pair,
    "VTT": _vtt,
    "ASS": _ass,
    "XLSX": _xlsx,
    "XLSX with shared strings": _xlsx_shared,
    "JSON Lines": _json_lines,
    "PO": _po,
    "TMX": _tmx,
    "XLIFF": _xliff,
    "XLIFF of one paragraph": _xliff_one_paragraph,
    "Markdown": _markdown,
    "Markdown table": _markdown_table,
    "Markdown with marks": _markdown_marks,
    "Markdown list": _markdown_list,
    "Markdown footnotes": _markdown_notes,
    "alternating lines": _alternating,
    "alternating in one line": _in_one_line,
    "both in each line": _sentence_by_sentence,
    "one after the other": _one_after_the_other,
    "hard-wrapped": _hard_wrapped,
    "two files of lines": _two("\n"),
    "two files of one paragraph": _two(" "),
    "source shorter": _unequal,
    "target shorter": _unequal_other,
    "all lines equal": _equal_lines,
    "lines of one word": _short_lines,
    "no translations": _unlike,
    "names": _names,
    "quotations in one paragraph": _quotations,
    **DOCUMENTS,
    **LESSONS,
}
