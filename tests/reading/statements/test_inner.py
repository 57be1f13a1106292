"""Reports within reports: a chain of who says that who said it."""

import pytest

from dragoman.model import Statement
from tests.reading.statements.test_find import statements

Chain = tuple[str, str, str, "tuple[Chain, ...]"]


def chain(text: str, said: Statement) -> Chain:
    source = text[slice(*said.source.span)] if said.source else ""
    words = " … ".join(text[slice(*span)] for span in said.content)
    return source, said.kind, words, tuple(chain(text, inner) for inner in said.inner)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kos said Ana Ruiz had told him that the dam was weak.",
            ("Kos", "indirect", "Ana Ruiz had told him that the dam was weak",
             (("Ana Ruiz", "indirect", "that the dam was weak", ()),)),
        ),
        (
            "“Ruiz told me that the dam was weak,” Kos said.",
            ("Kos", "direct", "“Ruiz told me that the dam was weak,”",
             (("Ruiz", "indirect", "that the dam was weak", ()),)),
        ),
        (
            "“He looked up and said, ‘Never again,’” Kos recalled.",
            ("Kos", "direct", "“He looked up and said, ‘Never again,’”", (("He", "direct", "‘Never again,’", ()),)),
        ),
        (
            "According to the agency, Kos said that Ruiz had denied any part in the raid.",
            ("the agency", "indirect", "Kos said that Ruiz had denied any part in the raid",
             (("Kos", "indirect", "that Ruiz had denied any part in the raid",
               (("Ruiz", "indirect", "any part in the raid", ()),)),)),
        ),
        (
            "The agency quoted Kos as saying that the dam was weak.",
            ("The agency", "indirect", "Kos as saying that the dam was weak",
             (("Kos", "indirect", "that the dam was weak", ()),)),
        ),
    ],
)  # fmt: skip
def test_what_is_reported_inside_stands_inside(text: str, expected: Chain) -> None:
    assert [chain(text, said) for said in statements(text)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "“I think that the dam is weak,” Kos said.",  # the speaker's own thought
        "Kos declined to say whether the dam was weak.",  # nothing is said of it
        "Kos said the dam was weak.",
    ],
)
def test_what_nobody_else_says_is_no_report(text: str) -> None:
    (said,) = statements(text)
    assert said.inner == ()


def test_words_in_marks_that_nobody_is_given_report_nothing() -> None:
    assert statements("The film “She Told Them That It Rained” opened on Monday.") == ()
