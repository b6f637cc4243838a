"""Dictionaries for the tests: the one that ships, and one of a few entries."""

import gzip
from pathlib import Path

import pytest

from duidu.lexicon.cedict import parse
from duidu.lexicon.compiled_records import Hanzi, WordStatistics
from duidu.lexicon.compiling import compile_lexicon
from duidu.lexicon.lexicon import Lexicon, open_lexicon

SMALL = """# CC-CEDICT
#! entries=14
#! date=2025-01-01T00:00:00Z
#! license=https://creativecommons.org/licenses/by-sa/4.0/
銀行 银行 [yin2 hang2] /bank/CL:家[jia1],個|个[ge4]/
行 行 [hang2] /(bound form) row; line/
行 行 [xing2] /(bound form) to walk; to go/all right; OK!/
銀 银 [yin2] /silver/
銀行家 银行家 [yin2 hang2 jia1] /banker/
單 单 [Shan4] /surname Shan/
單 单 [dan1] /bill; list/only/
上海 上海 [Shang4 hai3] /Shanghai municipality/
綠 绿 [lu:4] /green/
哪兒 哪儿 [na3 r5] /where?/
起飛 起飞 [qi3 fei1] /(of an aircraft) to take off/
談判 谈判 [tan2 pan4] /to negotiate/negotiation; talks/
去 去 [qu4] /to go/
衚衕 胡同 [hu2 tong4] /variant of 胡同[hu2 tong4]/
"""


@pytest.fixture(scope="session")
def shipped() -> Lexicon:
    """The dictionary that ships."""
    return open_lexicon()


@pytest.fixture
def small(tmp_path: Path) -> Lexicon:
    """A lexicon of a few entries."""
    path = tmp_path / "small.sqlite"
    facts = {"银行": WordStatistics(540, 323), "行": WordStatistics(543, 413)}
    compile_lexicon(
        path, parse(SMALL, "small.u8"), facts, [Hanzi("行", "hang2 xing2", "彳 亍", "", 13)]
    )
    return Lexicon(path)


@pytest.fixture
def small_gz() -> bytes:
    return gzip.compress(SMALL.encode())
