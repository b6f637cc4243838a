"""How styles of running text pass on what they set apart to the styles that are based on them; the same in DOCX and ODT."""

from collections.abc import Mapping

from duidu.core.emphasis import EmphasisKind

_MOST_BASES = 12
Kinds = dict[EmphasisKind, bool]
"""What a style or a run switches on (True) or off; what it does not name it leaves as its base has it."""


def with_bases(own: Mapping[str, tuple[str, Kinds]], name: str) -> Kinds:
    """What a style sets apart, of styles by name with the name of their base; bases that go in a circle end."""
    found: Kinds = {}
    for _ in range(_MOST_BASES):
        if name not in own:
            break
        name, kinds = own[name]
        found = {**kinds, **found}
    return found
