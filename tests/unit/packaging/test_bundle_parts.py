"""Budgets of the bundle, and the icon files of other systems."""

import json
import struct
from pathlib import Path

import pytest

import build_sizes
import icons


def bundle(folder: Path, **sizes: int) -> Path:
    """A frozen folder with parts of these sizes in bytes."""
    for name, size in sizes.items():
        path = folder / "_internal" / name / "part"
        path.parent.mkdir(parents=True)
        with path.open("wb") as file:
            file.truncate(size)
    (folder / "duidu").write_bytes(b"program")
    return folder


def test_what_is_inside_is_listed_by_part(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    build_sizes.report(bundle(tmp_path, lxml=2_000_000, numpy=500_000, unheard_of=300_000))
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {line["figure"]: line["value"] for line in lines} == {
        "bundle size lxml": 2.0,
        "bundle size numpy": 0.5,
        "bundle size other": 0.3,
        "bundle size python": 0.0,
        "bundle size": 2.8,
    }


def test_a_part_over_its_budget_ends_the_build(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="lxml"):
        build_sizes.report(bundle(tmp_path, lxml=(build_sizes.BUDGET["lxml"] + 1) * 1_000_000))


def test_an_ico_points_at_its_pictures() -> None:
    made = icons.ico([(16, b"small"), (256, b"large one")])
    assert struct.unpack("<HHH", made[:6]) == (0, 1, 2)
    for place, size, png in ((6, 16, b"small"), (22, 0, b"large one")):
        width, *_, length, start = struct.unpack("<BBBBHHII", made[place : place + 16])
        assert (width, made[start : start + length]) == (size, png)


def test_an_icns_holds_every_size_and_its_length() -> None:
    images = {size: bytes([size % 251]) * size for size in icons.SIZES}
    made = icons.icns(images)
    assert (made[:4], struct.unpack(">I", made[4:8])[0]) == (b"icns", len(made))
    at, found = 8, {}
    while at < len(made):
        (length,) = struct.unpack(">I", made[at + 4 : at + 8])
        found[made[at : at + 4].decode()] = made[at + 8 : at + length]
        at += length
    assert found == {name: images[size] for name, size in icons.ICNS.items()}
