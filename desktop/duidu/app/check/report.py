"""Writes findings: as JSON, as a table with their MQM categories, as a workbook, as HTML.

JSON and TSV are for programs and number the rows from 0; a workbook and a page from 1.
"""

import csv
import html
import io
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

from duidu.app.check.finding import Finding
from duidu.app.check.kinds import BY_ID
from duidu.app.check.row import CheckedRow
from duidu.core.article import SideName, Span
from duidu.core.errors import Sentence
from duidu.formats.notes.tables import cell

Translate = Callable[[Sentence], str]
Reported = Iterable[tuple[Finding, CheckedRow]]
COLUMNS = ("row", "check", "severity", "mqm", "message", "source", "target")
_STYLE = """body{margin:2rem auto;max-width:70rem;padding:0 1rem;font:1rem/1.6 sans-serif;\
color:#1d1b18;background:#fbf9f5}table{border-collapse:collapse;width:100%}td,th{text-align:start;\
vertical-align:top;padding:.5rem .8rem;border-top:1px solid #e4dfd6}mark{background:#f6d9a8}\
.n{color:#77716a;white-space:nowrap}.major,.critical{color:#9a3412}
@media(prefers-color-scheme:dark){body{color:#e6e1d8;background:#1b1a18}td,th{border-color:#35322e}\
mark{background:#6b4a1c;color:inherit}.major,.critical{color:#f0a46c}}"""


def as_json(finding: Finding) -> dict[str, object]:
    """A finding as the terminal prints it, an object a line."""
    return {
        "check": finding.check,
        "severity": finding.severity.value,
        "row": finding.row,
        "source": [[span.start, span.end] for span in finding.source],
        "target": [[span.start, span.end] for span in finding.target],
        "message": str(finding.message),
    }


def category(finding: Finding) -> str:
    """Its category of the Multidimensional Quality Metrics; that of own checks is custom."""
    kind = BY_ID.get(finding.check)
    return kind.mqm if kind else "custom"


def as_fields(finding: Finding, row: CheckedRow, translate: Translate = str) -> tuple[str, ...]:
    """The columns of a finding in a table."""
    return (
        str(finding.row),
        finding.check,
        finding.severity.value,
        category(finding),
        translate(finding.message),
        row.source.text,
        row.target.text,
    )


def as_tsv(title: str, found: Reported, translate: Translate = str) -> bytes:
    """A table for other programs: UTF-8 with a byte order mark, which spreadsheets need."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter="\t", lineterminator="\n")
    writer.writerow(COLUMNS)
    for finding, row in found:
        writer.writerow([cell(value) for value in as_fields(finding, row, translate)])
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(title: str, found: Reported, translate: Translate = str) -> bytes:
    """A workbook with a finding a line."""
    from duidu.formats.xlsx.writer import workbook

    rows = [list(COLUMNS)]
    for finding, row in found:
        _, check, *rest = as_fields(finding, row, translate)
        rows.append([str(finding.row + 1), _name(check, translate), *rest])
    return workbook(rows, (6, 24, 9, 20, 50, 60, 60), numbers=(0,))


def as_page(title: str, found: Reported, translate: Translate = str) -> bytes:
    """The page as a file."""
    return "".join(as_html(title, found, translate)).encode("utf-8", "replace")


REPORTS: Mapping[str, Callable[[str, Reported, Translate], bytes]] = {
    "html": as_page,
    "xlsx": as_xlsx,
    "tsv": as_tsv,
}


def _name(check: str, translate: Translate) -> str:
    kind = BY_ID.get(check)
    return translate(kind.name) if kind else check


def as_html(title: str, found: Reported, translate: Translate = str) -> Iterator[str]:
    """A page that loads nothing, with the places of each finding marked."""
    listed = list(found)
    name = html.escape(title)
    yield (
        f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>{name}</title>'
        '<meta name="viewport" content="width=device-width">'
        f"<style>{_STYLE}</style></head><body><h1>{name}</h1>\n<table>\n"
    )
    for check, count in Counter(finding.check for finding, _ in listed).most_common():
        label = html.escape(_name(check, translate))
        yield f'<tr><td>{label}</td><td class="n">{count}</td></tr>\n'
    yield "</table>\n<table>\n"
    for finding, row in listed:
        cells = (
            f'<td class="n">{finding.row + 1}</td>',
            f'<td class="{finding.severity.value}">{html.escape(translate(finding.message))}'
            f'<div class="n">{html.escape(_name(finding.check, translate))} · '
            f"{finding.severity.value} · {html.escape(category(finding))}</div></td>",
            f"<td>{_marked(row.source.text, finding.spans(SideName.SOURCE))}</td>",
            f"<td>{_marked(row.target.text, finding.spans(SideName.TARGET))}</td>",
        )
        yield f"<tr>{''.join(cells)}</tr>\n"
    yield "</table>\n</body></html>\n"


def _marked(text: str, spans: Iterable[Span]) -> str:
    """A text with its places marked."""
    parts: list[str] = []
    at = 0
    for span in sorted(spans):
        if span.start >= at:
            parts += [html.escape(text[at : span.start]), "<mark>"]
            parts += [html.escape(span.of(text)), "</mark>"]
            at = span.end
    return "".join((*parts, html.escape(text[at:]))).replace("\n", "<br>")
