"""Protects what nobody asked for: it is passed over and counted, wherever it is read, and the rest stays what it is."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from msgspec.structs import replace

import dragoman
from dragoman.engine.adding import Added
from dragoman.engine.counting import read_counted
from dragoman.engine.pipeline import process
from dragoman.engine.wanted import PASSED, asked, passed_over, sifted
from dragoman.model import Document, Failure, Reading
from dragoman.sources import Extent, Found, documents
from tests.cleaning.test_unwanted import ENGLISH, FRENCH, page
from tests.readings import reading
from tests.sources import warcs

EN = frozenset({"en"})


def document(name: str, *paragraphs: str, lang: str = "") -> Document:
    return Document(uri=name, id=name, media="html", text=page(*paragraphs, lang=lang))


def test_the_request_travels_with_the_document_to_whoever_reads_it() -> None:
    (given,) = asked([document("a", *FRENCH)], EN, Counter())
    assert isinstance(given, Document)
    assert given.languages == ("en",)
    assert process(given) == passed_over(given) == Failure(uri="a", stage=PASSED, error="language fr")
    assert passed_over(document("a", *FRENCH)) is None  # nobody asked


def test_it_is_passed_over_before_its_page_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    (given,) = asked([document("a", *FRENCH)], EN, Counter())
    assert isinstance(given, Document)
    monkeypatch.setattr("dragoman.cleaning.pages.read_page", lambda _: pytest.fail("the page was looked at"))
    assert isinstance(process(given), Failure)


def test_what_is_asked_for_is_read_as_if_nobody_had_asked() -> None:
    plain = document("a", *ENGLISH, lang="fr")
    (given,) = asked([plain], EN, Counter())
    assert isinstance(given, Document)
    assert process(given) == process(plain)


def test_readings_made_elsewhere_are_passed_over_by_their_language() -> None:
    passed = Counter[str]()
    made = reading()
    articles = [replace(made.article, language=language) for language in ("fr", "en-GB", None)]
    found: list[Found] = [replace(made, article=article) for article in articles]
    kept = [one for one in asked(found, EN, passed) if isinstance(one, Reading)]
    assert [one.article.language for one in kept] == ["en-GB", None]
    assert passed == {"language fr": 1}


def test_what_was_passed_over_is_no_failure_and_has_come_back(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text("x" * 99)
    extent = Extent([str(tmp_path)])
    failed, passed_by = Failure(uri="b", stage="clean", error="x"), Failure(uri="a", stage=PASSED, error="language fr")
    given = list(extent.giving([document("a"), document("b")]))
    passed = Counter[str]()
    assert list(sifted(zip(given, [passed_by, failed], strict=True), passed, extent)) == [(given[1], failed)]
    extent.back(1)
    assert passed == {"language fr": 1}


def archive(path: Path) -> Path:
    pages = {"a": page(*ENGLISH, lang="fr"), "b": page(*FRENCH), "c": page(*FRENCH, lang="fr"), "d": page(*ENGLISH)}
    path.write_bytes(b"".join(warcs.record(f"https://x/{name}", text.encode()) for name, text in pages.items()))
    return path


@pytest.mark.parametrize("languages", [EN, frozenset[str]()])
def test_an_archive_is_read_in_the_languages_asked_for(tmp_path: Path, languages: frozenset[str]) -> None:
    passed = Counter[str]()
    found = list(read_counted([str(archive(tmp_path / "a.warc"))], passed, languages=languages, measured=True))
    counts = found[-1][0]
    names = [one.article.uri[-1] for _, one in found if isinstance(one, Reading)]
    assert (names, counts.failed, dict(passed), counts.share) == (
        (["a", "d"], 0, {"language fr": 2}, 1.0) if languages else (["a", "b", "c", "d"], 0, {}, 1.0)
    )


def test_a_record_is_given_the_languages_asked_for(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.warc")
    told: list[Added] = []
    with dragoman.open(tmp_path / "r.sqlite") as record:
        done, failures = record.add(path, languages=["en-GB"], watch=told.append)
        assert (done.added, done.passed, done.failed, failures, told[0].passed) == (2, 2, 0, [], 2)
        assert done.kinds == {"language fr": 2}
        assert {row.uri for row in record.articles()} == {"https://x/a", "https://x/d"}
        assert not list(record.errors())
        again, _ = record.add(path)
        assert (again.added, again.known) == (2, 2)  # nothing is kept of what was passed over
        with pytest.raises(ValueError, match="no code of a language"):
            record.add(path, languages=["english"])


def test_records_that_declare_their_language(tmp_path: Path) -> None:
    rows = [{"text": " ".join(ENGLISH), "language": code, "uri": code} for code in ("en", "fr", "en-GB")]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    given = list(asked(documents([str(tmp_path / "in.jsonl")]), EN, Counter()))
    assert [passed_over(one) is None for one in given if isinstance(one, Document)] == [True, False, True]
