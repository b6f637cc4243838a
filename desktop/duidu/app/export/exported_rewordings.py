"""The words of a text that a person replaced, as an export has them."""

from collections.abc import Iterable
from dataclasses import fields

from duidu.core.article import Article, SideName
from duidu.core.rewording import Rewording


def standing(rewordings: Iterable[Rewording], article: Article) -> tuple[Rewording, ...]:
    """The rewordings whose new words stand in the text, in the order of the text."""
    blocks = {
        (side, block.id): (number, block)
        for side in SideName
        for number, block in enumerate(article.side(side).blocks)
    }
    found = [
        (one.side, blocks[one.side, one.block][0], one.start or 0, one.end or 0, one)
        for one in rewordings
        if (one.side, one.block) in blocks and one.stands_in(blocks[one.side, one.block][1])
    ]
    return tuple(item[-1] for item in sorted(found, key=lambda item: item[:-1]))


def packed(one: Rewording) -> dict[str, object]:
    """A rewording as a package holds it; its article is that of the package."""
    described = {field.name: getattr(one, field.name) for field in fields(one)}
    return {**described, "article": "", "side": one.side.value}
