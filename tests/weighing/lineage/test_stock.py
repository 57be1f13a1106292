"""What an outlet prints again and again is stock; versions of one story are none."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.weighing.lineage.sketch import sketch
from dragoman.weighing.lineage.spread import Spread
from dragoman.weighing.lineage.stock import stock
from tests.weighing.making import reading

STORIES = (
    "Bakers in the capital fear for their ovens before the feast while traders wait for a price of winter gas.",
    "Two grandmasters play for a title beside the river and the hall applauds the dullest draw for many years.",
    "A former governor pleads that he never sold harbour land to his cousins, and the court complains of heat.",
    "Direct flights begin next spring with a narrow aircraft that needs every litre of fuel to cross the steppe.",
)
BACKGROUND = (
    "The republic sends most of its oil through the ports of its neighbour and looks for routes across the sea."
)


def stocked(texts: Sequence[str], days: Sequence[str], outlet: str = "courier") -> int:
    readings = (reading(f"https://{outlet}.example/{n}", text, days[n]) for n, text in enumerate(texts))
    return len(stock([sketch(one) for one in readings]))


WEEKS = ("2023-03-02", "2023-03-20", "2023-04-19", "2023-06-30")
DAYS = ("2023-03-02", "2023-03-02", "2023-03-03", "2023-03-03")


def test_background_under_stories_of_several_weeks_is_stock() -> None:
    under = [f"{story}\n{BACKGROUND}" for story in STORIES]
    assert stocked(under, WEEKS) >= 15
    assert stocked(under, DAYS) == 0  # so near in time they may be about one matter
    assert stocked(under[:2], WEEKS) == 0


def test_versions_of_one_story_are_no_stock() -> None:
    long = " ".join(STORIES)
    assert stocked([f"{long}\nUpdate {n}." for n in range(4)], WEEKS) == 0


def test_a_text_is_compared_without_its_stock_unless_it_is_nothing_else() -> None:
    readings = [reading(f"https://courier.example/{n}", f"{s}\n{BACKGROUND}", WEEKS[n]) for n, s in enumerate(STORIES)]
    sketches = [sketch(one) for one in readings]
    keys = stock(sketches)
    fresh = Spread(sketches[0], keys)
    assert len(fresh.shingles) < len(Spread(sketches[0]).shingles) - 10
    alone = sketch(reading("https://courier.example/x", BACKGROUND))
    assert len(Spread(alone, keys).shingles) == len(Spread(alone).shingles)
