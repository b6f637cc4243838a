"""How a word is searched for in the whole library: by itself, not as a part of another one."""

from itertools import takewhile

from duidu.language.find_inflected import inflected_matcher, is_inflected
from duidu.language.registry import describe
from duidu.library.search.search_text import Wanted, literal, searchable
from duidu.library.store.schema import clean


def occurrences_of(word: str, language: str) -> Wanted:
    """A search for a word or phrase; in all its inflections where the language has them."""
    inflections = describe(language).inflections
    if inflections is None or not is_inflected(word):
        return literal(searchable(clean(word)).strip())
    known = inflections()
    match = inflected_matcher(word.replace("’", "'"), known)
    longest = max(word.lower().split(), key=len).replace("’", "'").partition("'")[0]
    # The index knows beginnings: cit of cities and city; went begins unlike go.
    stem = known.stem(longest)
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(longest, stem, strict=False))
    shared = "".join(letter for letter, _ in alike)
    begins = {shared} if shared else {longest, stem}
    query = " OR ".join(f'"{one}"*' for one in sorted({*begins, *known.forms(longest)}))
    return Wanted(query, lambda text: tuple(match(text)))
