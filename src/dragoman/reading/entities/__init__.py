"""People, states, organisations, groups and places, by their names and by common nouns that describe them."""

from __future__ import annotations

from dragoman.language import Parsed
from dragoman.model import Entity
from dragoman.reading.entities.bodies import bodies
from dragoman.reading.entities.candidate import settle
from dragoman.reading.entities.datelines import dated
from dragoman.reading.entities.descriptions import descriptions
from dragoman.reading.entities.identity import gather
from dragoman.reading.entities.known import known
from dragoman.reading.entities.office_holders import office_holders
from dragoman.reading.entities.people import described, plainly_named, titled
from dragoman.reading.entities.recognised import recognised
from dragoman.reading.entities.repeats import agree
from dragoman.reading.entities.ships import ships
from dragoman.reading.entities.words import Words

__all__ = ["find_entities"]


def find_entities(parsed: Parsed) -> tuple[Entity, ...]:
    """The entities of a text, each with all mentions by name; descriptions that no name answers are entities too."""
    words = Words(parsed)
    familiar = list(known(words))
    names = agree(
        words,
        settle(
            [
                *familiar,
                *dated(words, familiar),
                *titled(words, familiar),
                *office_holders(words),
                *described(words, familiar),
                *ships(words),
                *bodies(words, familiar),
                *recognised(words, familiar),
                *plainly_named(words),
            ]
        ),
    )
    return gather(words, [*names, *descriptions(words, names)])
