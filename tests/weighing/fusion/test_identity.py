"""Protects who is who: one identity for all names of one person, two for two, and nothing by the order of articles."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model import EntityKind
from dragoman.weighing.fusion.identity import Identity, Name, Register, names_of
from tests.weighing.making import entity, reading

_Told = tuple[str, str, str | None]  # the story, a name, its country


def person(name: str, country: str | None = None, known_as: str | None = None, kind: EntityKind = "person") -> Name:
    return Name("e1", kind, name, country, known_as)


def register(*told: tuple[str, Name]) -> list[Identity]:
    """The identities of names, each in an article of its own; given with its story."""
    uris = [f"{n}" for n in range(len(told))]
    made = Register(uris, [(name,) for _, name in told], [story for story, _ in told])
    who = made.who(range(len(told)))
    return [who[uri, "e1"] for uri in uris]


def test_the_entities_of_a_reading_are_its_names() -> None:
    text = "Ona Lind of Norway spoke."
    assert names_of(reading("a", text, entities=[entity(text, 1, "person", "Ona Lind", "NOR")])) == (
        Name("e1", "person", "Ona Lind", "NOR", None),
    )


def test_a_full_name_is_one_person_in_all_stories() -> None:
    here, there, other = register(("a", person("Ona Lind")), ("b", person("Ona Lind")), ("b", person("Tariq Osei")))
    assert here == there != other


def test_the_commonest_name_of_a_person_is_the_name() -> None:
    found = register(
        ("a", person("Sergei Dorin")),
        ("b", person("Sergey Dorin")),
        ("c", person("Sergey Dorin")),
        ("c", person("Ona Dorin")),
    )
    assert [one.name for one in found] == ["Sergey Dorin"] * 3 + ["Ona Dorin"]
    assert len({one.id for one in found}) == 2


def test_the_name_that_the_tables_know_is_the_name() -> None:
    (found,) = register(("a", person("Sergey Dorin", known_as="Sergei Dorin")))
    assert found.name == "Sergei Dorin"


def test_a_single_name_is_short_for_the_full_one_of_its_story_only() -> None:
    full, short, elsewhere = register(("a", person("Ona Lind")), ("a", person("Lind")), ("b", person("Lind")))
    assert short == full
    assert elsewhere.name == "Lind"
    assert elsewhere.id != full.id


def test_a_single_name_that_may_be_short_for_two_is_short_for_neither() -> None:
    *_, short = register(("a", person("Ona Lind")), ("a", person("Karl Lind")), ("a", person("Lind")))
    assert short.name == "Lind"


def test_a_country_tells_of_which_full_name_a_single_one_is_short() -> None:
    *_, short = register(
        ("a", person("Ona Lind", "NOR")), ("a", person("Karl Lind", "SWE")), ("a", person("Lind", "SWE"))
    )
    assert short.name == "Karl Lind"


def test_single_names_of_two_stories_are_two_persons_and_groups_too() -> None:
    for kind in ("person", "group"):
        here, there, same = register(*((story, person("Lind", kind=kind)) for story in "aba"))
        assert here.id == same.id != there.id


def test_one_who_has_one_country_has_it_where_it_is_left_unsaid() -> None:
    said, unsaid, other = register(
        ("a", person("Ona Lind", "NOR")), ("b", person("Ona Lind")), ("b", person("Tariq Osei"))
    )
    assert unsaid == said
    assert other.country is None


def test_of_two_countries_neither_is_given_where_it_is_left_unsaid() -> None:
    for kind in ("place", "organisation"):
        one, other, unsaid = register(
            *(("a", person("Quill Bay", country, kind=kind)) for country in ("NOR", "KEN", None))
        )
        assert (one.country, other.country, unsaid.country) == ("NOR", "KEN", None)
        assert len({one.id, other.id, unsaid.id}) == 3


def test_a_single_name_does_not_get_the_country_of_a_namesake_in_another_story() -> None:
    _, elsewhere = register(("a", person("Lind", "NOR")), ("b", person("Lind")))
    assert elsewhere.country is None
    said, unsaid = register(("a", person("Lind", "NOR")), ("a", person("Lind")))
    assert said == unsaid


def test_a_state_is_its_country_whatever_it_is_called() -> None:
    one, other = register(("a", person("Norway", "NOR", kind="state")), ("b", person("Oslo", "NOR", kind="state")))
    assert one.id == other.id
    assert register(("a", person("Oslo", "NOR", kind="place")))[0].id != one.id


def test_persons_of_two_countries_are_two() -> None:
    one, other = register(("a", person("Ona Lind", "NOR")), ("a", person("Ona Lind", "SWE")))
    assert one.id != other.id


def test_a_common_first_name_hides_nobody() -> None:
    """More people than are compared with each have the first name; who shares the last one is found all the same."""
    crowd = [("a", person(f"Maria {word}ova")) for word in WORDS for _ in range(2)]
    *_, one, other = register(*crowd, ("a", person("Maria Quillon")), ("b", person("Mariya Quillon")))
    assert one.id == other.id


WORDS = [
    f"{a}{b}{c}"
    for a in ("Ba", "Ke", "Lo", "Mi")
    for b in ("ru", "so", "ti", "fe")
    for c in ("dra", "gno", "pli", "ske")
]

NAMES = st.sampled_from(("Ona Lind", "Onna Lind", "Lind", "Karl Lind", "Ona K. Lind", "Tariq Osei", "Osei"))
TOLD = st.lists(
    st.tuples(st.sampled_from("ab"), NAMES, st.sampled_from((None, None, "NOR", "SWE"))), min_size=1, max_size=8
)


@settings(deadline=None)
@given(TOLD, st.randoms(use_true_random=False))
def test_the_order_of_the_articles_does_not_matter(told: list[_Told], chance: object) -> None:
    turned = list(range(len(told)))
    chance.shuffle(turned)  # type: ignore[attr-defined]
    named = [(story, person(name, country)) for story, name, country in told]
    found = register(*(named[n] for n in turned))
    assert [found[turned.index(n)] for n in range(len(told))] == register(*named)


@settings(deadline=None)
@given(TOLD)
def test_one_identifier_is_one_kind_name_and_country(told: list[_Told]) -> None:
    found = register(*((story, person(name, country)) for story, name, country in told))
    assert len({one.id for one in found}) == len(set(found))
    assert all(one.country in (None, "NOR", "SWE") for one in found)
