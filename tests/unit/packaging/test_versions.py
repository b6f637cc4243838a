"""Releases have a date and a version that follows the last."""

from datetime import date

import pytest

import versions

CHANGES = "# Changes\n\n## Unreleased\n\n- New.\n\n## 0.1.0 (2026-11-29)\n\nThe first.\n"


def test_every_release_in_the_changelog_has_a_date_and_they_fall() -> None:
    text = versions.CHANGES.read_text("utf-8")
    found = versions.releases(text)
    heads = [line for line in text.splitlines() if line.startswith("## ")]
    assert heads[0] == versions.UNRELEASED.strip()
    assert len(found) == len(heads) - 1
    assert next(iter(found)) == versions.version()
    assert list(found.values()) == sorted(found.values(), reverse=True)


def test_what_was_unreleased_becomes_a_release_of_the_day() -> None:
    made = versions.with_release(CHANGES, "0.2.0", date(2027, 1, 2))
    assert "## Unreleased\n\n## 0.2.0 (2027-01-02)\n\n- New.\n\n## 0.1.0" in made
    assert list(versions.releases(made)) == ["0.2.0", "0.1.0"]


@pytest.mark.parametrize(
    ("changes", "following", "why"),
    [
        (CHANGES, "0.1.0", "does not follow"),
        (CHANGES, "0.0.10", "does not follow"),
        (CHANGES, "next", "no version"),
        (CHANGES.replace("- New.\n", ""), "0.2.0", "nothing that is unreleased"),
        (CHANGES.replace("## Unreleased\n", ""), "0.2.0", "nothing that is unreleased"),
    ],
)
def test_what_is_no_release_is_refused(changes: str, following: str, why: str) -> None:
    with pytest.raises(SystemExit, match=why):
        versions.with_release(changes, following, date(2027, 1, 2))
