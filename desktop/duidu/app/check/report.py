"""Writes findings: as JSON, as a table with their MQM categories, as a page of HTML."""

import html
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from duidu.app.check.finding import Finding
from duidu.app.check.kinds import BY_ID
from duidu.app.check.row import CheckedRow
from duidu.core.article import SideName, Span
from duidu.core.errors import Sentence

Translate = Callable[[Sentence], str]
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


def as_html(
    title: str, found: Iterable[tuple[Finding, CheckedRow]], translate: Translate = str
) -> Iterator[str]:
    """A page that loads nothing, with the places of each finding marked."""
    listed = list(found)
    name = html.escape(title)
    yield (
        f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>{name}</title>'
        '<meta name="viewport" content="width=device-width">'
        f"<style>{_STYLE}</style></head><body><h1>{name}</h1>\n<table>\n"
    )
    for check, count in Counter(finding.check for finding, _ in listed).most_common():
        kind = BY_ID.get(check)
        label = html.escape(translate(kind.name) if kind else check)
        yield f'<tr><td>{label}</td><td class="n">{count}</td></tr>\n'
    yield "</table>\n<table>\n"
    for finding, row in listed:
        cells = (
            f'<td class="n">{finding.row + 1}</td>',
            f'<td class="{finding.severity.value}">{html.escape(translate(finding.message))}</td>',
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
