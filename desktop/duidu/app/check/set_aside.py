"""Findings that a person said are no faults: in one place, or wherever they stand."""

import json
from collections.abc import Iterable

from duidu.app.check.finding import Finding
from duidu.core.errors import UsageError


class SetAside:
    """The keys of findings that are no faults. They hold while the words they are about stay."""

    def __init__(self, keys: Iterable[str] = ()) -> None:
        self._keys = set(keys)

    def __len__(self) -> int:
        """How many decisions there are."""
        return len(self._keys)

    def has(self, finding: Finding, anchor: str) -> bool:
        """Whether a finding of the row with this anchor is set aside."""
        return bool(self._keys) and (
            finding.everywhere in self._keys or finding.here(anchor) in self._keys
        )

    def has_everywhere(self, finding: Finding) -> bool:
        """Whether a finding is set aside wherever it stands."""
        return finding.everywhere in self._keys

    def add(self, finding: Finding, anchor: str = "") -> str:
        """Set a finding aside in the row with this anchor, without one everywhere; its key."""
        key = finding.here(anchor) if anchor else finding.everywhere
        self._keys.add(key)
        return key

    def discard(self, key: str) -> None:
        """Take a decision back."""
        self._keys.discard(key)

    def exported(self) -> bytes:
        """The decisions as lines of JSON."""
        return "".join(json.dumps({"key": key}) + "\n" for key in sorted(self._keys)).encode()


def read_set_aside(data: bytes, name: str) -> SetAside:
    """Decisions that were exported, or findings printed with their keys. Raises UsageError."""
    keys: list[str] = []
    try:
        for line in data.decode("utf-8-sig").splitlines():
            if line.strip():
                item = json.loads(line)
                # Of a finding that is printed both keys are there, and the nearer counts.
                key = item.get("key") or item.get("here") or item["everywhere"]
                keys.append(str(key))
    except (ValueError, KeyError, AttributeError, RecursionError) as error:
        raise UsageError(
            "“{name}” is no list of findings that were set aside; export one with --keys.",
            name=name,
        ) from error
    return SetAside(keys)
