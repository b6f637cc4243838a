"""How numbers stand before the paragraphs of a list: with a space, or a wide sign of their own."""

_NO_SPACE_BEHIND = tuple("、．，。：；）】」』〕》")


def with_space(number: str) -> str:
    """A number with the space behind it, which one that ends in a wide sign has in itself."""
    return number if not number or number.endswith(_NO_SPACE_BEHIND) else f"{number} "
