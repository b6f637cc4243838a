"""How a person wants to be checked: which checks are off, how bad each is, checks of their own."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from duidu.app.check.finding import Severity
from duidu.app.check.kinds import BY_ID
from duidu.app.check.own_checks import OwnCheck, own_checks_json, read_own_checks
from duidu.app.settings.settings import Settings
from duidu.app.settings.settings_table import CHECKS, OWN_CHECKS
from duidu.core.errors import UsageError


@dataclass(frozen=True, slots=True)
class Ways:
    """The switches. `severity` holds only those of our own checks that differ from the usual."""

    off: frozenset[str] = frozenset()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    own: tuple[OwnCheck, ...] = ()

    def severity_of(self, check: str, usual: Severity) -> Severity:
        """How bad the findings of a check are."""
        return self.severity.get(check, usual)


def ways_of(settings: Settings) -> Ways:
    """What was chosen; what a file of another hand holds there is left out."""
    try:
        kept = json.loads(settings.get(CHECKS) or "{}")
        off = frozenset(name for name in kept.get("off", ()) if isinstance(name, str))
        severity = dict(_severities(kept.get("severity", {})))
    except (ValueError, TypeError, AttributeError, RecursionError):
        off, severity = frozenset(), {}
    return Ways(off, severity, _own(settings))


def keep_ways(settings: Settings, ways: Ways) -> None:
    """Keep what was chosen."""
    usual = {name: kind.severity for name, kind in BY_ID.items()}
    differing = {
        name: one.value for name, one in ways.severity.items() if one is not usual.get(name)
    }
    chosen = {"off": sorted(ways.off), "severity": dict(sorted(differing.items()))}
    settings.set(CHECKS, json.dumps(chosen) if any(chosen.values()) else "")
    settings.set(OWN_CHECKS, own_checks_json(ways.own).decode() if ways.own else "")


def _severities(kept: Mapping[str, Any]) -> list[tuple[str, Severity]]:
    return [(name, Severity(value)) for name, value in kept.items() if name in BY_ID]


def _own(settings: Settings) -> tuple[OwnCheck, ...]:
    text = settings.get(OWN_CHECKS)
    try:
        return read_own_checks(text.encode("utf-8", "replace"), "") if text else ()
    except UsageError:
        return ()
