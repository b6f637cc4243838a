"""Writes docs/measured.md: the figures of the benchmarks, with the sentence that says what each is.

    python tests/benchmarks/measured.py LOG

LOG is what `.ci/run`, or `.ci/figures` alone, printed: a line "-- NAME" before the figures of each
benchmark. Nothing is measured here.
"""

import ast
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "measured.md"
HEAD = """# What it can do, measured

Figures of `tests/benchmarks/`, in their quick form, on one machine with two cores.
Times hang on the machine; each benchmark therefore has a peer, a limit or the state before beside
it in the same run. Here stand those that have a goal, whether they meet it or not. All of them:

    .ci/figures [NAME ...]        # the quick form of all, or of these
    python tests/benchmarks/NAME.py [--quick]

Some need texts that are not in the repository, and say so. The first lines of each benchmark say
what it is measured on, and which of its texts the weights were tuned on.
"""
MOST = 4  # details of a figure that are shown
# What stands in a column of its own, and what only helps to find a cause.
_ELSEWHERE = frozenset({"figure", "value", "unit", "goal", "ran"})
ROWS = 60  # of one benchmark, of which all are shown
_WHOLE = 1000  # from which on no parts of one are told


def main(log: Path) -> None:
    """Write the page."""
    parts = list(_parts(log.read_text("utf-8").splitlines()))
    page = [HEAD]
    for name, figures in parts:
        if figures := [one for one in figures if one.get("goal")]:
            page.append(f"## {_title(name)}\n\n`{name}.py`\n")
            page.append(_table(_worst(figures)))
            if len(figures) > ROWS:
                page.append(f"These are the largest of {len(figures)}.\n")
    PAGE.write_text("\n".join(page), encoding="utf-8", newline="\n")


def _parts(lines: Sequence[str]) -> Iterator[tuple[str, list[dict[str, object]]]]:
    """The figures of each benchmark in a log, by its name."""
    name, figures = "", list[dict[str, object]]()
    for line in lines:
        if line.startswith("-- "):
            if name:
                yield name, figures
            name, figures = line.removeprefix("-- ").strip(), []
        elif name and line.startswith('{"figure"'):
            figures.append(json.loads(line))
    if name:
        yield name, figures


def _title(name: str) -> str:
    """The first sentence of a benchmark's docstring."""
    source = (ROOT / "tests" / "benchmarks" / f"{name}.py").read_text("utf-8")
    told = ast.get_docstring(ast.parse(source)) or name
    return " ".join(told.split("\n\n")[0].split()).rstrip(".")


def _worst(figures: Sequence[dict[str, object]]) -> Sequence[dict[str, object]]:
    """All figures; of very many, whose goals are limits, the largest."""

    def size(one: dict[str, object]) -> float:
        value = one.get("value")
        return float(value) if isinstance(value, int | float) else 0.0

    return figures if len(figures) <= ROWS else sorted(figures, key=size, reverse=True)[:12]


def _table(figures: Sequence[dict[str, object]]) -> str:
    lines = ["| figure | value | goal | details |", "|---|---|---|---|"]
    for one in figures:
        others = [
            f"{key.replace('_', ' ')} {_shown(value)}"
            for key, value in one.items()
            if key not in _ELSEWHERE and not isinstance(value, list | dict)
        ]
        value = one.get("value")
        cells = (
            str(one["figure"]),
            "not measured" if value is None else f"{_shown(value)} {one.get('unit', '')}".strip(),
            str(one.get("goal", "")),
            ", ".join(others[:MOST]),
        )
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(lines) + "\n"


def _shown(value: object) -> str:
    if isinstance(value, float):
        return f"{value:,.0f}" if abs(value) >= _WHOLE else f"{value:.4g}"
    return f"{value:,}" if isinstance(value, int) else str(value)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
