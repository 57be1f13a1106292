"""When an article was published and when it was changed: a change, a fetching and a day that lies ahead are neither."""

from __future__ import annotations

import pytest

from dragoman.cleaning import clean
from dragoman.cleaning.dates import Writing
from dragoman.cleaning.dating import When, changes, declared_date, line_dates, moment, when, written_in
from dragoman.cleaning.debris import Dating
from dragoman.cleaning.debris import line_dates as datings
from dragoman.cleaning.published import Dated
from dragoman.model import Article, Declared, Document

BODY = "The two delegations signed the accord in the town hall on Friday and left in the evening."
KNOWN = [Dated(edtf="2019-06-04", basis="declared")]


def document(text: str = BODY, uri: str = "a.txt", **declared: str) -> Document:
    return Document(uri=uri, id="sha256:0", media="text", text=text, declared=Declared(**declared))  # type: ignore[arg-type]


def cleaned(text: str, **declared: str) -> Article:
    return clean(document(text, **declared)).article


def days(found: When) -> tuple[str | None, tuple[str, ...], str | None]:
    published = found.published
    return (published.edtf if published else None, published.basis if published else (), found.updated)


def test_what_a_record_declares() -> None:
    assert [row.edtf for row in declared_date(document(published="2019-06-04"))] == ["2019-06-04"]
    assert [row.edtf for row in declared_date(document(published="4/6/2019", language="en-GB"))] == ["2019-06-04"]
    assert [row.edtf for row in declared_date(document(published="4/6/2019", language="en-US"))] == ["2019-04-06"]
    assert [row.edtf for row in declared_date(document(published="1974-05-02"))] == ["1974-05-02"]  # an archive
    for nothing in ("4/6/2019", "soon", "0001-01-01", "1970-01-01T00:00:00Z", "1980-01-01", ""):
        assert not declared_date(document(published=nothing)), nothing
    assert moment(None) is None and moment("Tue, 4 Jun 2019 10:15:00 GMT") == "2019-06-04T10:15:00+00:00"


def test_a_document_is_written_as_its_language_or_its_address_says() -> None:
    assert written_in(document(uri="https://gazette.co.uk/a"), "en") == Writing("en", True)
    assert written_in(document(uri="gazette.co.uk/a.txt"), "en-US") == Writing("en-US", False)
    assert written_in(document(), "en") == Writing("en", None)


@pytest.mark.parametrize(
    ("fetched", "is_known"),
    [
        (None, True),
        ("2019-06-04", True),
        ("2019-06-03T10:30:00Z", True),  # in the farthest east the day had begun
        ("2019-06-03T22:00:00-05:00", True),
        ("2019-06-03T09:30:00Z", False),
        ("2019-06-02", False),
        ("2019", True),
        ("in spring", True),  # which says nothing
    ],
)
def test_a_date_after_the_day_of_fetching_is_none_of_the_article_s(fetched: str | None, is_known: bool) -> None:
    declared = {"fetched": fetched} if fetched else {}
    found = when(document(**declared), KNOWN, [], BODY)
    assert ("declared" in (found.published.basis if found.published else ())) is is_known


def test_a_page_of_which_only_the_fetching_is_known() -> None:
    assert days(when(document(fetched="2019-06-10T08:00:00Z"), [], [], BODY)) == (
        "2019-06-10T08:00:00Z",
        ("fetched",),
        None,
    )
    assert when(document(), [], [], BODY) == When(None, None)


def test_the_fetching_makes_no_month_a_day() -> None:
    page = document(uri="https://gazette.example/2019/06/accord", fetched="2019-06-10T08:00:00Z")
    assert days(when(page, [], [], BODY))[0] == "2019-06"
    assert days(when(page, [Dated(edtf="2019-06-04", basis="image-uuid")], [], BODY))[0] == "2019-06-04"


@pytest.mark.parametrize(
    ("updates", "declared", "updated"),
    [
        (["2019-06-06", "2019-06-07"], {}, "2019-06-06"),  # the first
        (["2019-06-04", "2019-06-07"], {}, "2019-06-07"),  # on the day of publication is no change
        (["2019-06-04T20:00:00Z"], {}, None),
        (["2019-06-01"], {}, None),
        (["2019-06-20"], {"fetched": "2019-06-10"}, None),
        (["2019-06-06"], {"fetched": "2019-06-10"}, "2019-06-06"),
        (["2019-06-06"], {"updated": "2019-06-09"}, "2019-06-09"),  # the record's own word goes first
        ([], {"updated": "soon"}, None),
    ],
)
def test_a_change_is_of_a_later_day(updates: list[str], declared: dict[str, str], updated: str | None) -> None:
    assert days(when(document(**declared), KNOWN, updates, BODY))[::2] == ("2019-06-04", updated)


def test_a_page_that_tells_only_of_its_change_has_no_publication() -> None:
    assert days(when(document(), [], ["2019-06-06"], BODY)) == (None, (), "2019-06-06")
    assert days(when(document(fetched="2019-06-10"), [], ["2019-06-06"], BODY)) == (
        "2019-06-10",
        ("fetched",),
        "2019-06-06",
    )


@pytest.mark.parametrize(
    ("line", "published", "changed"),
    [
        ("4 June 2019", "2019-06-04", None),
        ("By Jane Roe, 4 June 2019", "2019-06-04", None),
        ("Posted on June 4, 2019 by admin", "2019-06-04", None),
        ("Publié le 4 juin 2019 à 10h15", "2019-06-04", None),
        ("发布时间：2019年6月4日", "2019-06-04", None),
        ("Updated 5 June 2019", None, "2019-06-05"),
        ("Mis à jour le 5 juin 2019", None, "2019-06-05"),
        ("Aktualisiert am 5. Juni 2019", None, "2019-06-05"),
        ("更新时间：2019年6月5日", None, "2019-06-05"),
        ("Last updated 10:15 on 5 June", None, "2019-06-05"),  # of the year of the publication
        ("Updated on 5 May", None, "2020-05-05"),  # the first such day after it
        ("Published: 4 June 2019 | Updated: 6 June 2019", "2019-06-04", "2019-06-06"),
        ("Publicado el 4 de junio de 2019, actualizado el 5 de junio de 2019", "2019-06-04", "2019-06-05"),
        ("4 June 2019, 10:15 GMT (updated 5 June 2019)", "2019-06-04", "2019-06-05"),
        ("Published 4 June 2019 Updated 14:20", "2019-06-04", None),
        ("Lisbon", None, None),
        ("12 comments", None, None),
    ],
)
def test_a_line_beside_an_article(line: str, published: str | None, changed: str | None) -> None:
    found = datings([line])
    assert [row.edtf for row in line_dates(found, Writing())] == ([published] if published else [])
    assert changes(found, KNOWN, Writing()) == ([changed] if changed else [])


@pytest.mark.parametrize(
    "line", ["Published 4 June 2019", "Published: 4 June 2019 | By Jane Roe", "发布时间：2019年6月4日"]
)
def test_under_an_article_only_a_label_dates_it(line: str) -> None:
    assert [row.edtf for row in line_dates(datings([line], labelled=True), Writing())] == ["2019-06-04"]
    assert not line_dates(datings(["4 June 2019", "A story of 3 May 2018"], labelled=True), Writing())


def test_a_change_without_a_year_needs_a_publication() -> None:
    update = [Dating(words="5 June", rank=2, line=None, is_update=True)]
    assert changes(update, [], Writing()) == []
    assert changes(update, [Dated(edtf="2019-06", basis="url")], Writing()) == ["2019-06-05"]
    assert changes([Dating(words="29 February", rank=2, line=None, is_update=True)], KNOWN, Writing()) == ["2020-02-29"]


def test_an_update_line_in_a_text_is_no_publication() -> None:
    article = cleaned(f"Envoys sign the accord\n\nLast updated: 5 June 2019\n\n{BODY}")
    assert (article.published, article.updated) == (None, "2019-06-05")
    both = cleaned(f"Envoys sign the accord\n\nPublished: 4 June 2019\n\nUpdated: 5 June 2019\n\n{BODY}")
    assert both.published is not None
    assert (both.published.edtf, both.updated) == ("2019-06-04", "2019-06-05")


def test_a_date_line_is_read_as_the_article_s_country_writes() -> None:
    text = f"Envoys sign the accord\n\nPublished: 4/6/2019\n\n{BODY}"
    for language, edtf in (("en-GB", "2019-06-04"), ("en-US", "2019-04-06")):
        published = cleaned(text, language=language).published
        assert published is not None and published.edtf == edtf
    assert cleaned(text).published is None
