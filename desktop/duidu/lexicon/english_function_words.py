"""Words of English by which the search for a word tells phrases, nouns and verbs."""

PARTICLES = frozenset(
    (
        *("up", "off", "out", "on", "down", "away", "back", "over", "in", "through", "aside"),
        *("apart", "together", "forward", "along", "around"),
    )
)
BETWEEN = frozenset(
    (
        *("the", "a", "an", "it", "them", "him", "her", "me", "us", "you", "my", "your", "his"),
        *("its", "our", "their", "this", "that", "these", "those", "all", "everything"),
    )
)
BEFORE_NOUN = frozenset(
    (
        *("the", "a", "an", "this", "that", "these", "those", "my", "your", "his", "its", "our"),
        *("their", "of", "some", "any", "no", "each", "every", "with", "in", "from", "both"),
    )
)
BEFORE_VERB = frozenset(
    (
        *("to", "i", "you", "he", "she", "it", "we", "they", "who", "will", "would", "can", "must"),
        *("could", "should", "may", "might", "shall", "don't", "doesn't", "didn't", "can't"),
        *("won't", "let's", "please", "not", "never", "cannot", "and"),
    )
)
PARTICLES_ALL = PARTICLES | frozenset(
    (
        *("at", "for", "to", "with", "of", "into", "by", "from", "after", "across", "about", "as"),
        *("without", "under", "against", "upon", "no"),
    )
)
# Verbs that say little themselves: take a walk, make a mistake.
LIGHT = frozenset(
    (
        *("make", "take", "have", "get", "give", "do", "go", "keep", "put", "hold", "pay", "catch"),
        *("fall", "lose", "break", "set", "come", "look", "turn", "bring", "run", "be", "let"),
    )
)
COUNTS = frozenset(
    (
        *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "first"),
        *("second", "third", "this", "that", "these", "those", "very", "not", "is", "are", "was"),
        *("i", "you", "he", "she", "it", "we", "they"),
    )
)
