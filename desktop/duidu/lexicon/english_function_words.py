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
# What a verb follows, if it is no adverb that does: they train, we still hope.
SUBJECTS = frozenset(
    (
        *(
            "i",
            "he",
            "she",
            "we",
            "they",
            "please",
            "will",
            "would",
            "can",
            "must",
            "could",
            "should",
        ),
        *("shall", "cannot", "don't", "doesn't", "didn't", "can't", "won't", "couldn't"),
        *(
            "let's",
            "wouldn't",
            "shouldn't",
            "i'll",
            "you'll",
            "he'll",
            "she'll",
            "we'll",
            "they'll",
        ),
    )
)
ADVERBS = frozenset(
    (
        *("still", "just", "even", "only", "all", "both", "too", "well", "back", "long", "best"),
        *("better", "fast", "hard", "right", "last", "first", "next", "pretty", "near", "close"),
        *("down", "up", "out", "over", "more", "most", "less", "much", "clean", "dead", "slow"),
        *("yet", "now", "each", "alone", "second", "further", "double", "half", "part", "like"),
        *("kind", "sort", "may", "might", "can", "will", "must", "need", "is", "was", "has"),
    )
)
# What stands between the words of a phrase: take it for granted.
OBJECTS = frozenset(("it", "them", "him", "her", "me", "us", "you", "this", "that", "everything"))
