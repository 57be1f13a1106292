"""Protects the keys of stories: a story is weighed again if, and only if, something that it depends on changed."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import pytest

from dragoman.model import Reading, Story
from dragoman.weighing import survey as surveying
from dragoman.weighing import weigh
from dragoman.weighing.library import Shelf
from dragoman.weighing.survey import Matter, Survey
from tests.weighing.making import entity, kin, reading
from tests.weighing.quotations.quoting import article

OWN = "The granary will not be sold while I have the key to its only door"
ON = "2021-05-04"


def named(uri: str, text: str, name: str, country: str | None = None) -> Reading:
    return reading(uri, text, ON, entities=[entity(text, 1, "person", name, country)])


HERE = named("here/1", "Ona Lind opened the ferry.", "Ona Lind")
THERE = named("there/1", "Tariq Osei closed the mine.", "Tariq Osei")


@pytest.fixture(autouse=True)
def stories_by_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    """An article is of the story, and alone of the origin, that its uri names: what is told by words is not meant."""
    monkeypatch.setattr(surveying, "trace", lambda sketches: tuple(kin(one.uri) for one in sketches))
    monkeypatch.setattr(
        surveying, "tell_stories", lambda _, rows: tuple(Story(uri=r.uri, story=r.uri.split("/")[0]) for r in rows)
    )


def matters(*readings: Reading) -> dict[str, Matter]:
    return {matter.story: matter for matter in Survey(Shelf(readings)).matters()}


def key(*readings: Reading, story: str = "here") -> str:
    return matters(*readings)[story].key


def test_the_same_articles_in_any_order_are_the_same_work() -> None:
    assert matters(HERE, THERE) == matters(THERE, HERE)
    assert Survey(Shelf([HERE, THERE])).count == len(matters(HERE, THERE)) == 2


def test_an_article_of_another_story_is_not_this_storys_work() -> None:
    assert key(HERE) == key(HERE, THERE)
    assert key(HERE) != key(THERE, story="there")


def test_an_article_more_is_other_work() -> None:
    more = reading("here/2", "It rained.", ON)
    assert len({key(HERE), key(HERE, more), key(more)}) == 3


def test_other_bytes_are_other_work() -> None:
    changed = msgspec.structs.replace(HERE, article=msgspec.structs.replace(HERE.article, id="other"))
    assert key(HERE) != key(changed)


@pytest.mark.parametrize(
    "more",
    [{"origin": "elsewhere"}, {"parent": "there/1"}, {"relation": "copy"}, {"origin_label": "Lost"}, {"basis": ("x",)}],
)
def test_another_lineage_is_other_work(more: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    before = matters(HERE, THERE)
    monkeypatch.setattr(
        surveying,
        "trace",
        lambda sketches: tuple(kin(one.uri, **(more if one.uri == "here/1" else {})) for one in sketches),
    )
    after = matters(HERE, THERE)
    assert before["here"].key != after["here"].key
    assert before["there"].key == after["there"].key


def test_who_somebody_is_may_be_told_by_an_article_of_another_story() -> None:
    other = named("there/1", "Ona Lind of Norway closed the mine.", "Ona Lind", "NOR")
    assert key(HERE, other) != key(HERE, THERE)
    assert matters(HERE, other)["here"].who["here/1", "e1"].country == "NOR"


def test_what_is_quoted_in_another_story_too_belongs_to_the_work_of_both() -> None:
    here, there = (
        article("here/1", ("Dora Lind", OWN)),
        article("there/1", ("Dora Lind", "So be it today"), ("Karim", OWN)),
    )
    other = article("there/1", ("Dora Lind", "So be it today"))
    assert matters(here, other)["here"].beyond == {}
    found = matters(here, there)
    assert found["here"].beyond == {1: frozenset({1})}
    assert found["here"].key != key(here, other)
    assert [row.uri for row in found["here"].lineage] == ["here/1", "there/1"]
    assert set(found["here"].who) == {("here/1", "e1"), ("there/1", "e1"), ("there/1", "e2")}


def test_what_words_weigh_belongs_to_the_work() -> None:
    """A word that was rare is common after many other sayings have it: the same words then weigh less."""
    here, too = article("here/1", ("Dora Lind", OWN)), article("here/2", ("Dora Lind", "I have the key to the granary"))
    others: Sequence[Reading] = [
        article(f"far/{n}", ("Karim", f"{word} granary {word}s {n} {word}ing")) for n, word in enumerate(WORDS)
    ]
    assert key(here, too, *others) != key(here, too, *others[:1])
    assert key(here, *others) == key(here, *others[:1]), "what one article alone says is compared with nothing"


WORDS = "salt rope mast sail tide reef knot wharf barge crane".split(" ")


def in_office(uri: str, text: str, day: str, left: str | None = None) -> Reading:
    """An article that gives Ona Lind the office of a foreign minister, and says when she left it."""
    who = entity(text, 1, "person", "Ona Lind", "NOR", office="Foreign Minister")
    mentions = tuple(msgspec.structs.replace(one, office_to=left) for one in who.mentions)
    return reading(uri, text, day, entities=[msgspec.structs.replace(who, mentions=mentions)])


LATER = in_office("here/1", "Foreign Minister Ona Lind opened the ferry.", ON)
LEFT = in_office("there/1", "Foreign Minister Ona Lind, in office until 2019, wrote a book.", "2020-02-02", "2019")
BAKER = named("there/2", "Tariq Osei baked bread in 2019.", "Tariq Osei")


def test_who_left_an_office_by_another_story_is_held_against_it_in_this_one() -> None:
    told = matters(LATER, LEFT, BAKER)
    assert [told[story].retiring for story in ("here", "there")] == [(1,), ()]
    assert key(LATER) == key(LATER, BAKER) != key(LATER, LEFT)
    (found,) = [one for one in weigh([LATER, LEFT, BAKER]).conflicts if one.kind == "office"]
    assert (found.cause, {piece.uri for side in found.sides for piece in side.evidence}) == (
        "change over time, or an office given after its term",
        {"here/1", "there/1"},
    )
