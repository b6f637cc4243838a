"""The version of Duidu, as it stands in the source, and the making of the next one.

    python packaging/versions.py             prints it
    python packaging/versions.py 0.2.0       writes it, dates the changes, commits and tags

A release is made from the tag: `git push origin v0.2.0` starts the workflow.
"""

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "desktop" / "duidu" / "__init__.py"
CHANGES = ROOT / "CHANGELOG.md"
UNRELEASED = "## Unreleased\n"
_FORM = re.compile(r"\d+\.\d+\.\d+")
_HEAD = re.compile(r"^## (\d+\.\d+\.\d+) \((\d{4}-\d\d-\d\d)\)$", re.MULTILINE)


def main(arguments: list[str]) -> int:
    """Print the version, or make the next one."""
    if not arguments:
        print(version())
        return 0
    following = arguments[0]
    if git("status", "--porcelain"):
        raise SystemExit("There are changes that are not committed; commit or undo them first.")
    dated = with_release(CHANGES.read_text("utf-8"), following, date.today())
    CHANGES.write_text(dated, "utf-8")
    source = SOURCE.read_text("utf-8")
    SOURCE.write_text(source.replace(f'"{version()}"', f'"{following}"'), "utf-8")
    git("commit", "--quiet", "--all", "--message", f"Release {following}")
    git("tag", "--annotate", "--message", f"Duidu {following}", f"v{following}")
    print(f"v{following} is tagged; push it to build the release.")
    return 0


def version() -> str:
    """The version in the source."""
    return SOURCE.read_text("utf-8").split('__version__ = "')[1].split('"')[0]


def releases(changes: str) -> dict[str, date]:
    """The releases that a CHANGELOG tells of, newest first, with their days."""
    return {number: date.fromisoformat(day) for number, day in _HEAD.findall(changes)}


def with_release(changes: str, following: str, day: date) -> str:
    """The CHANGELOG in which what was unreleased is a release of this day.

    Raises SystemExit where there is nothing to release or the version does not follow the last.
    """
    if not _FORM.fullmatch(following):
        raise SystemExit(f"{following} is no version; write it as 1.2.3.")
    last = next(iter(releases(changes)), "0.0.0")
    if _numbers(following) <= _numbers(last):
        raise SystemExit(f"{following} does not follow {last}.")
    before, found, after = changes.partition(UNRELEASED)
    news, _, _ = after.partition("\n## ")
    if not found or not news.strip():
        raise SystemExit("CHANGELOG.md tells of nothing that is unreleased.")
    return f"{before}{UNRELEASED}\n## {following} ({day.isoformat()})\n{after}"


def git(*words: str) -> str:
    """Run git here and return what it printed."""
    command = ("git", "-C", str(ROOT), *words)
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split("."))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
