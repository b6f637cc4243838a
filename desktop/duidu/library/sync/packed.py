"""Files compressed with Zstandard, unpacked in bounds."""

import zstandard

# Bytes of what is unpacked: a segment is a fiftieth of it, a very long text all.
MOST_UNPACKED = 1 << 30
_LEVEL = 3


def pack(data: bytes) -> bytes:
    """The bytes, compressed."""
    return zstandard.ZstdCompressor(level=_LEVEL, write_checksum=True).compress(data)


def unpack(data: bytes) -> bytes:
    """The bytes that were compressed. Raises ValueError for what is cut off or damaged."""
    try:
        size = zstandard.get_frame_parameters(data).content_size
        if size > MOST_UNPACKED:  # also where it does not say
            raise ValueError("it unpacks to too much")
        return zstandard.ZstdDecompressor().decompress(data, max_output_size=size)
    except zstandard.ZstdError as error:
        raise ValueError("it is cut off or damaged") from error
