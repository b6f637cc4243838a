"""Checks of the person's own: regular expressions for either side, read from JSON and shared so."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from duidu.app.check.finding import Finding, Severity
from duidu.app.check.make import found_own
from duidu.app.check.row import CheckedRow
from duidu.app.search.regular_expression import TimeLimit, compile_expression
from duidu.core.errors import Sentence, UsageError

_LIMIT = 20.0  # seconds of processor time for all of a text


@dataclass(frozen=True, slots=True)
class OwnCheck:
    """A check by regular expressions, without regard to case.

    With one pattern every match on its side is a finding. With both, a row is one where the source
    matches and the target does not; with `reverse` where the target matches and the source does
    not.
    """

    name: str
    source: str = ""
    target: str = ""
    message: str = ""
    severity: Severity = Severity.MINOR
    reverse: bool = False


class OwnChecks:
    """Runs the person's own checks. Raises UsageError for a broken expression."""

    def __init__(self, checks: Iterable[OwnCheck]) -> None:
        limit = TimeLimit(_LIMIT)
        self._checks = [
            (
                check,
                compile_expression(check.source, limit) if check.source else None,
                compile_expression(check.target, limit) if check.target else None,
            )
            for check in checks
        ]

    @property
    def ids(self) -> tuple[str, ...]:
        """The names of the checks."""
        return tuple(check.name for check, _, _ in self._checks)

    def learn(self, row: CheckedRow, times: int = 1) -> None:
        """Nothing: each row is judged by itself."""

    def find(self, row: CheckedRow) -> Iterator[Finding]:
        """Matches of the expressions. Raises TooSlowError when they take too long."""
        for check, source, target in self._checks:
            left = list(source(row.source.text)) if source else []
            right = list(target(row.target.text)) if target else []
            if source and target:
                here, there = (right, left) if check.reverse else (left, right)
                if not here or there:
                    continue
                left, right = ([], here) if check.reverse else (here, [])
            if left or right:
                message = Sentence(check.message or check.name)
                yield found_own(row, check.name, left, right, message, check.severity)


def read_own_checks(data: bytes, name: str) -> tuple[OwnCheck, ...]:
    """The checks of a JSON file: a list of objects with the fields of OwnCheck.

    Raises UsageError for a file of another form.
    """
    try:
        items = json.loads(data.decode("utf-8-sig"))
        return tuple(_read(item) for item in items)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise UsageError(
            "“{name}” is no list of checks; each is an object with a name and a regular expression "
            "for the source or the target.",
            name=name,
        ) from error


def _read(item: Mapping[str, Any]) -> OwnCheck:
    texts = {key: item.get(key, "") for key in ("name", "source", "target", "message")}
    if not texts["name"] or not (texts["source"] or texts["target"]):
        raise KeyError("name")
    if not all(isinstance(text, str) for text in texts.values()):
        raise TypeError("no text")
    severity = Severity(item.get("severity", Severity.MINOR))
    return OwnCheck(**texts, severity=severity, reverse=item.get("reverse", False) is True)


def own_checks_json(checks: Iterable[OwnCheck]) -> bytes:
    """The checks as a file that read_own_checks reads."""
    items = [
        {
            "name": check.name,
            "source": check.source,
            "target": check.target,
            "message": check.message,
            "severity": check.severity.value,
            "reverse": check.reverse,
        }
        for check in checks
    ]
    return json.dumps(items, ensure_ascii=False, indent=1).encode()
