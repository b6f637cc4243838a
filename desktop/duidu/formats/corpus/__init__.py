"""Files that hold a parallel corpus: Moses, two plain files, and XCES as OPUS has it."""

from duidu.formats.base.format import Export, Format, Writer


def _moses() -> Writer:
    from duidu.formats.corpus.moses import write_moses

    return write_moses


def _xces() -> Writer:
    from duidu.formats.corpus.xces import write_xces

    return write_xces


FORMAT = Format(
    "corpus",
    exports=(
        Export("moses", "Moses", ".zip", _moses, needs_translation=True),
        Export("xces", "OPUS (XCES)", ".zip", _xces, aliases=("opus",), needs_translation=True),
    ),
)
