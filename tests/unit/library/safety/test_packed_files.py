"""A packed backup unpacks to what was packed, and never to more than a library could be."""

import gzip
import zlib
from pathlib import Path

import pytest

from duidu.library.store.whole_files import unpack


def test_a_packed_file_comes_back(tmp_path: Path) -> None:
    (tmp_path / "packed").write_bytes(gzip.compress(b"a library" * 1000))
    unpack(tmp_path / "packed", tmp_path / "whole")
    assert (tmp_path / "whole").read_bytes() == b"a library" * 1000


def test_a_file_made_to_fill_the_disk_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    # 200 MB in 200 kB; a stream of zeros could have any length.
    with gzip.open(tmp_path / "packed", "wb") as file:
        for _ in range(200):
            file.write(bytes(1 << 20))
    with pytest.raises(zlib.error, match="far more than a library"):
        unpack(tmp_path / "packed", tmp_path / "whole")
    assert [path.name for path in tmp_path.iterdir()] == ["packed"]
