"""Notes that came with a file, before they have places in an article. Reading and placing them is in import_package."""

from dataclasses import dataclass

from duidu.core.annotation import Annotation
from duidu.core.article import SideName


@dataclass(frozen=True, slots=True)
class Brought:
    """Notes a file brings: annotations of ours with their quotations, and comments with what they quote (text, quotation, side)."""

    annotations: tuple[Annotation, ...] = ()
    comments: tuple[tuple[str, str, SideName], ...] = ()
