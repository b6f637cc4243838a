"""Third-party notices: every package in the bundle with its licence text. A package without one ends the build.

`licences/` holds the texts that packages forget to ship; `licences/NOTICE.md` what is to be said of Qt, the dictionary and the fonts.
"""

import json
import subprocess
from pathlib import Path

_LIST = """
import json, re
PATTERN = r"(?i)(^|/)(licen[cs]es?/.*|[^/]*(licen[cs]e|copying|notice)[^/]*)(?<!\\.py)(?<!\\.pyc)$"
from importlib.metadata import distributions
found = []
for d in distributions():
    texts = [str(d.locate_file(f)) for f in d.files or () if re.search(PATTERN, str(f))]
    licence = d.metadata.get("License-Expression") or d.metadata.get("License") or ""
    found.append({"name": d.metadata["Name"], "version": d.version, "licence": licence, "texts": texts})
print(json.dumps(found))
"""
BUILD_ONLY = {
    "pip",
    "setuptools",
    "pyinstaller",
    "pyinstaller-hooks-contrib",
    "altgraph",
    "macholib",
    "pefile",
    "pywin32-ctypes",
    "packaging",
    "duidu",
}


def write(python: Path, app: Path, own: Path) -> Path:
    """Write THIRD-PARTY-NOTICES.txt into the folder. Raises SystemExit naming the packages without a licence text."""
    listed = subprocess.run([str(python), "-c", _LIST], check=True, capture_output=True, text=True).stdout
    packages = sorted((p for p in json.loads(listed) if p["name"].lower() not in BUILD_ONLY), key=lambda p: p["name"].lower())
    parts = [(own / "NOTICE.md").read_text("utf-8")]
    missing = []
    for package in packages:
        texts = licence_texts(package["name"], package["texts"], own)
        if not texts:
            missing.append(package["name"])
        head = f"{package['name']} {package['version']}"
        parts.append(
            f"{'=' * 78}\n{head}  {package['licence'].splitlines()[0] if package['licence'] else ''}\n{'=' * 78}\n" + "\n\n".join(texts)
        )
    if missing:
        raise SystemExit(f"No licence text for {', '.join(missing)}; add it to packaging/licences.")
    output = app / "THIRD-PARTY-NOTICES.txt"
    output.write_text("\n\n".join(parts) + "\n", "utf-8")
    return output


def licence_texts(name: str, files: list[str], own: Path) -> list[str]:
    """The licence texts of a package: those it ships, or ours for it (licences/NAME.txt)."""
    shipped = [Path(file).read_text("utf-8", "replace").strip() for file in files if Path(file).is_file()]
    ours = own / f"{name.lower()}.txt"
    return shipped or ([ours.read_text("utf-8").strip()] if ours.is_file() else [])
