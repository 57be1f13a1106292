"""The tables of states and seats are whole and agree with ISO 3166 and the other fact sources."""

import pycountry
import pytest
from rigour.territories import get_territories

from dragoman.knowledge.tables import many, rows

STATES = {row["code"]: row for row in rows("states")}
PRESENT = {code: row for code, row in STATES.items() if not row["until"]}


def test_codes_are_unique() -> None:
    assert len(STATES) == len(rows("states"))


@pytest.mark.parametrize("code", sorted(PRESENT))
def test_present_states_have_iso_codes(code: str) -> None:
    assert code == "KOS" or pycountry.countries.get(alpha_3=code)


@pytest.mark.parametrize("code", sorted(set(STATES) - set(PRESENT)))
def test_historical_states_have_an_end(code: str) -> None:
    assert 1900 < int(STATES[code]["until"]) < 2020


def test_every_sovereign_state_is_there() -> None:
    sovereign = {t.alpha3.upper() for t in get_territories() if t.is_country and t.alpha3 and not t.is_historical}
    assert sovereign <= set(STATES)


def test_identifiers_agree_with_rigour() -> None:
    known = {t.alpha3.upper(): t.qids for t in get_territories() if t.alpha3}
    wrong = [
        code for code, row in STATES.items() if row["wikidata"] and code in known and row["wikidata"] not in known[code]
    ]
    assert wrong == []


def test_states_have_adjective_and_capital() -> None:
    # the table has dependent territories, many without an adjective of their own, from Hong Kong on
    sovereign = list(STATES)[: list(STATES).index("HKG")]
    assert len(sovereign) == 197  # the members and observers of the United Nations, Kosovo, Taiwan
    assert [code for code in sovereign if not STATES[code]["adjectives"]] == []
    city_states = {"SGP", "DJI", "LUX", "SMR", "SYC", "MCO", "STP"}  # capitals named like the state, or like much else
    assert [code for code in sovereign if not STATES[code]["capitals"] and code not in city_states] == []


def test_no_surface_is_given_twice_for_a_state() -> None:
    for row in STATES.values():
        names = [row["name"], *many(row["aliases"])]
        assert len(names) == len(set(names)), row["name"]


def test_seats_belong_to_known_states() -> None:
    for row in rows("seats"):
        assert row["country"] in {*STATES, "EUR", "UNO", "NATO"}, row
        assert row["sector"] in {"GOV", "LEG", ""}, row
