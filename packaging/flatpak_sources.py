"""Writes packaging/flatpak/python-sources.json: the wheels for Flatpak's Python.

They are pinned by the hashes of requirements.txt. Run python packaging/flatpak_sources.py [ADDRESS]
before flatpak-builder: ADDRESS is where the Python Package Index keeps its files (the part before
/packages); without one the addresses are those that pip itself would take. The file is made where
it is used and not kept: the pins are the hashes, an address is only a place.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import unquote

from build_windows import blocks

FOLDER = Path(__file__).resolve().parent
OUTPUT = FOLDER / "flatpak" / "python-sources.json"
PYTHON = "3.13"
PLATFORMS = (
    "manylinux_2_34_x86_64",
    "manylinux_2_28_x86_64",
    "manylinux_2_27_x86_64",
    "manylinux2014_x86_64",
)


def main() -> int:
    """Ask pip which wheels it would take, and write them down."""
    address = sys.argv[1].rstrip("/") if len(sys.argv) > 1 else ""
    with tempfile.TemporaryDirectory() as folder:
        wanted = Path(folder, "requirements.txt")
        wanted.write_text(
            "\n".join(blocks((FOLDER / "requirements.txt").read_text("utf-8"))), "utf-8"
        )
        report = Path(folder, "report.json")
        platforms = [word for name in PLATFORMS for word in ("--platform", name)]
        command = [
            sys.executable,
            "-m",
            "pip",
            "install",
            "--quiet",
            "--dry-run",
            "--ignore-installed",
            "--ignore-requires-python",
            "--no-deps",
        ]
        command += [
            "--report",
            str(report),
            "--only-binary",
            ":all:",
            "--python-version",
            PYTHON,
            "--target",
            folder,
            *platforms,
        ]
        subprocess.run([*command, "--require-hashes", "-r", str(wanted)], check=True)
        found = json.loads(report.read_text("utf-8"))["install"]
    sources = sorted(
        (source(item["download_info"], address) for item in found), key=lambda item: item["url"]
    )
    OUTPUT.write_text(json.dumps(sources, indent=2) + "\n", "utf-8")
    return 0


def source(download: dict[str, dict[str, dict[str, str]]], address: str) -> dict[str, str]:
    """A wheel as flatpak-builder wants it."""
    sha256 = download["archive_info"]["hashes"]["sha256"]
    if not address:
        return {"type": "file", "url": str(download["url"]).split("#")[0], "sha256": sha256}
    name = unquote(str(download["url"]).rsplit("/", 1)[1]).split("#")[0]
    tag = name.rsplit("-", 3)[1]
    return {
        "type": "file",
        "url": f"{address}/packages/{tag}/{name[0]}/{name.split('-')[0]}/{name}",
        "sha256": sha256,
    }


if __name__ == "__main__":
    sys.exit(main())
