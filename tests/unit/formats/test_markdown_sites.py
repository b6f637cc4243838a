"""Marks of documentation sites in Markdown: MkDocs, MyST, MDX, Hugo."""

import pytest

from duidu.core.article import BlockKind
from duidu.formats.base.document import RawBlock, ReadOptions
from duidu.formats.markdown.site_marks import without_site_marks
from duidu.formats.registry import read_bytes


def blocks(text: str, suffix: str = ".md") -> tuple[RawBlock, ...]:
    return read_bytes(text.encode(), ReadOptions(name=f"a{suffix}"), suffix).blocks


def texts(text: str) -> list[str]:
    return [block.text for block in blocks(text)]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (
            '!!! note "Read this"\n    A *note*.\n\n    More of it.\n\nText.',
            ["Read this", "A note.", "More of it.", "Text."],
        ),
        ("!!! warning\n    Care.\n", ["Care."]),
        ("??? tip\n\tHidden until a click.\n", ["Hidden until a click."]),
        (
            '!!! note\n    One.\n\n    !!! tip "In it"\n        Two.\n\n    Three.',
            ["One.", "In it", "Two.", "Three."],
        ),
        (
            '=== "Linux"\n\n    Use apt.\n\n=== "Mac"\n\n    Use brew.',
            ["Linux", "Use apt.", "Mac", "Use brew."],
        ),
        (
            "/// tip | Look here\n\nText of it.\n\n///\n\nAfter.",
            ["Look here", "Text of it.", "After."],
        ),
        ("/// note\nText.\n///", ["Text."]),
        ("```{note}\nSome *prose*.\n```\n\nAfter.", ["Some prose.", "After."]),
        ("```{admonition} A title\n:class: tip\nProse.\n```", ["A title", "Prose."]),
        ("```{figure} a.png\n:name: a\n\nWhat it shows.\n```", ["What it shows."]),
        ("(the-label)=\n# Title\n\n[TOC]\n\nText.", ["Title", "Text."]),
        ("See {ref}`the page <target>` and {term}`word`.", ["See the page and word."]),
        ("import Tabs from '@theme/Tabs';\n\nText {/* why */}here.", ["Text here."]),
        ("{{< note >}}\nCare.\n{{< /note >}}", ["Care."]),
        ('A {{< glossary_tooltip text="pod" term_id="pod" >}} runs.', ["A pod runs."]),
        ('## {{% heading "prerequisites" %}}\n\nText.', ["prerequisites", "Text."]),
    ],
)
def test_marks_of_sites_are_no_text(written: str, expected: list[str]) -> None:
    assert texts(written) == expected


@pytest.mark.parametrize(
    "written",
    [
        "```\n!!! note\n    x\n{{< note >}}\n```",
        "```{code-block} python\n!!! x\n```",
        "`{{< note >}}` and `{ref}`",
        "Wait!!! note\n\n    code",
        "Title\n===\n\nText",
        "He said {this} and {{ that }}.",
        "import the book from the shelf",
    ],
)
def test_code_and_prose_stay_as_they_are(written: str) -> None:
    assert without_site_marks(written) == written


def test_code_in_a_box_is_code() -> None:
    found = blocks("!!! note\n    Run:\n\n    ```sh\n    ls\n    ```\n\n    Done.\n")
    assert [(block.text, block.kind) for block in found] == [
        ("Run:", BlockKind.PARAGRAPH),
        ("ls", BlockKind.CODE),
        ("Done.", BlockKind.PARAGRAPH),
    ]


def test_mdx_is_markdown() -> None:
    assert [block.text for block in blocks("# Title\n\n*Text*", ".mdx")] == ["Title", "Text"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("/// html | div.note\nShown.\n///\n", ["Shown."]),
        ("/// tip | Title\nShown.\n///\n", ["Title", "Shown."]),
        (
            "/// details | Summary\n    type: warning\n    open: true\n\nShown.\n///\n",
            ["Summary", "Shown."],
        ),
        ("> [!WARNING] Its title\n> Its text.\n", ["Its title", "Its text."]),
        ("> [!tip]- Folded\n> Its text.\n", ["Folded", "Its text."]),
        ("> [!NOTE]\n> Its text.\n", ["Its text."]),
        ("> [!a](b.md) is a link.\n", ["!a is a link."]),
    ],
)
def test_names_and_options_of_boxes_are_no_text(written: str, expected: list[str]) -> None:
    assert texts(written) == expected


def test_front_matter_in_toml_is_no_text() -> None:
    found = read_bytes(
        '+++\ntitle = "河边的小镇"\ndate = 2024-05-01\n[taxonomies]\n+++\n\n河水流过。\n'.encode(),
        ReadOptions(name="a.md"),
        ".md",
    )
    assert found.title == "河边的小镇"
    assert [block.text for block in found.blocks] == ["河水流过。"]
