"""How often an encoding is recognised, and how fast.

    python tests/benchmarks/charset.py FOLDER... [--quick]

FOLDERs hold real Chinese text of several kinds (packages debian-reference-zh-cn, manpages-zh,
fortunes-zh, debian-faq-zh-cn unpacked); our own samples and ../shared/bench are used as well when
present. Each kind gives 200 samples of each size in each of six encodings. A sample counts when it
is decoded exactly or the guess is marked doubtful, which the window asks about.
"""

import gzip
import random
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from report import figure, shared, skipped

from duidu.core.errors import FileError
from duidu.formats.base.encoding import Decoded, decode

_ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
_SIZES = (200, 2_000, 50_000)
_SAMPLES = 200
_MARKUP = re.compile(r"<[^<>]*>|\\f[A-Z]|^\.\w+", re.MULTILINE)


def main() -> None:
    folders = [Path(argument) for argument in sys.argv[1:] if not argument.startswith("-")]
    kinds = {name: text for name, text in _kinds(folders) if len(text) > 2_000}
    if len(kinds) < 5:
        skipped(
            "encodings recognised",
            f"five kinds of text are needed, {len(kinds)} are here; "
            "give folders of unpacked packages",
        )
        return
    samples = 20 if "--quick" in sys.argv else _SAMPLES
    chance = random.Random(1)
    total = right = asked = silent = 0
    wrong: list[str] = []
    for size in _SIZES:
        for encoding in _ENCODINGS:
            for kind, text in kinds.items():
                for _ in range(samples):
                    piece = _piece(text, size, encoding, chance)
                    try:
                        found = decode(piece.encode(encoding))
                    except FileError:
                        found = Decoded("", "refused")
                    exact = found.text == piece
                    total += 1
                    right += exact
                    asked += not exact and found.doubtful
                    if not exact and not found.doubtful:
                        silent += 1
                        wrong.append(f"{kind} {encoding} {size} as {found.encoding}: {piece[:30]}")
    figure(
        "encodings decoded exactly",
        round(right / total, 5),
        "share of samples",
        "",
        samples=total,
        kinds=sorted(kinds),
    )
    figure(
        "encodings decoded exactly or asked about",
        round((right + asked) / total, 5),
        "share of samples",
        ">= 0.995",
        wrong=wrong[:10],
    )
    _speed(kinds)


def _piece(text: str, size: int, encoding: str, chance: random.Random) -> str:
    """About so many bytes of text, from a place by chance; only characters the encoding has."""
    length = size // (3 if encoding.startswith("utf-8") else 2)
    at = chance.randrange(max(1, len(text) - length))
    return text[at : at + length].encode(encoding, "ignore").decode(encoding).removeprefix("\ufeff")


def _kinds(folders: list[Path]) -> Iterator[tuple[str, str]]:
    for folder in folders:
        for kind, pattern in (
            ("reference", "**/debian-reference.zh-*.txt.gz"),
            ("manual pages", "**/zh_CN/man1/*.gz"),
            ("manual pages, traditional", "**/zh_TW/man*/*.gz"),
            ("questions", "**/debian-faq.zh-cn.txt.gz"),
            ("verse and sayings", "**/fortunes/*"),
            ("maintainers' guide", "**/maint-guide.zh-*.txt.gz"),
            ("guide, traditional", "**/debmake-doc.zh-tw.txt.gz"),
        ):
            texts = [_text(path) for path in sorted(folder.glob(pattern))[:200] if path.is_file()]
            if texts:
                yield kind, _ready("\n".join(texts))
    root = Path(__file__).resolve().parents[2]
    yield (
        "our samples",
        _ready(
            "\n".join(
                path.read_text(encoding="utf-8")
                for path in sorted((root / "resources/samples").glob("*.txt"))
            )
        ),
    )
    bench = shared("bench", "alignment")
    if bench is not None:
        files = [path for path in sorted(bench.rglob("*")) if path.is_file() and "zh" in path.name][
            :50
        ]
        yield "alignment data", _ready("\n".join(_text(path) for path in files))


def _text(path: Path) -> str:
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return data.decode("utf-8", "ignore")


def _ready(text: str) -> str:
    """Text without markup, and without paragraphs that have no hanzi.

    In those every encoding gives the same bytes.
    """
    lines = (_MARKUP.sub("", line).strip() for line in text.replace("\r", "").split("\n"))
    return "\n".join(line for line in lines if sum("一" <= c <= "鿿" for c in line) * 4 > len(line))


def _speed(kinds: dict[str, str]) -> None:
    text = ("\n".join(kinds.values()) * 3)[:60_000]
    slowest = 0.0
    for encoding in _ENCODINGS:
        data = text.encode(encoding, "ignore")[:65_536]
        times = []
        for _ in range(5):
            begun = time.process_time()
            decode(data)
            times.append(time.process_time() - begun)
        slowest = max(slowest, min(times))
    begun = time.process_time()
    text.encode("gb18030", "ignore").decode("gb18030", "replace")
    plain = time.process_time() - begun
    figure(
        "encoding of 64 kB recognised",
        round(1000 * slowest, 2),
        "ms",
        "< 20",
        yardstick={"encode and decode once, ms": round(1000 * plain, 2)},
    )


if __name__ == "__main__":
    main()
