"""Makes findings: their places, quotes and severity."""

from collections.abc import Sequence

from duidu.app.check.finding import Finding, Severity
from duidu.app.check.kinds import BY_ID
from duidu.app.check.row import CheckedRow, spans
from duidu.core.article import SideName
from duidu.core.errors import Sentence

Places = Sequence[tuple[int, int]]


def found(
    row: CheckedRow, check: str, source: Places, target: Places, message: Sentence
) -> Finding:
    """A finding at these places of both sides."""
    return found_own(row, check, source, target, message, BY_ID[check].severity)


def found_on(
    row: CheckedRow,
    check: str,
    side: SideName,
    places: Places,
    message: Sentence,
    answered: Places = (),
) -> Finding:
    """A finding on one side, with what it is about on the other."""
    if side is SideName.SOURCE:
        return found(row, check, places, answered, message)
    return found(row, check, answered, places, message)


def found_own(
    row: CheckedRow,
    check: str,
    source: Places,
    target: Places,
    message: Sentence,
    severity: Severity,
) -> Finding:
    """A finding of a check that the person made."""
    quotes = (
        tuple(row.source.text[start:end] for start, end in source),
        tuple(row.target.text[start:end] for start, end in target),
    )
    return Finding(check, row.index, spans(source), spans(target), message, quotes, severity)
