"""Short stories to be told apart, as lines: the day of publication, if any, and the text."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.model import Reading, Story
from dragoman.weighing.lineage import sketch, trace
from dragoman.weighing.stories import tell_stories, terms
from tests.weighing.making import reading

Told = tuple[str | None, str]

SPRING_TRUCE: list[Told] = [
    (
        "2031-03-04",
        "Envoys of Ostria and Velm signed a truce in Corva on Tuesday. The mediator Ida Brandt set the line.",
    ),
    (
        "2031-03-05",
        "Guns fell silent at Pass Molen a day after Ostria and Velm signed the truce. Brandt thanked Corva.",
    ),
    (
        None,
        "The line of Pass Molen, drawn by the mediator Ida Brandt in Corva, parts Ostria from Velm after the truce.",
    ),
]
AUTUMN_TRUCE: list[Told] = [
    ("2031-10-21", "Lake Sarn is to open to barges: so Velm and Ostria agreed with Ida Brandt's help, a second truce."),
    (
        "2031-10-22",
        "Barges crossed Lake Sarn again on Wednesday. Brandt, back in Corva, praised the truce of both sides.",
    ),
    (None, "What bargemen say of Lake Sarn: Ostria kept the truce that Brandt wrote in Corva, and so did Velm."),
]
# A summit: the way to it, the meeting, and what became of it.
SUMMIT: list[Told] = [
    (
        "2030-05-02",
        "Tirvala will host the summit of the River League. Minister Pelle Orsk had the marble hall repaired.",
    ),
    (
        "2030-05-04",
        "Minister Pelle Orsk showed the marble hall in Tirvala where the River League will hold its summit.",
    ),
    (
        "2030-05-20",
        "The summit of the River League opened in the marble hall of Tirvala. President Anselm Roy wants a fund.",
    ),
    (
        "2030-05-21",
        "A fund for 90 boats is what the River League's summit in Tirvala agreed on, President Anselm Roy said.",
    ),
    (
        "2030-06-15",
        "The first boats of the fund of the River League's Tirvala summit left port, said Captain Lisa Thorn.",
    ),
    (
        "2030-06-17",
        "Captain Lisa Thorn took two boats upriver: the River League's fund, born in Tirvala, has begun to work.",
    ),
]


def readings(name: str, told: Sequence[Told]) -> list[Reading]:
    """One reading for each line; the uri is the name with its number."""
    return [reading(f"{name}{number}", text, day) for number, (day, text) in enumerate(told)]


def tell(given: Sequence[Reading]) -> tuple[Story, ...]:
    """The stories of readings."""
    lineage = trace([sketch(one) for one in given])
    return tell_stories([terms(one) for one in given], lineage)


def by_uri(given: Sequence[Reading]) -> dict[str, Story]:
    """The row of every article."""
    return {row.uri: row for row in tell(given)}
