"""The portable archive: unpack it anywhere and run duidu/duidu."""

import os
import subprocess
import tarfile
from pathlib import Path

# Both cores; blocks of one size, so that the bytes do not depend on how many there are.
XZ = ("xz", "--compress", "-6", "--threads=2", "--block-size=48MiB")


def build(app: Path, dist: Path, version: str) -> Path:
    """Make duidu-VERSION-linux-MACHINE.tar.xz with the folder duidu in it.

    Entries are in order of name, owned by root and of the commit's time.
    """
    output = dist / f"duidu-{version}-linux-{os.uname().machine}.tar.xz"
    stamp = int(os.environ["SOURCE_DATE_EPOCH"])

    def plain(entry: tarfile.TarInfo) -> tarfile.TarInfo:
        entry.uid = entry.gid = 0
        entry.uname = entry.gname = "root"
        entry.mtime = stamp
        entry.mode = 0o755 if entry.isdir() or entry.mode & 0o100 else 0o644
        return entry

    with output.open("wb") as file:
        packer = subprocess.Popen(XZ, stdin=subprocess.PIPE, stdout=file)
        with (
            packer.stdin,  # type: ignore[union-attr]
            tarfile.open(fileobj=packer.stdin, mode="w|", format=tarfile.GNU_FORMAT) as archive,
        ):
            for path in (app, *sorted(app.rglob("*"))):
                archive.add(
                    path, Path("duidu") / path.relative_to(app), recursive=False, filter=plain
                )
    if packer.wait():
        raise SystemExit("xz could not pack the archive.")
    return output
