"""PDF: paragraphs from layout, divided words put together, page furniture out of the way, and clear refusals."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from dragoman.cleaning import clean
from dragoman.model import Document, Failure
from dragoman.sources import documents, extracted
from dragoman.sources.limits import FURNITURE, MAX_PAGES
from tests.sources.making import Placed, column, pdf

BODY = (
    "Envoys of both states met in Lagos on Monday and\nspoke about the fisheries of the north for three\n"
    "hours, officials said.\n\nMinister Ada Okoro called the talks long-\nterm work. The adminis-\ntration of the port "
    "was not\ndiscussed."
)


def read(data: bytes) -> Document:
    found = extracted.document(data, "a.pdf", "pdf")
    assert isinstance(found, Document), found
    return found


def refused(data: bytes) -> str:
    found = extracted.document(data, "a.pdf", "pdf")
    assert isinstance(found, Failure), found
    return found.error


def test_lines_become_paragraphs_and_divided_words_are_whole() -> None:
    found = read(pdf([column(BODY)]))
    assert found.text == (
        "Envoys of both states met in Lagos on Monday and spoke about the fisheries of the north for three hours, "
        "officials said.\n\n"
        "Minister Ada Okoro called the talks long-term work. The administration of the port was not discussed."
    )
    assert found.media == "text"
    assert found.declared.published is None, "the day on which a file was made is no publication date"


def test_a_word_that_the_document_has_in_one_piece_or_with_a_hyphen_elsewhere_is_written_so() -> None:
    text = (
        "The peacekeepers and the vice-chair met the\npeace-\nkeepers, the vice-\nchair and the re-\nporters of them."
    )
    assert "the peacekeepers, the vice-chair and the reporters" in read(pdf([column(text)])).text


def pages(count: int) -> list[list[Placed]]:
    """Pages with a running head, a page number, and a sentence that goes on over each page."""
    return [
        [
            (50, 580, f"The Harbour Post {4 + n} May"),
            *column(f"report of envoy {n} went on about the price of\n{goods} and the harbour and then it told of the"),
            (200, 20, str(11 + n)),
        ]
        for n, goods in enumerate(["grain", "copper", "wool", "timber"] * count)
    ][:count]


def test_running_heads_and_page_numbers_are_marked_and_leave_the_text_by_a_named_rule() -> None:
    found = read(pdf(pages(3)))
    assert found.text.count(FURNITURE) == 6
    cleaned = clean(found)
    assert "Harbour Post" not in cleaned.article.text and "11" not in cleaned.article.text
    assert "then it told of the report of envoy 1 went on" in cleaned.article.text, "a paragraph goes on over the page"
    taken = [piece for piece in cleaned.removed if piece.rule == "page-furniture"]
    assert len(taken) == 6
    assert all(found.text[slice(*piece.source_span)] == piece.text for piece in taken)


def test_what_stands_at_the_edge_of_pages_by_chance_stays() -> None:
    one = [(50.0, 580.0, "Ministers spoke first"), *column("and then the others did so too."), (50.0, 20.0, "The end")]
    two = [(50.0, 580.0, "Nobody else was heard"), *column("before the evening came."), (50.0, 20.0, "1999")]
    assert FURNITURE not in read(pdf([one, two])).text


def test_a_title_in_the_metadata_counts_only_where_the_first_page_has_it() -> None:
    lines = column("Envoys meet in Lagos\n\n" + BODY)
    assert read(pdf([lines], title="Envoys meet in Lagos")).declared.title == "Envoys meet in Lagos"
    assert read(pdf([lines], title="Microsoft Word - template")).declared.title is None


def test_two_columns_are_read_one_after_the_other() -> None:
    left = column("The first column tells of\nthe talks in Lagos and of", left=40)
    right = column("the treaty that they came\nto in the end.", left=220)
    assert "Lagos and of the treaty that they came to in the end." in read(pdf([[*left, *right]])).text


def test_scanned_encrypted_and_broken_files_say_what_to_do(tmp_path: Path) -> None:
    assert "OCR" in refused(pdf([[], [], column("A word.")]))
    assert "damaged" in refused(b"%PDF-1.4\nnothing at all")
    assert "pages" in refused(pdf([column("One.")] * (MAX_PAGES + 1)))
    path = tmp_path / "a.pdf"
    path.write_bytes(ENCRYPTED)
    (found,) = documents([str(path)])
    assert isinstance(found, Failure) and "without a password" in found.error


# A page behind a password of its own: made by hand, the key cannot be right.
ENCRYPTED = pdf([column("Secret.")]).replace(
    b"/Info 4 0 R",
    b"/Info 4 0 R /ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <" + b"41" * 32 + b"> /U <"
    + b"42" * 32 + b"> >>",
)  # fmt: skip


def test_a_file_that_takes_too_long_is_one_failure() -> None:
    read(pdf([column("One.")]))
    began = time.monotonic()
    found = extracted.document(pdf(pages(200)), "a.pdf", "pdf", deadline=0.001)
    assert isinstance(found, Failure) and "took longer" in found.error
    assert time.monotonic() - began < 10
    assert read(pdf([column("Envoys met again.")])).text == "Envoys met again."


@pytest.mark.parametrize("seed", range(3))
def test_any_damage_gives_a_text_or_a_clear_error(seed: int) -> None:
    generator = random.Random(seed)
    whole = pdf(pages(2), title="Harbour")
    for _ in range(40):
        data = bytearray(whole)
        for _ in range(generator.choice([1, 3, 30])):
            at = generator.randrange(len(data))
            match generator.randrange(4):
                case 0:
                    data[at] = generator.randrange(256)
                case 1:
                    del data[at : at + generator.randrange(1, 60)]
                case 2:
                    data[at:at] = data[at : at + generator.randrange(1, 60)]
                case _:
                    data[at : at + 4] = b"9999"
        found = extracted.document(bytes(data), "a.pdf", "pdf", deadline=20)
        assert isinstance(found, Document) or found.error


def test_items_of_a_list_are_paragraphs_and_go_on_at_their_indent() -> None:
    lines = [
        (50.0, 540.0, "The envoys agreed on two points:"),
        (60.0, 526.0, "• the border stays open for all"),
        (70.0, 512.0, "who trade across it;"),
        (60.0, 498.0, "• they meet again."),
    ]
    assert read(pdf([lines])).text.split("\n\n") == [
        "The envoys agreed on two points:",
        "• the border stays open for all who trade across it;",
        "• they meet again.",
    ]


def test_a_mark_that_is_set_larger_than_its_line_is_no_change_of_type() -> None:
    text = "Envoys of both states met in Lagos on Monday and\nspoke about the fisheries of the north for\nhours."
    one = pdf([column(text)]).replace(
        b"/F1 11 Tf 50.00 526.00 Td (spoke", b"/F1 15 Tf 50.00 526.00 Td (s) Tj /F1 11 Tf (poke"
    )
    assert "Monday and spoke about" in read(one).text
