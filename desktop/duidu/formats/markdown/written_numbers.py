"""Shows the items of lists under the numbers that their writer gave them.

Markdown counts the items itself from the first number on, since many write 1. before each. In a
text of two languages that is wrong: 1. 打开。 1. Open. 2. 取出。 2. Take it out. is one list to it.
"""

from collections.abc import Iterator, Sequence

from markdown_it.rules_core import StateCore
from markdown_it.token import Token


def keep_written_numbers(state: StateCore) -> None:
    """Give each item of an ordered list its own number, if they are not all the same."""
    for items in _ordered_lists(state.tokens):
        if len({item.info for item in items}) > 1:
            for item in items:
                item.attrSet("value", item.info)


def _ordered_lists(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Yield the beginnings of the items of each ordered list."""
    inside: list[list[Token]] = []
    for token in tokens:
        if token.type in {"ordered_list_open", "bullet_list_open"}:
            inside.append([])
        elif token.type == "list_item_open" and token.info:
            inside[-1].append(token)
        elif token.type in {"ordered_list_close", "bullet_list_close"}:
            yield inside.pop()
