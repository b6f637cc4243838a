"""A PDF of pages of lines, without compression, for measuring how its reading grows."""

from collections.abc import Sequence


def pages(texts: Sequence[Sequence[str]]) -> bytes:
    """A PDF with one page for each sequence of lines (ASCII without brackets)."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Courier>>"]
    kids = []
    for lines in texts:
        drawn = "".join(f"({line}) Tj 0 -14 Td\n" for line in lines)
        stream = f"BT /F 10 Tf 20 580 Td\n{drawn}ET\n"
        objects.append(f"<</Length {len(stream)}>>stream\n{stream}endstream")
        objects.append(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 600]/Resources<</Font<</F 3 0 R>>>>"
            f"/Contents {len(objects)} 0 R>>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>"
    pieces, places, at = ["%PDF-1.4\n"], [], 9
    for number, text in enumerate(objects, start=1):
        places.append(at)
        pieces.append(f"{number} 0 obj\n{text}\nendobj\n")
        at += len(pieces[-1])
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    pieces.append(
        f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<</Root 1 0 R/Size {size}>>\n"
        f"startxref\n{at}\n%%EOF"
    )
    return "".join(pieces).encode()
