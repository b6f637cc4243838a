"""Finds the picture on the cover of a book, as EPUB 3 and EPUB 2 name it."""

from lxml import etree

from duidu.formats.base.markup import attribute, local_name


def cover_of(package: etree._Element) -> str:
    """Where the cover's picture is, as the package document says it; "" where it names none."""
    named = ""
    items: dict[str, str] = {}
    for element in package.iter():
        name = local_name(element)
        if name == "item":
            # Only pictures: some books name the page that shows it.
            if not attribute(element, "media-type").strip().lower().startswith("image/"):
                continue
            href = attribute(element, "href").strip()
            if "cover-image" in attribute(element, "properties").split():
                return href
            items[attribute(element, "id").strip()] = href
        elif name == "meta" and attribute(element, "name").strip().lower() == "cover":
            named = attribute(element, "content").strip()
    return items.get(named, "")
