"""Protects what has no code: accounts of one happening meet under other words, those of another do not."""

from __future__ import annotations

import random

import pytest

from dragoman.model import Entity, FusedEvent, Happening, Lineage, Reading
from dragoman.weighing.fusion import Account, fuse, groups
from dragoman.weighing.fusion.accounts import noted, told
from dragoman.weighing.fusion.identity import Identity
from dragoman.weighing.fusion.parties import Parties
from tests.weighing.making import entity, event, happening, reading


def kin(uri: str, origin: str | None = None, **more: object) -> Lineage:
    fields = {"origin_label": None, "relation": "original", "parent": None, "basis": (), **more}
    return Lineage(uri=uri, origin=origin or uri, **fields)  # type: ignore[arg-type]


def accounts(one: Reading, lineage: Lineage | None = None, story: str = "story") -> list[Account]:
    uri = one.article.uri
    who = {
        (uri, known.id): Identity(id=known.name, kind=known.kind, name=known.name, country=known.country)
        for known in one.entities
    }
    line = lineage or kin(uri)
    return [
        *(told(one, found, story, line, who) for found in one.events),
        *(noted(one, found, story, line, who) for found in one.happenings),
    ]


def article(uri: str, text: str, *found: Happening, known: tuple[Entity, ...] = (), day: str | None = None) -> Reading:
    return reading(uri, text, day, entities=known, happenings=found)


def fused(*readings: Reading) -> list[FusedEvent]:
    return [event for event, _ in fuse([account for one in readings for account in accounts(one)])]


def quake(uri: str, text: str, word: str, part: str = "noun") -> Reading:
    return article(uri, text, happening(text, word, word=word, part=part))  # type: ignore[arg-type]


def test_one_quake_under_three_names() -> None:
    (found,) = fused(
        quake("a", "An earthquake woke the valley.", "earthquake"),
        quake("b", "The tremor woke everybody in the valley.", "tremor"),
        quake("c", "Shepherds spoke of the temblor.", "temblor"),
    )
    assert (found.type, found.mode, found.cameo, found.articles, found.origins) == (None, None, None, 3, 3)
    assert found.word in {"earthquake", "tremor", "temblor"}


def test_a_noun_and_its_verb_are_one_happening() -> None:
    one, two = "The resignation of the mayor was expected.", "The mayor resigned."
    (found,) = fused(
        article("a", one, happening(one, "resignation", [(None, "the mayor")], part="noun")),
        article("b", two, happening(two, "resigned", [(None, "The mayor")], word="resign")),
    )
    assert found.articles == 2


def arrest(uri: str, name: str) -> Reading:
    text = f"Guards arrested {name} in the port."
    return article(
        uri,
        text,
        happening(text, "arrested", whom=[("e1", name)], word="arrest"),
        known=(entity(text, 1, "person", name),),
    )


def test_two_arrests_of_two_persons_are_two() -> None:
    assert len(fused(arrest("a", "Ivo Brandt"), arrest("b", "Lena Holm"), arrest("c", "Ivo Brandt"))) == 2


def test_a_description_may_be_anybody_and_joins_the_name() -> None:
    text = "Guards arrested a baker in the port."
    baker = article("b", text, happening(text, "arrested", whom=[(None, "a baker")], word="arrest"))
    assert len(fused(arrest("a", "Ivo Brandt"), baker)) == 1


def test_a_word_of_all_trades_needs_those_who_take_part() -> None:
    one, two = "The baker made bread.", "The mayor made a chair."
    made = [
        article("a", one, happening(one, "made", [(None, "The baker")], [(None, "bread")], word="make")),
        article("b", two, happening(two, "made", [(None, "The mayor")], [(None, "a chair")], word="make")),
    ]
    assert len(fused(*made)) == 2
    again = "Again the baker made the bread."
    made.append(
        article("c", again, happening(again, "made", [(None, "the baker")], [(None, "the bread")], word="make"))
    )
    assert sorted(found.articles for found in fused(*made)) == [1, 2]


def test_a_denial_stays_apart_and_a_plan_is_not_counted() -> None:
    done, plan, denial = "The bridge collapsed.", "The bridge may collapse.", "The bridge did not collapse."
    found = fused(
        article("a", done, happening(done, "collapsed", word="collapse")),
        article("b", plan, happening(plan, "collapse", modality="speculated")),
        article("c", denial, happening(denial, "collapse", modality="denied")),
    )
    by_modality = {one.modality: one for one in found}
    assert set(by_modality) == {"happened", "denied"}
    happened = by_modality["happened"]
    assert (happened.articles, [(report.uri, report.counted) for report in happened.reports]) == (
        1,
        [("a", True), ("b", False)],
    )


def test_other_days_and_other_stories_are_other_happenings() -> None:
    one, two = "The bridge collapsed on 3 May 2021.", "The bridge collapsed on 9 June 2021."
    may = article("a", one, happening(one, "collapsed", word="collapse", date=("2021-05-03", "3 May 2021")))
    june = article("b", two, happening(two, "collapsed", word="collapse", date=("2021-06-09", "9 June 2021")))
    assert len(fused(may, june)) == 2
    assert len(fuse([*accounts(may, story="x"), *accounts(may, story="y")])) == 1  # the same words of a copy
    undated = article("c", "The bridge collapsed.", happening("The bridge collapsed.", "collapsed", word="collapse"))
    assert len(fuse([*accounts(may, story="x"), *accounts(undated, story="y")])) == 2


def test_what_is_told_without_a_date_is_no_old_story() -> None:
    old, new = "The dam burst in 2015.", "The dam burst."
    found = fused(
        article("a", old, happening(old, "burst", date=("2015", "2015")), day="2021-05-04"),
        article("b", new, happening(new, "burst"), day="2021-05-04"),
    )
    assert len(found) == 2


def test_an_attack_of_a_later_week_is_not_the_one_that_was_news() -> None:
    text = "The attack frightened the town."
    weeks = []
    for n, day in enumerate(("2021-05-04", "2021-05-10", "2021-05-16", "2021-05-22", "2021-05-28")):
        own = f"{text} Page {n}."  # each article has words of its own
        weeks.append(article(str(n), own, happening(own, "attack", part="noun"), day=day))
    assert sorted(len(found.reports) for found in fused(*weeks)) == [2, 3]


MEETING = "Chile's envoy met Peru's envoy in Lima."


def test_a_happening_joins_an_event_by_name_and_is_counted_then_only() -> None:
    who = (entity(MEETING, 1, "state", "Chile", "CHL"), entity(MEETING, 2, "state", "Peru", "PER"))
    met = event(MEETING, "met", [("e1", "Chile")], [("e2", "Peru")], word="meet")
    coded = reading("a", MEETING, entities=who, events=(met,))
    named = "The talks of Chile with Peru were long."
    talks = happening(named, "talks", [("e1", "Chile")], [("e2", "Peru")], word="talk", part="noun")
    both = (entity(named, 1, "state", "Chile", "CHL"), entity(named, 2, "state", "Peru", "PER"))
    (found,) = fused(coded, article("b", named, talks, known=both))
    assert (found.type, found.articles) == ("CONSULT", 2)
    bare = "The talks were long."
    split = fused(coded, article("b", bare, happening(bare, "talks", word="talk", part="noun")))
    assert sorted((one.type or "", one.articles) for one in split) == [("", 1), ("CONSULT", 1)]


def test_the_id_follows_from_the_earliest_account() -> None:
    first = quake("a", "An earthquake woke the valley.", "earthquake")
    later = quake("b", "The tremor woke everybody in the valley.", "tremor")
    assert fused(first)[0].id == fused(first, later)[0].id != fused(later)[0].id


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_input_does_not_matter(seed: int) -> None:
    readings = [arrest("a", "Ivo Brandt"), arrest("b", "Lena Holm"), arrest("c", "Brandt"), arrest("d", "Holm")]
    told_ = [account for one in readings for account in accounts(one)]
    shuffled = random.Random(seed).sample(told_, len(told_))
    assert fuse(shuffled) == fuse(told_)


def test_values_name_everything_that_is_said_with_its_support() -> None:
    one, two = "The bridge fell on 3 May.", "The bridge fell in May."
    found = fused(
        article("a", one, happening(one, "fell", word="collapse", date=("2021-05-03", "3 May"))),
        article("b", one, happening(one, "fell", word="collapse", date=("2021-05-03", "3 May"))),
        article("c", two, happening(two, "fell", word="collapse", date=("2021-05", "May"))),
    )[0]
    assert [(value.slot, value.value, value.articles) for value in found.values] == [
        ("date", "2021-05-03", 2),
        ("date", "2021-05", 1),
    ]
    assert found.date == "2021-05-03"


def test_articles_of_unknown_origin_are_counted() -> None:
    one = quake("a", "An earthquake woke the valley.", "earthquake")
    lost = kin("a", "group", relation="rewrite")
    known = kin("a", "group", relation="rewrite", origin_label="an agency")
    counted = [fuse(accounts(one, *line))[0][0].unknown_origins for line in ((lost,), (known,), ())]
    assert counted == [1, 0, 0]


def test_work_grows_with_the_number_of_accounts() -> None:
    """Every account is held against so many groups at the most, however many the story has."""
    calls = 0
    original = groups.Group.fit

    def counting(self: groups.Group, account: Account, mine: Parties, chief: frozenset[str]) -> float:
        nonlocal calls
        calls += 1
        return original(self, account, mine, chief)

    many = [arrest(f"{n:04}", f"Ivo {chr(65 + n % 26)}{chr(97 + n // 26)}ov") for n in range(300)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(groups.Group, "fit", counting)
        assert len(fused(*many)) == 300
    assert calls < 300 * 120
