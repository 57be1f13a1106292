"""The publication date: each basis, their order, and no date where none can be known."""

import pytest

from dragoman.cleaning.identifiers import find_identifiers
from dragoman.cleaning.published import (
    Dated,
    decide,
    from_address,
    from_datelines,
    from_glosses,
    from_pictures,
    near_pictures,
)

UUID_1 = "5d1a2c80-86a1-11e9-bc42-526af7764f64"  # version 1, 2019-06-04
UUID_7 = "016b2093-3800-7abc-8def-0123456789ab"  # version 7, 2019-06-04


def test_identifiers_tell_when_they_were_made() -> None:
    (one,) = find_identifiers(f"x/{UUID_1}.jpg {UUID_1.upper()}")
    assert one[1].moment.date().isoformat() == "2019-06-04"
    assert "2019-06-04T" in one[1].note
    (seven,) = find_identifiers(UUID_7)
    assert (seven[1].version, seven[1].moment.date().isoformat()) == (7, "2019-06-04")


@pytest.mark.parametrize("uuid", ["5d1a2c80-86a1-41e9-bc42-526af7764f64", "00000000-0000-1000-8000-000000000000"])
def test_identifiers_without_a_plausible_time_say_nothing(uuid: str) -> None:
    assert not find_identifiers(uuid)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Yesterday (June 3), the envoys met.", "2019-06-04"),
        ("They met today (4 June).", "2019-06-04"),
        ("Tomorrow, 5 June, they will meet.", "2019-06-04"),
        ("They met last night (June 3rd).", "2019-06-04"),
        ("They met yesterday (Monday, June 3).", "2019-06-04"),
        ("They met yesterday (Friday, June 3).", None),  # no such weekday near that year
        ("“We met yesterday (June 2),” he said in May.", None),  # somebody's words, of whatever day
        ("They met on Monday (June 3).", None),
    ],
)
def test_glosses_date_the_text_with_the_year_of_a_picture(text: str, day: str | None) -> None:
    known = [Dated(edtf="2019-06-04", basis="image-uuid")]
    assert [dated.edtf for dated in from_glosses(text, known)] == ([day] if day else [])


def test_a_gloss_whose_year_cannot_be_known_gives_no_date() -> None:
    assert not from_glosses("Yesterday (June 3), the envoys met.", [])
    assert not from_glosses("Yesterday (June 3), the envoys met, as in 2015.", [])
    found = from_glosses("Yesterday (Monday, June 3), the envoys met, as in 2019.", [])
    assert [dated.edtf for dated in found] == ["2019-06-04"]


def test_glosses_that_contradict_each_other_give_no_date() -> None:
    known = [Dated(edtf="2019-06-04", basis="image-uuid")]
    assert not from_glosses("Yesterday (June 3) they met. Today (June 9) they left.", known)


def test_a_dateline_with_its_year() -> None:
    (found,) = from_datelines("GENEVA, June 4, 2019 (Agency) -- The envoys met.", [])
    assert (found.edtf, found.basis) == ("2019-06-04", "page-text")


@pytest.mark.parametrize(
    ("address", "edtf"),
    [
        ("https://news.example/world/2019/06/04/envoys", "2019-06-04"),
        ("https://news.example/2019-06-04-envoys.html", "2019-06-04"),
        ("https://news.example/2019/06/envoys", "2019-06"),
        ("https://news.example/20190604/envoys", "2019-06-04"),
        ("https://news.example/2019/jun/04/envoys", "2019-06-04"),
        ("https://news.example/2019-JUNE-4-envoys", "2019-06-04"),
        ("https://news.example/2019/juin/4/envoys", "2019-06-04"),
        ("https://news.example/2019/06/", "2019-06"),
        ("https://news.example/2019/envoys-meet", "2019"),
        ("https://news.example/world/2019/10-things-to-know", "2019"),
        ("https://news.example/2019/06/31/envoys", "2019"),
        ("https://news.example/1999/06/envoys", "1999-06"),
        ("https://news.example/2019/the-04/envoys", "2019"),
        ("https://news.example/1848/uprising", None),  # an address of an uprising, not of its day
        ("https://news.example/vision-2030/envoys", None),
        ("https://news.example/envoys?day=2019/06/04", None),
        ("https://2019.example/envoys", None),
        ("https://news.example/id/201990412", None),
        ("in/2019/06/04/a.txt", None),  # where a file lies says nothing
    ],
)
def test_addresses(address: str, edtf: str | None) -> None:
    assert [dated.edtf for dated in from_address(address)] == ([edtf] if edtf else [])


def test_the_strongest_basis_wins_and_those_that_disagree_are_shown() -> None:
    decided = decide(
        [
            Dated(edtf="2019-06-04", basis="image-uuid"),
            Dated(edtf="2019-06-07", basis="url"),
            Dated(edtf="2019-06-04", basis="page-text", spans=((0, 5),)),
        ]
    )
    assert decided is not None
    assert (decided.edtf, decided.basis, decided.spans) == ("2019-06-04", ("page-text", "image-uuid"), ((0, 5),))
    assert [(other.edtf, other.basis) for other in decided.others] == [("2019-06-07", "url")]


DECLARED = Dated(edtf="2019-06-04", basis="declared")
WORDS = Dated(edtf="2019-06-04", basis="page-text")
URL = Dated(edtf="2019-06-04", basis="url")
PICTURE = Dated(edtf="2019-06-04", basis="image-uuid")
FETCHED = Dated(edtf="2019-06-04", basis="fetched")
OTHER_URL = Dated(edtf="2019-06-07", basis="url")


@pytest.mark.parametrize(
    ("evidence", "confidence"),
    [
        ([DECLARED], "certain"),
        ([WORDS, URL], "certain"),
        ([URL, PICTURE], "certain"),
        ([WORDS], "likely"),
        ([URL], "likely"),
        ([URL, FETCHED], "likely"),  # a page can be fetched on any day after
        ([DECLARED, OTHER_URL], "likely"),
        ([WORDS, URL, Dated(edtf="2019-06-09", basis="relative-gloss")], "likely"),
        ([DECLARED, Dated(edtf="2019-06-01", basis="image-uuid")], "certain"),  # pictures are older than the page
        ([DECLARED, Dated(edtf="2019-08-01", basis="fetched")], "certain"),
        ([PICTURE], "weak"),
        ([FETCHED], "weak"),
        ([PICTURE, FETCHED], "weak"),
    ],
)
def test_how_far_a_date_can_be_relied_on(evidence: list[Dated], confidence: str) -> None:
    for rows in (evidence, evidence[::-1]):
        decided = decide(rows)
        assert decided is not None and decided.confidence == confidence


def test_a_later_fetching_contradicts_nothing() -> None:
    decided = decide([DECLARED, Dated(edtf="2021-01-01", basis="fetched")])
    assert decided is not None and not decided.others


def test_a_day_makes_a_month_that_agrees_more_exact() -> None:
    decided = decide([Dated(edtf="2019-06", basis="url"), Dated(edtf="2019-06-04", basis="image-uuid")])
    assert decided is not None and decided.edtf == "2019-06-04"


def test_pictures_alone_date_a_page_only_approximately() -> None:
    made = [one for _, one in find_identifiers(UUID_1)]
    decided = decide(from_pictures(made))
    assert decided is not None and decided.edtf == "2019-06-04~"
    assert decide([]) is None


def test_a_picture_filed_by_day_tells_the_year_of_a_dateline() -> None:
    near = near_pictures(["/photo/2019/06/03/PYH1.jpg", "/i/20190604/1.jpg", "/width/1020/1.jpg"])
    assert [row.edtf for row in near] == ["2019-06-04", "2019-06-03"]
    assert [row.edtf for row in from_datelines("OSLO, June 4 (Xinhua) -- The envoys met.", near)] == ["2019-06-04"]


def test_a_picture_filed_by_a_day_in_hexadecimal_numbers() -> None:
    near = near_pictures(
        ["https://img.example/images/07e3/06/1f/1.jpg", "https://img.example/images/07e3/06/1c/1_0.jpg"]
    )
    assert [row.edtf for row in near] == ["2019-06-28"]  # there is no 31 June
    assert [row.edtf for row in from_datelines("OSLO, June 29 – Agency. The envoys met.", near)] == ["2019-06-29"]
