"""Exports of press databases: divided by the database's own lines; title, outlet, date where the layout fits."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.model import Declared, Document, Failure
from dragoman.sources import documents, originals
from tests.sources.making import docx

BODY = "Minister Ada Okoro met Envoy Carl Lind in Lagos on Monday.\n\nThey spoke of the port."

NEXIS = (
    "Talks in Lagos\nThe Harbour Post\nMay 6, 2024 Monday\n\nCopyright 2024 Harbour Press\nAll Rights Reserved\n"
    f"Section: WORLD\nLength: 15 words\nByline: Ilse Brandt\nBody\n\n{BODY}\n\nClassification\n\nLanguage: ENGLISH\n"
    "Load-Date: May 7, 2024\n\nEnd of Document\n"
)
LEXIS = (
    "{n} of 2 DOCUMENTS\n\nThe Harbour Post\n\nMay {n}, 2024 Monday\n\nTalks in Lagos\n\nBYLINE: Ilse Brandt\n\n"
    f"SECTION: WORLD\n\nLENGTH: 15 words\n\n{BODY}\n\nLOAD-DATE: May 7, 2024\n\nCopyright 2024 Harbour Press\n\n\n"
)
FACTIVA = (
    "Talks in Lagos\n\nBy Ilse Brandt\n\n15 words\n\n{n} May 2024\n\n10:15\n\nThe Harbour Post\n\nHARB\n\nEnglish\n\n"
    f"© 2024 Harbour Press\n\n{BODY}\n\nDocument HARB0000202405{{n:02}}ek560000{{n}}\n\n"
)


def read(path: Path, data: bytes) -> tuple[list[Document], list[Failure]]:
    path.write_bytes(data)
    found = list(documents([str(path)]))
    return [one for one in found if isinstance(one, Document)], [one for one in found if isinstance(one, Failure)]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (NEXIS * 2, ("2024-05-06", "2024-05-06")),
        ("".join(LEXIS.format(n=n) for n in (1, 2)), ("2024-05-01", "2024-05-02")),
        ("".join(FACTIVA.format(n=n) for n in (3, 4)), ("2024-05-03", "2024-05-04")),
    ],
    ids=["nexis", "lexis", "factiva"],
)
def test_each_article_has_what_its_layout_tells(text: str, days: tuple[str, str], tmp_path: Path) -> None:
    found, failures = read(tmp_path / "a.txt", text.encode())
    assert not failures
    assert [one.declared for one in found] == [
        Declared(title="Talks in Lagos", outlet="The Harbour Post", published=day) for day in days
    ]
    for one in found:
        assert one.text.startswith("Talks in Lagos\n\n") and one.text.endswith(BODY)
        assert "Brandt" in one.text and "2024 Harbour Press" in one.text
        assert "words" not in one.text and "Load-Date" not in one.text and "HARB0000" not in one.text
        assert one.original and originals.again(one.uri, one.original, one.declared) == one
    assert len({one.uri for one in found}) == 2


def test_the_database_s_number_is_the_name_of_an_article(tmp_path: Path) -> None:
    found, _ = read(tmp_path / "a.txt", FACTIVA.format(n=3).encode())
    assert [one.uri for one in found] == ["factiva:HARB000020240503ek5600003"]


def test_a_word_file_with_a_cover_page_is_divided_too(tmp_path: Path) -> None:
    cover = ["Documents (2)", "1. Talks in Lagos", "2. Talks in Lagos"]
    lines = [line for line in (NEXIS * 2).split("\n") if line]
    found, failures = read(tmp_path / "a.docx", docx([*cover, *lines]))
    assert not failures
    assert [one.declared.title for one in found] == ["Talks in Lagos"] * 2
    assert all("Documents (2)" not in one.text for one in found)


def test_what_is_cut_off_at_the_end_is_a_failure(tmp_path: Path) -> None:
    found, failures = read(tmp_path / "a.txt", (NEXIS + "Next talks\n" + BODY * 10).encode())
    assert len(found) == 1
    assert "cut off" in failures[0].error


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        BODY + "\n\nEnd of Document",
        BODY + "\n\nDocument HARB000020240503ek5600003\n",
        "1 of 3 DOCUMENTS\n\nOne.\n\n3 of 3 DOCUMENTS\n\nThree.",
        "1 of 3 DOCUMENTS\n\nOne.\n\n2 of 4 DOCUMENTS\n\nTwo.",
        "One.\n\n---\n\nTwo.\n\n---\n\nThree.",
    ],
)
def test_what_only_looks_like_an_export_stays_one_article(text: str, tmp_path: Path) -> None:
    found, failures = read(tmp_path / "a.txt", text.encode())
    assert ([one.text for one in found], failures) == ([text], [])


def test_where_the_layout_does_not_fit_the_piece_stays_whole_and_says_nothing_of_itself(tmp_path: Path) -> None:
    found, _ = read(tmp_path / "a.txt", (NEXIS + "Other layout\n\n" + BODY + "\nEnd of Document\n").encode())
    assert found[1].text == "Other layout\n\n" + BODY
    assert found[1].declared == Declared()
