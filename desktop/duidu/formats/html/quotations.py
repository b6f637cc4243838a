"""Sets the marks around quotations that a page leaves to the browser: <q>."""

from lxml import etree

from duidu.formats.base.markup import local_name, text_of

# Around a quotation, and around one inside another.
_OUTER, _INNER = ("“", "”"), ("‘", "’")
_MARKS = frozenset("\"'“”‘’„‚«»‹›「」『』《》〈〉")


def mark_quotations(root: etree._Element) -> None:
    """Put marks around the quotations of a page that have none, as browsers show them."""
    for quotation in root.iter("q", "{*}q"):
        said = text_of(quotation).strip()
        if not said or said[0] in _MARKS:
            continue
        inside = sum(local_name(above) == "q" for above in quotation.iterancestors())
        begin, end = _INNER if inside % 2 else _OUTER
        quotation.text = begin + (quotation.text or "").lstrip()
        if len(quotation):
            quotation[-1].tail = (quotation[-1].tail or "").rstrip() + end
        else:
            quotation.text = quotation.text.rstrip() + end
