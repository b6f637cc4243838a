"""The checks there are, in the order in which a person sees them."""

from duidu.app.check.finding import CheckKind, Severity
from duidu.core.errors import Sentence

KINDS: tuple[CheckKind, ...] = (
    CheckKind("empty", Sentence("One side is empty"), Severity.CRITICAL, "omission"),
    CheckKind("untranslated", Sentence("Not translated"), Severity.CRITICAL, "untranslated"),
    CheckKind("omission", Sentence("Something is left out"), Severity.MAJOR, "omission"),
    CheckKind("addition", Sentence("Something is added"), Severity.MAJOR, "addition"),
    CheckKind("length", Sentence("Unusual length"), Severity.MAJOR, "omission"),
    CheckKind("room", Sentence("Longer than the file allows"), Severity.MAJOR, "length"),
    CheckKind("number", Sentence("Numbers and dates"), Severity.MAJOR, "number"),
    CheckKind("name", Sentence("Names"), Severity.MAJOR, "mistranslation"),
    CheckKind("term", Sentence("Terms of the glossary"), Severity.MAJOR, "wrong-term"),
    CheckKind(
        "same-source",
        Sentence("Same text, other translation"),
        Severity.MINOR,
        "inconsistent-use-of-terminology",
    ),
    CheckKind(
        "same-target",
        Sentence("Other text, same translation"),
        Severity.MINOR,
        "inconsistent-use-of-terminology",
    ),
    CheckKind("address", Sentence("Web and mail addresses"), Severity.MAJOR, "entity"),
    CheckKind("code", Sentence("Codes and abbreviations"), Severity.MAJOR, "entity"),
    CheckKind("placeholder", Sentence("Placeholders and tags"), Severity.CRITICAL, "markup"),
    CheckKind("pair", Sentence("Brackets and quotation marks"), Severity.MINOR, "punctuation"),
    CheckKind("ending", Sentence("Mark at the end"), Severity.MINOR, "punctuation"),
    CheckKind("mark", Sentence("Punctuation marks"), Severity.MINOR, "punctuation"),
    CheckKind("blank", Sentence("Blanks"), Severity.MINOR, "whitespace"),
    CheckKind("repeated", Sentence("Repeated words"), Severity.MINOR, "duplication"),
    CheckKind("damaged", Sentence("Damaged characters"), Severity.MAJOR, "character-encoding"),
    CheckKind("script", Sentence("Mixed scripts"), Severity.MINOR, "locale-convention"),
)
BY_ID = {kind.id: kind for kind in KINDS}
