"""The header of a TMX file that this program writes, for one article and for a whole corpus."""

from lxml import etree

from duidu import __version__


def tmx_header(source_language: str) -> etree._Element:
    """A header as TMX 1.4 asks for it: who wrote the file, what a unit is, its source language."""
    return etree.Element(
        "header",
        {
            "creationtool": "Duidu",
            "creationtoolversion": __version__,
            "segtype": "sentence",
            "o-tmf": "Duidu",
            # Of notes and properties in the file.
            "adminlang": "en",
            "srclang": source_language,
            "datatype": "plaintext",
        },
    )
