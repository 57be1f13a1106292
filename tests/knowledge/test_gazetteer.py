"""Names of states, organisations and regions are found whole, and what is ambiguous stays so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.knowledge.gazetteer import lookup, scan


def found(sentence: str) -> list[str]:
    words = sentence.split()
    return [" ".join(words[start:end]) for start, end, _ in scan(words)]


def countries(surface: str) -> list[str | None]:
    return [entry.country for entry in lookup(surface)]


@pytest.mark.parametrize(
    ("surface", "country", "form"),
    [
        ("Russia", "RUS", "name"),
        ("Russian", "RUS", "adjective"),
        ("Russians", "RUS", "demonym"),
        ("Moscow", "RUS", "capital"),
        ("Kremlin", "RUS", "seat"),
        ("Zhongnanhai", "CHN", "seat"),
        ("Élysée", "FRA", "seat"),
        ("Elysee", "FRA", "seat"),
        ("DPRK", "PRK", "acronym"),
        ("Türkiye", "TUR", "alias"),
        ("Kosovo", "KOS", "name"),
        ("Soviet Union", "SUN", "name"),
        ("Frenchmen", "FRA", "demonym"),
    ],
)
def test_a_state_is_known_by_each_of_its_names(surface: str, country: str, form: str) -> None:
    entry = next(entry for entry in lookup(surface) if entry.kind == "state")
    assert (entry.country, entry.form) == (country, form)


def test_the_pronoun_is_not_the_state() -> None:
    assert lookup("us") == ()
    assert countries("US") == countries("U.S.") == ["USA"]
    assert found("They told us that the US and the U.S. navy left") == ["US", "U.S."]


def test_ambiguous_names_are_reported_with_every_reading() -> None:
    assert {(entry.kind, entry.country) for entry in lookup("Georgia")} == {("state", "GEO"), ("place", "USA")}
    assert set(countries("Korea")) == {"KOR", "PRK"}
    assert set(countries("Congo")) == {"COD", "COG"}
    assert [entry.name for entry in lookup("Brussels")] == ["Belgium", "European Union", "NATO"]


def test_the_longest_name_wins() -> None:
    assert found("the UN Security Council met in South Korea") == ["UN Security Council", "South Korea"]
    assert found("Guinea - Bissau") == ["Guinea - Bissau"]
    assert found("talks in Washington , D.C. ended") == ["Washington , D.C."]


def test_no_name_goes_across_punctuation() -> None:
    assert found("from Guinea , Bissau is far") == ["Guinea", "Bissau"]
    assert found("the Kremlin , said he") == ["Kremlin"]


def test_west_is_a_group_only_with_its_article() -> None:
    assert found("further west and West of here") == []
    assert [entry.kind for _, _, entries in scan(["the", "West"]) for entry in entries] == ["group"]
    assert found("in the West Bank") == ["West Bank"]


def test_capitals_of_headlines_and_datelines() -> None:
    assert found("RUSSIA AND NORTH KOREA SIGN WHO IS NEXT") == ["RUSSIA", "NORTH KOREA"]
    assert found("MOSCOW ( Reuters )") == ["MOSCOW", "Reuters"]


def test_possessives_stay_outside() -> None:
    assert found("China 's envoy") == ["China"]


@pytest.mark.parametrize(
    ("surface", "country", "sector"),
    [
        ("United Nations", "UNO", None),
        ("European Union", "EUR", None),
        ("Hamas", "PSE", "REB"),
        ("State Duma", "RUS", "LEG"),
        ("Mossad", "ISR", "SPY"),
        ("Xinhua", "CHN", "JRN"),
        ("ISIS", "IMG", "REB"),
        ("ICRC", "NGO", None),
    ],
)
def test_organisations_have_country_and_sector(surface: str, country: str, sector: str | None) -> None:
    assert any((entry.country, entry.sector) == (country, sector) for entry in lookup(surface))


@given(st.lists(st.text(max_size=8), max_size=30))
def test_matches_never_overlap_and_lie_inside(words: list[str]) -> None:
    last = 0
    for start, end, entries in scan(words):
        assert last <= start < end <= len(words)
        assert entries
        last = end
