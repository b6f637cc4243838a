"""A PDF of a few lines, for tests of its reader."""

WORDS = ("one", "two", "three", "four", "five")


def pdf(lines: list[tuple[int, int, str]], pages: int = 1) -> bytes:
    """A PDF of lines (size, height on the page, text), with a running head and page number on every page."""
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    kids = []
    for page in range(1, pages + 1):
        drawn = [
            (9, 560, f"Our Book {page}"),
            *((size, y, f"{text} {WORDS[page - 1]}.") for size, y, text in lines),
        ]
        stream = "".join(f"BT /F {size} Tf 20 {y} Td ({text}) Tj ET\n" for size, y, text in drawn)
        objects.append(f"<</Length {len(stream)}>>stream\n{stream}endstream")
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 600]/Resources<</Font<</F 3 0 R>>>>/Contents {len(objects)} 0 R>>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {pages}>>"
    written, places = "%PDF-1.4\n", []
    for number, text in enumerate(objects, start=1):
        places.append(len(written))
        written += f"{number} 0 obj\n{text}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<</Root 1 0 R/Size {size}>>\nstartxref\n{len(written)}\n%%EOF"
    return (written + end).encode()
