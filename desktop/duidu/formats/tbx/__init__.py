"""TBX, the exchange format of glossaries (ISO 30042)."""

from duidu.formats.base.format import Export, Format, Writer


def _writer() -> Writer:
    from duidu.formats.tbx.writer import write_tbx

    return write_tbx


FORMAT = Format(
    "tbx",
    exports=(Export("tbx", "TBX", ".tbx", _writer, needs_translation=True),),
)
