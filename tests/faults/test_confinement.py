"""A file that has taken its reader over can do none of the deeds, here in the sources."""

import ctypes
import sys

import pytest

from duidu.core.errors import FileError
from duidu.formats.sandbox.confinement.landlock import abi
from faults.confinement import deeds_done
from faults.confinement_deeds import DEEDS, FIFTEEN

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="only Linux confines as the deeds ask"),
    pytest.mark.skipif(
        sys.platform == "linux" and not abi(ctypes.CDLL(None)), reason="no Landlock in this kernel"
    ),
]


@pytest.mark.parametrize("waited", [False, True])
def test_no_deed_is_done_by_a_child_that_reads(waited: bool) -> None:
    done = deeds_done(waited=waited)
    assert len(done) == len(DEEDS) >= 70
    assert [name for name, was_done in done.items() if was_done] == []


def test_each_of_the_fifteen_deeds_can_be_done_where_nothing_confines() -> None:
    done = deeds_done(confined=False)
    assert [name for name in FIFTEEN if not done[name]] == []


def test_a_call_of_32_bits_ends_the_child() -> None:
    with pytest.raises(FileError, match="made its reader fail"):
        deeds_done(call="32 bits")
