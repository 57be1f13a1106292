"""Protects weighing as a whole: a function of the set of articles, each result with an identifier of its own."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.model import Modality, Reading
from dragoman.weighing import weigh
from tests.weighing.making import entity, event, reading

PEOPLE = ("Ona Lind", "Tariq Osei", "Mira Voss")
LEADS = (
    "Bells rang over the harbour of Marrow and {} fishermen cheered from the quay.",
    "Copper miners in Quill demanded safer shafts, and {} of them downed their lamps.",
)
DAYS = ("2023-03-02", "2023-03-03")
MODALITIES: tuple[Modality, ...] = ("happened", "planned", "denied")


def told(uri: str, lead: str, who: tuple[str, str], day: str, modality: Modality, published: str | None) -> Reading:
    """An article in which one greets another."""
    text = f"{lead} {who[0]} greeted {who[1]} on {day}."
    return reading(
        uri,
        text,
        published,
        entities=[entity(text, n + 1, "person", name) for n, name in enumerate(who)],
        events=[event(text, "greeted", [("e1", who[0])], [("e2", who[1])], date=(day, day), modality=modality)],
        times=[(day, day)],
    )


ARTICLES = st.lists(
    st.builds(
        lambda lead, count, who, day, modality, published: (lead.format(count), who, day, modality, published),
        st.sampled_from(LEADS),
        st.integers(30, 32),
        st.permutations(PEOPLE).map(lambda names: (names[0], names[1])),
        st.sampled_from(DAYS),
        st.sampled_from(MODALITIES),
        st.sampled_from((None, *DAYS, "2024-03-02")),
    ),
    max_size=5,
).map(lambda drawn: [told(f"{n}", *one) for n, one in enumerate(drawn)])


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(ARTICLES, st.randoms(use_true_random=False))
def test_the_order_of_the_articles_does_not_matter(readings: list[Reading], chance: object) -> None:
    turned = list(readings)
    chance.shuffle(turned)  # type: ignore[attr-defined]
    assert weigh(turned) == weigh(readings)


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(ARTICLES)
def test_every_report_is_in_one_event_and_the_counts_are_those_of_its_articles(readings: list[Reading]) -> None:
    weighed = weigh(readings)
    origins = {row.uri: row.origin for row in weighed.lineage}
    reports = [(report.uri, report.event) for found in weighed.events for report in found.reports]
    assert sorted(reports) == sorted((one.article.uri, told.id) for one in readings for told in one.events)
    for found in weighed.events:
        uris = {report.uri for report in found.reports if report.counted}
        assert (found.articles, found.origins) == (len(uris), len({origins[uri] for uri in uris}))
    ids = [*(found.id for found in weighed.conflicts), *(found.id for found in weighed.events)]
    assert len(set(ids)) == len(ids)


def test_what_two_stories_say_wrongly_in_the_same_words_is_two_conflicts() -> None:
    wrong = "It happened thirty years after the fall of the wall in 1999, elders said. "
    readings = [
        reading(
            "a", wrong + "Ona Lind laid a wreath in Marrow while bells rang over snow and fishermen sang.", DAYS[0]
        ),
        reading(
            "b", wrong + "Copper miners in Quill demanded safer shafts, cheaper bread and honest pay.", "2023-06-02"
        ),
    ]
    weighed = weigh(readings)
    assert len({row.story for row in weighed.stories}) == 2
    assert len({found.id for found in weighed.conflicts}) == len(weighed.conflicts) == 2


def test_two_states_of_an_article_do_not_lend_each_other_their_people() -> None:
    states = [
        told("a", LEADS[0].format(30), ("Ona Lind", "Tariq Osei"), DAYS[0], "happened", DAYS[0]),
        told("a", LEADS[0].format(31), ("Mira Voss", "Bren Quill"), DAYS[0], "happened", DAYS[0]),
    ]
    said = {(one.events[0].id, name) for one in states for name in (one.entities[0].name, one.entities[1].name)}
    for found in weigh(states).events:
        for report in found.reports:
            assert {(report.event, party.name) for party in found.participants} <= said


def test_an_article_counts_once_however_its_reports_are_grouped() -> None:
    def struck(uri: str, text: str, word: str, *, known: bool) -> Reading:
        entities = [entity(text, 1, "state", "Oman", "OMN"), entity(text, 2, "state", "Chad", "TCD")]
        parties = ([("e1", "Oman")], [("e2", "Chad")]) if known else ([("e1", "Gunmen")], [])
        return reading(
            uri,
            text,
            DAYS[0],
            entities=entities if known else [entity(text, 1, "group", "Gunmen")],
            events=[event(text, word, *parties, kind="ASSAULT", date=(DAYS[0], DAYS[0]) if known else None)],
        )

    both = struck(
        "b",
        f"On {DAYS[0]} Oman struck Chad near the lighthouse of Marrow. Later Oman attacked Chad.",
        "struck",
        known=True,
    )
    again = event(both.article.text, "attacked", *PARTIES, kind="ASSAULT", date=(DAYS[0], DAYS[0]))
    both = msgspec.structs.replace(both, events=(*both.events, again))
    first = struck("a", "Gunmen attacked the lighthouse near Marrow harbour before dawn.", "attacked", known=False)
    for found in weigh([first, both]).events:
        assert found.articles == len({report.uri for report in found.reports})


PARTIES = ([("e1", "Oman")], [("e2", "Chad")])


@pytest.mark.parametrize("skipped", [None, "language", "empty"])
def test_articles_without_words_are_weighed_too(skipped: str | None) -> None:
    empty = [reading(uri, "") for uri in "ab"]
    empty = [
        msgspec.structs.replace(one, article=msgspec.structs.replace(one.article, skipped=skipped)) for one in empty
    ]
    weighed = weigh([*empty, reading("c", "Ona Lind spoke.", DAYS[0])])
    assert [row.uri for row in weighed.lineage] == [row.uri for row in weighed.stories] == ["a", "b", "c"]
    assert len({row.origin for row in weighed.lineage}) == 3
    assert not weighed.events
    assert not weighed.conflicts
