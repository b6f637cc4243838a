"""Reads Markdown: what it says as a page goes the way of a page."""

from duidu.core.left_out import LeftOut
from duidu.formats.base.document import Document, ReadOptions
from duidu.formats.base.document_tables import lay_out_tables
from duidu.formats.base.encoding import clean, decode, decoding_notes
from duidu.formats.base.markup import nested_too_deeply, parse_html
from duidu.formats.base.page_notes import take_from_text, without_notes
from duidu.formats.base.progress import part
from duidu.formats.html.commented_original import with_original
from duidu.formats.html.gatherer import gathered
from duidu.formats.html.note_links import BookNotes, note_links
from duidu.formats.html.reader import own_pictures
from duidu.formats.markdown.to_html import DEEPEST, html_of

_PARSED = 0.6  # the share of the work that is done when the text has become a page


# How it begins, and how it may end.
_FRONT_MATTER = {"---": {"---", "..."}, "+++": {"+++"}}


class MarkdownReader:
    """Reads .md files."""

    def sniff(self, head: bytes, suffix_fits: bool) -> float:
        """Judge by suffix: a text with a # in it need not be Markdown."""
        return 0.9 if suffix_fits else 0.0

    def read(self, data: bytes, options: ReadOptions) -> Document:
        """Return the blocks in order. Raises FileError for what is no text."""
        decoded = decode(data, options.encoding, options.name)
        text, metadata = _front_matter(clean(decoded.text))
        text, own = take_from_text(text)
        page = html_of(with_original(text, as_page=False))
        if page is None:
            raise nested_too_deeply(options.name, DEEPEST)
        options.progress(_PARSED)
        root = parse_html(page.encode("utf-8", "replace"), options.name)
        left_out = LeftOut()
        pictures = own_pictures(left_out, options.beside)
        links = note_links(root, BookNotes())
        blocks, remarks = lay_out_tables(
            gathered(root, part(options.progress, _PARSED, 1.0), left_out, pictures, links)
        )
        return Document(
            tuple(pictures.finish(without_notes(blocks, own) if own else blocks, read_words=True)),
            title=metadata.get("title", ""),
            encoding=decoded.encoding,
            doubtful=decoded.doubtful,
            metadata=metadata,
            notes=decoding_notes(decoded),
            remarks=tuple(remarks),
            annotations=own,
            left_out=left_out.counts,
            places=left_out.places,
            images=tuple(pictures.images),
        )


def _front_matter(text: str) -> tuple[str, dict[str, str]]:
    """Return the body without YAML or TOML front matter, and its `key: value` lines."""
    lines = text.split("\n")
    ends = _FRONT_MATTER.get(lines[0].strip())
    if ends is None:
        return text, {}
    sign = "=" if lines[0].strip() == "+++" else ":"
    # Real front matter is short; a rule on the first line may open a text without any.
    for end, line in enumerate(lines[1:60], start=1):
        if line.strip() in ends:
            pairs = [entry.split(sign, 1) for entry in lines[1:end] if sign in entry]
            # Two rules with text between them are no front matter.
            if not pairs and any(map(str.strip, lines[1:end])):
                break
            return "\n".join(lines[end + 1 :]), {
                key.strip().lower(): value.strip().strip("\"'") for key, value in pairs
            }
    return text, {}
